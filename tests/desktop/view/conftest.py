"""A view on an article, for the tests of the view."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot
from view_articles import PARAGRAPHS, TITLE, article_of

from reader.core.articles import Article
from reader.desktop.article_view import ArticleView


@pytest.fixture
def article() -> Article:
    return article_of(*PARAGRAPHS, title=TITLE)


@pytest.fixture
def show(qtbot: QtBot) -> Callable[..., ArticleView]:
    """Opens a view on an article, with keyboard focus."""

    def open_view(article: Article, width: int = 900, height: int = 640, position: int = 0) -> ArticleView:
        view = ArticleView()
        qtbot.addWidget(view)
        view.set_motion(False)
        view.resize(width, height)
        view.show_article(article, position)
        view.show()
        view.setFocus()
        return view

    return open_view
