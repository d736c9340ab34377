"""The article with what belongs to it: the map of the article at its left edge and the find bar above."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reader.core.articles import Article
from reader.desktop.article_view import ArticleView
from reader.desktop.minimap import Minimap
from reader.desktop.theme import ReadingStyle, Theme

if TYPE_CHECKING:
    from reader.desktop.find_bar import FindBar


class ArticlePane(QWidget):
    """What the window shows an article in. `view`, `strip` and `find_bar` are its parts."""

    def __init__(self, theme: Theme, style: ReadingStyle | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = ArticleView(theme, self)
        if style is not None:
            self.view.set_style(style)
        self.strip = Minimap(self.view, self)
        page = QWidget(self)
        # The strip stays at the left edge in a mirrored interface too: the article is what it was.
        page.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.strip)
        row.addWidget(self.view, 1)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(page, 1)

    @cached_property
    def find_bar(self) -> FindBar:
        """The bar that finds in the article, made when it is first wanted: an article can be read without."""
        from reader.desktop.find_bar import FindBar

        bar = FindBar(self.view, self)
        bar.set_theme(self.view.theme)
        self._column.insertWidget(0, bar)
        return bar

    @property
    def finding(self) -> bool:
        """Whether the find bar is open."""
        return "find_bar" in self.__dict__ and self.find_bar.isVisible()

    def show_article(self, article: Article, position: int = 0) -> None:
        """Show an article with the offset `position` at the top."""
        self.view.show_article(article, position)
        if "find_bar" in self.__dict__:
            self.find_bar.article_changed()

    def set_theme(self, theme: Theme) -> None:
        """Draw in that theme."""
        self.view.set_theme(theme)
        if "find_bar" in self.__dict__:
            self.find_bar.set_theme(theme)
        self.strip.update()

    def open_find(self) -> None:
        """Open the find bar, or go back to it."""
        self.find_bar.open_bar()

    def find_next(self) -> None:
        """Go to the next hit; open the bar where nothing is looked for."""
        if self.finding and self.find_bar.words:
            self.find_bar.find_next()
        else:
            self.find_bar.open_bar()

    def find_previous(self) -> None:
        """As find_next, backwards."""
        if self.finding and self.find_bar.words:
            self.find_bar.find_previous()
        else:
            self.find_bar.open_bar()

    def close_find(self) -> None:
        """Close the find bar."""
        if self.finding:
            self.find_bar.close_bar()
