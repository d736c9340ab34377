"""The recogniser that ships, on a few sentences that leave no doubt."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.core.errors import AnalysisError
from reader.core.mentions import EntityType
from reader.entities import Recogniser, load_recogniser


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return load_recogniser()


def found(recogniser: Recogniser, text: str) -> set[tuple[str, EntityType]]:
    return {(m.span.of(text), m.type) for m in recogniser.mentions(text)}


def test_clear_names_get_their_types(recogniser: Recogniser) -> None:
    text = "وصل الرئيس الفرنسي إيمانويل ماكرون إلى القاهرة، والتقى مسؤولين من الأمم المتحدة."
    assert {
        ("إيمانويل ماكرون", EntityType.PER),
        ("القاهرة", EntityType.LOC),
        ("الأمم المتحدة", EntityType.ORG),
    } <= found(recogniser, text)


def test_conjunctions_and_prepositions_stay_outside(recogniser: Recogniser) -> None:
    text = "جرت المحادثات بين مصر وقطر، وقال متحدث باسم وزارة الخارجية إن الوفد سيعود للقاهرة."
    assert ("قطر", EntityType.LOC) in found(recogniser, text)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut short", b"no archive at all" * 100])
def test_a_damaged_model_is_told(tmp_path: Path, content: bytes) -> None:
    model = tmp_path / "entities.npz"
    model.write_bytes(content)
    with pytest.raises(AnalysisError) as raised:
        load_recogniser(model)
    assert raised.value.code == "model_missing"
    assert str(model) in raised.value.sentence("ar")


def test_a_missing_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(AnalysisError) as raised:
        load_recogniser(tmp_path / "none.npz")
    assert raised.value.code == "model_missing"
