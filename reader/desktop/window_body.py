"""The widgets of the window and where they stand: bar, list, article, side panel, foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from reader.core.errors import ReaderError
from reader.core.sentences import isolated, sentence
from reader.desktop.actions import Actions
from reader.desktop.appearance import Appearance
from reader.desktop.article_list import ArticleList
from reader.desktop.article_view_pane import ArticlePane
from reader.desktop.foot import Foot
from reader.desktop.icons import Icons
from reader.desktop.language import Language
from reader.desktop.mark_choice import MarkChoiceButton
from reader.desktop.message_bar import MessageBar
from reader.desktop.review_bar import ReviewBar
from reader.desktop.selection_bar import SelectionBar
from reader.desktop.set_aside_panel import SetAsidePanel
from reader.desktop.settings import Settings
from reader.desktop.side_panel import SidePanel
from reader.desktop.start_page import StartPage
from reader.desktop.theme import Theme
from reader.desktop.top_bar import TopBar
from reader.desktop.window_frame import (
    FOOT_HEIGHT,
    LIST_FROM,
    LIST_LEAST,
    MIDDLE_LEAST,
    SIDE_FROM,
    SIDE_LEAST,
    TOP_HEIGHT,
)

if TYPE_CHECKING:
    from reader.operations import Step

_NARROWEST = 360


class WindowBody(QWidget):
    """Everything that the window shows. `sideWanted` asks to have the side panel shown for good."""

    sideWanted = Signal()

    def __init__(
        self,
        actions: Actions,
        icons: Icons,
        pane: ArticlePane,
        appearance: Appearance,
        settings: Settings,
        language: Language,
    ) -> None:
        super().__init__()
        theme = appearance.theme
        self._settings = settings
        self._language = language
        self._actions = actions
        self._steps: tuple[Step | None, Step | None] = (None, None)
        self.top = TopBar(actions, icons, language.code, self)
        self.articles = ArticleList(theme, language.code, self)
        self.side = SidePanel(theme, self)
        self.foot = Foot(self)
        self.mark_choice = MarkChoiceButton(settings.text("marks_shown"), self.foot)
        self.foot.add_choice(self.mark_choice)
        self.mark_choice.setIcon(icons.icon("funnel"))
        icons.changed.connect(lambda: self.mark_choice.setIcon(icons.icon("funnel")))
        # What folds in a narrow window must not keep the window from getting narrow.
        self.top.setMinimumWidth(_NARROWEST)
        self.foot.setMinimumWidth(_NARROWEST)
        self.top.setFixedHeight(TOP_HEIGHT)
        self.foot.setFixedHeight(FOOT_HEIGHT)
        self.message = MessageBar(self)
        self.review = ReviewBar(actions, self)
        self.start = StartPage(actions, theme, language.code, self)
        self.pane = pane
        self.set_aside = SetAsidePanel(self)
        self.set_aside.hide()
        self.centre = QStackedWidget(self)
        self.centre.addWidget(self.start)
        self.centre.addWidget(self.pane)
        self.selection_bar = SelectionBar(actions, self.pane)
        middle = QWidget(self)
        middle.setProperty("look", "paper")
        middle.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.review)
        column.addWidget(self.centre, 1)
        column.addWidget(self.set_aside)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.articles.setMinimumWidth(LIST_LEAST)
        self.side.setMinimumWidth(SIDE_LEAST)
        middle.setMinimumWidth(MIDDLE_LEAST)
        for number, widget in enumerate((self.articles, middle, self.side)):
            self.splitter.addWidget(widget)
            self.splitter.setStretchFactor(number, 1 if widget is middle else 0)
        # What is read, or in its place one of the pages over the whole library (see reader.desktop.page_stack).
        self.stage = QStackedWidget(self)
        self.stage.addWidget(self.splitter)
        self._lines = [_hairline(self), _hairline(self)]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.top, self._lines[0], self.message):
            layout.addWidget(widget)
        layout.addWidget(self.stage, 1)
        for widget in (self._lines[1], self.foot):
            layout.addWidget(widget)
        self.splitter.setSizes([settings.number("library_width"), 840, settings.number("side_width")])
        # The article was made before all of this, and stands between its list and the side panel.
        QWidget.setTabOrder(self.articles.articles, self.pane.view)
        self._full = False
        self.splitter.splitterMoved.connect(self._keep_widths)
        self.arrange()

    def arrange(self) -> None:
        """Show what the settings and the width of the window leave room for."""
        wide = self.width()
        full = self._full
        for widget in (self.top, *self._lines):
            widget.setVisible(not full)
        self.foot.setVisible(not full and self.is_reading)
        for panel, shown in ((self.articles, "library_shown"), (self.side, "side_shown")):
            panel.setVisible(bool(self._settings.value(shown)) and self.has_room(panel))
        self.top.fold(wide)
        self.foot.fold(wide)
        self.mark_choice.fold(wide)

    def has_room(self, panel: QWidget) -> bool:
        """Whether the window is wide enough for the list of articles, or the side panel, beside the article."""
        return not self._full and self.width() >= (LIST_FROM if panel is self.articles else SIDE_FROM)

    @property
    def is_reading(self) -> bool:
        """Whether the article is on the stage, and no page over the library."""
        return self.stage.currentWidget() is self.splitter

    def show_page(self, page: QWidget | None) -> None:
        """Show something in the place of the article with its lists; None shows these again."""
        if page is not None and self.stage.indexOf(page) < 0:
            self.stage.addWidget(page)
        self.stage.setCurrentWidget(page or self.splitter)
        self.selection_bar.hide()
        self.arrange()

    def show_full(self, full: bool) -> None:
        """Show nothing but the article, or everything again."""
        self._full = full
        self.arrange()

    def show_side(self) -> None:
        """Have the side panel on the screen, also in a narrow window: something is shown there."""
        if self._full:
            return
        if not self._settings.value("side_shown"):
            self.sideWanted.emit()
        self.side.show()

    def show_article(self, there: bool) -> None:
        """Show the article, or the start page where there is none."""
        self.centre.setCurrentWidget(self.pane if there else self.start)
        self.foot.show_article(there)
        if not there:
            self.side.await_lists(False)
            self.set_aside.hide()
            self.selection_bar.hide()

    def await_article(self) -> None:
        """An article is on its way: its page is there, and nothing is said yet of what it holds."""
        self.centre.setCurrentWidget(self.pane)
        self.side.await_lists(True)
        self.foot.show_article(True)
        self.foot.show_opening(True)

    def show_title(self, title: str) -> None:
        """Put the article's title in the window's frame."""
        name = self.tr("Qari")
        self.window().setWindowTitle(f"{isolated(title)} — {name}" if title else name)

    def show_steps(self, undo: Step | None, redo: Step | None) -> None:
        """Name the steps that undo and redo would take."""
        self._steps = (undo, redo)
        for key, step in (("undo", undo), ("redo", redo)):
            text = self.tr("Undo") if key == "undo" else self.tr("Redo")
            if step is not None:
                text = self.tr("{action}: {step}").format(action=text, step=step.name(self._language.code))
            self._actions.name_step(key, text)
            self._actions[key].setEnabled(step is not None)

    def say_sentence(self, code: str) -> None:
        """Tell a warning of the article, with the way out where there is one."""
        reopen = self._actions["reopen"] if code == "bytes_replaced" else None
        self.message.say(
            sentence(code, self._language.code, {}),
            lasting=True,
            action=reopen.text() if reopen is not None else "",
            do=reopen.trigger if reopen is not None else None,
        )

    def say_error(self, error: ReaderError) -> None:
        """Tell an error in the message bar; nothing stops."""
        self.message.say(error.sentence(self._language.code), lasting=True)

    def caret_place(self) -> QPoint:
        """Under the caret of the article, global: where something about it comes up."""
        view = self.pane.view
        return view.viewport().mapToGlobal(view.cursorRect().bottomLeft() + QPoint(0, 6))

    def follow_selection(self) -> None:
        """Have the bar come up at the selection, or go away where there is none."""
        view = self.pane.view
        span = view.selected_span()
        caret = view.cursorRect()
        if span is None or not len(span) or not view.viewport().rect().intersects(caret):
            self.selection_bar.hide()
            return
        viewport = view.viewport()
        origin = viewport.mapTo(self.pane, QPoint(0, 0))
        self.selection_bar.show_at(caret.translated(origin), QRect(origin, viewport.size()))

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.pane.set_theme(theme)
        self.articles.set_theme(theme)
        self.side.set_theme(theme)
        self.start.set_theme(theme)

    def retranslate(self) -> None:
        """Say every text in the language that is now installed."""
        self.top.retranslate(self._language.code)
        self.articles.retranslate(self._language.code)
        self.side.retranslate()
        self.foot.retranslate()
        self.mark_choice.retranslate()
        self.message.retranslate()
        self.review.retranslate()
        self.start.retranslate(self._language.code)
        self.set_aside.retranslate()
        self.show_steps(*self._steps)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.arrange()

    def _keep_widths(self) -> None:
        for widget, key in ((self.articles, "library_width"), (self.side, "side_width")):
            if widget.isVisible():
                self._settings.keep(key, widget.width())


def _hairline(parent: QWidget) -> QFrame:
    line = QFrame(parent)
    line.setProperty("look", "hairline")
    line.setFixedHeight(1)
    return line
