"""Correcting the machine from the menus: types, edges, speakers, what is no name, what was missed; all of it undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from reader.core.mentions import EntityType, Mention, Origin
from reader.core.quotations import Quotation
from reader.core.spans import Span
from reader.desktop.choice_dialog import ChoiceDialog
from reader.desktop.main_window import MainWindow

Open = Callable[..., MainWindow]
Read = Callable[[MainWindow, Path], None]
Select = Callable[[MainWindow, str], Span]


def menu_for(window: MainWindow, mark: Mention | Quotation | None) -> QMenu:
    assert window.reading.article is not None
    return window.menus.article_menu.build(
        window.reading.article,
        window.reading.identity,
        mark,
        window.body.pane.view.selected_span(),
        QPoint(0, 0),
        window.article.citation,
    )


def trigger(menu: QMenu, *path: str) -> None:
    action = next(action for action in menu.actions() if action.text() == path[0])
    if len(path) > 1:
        trigger(action.menu(), *path[1:])
    else:
        action.trigger()


def mentions(window: MainWindow, name: str) -> list[Mention]:
    assert window.reading.analysis is not None
    return [mention for mention in window.reading.analysis.mentions if mention.name == name]


def test_a_type_is_changed_and_changed_back(open_window: Open, read: Read, harvest: Path, qtbot: QtBot) -> None:
    window = open_window()
    read(window, harvest)
    mark = mentions(window, "جمعية الأرض")[0]
    trigger(menu_for(window, mark), "Change the type", "Place")
    qtbot.waitUntil(lambda: mentions(window, "جمعية الأرض")[0].type is EntityType.LOC)
    assert mentions(window, "جمعية الأرض")[0].origin is Origin.HAND
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: mentions(window, "جمعية الأرض")[0].type is EntityType.ORG)


def test_what_is_no_name_goes(open_window: Open, read: Read, harvest: Path, qtbot: QtBot) -> None:
    window = open_window()
    read(window, harvest)
    count = len(mentions(window, "الوادي"))
    trigger(menu_for(window, mentions(window, "الوادي")[0]), "Not a name: remove the mark")
    qtbot.waitUntil(lambda: len(mentions(window, "الوادي")) == count - 1)
    panel = window.body.side.names
    key = next(row.item for row in panel.names.rows if row.title == "الوادي")
    entity = window.menus.entity(key)
    assert entity is not None
    trigger(window.menus.article_menu.entity_menu(entity, window.reading.identity), "Not a name: remove all its marks")
    qtbot.waitUntil(lambda: mentions(window, "الوادي") == [])
    assert all(row.title != "الوادي" for row in panel.names.rows)


def test_a_name_that_was_missed_is_marked(
    open_window: Open, read: Read, select: Select, harvest: Path, qtbot: QtBot
) -> None:
    window = open_window()
    read(window, harvest)
    span = select(window, "المدينة")
    trigger(menu_for(window, None), "Mark as", "Place")
    qtbot.waitUntil(lambda: [mention.span for mention in mentions(window, "المدينة")] == [span])
    assert any(row.title == "المدينة" for row in window.body.side.names.names.rows)


def test_edges_move_to_the_selection(
    open_window: Open, read: Read, select: Select, harvest: Path, qtbot: QtBot
) -> None:
    window = open_window()
    read(window, harvest)
    mark = mentions(window, "جمعية الأرض")[0]
    span = select(window, "من جمعية الأرض")
    trigger(menu_for(window, mark), "Move its edges to the selection")
    assert window.reading.analysis is not None
    qtbot.waitUntil(lambda: any(mention.span == span for mention in window.reading.analysis.mentions))


def test_a_quotation_gets_another_speaker(open_window: Open, read: Read, harvest: Path, qtbot: QtBot) -> None:
    window = open_window()
    read(window, harvest)
    assert window.reading.analysis is not None
    quotation = window.reading.analysis.quotations[0]
    trigger(menu_for(window, quotation), "Change the speaker…")
    dialog = window.dialogs.open
    assert isinstance(dialog, ChoiceDialog)
    dialog.line.setText("نادر")
    dialog._accept()
    qtbot.waitUntil(lambda: window.reading.analysis.quotations[0].speaker == "نادر")


def test_quotations_are_removed_and_added(
    open_window: Open, read: Read, select: Select, harvest: Path, qtbot: QtBot
) -> None:
    window = open_window()
    read(window, harvest)
    assert window.reading.analysis is not None
    quotation = window.reading.analysis.quotations[0]
    count = len(window.reading.analysis.quotations)
    trigger(menu_for(window, quotation), "Not a quotation: remove the mark")
    qtbot.waitUntil(lambda: len(window.reading.analysis.quotations) == count - 1)
    select(window, "وصل المزارعون إلى الوادي فجرا")
    trigger(menu_for(window, None), "Mark as", "Quotation")
    qtbot.waitUntil(lambda: len(window.reading.analysis.quotations) == count)


def test_a_quotation_is_copied_as_a_citation(open_window: Open, read: Read, harvest: Path) -> None:
    window = open_window()
    read(window, harvest)
    assert window.reading.analysis is not None
    quotation = window.reading.analysis.quotations[1]
    trigger(menu_for(window, quotation), "Copy as a citation")
    copied = QGuiApplication.clipboard().text()
    assert copied == "«سنبيع الزيت في المدينة قبل الشتاء» — سلمى الحاج، بدء موسم الزيتون في قرية الوادي"


def test_corrections_survive_a_new_analysis(open_window: Open, read: Read, harvest: Path, qtbot: QtBot) -> None:
    window = open_window()
    read(window, harvest)
    mark = mentions(window, "نادر")[0]
    trigger(menu_for(window, mark), "Not a name: remove the mark")
    qtbot.waitUntil(lambda: len(mentions(window, "نادر")) == 1)
    window.reading.analyse()
    qtbot.waitUntil(lambda: not window.reading.being_analysed)
    qtbot.waitUntil(lambda: len(mentions(window, "نادر")) == 1)


def test_clicking_a_mark_opens_the_side_panel_there(open_window: Open, read: Read, harvest: Path) -> None:
    window = open_window()
    read(window, harvest)
    view, side = window.body.pane.view, window.body.side
    assert window.reading.analysis is not None
    window.commands["side"].setChecked(False)
    assert not side.isVisible()
    view.markActivated.emit("mention", mentions(window, "نادر")[0])
    assert side.isVisible()
    assert side.tab == 0
    assert side.names.entity is not None
    assert side.names.entity.name == "نادر"
    view.markActivated.emit("quotation", window.reading.analysis.quotations[0])
    assert side.tab == 1
    row = side.quotations.quotations.row_at(side.quotations.quotations.currentIndex())
    assert row is not None
    assert row.item == window.reading.analysis.quotations[0]
