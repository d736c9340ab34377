"""The numbers and bullets that Word shows before list items; the file only says how to count."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from reader.opening.docx_styles import W, numbering_of

_PLACEHOLDER = re.compile(r"%([1-9])")
_ARABIC_ALPHA = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ARABIC_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


class ListMarkers:
    """Counts the items of every list of a document, in the order in which they are asked for."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._counts: dict[str, list[int]] = defaultdict(lambda: [0] * 9)
        try:
            numbering = document.part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError, ValueError):
            return
        abstract: dict[str, Any] = {e.get(f"{W}abstractNumId"): e for e in numbering.iter(f"{W}abstractNum")}
        for number in numbering.iter(f"{W}num"):
            reference = number.find(f"{W}abstractNumId")
            source = abstract.get(reference.get(f"{W}val")) if reference is not None else None
            for level in source.iter(f"{W}lvl") if source is not None else ():
                self._keep(str(number.get(f"{W}numId")), level)
            for level in number.iter(f"{W}lvl"):
                self._keep(str(number.get(f"{W}numId")), level)

    def marker(self, properties: Any, inherited: tuple[str, int] | None) -> tuple[str, int]:
        """The marker of the paragraph and its depth from 1; ("", 0) where it is in no list."""
        found = numbering_of(properties) or inherited
        if found is None or found[0] == "0":
            return "", 0
        identity, depth = found
        counts = self._counts[identity]
        form, pattern, start = self._levels.get(found, ("bullet", "", 1))
        counts[depth] = counts[depth] + 1 if counts[depth] else start
        counts[depth + 1 :] = [0] * (8 - depth)
        if form in ("bullet", "none") or not pattern:
            return "" if form == "none" else "•", depth + 1
        return _PLACEHOLDER.sub(lambda match: self._number(identity, int(match[1]) - 1), pattern), depth + 1

    def _keep(self, identity: str, level: Any) -> None:
        values: dict[str, str] = {}
        for name in ("numFmt", "lvlText", "start"):
            element = level.find(f"{W}{name}")
            values[name] = str(element.get(f"{W}val") or "") if element is not None else ""
        depth = level.get(f"{W}ilvl") or "0"
        start = int(values["start"]) if values["start"].isdecimal() and len(values["start"]) < 7 else 1
        if depth.isdecimal() and int(depth) < 9:
            self._levels[identity, int(depth)] = (values["numFmt"], values["lvlText"][:40], start)

    def _number(self, identity: str, depth: int) -> str:
        form, _, start = self._levels.get((identity, depth), ("decimal", "", 1))
        return _written(self._counts[identity][depth] or start, form)


def _written(number: int, form: str) -> str:
    letters = {
        "arabicAlpha": _ARABIC_ALPHA,
        "arabicAbjad": _ARABIC_ABJAD,
        "lowerLetter": _LATIN,
        "upperLetter": _LATIN.upper(),
    }.get(form)
    if letters is not None and number > 0:
        return letters[(number - 1) % len(letters)] * min(5, 1 + (number - 1) // len(letters))
    if form in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        return _roman(number).upper() if form == "upperRoman" else _roman(number)
    return str(number)


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        written += letters * (number // value)
        number %= value
    return written
