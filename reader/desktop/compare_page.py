"""The page of two articles side by side: whom both name, and what one quotes as the other does in other words."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QPushButton, QSplitter

from reader.core.analyses import Analysis
from reader.core.articles import Article
from reader.core.mentions import EntityType
from reader.core.records import ArticleRecord
from reader.desktop import texts
from reader.desktop.compare_pane import ComparePane
from reader.desktop.desk import Desk
from reader.desktop.page import Page, PageContext, section
from reader.desktop.row_list import RowList
from reader.desktop.rows import Row
from reader.desktop.tasks import Task
from reader.desktop.theme import Theme

if TYPE_CHECKING:
    from reader.library import AlikeQuotations, Comparison, SharedName

_EXCERPT = 240

_BESIDE = 860
"""Width (px) from which the articles have room beside each other."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two articles with what is known of it."""

    article: Article
    record: ArticleRecord
    analysis: Analysis


class ComparePage(Page):
    """`turned` brings the keys of the two articles."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme = context.appearance.theme
        self._task: Task | None = None
        self._keys = (0, 0)
        self._comparison: Comparison | None = None
        self._turns: dict[tuple[str, EntityType], int] = {}
        self.alike_title = section(self.side)
        self.alike = RowList(theme, self.side)
        self.alike.setSpacing(2)
        self.shared_title = section(self.side)
        self.shared = RowList(theme, self.side)
        self.swap = QPushButton(self.side)
        self.swap.setProperty("look", "quiet")
        for widget, part in ((self.alike_title, 0), (self.alike, 3), (self.shared_title, 0), (self.shared, 3)):
            self.filters.addWidget(widget, part)
        self.filters.addWidget(self.swap, 0, Qt.AlignmentFlag.AlignLeading)
        self.panes = (ComparePane(context, self.main), ComparePane(context, self.main))
        self.sides: list[Side | None] = [None, None]
        both = self.both = QSplitter(Qt.Orientation.Horizontal, self.main)
        both.setChildrenCollapsible(False)
        both.setHandleWidth(1)
        for number, pane in enumerate(self.panes):
            both.addWidget(pane)
            pane.choiceWanted.connect(lambda number=number: self.ask_article(number))
            pane.openWanted.connect(lambda number=number: self._open(number))
        self.sheet.setContentsMargins(0, 0, 0, 0)
        self.sheet.addWidget(both)
        self.alike.activatedRow.connect(lambda row: self._go_to_pair(row.item))
        self.alike.currentRow.connect(lambda row: self._go_to_pair(row.item))
        self.shared.activatedRow.connect(lambda row: self._go_to_name(row.item))
        self.swap.clicked.connect(lambda: self._compare(self._keys[1], self._keys[0]))
        context.appearance.styled.connect(self._set_style)
        self.setFocusProxy(self.alike)
        self.retranslate()

    def enter(self, subject: Hashable) -> None:
        """`subject` is the keys of two articles (0 for one that is to be chosen), or None."""
        if isinstance(subject, tuple):
            self._compare(*subject)
        elif not any(self._keys):
            self._compare(self.context.reading.identity, 0)
        else:
            self._compare(*self._keys)
        missing = next((number for number, key in enumerate(self._keys) if not key), None)
        if missing is not None:
            self.panes[missing].choose.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.alike.setFocus(Qt.FocusReason.TabFocusReason)

    def leave(self) -> None:
        """See Page.leave."""
        if self._task is not None:
            self._task.cancel()

    def refresh(self) -> None:
        """See Page.refresh."""
        self._compare(*self._keys)

    def look_for(self) -> None:
        """See Page.look_for: in the article that has the keys, else in the first."""
        keys = QApplication.focusWidget()
        pane = next((one for one in self.panes if keys is not None and one.isAncestorOf(keys)), self.panes[0])
        pane.pane.open_find()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Where two columns would be slivers, one article stands above the other.
        beside = event.size().width() >= _BESIDE
        self.both.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)

    def ask_article(self, number: int) -> None:
        """Ask which article to lay at that side, 0 the first."""
        from reader.desktop.article_choice_dialog import ArticleChoiceDialog

        dialog = ArticleChoiceDialog(
            self.context.desk,
            self.context.appearance.theme,
            self.context.language.code,
            self.tr("Which article should stand here?"),
            self.window(),
        )

        def chosen() -> None:
            keys = list(self._keys)
            keys[number] = dialog.answer
            self._compare(keys[0], keys[1])

        dialog.accepted.connect(chosen)
        self.context.dialogs.show_dialog(dialog)

    def set_theme(self, theme: Theme) -> None:
        """See Page.set_theme."""
        for rows in (self.alike, self.shared):
            rows.set_theme(theme)
        for pane in self.panes:
            pane.set_theme(theme)

    def retranslate(self) -> None:
        """See Page.retranslate."""
        self.title.setText(self.tr("Side by side"))
        self.alike.setAccessibleName(self.tr("Quotations that both have"))
        self.shared.setAccessibleName(self.tr("Names that both have"))
        self.swap.setText(self.tr("Swap the two"))
        self.swap.setAccessibleName(self.tr("Swap the two"))
        for number, pane in enumerate(self.panes):
            pane.retranslate(self.tr("First article") if number == 0 else self.tr("Second article"))
        self._list()

    def _compare(self, one: int, other: int) -> None:
        self._keys = (one, other)
        self.turned.emit(self._keys)
        if self._task is not None:
            self._task.cancel()

        def question(desk: Desk) -> tuple[list[Side | None], Comparison | None]:
            sides = [_side(desk, key) for key in (one, other)]
            both = one and other
            return sides, desk.library.compare(one, other) if both else None

        self._task = self.context.desk.ask(question, self._take, self.failed.emit)

    def _take(self, answer: tuple[list[Side | None], Comparison | None]) -> None:
        sides, self._comparison = answer
        self._turns.clear()
        for pane, side, before in zip(self.panes, sides, self.sides, strict=True):
            pane.show_side(side.article if side else None, side.record if side else None, again=_same(side, before))
            if side is not None:
                pane.view.show_marks(side.analysis.mentions, side.analysis.quotations, ())
        self.sides = sides
        self._list()

    def _list(self) -> None:
        comparison, (one, _) = self._comparison, self.sides
        self.swap.setEnabled(all(self._keys))
        alike = comparison.alike if comparison is not None else ()
        shared = comparison.shared if comparison is not None else ()
        self.alike_title.setText(self.tr("Both quote · {count}").format(count=len(alike)))
        self.shared_title.setText(self.tr("Both name · {count}").format(count=len(shared)))
        text = one.article.text if one is not None else ""
        self.alike.show_rows([self._pair_row(text, pair) for pair in alike])
        if self.alike.hasFocus():
            self.alike.choose_first()
        rows: list[Row] = []
        for name in shared:
            if not rows or rows[-1].type is not name.type:
                rows.append(Row(texts.type_plural(name.type), heading=True))
            rows.append(
                Row(
                    name.name,
                    "",
                    f"{len(name.one)} / {len(name.other)}",
                    type=name.type,
                    item=name,
                    key=(name.name, name.type),
                )
            )
        self.shared.show_rows(rows)
        if comparison is None:
            self.alike.say_when_empty(self.tr("Choose two articles to see what both have."))
            self.shared.say_when_empty("")
        else:
            self.alike.say_when_empty(self.tr("No quotation of one is in the other."))
            self.shared.say_when_empty(self.tr("No name is in both."))

    def _pair_row(self, text: str, pair: AlikeQuotations) -> Row:
        words = " ".join(pair.one.content.of(text)[:_EXCERPT].split())
        speakers = list(dict.fromkeys(one.speaker or texts.unknown_speaker() for one in (pair.one, pair.other)))
        likeness = self.tr("{part} alike").format(part=texts.percent(pair.likeness))
        return Row(
            words,
            texts.joined([*speakers, likeness]),
            prose=True,
            lines=3,
            sublines=2,
            rule=3,
            item=pair,
            key=("pair", pair.one.content.start, pair.other.content.start),
        )

    def _go_to_pair(self, pair: AlikeQuotations) -> None:
        for pane, quotation, words in zip(
            self.panes, (pair.one, pair.other), (pair.one_words, pair.other_words), strict=True
        ):
            pane.view.emphasise(None)
            # The words that both have are lit, as what find found is.
            pane.view.set_hits(words)
            pane.view.go_to(quotation.content)

    def _go_to_name(self, name: SharedName) -> None:
        key = (name.name, name.type)
        # Again and again on the same name: from mention to mention.
        turn = self._turns.get(key, -1) + 1
        self._turns = {key: turn}
        for pane, side, places in zip(self.panes, self.sides, (name.one, name.other), strict=True):
            pane.view.set_hits(())
            # Each article may write it in its own way.
            own = next((one.name for one in side.analysis.mentions if one.span == places[0]), "") if side else ""
            pane.view.emphasise(own or name.name, name.type)
            pane.view.go_to(places[turn % len(places)])

    def _open(self, number: int) -> None:
        if self._keys[number]:
            self.articleWanted.emit(self._keys[number], None)

    def _set_style(self, _: object) -> None:
        for pane in self.panes:
            pane.set_style()


def _side(desk: Desk, key: int) -> Side | None:
    if not key:
        return None
    library = desk.library
    return Side(library.article(key), library.record(key), library.analysis(key) or Analysis())


def _same(one: Side | None, other: Side | None) -> bool:
    return one is not None and other is not None and one.article == other.article
