"""The shipped fonts load, are complete for Arabic and carry their licences."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontInfo, QRawFont
from PySide6.QtWidgets import QApplication

from reader.desktop.fonts import INTERFACE_FAMILY, READING_FAMILY, interface_font, reading_families, register_fonts
from reader.resources import resource

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإؤئىةـًٌٍَُِّْٰ0123456789٠١٢٣٤٥٦٧٨٩،؛؟«»()[]%.:ABCabcéپچگ"


@pytest.fixture(autouse=True)
def _registered(qapp: QApplication) -> None:
    register_fonts()


def test_both_families_are_known() -> None:
    assert {READING_FAMILY, INTERFACE_FAMILY} <= set(register_fonts())
    assert QFontInfo(QFont(READING_FAMILY)).family() == READING_FAMILY
    assert QFontInfo(interface_font()).family() == INTERFACE_FAMILY
    assert interface_font(17).pixelSize() == 17


@pytest.mark.parametrize("path", sorted(resource("fonts").glob("*.ttf")), ids=lambda path: path.stem)
def test_a_font_has_every_letter(path: object) -> None:
    font = QRawFont(str(path), 20)
    assert font.isValid()
    assert [letter for letter in LETTERS if not font.supportsCharacter(ord(letter))] == []


@pytest.mark.parametrize("weight", [QFont.Weight.Normal, QFont.Weight.Medium, QFont.Weight.DemiBold, QFont.Weight.Bold])
def test_the_interface_has_its_weights(weight: QFont.Weight) -> None:
    font = interface_font()
    font.setWeight(weight)
    assert QFontInfo(font).weight() == weight


def test_amiri_has_bold_and_slanted() -> None:
    font = QFont(READING_FAMILY)
    font.setBold(True)
    font.setItalic(True)
    info = QFontInfo(font)
    assert (info.bold(), info.italic()) == (True, True)


def test_the_licences_stand_beside_the_fonts() -> None:
    for name, owner in (("OFL-Amiri.txt", "Amiri Project"), ("OFL-IBMPlexSansArabic.txt", "IBM Corp")):
        text = resource("fonts", name).read_text(encoding="utf-8")
        assert owner in text
        assert "SIL OPEN FONT LICENSE Version 1.1" in text


def test_the_shipped_families_are_offered_first() -> None:
    families = reading_families()
    assert families[:2] == (READING_FAMILY, INTERFACE_FAMILY)
    assert len(set(families)) == len(families)
