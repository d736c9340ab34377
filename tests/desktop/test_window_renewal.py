"""An article that an older program analysed is analysed again when it is opened; what a person corrected stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from reader.core.analyses import Analysis
from reader.desktop.main_window import MainWindow
from reader.library import Library

Open = Callable[..., MainWindow]
Read = Callable[[MainWindow, Path], None]


def test_an_older_analysis_is_renewed_and_corrections_stay(
    open_window: Open, read: Read, harvest: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    read(window, harvest)
    analysis, identity = window.reading.analysis, window.reading.identity
    assert analysis is not None
    current, gone = analysis.recogniser, analysis.mentions[0]
    window.notebook.change(lambda operations: operations.delete_mention(identity, gone.span))
    qtbot.waitUntil(lambda: window.reading.analysis is not None and gone not in window.reading.analysis.mentions)
    window.close()
    window.desk.close()
    # As an older program would have left it: it missed all but the first two names.
    with Library.open(tmp_path / "library.sqlite") as library:
        library.keep_analysis(identity, Analysis(analysis.mentions[:2], (), "older 0"))
    again = open_window()
    seen: list[tuple[str, bool]] = []
    again.reading.marked.connect(
        lambda: (
            seen.append((again.reading.analysis.recogniser, gone in again.reading.analysis.mentions))
            if again.reading.analysis is not None
            else None
        )
    )
    again.files.open_paths([harvest])
    qtbot.waitUntil(lambda: again.reading.analysis is not None and again.reading.analysis.recogniser == current)
    assert seen[0] == ("older 0", False)
    assert not any(shown for _, shown in seen)
    assert again.reading.analysis == replace(analysis, mentions=analysis.mentions[1:])
    qtbot.waitUntil(lambda: not again.reading.being_analysed)


def test_a_present_analysis_is_left_alone(open_window: Open, read: Read, harvest: Path, qtbot: QtBot) -> None:
    window = open_window()
    read(window, harvest)
    again = open_window()
    asked: list[object] = []
    again.reading.analysing.connect(asked.append)
    told: list[str] = []
    read(again, harvest)
    again.reading._marking._analyses.version(told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert asked == []
