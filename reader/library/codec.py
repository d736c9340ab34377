"""How texts, layouts and analyses are packed into the library's columns, and unpacked again.

Texts and marks are compressed with zlib, for an Arabic text shrinks to two fifths; its checksum also tells a text that
the disk spoiled. Every number in a mark is a code point offset.
"""

from __future__ import annotations

import json
import zlib
from itertools import accumulate
from typing import Any

from reader.core.analyses import Analysis
from reader.core.articles import (
    Article,
    Block,
    BlockKind,
    Direction,
    SetAside,
    SetAsideReason,
)
from reader.core.mentions import EntityType, Mention, Origin
from reader.core.notes import Anchor
from reader.core.quotations import CueClass, Quotation, QuotationKind
from reader.core.spans import Span


def pack_text(text: str) -> bytes:
    """The text as compressed UTF-8; lone surrogates are let through."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"))


def unpack_text(packed: bytes) -> str:
    """The text that pack_text packed. Raises zlib.error where the bytes were spoiled."""
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")


def _pack(value: Any) -> bytes:
    return zlib.compress(json.dumps(value, separators=(",", ":")).encode("ascii"))


def _unpack(packed: bytes) -> Any:
    return json.loads(zlib.decompress(packed))


def pack_layout(article: Article) -> bytes:
    """The blocks, what was set aside and the warnings of an article."""
    blocks = article.blocks
    return _pack(
        {
            "spans": [[block.span.start, len(block.span)] for block in blocks],
            "kinds": _runs([block.kind.value for block in blocks]),
            "directions": _runs([block.direction.value for block in blocks]),
            "levels": {at: block.level for at, block in enumerate(blocks) if block.level},
            "markers": {at: block.marker for at, block in enumerate(blocks) if block.marker},
            "set_aside": [[piece.text, piece.reason.value, piece.before] for piece in article.set_aside],
            "warnings": list(article.warnings),
        }
    )


def unpack_layout(packed: bytes) -> tuple[tuple[Block, ...], tuple[SetAside, ...], tuple[str, ...]]:
    """The blocks, what was set aside and the warnings."""
    layout = _unpack(packed)
    kinds = [BlockKind(kind) for kind in _unrolled(layout["kinds"])]
    directions = [Direction(direction) for direction in _unrolled(layout["directions"])]
    levels, markers = layout["levels"], layout["markers"]
    blocks = tuple(
        Block(
            Span(start, start + length),
            kinds[at],
            directions[at],
            levels.get(str(at), 0) if levels else 0,
            markers.get(str(at), "") if markers else "",
        )
        for at, (start, length) in enumerate(layout["spans"])
    )
    set_aside = tuple(SetAside(text, SetAsideReason(reason), before) for text, reason, before in layout["set_aside"])
    return blocks, set_aside, tuple(layout["warnings"])


def _runs(values: list[str]) -> list[list[Any]]:
    runs: list[list[Any]] = []
    for value in values:
        if runs and runs[-1][0] == value:
            runs[-1][1] += 1
        else:
            runs.append([value, 1])
    return runs


def _unrolled(runs: list[list[Any]]) -> list[str]:
    return [value for value, count in runs for _ in range(count)]


def pack_marks(analysis: Analysis, text: str) -> bytes:
    """The mentions and quotations of an analysis of that text. Confidences are kept to four digits.

    Most names stand in the text as some mention of them: of those only the number of that mention is kept.
    """
    mentions = analysis.mentions
    surfaces: dict[str, int] = {}
    for number, mention in enumerate(mentions):
        surfaces.setdefault(mention.span.of(text), number)
    names: dict[str, int] = {}
    starts = [mention.span.start for mention in mentions]
    columns = [
        [start - before for before, start in zip([0, *starts], starts, strict=False)],
        [len(mention.span) for mention in mentions],
        [names.setdefault(mention.name, len(names)) for mention in mentions],
        [names.setdefault(mention.role, len(names)) for mention in mentions],
        [round(mention.confidence, 4) for mention in mentions],
    ]
    return _pack(
        {
            "mentions": columns,
            "types": _runs([mention.type.value for mention in mentions]),
            "origins": _runs([mention.origin.value for mention in mentions]),
            "names": [surfaces.get(name, name) for name in names],
            "quotations": [quotation_values(quotation) for quotation in analysis.quotations],
        }
    )


def unpack_marks(packed: bytes, recogniser: str, text: str) -> Analysis:
    """The analysis of that text that pack_marks packed."""
    marks = _unpack(packed)
    steps, lengths, named, roles, confidences = marks["mentions"]
    spans = [Span(start, start + length) for start, length in zip(accumulate(steps), lengths, strict=True)]
    names = [spans[name].of(text) if isinstance(name, int) else name for name in marks["names"]]
    types = map(EntityType, _unrolled(marks["types"]))
    origins = map(Origin, _unrolled(marks["origins"]))
    mentions = tuple(
        Mention(span, kind, names[name], origin, confidence, names[role])
        for span, kind, name, origin, confidence, role in zip(
            spans, types, named, origins, confidences, roles, strict=True
        )
    )
    quotations = tuple(quotation_from(values) for values in marks["quotations"])
    return Analysis(mentions, quotations, recogniser)


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


def plain(name: str) -> str:
    """The name without lone surrogates, which SQLite does not take as text."""
    return name.encode("utf-8", "replace").decode("utf-8")
