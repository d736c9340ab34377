"""Finding in the article, from the key to the hit, and what a cut line says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QStyleOptionViewItem, QToolTip
from pytestqt.qtbot import QtBot
from trial_parts import type_into

from reader.desktop.main_window import MainWindow
from reader.desktop.row_list import RowList
from reader.desktop.rows import Row
from reader.desktop.theme import load_theme

Open = Callable[..., MainWindow]
Read = Callable[[MainWindow, Path], None]


def test_find_as_one_types_blind_to_hamza_and_harakat(
    open_window: Open, read: Read, harvest: Path, qtbot: QtBot
) -> None:
    window = open_window()
    read(window, harvest)
    view, bar = window.body.pane.view, window.body.pane.find_bar
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert bar.isVisible()
    line = bar.findChild(QLineEdit)
    assert line is not None
    type_into(line, "الاَرض")
    article = window.reading.article
    assert article is not None

    qtbot.waitUntil(lambda: [hit.of(article.text) for hit in bar.hits] == ["الأرض", "الأرض"])
    qtbot.waitUntil(lambda: bar.now == 0)
    window.commands["find_next"].trigger()
    assert bar.now == 1
    window.commands["find_next"].trigger()
    assert bar.now == 0
    window.commands["find_previous"].trigger()
    assert bar.now == 1
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert QApplication.focusWidget() is view


def test_next_and_previous_marks_by_keys(open_window: Open, read: Read, harvest: Path) -> None:
    window = open_window()
    read(window, harvest)
    analysis = window.reading.analysis
    assert analysis is not None
    view = window.body.pane.view
    carets = []
    for _ in range(3):
        window.commands["next_mention"].trigger()
        carets.append(view.caret())
    spans = [mention.span for mention in analysis.mentions]
    assert len(set(carets)) == 3
    assert all(any(span.start <= caret <= span.end for span in spans) for caret in carets)
    window.commands["previous_mention"].trigger()
    assert view.caret() == carets[1]


def test_a_row_that_is_cut_says_all_under_the_pointer(qtbot: QtBot) -> None:
    rows = RowList(load_theme("light"))
    qtbot.addWidget(rows)
    rows.resize(180, 200)
    long = "<b>محمد بن عبد الرحمن بن إبراهيم آل ثاني المريخي</b>"
    rows.show_rows([Row(long, item=1), Row("هدى", item=2)])
    rows.show()
    qtbot.waitExposed(rows)
    for number, said in ((0, True), (1, False)):
        index = rows.model().index(number, 0)
        rect: QRect = rows.visualRect(index)
        at = rect.center()
        event = QHelpEvent(QHelpEvent.Type.ToolTip, at, rows.viewport().mapToGlobal(at))
        option = QStyleOptionViewItem()
        option.rect = rect
        assert rows.itemDelegate().helpEvent(event, rows, option, index)
        if said:
            assert "&lt;b&gt;" in QToolTip.text()
            assert QToolTip.isVisible()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())
    assert not rows.indexAt(QPoint(5, 190)).isValid()
