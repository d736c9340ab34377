"""The figures for quotations: found, with the right speaker, with tight edges."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from quotation_examples import same_speaker

_WORD = re.compile(r"\S+")
KINDS = ("direct", "indirect", "mixed")

Error = tuple[str, str, str, str]
"""The article, what went wrong ("unfound", "spurious", "speaker"), and two strings that show it."""


def words_of(content: Mapping[str, int], words: list[tuple[int, int]]) -> set[int]:
    """The numbers of the words that the content touches."""
    return {at for at, (start, end) in enumerate(words) if start < content["end"] and end > content["start"]}


def count(gold: Mapping[str, Any], found: Sequence[Mapping[str, Any]], counts: Counter[str]) -> Iterator[Error]:
    """Add one article to the counts and tell what went wrong.

    A quotation is found when its words and an annotated one's overlap by half (Jaccard), each paired once, best
    first; an optional annotated one counts neither way. Found with an overlap of 0.9 it is tight.
    """
    text = gold["text"]
    words = [match.span() for match in _WORD.finditer(text)]
    wanted = [(words_of(one["content"], words), one) for one in gold["quotations"]]
    got = [(words_of(one["content"], words), one) for one in found]
    pairs = sorted(
        (
            (len(a & b) / len(a | b), i, j)
            for i, (a, _) in enumerate(wanted)
            for j, (b, _) in enumerate(got)
            if a & b and 2 * len(a & b) >= len(a | b)
        ),
        reverse=True,
    )
    used_wanted: set[int] = set()
    used_got: set[int] = set()
    for overlap, i, j in pairs:
        if i in used_wanted or j in used_got:
            continue
        used_wanted.add(i)
        used_got.add(j)
        right, mine = wanted[i][1], got[j][1]
        if right.get("optional"):
            continue
        counts["found"] += 1
        counts["found " + right["kind"]] += 1
        counts["found as " + mine["kind"]] += 1
        counts["tight"] += overlap >= 0.9
        if same_speaker(right["speaker"], mine["speaker"]):
            counts["attributed"] += 1
        else:
            yield gold["id"], "speaker", str(right["speaker"]), str(mine["speaker"])
    for i, (_, one) in enumerate(wanted):
        if not one.get("optional"):
            counts["wanted"] += 1
            counts["wanted " + one["kind"]] += 1
            if i not in used_wanted:
                yield gold["id"], "unfound", one["kind"], text[one["content"]["start"] : one["content"]["end"]]
    for j, (_, one) in enumerate(got):
        if j not in used_got:
            counts["spurious"] += 1
            counts["spurious as " + one["kind"]] += 1
            yield gold["id"], "spurious", one["kind"], text[one["content"]["start"] : one["content"]["end"]]


def figures(counts: Counter[str]) -> dict[str, float]:
    """Precision, recall and F1 of found and attributed, the share of tight ones, and the figures of direct ones."""
    predicted = counts["found"] + counts["spurious"]
    direct = counts["found as direct"] + counts["spurious as direct"]
    return {
        **_rates("found", counts["found"], predicted, counts["wanted"]),
        **_rates("attributed", counts["attributed"], predicted, counts["wanted"]),
        "speaker": counts["attributed"] / max(1, counts["found"]),
        "tight": counts["tight"] / max(1, counts["found"]),
        **{f"recall {kind}": counts["found " + kind] / max(1, counts["wanted " + kind]) for kind in KINDS},
        "precision direct": counts["found as direct"] / max(1, direct),
    }


def _rates(name: str, hits: int, predicted: int, wanted: int) -> dict[str, float]:
    precision, recall = hits / max(1, predicted), hits / max(1, wanted)
    both = precision + recall
    return {
        f"{name} P": precision,
        f"{name} R": recall,
        f"{name} F1": 2 * precision * recall / both if both else 0.0,
    }
