"""Going to places, keeping them over every change of size, and telling where one is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from view_articles import PARAGRAPHS, TITLE, article_of, mention, place

from reader.core.articles import Article
from reader.core.mentions import EntityType, Mention
from reader.core.notes import Anchor, Note, NoteTarget
from reader.core.quotations import Quotation, QuotationKind
from reader.core.spans import Span
from reader.desktop.article_view import ArticleView
from reader.desktop.theme import THEME_NAMES, ReadingStyle, load_theme

Show = Callable[..., ArticleView]


@pytest.fixture
def long_article() -> Article:
    return article_of(*(f"{number}. {text}" for number in range(150) for text in PARAGRAPHS), title=TITLE)


def in_view(view: ArticleView, span: Span) -> bool:
    height = view.viewport().height()
    return all(box.top() >= 0 and box.bottom() <= height for box in view.span_boxes(span))


@pytest.mark.parametrize("nth", [0, 70, 149])
def test_a_place_is_brought_into_view(show: Show, long_article: Article, nth: int) -> None:
    view = show(long_article)
    span = place(long_article, "Blue Harbor", nth)
    view.go_to(span)
    assert in_view(view, span)
    assert view.caret() == span.start
    assert view.selected_span() is None


def test_a_place_in_view_does_not_scroll(show: Show, long_article: Article) -> None:
    view = show(long_article)
    view.go_to(place(long_article, "Blue Harbor", 50))
    before = view.verticalScrollBar().value()
    view.go_to(place(long_article, "Android", 50))
    assert view.verticalScrollBar().value() == before


@pytest.mark.parametrize("nth", [0, 1, 60, 120])
def test_the_position_comes_back(show: Show, long_article: Article, nth: int) -> None:
    wanted = place(long_article, "قالت المهندسة", nth).start
    first = show(long_article, position=wanted)
    position = first.position()
    line = first.span_boxes(Span(position, position + 1))[0]
    assert 0 <= line.top() < 40
    second = show(long_article, width=640, position=position)
    third = show(long_article, position=second.position())
    assert abs(third.position() - position) < 120


def test_the_position_is_told_after_scrolling(show: Show, long_article: Article, qtbot: QtBot) -> None:
    view = show(long_article)
    assert view.position() == 0
    with qtbot.waitSignal(view.positionChanged) as said:
        view.verticalScrollBar().setValue(4000)
    assert said.args == [view.position()]
    assert view.position() > 1000


def test_the_line_at_the_top_stays_over_every_change(show: Show, long_article: Article) -> None:
    view = show(long_article)
    view.set_position(place(long_article, "قالت المهندسة", 77).start)
    start = view.position()
    before = view.span_boxes(Span(start, start + 1))[0].top()

    def kept() -> bool:
        return abs(view.span_boxes(Span(start, start + 1))[0].top() - before) <= 8

    view.resize(620, 500)
    assert kept()
    view.resize(1000, 700)
    view.set_style(ReadingStyle(size=28))
    assert abs(view.span_boxes(Span(start, start + 1))[0].top() - before) <= 16
    view.set_style(ReadingStyle())
    view.show_marks([mention(long_article, "Blue")], (), ())
    view.set_byline("اليوم")
    assert kept()


def test_scrolling_up_into_what_was_never_seen_does_not_jump(show: Show, long_article: Article) -> None:
    """Heights above are estimates until they are seen; what is in view moves by exactly what was scrolled."""
    view = show(long_article)
    view.go_to(Span(len(long_article.text) - 5, len(long_article.text)), flash=False)
    bar = view.verticalScrollBar()
    for _ in range(60):
        start = view.position()
        y = view.span_boxes(Span(start, start + 1))[0].top()
        bar.setValue(bar.value() - 90)
        assert view.span_boxes(Span(start, start + 1))[0].top() == y + 90


def test_progress_goes_from_start_to_end(show: Show, long_article: Article) -> None:
    view = show(long_article)
    assert view.progress() == 0
    QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert view.progress() == pytest.approx(1, abs=0.02)


def test_a_short_article_has_been_read(show: Show) -> None:
    assert show(article_of("كلمة.")).progress() == 1.0


def test_space_turns_the_page(show: Show, long_article: Article) -> None:
    view = show(long_article)
    view.set_position(0)
    QTest.keyClick(view, Qt.Key.Key_Space)
    bar = view.verticalScrollBar()
    assert view.viewport().height() - 100 < bar.value() < view.viewport().height()
    assert in_view(view, Span(view.caret(), view.caret() + 1))
    QTest.keyClick(view, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() == 0
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert bar.value() > 200


def test_the_next_mention_of_a_type_and_of_a_name(show: Show, article: Article) -> None:
    view = show(article)
    huda, harbor = mention(article, "هدى النجار"), mention(article, "Blue Harbor", EntityType.ORG)
    android = mention(article, "Android", EntityType.ORG)
    view.show_marks([huda, harbor, android], (), ())
    assert [view.next_mention() for _ in range(4)] == [huda, harbor, android, huda]
    assert view.previous_mention() == android
    assert [view.next_mention(EntityType.ORG) for _ in range(3)] == [harbor, android, harbor]
    assert view.next_mention(name="هدى النجار") == huda
    assert view.caret() == huda.span.start
    assert view.mark_at_caret() == huda
    assert view.next_mention(name="لا أحد") is None
    view.set_visible_types([EntityType.PER])
    assert view.next_mention(EntityType.ORG) is None


def test_the_next_quotation_and_note(show: Show, article: Article) -> None:
    view = show(article)
    said = Quotation(QuotationKind.DIRECT, place(article, "السوق التي"), speaker="هدى")
    unknown = Quotation(QuotationKind.INDIRECT, place(article, "النسخة"))
    noted = Note(NoteTarget.SELECTION, "", Anchor.at(article.text, place(article, "قصيرة")))
    view.show_marks((), [said, unknown], [noted])
    assert [view.next_quotation(), view.next_quotation()] == [said, unknown]
    assert view.next_quotation("هدى") == said
    assert view.previous_quotation() == unknown
    assert (view.next_note(), view.previous_note()) == (noted, noted)


def test_clicking_a_mark_tells_of_it(show: Show, article: Article, qtbot: QtBot) -> None:
    view = show(article)
    huda = mention(article, "هدى النجار")
    said = Quotation(QuotationKind.DIRECT, place(article, "المهندسة هدى النجار إن"), speaker="هدى")
    view.show_marks([huda], [said], ())
    for words, kind, item in (("النجار", "mention", huda), ("المهندسة", "quotation", said)):
        at = view.span_boxes(place(article, words))[0].center().toPoint()
        with qtbot.waitSignal(view.markActivated) as told:
            QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        assert told.args == [kind, item]
    view.go_to(huda.span, flash=False)
    with qtbot.waitSignal(view.markActivated) as told:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert told.args == ["mention", huda]


def test_the_menu_knows_what_it_is_for(show: Show, article: Article, qtbot: QtBot) -> None:
    view = show(article)
    huda = mention(article, "هدى النجار")
    view.show_marks([huda], (), ())
    at = view.span_boxes(huda.span)[0].center().toPoint()
    from PySide6.QtGui import QContextMenuEvent

    for reason, point, expected in (
        (QContextMenuEvent.Reason.Mouse, at, huda),
        (QContextMenuEvent.Reason.Mouse, QPoint(3, 3), None),
        (QContextMenuEvent.Reason.Keyboard, QPoint(3, 3), huda),
    ):
        view.go_to(huda.span, flash=False)
        with qtbot.waitSignal(view.menuRequested) as told:
            QApplication.sendEvent(
                view.viewport(), QContextMenuEvent(reason, point, view.viewport().mapToGlobal(point))
            )
        assert told.args is not None
        assert told.args[1] == expected


def test_a_flash_fades_by_itself(show: Show, article: Article, qtbot: QtBot) -> None:
    view = show(article)
    accent = view.theme.colour("acc")
    span = place(article, "هدى النجار")

    def framed() -> bool:
        view.clearFocus()
        image = view.viewport().grab().toImage()
        box = view.span_boxes(span)[0].toRect().adjusted(-4, -4, 4, 4)
        return any(
            image.pixelColor(x, y) == accent
            for y in range(box.top(), box.bottom())
            for x in range(box.left(), box.right())
        )

    for moving in (False, True):
        view.set_motion(moving)
        view.go_to(span)
        qtbot.waitUntil(framed, timeout=2000)
        qtbot.waitUntil(lambda: not framed(), timeout=3000)


def test_zoom_by_wheel_and_calls(show: Show, article: Article, qtbot: QtBot) -> None:
    view = show(article)
    width = view.span_boxes(place(article, "المهندسة"))[0].width()
    with qtbot.waitSignal(view.styleChanged) as told:
        view.zoom_in()
    assert told.args == [view.reading_style]
    assert view.reading_style.size > 20
    assert view.span_boxes(place(article, "المهندسة"))[0].width() > width
    centre = QPointF(100, 100)
    wheel = QWheelEvent(
        centre, centre, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), wheel)
    assert view.reading_style.size == 20
    view.zoom_out()
    view.reset_zoom()
    assert view.reading_style == ReadingStyle()


def test_the_style_sets_family_height_and_column(show: Show, article: Article) -> None:
    view = show(article, width=1200)

    def lines() -> int:
        return len(view.span_boxes(article.blocks[1].span))

    few = lines()
    view.set_style(replace(ReadingStyle(), column_width=400))
    assert lines() > few
    view.set_style(ReadingStyle(family="IBM Plex Sans Arabic", line_height=2.5))
    first, second = (box.top() for box in view.span_boxes(article.blocks[1].span)[:2])
    assert second - first == 50


def test_lines_can_be_even_at_both_ends(show: Show, article: Article) -> None:
    view = show(article, width=1200)
    span = article.blocks[1].span
    view.set_style(replace(ReadingStyle(), column_width=400))
    ragged = view.span_boxes(span)
    view.set_style(replace(ReadingStyle(), column_width=400, even=True))
    even = view.span_boxes(span)
    assert len(even) == len(ragged) > 2
    assert len({box.right() for box in even}) == 1
    ends = [box.left() for box in even[:-1]]
    assert max(ends) - min(ends) <= 2
    assert max(ends) < max(box.left() for box in ragged[:-1])
    # The last line stays as it was, and so does everything where it is switched off again.
    assert even[-1] == ragged[-1]
    view.set_style(replace(ReadingStyle(), column_width=400))
    assert view.span_boxes(span) == ragged


def test_a_line_with_few_words_is_not_torn_apart(show: Show) -> None:
    short = article_of("من من والمسؤوليات\u00a0الاستقلاليات\u00a0والاجتماعيات " * 3)
    view = show(short, width=1200)
    view.set_style(replace(ReadingStyle(), size=40, column_width=320))
    ragged = view.span_boxes(short.blocks[0].span)[0]
    assert ragged.width() < 160
    view.set_style(replace(ReadingStyle(), size=40, column_width=320, even=True))
    assert view.span_boxes(short.blocks[0].span)[0] == ragged


def test_a_style_sheet_on_the_application_leaves_the_reading_font(
    show: Show, article: Article, qapp: QApplication
) -> None:
    view = show(article)
    before = view.span_boxes(article.blocks[1].span)
    view.setStyleSheet("* { font-family: 'IBM Plex Sans Arabic'; font-size: 9px; }")
    view.resize(view.width() - 1, view.height())
    after = view.span_boxes(article.blocks[1].span)
    assert [box.height() for box in after] == [box.height() for box in before]
    assert view.document().defaultFont().family() == "Amiri"


def test_the_byline_stands_under_the_title_and_is_no_text(show: Show, article: Article) -> None:
    view = show(article)
    first = view.span_boxes(article.blocks[1].span)[0].top()
    view.set_byline("16 آب 2024 · 310 كلمات")
    assert view.span_boxes(article.blocks[1].span)[0].top() > first + 15
    assert view.toPlainText() == article.text


@pytest.mark.parametrize("name", THEME_NAMES)
def test_every_theme_paints_paper_and_ink(show: Show, article: Article, name: str) -> None:
    view = show(article)
    view.set_theme(load_theme(name))
    image = view.viewport().grab().toImage()
    assert image.pixelColor(4, 4) == view.theme.colour("paper")
    box = view.span_boxes(article.blocks[0].span)[0].toRect()
    colours = {image.pixel(x, y) for y in range(box.top(), box.bottom()) for x in range(box.left(), box.right())}
    assert view.theme.colour("ink").rgb() in colours


def test_it_has_a_name_for_screen_readers(show: Show, article: Article) -> None:
    view = show(article)
    assert view.accessibleName()
    assert view.accessibleDescription() == TITLE


def test_another_article_starts_afresh(show: Show, article: Article, long_article: Article) -> None:
    view = show(long_article)
    view.show_marks([Mention(Span(0, 3), EntityType.PER, "س")], (), ())
    view.go_to(Span(len(long_article.text) - 5, len(long_article.text)))
    view.show_article(article)
    assert view.position() == 0
    assert view.verticalScrollBar().value() == 0
    assert list(view.marks.of_block(0)) == []


def test_the_paper_is_the_view_s_own(show: Show, article: Article) -> None:
    """A style sheet of the application, which changes a moment earlier or later, does not show through."""
    view = show(article)
    view.setStyleSheet("QTextEdit { background: #ff0000; }")
    assert view.viewport().grab().toImage().pixelColor(4, 4) == view.theme.colour("paper")
