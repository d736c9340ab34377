"""The places that a person's work holds on to, moved when the text under them changes."""

from __future__ import annotations

from typing import Any

from reader.core.notes import Anchor
from reader.core.spans import Span
from reader.library import marks_codec
from reader.library.anchors import Reanchoring
from reader.library.models import BlockDirection, MentionCorrection, NoteRow, QuotationCorrection
from reader.library.store import Store

_ANCHORED: tuple[Any, ...] = (NoteRow, MentionCorrection, QuotationCorrection)


def anchor_columns(anchor: Anchor | None) -> dict[str, Any]:
    """The columns of a row that is anchored so."""
    if anchor is None:
        return {"start": None, "end": None, "exact": None, "prefix": None, "suffix": None}
    return {
        "start": anchor.span.start,
        "end": anchor.span.end,
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
    }


def anchor_from(start: int | None, end: int | None, exact: str | None, prefix: str, suffix: str) -> Anchor | None:
    """The anchor of such columns."""
    if start is None or end is None or exact is None:
        return None
    return Anchor(Span(start, end), exact, prefix, suffix)


def move_places(store: Store, article: int, reanchoring: Reanchoring) -> None:
    """Move all that is anchored in an article's text; what finds no one place becomes an orphan and keeps its words."""
    for model in _ANCHORED:
        for number, *columns in store.rows(
            model.select(model.id, model.start, model.end, model.exact, model.prefix, model.suffix).where(
                model.article == article, model.start.is_null(False)
            )
        ):
            anchor = anchor_from(*columns)
            if anchor is not None:
                _write(store, model, number, reanchoring.moved(anchor))
    for number, stored in store.rows(
        QuotationCorrection.select(QuotationCorrection.id, QuotationCorrection.quotation).where(
            QuotationCorrection.article == article, QuotationCorrection.quotation.is_null(False)
        )
    ):
        parts = {part: reanchoring.moved(anchor) for part, anchor in marks_codec.anchors_of(stored).items()}
        moved = marks_codec.moved_quotation(stored, parts)
        store.run(QuotationCorrection.update(quotation=moved).where(QuotationCorrection.id == number))
    for number, start, exact in store.rows(
        BlockDirection.select(BlockDirection.id, BlockDirection.start, BlockDirection.exact).where(
            BlockDirection.article == article
        )
    ):
        block = reanchoring.moved(Anchor(Span(start, start + len(exact)), exact, "\n", "\n"))
        values: dict[str, Any] = {"orphan": True} if block is None else {"orphan": False, "start": block.span.start}
        store.run(BlockDirection.update(**values).where(BlockDirection.id == number))


def settle_places(store: Store, article: int, text: str) -> None:
    """See that all that is anchored in an article stands where it says, as after the undoing of a step that was made on
    an earlier text."""
    reanchoring = Reanchoring("", text)
    for model in _ANCHORED:
        for number, *columns in store.rows(
            model.select(model.id, model.start, model.end, model.exact, model.prefix, model.suffix).where(
                model.article == article, model.start.is_null(False), ~model.orphan
            )
        ):
            anchor = anchor_from(*columns)
            if anchor is not None and (anchor.span.end > len(text) or Anchor.at(text, anchor.span) != anchor):
                _write(store, model, number, reanchoring.moved(anchor))


def _write(store: Store, model: Any, number: int, anchor: Anchor | None) -> None:
    values = {"orphan": True} if anchor is None else {**anchor_columns(anchor), "orphan": False}
    store.run(model.update(**values).where(model.id == number))
