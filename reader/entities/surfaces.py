"""Names as they are written out: without clitics, with the ال that ل swallowed, on one line."""

from __future__ import annotations

from collections.abc import Callable

from reader.arabic.letters import INVISIBLE, TATWEEL
from reader.core.spans import Span

_UNSEEN = {ord(character): None for character in INVISIBLE + TATWEEL}

Restores = Callable[[str], bool]
"""Says of what stands behind a ل, itself beginning with ل, whether that ل is what is left of ال."""


def name_of(text: str, span: Span, restores: Restores) -> str:
    """The name in a span: الأمم المتحدة for لأمم المتحدة in للأمم المتحدة; white space as single spaces."""
    surface = " ".join(span.of(text).translate(_UNSEEN).split())
    if surface.startswith("ل") and span.start > 0 and text[span.start - 1] == "ل" and restores(surface.split()[0]):
        return "ا" + surface
    return surface


def restores_by_text(text: str) -> Restores:
    """Decides by the text alone: the word with ال stands elsewhere in it, or the word without does not."""

    def restores(word: str) -> bool:
        return "ا" + word in text or f" {word}" not in text

    return restores
