"""The finder on sentences of our own, each with one thing that Arabic news does."""

from __future__ import annotations

from reader.quotations import QuotationFinder


def test_a_verb_with_a_clause() -> None:
    text = "وقالت وزيرة البيئة إن الغابات تتراجع كل عام."
    (found,) = QuotationFinder().find(text)
    assert found.content.of(text) == "الغابات تتراجع كل عام"
    assert found.cue is not None
    assert found.cue.of(text) == "قالت"
