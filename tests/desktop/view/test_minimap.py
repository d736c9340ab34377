"""The strip: a tick for every mark, the frame where the view is, a click that goes there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from view_articles import PARAGRAPHS, article_of

from reader.core.articles import Article
from reader.core.mentions import EntityType, Mention
from reader.core.notes import Anchor, Note, NoteTarget
from reader.core.quotations import Quotation, QuotationKind
from reader.core.spans import Span
from reader.desktop.article_view_pane import ArticlePane
from reader.desktop.marks import MarkKind
from reader.desktop.theme import load_theme


@pytest.fixture
def long_article() -> Article:
    return article_of(*(PARAGRAPHS * 60))


@pytest.fixture
def pane(qtbot: QtBot, long_article: Article) -> ArticlePane:
    pane = ArticlePane(load_theme("light"))
    qtbot.addWidget(pane)
    pane.resize(900, 640)
    pane.show_article(long_article)
    pane.show()
    return pane


def marks_at(article: Article, *shares: float) -> list[Mention]:
    types = list(EntityType)
    return [
        Mention(Span(at, at + 4), types[number % 4], str(number))
        for number, share in enumerate(shares)
        if (at := int(share * (len(article.text) - 5))) >= 0
    ]


def test_ticks_stand_where_the_marks_do(pane: ArticlePane, long_article: Article) -> None:
    pane.view.show_marks(marks_at(long_article, 0, 0.25, 0.5, 1), (), ())
    ticks = pane.strip.ticks()
    assert len(ticks) == 4
    assert [kind for _, _, kind in ticks] == [MarkKind.MENTION] * 4
    height = pane.strip.height()
    assert [y / height for y, _, _ in ticks] == pytest.approx([0.01, 0.25, 0.5, 0.98], abs=0.04)
    assert [colour for _, colour, _ in ticks] == [pane.view.theme.rule(kind) for kind in EntityType]


def test_ticks_follow_the_legend_and_the_light(pane: ArticlePane, long_article: Article) -> None:
    said = Quotation(QuotationKind.DIRECT, Span(400, 450), speaker="1", speaker_entity="1")
    note = Note(NoteTarget.SELECTION, "", Anchor.at(long_article.text, Span(900, 920)))
    pane.view.show_marks(marks_at(long_article, 0.1, 0.3), [said], [note])
    assert len(pane.strip.ticks()) == 4
    pane.view.set_visible_types([EntityType.PER])
    pane.view.set_notes_visible(False)
    assert [kind for _, _, kind in pane.strip.ticks()] == [MarkKind.QUOTATION, MarkKind.MENTION]
    pane.view.emphasise("1")
    assert len(pane.strip.ticks()) == 2


def test_marks_on_one_spot_are_one_tick(pane: ArticlePane) -> None:
    pane.view.show_marks([Mention(Span(at, at + 1), EntityType.PER, "س") for at in range(40)], (), ())
    assert len(pane.strip.ticks()) < 6


def test_ticks_are_painted(pane: ArticlePane, long_article: Article) -> None:
    pane.view.show_marks(marks_at(long_article, 0.5), (), ())
    ((y, colour, _),) = pane.strip.ticks()
    image = pane.strip.grab().toImage()
    assert image.pixelColor(pane.strip.width() // 2, y) == colour


def test_what_find_found_has_ticks_too(pane: ArticlePane) -> None:
    assert pane.strip.hit_ticks() == set()
    pane.open_find()
    pane.find_bar.words = "قصيرة"
    assert len(pane.strip.hit_ticks()) > 20
    pane.close_find()
    assert pane.strip.hit_ticks() == set()


def test_the_frame_shows_what_is_in_view(pane: ArticlePane) -> None:
    top = pane.strip.frame()
    bar = pane.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    bottom = pane.strip.frame()
    assert top.top() < 12
    assert bottom.bottom() > pane.strip.height() - 12
    assert 10 < top.height() < pane.strip.height() / 4


def test_a_click_and_a_drag_go_there(pane: ArticlePane) -> None:
    bar, strip = pane.view.verticalScrollBar(), pane.strip
    middle = QPoint(strip.width() // 2, strip.height() // 2)
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    assert bar.value() == pytest.approx(bar.maximum() / 2, rel=0.05)
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    QTest.mouseMove(strip, QPoint(middle.x(), strip.height() - 2))
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    assert bar.value() >= bar.maximum() - 1


def test_a_whole_article_in_view_is_all_frame(qtbot: QtBot) -> None:
    pane = ArticlePane(load_theme("dark"))
    qtbot.addWidget(pane)
    pane.resize(700, 600)
    pane.show_article(article_of("كلمة."))
    pane.show()
    assert pane.strip.frame().height() > 500
    pane.grab()


def test_it_stays_at_the_left_when_the_interface_is_mirrored(pane: ArticlePane) -> None:
    pane.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert pane.strip.mapTo(pane, QPoint(0, 0)).x() == 0
    assert pane.strip.accessibleName()
