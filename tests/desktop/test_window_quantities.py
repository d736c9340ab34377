"""Dates, amounts and counts in the window: off at first, a legend, a list, a card, corrections, the review."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from reader.core.mentions import EntityType, Origin
from reader.core.quantities import Quantity, QuantityKind
from reader.desktop.article_view_hover import words_of
from reader.desktop.main_window import MainWindow
from reader.desktop.marks import Mark, MarkKind
from reader.desktop.texts import quantity_value

Open = Callable[..., MainWindow]
Read = Callable[[MainWindow, Path], None]

DATE, AMOUNT, COUNT = QuantityKind.DATE, QuantityKind.AMOUNT, QuantityKind.COUNT

STORY = """سوق جديدة في الوادي

افتتح نادر السوق في 5 مايو 2020 بعد عامين من العمل، ودفع 3 ملايين دولار لثلاثة مصانع في الوادي.

وعاد نادر في 5 مايو 2020 مساء.
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def found(window: MainWindow) -> list[Quantity]:
    assert window.reading.analysis is not None
    return list(window.reading.analysis.quantities)


def rows(window: MainWindow) -> list[tuple[str, str]]:
    kinds = set(QuantityKind)
    return [(row.title, row.count) for row in window.body.side.names.names.rows if row.type in kinds]


@pytest.fixture
def window(open_window: Open, read: Read, story: Path, qtbot: QtBot) -> MainWindow:
    window = open_window()
    read(window, story)
    qtbot.waitUntil(lambda: bool(window.reading.identity))
    return window


def switch_on(window: MainWindow, qtbot: QtBot) -> None:
    window.commands["quantities"].trigger()
    qtbot.waitUntil(lambda: len(found(window)) == 5)


def entry(menu: QMenu, text: str) -> QAction:
    """The entry with that text, in the menu or one below it."""
    for action in menu.actions():
        below = action.menu()
        inside = entry_or_none(below, text) if isinstance(below, QMenu) else None
        if action.text() == text or inside is not None:
            return inside or action
    raise AssertionError(text)


def entry_or_none(menu: QMenu, text: str) -> QAction | None:
    return next((action for action in menu.actions() if action.text() == text), None)


def test_they_are_off_until_they_are_wanted_and_then_for_good(
    window: MainWindow, open_window: Open, read: Read, story: Path, qtbot: QtBot
) -> None:
    foot = window.body.foot
    assert found(window) == []
    assert not any(foot.chips[kind.value].isVisible() for kind in QuantityKind)
    assert window.commands["quantities"] in window.body.mark_choice.menu().actions()
    switch_on(window, qtbot)
    assert window.settings.value("quantities") is True
    assert all(foot.chips[kind.value].isVisible() for kind in QuantityKind)
    assert [foot.chips[kind.value].text() for kind in QuantityKind] == ["Dates 2", "Amounts 2", "Counts 1"]
    assert rows(window) == [
        ("5 مايو 2020", "2"),
        ("عامين", "1"),
        ("3 ملايين دولار", "1"),
        ("ثلاثة مصانع", "1"),
    ]
    again = open_window()
    read(again, story)
    qtbot.waitUntil(lambda: len(found(again)) == 5)
    again.commands["quantities"].trigger()
    qtbot.waitUntil(lambda: found(again) == [])
    assert rows(again) == []


def test_names_and_pages_know_nothing_of_them(window: MainWindow, qtbot: QtBot) -> None:
    switch_on(window, qtbot)
    assert {entity.name for entity in window.reading.entities} == {"نادر", "الوادي"}
    told: list[list[str]] = []
    window.desk.ask(lambda desk: [use.name for use in desk.library.entities()], told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert sorted(told[0]) == ["الوادي", "نادر"]


def test_the_legend_hides_a_type_and_a_row_leads_to_its_place(window: MainWindow, qtbot: QtBot) -> None:
    switch_on(window, qtbot)
    view = window.body.pane.view
    window.body.foot.chips["date"].click()
    assert window.settings.text("hidden_marks") == "date"
    assert {DATE, AMOUNT} & set(view.shown.types) == {AMOUNT}
    window.body.foot.chips["date"].click()
    panel = window.body.side.names
    row = next(row for row in panel.names.rows if row.title == "عامين")
    assert row.accessible.startswith("Amount: عامين")
    panel.names.activatedRow.emit(row)
    assert (view.shown.name, view.shown.type) == ("عامين", AMOUNT)
    assert view.caret() == STORY.replace("\n\n", "\n").index("عامين")
    # The same by the mark in the text, and by the keys that go from mark to mark.
    view.markActivated.emit("mention", found(window)[0])
    assert panel.entity is not None
    assert panel.entity.name == "5 مايو 2020"
    view.go_to(found(window)[0].span)
    assert view.next_mention(AMOUNT) == found(window)[1]


def test_the_card_says_what_it_comes_to(window: MainWindow, qtbot: QtBot) -> None:
    switch_on(window, qtbot)
    assert window.reading.article is not None
    cards = [[words for words, _ in words_of(Mark(MarkKind.MENTION, 0, 1, one), "")] for one in found(window)]
    assert cards[0] == ["5 مايو 2020", "Date · \u20662020-05-05\u2069", "found by a rule"]
    assert cards[2][1] == "Amount · \u20663,000,000 USD\u2069"


def test_values_are_said_as_people_read_them(qtbot: QtBot) -> None:
    shown = {value: quantity_value(value).strip("\u2066\u2068\u2069") for value in ("T22:30", "XXXX-05-03", "25 y", "")}
    assert shown == {"T22:30": "22:30", "XXXX-05-03": "····-05-03", "25 y": "25 y", "": ""}
    assert quantity_value("10000000–20000000 USD") == "\u206610,000,000–20,000,000 USD\u2069"
    assert quantity_value("13000 ريال") == "\u206813,000 ريال\u2069"


def test_the_menu_corrects_and_what_it_did_is_undone(window: MainWindow, qtbot: QtBot) -> None:
    switch_on(window, qtbot)
    menu_of, article = window.menus.article_menu, window.reading.article
    assert article is not None

    def build(mark: Quantity) -> QMenu:
        return menu_of.build(article, window.reading.identity, mark, None, window.pos(), lambda _: "")

    entry(build(found(window)[4]), "Remove the mark").trigger()
    qtbot.waitUntil(lambda: len(found(window)) == 4)
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: len(found(window)) == 5)
    entry(build(found(window)[3]), "Amount").trigger()
    qtbot.waitUntil(lambda: found(window)[3].type is AMOUNT)
    assert found(window)[3].origin is Origin.HAND
    entry(build(found(window)[1]), "Other").trigger()
    qtbot.waitUntil(lambda: len(found(window)) == 4)
    assert "عامين" in {entity.name for entity in window.reading.entities}
    entry(build(found(window)[0]), "Never mark \u20685 مايو 2020\u2069").trigger()
    qtbot.waitUntil(lambda: len(found(window)) == 2)
    # A new analysis changes nothing of that.
    window.reading.analyse()
    qtbot.waitUntil(lambda: not window.reading.being_analysed)
    qtbot.waitUntil(lambda: [one.name for one in found(window)] == ["3 ملايين دولار", "ثلاثة مصانع"])


def test_all_of_one_are_removed_from_the_list(window: MainWindow, qtbot: QtBot) -> None:
    switch_on(window, qtbot)
    analysis = window.reading.analysis
    assert analysis is not None
    from reader.core.quantities import quantity_groups

    group = quantity_groups(analysis.quantities)[0]
    menu = window.menus.article_menu.quantity_menu(group, window.reading.identity)
    entry(menu, "Remove all its marks").trigger()
    qtbot.waitUntil(lambda: len(found(window)) == 3)
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: len(found(window)) == 5)


def test_a_selection_is_marked_as_a_date(window: MainWindow, qtbot: QtBot) -> None:
    switch_on(window, qtbot)
    view, article = window.body.pane.view, window.reading.article
    assert article is not None
    at = article.text.index("مساء")
    from reader.core.spans import Span

    span = Span(at, at + 4)
    menu = window.menus.article_menu.build(article, window.reading.identity, None, span, window.pos(), lambda _: "")
    entry(menu, "Date").trigger()
    qtbot.waitUntil(lambda: len(found(window)) == 6)
    assert (found(window)[-1].name, found(window)[-1].type) == ("مساء", DATE)
    assert view.marks.of_kind(MarkKind.MENTION)[-1].item == found(window)[-1]


def test_they_are_reviewed_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    view, bar = window.body.pane.view, window.body.review
    assert not bar.buttons["review_date"].isVisibleTo(bar)
    switch_on(window, qtbot)
    assert bar.buttons["review_date"].isVisibleTo(bar)
    for kind in EntityType:
        window.body.foot.chips[kind.value].setChecked(False)
    first, second, third = found(window)[:3]
    window.commands["review"].trigger()
    assert window.steering.review.current == first
    assert "Date" in bar.text.text()
    assert "2020-05-05" in bar.text.text()
    QTest.keyClick(view, "a")
    assert window.steering.review.current == second
    QTest.keyClick(view, "x")
    assert window.steering.review.current == third
    QTest.keyClick(view, "7")
    qtbot.waitUntil(lambda: len(found(window)) == 4 and found(window)[1].type is COUNT)
    assert [one.origin for one in found(window)] == [Origin.HAND, Origin.HAND, Origin.RULE, Origin.RULE]
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: window.steering.review.current == third)
