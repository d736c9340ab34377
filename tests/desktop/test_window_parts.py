"""The small parts: settings, rows, crash details, icons, and the reference that PySide 6.12 loses."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImage
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reader.core.errors import OpeningError
from reader.core.mentions import EntityType
from reader.core.records import ArticleRecord
from reader.desktop.actions import GROUPS, Actions
from reader.desktop.analyses import ProcessBroke
from reader.desktop.crash import CrashReporter, CrashWindow, crash_details
from reader.desktop.fonts import interface_font
from reader.desktop.icons import MIRRORED, Icons
from reader.desktop.row_delegate import _lines, runs_right
from reader.desktop.row_list import RowList
from reader.desktop.rows import Row, RowsModel
from reader.desktop.settings import SETTINGS, Settings
from reader.desktop.start_page import StartPage
from reader.desktop.theme import load_theme


def test_none_keeps_its_references(qapp: QApplication) -> None:
    # PySide 6.12.0 steals one with each void call and aborts on Python 3.11.
    label = QLabel()
    before = sys.getrefcount(None)
    for number in range(1000):
        label.setText(str(number))
    assert abs(sys.getrefcount(None) - before) < 100


def test_settings_keep_their_type_and_bounds(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    settings = Settings(path)
    changed: list[str] = []
    settings.changed.connect(changed.append)
    for setting in SETTINGS:
        assert settings.value(setting.key) == setting.default
        assert setting.valid(setting.default) == setting.default
    settings.keep("font_size", 1000)
    settings.keep("line_height", 1.5)
    settings.keep("theme", "pink")
    settings.keep("animations", False)
    settings.keep("animations", False)
    settings.close()
    assert changed == ["font_size", "line_height", "animations"]
    again = Settings(path)
    assert again.value("font_size") == 64
    assert again.value("line_height") == 1.5
    assert again.value("theme") == "system"
    assert again.value("animations") is False


def test_a_damaged_settings_file_gives_the_defaults(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    path.write_bytes(b"\xff\xfe[General\nfont_size=many\nanimations=\nline_height=nan\n")
    settings = Settings(path)
    for setting in SETTINGS:
        assert settings.value(setting.key) == setting.default


def test_the_model_of_rows_keeps_qts_rules(qapp: QApplication, qtbot: QtBot) -> None:
    model = RowsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show([Row("heading", heading=True), Row("سلمى", count="2", item=1), Row("نادر", item=2)])
    model.show([])
    model.show([Row("هدى", item=3)])
    assert model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole) == "هدى"
    assert tester is not None


def test_the_chosen_row_stays_chosen_when_rows_come_and_go(qtbot: QtBot) -> None:
    rows = RowList(load_theme("light"))
    qtbot.addWidget(rows)
    rows.show_rows([Row("heading", heading=True), Row("a", item=1), Row("b", item=2)])
    assert rows.choose(2)
    rows.show_rows([Row("heading", heading=True), Row("c", item=3), Row("a", item=1), Row("b", item=2, count="5")])
    row = rows.row_at(rows.currentIndex())
    assert row is not None
    assert row.title == "b"
    assert not rows.choose(9)


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight])
def test_the_marker_stands_where_the_interface_begins_and_the_count_at_its_end(
    qtbot: QtBot, direction: Qt.LayoutDirection
) -> None:
    theme = load_theme("light")
    rows = RowList(theme)
    qtbot.addWidget(rows)
    rows.setLayoutDirection(direction)
    rows.resize(300, 200)
    rows.show_rows([Row("سلمى", count="7", type=EntityType.PER, item=1)])
    rows.show()
    qtbot.waitExposed(rows)
    image = rows.viewport().grab().toImage()
    rule = theme.rule(EntityType.PER).name()
    at = [
        x for x in range(image.width()) for y in range(min(40, image.height())) if image.pixelColor(x, y).name() == rule
    ]
    assert at
    middle = image.width() / 2
    assert all((x > middle) is (direction is Qt.LayoutDirection.RightToLeft) for x in at)


def test_a_long_title_wraps_and_is_cut(qtbot: QtBot) -> None:
    rows = RowList(load_theme("light"))
    qtbot.addWidget(rows)
    rows.resize(240, 400)
    rows.show_rows(
        [Row("كلمة", lines=3, prose=True, item=1), Row("كلمة طويلة جدا " * 200, lines=3, prose=True, item=2)]
    )
    rows.show()
    qtbot.waitExposed(rows)
    one, three = (rows.visualRect(rows.model().index(number, 0)).height() for number in (0, 1))
    assert one < three < one * 4


def test_markup_in_a_name_stays_text(qtbot: QtBot) -> None:
    from reader.core.notes import Tag
    from reader.desktop.tag_strip import TagStrip

    strip = TagStrip()
    qtbot.addWidget(strip)
    strip.show_tags([Tag("<b>&amp;</b>", "#112233", 1)])
    chip = next(button for button in strip.findChildren(type(strip._add)) if button is not strip._add)
    assert "<b>" in chip.text().replace("&&", "&")
    assert "&lt;b&gt;" in chip.toolTip()


def raised(error: BaseException) -> BaseException:
    try:
        raise error
    except BaseException as caught:
        return caught


def test_crash_details_hold_nothing_of_the_article() -> None:
    secret = "سر من المقال"
    details = crash_details(raised(KeyError(secret)))
    assert secret not in details
    assert "KeyError" in details
    assert "test_window_parts.py" in details
    assert str(Path.home()) not in details
    assert secret not in crash_details(raised(OpeningError("missing", path=secret)))
    assert secret not in crash_details(raised(OSError(2, "no", secret)))
    assert "has no attribute" in crash_details(raised(AttributeError("'X' object has no attribute 'y'")))
    assert "ended with 3" in crash_details(raised(ProcessBroke("ended with 3")))


def test_the_crash_window_copies_its_details(qtbot: QtBot) -> None:
    window = CrashWindow("the details")
    qtbot.addWidget(window)
    window.copy.click()
    assert QGuiApplication.clipboard().text() == "the details"


def test_one_crash_window_at_a_time(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    reporter = CrashReporter()
    for _ in range(3):
        reporter.report(raised(ZeroDivisionError()))
    windows = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, CrashWindow)]
    assert len([window for window in windows if window.isVisible()]) == 1
    assert len(caplog.records) == 3
    reporter.close()


def test_what_nobody_catches_reaches_the_reporter(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    reporter = CrashReporter()
    reporter.install()
    try:
        sys.excepthook(ZeroDivisionError, raised(ZeroDivisionError()), None)
    finally:
        reporter.uninstall()
    assert any("ZeroDivisionError" in record.message for record in caplog.records)
    reporter.close()


def inked(image: QImage) -> set[int]:
    """The colours of an image's opaque pixels."""
    pixels = (image.pixel(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel for pixel in pixels if pixel >> 24 == 255}


def image_of(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal, state: QIcon.State = QIcon.State.Off) -> QImage:
    """An icon as it is on a screen of three pixels to the point."""
    return icon.pixmap(QSize(20, 20), 3.0, mode, state).toImage()


def test_every_icon_is_drawn_and_pointing_ones_turn(qapp: QApplication) -> None:
    colours = {"soft": "#5e646b", "acc": "#0f5c63", "line": "#e1dcd2"}
    icons = Icons(colours, 3.0)
    names = {entry.icon for group in GROUPS for entry in group.entries if entry is not None and entry.icon}
    assert set(MIRRORED) <= names
    images = {name: image_of(icons.icon(name)) for name in names}
    assert all(inked(image) == {QColor("#5e646b").rgba()} for image in images.values())
    for mode, state, colour in (
        (QIcon.Mode.Normal, QIcon.State.On, "#0f5c63"),
        (QIcon.Mode.Disabled, QIcon.State.Off, "#e1dcd2"),
        (QIcon.Mode.Disabled, QIcon.State.On, "#e1dcd2"),
    ):
        assert inked(image_of(icons.icon("tag"), mode, state)) == {QColor(colour).rgba()}
    left = images["arrow-u-up-left"]
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    icons.mirror()
    try:
        assert image_of(icons.icon("arrow-u-up-left")) != left
        assert image_of(icons.icon("arrow-u-up-right")) == left
        assert image_of(icons.icon("tag")) == images["tag"]
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_icons_are_as_sharp_as_the_screen(qapp: QApplication) -> None:
    icons = Icons({"soft": "#5e646b", "acc": "#0f5c63", "line": "#e1dcd2"})
    asked = []
    icons.changed.connect(lambda: asked.append(icons.icon("tag")))
    icons.use_ratio(1.0)
    assert not asked
    icons.use_ratio(2.0)
    (sharp,) = asked
    drawn = sharp.pixmap(QSize(20, 20), 2.0)
    assert drawn.width() == 40
    assert drawn.devicePixelRatio() == 2.0


def test_the_button_of_a_message_does_what_it_says_once(qtbot: QtBot) -> None:
    from reader.desktop.message_bar import MessageBar

    bar = MessageBar()
    qtbot.addWidget(bar)
    done: list[int] = []
    act: Callable[[], None] = lambda: done.append(1)  # noqa: E731
    bar.say("deleted", action="Undo", do=act)
    button = bar.findChildren(QPushButton)[0]
    assert button.isVisible()
    button.click()
    assert done == [1]
    assert not bar.isVisible()
    bar.say("an error", lasting=True)
    assert not button.isVisible()
    assert not bar._timer.isActive()


@pytest.mark.parametrize("interface", [Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight])
@pytest.mark.parametrize(("text", "right"), [("ملاحظة", True), ("12 ملاحظة", True), ("note", False), ("", None)])
def test_a_note_runs_as_its_letters_say_and_an_empty_one_as_the_interface(
    qtbot: QtBot, interface: Qt.LayoutDirection, text: str, right: bool | None
) -> None:
    from reader.desktop.note_editor import NoteBody

    body = NoteBody()
    qtbot.addWidget(body)
    body.setLayoutDirection(interface)
    body.resize(300, 100)
    body.setPlainText(text)
    body.show()
    qtbot.waitExposed(body)
    body.moveCursor(body.textCursor().MoveOperation.Start)
    at_right = body.cursorRect().center().x() > 150
    assert at_right is (interface is Qt.LayoutDirection.RightToLeft if right is None else right)


def test_what_was_set_aside_runs_as_its_letters_say(qtbot: QtBot) -> None:
    from reader.core.articles import SetAside, SetAsideReason
    from reader.desktop.set_aside_panel import SetAsidePanel

    panel = SetAsidePanel()
    qtbot.addWidget(panel)
    panel.resize(400, 200)
    panel.show_pieces([SetAside("اقرأ أيضا", SetAsideReason.TRAILER), SetAside("Read also", SetAsideReason.TRAILER)])
    panel.show()
    qtbot.waitExposed(panel)
    at: dict[str, float] = {}
    for piece in ("اقرأ أيضا", "Read also"):
        cursor = panel.text.document().find(piece)
        cursor.setPosition(cursor.selectionStart())
        at[piece] = panel.text.cursorRect(cursor).center().x()
    assert at["اقرأ أيضا"] > 200 > at["Read also"]


def test_a_number_stays_with_what_it_counts(qtbot: QtBot) -> None:
    from reader.desktop.texts import joined

    rows = RowList(load_theme("light"))
    qtbot.addWidget(rows)
    rows.resize(220, 300)
    facts = joined(["12 January 2026", "11 names", "18 quotations", "3 notes"])
    assert "\u00a0" in facts
    rows.show_rows([Row("title", facts, sublines=2, item=1), Row("title", facts, sublines=1, item=2)])
    rows.show()
    qtbot.waitExposed(rows)
    two, one = (rows.visualRect(rows.model().index(number, 0)).height() for number in (0, 1))
    assert two > one


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("(CNBC)، ويمكن اختيار سيارة جديدة", True),
        ("Lucid Air", False),
        ("فولفو XC90", True),
        ("The valley (الوادي) in autumn", False),
        ("\u200eالوادي", False),
        ("\u200fLucid", True),
        ("أ b", True),
        ("b أ", False),
        ("2024", False),
        ("", False),
        ("وسم جديد: \u2068international politics\u2069", True),
        ("New tag: \u2068السياسة الدولية والاقتصاد\u2069", False),
        ("\u2068Lucid\u2069", False),
        ("\u2068سلمى\u2069 · 3", True),
    ],
)
def test_a_text_runs_as_most_of_its_letters_do(text: str, right: bool) -> None:
    assert runs_right(text) is right


@pytest.mark.parametrize(("direction", "said"), [("RightToLeft", "سلمى، 3"), ("LeftToRight", "سلمى, 3")])
def test_a_screen_reader_hears_the_comma_of_its_language(qapp: QApplication, direction: str, said: str) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection[direction])
    try:
        assert Row("سلمى", count="3").accessible == said
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_what_ends_a_broken_line_of_a_row_is_not_drawn(qapp: QApplication) -> None:
    font = interface_font()
    words = ["\u2068صحيفة الوادي\u2069", "\u20683 آذار 2025\u2069", "\u206815 اسما\u2069", "\u20687 أقوال\u2069"]
    facts = " · ".join(words)
    for width in range(90, 200, 3):
        lines = _lines(facts, font, width, 3)
        shown = [line.layout.text() for line in lines]
        assert len(shown) > 1
        assert not any(line.endswith((" ", "·")) for line in shown[:-1]), shown
        assert not any(line.startswith((" ", "·")) for line in shown[1:]), shown
        # Where a line begins in the text is still right.
        assert all(facts[line.start :].startswith(text[:3]) for line, text in zip(lines[:-1], shown[:-1], strict=True))


def test_the_start_page_has_room_for_its_rows_and_no_more(qtbot: QtBot) -> None:
    icons = Icons(load_theme("light").icons)
    holder = QWidget()
    qtbot.addWidget(holder)
    page = StartPage(Actions(holder, icons), load_theme("light"), "ar", holder)
    records = [
        ArticleRecord(number, "عنوان طويل لمقال عن موسم الزيتون في قرية الوادي", None, "", 100, position=0)
        for number in range(1, 5)
    ]
    page.show_records(records)
    holder.resize(900, 700)
    page.resize(900, 700)
    holder.show()

    def fits() -> bool:
        rows = page.recent
        last = rows.visualRect(rows.model().index(3, 0))
        return last.isValid() and 0 <= rows.viewport().height() - last.bottom() < 12

    qtbot.waitUntil(fits)
    page.resize(330, 700)
    qtbot.waitUntil(fits)
