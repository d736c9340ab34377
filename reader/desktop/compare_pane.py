"""One of two articles that stand side by side."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from reader.core.articles import Article
from reader.core.records import ArticleRecord
from reader.core.sentences import isolated
from reader.desktop import texts
from reader.desktop.article_view_pane import ArticlePane
from reader.desktop.language import day
from reader.desktop.page import PageContext
from reader.desktop.theme import Theme

_SMALLER = 1
"""Steps by which letters are smaller than in the reading window: two columns share its width."""


class ComparePane(QFrame):
    """`choiceWanted` asks for another article here, `openWanted` for this one to be read."""

    choiceWanted = Signal()
    openWanted = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._record: ArticleRecord | None = None
        self.setProperty("look", "paper")
        self.setMinimumWidth(260)
        self.facts = QLabel(self)
        self.facts.setProperty("look", "caption")
        self.facts.setTextFormat(Qt.TextFormat.PlainText)
        self.facts.setWordWrap(True)
        self.choose = QPushButton(self)
        self.open = QPushButton(self)
        for button in (self.choose, self.open):
            button.setProperty("look", "quiet")
        self.pane = ArticlePane(context.appearance.theme, context.appearance.style.zoomed(-_SMALLER), self)
        self.view = self.pane.view
        self.hint = QLabel(self)
        self.hint.setProperty("look", "caption")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setWordWrap(True)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.hint)
        self._stack.addWidget(self.pane)
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 12, 4)
        head.addWidget(self.facts, 1)
        head.addWidget(self.open)
        head.addWidget(self.choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        self.choose.clicked.connect(self.choiceWanted)
        self.open.clicked.connect(self.openWanted)
        self._name = ""

    def show_side(self, article: Article | None, record: ArticleRecord | None, *, again: bool) -> None:
        """Show an article, None to choose one; `again` says that it stands here already and stays in its place."""
        self._record = record
        if article is not None and not again:
            self.pane.show_article(article)
        self._stack.setCurrentWidget(self.hint if article is None else self.pane)
        self.open.setVisible(article is not None)
        self._say()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.pane.set_theme(theme)

    def set_style(self) -> None:
        """Set the article as the settings now say."""
        self.view.set_style(self._context.appearance.style.zoomed(-_SMALLER))

    def retranslate(self, name: str) -> None:
        """Say every text in the language that is now installed; `name` is which of the two this is."""
        self._name = name
        self.choose.setText(self.tr("Choose…"))
        self.open.setText(self.tr("Read"))
        self.hint.setText(self.tr("Choose an article to stand here."))
        self.view.setAccessibleName(name)
        self._say()

    def _say(self) -> None:
        record, language = self._record, self._context.language.code
        facts = [] if record is None else [record.outlet or "", day(record.date, language) if record.date else ""]
        self.facts.setText(texts.joined([self._name, *facts]))
        self.choose.setAccessibleName(self.tr("{name}: choose another").format(name=isolated(self._name)))
        self.open.setAccessibleName(self.tr("{name}: read it").format(name=isolated(self._name)))
