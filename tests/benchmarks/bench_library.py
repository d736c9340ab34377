"""A library of 100,000 generated articles: how fast it fills, opens, searches and lists, and how large it is.

    uv run python tests/benchmarks/bench_library.py [articles] [folder]

Articles have 400 words of a vocabulary with Zipf's distribution, 25 mentions and 3 quotations; every second has a
note. With a folder the library is kept there and used again. Times are the median and the 95th percentile of single
calls in one process; `raw` is the bare FTS5 query, first page, sent straight to SQLite. No figure is asserted.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import accumulate
from pathlib import Path

from reader.core.analyses import Analysis
from reader.core.articles import Article, Block, BlockKind, Metadata
from reader.core.mentions import EntityType, Mention
from reader.core.notes import Anchor, Note, NoteTarget, Tag
from reader.core.quotations import Quotation, QuotationKind
from reader.core.spans import Span
from reader.library import Library
from reader.library.query import read_query
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
        kinds = list(EntityType)
        for word in words:
            at = text.index(word, at)
            if " " in word:
                mentions.append(Mention(Span(at, at + len(word)), kinds[len(word) % 4], word))
        title = text.index("\n")
        quotations = tuple(
            Quotation(
                QuotationKind.INDIRECT,
                Span(mention.span.end, min(len(text), mention.span.end + 120)),
                speaker=mention.name,
                speaker_entity=mention.name,
            )
            for mention in mentions[1:20:7]
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
            print(f"  {first + 50} articles, {(first + 50) / busy:.0f} a second", flush=True)
    print(f"filled: {count / busy:.0f} articles a second with notes, {time.perf_counter() - started:.0f} s in all")
    return size


def timed(call: Callable[[], object]) -> float:
    begun = time.perf_counter()
    call()
    return (time.perf_counter() - begun) * 1000


def tell(name: str, times: list[float]) -> None:
    times = sorted(times)
    print(f"{name:34} {statistics.median(times):8.1f} ms   95 %: {times[int(len(times) * 0.95)]:8.1f} ms")


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
        tell("open", [timed(lambda: Library.open(path).close()) for _ in range(20)])
        with Library.open(path) as library:
            measure(library)


def measure(library: Library) -> None:
    tell("100 records", [timed(lambda: library.records(100)) for _ in range(20)])
    raw = "SELECT rowid FROM article_words WHERE article_words MATCH ? ORDER BY {} LIMIT 50"
    for name, typed in queries():
        matches = [match for query in typed if (match := read_query(query).match())]
        for newest, order in ((True, "rowid DESC"), (False, "rank")):
            sql = raw.format(order)
            tell(
                f"search, {name}, {'newest' if newest else 'ranked'}",
                [timed(partial(library.search, query, newest_first=newest)) for query in typed],
            )
            tell("   raw", [timed(partial(_fetch, library, sql, match)) for match in matches])
    names = [use.name for use in library.entities(limit=300)][::10]
    tell("entity page", [timed(partial(library.entities, limit=100, offset=at)) for at in range(0, 2000, 100)])
    tell("entity page, by name", [timed(partial(library.entities, text=n)) for n in names])
    tell("quotations, newest", [timed(lambda: library.quotations(limit=50)) for _ in range(20)])
    tell("quotations by", [timed(partial(library.quotations, speaker=n, limit=50)) for n in names])
    tell("quotations about", [timed(partial(library.quotations, about=n, limit=50)) for n in names])
    tell("100 notes", [timed(lambda: library.notes(limit=100)) for _ in range(20)])
    tell("tags", [timed(library.tags) for _ in range(10)])


def _fetch(library: Library, sql: str, match: str) -> list[tuple[int]]:
    return library._store.sql(sql, (match,)).fetchall()


if __name__ == "__main__":
    main()
