"""Scrolling moves the picture and paints what comes into view: what is on the screen is what painting it all gives."""

from __future__ import annotations

import random
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QImage, QPaintEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from view_articles import PARAGRAPHS, TITLE, article_of

from reader.core.articles import Article
from reader.core.mentions import EntityType, Mention
from reader.core.quotations import Quotation, QuotationKind
from reader.core.spans import Span
from reader.desktop.article_view import ArticleView


class Paints(QObject):
    """Notes which parts of a widget are painted."""

    def __init__(self) -> None:
        super().__init__()
        self.rects: list[QRect] = []

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.rects.append(event.rect())
        return False


def marked(view: ArticleView, article: Article) -> None:
    mentions = [
        Mention(Span(block.span.start + 3, block.span.start + 9), list(EntityType)[number % 4], "اسم")
        for number, block in enumerate(article.blocks)
        if len(block.span) > 12
    ]
    quotations = [
        Quotation(QuotationKind.DIRECT, Span(block.span.start + 12, block.span.end), speaker=f"متحدث {number}")
        for number, block in enumerate(article.blocks)
        if len(block.span) > 20 and number % 2
    ]
    view.show_marks(mentions, quotations, ())


def on_screen(view: ArticleView) -> QImage:
    return view.screen().grabWindow(view.winId()).toImage()


def test_the_screen_shows_what_painting_everything_gives(show: Callable[..., ArticleView], qapp: QApplication) -> None:
    # Paragraphs of very different lengths, so that their heights are estimated wrongly.
    article = article_of(*(PARAGRAPHS[n % len(PARAGRAPHS)] * (1 + 7 * n % 5) for n in range(60)), title=TITLE)
    view = show(article, width=1000)
    marked(view, article)
    qapp.processEvents()
    bar = view.verticalScrollBar()
    steps = random.Random(7)
    for at in range(40):
        if at % 13 == 5:
            bar.setValue(steps.randrange(bar.maximum()))
        else:
            bar.setValue(bar.value() + steps.randrange(-90, 240))
        qapp.processEvents()
        shown = on_screen(view)
        view.viewport().update()
        qapp.processEvents()
        assert shown == on_screen(view), f"step {at}"


def test_a_step_paints_the_lines_that_come_into_view(
    show: Callable[..., ArticleView], qapp: QApplication, qtbot: QtBot
) -> None:
    article = article_of(*(PARAGRAPHS * 20), title=TITLE)
    view = show(article)
    bar = view.verticalScrollBar()
    bar.setValue(1200)
    qapp.processEvents()
    paints = Paints()
    view.viewport().installEventFilter(paints)
    bar.setValue(1240)
    qapp.processEvents()
    view.viewport().removeEventFilter(paints)
    height = view.viewport().height()
    assert [(rect.top(), rect.height()) for rect in paints.rects] == [(height - 40, 40)]
