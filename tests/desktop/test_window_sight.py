"""What the eye needs: text that stands out from its ground, a focus that is seen, nothing that moves unasked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from reader.core.spans import Span
from reader.desktop.main_window import MainWindow
from reader.desktop.theme import THEME_NAMES, contrast

Open = Callable[..., MainWindow]
Read = Callable[[MainWindow, Path], None]


def seen(root: QWidget) -> Iterator[QLabel | QAbstractButton]:
    """The widgets with a text of their own that show it."""
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or not widget.isEnabled() or widget.visibleRegion().isEmpty():
            continue
        if not isinstance(widget, (QLabel, QAbstractButton)) or not widget.text().strip():
            continue
        only_icon = (
            isinstance(widget, QToolButton)
            and not widget.icon().isNull()
            and widget.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        if not only_icon:
            yield widget


def stands_out(widget: QWidget, picture: QImage) -> bool:
    """Whether a widget's text has a contrast of 4.5 to 1 against the ground that it is drawn on. The edges of small
    letters are soft, so what is drawn may be fainter than its colour, but not by half."""
    colours = Counter(picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height()))
    ground = QColor(colours.most_common(1)[0][0])
    drawn = max((contrast(QColor(colour), ground) for colour, count in colours.items() if count >= 2), default=1.0)
    meant = contrast(widget.palette().color(widget.foregroundRole()), ground)
    return drawn >= 4.5 or (drawn >= 2.7 and meant >= 4.5)


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_every_text_of_the_window_stands_out(
    open_window: Open, read: Read, harvest: Path, qtbot: QtBot, theme: str
) -> None:
    window = open_window("ar")
    window.settings.keep("theme", theme)
    read(window, harvest)
    window.commands["review"].trigger()
    window.body.pane.open_find()
    # A legend that is switched off is still read.
    window.body.foot.chips["LOC"].click()
    for key in ("", "settings", "name_lists"):
        root: QWidget = window
        if key:
            window.commands[key].trigger()
            assert window.dialogs.open is not None
            root = window.dialogs.open
        QCoreApplication.processEvents()
        picture = root.grab().toImage()
        widgets = list(seen(root))
        assert widgets
        faint = []
        for widget in widgets:
            # Without the edge, which may be a line of its own colour.
            box = QRect(widget.mapTo(root, QPoint(0, 0)), widget.size()).adjusted(3, 3, -3, -3)
            if not stands_out(widget, picture.copy(box)):
                faint.append(f"{type(widget).__name__} in {type(widget.parent()).__name__} {widget.text()}")
        assert faint == []
        if key:
            root.close()


def test_the_focus_is_seen_on_every_control(open_window: Open, read: Read, harvest: Path, qtbot: QtBot) -> None:
    window = open_window()
    read(window, harvest)
    window.body.pane.open_find()
    unseen = []
    for key in ("", "settings", "name_lists", "export"):
        root: QWidget = window
        if key:
            window.commands[key].trigger()
            assert window.dialogs.open is not None
            root = window.dialogs.open
        QCoreApplication.processEvents()
        for widget in root.findChildren(QWidget):
            reached = widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if not reached or widget.focusProxy() is not None or widget.visibleRegion().isEmpty():
                continue
            if isinstance(widget, QAbstractItemView) and widget.model().rowCount() == 0:
                continue
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            focused = widget.grab().toImage()
            widget.clearFocus()
            if widget.grab().toImage() == focused:
                unseen.append(f"{key}: {type(widget).__name__} {widget.accessibleName()}")
        if key:
            root.close()
    assert unseen == []


def test_what_moves_can_be_kept_still(open_window: Open, read: Read, harvest: Path, qtbot: QtBot) -> None:
    window = open_window()
    window.settings.keep("animations", False)
    again = open_window()
    read(again, harvest)
    view = again.body.pane.view
    strengths: list[float] = []
    view.go_to(Span(0, 3), flash=True)
    assert view._flash is not None
    view._flash._show = strengths.append
    view._flash.start()
    assert strengths == [1.0]
    again.settings.keep("animations", True)
    view.go_to(Span(0, 3), flash=True)
    assert view._flash.motion
    assert QApplication.focusWidget() is not None
