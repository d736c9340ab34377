"""Write what the recogniser finds in a gold file and print its figures.

    python packaging/models/evaluate.py GOLD.jsonl [--model FILE] [--output PREDICTED.jsonl]

A name counts as right when its first word, its last word and its type are right; optional names of the gold count
neither way.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from pathlib import Path
from typing import Any

from corpus import read_rows

from reader.entities import load_recogniser

TYPES = ("PER", "LOC", "ORG")
_WORD = re.compile(r"\S+")
_SPACE = re.compile(r"\s")

Names = dict[tuple[int, int], tuple[str, bool]]


def names_by_word(row: dict[str, Any]) -> Names:
    """The names of an article as (first word, last word): (type, optional)."""
    words = [match.span() for match in _WORD.finditer(row["text"])]
    found: Names = {}
    for name in row.get("entities", ()):
        at = [number for number, (start, end) in enumerate(words) if start < name["end"] and end > name["start"]]
        if at:
            found[at[0], at[-1]] = (name["type"], bool(name.get("optional")))
    return found


def count(gold: dict[str, Any], predicted: dict[str, Any], counts: Counter[tuple[str, str]]) -> None:
    """Add one article's hits ("hit"), false ones ("false") and missed ones ("missed") by type."""
    wanted, found = names_by_word(gold), names_by_word(predicted)
    optional = {word for (first, last), (_, may) in wanted.items() if may for word in range(first, last + 1)}
    for place, (kind, may) in wanted.items():
        if not may:
            counts[kind, "hit" if found.get(place, ("", False))[0] == kind else "missed"] += 1
    for place, (kind, _) in found.items():
        if wanted.get(place, ("", False))[0] != kind and not optional & set(range(place[0], place[1] + 1)):
            counts[kind, "false"] += 1


def figures(counts: Counter[tuple[str, str]], kinds: tuple[str, ...]) -> tuple[float, float, float]:
    """Precision, recall and F1 over some types."""
    hit, false, missed = (sum(counts[kind, what] for kind in kinds) for what in ("hit", "false", "missed"))
    precision = hit / (hit + false) if hit else 0.0
    recall = hit / (hit + missed) if hit else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if hit else 0.0


def main() -> None:
    """The command."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("--model", type=Path)
    arguments.add_argument("--output", type=Path)
    options = arguments.parse_args()
    recogniser = load_recogniser(options.model)
    counts: Counter[tuple[str, str]] = Counter()
    starts: Counter[bool] = Counter()
    lines: list[str] = []
    words, seconds = 0, 0.0
    for row in read_rows(options.gold):
        begun = time.process_time()
        mentions = recogniser.mentions(row["text"])
        seconds += time.process_time() - begun
        words += len(row["text"].split())
        predicted = {
            "id": row["id"],
            "text": row["text"],
            "entities": [{"start": m.span.start, "end": m.span.end, "type": m.type.value} for m in mentions],
        }
        count(row, predicted, counts)
        wanted = {name["end"]: name["start"] for name in row["entities"]}
        for mention in mentions:
            start = wanted.get(mention.span.end, mention.span.end)
            between = row["text"][min(start, mention.span.start) : max(start, mention.span.start)]
            # The same last letter and the same first word: what is left is where in the word it begins.
            if start != mention.span.end and not _SPACE.search(between):
                starts[between == ""] += 1
        lines.append(json.dumps(predicted, ensure_ascii=False))
    if options.output:
        options.output.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for title, kinds in (("all", TYPES), *((kind, (kind,)) for kind in (*TYPES, "MISC"))):
        print(f"{title:5} P %.4f  R %.4f  F1 %.4f" % figures(counts, kinds))
    print(f"exact start of the first word: {starts[True] / max(1, starts.total()):.4f} of {starts.total()}")
    print(f"{recogniser.name}: {words / seconds:,.0f} words a second of processor time")


if __name__ == "__main__":
    main()
