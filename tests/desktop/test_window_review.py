"""Which marks are shown, and going through them by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from trial_parts import type_into

from reader.core.analyses import Analysis
from reader.core.mentions import EntityType, Mention, Origin
from reader.core.quotations import CueClass, Quotation, QuotationKind
from reader.core.spans import Span
from reader.desktop.article_menu import quotation_at
from reader.desktop.article_view_hover import words_of
from reader.desktop.main_window import MainWindow
from reader.desktop.mark_choice import ALL, CHOICES, MarkChoice
from reader.desktop.marks import Mark, MarkKind
from reader.desktop.review_bar import KEYS

Open = Callable[..., MainWindow]
Read = Callable[[MainWindow, Path], None]


def marks(window: MainWindow) -> list[Mention]:
    assert window.reading.analysis is not None
    return list(window.reading.analysis.mentions)


def said(window: MainWindow) -> str:
    return window.body.review.text.text().replace("\u00a0", " ")


def quotations(window: MainWindow) -> list[Quotation]:
    assert window.reading.analysis is not None
    return list(window.reading.analysis.quotations)


def by_hand(window: MainWindow) -> int:
    return sum(mark.origin is Origin.HAND for mark in (*marks(window), *quotations(window)))


def names_alone(window: MainWindow) -> None:
    window.body.foot.chips["quotation"].setChecked(False)


def test_a_choice_of_marks() -> None:
    def mark(origin: Origin, confidence: float) -> Mention:
        return Mention(Span(0, 1), EntityType.PER, "س", origin, confidence)

    hand, sure, unsure = mark(Origin.HAND, 1.0), mark(Origin.MODEL, 0.95), mark(Origin.MODEL, 0.6)
    quotation = Quotation(QuotationKind.DIRECT, Span(0, 1), confidence=0.4)
    analysis = Analysis((hand, sure, unsure), (quotation,), "trial")
    assert MarkChoice(ALL).narrowed(analysis) is analysis
    assert MarkChoice("hand").narrowed(analysis) == Analysis((hand,), (), "trial")
    assert MarkChoice("90").narrowed(analysis) == Analysis((unsure,), (quotation,), "trial")
    assert MarkChoice("50").narrowed(analysis) == Analysis((), (quotation,), "trial")
    assert MarkChoice("nonsense").narrowed(analysis) is analysis


def test_only_what_was_checked_is_shown(open_window: Open, read: Read, harvest: Path, qtbot: QtBot) -> None:
    window = open_window()
    read(window, harvest)
    choice, names = window.body.mark_choice, window.body.side.names.names
    everything = len(marks(window))
    assert sum(int(row.count) for row in names.rows if not row.heading) == everything
    identity, span = window.reading.identity, marks(window)[2].span
    window.notebook.change(lambda operations: operations.accept_mention(identity, span))
    qtbot.waitUntil(lambda: by_hand(window) == 1)
    choice.actions_of["hand"].trigger()
    assert [row.count for row in names.rows if not row.heading] == ["1"]
    assert choice.text() == "Checked by hand"
    assert window.settings.text("marks_shown") == "hand"
    choice.actions_of["90"].trigger()
    assert len(names.rows) == 0
    choice.actions_of["all"].trigger()
    assert sum(int(row.count) for row in names.rows if not row.heading) == everything
    assert set(choice.actions_of) == set(CHOICES)


def test_marks_are_reviewed_by_keys_and_taken_back(open_window: Open, read: Read, harvest: Path, qtbot: QtBot) -> None:
    window = open_window()
    read(window, harvest)
    names_alone(window)
    view, bar = window.body.pane.view, window.body.review
    first, second, third, fourth = marks(window)[:4]
    total = len(marks(window))
    assert not window.commands["review_accept"].isEnabled()
    window.commands["review"].trigger()
    assert bar.isVisible()
    assert view.hasFocus()
    assert window.steering.review.current == first
    assert f"1 of {total}" in said(window)
    QTest.keyClick(view, "a")
    assert window.steering.review.current == second
    QTest.keyClick(view, "x")
    assert window.steering.review.current == third
    kind = EntityType.LOC if third.type is not EntityType.LOC else EntityType.ORG
    QTest.keyClick(view, "2" if kind is EntityType.LOC else "3")
    assert window.steering.review.current == fourth
    qtbot.waitUntil(lambda: by_hand(window) == 2 and len(marks(window)) == total - 1)
    found = {mention.span: mention for mention in marks(window)}
    assert found[first.span].origin is Origin.HAND
    assert second.span not in found
    assert found[third.span].type is kind
    assert f"4 of {total}" in said(window)
    # What is taken back is to be decided on again.
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: window.steering.review.current == third)
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: window.steering.review.current == second)
    QTest.keyClick(view, "s")
    assert window.steering.review.current == third
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert view.hits == []
    assert "2" in window.body.message.text.text()
    assert by_hand(window) == 1


def test_a_review_ends_by_itself_and_knows_when_nothing_is_left(
    open_window: Open, read: Read, harvest: Path, qtbot: QtBot
) -> None:
    window = open_window("ar")
    read(window, harvest)
    view, total = window.body.pane.view, len(marks(window)) + len(quotations(window))
    window.commands["review"].trigger()
    for _ in range(total):
        type_into(view, "ش")
    assert not window.body.review.isVisible()
    qtbot.waitUntil(lambda: by_hand(window) == total)
    window.commands["review"].trigger()
    assert not window.body.review.isVisible()
    assert window.body.message.isVisible()
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: by_hand(window) == total - 1)
    window.commands["review"].trigger()
    assert window.body.review.isVisible()
    # Another article, another review.
    window.files.open_sample()
    qtbot.waitUntil(lambda: not window.body.review.isVisible())


def test_the_review_keeps_to_the_marks_that_are_shown(
    open_window: Open, read: Read, harvest: Path, qtbot: QtBot
) -> None:
    window = open_window()
    read(window, harvest)
    names_alone(window)
    for kind in ("PER", "LOC", "MISC"):
        window.body.foot.chips[kind].setChecked(False)
    window.commands["review"].trigger()
    assert window.steering.review.current is not None
    assert isinstance(window.steering.review.current, Mention)
    assert window.steering.review.current.type is EntityType.ORG
    assert window.steering.review.left == 2
    window.body.mark_choice.actions_of["90"].trigger()
    assert not window.steering.review.running
    for kind in ("PER", "LOC", "MISC"):
        window.body.foot.chips[kind].setChecked(True)


def test_quotations_are_reviewed_too(open_window: Open, read: Read, harvest: Path, qtbot: QtBot) -> None:
    window = open_window()
    read(window, harvest)
    for kind in ("PER", "LOC", "ORG", "MISC"):
        window.body.foot.chips[kind].setChecked(False)
    view, review = window.body.pane.view, window.steering.review
    first, second, *_ = quotations(window)
    count = len(quotations(window))
    window.commands["review"].trigger()
    assert review.current == first
    assert "Quotation" in said(window)
    assert first.speaker is not None
    assert first.speaker in said(window)
    assert not window.commands["review_person"].isEnabled()
    assert not window.body.review.buttons["review_person"].isEnabled()
    assert window.body.review.buttons["review_reject"].isEnabled()
    QTest.keyClick(view, "1")
    assert review.current == first
    QTest.keyClick(view, "a")
    assert review.current == second
    qtbot.waitUntil(lambda: by_hand(window) == 1)
    QTest.keyClick(view, "x")
    qtbot.waitUntil(lambda: len(quotations(window)) == count - 1)
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: review.current == second)


def test_kind_and_meaning_of_a_quotation_are_changed(
    open_window: Open, read: Read, harvest: Path, qtbot: QtBot
) -> None:
    window = open_window()
    read(window, harvest)
    panel = window.body.side.quotations.quotations

    def choose(title: str, entry: str) -> None:
        menu = window.menus.article_menu.quotation_menu(
            quotations(window)[0], window.reading.identity, window.article.citation
        )
        part = next(action.menu() for action in menu.actions() if action.text() == title)
        next(action for action in part.actions() if action.text() == entry).trigger()

    choose("Change the kind", "direct")
    qtbot.waitUntil(lambda: quotations(window)[0].kind is QuotationKind.DIRECT)
    choose("Change its purpose", "denies")
    qtbot.waitUntil(lambda: quotations(window)[0].cue_class is CueClass.DENIES)
    qtbot.waitUntil(lambda: "denies" in next(row for row in panel.rows if not row.heading).subtitle)


def test_what_is_selected_as_a_quotation_is_direct_in_quotation_marks() -> None:
    text = 'قالت: "سنزرع القمح". وقال إن الماء قليل.'
    start = text.index('"')
    end = text.index('"', start + 1) + 1
    words = Span(start + 1, end - 1)
    for selection in (Span(start, end), words, Span(start - 1, end)):
        quotation = quotation_at(text, selection)
        assert (quotation.kind, quotation.content, quotation.origin) == (QuotationKind.DIRECT, words, Origin.HAND)
    indirect = Span(text.index("الماء"), text.index(".", end + 1))
    assert quotation_at(text, indirect).kind is QuotationKind.INDIRECT
    assert quotation_at(text, indirect).content == indirect


def test_the_card_tells_how_a_quotation_was_meant(qapp: QApplication) -> None:
    quotation = Quotation(QuotationKind.INDIRECT, Span(4, 8), Span(0, 3), cue_class=CueClass.WARNS, confidence=0.8)
    mark = Mark(MarkKind.QUOTATION, 4, 8, quotation)
    told = "\n".join(words for words, _ in words_of(mark, "حذر من فيضان"))
    assert "warns" in told
    assert "80 %" in told


def test_quotations_without_a_known_speaker(open_window: Open, read: Read, harvest: Path, qtbot: QtBot) -> None:
    window = open_window()
    read(window, harvest)
    panel = window.body.side.quotations
    assert not panel.unknown.isVisibleTo(panel)
    assert window.reading.analysis is not None
    quotation = window.reading.analysis.quotations[0]
    identity = window.reading.identity
    window.notebook.change(lambda operations: operations.set_speaker(identity, quotation.content, None))
    qtbot.waitUntil(lambda: panel.unknown.isVisibleTo(panel))
    assert "(1)" in panel.unknown.text()
    panel.unknown.setChecked(True)
    assert [row.item.content for row in panel.quotations.rows if not row.heading] == [quotation.content]
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: len(panel.quotations.rows) == 0)
    assert panel.unknown.isVisibleTo(panel)
    panel.unknown.setChecked(False)
    assert len([row for row in panel.quotations.rows if not row.heading]) == len(window.reading.analysis.quotations)


def test_the_menu_holds_the_keys_of_a_review_while_there_is_one(open_window: Open, read: Read, harvest: Path) -> None:
    window = open_window()
    read(window, harvest)
    assert not any(window.commands[key].isVisible() for key in KEYS)
    window.commands["review"].trigger()
    assert all(window.commands[key].isVisible() for key in KEYS)
    assert window.commands["review_accept"].isEnabled()
    window.commands["review_end"].trigger()
    assert not any(window.commands[key].isVisible() for key in KEYS)
