"""Mixed changes of one seed, the same wherever they are made, for tests that kill the program that makes them.

As a program (LIBRARY SEED COUNT): opens the library, makes the changes and, after each, writes its number.
"""

from __future__ import annotations

import hashlib
import random
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader.core.analyses import Analysis
from reader.core.articles import Article, Block, Direction
from reader.core.errors import LibraryError
from reader.core.mentions import EntityType, Mention
from reader.core.notes import Anchor, Note, NoteTarget, Tag
from reader.core.quotations import Quotation, QuotationKind
from reader.core.spans import Span
from reader.library import Library
from reader.operations import Operations

WORDS = "قال الوزير إن الجسر سيفتح غدا في المدينة القديمة وأضاف المتحدث أن العمل انتهى قبل موعده بشهر".split()  # noqa: SIM905


class Clock:
    """The same moments in every run."""

    def __init__(self) -> None:
        self.moment = datetime(2025, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.moment += timedelta(milliseconds=10)
        return self.moment


class MixedChanges:
    """Makes one change after the other on a library."""

    def __init__(self, library: Library, seed: int) -> None:
        self.library = library
        self.operations = Operations(library)
        self.chance = random.Random(seed)

    def change(self) -> None:
        """The next change."""
        chance = self.chance
        articles = [record.identity for record in self.library.records()]
        notes = [note.identity for note in self.library.notes()]
        tags = [use.tag.identity for use in self.library.tags()]
        kind = chance.randrange(16)
        if not articles or kind == 0:
            self._keep(f"file{chance.randrange(3)}.txt")
            return
        article = chance.choice(articles)
        text = self.library.article(article).text
        start = chance.randrange(len(text) - 8)
        if kind == 1:
            self._analyse(article, text)
        elif kind <= 4 or not notes:
            names = chance.sample(["مهم", "رأي", "سياسة", "قديم"], chance.randrange(3))
            note = Note(
                NoteTarget.SELECTION,
                " ".join(chance.choices(WORDS, k=5)),
                Anchor.at(text, Span(start, start + 8)),
                tuple(Tag(name, "#aa0000") for name in names),
            )
            self.operations.add_note(article, note)
        elif kind == 5:
            self.operations.edit_note(chance.choice(notes), body=chance.choice(WORDS), continuing=chance.random() < 0.5)
        elif kind == 6:
            self.operations.delete_note(chance.choice(notes))
        elif kind == 7 and len(tags) > 1:
            self.operations.merge_tags(*chance.sample(tags, 2))
        elif kind == 8 and tags:
            self.operations.delete_tag(chance.choice(tags))
        elif kind == 9:
            self.operations.add_mention(article, Span(start, start + 8), EntityType.ORG, "اسم")
        elif kind == 10:
            self.operations.set_direction(article, chance.choice([None, *Direction]))
        elif kind == 11:
            self.operations.note_name(chance.choice(WORDS), EntityType.PER, " ".join(chance.choices(WORDS, k=3)))
        elif kind == 12:
            self._save_search()
        elif kind == 13:
            self._import()
        elif kind == 14:
            one, other = chance.sample(WORDS, 2)
            self.operations.merge_names(one, EntityType.ORG, other)
        elif chance.random() < 0.6:
            self.operations.undo()
        else:
            self.operations.redo()

    def _keep(self, name: str) -> None:
        text = " ".join(self.chance.choices(WORDS, k=60))
        self.library.keep(Article(text, (Block(Span(0, len(text))),), Path(name)))

    def _save_search(self) -> None:
        searches = self.library.saved_searches()
        if len(searches) < 3:
            self.operations.save_search(f"بحث {self.chance.randrange(10**9)}", self.chance.choice(WORDS))
        else:
            self.operations.delete_search(self.chance.choice(searches).identity)

    def _import(self) -> None:
        queue = self.library.imports
        with self.library.together():
            queue.add([Path(f"/{self.chance.randrange(9)}.txt") for _ in range(3)])
            for number, file in enumerate(queue.claim(2)):
                if number:
                    queue.failed(file.identity, LibraryError("gone"))
                else:
                    queue.done(file.identity, 1, new=True)

    def _analyse(self, article: int, text: str) -> None:
        spans = [Span(at, at + 5) for at in range(0, len(text) - 6, 40)]
        mentions = tuple(Mention(span, EntityType.PER, text[span.start : span.end]) for span in spans)
        quotation = Quotation(QuotationKind.DIRECT, Span(0, 20), speaker=mentions[0].name)
        self.library.keep_analysis(article, Analysis(mentions, (quotation,), "mixed"))


def state(library: Library) -> str:
    """A hash of all that the library holds but its name, and but what SQLite keeps for itself."""
    store = library._store
    tables = store.sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' "
        "AND name NOT LIKE '%\\_words%' ESCAPE '\\' ORDER BY name"
    ).fetchall()
    digest = hashlib.sha256()
    for (table,) in tables:
        where = " WHERE key <> 'library'" if table == "fact" else ""
        digest.update(repr((table, store.sql(f"SELECT * FROM {table}{where}").fetchall())).encode())
    return digest.hexdigest()


def main() -> None:
    path, seed, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    with Library.open(path, clock=Clock(), wait=30) as library:
        changes = MixedChanges(library, seed)
        for number in range(count):
            changes.change()
            # Once this line is out, the person was told that it is saved.
            print(number, flush=True)


if __name__ == "__main__":
    main()
