"""The overview: its numbers are those of the marks, and every shape leads down to the text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from page_parts import fill_library
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from trial_parts import HARVEST, load_trial_analyser

from reader.core.analyses import Analysis
from reader.core.mentions import EntityType
from reader.desktop.chart import Chart, Pick, Shape
from reader.desktop.main_window import MainWindow
from reader.desktop.overview_facts import Dated, Named, Overview, article_overview, library_overview
from reader.desktop.overview_page import OverviewPage
from reader.desktop.overview_places import TextPlace, article_places, library_places
from reader.desktop.overview_series import day_lanes, periods, ribbons, text_lanes
from reader.library import Library
from reader.opening import article_from_text

Open = Callable[..., MainWindow]
Read = Callable[[MainWindow, Path], None]


@pytest.fixture
def analysis() -> tuple[str, Analysis]:
    article = article_from_text(HARVEST)
    return article.text, load_trial_analyser().analyse(article)


def up(window: MainWindow, qtbot: QtBot) -> OverviewPage:
    window.commands["overview_page"].trigger()
    page = window.pages.page
    assert isinstance(page, OverviewPage)
    qtbot.waitUntil(lambda: bool(page.pictures.names.chart.shapes))
    return page


def shape(chart: Chart, **wanted: object) -> Shape:
    found = [one for one in chart.shapes if all(getattr(one.pick, key) == value for key, value in wanted.items())]
    assert found, wanted
    return found[0]


def click(chart: Chart, one: Shape) -> None:
    point = one.box.center()
    if not one.area.contains(point):
        point = (one.area.pointAtPercent(0.0) + one.area.pointAtPercent(0.999)) / 2
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=point.toPoint())


def test_the_numbers_of_an_article_are_those_of_its_marks(analysis: tuple[str, Analysis]) -> None:
    text, found = analysis
    overview = article_overview(found, len(text))
    assert overview.named[0] == Named("الوادي", EntityType.LOC, 3)
    assert sum(one.mentions for one in overview.named) == len(found.mentions)
    assert {(one.name, one.quotations) for one in overview.quoted} == {("سلمى الحاج", 2), ("نادر", 1)}
    assert [seen.at for seen in overview.seen] == sorted(seen.at for seen in overview.seen)
    for one in overview.named:
        assert len(article_places(text, found, 1, Pick(one.name, one.type))) == one.mentions
    for pair in overview.sayings:
        pick = Pick(pair.about, pair.type, pair.speaker, quoted=True)
        assert len(article_places(text, found, 1, pick)) == pair.quotations


def test_the_places_of_an_article_are_cut_from_its_text(analysis: tuple[str, Analysis]) -> None:
    text, found = analysis
    for row in article_places(text, found, 7, Pick("الوادي", EntityType.LOC)):
        place = row.item
        assert isinstance(place, TextPlace)
        assert place.span.of(text) == "الوادي"
        assert row.marks[0].of(row.title) == "الوادي"


def test_the_numbers_of_the_library_are_those_of_the_lists_they_lead_to(tmp_path: Path) -> None:
    fill_library(tmp_path / "library.sqlite")
    with Library.open(tmp_path / "library.sqlite") as library:
        overview = library_overview(library)
        assert overview.named
        assert overview.quoted
        for one in overview.named:
            assert len(library_places(library, Pick(one.name, one.type))) == one.mentions
        for seen in overview.dated:
            pick = Pick(seen.name, seen.type, since=seen.day, until=seen.day)
            assert len(library_places(library, pick)) == seen.mentions
        for said in overview.quoted:
            assert len(library_places(library, Pick(speaker=said.name, quoted=True))) == said.quotations
        for pair in overview.sayings:
            pick = Pick(pair.about, pair.type, pair.speaker, quoted=True)
            assert len(library_places(library, pick)) == pair.quotations


@pytest.mark.parametrize(
    ("days", "count", "first", "last"),
    [
        (["2024-08-16"], 1, "2024-08-16", "2024-08-16"),
        (["2024-08-30", "2024-09-02"], 4, "2024-08-30", "2024-09-02"),
        (["2024-02-10", "2024-11-20"], 10, "2024-02-01", "2024-11-30"),
        (["2019-12-31", "2026-01-01"], 8, "2019-01-01", "2026-12-31"),
        (["", "soon", "2024-02"], 0, "", ""),
    ],
)
def test_time_has_no_gaps(days: list[str], count: int, first: str, last: str) -> None:
    spread = periods(days, "en")
    assert len(spread) == count
    if spread:
        assert spread[0].first == date.fromisoformat(first)
        assert spread[-1].last == date.fromisoformat(last)
        for one, other in pairwise(spread):
            assert (other.first - one.last).days == 1


def test_lanes_hold_what_was_counted() -> None:
    name = Named("الوادي", EntityType.LOC, 9, 4)
    dated = tuple(
        Dated("الوادي", EntityType.LOC, day, count, 1)
        for day, count in (("2024-10-02", 2), ("2024-10-20", 3), ("2025-03-05", 4), ("", 5))
    )
    lanes, ticks = day_lanes(Overview((name,), dated=dated), "ar")
    assert [column.cells for column in lanes[0].columns] == [("تشرين الأول 2024", 5, 2), ("آذار 2025", 4, 1)]
    assert [column.height for column in lanes[0].columns] == [1.0, 0.8]
    assert [tick.text for tick in ticks if tick.lower] == ["2024", "2025"]
    assert next(tick.text for tick in ticks if not tick.lower) == "تشرين الأول"
    assert day_lanes(Overview((name,), dated=dated[3:]), "ar") == ([], [])


def test_nobody_speaks_about_themselves(analysis: tuple[str, Analysis]) -> None:
    text, found = analysis
    speakers, abouts, between = ribbons(article_overview(found, len(text)))
    for ribbon in between:
        assert speakers[ribbon.speaker].label != abouts[ribbon.about].label
    lanes, _ = text_lanes(article_overview(found, len(text)))
    assert sum(len(lane.columns) for lane in lanes) == len(found.mentions)


def test_from_a_bar_down_to_the_text(open_window: Open, read: Read, harvest: Path, qtbot: QtBot) -> None:
    window = open_window()
    read(window, harvest)
    page = up(window, qtbot)
    assert page.article_scope.isChecked()
    assert QApplication.focusWidget() is page.pictures.names.chart
    bar = shape(page.pictures.names.chart, name="نادر")
    click(page.pictures.names.chart, bar)
    assert len(page.places.rows) == 2
    assert QApplication.focusWidget() is page.places
    QTest.keyClick(page.places, Qt.Key.Key_Down)
    QTest.keyClick(page.places, Qt.Key.Key_Return)
    assert window.body.is_reading
    article = window.reading.article
    assert article is not None
    assert window.body.pane.view.caret() == article.text.rindex("نادر")
    window.commands["back"].trigger()
    qtbot.waitUntil(lambda: not window.body.is_reading)


def test_a_tick_along_the_text_goes_right_there(open_window: Open, read: Read, harvest: Path, qtbot: QtBot) -> None:
    window = open_window("ar")
    read(window, harvest)
    page = up(window, qtbot)
    chart = page.pictures.lanes.chart
    ticks = [one for one in chart.shapes if one.pick.name == "الوادي"]
    # The text runs from right to left, and so does its picture.
    assert [one.box.center().x() for one in ticks] == sorted((one.box.center().x() for one in ticks), reverse=True)
    click(chart, ticks[-1])
    assert window.body.is_reading
    article = window.reading.article
    assert article is not None
    assert window.body.pane.view.caret() == article.text.rindex("الوادي")


def test_the_library_by_keys_alone(open_window: Open, tmp_path: Path, qtbot: QtBot) -> None:
    keys = fill_library(tmp_path / "library.sqlite")
    window = open_window()
    page = up(window, qtbot)
    assert page.library_scope.isChecked()
    assert not page.article_scope.isEnabled()
    chart = page.pictures.lanes.chart
    assert [card.isVisible() for card in page.pictures.cards] == [True, True, True, True]
    chart.setFocus()
    october = shape(chart, name="الوادي", since="2024-10-01")
    chart._go_to(october)
    QTest.keyClick(chart, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(page.places.rows) == 3)
    assert "October 2024" in page.places_title.text()
    assert QApplication.focusWidget() is page.places
    QTest.keyClick(page.places, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.reading.identity == keys["harvest"])
    assert window.body.is_reading
    again = up(window, qtbot)
    QTest.keyClick(again, Qt.Key.Key_Escape)
    assert window.body.is_reading


def test_a_ribbon_leads_to_what_one_said_about_the_other(open_window: Open, tmp_path: Path, qtbot: QtBot) -> None:
    keys = fill_library(tmp_path / "library.sqlite")
    window = open_window()
    page = up(window, qtbot)
    chart = page.pictures.ribbons.chart
    ribbon = next(one for one in chart.shapes if one.pick.speaker and one.pick.name)
    click(chart, ribbon)
    qtbot.waitUntil(lambda: bool(page.places.rows))
    assert ribbon.pick.name in page.places_title.text()
    page.places.activatedRow.emit(page.places.rows[0])
    qtbot.waitUntil(lambda: window.reading.identity in keys.values())


def test_what_is_corrected_is_counted_anew(open_window: Open, read: Read, harvest: Path, qtbot: QtBot) -> None:
    window = open_window()
    read(window, harvest)
    page = up(window, qtbot)
    assert any(one.pick.name == "نادر" for one in page.pictures.names.chart.shapes)
    identity = window.reading.identity
    window.notebook.change(lambda operations: operations.delete_entity(identity, "نادر", EntityType.PER))
    qtbot.waitUntil(lambda: all(one.pick.name != "نادر" for one in page.pictures.names.chart.shapes))


def test_it_speaks_the_language_at_once(open_window: Open, read: Read, harvest: Path, qtbot: QtBot) -> None:
    window = open_window("en")
    read(window, harvest)
    page = up(window, qtbot)
    assert page.pictures.names.title.text() == "Named most"
    before = page.pictures.names.chart.shapes[0].box.center()
    window.commands["language"].trigger()
    qtbot.waitUntil(lambda: page.pictures.names.title.text() == "الأكثر ذكرا")
    assert page.places_title.text() == "المواضع"
    assert page.pictures.names.chart.mirrored
    assert page.pictures.names.chart.shapes[0].spoken.startswith("\u200f")
    assert before is not None


def test_nothing_to_draw_says_so(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    window.commands["overview_page"].trigger()
    page = window.pages.page
    assert isinstance(page, OverviewPage)
    qtbot.waitUntil(lambda: page.pictures.empty.text().startswith("Nothing to draw"))
    assert not any(card.isVisible() for card in page.pictures.cards)
