"""The recogniser of names: words a second from text to linked mentions, its start, its memory, long and hostile texts.

    uv run python tests/benchmarks/bench_entities.py [rounds] [ARTICLES.jsonl]

Processor time of one thread, the median of the rounds. Machines differ, so each figure is also given as a ratio to the
plain regular expression `\\w+` over the same text in the same round. ARTICLES.jsonl (an object with "text" a line) are
read one after the other by a recogniser that has just been loaded, and again by the same one. Hostile texts are read at
one length and at twice that: what grows in step takes twice as long. No figure is asserted.
"""

from __future__ import annotations

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"

import json
import re
import resource as usage
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from reader.core.mentions import EntityType
from reader.entities import Recogniser, load_recogniser
from reader.entities.name_lists import ListedName, ListMarker, NameLists
from reader.entities.occurrences import occurrences
from reader.entities.quantities import quantities
from reader.resources import resource

FIRST = ["محمد", "أحمد", "سعيد", "خالد", "ليلى", "سامي", "نورة", "فيصل", "هدى", "عمر", "كريم", "سلمى"]
LAST = [
    "الهاشمي",
    "المالكي",
    "العطية",
    "الخطيب",
    "النجار",
    "الحربي",
    "بنعلي",
    "التازي",
    "كيربي",
    "ماكرون",
    "شولتس",
    "تانغ",
]
PLACES = ["القاهرة", "الرياض", "الدوحة", "باريس", "لندن", "تونس", "الرباط", "بيروت", "طوكيو", "نيروبي", "كييف", "مدريد"]
BODIES = ["الأمم المتحدة", "وزارة الخارجية", "البنك الدولي", "الاتحاد الأوروبي", "حركة النهضة", "شركة أرامكو"]
SENTENCES = [
    "قال {first} {last}، المتحدث باسم {body}، إن الوفد وصل إلى {place} لبحث سبل التعاون مع {body2}.",
    "وأضاف {last} في تصريحات صحفية أن الاجتماع الذي عقد في {place} أمس تناول ملفات عدة من بينها الأمن والاقتصاد.",
    "وأكدت {body} أن عدد المشاركين بلغ {number} شخصا من {place} و{place2}، وفق ما نقلته وسائل إعلام محلية.",
    "من جهته أوضح الرئيس {first} {last2} أن بلاده تدعم جهود {body2} وتدعو إلى ضبط النفس وتجنب التصعيد في المنطقة.",
]


def article(number: int, words: int = 400) -> str:
    """An article of about so many words, another one for each number."""
    written: list[str] = []
    size = 0
    at = number * 7919
    while size < words:
        at += 1
        sentence = SENTENCES[at % len(SENTENCES)].format(
            first=FIRST[at * 3 % len(FIRST)],
            last=LAST[at * 5 % len(LAST)],
            last2=LAST[at * 11 % len(LAST)],
            place=PLACES[at * 7 % len(PLACES)],
            place2=PLACES[at * 13 % len(PLACES)],
            body=BODIES[at % len(BODIES)],
            body2=BODIES[at * 5 % len(BODIES)],
            number=at % 977,
        )
        written.append(sentence)
        size += len(sentence.split())
    return "\n".join(written)


def seconds(work: Callable[[], object]) -> float:
    """The processor time that the work takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def megabytes() -> float:
    """The most memory that the process has held."""
    return usage.getrusage(usage.RUSAGE_SELF).ru_maxrss / 1024


def row(title: str, text: str, work: Callable[[], object], rounds: int) -> None:
    """Measure and print one line."""
    count = len(text.split())
    plain, whole = [], []
    for _ in range(rounds):
        plain.append(seconds(lambda: [match.span() for match in re.finditer(r"\w+", text)]))
        whole.append(seconds(work))
    took, base = statistics.median(whole), statistics.median(plain)
    print(f"{title:44} {count / took:12,.0f} words/s {took:8.2f} s   {took / base:8.1f} x plain regex")


HOSTILE = {
    "one line of 10 MB": "قال محمد إن الوفد وصل إلى القاهرة أمس " * 75_000,
    "one sentence of names": "محمد الهاشمي " * 20_000,
    "one letter 100,000 times": "م" * 50_000,
    "one word 100,000 times": "مصر " * 50_000,
    "one line feed 100,000 times": "مصر\n" * 50_000,
    "openers 100,000 times": "(«" * 25_000,
    "unpaired surrogates 100,000 times": "\ud800" * 50_000,
    "vowel marks 100,000 times": "م" + "َّ" * 25_000,
    "no Arabic": "No Arabic here at all. " * 10_000,
    "every character once, over and over": "".join(map(chr, range(0x20, 0x3000))) * 4,
}
"""Texts that a program may be given and no writer wrote, at half the length that is measured."""


def each(recogniser: Recogniser, texts: Sequence[str]) -> None:
    """Find the mentions of all texts, one after the other."""
    for text in texts:
        recogniser.mentions(text)


def main() -> None:
    """The command."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    before = megabytes()
    recogniser = None

    def load() -> None:
        nonlocal recogniser
        recogniser = load_recogniser()

    print(f"load, NumPy included: {seconds(load):.2f} s, again: {seconds(load):.2f} s")
    assert recogniser is not None
    articles = [article(number) for number in range(100)]
    together = "\n".join(articles)
    row("100 articles of 400 words", together, lambda: [recogniser.mentions(one) for one in articles], rounds)
    print(f"memory: {megabytes() - before:.0f} MB more than before the model was loaded")
    sample = next(iter(sorted(resource("samples").glob("*.txt"))), None)
    if sample is not None:
        text = sample.read_text(encoding="utf-8")
        row(f"the sample {sample.name}", text, lambda: recogniser.mentions(text), rounds)
    long = together * 10
    row(f"one text of {len(long.encode()) / 1e6:.1f} MB", long, lambda: recogniser.mentions(long), 1)
    print(f"memory after it: {megabytes() - before:.0f} MB more than before the model was loaded")
    if len(sys.argv) > 2:
        with Path(sys.argv[2]).open(encoding="utf-8") as lines:
            real = [str(json.loads(line)["text"]) for line in lines]
        some = "\n".join(real)
        row(f"{len(real):,} real articles, loading it", some, lambda: each(load_recogniser(), real), rounds)
        row("the same again", some, lambda: each(recogniser, real), rounds)
    print()
    for title, text in HOSTILE.items():
        once, twice = (seconds(partial(recogniser.mentions, text * times)) for times in (1, 2))
        print(f"{title:44} {len((text * 2).encode('utf-8', 'surrogatepass')) / 1e6:6.1f} MB {twice:8.2f} s", end="")
        print(f"   {twice / max(once, 1e-4):4.1f} x half of it")
    print()

    found = recogniser.mentions(together)
    names = [ListedName(f"{first} {last}", EntityType.PER) for first in FIRST for last in LAST]
    marker = ListMarker(NameLists(tuple(names * 70), ("القاهرة",)))
    row(f"a list of {len(names) * 70:,} names", together, lambda: marker.applied(together, found), rounds)
    row("further occurrences of one name", together, lambda: occurrences(together, "الأمم المتحدة"), rounds)
    row("dates, amounts, counts", together, lambda: quantities(together), rounds)


if __name__ == "__main__":
    main()
