"""Marks lie under the right words, and the words are drawn as if there were none."""

from __future__ import annotations

import itertools
import struct
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication
from view_articles import article_of, mention, place

from reader.core.articles import Article
from reader.core.mentions import EntityType, Mention
from reader.core.notes import Anchor, Note, NoteTarget, Tag
from reader.core.quantities import QuantityKind
from reader.core.quotations import Quotation, QuotationKind
from reader.core.spans import Span
from reader.desktop.article_view import ArticleView
from reader.desktop.article_view_margins import place_column
from reader.desktop.fonts import reading_font
from reader.desktop.marks_painter import paint_line
from reader.desktop.theme import ReadingStyle

Show = Callable[..., ArticleView]


def pixels(image: QImage, wanted: QColor) -> Iterator[tuple[int, int]]:
    """Where an image of 32 bits has exactly that colour."""
    data, colour = image.constBits().tobytes(), struct.pack("=I", wanted.rgb())
    at = data.find(colour)
    while at >= 0:
        if at % 4 == 0:
            yield at % image.bytesPerLine() // 4, at // image.bytesPerLine()
        at = data.find(colour, at + 1)


def extent(image: QImage, wanted: QColor) -> tuple[int, int, int, int]:
    """The left, top, right and bottom of what has that colour."""
    found = list(pixels(image, wanted))
    assert found
    xs, ys = [x for x, _ in found], [y for _, y in found]
    return min(xs), min(ys), max(xs), max(ys)


def picture(view: ArticleView) -> QImage:
    view.clearFocus()
    return view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def ink_of_words(view: ArticleView, number: int, start: int, end: int) -> tuple[int, int]:
    """The left and right of the ink of some letters of a block, drawn apart from the view by Qt alone, in red."""
    block = view.document().findBlockByNumber(number)
    width = int(view.document().documentLayout().blockBoundingRect(block).width())
    layout = QTextLayout(block.text(), reading_font("Amiri", 20))
    option = QTextOption(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    layout.setTextOption(option)
    red = QTextCharFormat()
    red.setForeground(QColor("red"))
    part = QTextLayout.FormatRange()
    part.start, part.length, part.format = start, end - start, red
    layout.setFormats([part])
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += 38
    layout.endLayout()
    image = QImage(width + 60, int(y) + 10, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    layout.draw(painter, QPointF(30, 0))
    painter.end()
    left, _, right, _ = extent(image, QColor("red"))
    shift = view.document().documentLayout().blockBoundingRect(block).left() - 30
    return int(left + shift), int(right + shift)


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "هدى النجار"), (1, "قطر"), (2, "Blue Harbor Ltd"), (2, "شركة"), (2, "115"), (2, "أيام"), (2, "Android")],
)
def test_a_mention_lies_under_its_words(show: Show, article: Article, number: int, words: str) -> None:
    view = show(article, width=1100)
    span = place(article, words)
    view.show_marks([Mention(span, EntityType.ORG, words)], (), ())
    left, top, right, bottom = extent(picture(view), view.theme.wash(EntityType.ORG))
    start = view.document().findBlockByNumber(number).position()
    # Behind the emoji a position is one more than its offset.
    shift = 1 if "😀" in article.text[: span.start] else 0
    ink = ink_of_words(view, number, span.start + shift - start, span.end + shift - start)
    assert left <= ink[0] + 1
    assert right >= ink[1] - 1
    assert ink[0] - left <= 7
    assert right - ink[1] <= 7
    assert bottom - top < 38


@pytest.mark.parametrize("words", ["قطر", "Blue", "هدى", "النجار إن", "ثمن"])
def test_letters_are_drawn_as_without_marks(show: Show, words: str) -> None:
    """Shaping goes over the edge of a mark: و|قطر stays joined, لا stays one sign."""
    article = article_of("قالت هدى النجار إن وقطر الدائرة لا يزيد عن Blue متر وثمنها لا بأس به.")
    view = show(article)
    ink = view.theme.colour("ink")
    before = set(pixels(picture(view), ink))
    view.show_marks([mention(article, words)], (), ())
    after = set(pixels(picture(view), ink))
    assert len(before) > 150
    assert before == after


def test_a_mark_that_wraps_is_painted_on_each_line(show: Show, article: Article) -> None:
    view = show(article)
    span = article.blocks[1].span
    view.show_marks([Mention(span, EntityType.LOC, "كل شيء")], (), ())
    boxes = view.span_boxes(span)
    image, wash = picture(view), view.theme.wash(EntityType.LOC)
    assert len(boxes) == 3
    for box in boxes:
        assert image.pixelColor(int(box.left()) + 3, int(box.top()) + 6) == wash
        assert image.pixelColor(int(box.right()) - 3, int(box.bottom()) - 6) == wash
        assert image.pixelColor(int(box.center().x()), int(box.bottom()) + 2) != wash


def test_the_types_have_lines_of_their_own(show: Show, article: Article) -> None:
    """Told apart without colour: solid, dotted, dashed, and wavy over more than two rows of pixels."""
    view = show(article)
    span = place(article, "المهندسة هدى النجار")
    runs: dict[EntityType, int] = {}
    rows: dict[EntityType, int] = {}
    for kind in EntityType:
        view.show_marks([Mention(span, kind, "هدى")], (), ())
        image = picture(view)
        box = view.span_boxes(span)[0].toRect()
        rule, wash = view.theme.rule(kind), view.theme.wash(kind)

        def lined(x: int, y: int, image: QImage = image, rule: QColor = rule, wash: QColor = wash) -> bool:
            colour = image.pixelColor(x, y)
            to_rule, to_wash = (abs(colour.red() - c.red()) + abs(colour.green() - c.green()) for c in (rule, wash))
            return to_rule < to_wash

        y = box.bottom() - 1
        line = [lined(x, y) for x in range(box.left() + 6, box.right() - 6)]
        runs[kind] = sum(1 for a, b in itertools.pairwise(line) if a and not b)
        rows[kind] = sum(
            any(lined(x, y) for x in range(box.left() + 6, box.right() - 6))
            for y in range(box.bottom() - 4, box.bottom() + 1)
        )
    assert runs[EntityType.PER] == 0
    assert runs[EntityType.LOC] > runs[EntityType.ORG] > 4
    assert rows[EntityType.MISC] > rows[EntityType.PER]


def test_quantities_have_lines_of_their_own_too(qapp: QApplication) -> None:
    """Double, with a stroke at each end, in short strokes: no two types have the same line."""
    kinds = (*EntityType, *QuantityKind)
    pictures = []
    for kind in kinds:
        image = QImage(80, 14, QImage.Format.Format_ARGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        paint_line(painter, kind, QColor("black"), 5, 75, 7)
        painter.end()
        pictures.append(image)
    assert len({bytes(image.constBits()) for image in pictures}) == len(kinds)

    def dark(image: QImage, x: int, y: int) -> bool:
        return image.pixelColor(x, y).lightness() < 160

    date, amount, count = pictures[-3:]
    assert [dark(date, 40, y) for y in range(4, 10)].count(True) >= 2
    assert sum(a != b for a, b in itertools.pairwise([dark(date, 40, y) for y in range(2, 12)])) == 4
    assert dark(amount, 5, 5)
    assert not dark(amount, 40, 5)
    assert sum(a != b for a, b in itertools.pairwise([dark(count, x, 7) for x in range(5, 76)])) > 20


def test_overlapping_mentions_both_show(show: Show, article: Article) -> None:
    view = show(article)
    outer, inner = place(article, "المهندسة هدى النجار"), place(article, "هدى")
    view.show_marks([Mention(outer, EntityType.ORG, "أ"), Mention(inner, EntityType.PER, "ب")], (), ())
    image = picture(view)
    for kind in (EntityType.ORG, EntityType.PER):
        assert len(list(pixels(image, view.theme.wash(kind)))) > 100
        assert len(list(pixels(image, view.theme.rule(kind)))) > 5


def test_hidden_types_are_not_painted(show: Show, article: Article) -> None:
    view = show(article)
    wash = view.theme.wash(EntityType.PER)
    view.show_marks([mention(article, "هدى النجار")], (), ())
    view.set_visible_types([EntityType.LOC])
    assert list(pixels(picture(view), wash)) == []
    view.set_visible_types(EntityType)
    assert list(pixels(picture(view), wash)) != []


def test_emphasis_dims_the_rest(show: Show, article: Article) -> None:
    view = show(article)
    view.show_marks([mention(article, "هدى النجار"), mention(article, "Blue Harbor", EntityType.ORG)], (), ())
    view.emphasise("هدى النجار")
    image = picture(view)
    assert list(pixels(image, view.theme.wash(EntityType.PER))) != []
    assert list(pixels(image, view.theme.wash(EntityType.ORG))) == []
    view.emphasise(None)
    assert list(pixels(picture(view), view.theme.wash(EntityType.ORG))) != []


def quotation(article: Article, words: str, kind: QuotationKind, speaker: str | None = "هدى النجار") -> Quotation:
    return Quotation(kind, place(article, words), speaker=speaker, speaker_entity=speaker)


def rule_width(view: ArticleView, span: Span) -> int:
    """How wide the rule beside that place is, in pixels that are not paper."""
    image = picture(view)
    y = int(view.span_boxes(span)[0].center().y())
    right = int(view.document().documentLayout().blockBoundingRect(view.document().firstBlock()).right())
    paper = view.theme.colour("paper")
    return sum(image.pixelColor(x, y) != paper for x in range(right + 8, right + 22))


def test_quotations_have_a_rule_that_is_fuller_for_direct_ones(show: Show, article: Article) -> None:
    view = show(article)
    widths = []
    for kind in (QuotationKind.DIRECT, QuotationKind.MIXED, QuotationKind.INDIRECT):
        said = quotation(article, "السوق التي أعيد بناؤها", kind)
        view.show_marks((), [said], ())
        widths.append(rule_width(view, said.content))
    assert widths[0] > widths[1] > widths[2] > 0
    view.set_quotations_visible(False)
    assert rule_width(view, said.content) == 0


def test_the_speaker_stands_level_with_the_first_line(show: Show, article: Article) -> None:
    view = show(article, width=1000)
    said = quotation(article, "وإن السوق التي أعيد بناؤها", QuotationKind.INDIRECT)
    view.show_marks((), [said], ())
    picture(view)
    (label,) = [item for item in view.margin_items() if item.rect.height() > 10 and item.rect.width() > 20]
    first = view.span_boxes(said.content)[0]
    assert abs(label.rect.center().y() - first.center().y()) < 6
    assert label.words == "هدى النجار"
    assert label.rect.left() > view.span_boxes(article.blocks[1].span)[0].right()
    assert label.rect.right() <= view.viewport().width()


def test_several_speakers_of_one_line_stack(show: Show, article: Article) -> None:
    view = show(article, width=1000)
    said = [
        quotation(article, word, QuotationKind.INDIRECT, speaker)
        for word, speaker in (("المهندسة", "الأول"), ("هدى", "الثاني"), ("النجار", "الثالث"))
    ]
    view.show_marks((), said, ())
    picture(view)
    labels = [item.rect for item in view.margin_items() if item.rect.height() > 10 and item.rect.width() > 20]
    assert len(labels) == 3
    assert all(above.bottom() < below.top() for above, below in itertools.pairwise(labels))


def test_a_narrow_view_has_no_room_for_speakers(show: Show, article: Article) -> None:
    view = show(article, width=480)
    view.show_marks((), [quotation(article, "السوق التي", QuotationKind.DIRECT)], ())
    picture(view)
    assert [item for item in view.margin_items() if item.rect.width() > 20] == []
    assert view.margin_items() != []  # the rule is still there


def note(article: Article, words: str, body: str = "للمراجعة غدا", colour: str = "#B4530A") -> Note:
    span = place(article, words)
    return Note(NoteTarget.SELECTION, body, Anchor.at(article.text, span), (Tag("مهم", colour),))


def test_a_note_is_highlighted_in_its_tag_s_colour(show: Show, article: Article) -> None:
    view = show(article)
    view.show_marks((), (), [note(article, "خلاف مع البلدية")])
    assert len(list(pixels(picture(view), view.theme.tint("#B4530A")))) > 100
    view.set_notes_visible(False)
    assert list(pixels(picture(view), view.theme.tint("#B4530A"))) == []


def test_cards_step_aside_for_one_another_and_keep_off_the_text(show: Show, article: Article) -> None:
    view = show(article, width=1200)
    words = ("قالت المهندسة", "هدى النجار", "إن وقطر")
    view.show_marks((), (), [note(article, word, "كلام طويل عن السوق وأهلها " * 5) for word in words])
    picture(view)
    cards = [item.rect for item in view.margin_items() if item.rect.width() > 100]
    assert len(cards) == 3
    assert all(above.bottom() < below.top() for above, below in itertools.pairwise(cards))
    left = min(box.left() for box in view.span_boxes(article.blocks[1].span))
    assert all(card.right() < left and card.left() >= 0 for card in cards)
    assert abs(cards[0].top() - view.span_boxes(place(article, words[0]))[0].top()) < 12


def test_cards_fold_into_markers_in_a_narrow_view(show: Show, article: Article) -> None:
    view = show(article, width=700)
    view.show_marks((), (), [note(article, "هدى النجار")])
    picture(view)
    (marker,) = view.margin_items()
    assert marker.rect.width() < 30
    assert marker.words == "للمراجعة غدا"


def test_marks_do_not_move_the_lines(show: Show, article: Article) -> None:
    view = show(article, width=1200)
    before = [(box.y(), box.width()) for block in article.blocks for box in view.span_boxes(block.span)]
    view.show_marks(
        [mention(article, "هدى النجار")],
        [quotation(article, "السوق التي", QuotationKind.DIRECT)],
        [note(article, "هدى النجار")],
    )
    assert [(box.y(), box.width()) for block in article.blocks for box in view.span_boxes(block.span)] == before


def test_the_selection_is_painted_behind_the_words(show: Show, article: Article) -> None:
    view = show(article)
    view.select_span(place(article, "Blue Harbor Ltd"))
    left, _, right, _ = extent(picture(view), view.theme.colour("selection"))
    box = view.span_boxes(place(article, "Blue Harbor Ltd"))[0]
    assert left == pytest.approx(box.left(), abs=3)
    assert right == pytest.approx(box.right(), abs=3)


def test_a_selection_over_a_direction_s_edge_is_in_two_pieces(show: Show, article: Article) -> None:
    view = show(article, width=1100)
    boxes = view.span_boxes(Span(place(article, "شركة").start, place(article, "Blue").end))
    assert len(boxes) == 2
    harbor = view.span_boxes(place(article, "Harbor"))[0]
    assert all(box.right() <= harbor.left() + 6 or box.left() >= harbor.right() - 6 for box in boxes)


@pytest.mark.parametrize("page", [200, 340, 480, 640, 700, 760, 860, 1000, 1200, 1700])
@pytest.mark.parametrize("cards", [True, False])
def test_the_column_has_its_room(page: int, cards: bool) -> None:
    column = place_column(page, ReadingStyle(), cards)
    assert column.left >= 0
    assert column.right <= page
    assert column.width == 700 or page < 700 + 160 + 44
    assert column.width >= 500 or not column.speakers
    if column.speakers:
        assert page - column.right >= 116
    if column.cards:
        assert column.left >= 200
    # Cards move the column; they never change its width.
    assert column.width == place_column(page, ReadingStyle(), not cards).width
