"""Characters that an article's text never holds, and the letters that decide a direction."""

from __future__ import annotations

import re

from reader.arabic.letters import INVISIBLE
from reader.core.articles import Direction

_NEVER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffc\ufffe\uffff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_UNSEEN = INVISIBLE + " \t\ufe0e\ufe0f"
_INVISIBLE_EDGES = " \t\u00ad\u180e\u200b\u2060\ufeff"

_RTL = (
    r"\u05d0-\u05ea\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0710-\u072f"
    r"\u0750-\u077f\u0780-\u07a5\u07ca-\u07ea\u0870-\u08c9\ufb1d-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"
)
_RTL_RUN = re.compile(f"[{_RTL}]+")
_OTHER_RUN = re.compile(r"[^\W\d_\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+")
_LONG = 200
_OTHER_BYTES = bytes(
    code
    for code in range(256)
    if (chr(code).isascii() and chr(code).isalpha()) or (code >= 0xC0 and not 0xD8 <= code <= 0xDB)
)
_SPACES = re.compile(r"\s+")


def clean_lines(text: str) -> list[str]:
    """The lines of the text without what a text never holds; blank ones are kept as "".

    A line ends at everything that Unicode or Qt takes for a break (CR, LF, VT, FF, NEL, U+2028, U+2029). U+00A0
    becomes a space, since Qt gives it back as one; an unpaired surrogate becomes U+FFFD; other control characters,
    noncharacters and the object replacement character go. White space and invisible characters at the edges go too; a
    line of nothing else is blank.
    """
    text = text.replace("\xa0", " ")
    lines = text.splitlines()
    if _NEVER.search(text) is not None:
        lines = [clean(line) for line in lines]
    lines = [line.strip().strip(_INVISIBLE_EDGES) for line in lines]
    return [line if line.strip(_UNSEEN) else "" for line in lines]


def clean(line: str) -> str:
    """The line without characters that a text never holds; its white space is left as it is."""
    if _NEVER.search(line) is None:
        return line
    return _NEVER.sub(lambda match: "\ufffd" if "\ud800" <= match[0] <= "\udfff" else "", line)


def squeezed(text: str) -> str:
    """The text with every run of white space as one space and none at the edges, as HTML shows it."""
    return _SPACES.sub(" ", text).strip()


def control_share(text: str) -> float:
    """Which part of the text is control characters that no written text holds, 0.0 to 1.0."""
    return len(_CONTROL.findall(text)) / max(1, len(text))


def direction_of(text: str, default: Direction = Direction.RTL) -> Direction:
    """The direction that most letters of the text have; the default where there are none or as many of each."""
    if len(text) >= _LONG:
        # Decided by bytes, a hundred times faster, where it is not close: Arabic letters, marks and digits begin with
        # D8 to DB in UTF-8, and what is neither that nor ASCII begins with another byte above BF.
        data = text.encode("utf-8", "replace")
        arabic = len(data) - len(data.translate(None, b"\xd8\xd9\xda\xdb"))
        if arabic > 3 * (len(data) - len(data.translate(None, _OTHER_BYTES))):
            return Direction.RTL
    rtl = sum(map(len, _RTL_RUN.findall(text)))
    other = sum(map(len, _OTHER_RUN.findall(text)))
    if rtl == other:
        return default
    return Direction.RTL if rtl > other else Direction.LTR
