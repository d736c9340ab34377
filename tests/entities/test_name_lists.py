"""The person's own lists act at once, and go to a CSV file and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.core.errors import AnalysisError, ExportError
from reader.core.mentions import EntityType, Mention, Origin
from reader.core.spans import Span
from reader.entities.name_list_files import read_name_lists, write_name_lists
from reader.entities.name_lists import NO_LISTS, ListedName, ListMarker, NameLists

TEXT = "زار سعيد الهاشمي مدينة زهران، ثم عاد الهاشمي ولزهران وقع كبير."


def mention(surface: str, kind: EntityType, origin: Origin = Origin.MODEL) -> Mention:
    start = TEXT.index(surface)
    return Mention(Span(start, start + len(surface)), kind, surface, origin, 0.7)


def marked(lists: NameLists, *found: Mention) -> list[tuple[str, EntityType, Origin]]:
    return [(m.span.of(TEXT), m.type, m.origin) for m in ListMarker(lists).applied(TEXT, found)]


def test_a_listed_name_is_marked_wherever_it_stands() -> None:
    lists = NameLists((ListedName("زهران", EntityType.LOC),))
    assert marked(lists) == [("زهران", EntityType.LOC, Origin.LIST)] * 2


def test_it_takes_the_place_of_what_the_machine_found() -> None:
    lists = NameLists((ListedName("زهران", EntityType.ORG),))
    assert marked(lists, mention("زهران", EntityType.LOC))[0] == ("زهران", EntityType.ORG, Origin.LIST)


def test_a_longer_name_of_its_type_stands() -> None:
    lists = NameLists((ListedName("الهاشمي", EntityType.PER, "سعيد الهاشمي"),))
    found = marked(lists, mention("سعيد الهاشمي", EntityType.PER))
    assert found == [
        ("سعيد الهاشمي", EntityType.PER, Origin.MODEL),
        ("الهاشمي", EntityType.PER, Origin.LIST),
    ]
    given_name = ListMarker(lists).applied(TEXT, [])[0].name
    assert given_name == "سعيد الهاشمي"


def test_what_is_never_marked_is_taken_out_but_not_what_a_hand_marked() -> None:
    lists = NameLists(never=("زَهران",))
    assert marked(lists, mention("زهران", EntityType.LOC)) == []
    by_hand = mention("زهران", EntityType.LOC, Origin.HAND)
    assert marked(lists, by_hand) == [("زهران", EntityType.LOC, Origin.HAND)]


def test_never_knows_the_article_that_lam_swallowed() -> None:
    text = "تقرير للأمم المتحدة"
    start = text.index("لأمم")
    found = [Mention(Span(start, len(text)), EntityType.ORG, "الأمم المتحدة")]
    assert ListMarker(NameLists(never=("الأمم المتحدة",))).applied(text, found) == ()


def test_a_name_is_listed_or_never_marked_but_not_both() -> None:
    lists = NO_LISTS.with_name(ListedName("زهران", EntityType.LOC)).with_never("زهران")
    assert lists == NameLists(never=("زهران",))
    assert lists.with_name(ListedName("زهران", EntityType.ORG)) == NameLists((ListedName("زهران", EntityType.ORG),))


NAMES = st.text(alphabet="ابجدهوزح =+-@';,\"xyz\t", min_size=1, max_size=20).map(str.strip).filter(bool)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.lists(st.tuples(NAMES, st.sampled_from(EntityType), st.just("") | NAMES)), st.lists(NAMES))
def test_a_list_comes_back_from_its_file(
    tmp_path: Path, names: list[tuple[str, EntityType, str]], never: list[str]
) -> None:
    lists = NameLists(tuple(ListedName(*name) for name in names), tuple(never))
    path = tmp_path / "names.csv"
    write_name_lists(path, lists)
    assert read_name_lists(path) == lists
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["names.csv"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_files_of_other_programs(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "names.csv"
    rows = ["الاسم,النوع", "", "زهران,مكان", "سعيد الهاشمي,PER", "ممنوع,never"]
    path.write_bytes("\r\n".join(rows).replace(",", delimiter).encode(encoding))
    assert read_name_lists(path) == NameLists(
        (ListedName("زهران", EntityType.LOC), ListedName("سعيد الهاشمي", EntityType.PER)), ("ممنوع",)
    )


def test_a_line_without_a_known_type_is_told(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("name,type\nزهران,LOC\nسعيد,planet\n", encoding="utf-8")
    with pytest.raises(AnalysisError) as raised:
        read_name_lists(path)
    assert raised.value.code == "name_list_row"
    assert raised.value.values["line"] == 3


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(AnalysisError) as raised:
        read_name_lists(tmp_path / "none.csv")
    assert raised.value.code == "missing"
    with pytest.raises(AnalysisError) as raised:
        read_name_lists(tmp_path)
    assert raised.value.code == "unreadable"
    path = tmp_path / "picture.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    with pytest.raises(AnalysisError) as raised:
        read_name_lists(path)
    assert raised.value.code == "binary"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExportError):
        write_name_lists(tmp_path / "none" / "names.csv", NO_LISTS)
