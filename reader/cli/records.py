"""What `--json` prints: an article and its analysis as plain data."""

from __future__ import annotations

from typing import Any

from reader.core.analyses import Analysis
from reader.core.articles import Article
from reader.core.mentions import Mention
from reader.core.quantities import Quantity
from reader.core.quotations import Quotation
from reader.core.spans import Span


def span_record(text: str, span: Span | None) -> dict[str, Any] | None:
    """{"start", "end", "text"} of a span, None for none."""
    return None if span is None else _place(text, span)


def _place(text: str, span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def mention_record(text: str, mention: Mention) -> dict[str, Any]:
    """One entity mention; offsets are code points into `text`."""
    record: dict[str, Any] = {
        **_place(text, mention.span),
        "type": mention.type.value,
        "name": mention.name,
        "origin": mention.origin.value,
        "confidence": round(mention.confidence, 3),
    }
    if mention.role:
        record["role"] = mention.role
    return record


def quotation_record(text: str, quotation: Quotation) -> dict[str, Any]:
    """One quotation; the optional keys stand there only where they say something."""
    record: dict[str, Any] = {
        "kind": quotation.kind.value,
        "content": span_record(text, quotation.content),
        "cue": span_record(text, quotation.cue),
        "source": span_record(text, quotation.source),
        "speaker": quotation.speaker,
        "cue_class": quotation.cue_class.value,
        "origin": quotation.origin.value,
        "confidence": round(quotation.confidence, 3),
    }
    if quotation.speaker_entity:
        record["speaker_entity"] = quotation.speaker_entity
    if quotation.outlet:
        record["outlet"] = quotation.outlet
    if quotation.nested:
        record["nested"] = True
    return record


def quantity_record(text: str, quantity: Quantity) -> dict[str, Any]:
    """One date, amount or count; "value" stands there only where it is known (see reader.core.quantities)."""
    record = {**_place(text, quantity.span), "type": quantity.type.value}
    if quantity.value:
        record["value"] = quantity.value
    return record


def article_record(article: Article, analysis: Analysis, *, quantities: bool = False) -> dict[str, Any]:
    """The whole line that `qari analyse --json` prints for one article, its quantities where asked for."""
    text = article.text
    record: dict[str, Any] = {
        "path": str(article.path) if article.path is not None else None,
        "title": article.title,
        "text": text,
        "direction": article.direction.value,
        "metadata": article.metadata.as_dict(),
        "set_aside": [{"text": piece.text, "reason": piece.reason.value} for piece in article.set_aside],
        "entities": [mention_record(text, mention) for mention in analysis.mentions],
        "quotations": [quotation_record(text, quotation) for quotation in analysis.quotations],
    }
    if quantities:
        record["quantities"] = [quantity_record(text, quantity) for quantity in analysis.quantities]
    return record
