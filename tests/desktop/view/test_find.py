"""Find: the right places, whatever the spelling, and the bar that says which of how many."""

from __future__ import annotations

import itertools
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from view_articles import article_of, place

from reader.arabic.normaliser import EVERYTHING, SPELLING, Folding, fold
from reader.core.articles import Article
from reader.core.spans import Span
from reader.desktop.article_view_pane import ArticlePane
from reader.desktop.find import Finder
from reader.desktop.theme import load_theme

TEXT = "كَتَبَ الكاتب كتابا عن الكـتابة.\nثم كتب إلى أحمد، وأحمد إلى مؤسسة قرأتْ 😀 الكتاب كُلَّه."


def surfaces(words: str, folding: Folding = EVERYTHING, whole: bool = False, text: str = TEXT) -> list[str]:
    return [hit.of(text) for hit in Finder(text).all(words, folding, whole)]


def test_harakat_and_tatweel_do_not_count() -> None:
    assert surfaces("كتب") == ["كَتَبَ", "كتب"]
    assert surfaces("كتاب") == ["كتاب", "كـتاب", "كتاب"]
    assert surfaces("كَتَبَ") == ["كَتَبَ", "كتب"]


def test_each_difference_can_count() -> None:
    assert surfaces("كتب", Folding(harakat=False)) == ["كتب"]
    assert surfaces("كتاب", Folding(tatweel=False)) == ["كتاب", "كتاب"]
    assert surfaces("احمد") == ["أحمد", "أحمد"]
    assert surfaces("احمد", Folding(hamza=False)) == []
    assert surfaces("موسسه") == ["مؤسسة"]
    assert surfaces("موسسه", SPELLING) == []


def test_whole_words() -> None:
    assert surfaces("كتاب", whole=True) == []
    assert surfaces("أحمد", whole=True) == ["أحمد"]
    assert surfaces("الكتاب", whole=True) == ["الكتاب"]
    assert surfaces("كتب", whole=True) == ["كَتَبَ", "كتب"]


def test_hits_behind_an_emoji_are_right() -> None:
    assert [hit.of(TEXT) for hit in Finder(TEXT).all("كله")] == ["كُلَّه"]


def test_nothing_is_found_for_nothing() -> None:
    assert surfaces("") == surfaces("   ") == surfaces("ً") == []
    assert Finder("").all("كلمة") == []


def test_hits_do_not_overlap_and_run_in_order() -> None:
    hits = Finder("ههههه").all("هه")
    assert hits == [Span(0, 2), Span(2, 4)]


def test_a_long_text_is_searched_in_slices() -> None:
    line = "سطر فيه كلمة نادرة.\n"
    text = line * 10_000
    slices = list(Finder(text).search("نَادِرة"))
    assert len(slices) > 3
    hits = [hit for found in slices for hit in found]
    assert len(hits) == 10_000
    assert all(hit.of(text) == "نادرة" for hit in hits[::997])


@given(st.text(alphabet="ابأإة هـًَ\n😀", max_size=60), st.text(alphabet="ابأةه ", min_size=1, max_size=3))
def test_every_hit_is_equal_when_folded(text: str, words: str) -> None:
    wanted = fold(" ".join(words.split()))
    hits = Finder(text).all(words)
    assert all(fold(hit.of(text)) == wanted for hit in hits)
    assert all(one.end <= two.start for one, two in itertools.pairwise(hits))
    assert len(hits) == (fold(text).count(wanted) if wanted else 0)


def test_the_normaliser_is_not_imported_before_anything_is_looked_for() -> None:
    asked = "import sys, reader.desktop.article_view_pane; sys.exit('camel_tools' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], cwd=Path(__file__).parents[3], check=False).returncode == 0


@pytest.fixture
def pane(qtbot: QtBot, article: Article) -> ArticlePane:
    pane = ArticlePane(load_theme("light"))
    qtbot.addWidget(pane)
    pane.view.set_motion(False)
    pane.resize(900, 640)
    pane.show_article(article)
    pane.show()
    return pane


def count(pane: ArticlePane) -> str:
    return pane.find_bar.count_text()


def toggle(pane: ArticlePane, name: str) -> QToolButton:
    button = pane.find_bar.findChild(QToolButton, name)
    assert button is not None
    return button


def type_letters(field: QLineEdit, letters: str) -> None:
    """Type letters that QTest has no keys for."""
    for letter in letters:
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(field, event)


@pytest.mark.parametrize("width", [360, 420, 520, 1100])
def test_in_a_narrow_window_nothing_of_the_bar_lies_over_another(qtbot: QtBot, pane: ArticlePane, width: int) -> None:
    pane.open_find()
    pane.resize(width, 640)
    bar = pane.find_bar
    parts = bar.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)

    def apart() -> bool:
        boxes = [part.geometry() for part in parts]
        inside = all(bar.rect().contains(box) for box in boxes)
        return inside and not any(one.intersects(two) for one, two in itertools.combinations(boxes, 2))

    qtbot.waitUntil(apart)
    field = bar.findChild(QLineEdit)
    assert field is not None
    below = toggle(pane, "whole").geometry().center().y() - field.geometry().center().y()
    assert (below < 8) is (width == 1100)


def test_finding_as_one_types(pane: ArticlePane, article: Article) -> None:
    pane.open_find()
    field = pane.find_bar.findChild(QLineEdit)
    assert field is not None
    type_letters(field, "ال")
    many = len(pane.find_bar.hits)
    type_letters(field, "سوق")
    assert [hit.of(article.text) for hit in pane.find_bar.hits] == ["السوق"]
    assert many > 5
    assert count(pane) == "1 of 1"
    assert pane.view.caret() == place(article, "السوق").start


def test_next_and_previous_go_round(pane: ArticlePane, article: Article, qtbot: QtBot) -> None:
    pane.open_find()
    pane.find_bar.words = "أن"
    # On a slow machine it takes more than one slice of searching.
    qtbot.waitUntil(lambda: pane.find_bar._search is None)
    hits = pane.find_bar.hits
    assert len(hits) > 2
    first = pane.find_bar.now
    pane.find_next()
    assert pane.find_bar.now == first + 1
    pane.find_previous()
    pane.find_previous()
    assert pane.find_bar.now == (first - 1) % len(hits)
    assert pane.view.caret() == hits[pane.find_bar.now].start
    assert count(pane) == f"{pane.find_bar.now + 1} of {len(hits)}"


def test_enter_and_escape(pane: ArticlePane) -> None:
    pane.open_find()
    pane.find_bar.words = "أن"
    before = pane.find_bar.now
    field = pane.find_bar.findChild(QLineEdit)
    assert field is not None
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert pane.find_bar.now == before + 1
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert pane.find_bar.now == before
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert pane.find_bar.isHidden()
    assert pane.view.toPlainText()


def test_toggles_search_anew(pane: ArticlePane) -> None:
    pane.open_find()
    pane.find_bar.words = "أن"
    all_of_them = len(pane.find_bar.hits)
    toggle(pane, "hamza").click()
    without_hamza = len(pane.find_bar.hits)
    toggle(pane, "whole").click()
    assert all_of_them > without_hamza > len(pane.find_bar.hits)
    assert pane.find_bar.folding() == Folding(hamza=False, endings=False)


def test_what_is_not_there_is_said(pane: ArticlePane) -> None:
    pane.open_find()
    pane.find_bar.words = "زرافة"
    assert count(pane) == "Not found"
    assert not toggle(pane, "next").isEnabled()
    pane.find_bar.words = ""
    assert count(pane) == ""


def test_the_selection_is_looked_for(pane: ArticlePane, article: Article) -> None:
    pane.view.select_span(place(article, "أسماءهم"))
    pane.open_find()
    assert pane.find_bar.words == "أسماءهم"
    assert pane.find_bar.hits == (place(article, "أسماءهم"),)


def test_all_hits_are_painted_and_one_is_stronger(pane: ArticlePane) -> None:
    pane.open_find()
    pane.find_bar.words = "أن"
    image = pane.view.viewport().grab().toImage()
    colours: dict[int, int] = {}
    for y in range(image.height()):
        for x in range(image.width()):
            colours[image.pixel(x, y)] = colours.get(image.pixel(x, y), 0) + 1
    theme = pane.view.theme
    hit, now = colours[theme.colour("hit").rgb()], colours[theme.colour("hit_now").rgb()]
    assert hit > now > 50


def test_another_article_is_searched_when_shown(pane: ArticlePane) -> None:
    pane.open_find()
    pane.find_bar.words = "أن"
    other = article_of("هنا أن وأن.")
    pane.show_article(other)
    assert [hit.of(other.text) for hit in pane.find_bar.hits] == ["أن", "أن"]
    pane.close_find()
    pane.find_next()
    assert not pane.find_bar.isHidden()


def test_a_long_article_does_not_wait(pane: ArticlePane, qtbot: QtBot) -> None:
    long = article_of(*["هذه فقرة طويلة فيها كلمات كثيرة عن السوق والمرفأ والناس."] * 20_000)
    pane.show_article(long)
    pane.open_find()
    pane.find_bar.words = "المرفا"
    assert "…" in count(pane) or len(pane.find_bar.hits) == 20_000
    qtbot.waitUntil(lambda: count(pane) == "1 of 20000", timeout=10_000)


def test_everything_has_a_name(pane: ArticlePane) -> None:
    pane.open_find()
    for button in pane.find_bar.findChildren(QToolButton):
        if button.objectName() in ("previous", "next", "whole", "harakat", "hamza", "tatweel", "close"):
            assert button.accessibleName()
            assert button.toolTip()
            assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
