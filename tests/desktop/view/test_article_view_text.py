"""The document is the article's text: selecting and copying give it back, letter by letter, in logical order."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from view_articles import article_of, place

from reader.core.articles import Article, Block
from reader.core.spans import Span
from reader.desktop.article_view import ArticleView

Show = Callable[..., ArticleView]


def copied(view: ArticleView) -> str:
    view.copy()
    return QApplication.clipboard().text()


def test_the_document_is_the_text(show: Show, article: Article) -> None:
    view = show(article)
    assert view.toPlainText() == article.text
    assert view.document().blockCount() == len(article.blocks)


def test_copying_all_gives_the_text(show: Show, article: Article) -> None:
    view = show(article)
    view.selectAll()
    assert view.selected_span() == Span(0, len(article.text))
    assert copied(view) == article.text
    data = view.createMimeDataFromSelection()
    assert data.formats() == ["text/plain"]


@pytest.mark.parametrize(
    "words", ["Blue Harbor Ltd", "115 بائعا", "2.5 من تطبيقها", "😀", "😀 وأن النسخة", "وقطر العجلة"]
)
def test_a_selection_is_its_span(show: Show, article: Article, words: str) -> None:
    view = show(article)
    span = place(article, words)
    view.select_span(span)
    assert view.selected_span() == span
    assert copied(view) == words


def test_a_selection_over_paragraphs_has_line_feeds(show: Show, article: Article) -> None:
    view = show(article)
    span = Span(5, len(article.text) - 3)
    view.select_span(span)
    assert copied(view) == span.of(article.text)
    assert "\u2029" not in copied(view)


def test_no_selection_is_none(show: Show, article: Article, qtbot: QtBot) -> None:
    view = show(article)
    assert view.selected_span() is None
    with qtbot.waitSignal(view.selectionChangedSpan) as said:
        view.select_span(Span(2, 4))
    assert said.args == [Span(2, 4)]


def test_what_qt_cannot_show_is_still_copied(show: Show) -> None:
    text = "كلمة\u2028أخرى\ufffcثم\rشيء \x00 وآخر"
    view = show(Article(text, (Block(Span(0, len(text))),)))
    assert view.document().blockCount() == 1
    view.select_span(Span(3, 7))
    assert view.selected_span() == Span(3, 7)
    assert view.createMimeDataFromSelection().text() == text[3:7]


def test_an_empty_article_shows_nothing(show: Show) -> None:
    view = show(Article("", ()))
    assert view.toPlainText() == ""
    assert (view.position(), view.caret(), view.progress()) == (0, 0, 1.0)
    view.clear_article()
    assert view.article is None


def test_triple_click_selects_the_paragraph(show: Show, article: Article) -> None:
    view = show(article)
    at = view.span_boxes(place(article, "المهندسة"))[0].center().toPoint()
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert view.selected_span() == article.blocks[1].span


def test_double_click_selects_the_word(show: Show, article: Article) -> None:
    view = show(article)
    span = place(article, "المهندسة")
    at = view.span_boxes(span)[0].center().toPoint()
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert view.selected_span() == span


def test_dragging_selects_what_lies_between(show: Show, article: Article) -> None:
    view = show(article)
    words = place(article, "هدى النجار")
    box = view.span_boxes(words)[0]
    right, left = (
        QPoint(int(box.right()) - 2, int(box.center().y())),
        QPoint(int(box.left()) + 2, int(box.center().y())),
    )
    viewport = view.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, right)
    QTest.mouseMove(viewport, left)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, left)
    assert view.selected_span() == words


def test_nothing_is_edited(show: Show, article: Article) -> None:
    view = show(article)
    QTest.keyClicks(view, "abc")
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert view.toPlainText() == article.text
    assert view.isReadOnly()


def test_nothing_is_loaded(show: Show, article: Article) -> None:
    view = show(article)
    kind = QTextDocument.ResourceType.ImageResource.value
    assert view.loadResource(kind, QUrl("https://example.org/a.png")) is None
    assert view.document().resource(kind, QUrl("file:///etc/hostname")) is None


def test_markup_in_the_text_stays_text(show: Show) -> None:
    article = article_of("قال <b>نعم</b> <img src='https://example.org/x.png'> &amp; مضى")
    assert show(article).toPlainText() == article.text
