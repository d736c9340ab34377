"""Every text of every theme keeps a contrast of 4.5 to 1, every line that means something 3 to 1."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from reader.core.mentions import EntityType
from reader.desktop.theme import (
    MAX_SIZE,
    MIN_COLUMN,
    THEME_NAMES,
    ReadingStyle,
    Theme,
    contrast,
    load_theme,
    make_palette,
    make_stylesheet,
    mix,
    system_theme_name,
)
from reader.resources import resource

SURFACES = ("paper", "raised", "chrome", "hover")
MARKS = ("per", "loc", "org", "mis", "dat", "amo", "cou")
TEXT_PAIRS = [
    *(("ink", ground) for ground in (*SURFACES, *MARKS, "quote", "selection", "hit", "hit_now")),
    *((text, ground) for text in ("soft", "acc", "danger") for ground in SURFACES),
    ("on_acc", "acc"),
]
LINE_PAIRS = [*((f"{mark}l", ground) for mark in MARKS for ground in ("paper", "chrome", mark)), ("acc", "quote")]


@pytest.fixture(params=THEME_NAMES)
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(request.param)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_is_readable(theme: Theme, text: str, ground: str) -> None:
    least = 7.0 if theme.name == "contrast" else 4.5
    assert contrast(theme.colour(text), theme.colour(ground)) >= least


@pytest.mark.parametrize(("line", "ground"), LINE_PAIRS)
def test_lines_are_seen(theme: Theme, line: str, ground: str) -> None:
    assert contrast(theme.colour(line), theme.colour(ground)) >= 3


@pytest.mark.parametrize("tag", ["#FFFF00", "#000000", "#FFFFFF", "#FF0000", "#0000FF", "#7F7F7F", "not a colour"])
def test_text_on_any_tag_is_readable(theme: Theme, tag: str) -> None:
    assert contrast(theme.tint(tag), theme.colour("ink")) >= 4.5
    assert contrast(theme.sign(tag), theme.colour("paper")) >= 3


def test_every_colour_is_a_colour(theme: Theme) -> None:
    values = [value for name, value in vars(theme).items() if name not in ("name", "dark") and isinstance(value, str)]
    assert len(values) == 28
    assert all(re.fullmatch("#[0-9A-F]{6}", value) for value in values)
    assert theme.dark == (contrast(theme.colour("paper"), QColor("#000000")) < 4)


def test_the_sheet_leaves_no_token_and_no_size_behind(theme: Theme) -> None:
    sheet = make_stylesheet(theme, 1.5)
    assert "@" not in sheet
    assert not re.search(r"\dsp\b", sheet)
    assert "font-size: 20px" in sheet  # 13 times 1.5, rounded
    assert theme.paper.lower() in sheet


def test_the_signs_of_the_sheet_are_there(theme: Theme) -> None:
    paths = re.findall(r'url\("([^"]+)"\)', make_stylesheet(theme))
    assert len(set(paths)) == 5
    assert all(Path(path).is_file() for path in paths)


def test_qt_takes_the_sheet(qtbot: QtBot, theme: Theme) -> None:
    """A mistake in the sheet is a Qt warning, and warnings fail tests."""
    button = QPushButton("زر")
    qtbot.addWidget(button)
    button.setProperty("look", "primary")
    button.setStyleSheet(make_stylesheet(theme))
    button.show()
    picture = button.grab().toImage()
    middle = picture.pixelColor(picture.width() // 2, 5)
    assert middle == theme.colour("acc")


def test_the_palette_is_the_theme(qapp: QApplication, theme: Theme) -> None:
    palette = make_palette(theme)
    assert palette.color(QPalette.ColorRole.Base) == theme.colour("paper")
    assert palette.color(QPalette.ColorRole.Text) == theme.colour("ink")


def test_marks_have_their_colours() -> None:
    light = load_theme("light")
    assert light.wash(EntityType.MISC).name().upper() == light.mis
    assert light.rule(EntityType.LOC).name().upper() == light.locl


def test_mixing() -> None:
    assert mix(QColor("#000000"), QColor("#ffffff"), 0.5).red() == pytest.approx(127, abs=1)


def test_an_unknown_theme_is_refused() -> None:
    with pytest.raises(KeyError):
        load_theme("../themes/light")


def test_there_is_no_theme_without_a_name() -> None:
    assert {path.stem for path in resource("themes").glob("*.json")} == set(THEME_NAMES)


def test_the_system_has_a_theme(qapp: QApplication) -> None:
    assert system_theme_name() in THEME_NAMES


def test_reading_styles_stay_within_bounds() -> None:
    assert ReadingStyle(size=500, column_width=1).size == MAX_SIZE
    assert ReadingStyle(column_width=1).column_width == MIN_COLUMN
    assert ReadingStyle(size=20).zoomed(2).zoomed(-2).size == 20
    assert ReadingStyle(size=20).zoomed(1).size > 20
    assert ReadingStyle(size=12).zoomed(-5).size == 12
