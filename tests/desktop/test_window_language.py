"""Two languages: switched at once, mirrored, complete, with right plurals."""

from __future__ import annotations

import ast
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import reader
from reader.desktop.language import Language, ago, day, month
from reader.desktop.main_window import MainWindow
from reader.desktop.texts import Counts
from reader.resources import resource

Open = Callable[..., MainWindow]
Read = Callable[[MainWindow, Path], None]

ROOT = Path(reader.__file__).parent.parent
SOURCES = sorted((ROOT / "reader" / "desktop").glob("*.py"))
LUPDATE = ["-locations", "none", "-no-obsolete", "-tr-function-alias", "QT_TRANSLATE_NOOP+=marked", "-silent"]


@pytest.fixture
def language(qapp: QApplication) -> Iterator[Language]:
    language = Language(qapp)
    yield language
    language.stop()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def tool(name: str) -> list[str]:
    return [sys.executable, "-c", f"from PySide6.scripts.pyside_tool import {name}; {name}()"]


def messages(path: Path) -> dict[tuple[str, str, bool], ET.Element]:
    found = {}
    for context in ET.parse(path).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            key = (name, message.findtext("source", ""), message.get("numerus") == "yes")
            translation = message.find("translation")
            assert translation is not None
            found[key] = translation
    return found


def test_every_text_is_translated() -> None:
    for key, translation in messages(resource("translations", "qari_ar.ts")).items():
        assert translation.get("type") is None, key
        forms = [form.text for form in translation.iter("numerusform")] if key[2] else [translation.text]
        assert all(forms), key
        assert len(forms) == (6 if key[2] else 1), key
        for placeholder in ("{name}", "{path}", "{number}", "{kind}", "{step}", "%1", "%2"):
            if placeholder in key[1]:
                assert all(placeholder in (form or "") for form in forms), key
    for key, translation in messages(resource("translations", "qari_en.ts")).items():
        assert key[2]
        assert len([form for form in translation.iter("numerusform") if form.text]) == 2


def test_the_files_hold_every_text_of_the_source(tmp_path: Path) -> None:
    found = tmp_path / "found.ts"
    command = [*tool("lupdate"), *map(str, SOURCES), *LUPDATE, "-target-language", "ar", "-ts", str(found)]
    subprocess.run(command, check=True, capture_output=True)
    assert set(messages(found)) == set(messages(resource("translations", "qari_ar.ts")))


def test_no_text_hides_where_lupdate_does_not_look() -> None:
    # It does not read what stands inside an f-string.
    hidden = [
        f"{path.name}:{node.lineno}"
        for path in SOURCES
        for whole in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(whole, ast.JoinedStr)
        for node in ast.walk(whole)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("tr", "translate")
    ]
    assert hidden == []


def test_what_ships_is_compiled_from_them(tmp_path: Path) -> None:
    for code in ("ar", "en"):
        compiled = tmp_path / f"{code}.qm"
        source = resource("translations", f"qari_{code}.ts")
        command = [*tool("lrelease"), str(source), "-qm", str(compiled)]
        subprocess.run(command, check=True, capture_output=True)
        assert compiled.read_bytes() == source.with_suffix(".qm").read_bytes()


@pytest.mark.parametrize(
    ("count", "arabic", "english"),
    [
        (0, "لا ملاحظات", "0 notes"),
        (1, "ملاحظة واحدة", "1 note"),
        (2, "ملاحظتان", "2 notes"),
        (3, "3 ملاحظات", "3 notes"),
        (10, "10 ملاحظات", "10 notes"),
        (11, "11 ملاحظة", "11 notes"),
        (99, "99 ملاحظة", "99 notes"),
        (100, "100 ملاحظة", "100 notes"),
        (103, "103 ملاحظات", "103 notes"),
    ],
)
def test_plurals(language: Language, count: int, arabic: str, english: str) -> None:
    language.use("ar")
    assert Counts.notes(count) == arabic
    language.use("en")
    assert Counts.notes(count) == english


@pytest.mark.parametrize(
    ("system", "january"),
    [
        ("ar_EG", "يناير"),
        ("ar_LB", "كانون الثاني"),
        ("ar_DZ", "جانفي"),
        ("en_US", "كانون الثاني"),
        ("fr_FR", "كانون الثاني"),
    ],
)
def test_months_are_called_as_where_the_person_lives(
    monkeypatch: pytest.MonkeyPatch, system: str, january: str
) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale(system))
    assert day("2024-01-16", "ar") == f"16 {january} 2024"
    assert month("2024-01", "ar") == f"{january} 2024"
    assert day("2024-01-16", "en") == "16 January 2024"


def test_dates(language: Language) -> None:
    now = datetime(2024, 8, 16, 12, tzinfo=UTC).astimezone()
    language.use("ar")
    assert day("2024-08-16", "ar") == "16 آب 2024"
    assert day("2024-08-16T10:00:00Z", "en") == "16 August 2024"
    assert day("soon", "ar") == "soon"
    assert ago(now, now, "ar") == "اليوم"
    assert ago(now - timedelta(days=1), now, "ar") == "أمس"
    assert ago(now - timedelta(days=2), now, "ar") == "قبل يومين"
    assert ago(now - timedelta(days=4), now, "ar") == "قبل 4 أيام"
    assert ago(now - timedelta(days=9), now, "ar") == "7 آب 2024"


def test_the_window_switches_at_once(open_window: Open, read: Read, harvest: Path, qtbot: QtBot) -> None:
    window = open_window("en")
    read(window, harvest)
    body = window.body
    assert body.side.tabs[0].text() == "Names"
    assert body.articles.mapTo(window, body.articles.rect().center()).x() < window.width() / 2
    view = body.pane.view
    assert window.commands["back"].shortcut() == QKeySequence("Alt+Left")
    body.top.language.click()
    qtbot.waitUntil(lambda: body.side.tabs[0].text() == "الأسماء")
    assert window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    qtbot.waitUntil(lambda: body.articles.mapTo(window, body.articles.rect().center()).x() > window.width() / 2)
    assert window.commands["back"].shortcut() == QKeySequence("Alt+Right")
    assert window.commands["open"].text() == "فتح…"
    assert body.top.brand.text() == "قارئ"
    assert body.foot.chips["PER"].text().startswith("أشخاص")
    assert window.settings.text("language") == "ar"
    assert body.pane.view is view
    assert window.reading.article is not None
    window.commands["language"].trigger()
    qtbot.waitUntil(lambda: body.side.tabs[0].text() == "Names")
    assert window.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_no_text_of_the_window_is_left_in_english(open_window: Open, read: Read, harvest: Path, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

    window = open_window("ar")
    read(window, harvest)
    # What is written on the keys of a keyboard is not translated.
    texts = [widget.text() for widget in window.findChildren(QLabel) if widget.property("look") != "key"]
    texts += [widget.text() for widget in window.findChildren(QAbstractButton)]
    texts += [widget.placeholderText() for widget in window.findChildren(QLineEdit)]
    texts += [action.text() for action in window.actions()]
    latin = [text for text in texts if any("a" <= letter.lower() <= "z" for letter in text)]
    # The button that leads to English says so in English.
    assert [text for text in latin if not any("\u0621" <= letter <= "\u064a" for letter in text)] == ["En"]
