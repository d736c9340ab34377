"""The formats that the window offers for notes, and which file comes of the answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from reader.desktop.file_dialogs import FileDialogs
from reader.desktop.settings import Settings
from reader.exporting import FORMATS


@pytest.mark.parametrize(
    ("typed", "kind", "written"),
    [
        ("n.xlsx", ".csv", "n.xlsx"),
        ("n.QDPX", ".csv", "n.QDPX"),
        ("n", ".html", "n.html"),
        ("n.2025", ".jsonld", "n.2025.jsonld"),
    ],
)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_ending_is_the_format_or_the_kind_chosen(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, kind: str, written: str, language: str
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    offered: list[str] = []

    def answer(parent: QWidget, title: str, start: str, kinds: str) -> tuple[str, str]:
        offered.extend(kinds.split(";;"))
        return str(tmp_path / typed), next(name for name in offered if f"(*{kind})" in name)

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    dialogs = FileDialogs(Settings(tmp_path / "settings.ini"), window)
    assert dialogs.ask_export(language) == tmp_path / written
    assert offered == [f"{form.title(language)} (*{form.suffix})" for form in FORMATS]
