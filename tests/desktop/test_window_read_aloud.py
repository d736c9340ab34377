"""Reading aloud with a voice of the system, which a small program of the test stands in for: it writes what it says."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.core.spans import Span
from reader.desktop.main_window import MainWindow
from reader.desktop.read_aloud import sentences_in
from reader.desktop.voices import Voice, find_voice

Open = Callable[..., MainWindow]
Read = Callable[[MainWindow, Path], None]
Select = Callable[[MainWindow, str], Span]

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the program of the test is a shell script")

SPEAKS = """#!/bin/sh
case "$1" in
--voices=ar) echo "Pty Language       Age/Gender VoiceName"; echo " 5  ar              --/M      Arabic  sem/ar" ;;
*) echo "$(cat)|$4" >> "{log}"; exec sleep {seconds} ;;
esac
"""


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Puts programs in front of the system's own: spd-say that knows no Arabic, and the one that speaks."""
    folder, log = tmp_path / "bin", tmp_path / "said.txt"
    folder.mkdir()

    def install(seconds: float = 0, speaks: bool = True) -> Path:
        scripts = {"spd-say": "#!/bin/sh\n", "espeak-ng": SPEAKS.format(log=log, seconds=seconds)}
        if not speaks:
            scripts["espeak-ng"] = "#!/bin/sh\n"
        for name, script in scripts.items():
            (folder / name).write_text(script, encoding="utf-8")
            (folder / name).chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
        return log

    return install


def said(log: Path) -> list[str]:
    return log.read_text(encoding="utf-8").splitlines() if log.exists() else []


def test_reads_from_the_caret_to_the_end_sentence_by_sentence(
    open_window: Open, read: Read, harvest: Path, qtbot: QtBot, install: Callable[..., Path]
) -> None:
    log = install()
    window = open_window()
    read(window, harvest)
    article, view = window.reading.article, window.body.pane.view
    assert article is not None
    from reader.arabic.words import sentences

    rest = sentences(article.text)[-2:]
    view.go_to(rest[0], flash=False)
    window.settings.keep("speech_speed", 120)
    action = window.commands["read_aloud"]
    action.trigger()
    qtbot.waitUntil(lambda: view._page.spoken is not None)
    assert action.text() == "Pause reading aloud"
    qtbot.waitUntil(lambda: not window.read_aloud.under_way)
    assert said(log) == [f"{span.of(article.text)}|180" for span in rest]
    assert view._page.spoken is None
    assert action.text() == "Read aloud"
    assert not window.commands["stop_reading"].isEnabled()


def test_reads_the_selection_pauses_goes_on_and_stops(
    open_window: Open, read: Read, select: Select, harvest: Path, qtbot: QtBot, install: Callable[..., Path]
) -> None:
    log = install(seconds=60)
    window = open_window()
    read(window, harvest)
    article, view = window.reading.article, window.body.pane.view
    assert article is not None
    words = " ".join(article.blocks[1].span.of(article.text).split()[:3])
    span = select(window, words)
    window.commands["read_aloud"].trigger()
    qtbot.waitUntil(lambda: len(said(log)) == 1)
    assert view._page.spoken == (span.start, span.end)
    window.commands["read_aloud"].trigger()
    assert not window.read_aloud.speaking
    assert window.commands["read_aloud"].text() == "Go on reading aloud"
    window.commands["read_aloud"].trigger()
    qtbot.waitUntil(lambda: len(said(log)) == 2)
    assert said(log) == [f"{words}|150"] * 2
    assert view.selected_span() == span
    window.commands["stop_reading"].trigger()
    assert not window.read_aloud.under_way
    assert view._page.spoken is None


def test_says_why_it_cannot_where_there_is_no_voice(
    open_window: Open, read: Read, harvest: Path, qtbot: QtBot, install: Callable[..., Path]
) -> None:
    install(speaks=False)
    window = open_window("ar")
    assert not window.commands["read_aloud"].isEnabled()
    read(window, harvest)
    window.commands["read_aloud"].trigger()
    qtbot.waitUntil(lambda: "صوت" in window.body.message.text.text())
    assert not window.read_aloud.under_way


def test_a_voice_that_nobody_hears_does_not_run_through_the_article(
    open_window: Open, read: Read, harvest: Path, qtbot: QtBot, install: Callable[..., Path]
) -> None:
    log = install()
    window = open_window("ar")
    read(window, harvest)
    window.commands["read_aloud"].trigger()
    qtbot.waitUntil(lambda: "يُسمع" in window.body.message.text.text())
    assert not window.read_aloud.under_way
    assert len(said(log)) == 3


def test_a_closed_window_is_silent(
    open_window: Open, read: Read, harvest: Path, qtbot: QtBot, install: Callable[..., Path]
) -> None:
    log = install(seconds=60)
    window = open_window()
    read(window, harvest)
    window.commands["read_aloud"].trigger()
    qtbot.waitUntil(lambda: len(said(log)) == 1)
    window.close()
    assert not window.read_aloud.speaking


def test_the_voice_is_the_first_that_speaks_arabic(install: Callable[..., Path], tmp_path: Path) -> None:
    install()
    assert find_voice("linux") == Voice("espeak-ng")
    (tmp_path / "bin" / "spd-say").write_text("#!/bin/sh\necho 'NAME LANGUAGE VARIANT'\necho 'Arabic  ar  none'\n")
    assert find_voice("linux") == Voice("spd-say")
    say = tmp_path / "bin" / "say"
    say.write_text("#!/bin/sh\necho 'Alex   en_US    # Hello'\necho 'Majed (Premium)     ar_001    # x'\n")
    say.chmod(0o755)
    assert find_voice("darwin") == Voice("say", "Majed (Premium)")
    assert Voice("say", "Majed").command("سلام", 100) == (
        ["say", "-v", "Majed", "-r", "160", "-f", "-"],
        "سلام".encode(),
    )
    assert Voice("spd-say").command("-x", 300)[0][-4:] == ["--rate", "100", "--", "-x"]
    assert "SelectVoice('Ma''am')" in Voice("powershell", "Ma'am").command("", 100)[0][-1]


def test_the_speech_service_is_waited_for_and_falls_silent_when_it_is_stopped(
    open_window: Open, read: Read, harvest: Path, qtbot: QtBot, install: Callable[..., Path], tmp_path: Path
) -> None:
    log = install()
    # As spd-say 0.11 is: slow to wake, deaf to --stop.
    script = f"""#!/bin/sh
case "$1" in
--list-synthesis-voices) sleep 0.6; echo "Arabic  ar  none" ;;
-S) echo silent >> "{log}" ;;
--wait) echo speaks >> "{log}"; exec sleep 60 ;;
*) exit 1 ;;
esac
"""
    (tmp_path / "bin" / "spd-say").write_text(script, encoding="utf-8")
    window = open_window()
    read(window, harvest)
    window.commands["read_aloud"].trigger()
    message = window.body.message
    qtbot.waitUntil(lambda: "voice" in message.text.text() and message.isVisible())
    qtbot.waitUntil(lambda: said(log) == ["speaks"])
    assert not message.isVisible()
    window.commands["read_aloud"].trigger()
    qtbot.waitUntil(lambda: said(log) == ["speaks", "silent"])


def test_a_part_takes_whole_sentences_or_cuts_them() -> None:
    spans = [Span(0, 5), Span(6, 9), Span(10, 20)]
    assert sentences_in(spans, Span(7, 20), whole=True) == [Span(6, 9), Span(10, 20)]
    assert sentences_in(spans, Span(3, 8), whole=False) == [Span(3, 5), Span(6, 8)]
    assert sentences_in(spans, Span(5, 6), whole=False) == []
