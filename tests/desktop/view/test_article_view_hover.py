"""What the card under the pointer says, and that it never takes an article's words for markup."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from view_articles import article_of, mention, place

from reader.core.articles import Article
from reader.core.mentions import EntityType, Mention, Origin
from reader.core.notes import Anchor, Note, NoteTarget, Tag
from reader.core.quotations import Quotation, QuotationKind
from reader.core.sentences import isolated
from reader.desktop.article_view import ArticleView
from reader.desktop.article_view_hover import words_of
from reader.desktop.marks import Mark, MarkKind

Show = Callable[..., ArticleView]


def said(item: Mention | Quotation | Note, text: str = "") -> list[str]:
    return [words for words, _ in words_of(Mark(MarkKind.MENTION, 0, 1, item), text)]


def test_a_mention_tells_name_type_role_and_origin(article: Article) -> None:
    huda = Mention(place(article, "هدى النجار"), EntityType.PER, "هدى النجار", Origin.MODEL, 0.874, "المهندسة")
    assert said(huda) == ["هدى النجار", f"Person · {isolated('المهندسة')}", "found by the model · 87 %"]
    by_hand = Mention(huda.span, EntityType.LOC, "صيدا", Origin.HAND)
    assert said(by_hand) == ["صيدا", "Place", "marked by hand"]


def test_a_quotation_tells_speaker_cue_and_kind(article: Article) -> None:
    quotation = Quotation(
        QuotationKind.INDIRECT, place(article, "السوق"), place(article, "قالت"), speaker="هدى", outlet="الجريدة"
    )
    assert said(quotation, article.text)[:3] == [
        "هدى",
        f"Indirect quotation · {isolated('قالت')}",
        f"Told to: {isolated('الجريدة')}",
    ]
    assert said(Quotation(QuotationKind.DIRECT, place(article, "السوق")), article.text)[0] == "Speaker not known"


def test_a_note_tells_its_words_and_tags(article: Article) -> None:
    anchor = Anchor.at(article.text, place(article, "السوق"))
    assert said(Note(NoteTarget.SELECTION, "سؤال", anchor, (Tag("مهم", "#112233"),))) == ["سؤال", isolated("مهم")]
    assert said(Note(NoteTarget.SELECTION, "", anchor)) == ["Highlight"]
    (long, _) = said(Note(NoteTarget.SELECTION, "ك" * 900, anchor))
    assert long.endswith("…")
    assert len(long) < 300


def test_the_card_shows_plain_text_beside_the_mark(show: Show, qtbot: QtBot) -> None:
    article = article_of("جاء <b>سامر</b> من حلب.", title="عنوان")
    view = show(article)
    samer = mention(article, "<b>سامر</b>")
    view.show_marks([samer], (), ())
    box = view.span_boxes(samer.span)[0]
    with qtbot.waitSignal(view.markHovered) as told:
        QTest.mouseMove(view.viewport(), QPoint(5, 5))
        QTest.mouseMove(view.viewport(), box.center().toPoint())
    assert told.args == ["mention", samer]
    card = view.hover_card()
    qtbot.waitUntil(card.isVisible, timeout=2000)
    labels = card.findChildren(QLabel)
    assert labels[0].text() == "<b>سامر</b>"
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    assert not card.geometry().intersects(box.toRect())
    assert view.viewport().rect().contains(card.geometry())
    with qtbot.waitSignal(view.markHovered) as told:
        QTest.mouseMove(view.viewport(), QPoint(5, 5))
    assert told.args == ["", None]
    assert card.isHidden()


def test_scrolling_typing_and_pressing_hide_the_card(show: Show, article: Article, qtbot: QtBot) -> None:
    view = show(article)
    huda = mention(article, "هدى النجار")
    view.show_marks([huda], (), ())
    at = view.span_boxes(huda.span)[0].center().toPoint()
    for act in (
        lambda: QTest.keyClick(view, Qt.Key.Key_Down),
        lambda: QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at),
    ):
        QTest.mouseMove(view.viewport(), QPoint(5, 5))
        QTest.mouseMove(view.viewport(), at)
        qtbot.waitUntil(view.hover_card().isVisible, timeout=2000)
        act()
        assert view.hover_card().isHidden()
