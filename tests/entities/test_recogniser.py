"""The recogniser that ships, on a few sentences that leave no doubt, and on texts of every kind."""

from __future__ import annotations

import io
import re
import time
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from reader.core.errors import AnalysisError, Cancelled
from reader.core.mentions import EntityType, Mention, Origin
from reader.entities import Recogniser, load_recogniser
from reader.entities.name_lists import ListedName, NameLists
from reader.resources import resource

ARTICLE = """وصل الرئيس الفرنسي إيمانويل ماكرون إلى القاهرة أمس، والتقى مسؤولين من الأمم المتحدة.
وقال ماكرون إن فرنسا تدعم مصر، وأضاف أن للأمم المتحدة دورا كبيرا.
وجرت محادثات بين مصر وقطر في مدينة الدوحة القطرية."""


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return load_recogniser()


def found(recogniser: Recogniser, text: str) -> dict[str, Mention]:
    return {mention.span.of(text): mention for mention in recogniser.mentions(text)}


def test_clear_names_get_their_types(recogniser: Recogniser) -> None:
    names = found(recogniser, ARTICLE)
    assert names["إيمانويل ماكرون"].type is EntityType.PER
    assert names["القاهرة"].type is EntityType.LOC
    assert names["الأمم المتحدة"].type is EntityType.ORG


def test_its_name_tells_the_version(recogniser: Recogniser) -> None:
    assert re.fullmatch(r"qari-names-\d+\.\d+", recogniser.name)


def test_conjunctions_and_prepositions_stay_outside(recogniser: Recogniser) -> None:
    names = found(recogniser, ARTICLE)
    assert names["قطر"].type is EntityType.LOC
    assert names["لأمم المتحدة"].name == "الأمم المتحدة"


def test_a_surname_is_linked_and_a_title_kept(recogniser: Recogniser) -> None:
    names = found(recogniser, ARTICLE)
    assert names["ماكرون"].name == "إيمانويل ماكرون"
    assert names["إيمانويل ماكرون"].role == "الرئيس الفرنسي"
    assert names["إيمانويل ماكرون"].origin is Origin.MODEL
    assert 0.5 < names["إيمانويل ماكرون"].confidence <= 1


def test_the_persons_lists_act_at_once() -> None:
    lists = NameLists((ListedName("محادثات", EntityType.MISC),), ("القاهرة",))
    names = found(load_recogniser(lists=lists), ARTICLE)
    assert names["محادثات"].origin is Origin.LIST
    assert "القاهرة" not in names


def test_an_english_paragraph_and_the_cells_of_a_table_are_no_names(recogniser: Recogniser) -> None:
    english = "This paragraph is in English, with an Arabic name in the middle of it, and nothing else of note."
    assert set(found(recogniser, f"وصل الوزير إلى القاهرة أمس.\n{english}\nثم عاد إلى قطر.")) == {"القاهرة", "قطر"}
    table = found(recogniser, "عدد الكتب:\nأحمد\t3\nسعيد الحارثي\t12\nقطر\t2\tتونس\t5")
    assert set(table) == {"أحمد", "سعيد الحارثي", "قطر", "تونس"}
    assert "أحمد" in found(recogniser, "أحمد 3\nسعيد 4")


def test_progress_is_told_and_can_cancel(recogniser: Recogniser) -> None:
    told: list[float] = []
    recogniser.mentions(ARTICLE * 120, told.append)
    assert told == sorted(told)
    assert told[0] == 0.0
    assert told[-1] == 1.0
    assert len(told) > 4

    def cancel(done: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        recogniser.mentions(ARTICLE, cancel)


def in_order_and_apart(text: str, mentions: tuple[Mention, ...]) -> bool:
    edges = [0] + [edge for mention in mentions for edge in (mention.span.start, mention.span.end)] + [len(text)]
    return edges == sorted(edges) and all(mention.span.of(text).strip() for mention in mentions)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text()
    | st.text(st.characters(categories=["Cs", "Mn", "Cf", "Lo"]))
    | st.lists(st.sampled_from([*ARTICLE.split(), "\n", "ل", "لـ", "«", "”", "(", "١٢", "\ud83d", "\u200f", "ّ"])).map(
        " ".join
    )
    | st.lists(st.sampled_from([*ARTICLE.split(), "،", "»", "ّ", "\ud800"])).map("".join)
)
def test_any_text(recogniser: Recogniser, text: str) -> None:
    assert in_order_and_apart(text, recogniser.mentions(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "م" * 100_000,
        "م ّ" * 6_000,
        "مصر " * 6_000,
        "مصر\n" * 6_000,
        "مصر." * 6_000,
        "(«" * 6_000,
        "No Arabic here at all. " * 1_000,
        "\ud800" * 6_000,
        "عبد " * 6_000,
        "\u200f" * 50_000,
    ],
    ids=lambda text: repr(text[:6]),
)
def test_hostile_texts_are_done_in_time(recogniser: Recogniser, text: str) -> None:
    begun = time.process_time()
    assert in_order_and_apart(text, recogniser.mentions(text))
    # 6,000 words take half a second; what grows with the square takes far longer.
    assert time.process_time() - begun < 10


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut short", b"no archive at all" * 100])
def test_a_damaged_model_is_told(tmp_path: Path, content: bytes) -> None:
    model = tmp_path / "entities.npz"
    model.write_bytes(content)
    with pytest.raises(AnalysisError) as raised:
        load_recogniser(model)
    assert raised.value.code == "model_missing"
    assert str(model) in raised.value.sentence("ar")


@pytest.mark.parametrize("part", [0.3, 0.9, 0.999])
def test_a_model_that_is_cut_short_is_told(tmp_path: Path, part: float) -> None:
    whole = resource("models", "entities.npz").read_bytes()
    model = tmp_path / "entities.npz"
    model.write_bytes(whole[: int(len(whole) * part)])
    with pytest.raises(AnalysisError):
        load_recogniser(model)


def test_a_model_with_a_changed_byte_is_told(tmp_path: Path) -> None:
    content = bytearray(resource("models", "entities.npz").read_bytes())
    content[len(content) // 2] ^= 0xFF
    model = tmp_path / "entities.npz"
    model.write_bytes(content)
    with pytest.raises(AnalysisError):
        load_recogniser(model)


def _changed_model(path: Path, **changed: NDArray[Any]) -> Path:
    with np.load(resource("models", "entities.npz")) as archive:
        tables = dict(archive) | changed
    np.savez(path, allow_pickle=False, **tables)
    return path


def _not_a_number(shape: tuple[int, ...]) -> NDArray[np.float16]:
    return np.full(shape, np.nan, np.float16)


@pytest.mark.parametrize(
    ("table", "value"),
    [
        ("whole_scales", _not_a_number((84_997,))),
        ("out", _not_a_number((192, 17))),
        ("start_weights", np.full(28, np.inf)),
        ("start_weights", np.zeros(3)),
        ("second_across", np.zeros((2, 96, 96), np.float16)),
        ("second_narrow", np.zeros((384, 63), np.float32)),
        ("second_wide", np.zeros((64, 767), np.float32)),
        ("list_counts", np.zeros((65_608, 6), np.float32)),
        ("stem", np.zeros((5, 100), np.int8)),
        ("letters", np.zeros((7,), np.float16)),
        ("whole_keys", np.zeros(84_997, np.uint32)),
        ("whole_counts", np.full(84_997, -1.5)),
        ("alphabet", np.array("ا" * 5000)),
    ],
    ids=lambda value: value if isinstance(value, str) else str(value.shape),
)
def test_a_model_of_no_sense_is_told(tmp_path: Path, table: str, value: NDArray[Any]) -> None:
    with pytest.raises(AnalysisError) as raised:
        load_recogniser(_changed_model(tmp_path / "entities.npz", **{table: value}))
    assert raised.value.code == "model_missing"


def test_a_model_that_unfolds_to_more_than_any_has_is_not_unfolded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.entities.tables._LARGEST", 1_000_000)
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("it was unfolded"))
    model = tmp_path / "entities.npz"
    with zipfile.ZipFile(model, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("stem.npy", bytes(2_000_000))
    assert model.stat().st_size < 10_000
    with pytest.raises(AnalysisError):
        load_recogniser(model)


def test_a_table_that_claims_terabytes_is_told(tmp_path: Path) -> None:
    model = tmp_path / "entities.npz"
    head = io.BytesIO()
    np.lib.format.write_array_header_1_0(head, {"descr": "<f4", "fortran_order": False, "shape": (10**15,)})
    with zipfile.ZipFile(model, "w") as archive:
        archive.writestr("name.npy", head.getvalue())
    with pytest.raises(AnalysisError):
        load_recogniser(model)


def test_a_missing_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(AnalysisError) as raised:
        load_recogniser(tmp_path / "none.npz")
    assert raised.value.code == "model_missing"
