"""How analyses and quotations are packed into the library's columns, and unpacked again.

Every number in a mark is a code point offset.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from reader.core.analyses import Analysis
from reader.core.mentions import EntityType, Mention, Origin
from reader.core.notes import Anchor
from reader.core.quotations import CueClass, Quotation, QuotationKind
from reader.core.spans import Span
from reader.library.codec import numbers_in, pack_numbers, signed, unsigned

_MARKS = b"\1"
"""The first byte of marks; before there was one, marks were JSON."""

_FULL = 10_000
"""The number of a confidence of 1: four digits are kept."""

# Numbers stand for these: their order never changes, new ones go to the end.
_TYPES = (EntityType.PER, EntityType.LOC, EntityType.ORG, EntityType.MISC)
_ORIGINS = (Origin.MODEL, Origin.LIST, Origin.RULE, Origin.HAND)
KINDS = (QuotationKind.DIRECT, QuotationKind.INDIRECT, QuotationKind.MIXED)
CUE_CLASSES = (
    CueClass.STATES,
    CueClass.ADDS,
    CueClass.CLAIMS,
    CueClass.DENIES,
    CueClass.WARNS,
    CueClass.PROMISES,
    CueClass.DEMANDS,
    CueClass.EXPECTS,
    CueClass.ASKS,
    CueClass.CITES,
)
_TYPE_NUMBERS, _ORIGIN_NUMBERS, KIND_NUMBERS, CUE_NUMBERS = (
    {member: number for number, member in enumerate(members)} for members in (_TYPES, _ORIGINS, KINDS, CUE_CLASSES)
)


class _Names:
    """The names of one article, each kept once: most stand in the text as a mention, whose number is then enough."""

    def __init__(self, analysis: Analysis, text: str) -> None:
        self._numbers: dict[str, int] = {}
        self._surfaces: dict[str, int] = {}
        for number, mention in enumerate(analysis.mentions):
            self._surfaces.setdefault(mention.span.of(text), number)

    def number(self, name: str | None) -> int:
        """The number of a name, 0 for none; the empty name is one too."""
        return 0 if name is None else self._numbers.setdefault(name, len(self._numbers) + 1)

    def packed(self) -> tuple[list[int], bytes]:
        """Each name as the number of its mention, or as the length in bytes of what is to be read from the letters."""
        numbers = [len(self._numbers)]
        letters = bytearray()
        for name in self._numbers:
            mention = self._surfaces.get(name)
            if mention is None:
                written = name.encode("utf-8", "surrogatepass")
                letters += written
                numbers.append(len(written) << 1)
            else:
                numbers.append(mention << 1 | 1)
        return numbers, bytes(letters)


def pack_marks(analysis: Analysis, text: str) -> bytes:
    """The mentions and quotations of an analysis of that text. Confidences are kept to four digits."""
    mentions = analysis.mentions
    names = _Names(analysis, text)
    starts = [mention.span.start for mention in mentions]
    numbers = [len(mentions)]
    numbers += [signed(start - before) for before, start in zip([0, *starts], starts, strict=False)]
    numbers += [len(mention.span) for mention in mentions]
    numbers += [_TYPE_NUMBERS[m.type] << 2 | _ORIGIN_NUMBERS[m.origin] for m in mentions]
    numbers += [names.number(mention.name) for mention in mentions]
    numbers += [names.number(mention.role or None) for mention in mentions]
    numbers += [_parts(mention.confidence) for mention in mentions]
    numbers.append(len(analysis.quotations))
    before = 0
    for quotation in analysis.quotations:
        start, end = quotation.content.start, quotation.content.end
        numbers += [
            KIND_NUMBERS[quotation.kind] << 3 | _ORIGIN_NUMBERS[quotation.origin] << 1 | quotation.nested,
            CUE_NUMBERS[quotation.cue_class],
            signed(start - before),
            end - start,
            *_beside(quotation.cue, start),
            *_beside(quotation.source, start),
            names.number(quotation.speaker),
            names.number(quotation.speaker_entity),
            names.number(quotation.outlet),
            _parts(quotation.confidence),
        ]
        before = start
    named, letters = names.packed()
    packed = pack_numbers([*named, *numbers])
    return zlib.compress(_MARKS + pack_numbers([len(packed)]) + packed + letters, 9)


def _parts(confidence: float) -> int:
    """How much a confidence lacks to 1, for most lack little."""
    return signed(_FULL - round(confidence * _FULL))


def _confidence(number: int) -> float:
    return (_FULL - unsigned(number)) / _FULL


def _beside(span: Span | None, start: int) -> tuple[int, ...]:
    """A span that lies near an offset; none has length 0."""
    return (0,) if span is None else (len(span) + 1, signed(span.start - start))


def _read_beside(numbers: Iterator[int], start: int) -> Span | None:
    length = next(numbers)
    if not length:
        return None
    start += unsigned(next(numbers))
    return Span(start, start + length - 1)


def unpack_marks(packed: bytes, recogniser: str, text: str) -> Analysis:
    """The analysis of that text that pack_marks packed. Raises zlib.error where the bytes were spoiled."""
    marks = zlib.decompress(packed)
    if not marks.startswith(_MARKS):
        return _marks_of_old(json.loads(marks), recogniser, text)
    length = next(numbers_in(marks[1:11]))
    begin = 1 + len(pack_numbers([length]))
    numbers = numbers_in(marks[begin : begin + length])
    letters = marks[begin + length :]
    named = [next(numbers) for _ in range(next(numbers))]
    count = next(numbers)
    columns = [[next(numbers) for _ in range(count)] for _ in range(6)]
    starts = accumulate(map(unsigned, columns[0]))
    spans = [Span(start, start + long) for start, long in zip(starts, columns[1], strict=True)]
    names: list[str | None] = [None]
    at = 0
    for name in named:
        if name & 1:
            names.append(spans[name >> 1].of(text))
        else:
            names.append(letters[at : at + (name >> 1)].decode("utf-8", "surrogatepass"))
            at += name >> 1
    mentions = tuple(
        Mention(span, _TYPES[kind >> 2], names[name] or "", _ORIGINS[kind & 3], _confidence(lacking), names[role] or "")
        for span, kind, name, role, lacking in zip(spans, *columns[2:], strict=True)
    )
    return Analysis(mentions, tuple(_quotations(numbers, names)), recogniser)


def _quotations(numbers: Iterator[int], names: list[str | None]) -> Iterator[Quotation]:
    start = 0
    for _ in range(next(numbers)):
        told, cue_class = next(numbers), next(numbers)
        start += unsigned(next(numbers))
        content = Span(start, start + next(numbers))
        cue, source = _read_beside(numbers, start), _read_beside(numbers, start)
        speaker, entity, outlet = (names[next(numbers)] for _ in range(3))
        yield Quotation(
            KINDS[told >> 3],
            content,
            cue,
            source,
            speaker,
            entity,
            outlet,
            bool(told & 1),
            CUE_CLASSES[cue_class],
            _ORIGINS[told >> 1 & 3],
            _confidence(next(numbers)),
        )


def _marks_of_old(marks: dict[str, Any], recogniser: str, text: str) -> Analysis:
    """The marks of a library before version 4."""
    steps, lengths, named, roles, confidences = marks["mentions"]
    spans = [Span(start, start + length) for start, length in zip(accumulate(steps), lengths, strict=True)]
    names = [spans[name].of(text) if isinstance(name, int) else name for name in marks["names"]]
    types = [EntityType(kind) for kind, count in marks["types"] for _ in range(count)]
    origins = [Origin(origin) for origin, count in marks["origins"] for _ in range(count)]
    mentions = tuple(
        Mention(span, kind, names[name], origin, confidence, names[role])
        for span, kind, name, origin, confidence, role in zip(
            spans, types, named, origins, confidences, roles, strict=True
        )
    )
    return Analysis(mentions, tuple(quotation_from(values) for values in marks["quotations"]), recogniser)


def _ends(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _span(ends: list[int] | None) -> Span | None:
    return None if ends is None else Span(*ends)


def quotation_values(quotation: Quotation) -> dict[str, Any]:
    """A quotation as JSON values; what it does not have is left out."""
    values = {
        "kind": quotation.kind.value,
        "content": _ends(quotation.content),
        "cue": _ends(quotation.cue),
        "source": _ends(quotation.source),
        "speaker": quotation.speaker,
        "speaker_entity": quotation.speaker_entity,
        "outlet": quotation.outlet,
        "nested": quotation.nested or None,
        "class": quotation.cue_class.value,
        "origin": quotation.origin.value,
        "confidence": round(quotation.confidence, 4),
    }
    return {key: value for key, value in values.items() if value is not None}


def quotation_from(values: dict[str, Any]) -> Quotation:
    """The quotation of such values."""
    return Quotation(
        QuotationKind(values["kind"]),
        Span(*values["content"]),
        _span(values.get("cue")),
        _span(values.get("source")),
        values.get("speaker"),
        values.get("speaker_entity"),
        values.get("outlet"),
        values.get("nested", False),
        CueClass(values["class"]),
        Origin(values["origin"]),
        values["confidence"],
    )


def anchored_quotation(quotation: Quotation, text: str) -> str:
    """A quotation as JSON in which its cue and source are anchors, so that they survive a change of the text."""
    values = quotation_values(quotation)
    for part in ("cue", "source"):
        if part in values:
            anchor = Anchor.at(text, Span(*values[part]))
            values[part] = [anchor.span.start, anchor.span.end, anchor.exact, anchor.prefix, anchor.suffix]
    return json.dumps(values)


def anchors_of(stored: str) -> dict[str, Anchor]:
    """The anchors of the cue and the source in such JSON, where they are there."""
    values = json.loads(stored)
    return {part: Anchor(Span(*values[part][:2]), *values[part][2:]) for part in ("cue", "source") if values.get(part)}


def quotation_at(stored: str, content: Span) -> Quotation:
    """The quotation of such JSON with its content at `content`."""
    values = json.loads(stored)
    values["content"] = [content.start, content.end]
    for part in ("cue", "source"):
        if values.get(part):
            values[part] = values[part][:2]
    return quotation_from(values)


def moved_quotation(stored: str, parts: dict[str, Anchor | None]) -> str:
    """Such JSON with its cue and source at new anchors; a part that is None is left out."""
    values = json.loads(stored)
    for part, anchor in parts.items():
        if anchor is None:
            values.pop(part, None)
        else:
            values[part] = [anchor.span.start, anchor.span.end, anchor.exact, anchor.prefix, anchor.suffix]
    return json.dumps(values)
