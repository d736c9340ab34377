"""The filters of the page of notes: words, kind, person, time, article, tag."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from reader.core.sentences import isolated
from reader.desktop.date_range_box import DateRangeBox
from reader.desktop.filter_box import FilterBox
from reader.desktop.note_questions import NoteKind, NoteWish
from reader.desktop.page import name_choice, section
from reader.desktop.row_list import RowList
from reader.desktop.rows import Row
from reader.desktop.tag_strip import shortened
from reader.desktop.theme import Theme

if TYPE_CHECKING:
    from reader.library import TagUse

_REST = 150
"""Milliseconds without a letter after which the list follows."""


class NotesFilters(QObject):
    """The widgets, put into a column. `changed` says that something else is wished for, `left` that the keys go on to
    the list."""

    changed = Signal()
    left = Signal()

    def __init__(self, theme: Theme, column: QVBoxLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._article: tuple[int, str] | None = None
        self.all_tags: Sequence[TagUse] = ()
        self._uses: Sequence[TagUse] = ()
        self._tag: int | None = None
        self.text = FilterBox(parent)
        self.kind = QComboBox(parent)
        for kind in NoteKind:
            self.kind.addItem("", kind)
        self.person = FilterBox(parent)
        self.time = DateRangeBox(parent)
        self.article = QPushButton(parent)
        self.article.setProperty("look", "quiet")
        self.article.hide()
        self._tags_title = section(parent)
        self.tags = RowList(theme, parent)
        self.clear = QPushButton(parent)
        self.clear.setProperty("look", "quiet")
        self.clear.hide()
        for widget in (self.text, self.kind, self.person, self.time, self.article, self._tags_title):
            column.addWidget(widget)
        column.addWidget(self.tags, 1)
        column.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignLeading)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._change)
        for line in (self.text, self.person):
            line.textChanged.connect(lambda _: self._rest.start())
            line.left.connect(self.left)
        self.kind.currentIndexChanged.connect(lambda _: self._change())
        self.time.changed.connect(self._rest.start)
        self.article.clicked.connect(lambda: self.only_in(None))
        self.tags.activatedRow.connect(self._toggle_tag)
        self.clear.clicked.connect(self.clear_all)

    @property
    def wish(self) -> NoteWish:
        """What is wished for."""
        first, last = self.time.days
        return NoteWish(
            kind=NoteKind(self.kind.currentData()),
            text=self.text.text().strip(),
            person=self.person.text().strip(),
            tag=self._tag,
            article=None if self._article is None else self._article[0],
            first=first,
            last=last,
        )

    def only_in(self, article: tuple[int, str] | None) -> None:
        """Only what is in an article, given by its key and title; None takes all again."""
        self._article = article
        self._say_article()
        self._change()

    def only_kind(self, kind: NoteKind) -> None:
        """Only what is of a kind."""
        self.kind.setCurrentIndex(list(NoteKind).index(kind))

    def clear_all(self) -> None:
        """Leave nothing out any more."""
        for line in (self.text, self.person):
            line.clear()
        self.kind.setCurrentIndex(0)
        self.time.clear()
        self._tag = None
        self._article = None
        self._say_article()
        self._list_tags()
        self._change()

    def show_tags(self, uses: Sequence[TagUse]) -> None:
        """All tags with how many notes bear each."""
        self.all_tags = uses
        self._uses = [use for use in uses if use.notes or use.tag.identity == self._tag]
        if self._tag is not None and all(use.tag.identity != self._tag for use in uses):
            self._tag = None
            self._change()
        self._list_tags()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.tags.set_theme(theme)

    def retranslate(self) -> None:
        """Say every text in the language that is now installed."""
        for line, name in ((self.text, self.tr("Words in notes and passages")), (self.person, self.tr("Person"))):
            line.setPlaceholderText(name)
            line.setAccessibleName(name)
        titles = {
            NoteKind.ALL: self.tr("All notes and highlights"),
            NoteKind.WRITTEN: self.tr("Notes with a text"),
            NoteKind.HIGHLIGHTS: self.tr("Highlights"),
            NoteKind.NAMES: self.tr("Notes on names"),
            NoteKind.QUOTATIONS: self.tr("Notes on quotations"),
            NoteKind.ARTICLES: self.tr("Notes on whole articles"),
            NoteKind.ORPHANS: self.tr("Place no longer found"),
            NoteKind.SAID: self.tr("Quotations in the articles"),
        }
        for number, kind in enumerate(NoteKind):
            self.kind.setItemText(number, titles[kind])
        name_choice(self.kind, self.tr("Kind of note"))
        self.time.retranslate()
        self._tags_title.setText(self.tr("Tags"))
        self.tags.setAccessibleName(self.tr("Only notes with a tag"))
        self.tags.say_when_empty(self.tr("No note has a tag yet."))
        self.clear.setText(self.tr("Clear the filters"))
        self.clear.setAccessibleName(self.tr("Clear the filters"))
        self._say_article()
        self._list_tags()

    def _say_article(self) -> None:
        self.article.setVisible(self._article is not None)
        self.article.setAccessibleName(self.tr("All articles"))
        if self._article is not None:
            title = self._article[1]
            self.article.setText(isolated(shortened(title)).replace("&", "&&") + "  ×")
            self.article.setAccessibleName(self.tr("All articles, not only {name}").format(name=isolated(title)))

    def _list_tags(self) -> None:
        self.tags.show_rows(
            [
                Row(
                    use.tag.name,
                    count="✓" if use.tag.identity == self._tag else str(use.notes),
                    strong=use.tag.identity == self._tag,
                    colour=use.tag.colour,
                    item=use.tag,
                    key=use.tag.identity,
                )
                for use in self._uses
            ]
        )

    def _toggle_tag(self, row: Row) -> None:
        self._tag = None if self._tag == row.known_by else row.known_by
        self._list_tags()
        self._change()

    def _change(self) -> None:
        self._rest.stop()
        wish = self.wish
        said = wish.kind is NoteKind.SAID
        # Tags are on notes; of a quotation the person is who said it.
        self.tags.setEnabled(not said)
        self.clear.setVisible(wish.narrows)
        self.changed.emit()
