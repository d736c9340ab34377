"""A library of 100,000 generated articles: how fast it fills, opens, searches and lists, and how large it is.

    uv run python tests/benchmarks/bench_library.py [articles] [folder]

Articles have 400 words of a vocabulary with Zipf's distribution, 25 mentions and 3 quotations; every second has a
note. With a folder the library is kept there and used again. Times are the median and the 95th percentile of single
calls in one process, in time of its processor, so that what else the machine does does not count.

Beside each search stand two that go straight to SQLite: `rowids` is the bare FTS5 query, first page, which shows
nothing; `snippet()` is the same query with FTS5's own snippets, on a copy of the index beside the library that holds
the terms as text, for the library's own has none to make them of. No figure is asserted.
"""

from __future__ import annotations

import random
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from itertools import accumulate
from pathlib import Path

from reader.core.analyses import Analysis
from reader.core.articles import Article, Block, BlockKind, Metadata
from reader.core.mentions import EntityType, Mention
from reader.core.notes import Anchor, Note, NoteTarget, Tag
from reader.core.quotations import CueClass, Quotation, QuotationKind
from reader.core.spans import Span
from reader.library import EntityOrder, EntityUse, Library, NoteFilter, QuotationFilter
from reader.library.query import read_query
from reader.library.search_index import IndexedWords
from reader.operations import Operations

WORDS, VOCABULARY, NAMES = 400, 60_000, 20_000
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def zipf(count: int) -> list[float]:
    return list(accumulate(1 / (rank + 1) for rank in range(count)))


class Writer:
    """Writes articles, the same ones for the same seed."""

    def __init__(self) -> None:
        self.chance = random.Random(7)
        self.words = [self.word(2, 7) for _ in range(VOCABULARY)]
        self.names = [f"{self.word(3, 5)} {self.word(3, 6)}" for _ in range(NAMES)]
        self.word_weights, self.name_weights = zipf(VOCABULARY), zipf(NAMES)

    def word(self, least: int, most: int) -> str:
        return "".join(self.chance.choices(LETTERS, k=self.chance.randint(least, most)))

    def article(self, number: int) -> tuple[Article, Analysis]:
        chance = self.chance
        words = chance.choices(self.words, cum_weights=self.word_weights, k=WORDS)
        mentions: list[Mention] = []
        for name in chance.choices(self.names, cum_weights=self.name_weights, k=25):
            words[chance.randrange(10, WORDS)] = name
        text = " ".join(words[:8]) + "\n" + " ".join(words[8:])
        at = 0
        kinds, cues = list(EntityType), list(CueClass)
        for word in words:
            at = text.index(word, at)
            if " " in word:
                mentions.append(Mention(Span(at, at + len(word)), kinds[len(word) % 4], word))
        title = text.index("\n")
        quotations = tuple(
            Quotation(
                QuotationKind.INDIRECT,
                Span(mention.span.end, min(len(text), mention.span.end + 120)),
                speaker=mention.name if at else None,
                speaker_entity=mention.name if at else None,
                cue_class=cues[(number + at) % len(cues)],
            )
            for at, mention in enumerate(mentions[1:20:7], number % 5)
        )
        day = f"{2015 + number % 10}-{1 + number % 12:02}-{1 + number % 28:02}"
        blocks = (Block(Span(0, title), BlockKind.TITLE), Block(Span(title + 1, len(text))))
        article = Article(text, blocks, Path(f"/articles/{number}.txt"), metadata=Metadata(date=day))
        return article, Analysis(tuple(mentions), quotations, "generated")


def fill(library: Library, count: int) -> int:
    """Fill the library; returns the size of the texts in bytes."""
    writer, operations, size = Writer(), Operations(library), 0
    started = spent = time.perf_counter()
    busy = 0.0
    for first in range(0, count, 50):
        made = [writer.article(number) for number in range(first, min(first + 50, count))]
        begun = time.perf_counter()
        with library.together():
            for number, (article, analysis) in enumerate(made, first):
                identity = library.keep(article, opened=False).identity
                library.keep_analysis(identity, analysis)
                if number % 2 == 0:
                    anchor = Anchor.at(article.text, analysis.mentions[0].span)
                    tags = (Tag(f"وسم {number % 40}", "#3366cc"),)
                    operations.add_note(identity, Note(NoteTarget.SELECTION, f"ملاحظة {number}", anchor, tags))
        busy += time.perf_counter() - begun
        size += sum(len(article.text.encode()) for article, _ in made)
        if time.perf_counter() - spent > 20:
            spent = time.perf_counter()
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"  {first + 50} articles, {(first + 50) / busy:.0f} a second, {memory:.0f} MB", flush=True)
    print(f"filled: {count / busy:.0f} articles a second with notes, {time.perf_counter() - started:.0f} s in all")
    return size


def timed(call: Callable[[], object]) -> float:
    begun = time.process_time()
    call()
    return (time.process_time() - begun) * 1000


def tell(name: str, *columns: list[float]) -> None:
    """A row of the table: median and 95th percentile of each column, in milliseconds."""
    cells = []
    for times in map(sorted, columns):
        cells.append(f"{statistics.median(times):7.1f} {times[int(len(times) * 0.95)]:7.1f}")
    factor = f"{statistics.median(columns[0]) / statistics.median(columns[-1]):6.2f}" if len(columns) > 1 else ""
    print(f"{name:34} {'  |'.join(cells)} {factor}", flush=True)


def queries() -> Iterator[tuple[str, list[str]]]:
    """Queries by how common their words are."""
    writer = Writer()
    chance = random.Random(3)
    words = writer.words
    yield "common", words[:40]
    yield "usual", [words[chance.randrange(40, 2000)] for _ in range(60)]
    yield "rare", [words[chance.randrange(2000, VOCABULARY)] for _ in range(60)]
    yield "two words", [f"{words[chance.randrange(300)]} {words[chance.randrange(3000)]}" for _ in range(60)]
    yield "beginning", [words[chance.randrange(3000)][:3] + "*" for _ in range(40)]
    yield "phrase", [f'"{words[chance.randrange(60)]} {words[chance.randrange(60)]}"' for _ in range(40)]


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(sys.argv[2] if len(sys.argv) > 2 else temporary) / f"generated-{count}.db"
        sizes = path.with_suffix(".size")
        if not path.exists():
            with Library.open(path) as library:
                sizes.write_text(str(fill(library, count)))
        size = int(sizes.read_text())
        print(
            f"texts {size / 1e6:.0f} MB, library {path.stat().st_size / 1e6:.0f} MB: {path.stat().st_size / size:.2f}"
        )
        empty = Path(temporary) / "empty.db"
        Library.open(empty).close()

        def begin(file: Path) -> None:
            with Library.open(file) as library:
                library.records(100)

        for name, file in (("open and list", path), ("the same, an empty library", empty)):
            tell(name, [timed(partial(begin, file)) for _ in range(20)])
        with Library.open(path) as library, closing(plain_copy(library, path.with_suffix(".plain"))) as plain:
            measure(library, plain)


ROWIDS = "SELECT rowid FROM article_words WHERE article_words MATCH ? ORDER BY {} LIMIT 50"
SNIPPETS = """
SELECT rowid, highlight(article_words, 0, '[', ']'), snippet(article_words, 1, '[', ']', '…', 32)
FROM article_words WHERE article_words MATCH ? ORDER BY {} LIMIT 50
"""


def plain_copy(library: Library, path: Path) -> sqlite3.Connection:
    """The index of articles with its terms as text, made where it is not there yet."""
    made = path.exists()
    connection = sqlite3.connect(path)
    if not made:
        tokens = "tokenize='unicode61 remove_diacritics 2'"
        connection.execute(f"CREATE VIRTUAL TABLE article_words USING fts5 (title, body, {tokens})")
        for number in [record.identity for record in library.records()]:
            words = IndexedWords.of(library.article(number))
            connection.execute(
                "INSERT INTO article_words (rowid, title, body) VALUES (?, ?, ?)", (number, words.title, words.body)
            )
        connection.commit()
    return connection


def measure(library: Library, plain: sqlite3.Connection) -> None:
    print(f"{'milliseconds':34} {'median    95 %':>15}  |{'rowids':>15}  |{'snippet()':>15}  median / snippet()")
    for name, typed in queries():
        matches = [match for query in typed if (match := read_query(query).match())]
        for newest, order in ((True, "rowid DESC"), (False, "rank")):
            snippets, rowids = SNIPPETS.format(order), ROWIDS.format(order)
            for query in typed[:3]:
                library.search(query, newest_first=newest)
            tell(
                f"search, {name}, {'newest' if newest else 'ranked'}",
                [timed(partial(library.search, query, newest_first=newest)) for query in typed],
                [timed(partial(_fetch, library._store.sql, rowids, match)) for match in matches],
                [timed(partial(_fetch, plain.execute, snippets, match)) for match in matches],
            )
    print(f"{'milliseconds':34} {'median    95 %':>15}")
    uses = library.entities(limit=300)[::10]
    names = [use.name for use in uses]
    tell("100 records", [timed(lambda: library.records(100)) for _ in range(20)])
    for order in EntityOrder:
        pages = [timed(partial(library.entities, order=order, offset=at)) for at in range(0, 2000, 100)]
        tell(f"entity list, {order.value}", pages)
    tell("entity list, by name", [timed(partial(library.entities, text=name)) for name in names])
    tell("entity page", [timed(partial(_page, library, use)) for use in uses])
    for part, ask in PARTS.items():
        tell(f"  {part}", [timed(partial(ask, library, use)) for use in uses])
    wishes = {
        "newest": [QuotationFilter()] * 20,
        "oldest": [QuotationFilter(oldest_first=True)] * 20,
        "unattributed": [QuotationFilter(unattributed=True)] * 20,
        "of a cue's class": [QuotationFilter(cue_class=cue) for cue in CueClass],
        "of a month": [QuotationFilter(since=f"{year}-03", until=f"{year}-03") for year in range(2015, 2025)],
        "by someone": [QuotationFilter(speaker=name) for name in names],
        "about someone": [QuotationFilter(about=name) for name in names],
        "with a word": [QuotationFilter(text=typed) for _, some in queries() for typed in some[:5]],
    }
    for name, wheres in wishes.items():
        tell(f"quotations, {name}", [timed(partial(library.quotations, where, limit=50)) for where in wheres])
    tags = [use.tag.identity for use in library.tags()]
    wanted = {
        "last changed": [NoteFilter()] * 20,
        "of a tag": [NoteFilter(tag=tag) for tag in tags],
        "highlights": [NoteFilter(highlights=True)] * 10,
        "orphans": [NoteFilter(orphans=True)] * 10,
        "on a person": [NoteFilter(person=name) for name in names],
        "with a word": [NoteFilter(text=f"ملاحظة {number}") for number in range(0, 2000, 100)],
    }
    for name, filters in wanted.items():
        tell(f"100 notes, {name}", [timed(partial(library.notes, where=where, limit=100)) for where in filters])
    tell("tags", [timed(library.tags) for _ in range(10)])
    tell("who about whom", [timed(library.who_about_whom) for _ in range(5)])
    print(f"memory of this process at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


PARTS: dict[str, Callable[[Library, EntityUse], object]] = {
    "its line": lambda library, use: library.entity(use.name, use.type),
    "50 places": lambda library, use: library.named_places(use.name, use.type),
    "whom with": lambda library, use: library.companions(use.name, use.type),
    "50 articles": lambda library, use: library.articles_naming(use.name, use.type),
    "days": lambda library, use: library.named_by_date([(use.name, use.type)]),
    "50 said": lambda library, use: library.quotations(QuotationFilter(speaker=use.name, exact=True), limit=50),
    "50 said about": lambda library, use: library.quotations(QuotationFilter(about=use.name, exact=True), limit=50),
}


def _page(library: Library, use: EntityUse) -> None:
    """What the page of a name shows first: its line, its places, and whom it appears with."""
    for part in ("its line", "50 places", "whom with"):
        PARTS[part](library, use)


def _fetch(execute: Callable[[str, tuple[str]], sqlite3.Cursor], sql: str, match: str) -> list[object]:
    return execute(sql, (match,)).fetchall()


if __name__ == "__main__":
    main()
