"""Corrections of dates, amounts and counts: what a person says of them holds before what the rules find."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.core.errors import OperationError
from reader.core.mentions import Origin
from reader.core.quantities import Quantity, QuantityKind
from reader.core.spans import Span
from reader.operations.changes import Change
from reader.operations.steps import Steps, clean, within


class Quantifying(Steps):
    """The operations on quantities. One is named by its span as it is shown now; where none is there,
    OperationError("gone")."""

    def mark_quantity(self, article: int, span: Span, type: QuantityKind) -> Change:
        """Mark a date, an amount or a count, or say of what stands there, a name too, that it is one."""
        with self._step("mark_quantity") as step:
            said = _at(step.draft.text(article), span, type)
            step.values["name"] = clean(said.name)
            step.draft.say_mention(article, span, replace(said, origin=Origin.HAND))
        return step.change

    def accept_quantity(self, article: int, span: Span) -> Change:
        """Say that the quantity with that span is right: it counts as checked by hand from now on."""
        with self._step("accept_quantity") as step:
            found = self._quantity(article, span)
            step.values["name"] = found.name
            step.draft.say_mention(article, span, replace(found, origin=Origin.HAND))
        return step.change

    def move_quantity(self, article: int, old: Span, new: Span) -> Change:
        """Change the edges of the quantity with the span `old`."""
        with self._step("move_quantity") as step:
            found = self._quantity(article, old)
            moved = _at(step.draft.text(article), new, found.type)
            step.values["name"] = clean(moved.name)
            if new != old:
                step.draft.say_mention(article, old, None)
            step.draft.say_mention(article, new, replace(moved, origin=Origin.HAND))
        return step.change

    def delete_quantities(self, article: int, spans: Sequence[Span]) -> Change:
        """Say that nothing of the kind stands in any of those places."""
        with self._step("delete_quantity") as step:
            known = self._quantities(article)
            for span in spans:
                found = known.get(span)
                if found is None:
                    raise OperationError("gone")
                step.values["name"] = found.name
                step.draft.say_mention(article, span, None)
        return step.change

    def _quantities(self, article: int) -> dict[Span, Quantity]:
        marks = self._library.analysis(article, quantities=True)
        return {} if marks is None else {one.span: one for one in marks.quantities}

    def _quantity(self, article: int, span: Span) -> Quantity:
        found = self._quantities(article).get(span)
        if found is None:
            raise OperationError("gone")
        return found


def _at(text: str, span: Span, type: QuantityKind) -> Quantity:
    from reader.entities.quantities import quantity_at

    return quantity_at(text, within(text, span), type)
