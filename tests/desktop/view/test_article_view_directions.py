"""Right to left as the eye sees it: where letters stand, where the caret goes, how lines are set."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from view_articles import article_of, place

from reader.core.articles import Article, BlockKind, Direction
from reader.core.spans import Span
from reader.desktop.article_view import ArticleView

Show = Callable[..., ArticleView]


def column(view: ArticleView) -> tuple[float, float]:
    layout = view.document().documentLayout()
    rect = layout.blockBoundingRect(view.document().firstBlock())
    return rect.left(), rect.right()


def test_the_first_letter_stands_at_the_right(show: Show, article: Article) -> None:
    view = show(article)
    for block in article.blocks:
        first = view.span_boxes(Span(block.span.start, block.span.start + 1))[0]
        assert first.right() == pytest.approx(column(view)[1], abs=3)


def test_lines_are_ragged_at_the_left(show: Show, article: Article) -> None:
    view = show(article)
    lines = view.span_boxes(article.blocks[1].span)
    assert len(lines) > 2
    assert all(line.right() == pytest.approx(column(view)[1], abs=3) for line in lines)
    assert len({round(line.left()) for line in lines}) == len(lines)


def test_later_words_stand_further_left(show: Show, article: Article) -> None:
    view = show(article)
    one, two = (view.span_boxes(place(article, word))[0] for word in ("قالت", "المهندسة"))
    assert two.right() < one.left() + 4


def test_latin_words_run_left_to_right_inside_arabic(show: Show, article: Article) -> None:
    view = show(article)
    blue, harbor = (view.span_boxes(place(article, word))[0] for word in ("Blue", "Harbor"))
    assert blue.right() < harbor.left() + 6
    before, after = (view.span_boxes(place(article, word))[0] for word in ("شركة", "عبر"))
    assert after.right() <= blue.left() + 4
    assert harbor.right() <= before.left() + 4


def test_the_letters_of_a_number_run_left_to_right(show: Show, article: Article) -> None:
    view = show(article)
    start = place(article, "115").start
    digits = [view.span_boxes(Span(start + at, start + at + 1))[0].center().x() for at in range(3)]
    assert digits == sorted(digits)


def test_left_goes_on_and_right_goes_back(show: Show, article: Article) -> None:
    view = show(article, position=0)
    view.go_to(place(article, "قالت"), flash=False)
    start = view.caret()
    x = view.cursorRect().x()
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.caret() == start + 1
    assert view.cursorRect().x() < x
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.caret() == start
    assert view.cursorRect().x() == x


def test_the_caret_always_moves_to_the_left_within_a_mixed_line(show: Show, article: Article) -> None:
    view = show(article)
    view.go_to(Span(article.blocks[2].span.start, article.blocks[2].span.start), flash=False)
    line, x = view.cursorRect().y(), view.cursorRect().x()
    steps = 0
    while True:
        QTest.keyClick(view, Qt.Key.Key_Left)
        if view.cursorRect().y() != line:
            break
        assert view.cursorRect().x() <= x
        x = view.cursorRect().x()
        steps += 1
    assert steps > 40


def test_home_and_end(show: Show, article: Article) -> None:
    view = show(article)
    view.go_to(place(article, "المهندسة"), flash=False)
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.caret() == article.blocks[1].span.start
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.cursorRect().x() < column(view)[0] + 120
    view.resize(view.width(), 160)
    QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert view.caret() == len(article.text)
    bar = view.verticalScrollBar()
    assert bar.maximum() > 0
    assert bar.value() == bar.maximum()
    QTest.keyClick(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert view.caret() == 0
    assert bar.value() == 0


def test_shift_selects_by_letter_word_and_line(show: Show, article: Article) -> None:
    view = show(article)
    word = place(article, "قالت")
    view.go_to(word, flash=False)
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_span() == Span(word.start, word.start + 1)
    view.go_to(word, flash=False)
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier)
    assert view.selected_span() == Span(word.start, word.end + 1)
    view.go_to(word, flash=False)
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    span = view.selected_span()
    assert span is not None
    assert len(span) > 30


def test_down_keeps_to_the_side(show: Show, article: Article) -> None:
    view = show(article)
    view.go_to(place(article, "المهندسة"), flash=False)
    x, y = view.cursorRect().x(), view.cursorRect().y()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.cursorRect().y() > y
    assert abs(view.cursorRect().x() - x) < 20


def test_a_left_to_right_paragraph_stands_at_the_left(show: Show) -> None:
    article = article_of("فقرة عربية.", "An English paragraph that runs its own way.", directions={1: Direction.LTR})
    view = show(article)
    first = view.span_boxes(place(article, "An"))[0]
    assert first.left() == pytest.approx(column(view)[0], abs=3)
    view.go_to(place(article, "English"), flash=False)
    start = view.caret()
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.caret() == start + 1


def test_a_direction_can_be_overridden(show: Show, article: Article) -> None:
    view = show(article)
    view.set_direction(2, Direction.LTR)
    end = view.span_boxes(Span(article.blocks[2].span.start, article.blocks[2].span.start + 1))[0]
    assert view.document().findBlockByNumber(2).textDirection() is Qt.LayoutDirection.LeftToRight
    view.set_direction(2, Direction.RTL)
    again = view.span_boxes(Span(article.blocks[2].span.start, article.blocks[2].span.start + 1))[0]
    assert end != again
    assert again.right() == pytest.approx(column(view)[1], abs=3)


def test_the_interface_language_does_not_turn_the_article(show: Show, article: Article) -> None:
    view = show(article)
    before = view.span_boxes(article.blocks[1].span)
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert view.span_boxes(article.blocks[1].span) == before


@pytest.mark.parametrize(
    ("kind", "deeper"), [(BlockKind.LIST_ITEM, True), (BlockKind.QUOTE, True), (BlockKind.CAPTION, False)]
)
def test_kinds_of_blocks_are_set_their_way(show: Show, kind: BlockKind, deeper: bool) -> None:
    from dataclasses import replace

    plain = article_of("أول الكلام هنا وفيه ما يكفي", "بند من القائمة", title="عنوان")
    blocks = (*plain.blocks[:2], replace(plain.blocks[2], kind=kind, level=1, marker="•"))
    view = show(replace(plain, blocks=blocks))
    right = view.span_boxes(Span(plain.blocks[2].span.start, plain.blocks[2].span.start + 1))[0].right()
    assert (right < column(view)[1] - 15) is deeper
    view.grab()


def test_a_title_is_larger(show: Show, article: Article) -> None:
    view = show(article)
    title, text = (view.span_boxes(article.blocks[number].span)[0].height() for number in (0, 3))
    assert title > 1.3 * text


def test_lines_are_as_far_apart_as_the_style_says(show: Show, article: Article) -> None:
    view = show(article)
    tops = [box.top() for box in view.span_boxes(article.blocks[1].span)]
    assert {b - a for a, b in itertools.pairwise(tops)} == {round(20 * 1.9)}
