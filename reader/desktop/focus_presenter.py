"""Where the keys go: to the article, the list, a tab, the search line; and what Escape leads back from."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QToolButton, QWidget

from reader.desktop.actions import Actions
from reader.desktop.article_presenter import ArticlePresenter
from reader.desktop.file_presenter import FilePresenter
from reader.desktop.page_links import PageLinks
from reader.desktop.page_presenter import PagePresenter
from reader.desktop.window_body import WindowBody


class FocusPresenter(QObject):
    """Between these ways and the parts of the window that they lead to; the search line asks the one in sight."""

    def __init__(
        self,
        commands: Actions,
        article: ArticlePresenter,
        files: FilePresenter,
        pages: PagePresenter,
        page_links: PageLinks,
        body: WindowBody,
    ) -> None:
        super().__init__(body)
        self._commands = commands
        self._article = article
        self._files = files
        self._pages = pages
        self._page_links = page_links
        self._body = body
        body.top.search.wanted.connect(self._search)
        body.top.search.left.connect(self._to_found)

    def find(self) -> None:
        """Find in the page that is up, or in the article."""
        if not self._pages.find():
            self._body.pane.open_find()

    def to_article(self) -> None:
        """The keys go to the article."""
        self._pages.leave()
        self._body.pane.view.setFocus()

    def to_search(self) -> None:
        """The keys go to the search line, over what it says already."""
        search = self._body.top.search
        search.setVisible(True)
        search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        search.selectAll()

    def to_list(self) -> None:
        """The keys go to the list of articles, which is shown for it."""
        self._pages.leave()
        self._commands["library"].setChecked(True)
        self._body.articles.show()
        self._body.articles.articles.setFocus(Qt.FocusReason.TabFocusReason)

    def to_tab(self, number: int) -> None:
        """The keys go to a tab of the side panel, told by its number there; the panel is shown for it."""
        self._pages.leave()
        self._body.show_side()
        self._body.side.show_tab(number)
        panel = (self._body.side.names, self._body.side.quotations, self._body.side.notes)[number]
        panel.setFocus(Qt.FocusReason.TabFocusReason)

    def escape(self) -> None:
        """One step back: out of the page, the find bar, the chosen name, what was found in the library or the full
        screen, whichever is first."""
        if self._pages.leave():
            return
        if self._body.pane.finding:
            self._body.pane.close_find()
        elif self._article.clear_choice():
            return
        elif self._body.top.search.text():
            self._body.top.search.clear()
        elif self._commands["full_screen"].isChecked():
            self._commands["full_screen"].setChecked(False)

    def press(self, focused: QWidget | None) -> None:
        """Enter: the button that has the keys is pressed, which Qt leaves to Space in a window that is no dialog."""
        if isinstance(focused, QToolButton) and focused.menu() is not None:
            focused.showMenu()
        elif isinstance(focused, QAbstractButton):
            focused.click()

    def _search(self, text: str) -> None:
        # What is typed while a page is up is looked for there: the list of articles is out of sight.
        if self._body.is_reading:
            self._files.search(text)
        elif text:
            self._page_links.search(text)

    def _to_found(self) -> None:
        page = self._pages.page
        if page is None:
            self.to_list()
        else:
            page.setFocus(Qt.FocusReason.TabFocusReason)
