"""Quotations as rows of a list."""

from __future__ import annotations

from collections.abc import Sequence

from reader.core.quotations import CueClass, Quotation, QuotationKind
from reader.desktop import texts
from reader.desktop.rows import Row

_EXCERPT = 400


def quotation_row(text: str, quotation: Quotation, *, with_speaker: bool = False) -> Row:
    """A quotation of that text: its words, under them its cue, how it was meant and its kind."""
    content = quotation.content.of(text)[:_EXCERPT]
    cue = quotation.cue.of(text) if quotation.cue is not None else ""
    speaker = (quotation.speaker or texts.unknown_speaker()) if with_speaker else ""
    # That somebody states something goes without saying.
    meant = "" if quotation.cue_class is CueClass.STATES else texts.cue_class_name(quotation.cue_class)
    outlet = quotation.outlet or ""
    return Row(
        content,
        texts.joined([speaker, cue, meant, outlet, texts.kind_name(quotation.kind)]),
        prose=True,
        lines=3,
        rule=1 if quotation.kind is QuotationKind.INDIRECT else 3,
        item=quotation,
    )


def grouped_by_speaker(text: str, quotations: Sequence[Quotation]) -> list[Row]:
    """The quotations under their speakers, in the order in which each first speaks; those of nobody known last."""
    groups: dict[str, list[Quotation]] = {}
    for quotation in quotations:
        groups.setdefault(quotation.speaker or "", []).append(quotation)
    unknown = groups.pop("", [])
    rows: list[Row] = []
    for speaker, said in groups.items():
        rows.append(Row(texts.joined([speaker, str(len(said))]), heading=True))
        rows.extend(quotation_row(text, quotation) for quotation in said)
    if unknown:
        rows.append(Row(texts.joined([texts.unknown_speaker(), str(len(unknown))]), heading=True))
        rows.extend(quotation_row(text, quotation) for quotation in unknown)
    return rows
