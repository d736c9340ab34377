"""The pictures: where they begin, what is hit, how the arrow keys walk, what a screen reader hears."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.core.mentions import EntityType
from reader.desktop.chart import Chart, Pick, Shape
from reader.desktop.chart_bars import Bar, BarChart
from reader.desktop.chart_card import ChartCard, Figures
from reader.desktop.chart_lanes import Column, Lane, LaneChart, Tick
from reader.desktop.chart_ribbons import Node, Ribbon, RibbonChart
from reader.desktop.theme import load_theme

RTL, LTR = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
BOTH = pytest.mark.parametrize("direction", [RTL, LTR])

NAMES = (("سلمى الحاج", EntityType.PER, 9), ("الوادي", EntityType.LOC, 6), ("جمعية الأرض", EntityType.ORG, 3))


def shown(qtbot: QtBot, chart: Chart, direction: Qt.LayoutDirection) -> None:
    qtbot.addWidget(chart)
    chart.setLayoutDirection(direction)
    chart.resize(600, 300)
    chart.show()
    chart.activateWindow()
    qtbot.waitUntil(chart.isActiveWindow)
    chart.arrange()


def bars(qtbot: QtBot, direction: Qt.LayoutDirection) -> BarChart:
    chart = BarChart(load_theme("light"))
    chart.show_bars([Bar(name, count, kind, Pick(name, kind), f"{name}: {count}") for name, kind, count in NAMES])
    shown(qtbot, chart, direction)
    return chart


def lanes(qtbot: QtBot, direction: Qt.LayoutDirection) -> LaneChart:
    chart = LaneChart(load_theme("light"))
    columns = tuple(
        Column(number / 4, (number + 1) / 4, (number + 1) / 4, Pick("الوادي", EntityType.LOC, since=str(number)), "")
        for number in range(4)
    )
    ticks = [
        Tick(number / 4, (number + 1) / 4, month) for number, month in enumerate(("آذار", "نيسان", "أيار", "حزيران"))
    ]
    chart.show_lanes(
        [Lane("الوادي", EntityType.LOC, columns), Lane("سلمى الحاج", EntityType.PER, columns[1:3])],
        [*ticks, Tick(0, 0.25, "2024", lower=True)],
    )
    shown(qtbot, chart, direction)
    return chart


def ribbons(qtbot: QtBot, direction: Qt.LayoutDirection) -> RibbonChart:
    chart = RibbonChart(load_theme("light"))
    speakers = [Node(name, None, Pick(speaker=name, quoted=True), name) for name in ("سلمى الحاج", "نادر")]
    abouts = [
        Node(name, EntityType.LOC, Pick(name, EntityType.LOC, quoted=True), name) for name in ("الوادي", "المنارة")
    ]
    between = [
        Ribbon(one, other, count, Pick(abouts[other].label, EntityType.LOC, speakers[one].label, True), "")
        for one, other, count in ((0, 0, 5), (0, 1, 1), (1, 1, 3))
    ]
    chart.show_ribbons(speakers, abouts, between)
    shown(qtbot, chart, direction)
    return chart


Make = Callable[[QtBot, Qt.LayoutDirection], Chart]


def within(shape: Shape) -> QPoint:
    """A point in a shape: its middle, or (a ribbon bends) one in the middle of its first edge."""
    point = shape.box.center()
    if not shape.area.contains(point):
        point = (shape.area.pointAtPercent(0.0) + shape.area.pointAtPercent(0.999)) / 2
    return point.toPoint()


@BOTH
def test_bars_begin_where_reading_begins_and_are_as_long_as_their_numbers(
    qtbot: QtBot, direction: Qt.LayoutDirection
) -> None:
    chart = bars(qtbot, direction)
    boxes = [chart.bar_box(number) for number in range(3)]
    edges = {round(box.right() if direction is RTL else box.left()) for box in boxes}
    assert len(edges) == 1
    assert (edges.pop() > 300) is (direction is RTL)
    assert boxes[1].width() == pytest.approx(boxes[0].width() * 6 / 9, abs=1)
    assert boxes[2].width() == pytest.approx(boxes[0].width() * 3 / 9, abs=1)
    # Even the longest leaves room for its number.
    assert boxes[0].left() > 12 if direction is RTL else boxes[0].right() < 588


@BOTH
def test_time_runs_the_way_of_reading_and_columns_stand_on_their_lane(
    qtbot: QtBot, direction: Qt.LayoutDirection
) -> None:
    chart = lanes(qtbot, direction)
    boxes = chart.column_boxes()
    centres = [box.center().x() for box in boxes[:4]]
    assert centres == sorted(centres, reverse=direction is RTL)
    assert len({round(box.bottom()) for box in boxes[:4]}) == 1
    assert all(one.height() < other.height() for one, other in pairwise(boxes[:4]))
    # The same month stands under the same month.
    assert boxes[4].center().x() == pytest.approx(boxes[1].center().x())
    assert all(box.left() >= 0 and box.right() <= chart.width() for box in boxes)


@BOTH
def test_ribbons_go_from_speakers_where_reading_begins_to_those_spoken_about(
    qtbot: QtBot, direction: Qt.LayoutDirection
) -> None:
    chart = ribbons(qtbot, direction)
    one, other, about, last = chart.node_boxes()
    assert (one.center().x() > about.center().x()) is (direction is RTL)
    assert one.center().x() == other.center().x()
    assert one.height() == pytest.approx(2 * other.height())
    assert about.height() + last.height() == pytest.approx(one.height() + other.height())
    assert last.bottom() <= chart.height()
    assert one.top() >= 0


@BOTH
@pytest.mark.parametrize("make", [bars, lanes, ribbons])
def test_every_shape_is_hit_by_the_mouse_and_by_the_keys(
    qtbot: QtBot, make: Make, direction: Qt.LayoutDirection
) -> None:
    chart = make(qtbot, direction)
    chosen: list[Pick] = []
    chart.chosen.connect(chosen.append)
    for shape in chart.shapes:
        QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=within(shape))
        assert chosen.pop() == shape.pick
        QTest.keyClick(chart, Qt.Key.Key_Return)
        assert chosen.pop() == shape.pick


@BOTH
def test_the_arrow_keys_go_where_the_eye_goes(qtbot: QtBot, direction: Qt.LayoutDirection) -> None:
    chart = lanes(qtbot, direction)
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Home)
    walked = [chart.current]
    for _ in range(3):
        QTest.keyClick(chart, Qt.Key.Key_Left if direction is RTL else Qt.Key.Key_Right)
        walked.append(chart.current)
    assert walked == list(chart.shapes[:4])
    QTest.keyClick(chart, Qt.Key.Key_Left if direction is RTL else Qt.Key.Key_Right)
    assert chart.current is chart.shapes[3]
    QTest.keyClick(chart, Qt.Key.Key_Right if direction is RTL else Qt.Key.Key_Left)
    QTest.keyClick(chart, Qt.Key.Key_Down)
    assert chart.current is chart.shapes[5]
    QTest.keyClick(chart, Qt.Key.Key_Up)
    assert chart.current is chart.shapes[2]


def test_by_the_arrow_keys_every_ribbon_and_node_is_reached(qtbot: QtBot) -> None:
    makes: tuple[Make, ...] = (bars, lanes, ribbons)
    for make in makes:
        chart = make(qtbot, RTL)
        chart.setFocus()
        reached, waiting = set(), [chart.shapes[0]]
        while waiting:
            shape = waiting.pop()
            if id(shape) in reached:
                continue
            reached.add(id(shape))
            for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
                chart._go_to(shape)
                QTest.keyClick(chart, key)
                assert chart.current is not None
                waiting.append(chart.current)
        assert reached == {id(shape) for shape in chart.shapes}, make


def test_a_screen_reader_hears_the_shape_that_the_keys_are_on(qtbot: QtBot) -> None:
    chart = bars(qtbot, RTL)
    chart.setAccessibleName("الأكثر ذكرا")
    chart.summarise("سلمى الحاج, 9; الوادي, 6")
    interface = QAccessible.queryAccessibleInterface(chart)
    assert interface.text(QAccessible.Text.Name) == "الأكثر ذكرا"
    assert interface.text(QAccessible.Text.Description).startswith("سلمى الحاج, 9")
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Down)
    assert interface.text(QAccessible.Text.Description) == "الوادي: 6"
    chart.clearFocus()
    assert interface.text(QAccessible.Text.Description).startswith("سلمى الحاج, 9")


def test_the_table_has_the_numbers_of_the_picture(qtbot: QtBot) -> None:
    card = ChartCard(BarChart(load_theme("light")))
    qtbot.addWidget(card)
    picks = [Pick(name, kind) for name, kind, _ in NAMES]
    card.retranslate("Named most", "")
    card.show_figures(
        Figures(("Name", "Mentions"), tuple(((n, c), p) for (n, _, c), p in zip(NAMES, picks, strict=True)))
    )
    card.show()
    chosen: list[Pick] = []
    card.chosen.connect(chosen.append)
    assert not card.table.isVisible()
    card.as_table.click()
    assert card.table.isVisible()
    assert not card.chart.isVisible()
    cells = [[_cell(card, row, column) for column in range(2)] for row in range(3)]
    assert cells == [[name, str(count)] for name, _, count in NAMES]
    card.table.setFocus()
    QTest.keyClick(card.table, Qt.Key.Key_Down)
    QTest.keyClick(card.table, Qt.Key.Key_Return)
    assert chosen == [picks[1]]


@pytest.mark.parametrize("make", [bars, lanes, ribbons])
def test_what_the_keys_are_on_is_seen(qtbot: QtBot, make: Make) -> None:
    chart = make(qtbot, LTR)
    chart.clearFocus()
    before = chart.grab().toImage()
    chart.setFocus()
    first = chart.grab().toImage()
    QTest.keyClick(chart, Qt.Key.Key_End)
    assert before != first
    assert chart.grab().toImage() != first


def _cell(card: ChartCard, row: int, column: int) -> str:
    item = card.table.item(row, column)
    assert item is not None
    return item.text()
