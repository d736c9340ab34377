"""A second start hands its files over; a socket left by a crash is no obstacle."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

import reader
from reader.desktop.handing_over import hand_over, server_name
from reader.desktop.single_instance import SingleInstance

ROOT = Path(reader.__file__).parent.parent


@pytest.fixture
def name(tmp_path: Path) -> str:
    return server_name(tmp_path / "library.sqlite")


@pytest.fixture
def running(qtbot: QtBot, name: str) -> Iterator[SingleInstance]:
    instance = SingleInstance(name)
    assert instance.listening
    yield instance
    instance.close()


START = """
import sys
from pathlib import Path
from reader.desktop.handing_over import hand_over
from reader.core.links import is_link
sys.exit(0 if hand_over(sys.argv[1], [name if is_link(name) else Path(name) for name in sys.argv[2:]]) else 1)
"""


def start_another(name: str, paths: Sequence[Path | str]) -> subprocess.Popen[bytes]:
    # A process of its own, as in life: Qt's waiting for a socket holds the interpreter's lock.
    return subprocess.Popen([sys.executable, "-c", START, name, *map(str, paths)], cwd=ROOT)


def test_files_arrive_as_they_were_named(qtbot: QtBot, running: SingleInstance, name: str, tmp_path: Path) -> None:
    handed: list[list[Path]] = []
    running.handed.connect(handed.append)
    paths = [tmp_path / "مقال.txt", tmp_path / "a b\nc.html"]
    another = start_another(name, paths)
    qtbot.waitUntil(lambda: bool(handed))
    assert another.wait(10) == 0
    assert handed == [paths]


def test_a_start_without_files_brings_the_window_forward(qtbot: QtBot, running: SingleInstance, name: str) -> None:
    handed: list[list[Path]] = []
    running.handed.connect(handed.append)
    another = start_another(name, [])
    qtbot.waitUntil(lambda: bool(handed))
    assert another.wait(10) == 0
    assert handed == [[]]


def test_a_link_arrives_as_one(qtbot: QtBot, running: SingleInstance, name: str, tmp_path: Path) -> None:
    handed: list[list[Path | str]] = []
    running.handed.connect(handed.append)
    targets = ["qari://article/1/note/2?made=3&at=4-5", tmp_path / "qari:a.txt"]
    another = start_another(name, targets)
    qtbot.waitUntil(lambda: bool(handed))
    assert another.wait(10) == 0
    assert handed == [targets]


def test_nobody_there(name: str) -> None:
    assert not hand_over(name, [])


def test_each_library_has_its_own(tmp_path: Path) -> None:
    assert server_name(tmp_path / "a") != server_name(tmp_path / "b")
    assert server_name(tmp_path / "a") == server_name(tmp_path / "x" / ".." / "a")


def test_a_socket_that_a_crash_left_is_taken_over(qtbot: QtBot, name: str) -> None:
    import socket

    from PySide6.QtCore import QDir

    path = Path(QDir.tempPath()) / name
    left = socket.socket(socket.AF_UNIX)
    left.bind(str(path))
    left.close()
    assert path.exists()
    assert not hand_over(name, [])
    instance = SingleInstance(name)
    assert instance.listening
    handed: list[list[Path]] = []
    instance.handed.connect(handed.append)
    another = start_another(name, [])
    qtbot.waitUntil(lambda: bool(handed))
    assert another.wait(10) == 0
    instance.close()
    assert not path.exists()


@pytest.mark.parametrize("greeting", [b"nonsense\n", b"[]\n", b'{"open": 3}\n', b"\xff\xfe\n", b"null\n"])
def test_strange_greetings_are_shown_the_door(
    qtbot: QtBot, running: SingleInstance, name: str, greeting: bytes
) -> None:
    handed: list[list[Path]] = []
    running.handed.connect(handed.append)
    socket = QLocalSocket()
    socket.connectToServer(name)
    assert socket.waitForConnected(2000)
    socket.write(greeting)
    qtbot.waitUntil(lambda: socket.state() is QLocalSocket.LocalSocketState.UnconnectedState)
    assert handed == []
