"""PDF: letters by their places, reading order, paragraphs, columns, what stands at the edges, and what is no text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from articles import BODY, FIRST, SECOND, THIRD, TITLE
from contract import aside, check, surfaces
from hypothesis import given
from hypothesis import strategies as st
from pdf_making import PAGE, PdfMaking, shaped
from PySide6.QtGui import QGuiApplication

from reader.core.articles import Article, BlockKind, Direction
from reader.core.errors import OpeningError
from reader.opening import open_article
from reader.opening.pdf_glyphs import Glyph, _ligatures, folded_forms, glyph_of
from reader.opening.pdf_lines import oriented, reading_order

WIDTH, HEIGHT = PAGE
LEFT, RIGHT, TOP, BOTTOM = 60.0, WIDTH - 60, HEIGHT - 80, 80.0
MARKS = re.compile("[\u064b-\u0652]")


def bare(text: str) -> str:
    return MARKS.sub("", text)


@pytest.fixture(autouse=True)
def _letters(qapp: QGuiApplication) -> None:
    """Qt measures the letters of the files made here."""


def made(
    path: Path,
    paragraphs: list[str],
    *,
    columns: int = 1,
    size: float = 12,
    spacing: float = 8,
    indent: float = 0,
    justified: bool = False,
    at_once: bool = False,
    header: str = "",
    numbers: bool = False,
) -> Path:
    """A PDF of a title and paragraphs that flow through columns and pages."""
    making = PdfMaking()
    gutter = 24.0
    width = (RIGHT - LEFT - gutter * (columns - 1)) / columns
    pages = 0

    def begin_page() -> None:
        nonlocal pages
        pages += 1
        making.new_page()
        if header:
            making.line(header.split(), RIGHT, HEIGHT - 40, 9)
        if numbers:
            making.line([str(pages)], WIDTH / 2, 40, 9)

    begin_page()
    y, _ = making.paragraph(paragraphs[0], LEFT, RIGHT, TOP, 20)
    top = y = y - spacing
    column = 0
    for text in paragraphs[1:]:
        rest, own_indent = text.split(), indent
        while rest:
            if y < BOTTOM:
                column += 1
                if column == columns:
                    begin_page()
                    column, top = 0, TOP
                y = top
            right = RIGHT - (width + gutter) * column
            y, rest = making.paragraph(
                " ".join(rest), right - width, right, y, size,
                indent=own_indent, justified=justified, at_once=at_once, bottom=BOTTOM,
            )  # fmt: skip
            own_indent = 0
        y -= spacing
    return making.save(path)


def opened(path: Path) -> Article:
    return check(open_article(path))


@pytest.mark.parametrize("at_once", [False, True])
def test_an_article_comes_back_word_for_word(tmp_path: Path, at_once: bool) -> None:
    article = opened(made(tmp_path / "a.pdf", [TITLE, *BODY], at_once=at_once))
    assert surfaces(article) == [bare(text) for text in (TITLE, *BODY)]
    assert article.blocks[0].kind is BlockKind.TITLE
    assert article.metadata.title == TITLE
    assert (article.format, article.direction, article.warnings) == ("pdf", Direction.RTL, ())


@pytest.mark.parametrize(
    "setting",
    [
        {"columns": 2, "size": 10},
        {"columns": 3, "size": 9},
        {"columns": 2, "size": 10, "justified": True, "indent": 15, "spacing": 0},
        {"justified": True, "indent": 20, "spacing": 0},
        {"justified": True},
    ],
)
def test_columns_and_pages_are_read_in_order(tmp_path: Path, setting: dict[str, float]) -> None:
    paragraphs = [TITLE, *(f"{text} {text}" for text in (FIRST, SECOND, THIRD)), *([*BODY] * 9)]
    article = opened(made(tmp_path / "a.pdf", paragraphs, header="صحيفة المرفأ", numbers=True, **setting))
    assert article.text.split() == bare(" ".join(paragraphs)).split()
    furniture = set(aside(article))
    assert ("navigation", "1") in furniture
    assert ("navigation", "2") in furniture
    assert ("navigation", "صحيفة المرفأ") in furniture
    if setting.get("indent"):
        assert surfaces(article) == [bare(text) for text in paragraphs]


def test_a_subheading_in_larger_letters(tmp_path: Path) -> None:
    making = PdfMaking()
    making.new_page()
    y, _ = making.paragraph(TITLE, LEFT, RIGHT, TOP, 22)
    y, _ = making.paragraph(FIRST, LEFT, RIGHT, y - 8, 12)
    y, _ = making.paragraph("ردود الفعل", LEFT, RIGHT, y - 12, 15)
    making.paragraph(SECOND, LEFT, RIGHT, y - 8, 12)
    article = opened(making.save(tmp_path / "a.pdf"))
    assert [(block.kind.value, block.level) for block in article.blocks] == [
        ("title", 0), ("paragraph", 0), ("heading", 2), ("paragraph", 0),
    ]  # fmt: skip


def test_letters_drawn_from_left_to_right_by_a_program_that_knows_no_arabic(tmp_path: Path) -> None:
    making = PdfMaking()
    making.new_page()
    y = TOP
    for text in (bare(FIRST), bare(SECOND), bare(THIRD)):
        words = [word for word in text.split() if not re.search("[A-Za-z0-9]", word)]
        for at in range(0, len(words), 8):
            making.text(" ".join(words[at : at + 8]), LEFT, y, 12)
            y -= 20
    article = opened(making.save(tmp_path / "a.pdf"))
    assert "أعلن وزير المياه سليم الناصح، الأربعاء،" in article.text
    assert article.warnings == ()


def test_text_in_no_order_is_said_to_be_so(tmp_path: Path) -> None:
    making = PdfMaking()
    making.new_page()
    words = ["المدينة", "القديمة", "المكتبة", "الكبيرة", "الوزارة", "الجديدة"]
    y = TOP
    for at in range(12):
        line = [word if (at + number) % 2 else word[::-1] for number, word in enumerate(words)]
        making.line(line, RIGHT, y, 12)
        y -= 20
    assert opened(making.save(tmp_path / "a.pdf")).warnings == ("visual_order",)


def test_turned_text_is_set_aside(tmp_path: Path) -> None:
    making = PdfMaking()
    making.new_page()
    y, _ = making.paragraph(TITLE, LEFT, RIGHT, TOP, 20)
    making.paragraph(FIRST, LEFT, RIGHT, y - 8, 12)
    making.text("DRAFT", 30, 300, 30, angle=True)
    article = opened(making.save(tmp_path / "a.pdf"))
    assert surfaces(article) == [TITLE, bare(FIRST)]
    assert aside(article) == [("not_shown", "DRAFT")]


def test_an_english_page(tmp_path: Path) -> None:
    making = PdfMaking()
    making.new_page()
    making.text("The river came back after ten years and not one of them", LEFT, TOP, 12)
    making.text("had expected it to, said " + shaped("سليم")[::-1] + " on Monday.", LEFT, TOP - 20, 12)
    article = opened(making.save(tmp_path / "a.pdf"))
    assert (
        article.text
        == "The river came back after ten years and not one of them had expected it to, said سليم on Monday."
    )
    assert article.direction is Direction.LTR


def test_pages_that_are_pictures(tmp_path: Path) -> None:
    making = PdfMaking()
    making.new_page()
    making.picture(0, 0, WIDTH, HEIGHT)
    with pytest.raises(OpeningError) as caught:
        open_article(making.save(tmp_path / "a.pdf"))
    assert caught.value.code == "scanned"

    making = PdfMaking()
    making.new_page()
    making.paragraph(FIRST, LEFT, RIGHT, TOP, 12)
    making.new_page()
    making.picture(0, 0, WIDTH, HEIGHT)
    assert opened(making.save(tmp_path / "b.pdf")).warnings == ("some_pages_scanned",)


def test_an_empty_page_is_empty(tmp_path: Path) -> None:
    making = PdfMaking()
    making.new_page()
    with pytest.raises(OpeningError) as caught:
        open_article(making.save(tmp_path / "a.pdf"))
    assert caught.value.code == "empty"


def test_letters_without_a_map_are_not_shown_as_nonsense(tmp_path: Path) -> None:
    """Qt's own PDF files leave out the map of the letters that it shapes."""
    from PySide6.QtCore import QRectF, Qt
    from PySide6.QtGui import QFont, QFontDatabase, QPainter, QPdfWriter

    from reader.resources import resource

    QFontDatabase.addApplicationFont(str(resource("fonts", "Amiri-Regular.ttf")))
    path = tmp_path / "a.pdf"
    writer = QPdfWriter(str(path))
    painter = QPainter(writer)
    painter.setFont(QFont("Amiri", 14))
    painter.drawText(QRectF(0, 0, writer.width(), writer.height()), Qt.TextFlag.TextWordWrap, "\n".join(BODY))
    painter.end()
    with pytest.raises(OpeningError) as caught:
        open_article(path)
    assert caught.value.code == "unmapped_fonts"


LOCKED = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"3 0 obj<</Filter/Standard/V 1/R 2/P -4/O(" + b"o" * 32 + b")/U(" + b"u" * 32 + b")>>endobj\n"
    b"trailer<</Root 1 0 R/Encrypt 3 0 R/ID[(a)(a)]/Size 4>>\n%%EOF"
)


def test_a_password_is_asked_for_in_words(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(LOCKED)
    with pytest.raises(OpeningError) as caught:
        open_article(path)
    assert caught.value.code == "encrypted"


@pytest.mark.parametrize("kept", [5, 9, 200, 0.3, 0.6])
def test_a_file_cut_short_is_damaged_or_shows_what_is_left(tmp_path: Path, kept: float) -> None:
    data = made(tmp_path / "a.pdf", [TITLE, *BODY]).read_bytes()
    path = tmp_path / "b.pdf"
    path.write_bytes(data[: int(kept * len(data)) if kept < 1 else int(kept)])
    with pytest.raises(OpeningError) as caught:
        open_article(path)
    assert caught.value.code in ("damaged", "empty")


def drawn(visual: str, size: float = 10.0) -> list[Glyph]:
    """Letters of one line from left to right, each as wide as half its size; spaces are gaps."""
    return [
        glyph_of(letter, at * size / 2, (at + 1) * size / 2, at * size / 2, 0.0, size, at)
        for at, letter in enumerate(visual)
        if letter != " "
    ]


@pytest.mark.parametrize(
    ("visual", "read"),
    [
        ("ملاس", "سالم"),
        ("دحاو ملاس", "سالم واحد"),
        ("2024 ماع", "عام 2024"),
        ("%85 ةبسن", "نسبة 85%"),
        ("11/05/2022 يف", "في 11/05/2022"),
        ("2021-2020 ماع", "عام 2020-2021"),
        ("1,050.5 غلب", "بلغ 1,050.5"),
        (")Lucid Air( ةرايس", "سيارة (Lucid Air)"),
        ("(Lucid Air) ةرايس", "سيارة (Lucid Air)"),
        ("COVID-19 سوريف", "فيروس COVID-19"),
        ("Intel 20A فرعي", "يعرف Intel 20A"),
        ("15ـلا", "الـ15"),
        ("»معن« لاق", "قال «نعم»"),
        ("«معن» لاق", "قال «نعم»"),
    ],
)
def test_what_is_seen_is_read_in_its_order(visual: str, read: str) -> None:
    assert oriented(reading_order(drawn(visual), True)) == read


@pytest.mark.parametrize(
    ("visual", "read"),
    [
        ("said ملاس today", "said سالم today"),
        ("said دحاو ملاس in 2024", "said سالم واحد in 2024"),
    ],
)
def test_arabic_inside_a_latin_line(visual: str, read: str) -> None:
    assert reading_order(drawn(visual), False) == read


def test_marks_sit_behind_their_letters() -> None:
    glyphs = drawn("سّر"[::-1].replace("\u0651", ""))
    glyphs.append(glyph_of("\u064e", 6.0, 8.0, 6.0, 0.0, 10.0, 8))
    glyphs.append(glyph_of("\u0651", 6.0, 8.0, 6.0, 0.0, 10.0, 9))
    assert reading_order(glyphs, True) == "س\u0651\u064eر"


def test_ligatures_are_put_right() -> None:
    def at(x: float, *letters: str) -> list[Glyph]:
        return [glyph_of(letter, x, x + 5, x, 0, 10, int(x * 10) + n) for n, letter in enumerate(letters)]

    backwards = _ligatures([*at(0, "ا", "ل"), *at(10, "م", "ح", "ل"), *at(20, "ب")])
    assert [glyph.text for glyph in backwards] == ["لا", "لحم", "ب"]
    forwards = _ligatures([*at(0, "ل", "أ"), *at(10, "ل", "ح", "م")])
    assert [glyph.text for glyph in forwards] == ["لأ", "لحم"]


def test_presentation_forms_become_letters() -> None:
    assert folded_forms("\ufefb\ufe8d\ufedf\ufee0\ufeea") == "لااللہ".replace("ہ", "ه")
    assert folded_forms("ﷺ ﷲ") == "ﷺ الله"
    for letter in "ابتسالم":
        assert folded_forms(shaped(letter)) == letter


@given(st.text(alphabet="اب ج12.,/-%()«»LMN\"'،؟", max_size=40))
def test_reading_order_loses_no_letter(visual: str) -> None:
    for rtl in (True, False):
        read = reading_order(drawn(visual), rtl)
        assert sorted(read.replace(" ", "")) == sorted(visual.replace(" ", ""))
        assert len(oriented(read)) == len(read)
