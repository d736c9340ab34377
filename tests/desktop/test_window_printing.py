"""Printing and saving as PDF: pages with marks and notes, and words that any reader of PDF finds again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.core.articles import Article, Block, BlockKind, Direction
from reader.core.mentions import EntityType, Mention
from reader.core.notes import Anchor, Note, NoteTarget, Tag
from reader.core.quotations import Quotation, QuotationKind
from reader.core.spans import Span
from reader.desktop.main_window import MainWindow
from reader.desktop.placed_words import stretches
from reader.desktop.print_dialog import PrintDialog
from reader.desktop.sheet_painting import PaintedPdf
from reader.desktop.sheets import SheetOptions, Sheets, SheetTexts
from reader.desktop.slices import Slices, Steps
from reader.desktop.theme import ReadingStyle, load_theme
from reader.opening import open_article

Open = Callable[..., MainWindow]
Read = Callable[[MainWindow, Path], None]

TEXTS = SheetTexts("صحيفة الوادي · 3 آذار 2025", "ليلى", "الملاحظات", "المقال كله", "الصفحة {page} من {pages}")
_AS_AT_FIRST = SheetOptions()
TITLE = "موسمُ الزيتون (2025) في قرية «الوادي»"
PARAGRAPH = (
    "قالت سلمى الحاج إنّ الموسم أفضل بنسبة 12.5% من سابقه، ولإنتاج الزيت أهمية كبيرة لا تُنكر. وأضافت: "
    '"سنبيع 1,200 لتر عبر موقع OliveNet في 3/4/2025" [بحسب قولها]؛ فهل يكفي ذلك؟ لأهالي القرية رأي آخر — والآراء شتى!'
)


def article(paragraphs: int = 3) -> Article:
    pieces = [(TITLE, BlockKind.TITLE, Direction.RTL)]
    pieces += [(f"{number}. {PARAGRAPH}", BlockKind.PARAGRAPH, Direction.RTL) for number in range(1, paragraphs + 1)]
    pieces += [
        ("عنوان فرعي", BlockKind.HEADING, Direction.RTL),
        ("An English paragraph that names the valley (twice) and 50% more", BlockKind.PARAGRAPH, Direction.LTR),
    ]
    blocks, start = [], 0
    for words, kind, direction in pieces:
        blocks.append(Block(Span(start, start + len(words)), kind, direction, 2 if kind is BlockKind.HEADING else 0))
        start += len(words) + 1
    return Article("\n".join(words for words, *_ in pieces), tuple(blocks))


def laid_out(of: Article, notes: tuple[Note, ...] = (), options: SheetOptions = _AS_AT_FIRST) -> Sheets:
    start = of.text.index("سلمى")
    said = of.text.index("الموسم أفضل")
    sheets = Sheets(
        of,
        [block.direction for block in of.blocks],
        (
            [Mention(Span(start, start + 10), EntityType.PER, "سلمى الحاج")],
            [Quotation(QuotationKind.INDIRECT, Span(said, said + 60), speaker="سلمى الحاج")],
            notes,
        ),
        ReadingStyle(),
        replace(load_theme("light"), paper="#FFFFFF"),
        TEXTS,
        options,
        True,
    )
    assert list(sheets.lay_out())[-1] == 1.0
    return sheets


def written(sheets: Sheets, path: Path) -> Path:
    painted = PaintedPdf()
    assert list(painted.paint(sheets, "عنوان"))[-1] == 1.0
    painted.write(path)
    return path


def read_back(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return " ".join(page.get_textpage().get_text_bounded() for page in document).split()


@pytest.fixture
def note() -> Note:
    text = article().text
    start = text.index("أهمية كبيرة")
    tags = (Tag("مهم", "#B91C1C", 1),)
    return Note(
        NoteTarget.SELECTION, "تُراجع الأرقام\nمرة أخرى", Anchor.at(text, Span(start, start + 11)), tags, identity=7
    )


def test_the_words_of_the_pdf_are_those_of_the_article_in_logical_order(qapp: object, tmp_path: Path) -> None:
    whole = article(26)
    sheets = laid_out(whole)
    assert len(sheets.pages) >= 3
    path = written(sheets, tmp_path / "a.pdf")
    # Which side of a number a full stop stands on, pdfium guesses.
    assert [sorted(word) for word in read_back(path)] == [sorted(word) for word in whole.text.split()]
    plain = [word for word in whole.text.split() if word.isalpha()]
    assert len(plain) > 500
    assert [word for word in read_back(path) if word.isalpha()] == plain


def test_qari_opens_it_as_the_article_it_was(qapp: object, tmp_path: Path) -> None:
    whole = article(26)
    path = written(laid_out(whole), tmp_path / "a.pdf")
    again = open_article(path)
    # A paragraph that runs the other way is not what is held here.
    english = whole.blocks[-1].span.start
    assert again.text.split()[: len(whole.text[:english].split())] == whole.text[:english].split()
    assert again.title == TITLE
    assert again.warnings == ()
    assert again.direction is Direction.RTL


def test_letters_of_any_script_are_kept(qapp: object, tmp_path: Path) -> None:
    strange = "نص فيه 漢字 و 🙂 " + " ".join(chr(code) for code in range(0x3041, 0x3041 + 300))
    whole = Article(strange, (Block(Span(0, len(strange))),))
    sheets = Sheets(
        whole, [Direction.RTL], ((), (), ()), ReadingStyle(), load_theme("light"), TEXTS, SheetOptions(), True
    )  # fmt: skip
    assert list(sheets.lay_out())
    assert set(read_back(written(sheets, tmp_path / "a.pdf"))) == set(strange.split())


def test_the_speakers_beside_the_last_line_are_all_there(qapp: object) -> None:
    words = "قالت وزارة الزراعة والري إن مدير التعاونية أكد أن الموسم أفضل من سابقه"
    whole = Article(words, (Block(Span(0, len(words))),))
    said = words.index("مدير"), words.index("الموسم")
    names = ("وزارة الزراعة والري في المحافظات الجنوبية", "مدير التعاونية في قرية الوادي", "سلمى الحاج")
    quotations = [
        Quotation(QuotationKind.INDIRECT, Span(start, len(words)), speaker=name)
        for start, name in zip((*said, said[1] + 7), names, strict=True)
    ]
    theme = replace(load_theme("light"), paper="#FFFFFF")
    sheets = Sheets(
        whole, [Direction.RTL], ((), quotations, ()), ReadingStyle(), theme, TEXTS, SheetOptions(), True
    )  # fmt: skip
    assert list(sheets.lay_out())
    ((strip,),) = sheets.pages
    page = QImage(sheets.width, sheets.height, QImage.Format.Format_RGB32)
    painter = QPainter(page)
    sheets.paint(painter, 0)
    painter.end()
    end = strip.at + strip.bottom - strip.top
    inked = [
        y
        for y in range(end, sheets.height - 60)
        if any(page.pixelColor(x, y).lightness() < 160 for x in range(sheets.width - 130, sheets.width))
    ]
    # Five lines of names beside one of the article: the last of them has its letters' whole height.
    assert inked[-1] - end > 50
    gaps = [after - before for before, after in pairwise(inked)]
    assert sum(gap > 3 for gap in gaps) >= 2


def test_notes_are_numbered_and_said_at_the_end(qapp: object, tmp_path: Path, note: Note) -> None:
    whole = article()
    on_all = Note(NoteTarget.ARTICLE, "عن المقال", None, identity=8)
    highlight = replace(note, body="", tags=(), identity=9)
    lost = replace(note, body="ضاع موضعها", orphan=True, identity=10)
    sheets = laid_out(whole, (note, highlight, lost, on_all))
    words = " ".join(read_back(written(sheets, tmp_path / "a.pdf")))
    said = words[words.index("الملاحظات") :]
    listed = "المقال كله عن المقال «أهمية كبيرة» تُراجع الأرقام مرة أخرى #مهم «أهمية كبيرة» ضاع موضعها #مهم"
    assert said == f"الملاحظات {listed}"
    without = laid_out(whole, (note,), SheetOptions(notes=False))
    assert len(without.parts) == 1
    assert len(read_back(written(without, tmp_path / "b.pdf"))) == len(whole.text.split())


def test_a_page_does_not_end_with_a_heading_or_one_line(qapp: object) -> None:
    for paragraphs in range(1, 16):
        sheets = laid_out(article(paragraphs))
        part = sheets.parts[0]
        ends = [page[-1].bottom for page in sheets.pages[:-1]]
        for number, block in enumerate(part.article.blocks):
            rows = part.rows(0, number)
            if block.kind is BlockKind.HEADING:
                assert rows[-1].bottom not in ends
            elif len(rows) > 1:
                assert rows[0].bottom not in ends
                assert rows[-1].top not in ends
        for page in sheets.pages:
            assert all(strip.at + strip.bottom - strip.top <= sheets.height - 60 for strip in page)


def painted(sheets: Sheets, page: int = 0) -> QImage:
    image = QImage(sheets.width, sheets.height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    painter = QPainter(image)
    sheets.paint(painter, page)
    painter.end()
    return image


def inked(image: QImage, left: int, top: int, right: int, bottom: int) -> int:
    return sum(image.pixelColor(x, y).lightness() < 200 for x in range(left, right, 2) for y in range(top, bottom, 2))


def test_marks_speakers_and_numbers_stand_where_they_belong(qapp: object, note: Note) -> None:
    sheets = laid_out(article(), (note,))
    image = painted(sheets)
    right = sheets.width
    # The speaker stands in the margin at the right, the number of the note in the one at the left.
    assert inked(image, right - 110, 90, right - 10, 400) > 20
    assert inked(image, 20, 90, 66, 600) > 20
    plain = painted(laid_out(article(), (), SheetOptions(names=False, quotations=False, notes=False)))
    assert inked(plain, right - 60, 70, right, 600) == 0
    assert inked(plain, 0, 70, 66, 600) == 0
    # The head: title at the right, source at the left; the page's number at the foot.
    assert inked(plain, right // 2, 25, right - 60, 50) > 20
    assert inked(plain, 60, 25, right // 2, 50) > 20
    assert inked(plain, right // 2 - 60, sheets.height - 50, right // 2 + 60, sheets.height - 20) > 10


def test_the_directions_within_a_word() -> None:
    def cut(word: str, right_to_left: bool = True) -> list[tuple[str, bool]]:
        return [(word[start:end], rtl) for start, end, rtl in stretches(word, 0, len(word), right_to_left)]

    assert cut("(2025)") == [("(", True), ("2025", False), (")", True)]
    assert cut("(2025)", False) == [("(2025)", False)]
    assert cut("12.5%،") == [("12.5%", False), ("،", True)]
    assert cut("بـ12.5%") == [("بـ", True), ("12.5", False), ("%", True)]
    assert cut("2024-2025") == [("2024-2025", False)]
    assert [part[2] for part in stretches("عام 2024-2025", 4, 13, True)] == [False, True, False]
    assert cut("«OliveNet».") == [("«", True), ("OliveNet", False), ("».", True)]
    assert cut("بـ100") == [("بـ", True), ("100", False)]
    assert cut("مُهم") == [("مُهم", True)]


def dialog_of(window: MainWindow, qtbot: QtBot, key: Qt.Key = Qt.Key.Key_P) -> PrintDialog:
    keys = Qt.KeyboardModifier.ControlModifier
    if key is Qt.Key.Key_S:
        keys |= Qt.KeyboardModifier.ShiftModifier
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, key, keys)
    qtbot.waitUntil(lambda: isinstance(window.dialogs.open, PrintDialog) and window.dialogs.open.print.isEnabled())
    dialog = window.dialogs.open
    assert isinstance(dialog, PrintDialog)
    return dialog


def test_an_article_is_saved_as_pdf_by_the_keyboard(
    open_window: Open, read: Read, harvest: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window("ar")
    assert not window.commands["print"].isEnabled()
    read(window, harvest)
    path = tmp_path / "محفوظ.pdf"
    asked: list[str] = []

    def answer(title: str) -> Path:
        asked.append(title)
        return path

    monkeypatch.setattr(window.files.file_dialogs, "ask_pdf", answer)
    dialog = dialog_of(window, qtbot, Qt.Key.Key_S)
    assert dialog.save.isDefault()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(window.body.message.isVisible)
    assert str(path) in window.body.message.text.text()
    assert asked == ["بدء موسم الزيتون في قرية الوادي"]
    assert window.reading.article is not None
    assert read_back(path) == window.reading.article.text.split()
    assert [found.name for found in tmp_path.iterdir() if found.name.startswith(".")] == []


def test_what_cannot_be_written_leaves_the_old_file(
    open_window: Open, read: Read, harvest: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window("en")
    read(window, harvest)
    monkeypatch.setattr(window.files.file_dialogs, "ask_pdf", lambda _: tmp_path / "gone" / "a.pdf")
    dialog = dialog_of(window, qtbot)
    dialog.save.click()
    qtbot.waitUntil(lambda: "could not be written" in window.body.message.text.text())
    assert window.dialogs.open is None


def test_options_are_shown_at_once_and_kept(open_window: Open, read: Read, harvest: Path, qtbot: QtBot) -> None:
    window = open_window("en")
    read(window, harvest)
    dialog = dialog_of(window, qtbot)
    before = dialog.preview.grab().toImage()
    dialog.names.click()
    dialog.letter_size.setValue(18)
    dialog.paper.setCurrentIndex(1)
    dialog.paper.activated.emit(1)
    qtbot.waitUntil(dialog.print.isEnabled)
    assert dialog.preview.grab().toImage() != before
    assert dialog.number.text() == "Page 1 of 1"
    dialog.reject()
    again = dialog_of(window, qtbot)
    assert again.options == SheetOptions("Letter", names=False, size=18)
    for widget in (again.preview, again.paper, again.letter_size, again.back, again.forward, again.bar):
        assert widget.accessibleName()


def test_pages_are_leafed_through_as_the_eye_reads(open_window: Open, read: Read, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "long.txt"
    path.write_text(TITLE + "\n\n" + "\n\n".join([PARAGRAPH] * 12), encoding="utf-8")
    window = open_window("ar")
    read(window, path)
    dialog = dialog_of(window, qtbot)
    dialog.preview.setFocus()
    QTest.keyClick(dialog.preview, Qt.Key.Key_Left)
    assert dialog.preview.page == 1
    QTest.keyClick(dialog.preview, Qt.Key.Key_Right)
    QTest.keyClick(dialog.preview, Qt.Key.Key_PageUp)
    assert dialog.preview.page == 0
    assert not dialog.back.isEnabled()
    dialog.forward.click()
    assert dialog.preview.page == 1


def test_it_is_printed_page_by_page(open_window: Open, read: Read, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "long.txt"
    path.write_text(TITLE + "\n\n" + "\n\n".join([PARAGRAPH] * 12), encoding="utf-8")
    window = open_window("en")
    read(window, path)
    dialog = dialog_of(window, qtbot)
    sheets: list[Sheets] = []
    dialog.printWanted.disconnect()
    dialog.printWanted.connect(sheets.append)
    dialog.print.click()
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFromTo(2, 2)
    window.printing.print_on(dialog, sheets[0], printer)
    qtbot.waitUntil(lambda: "handed to the printer" in window.body.message.text.text())
    with pypdfium2.PdfDocument(tmp_path / "printed.pdf") as document:
        assert len(document) == 1
    assert len(sheets[0].pages) > 1


@pytest.fixture
def steps() -> tuple[Steps, list[str]]:
    told: list[str] = []

    def work() -> Steps:
        try:
            while True:
                yield 0.5
        finally:
            told.append("closed")

    return work(), told


def test_painting_is_cancelled_between_two_steps(qtbot: QtBot, steps: tuple[Steps, list[str]]) -> None:
    work, told = steps
    parts: list[float] = []
    slices = Slices(work, lambda: told.append("done"))
    slices.progressed.connect(parts.append)
    qtbot.waitUntil(lambda: len(parts) > 1)
    slices.cancel()
    assert told == ["closed"]


def test_no_words_of_another_program_are_touched() -> None:
    from reader.exporting.pdf_text_layer import with_text_layer

    for strange in (b"", b"%PDF-1.4\nnothing", b"%PDF-1.4\nstartxref\n5\n%%EOF\n"):
        with pytest.raises(ValueError, match="cross-reference"):
            with_text_layer(strange, [])


def test_pages_and_words_must_agree(qapp: object) -> None:
    from PySide6.QtGui import QPdfWriter

    from reader.exporting.pdf_text_layer import with_text_layer

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter(writer)
    painter.drawText(100, 100, "نص")
    painter.end()
    with pytest.raises(ValueError, match="pages"):
        with_text_layer(bytes(buffer.data().data()), [])
