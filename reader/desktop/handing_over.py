"""Handing the files of a second start to the window that runs; loads Qt's sockets only where one seems to."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

WAIT, ANSWER = 2000, 10_000
"""Milliseconds to wait for the running window to be reached, and for its answer. That comes from its event loop, which
may be busy for a while on a busy machine, such as when the window is being made."""


def server_name(library: Path) -> str:
    """The local socket's name for a library: the same for every way to write its path."""
    path = str(library.expanduser().resolve()).encode("utf-8", "surrogateescape")
    # The path as one number, modulo a large prime: told apart well enough, and hashlib is long to load.
    return f"qari-{int.from_bytes(path) % (2**89 - 1):x}"


def hand_over(name: str, targets: Sequence[Path | str]) -> bool:
    """Give the files and links (str) to the running window and have it come forward. False where none runs (or it is
    hung)."""
    if os.name != "nt" and not _socket_file(name).exists():
        return False
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(WAIT):
        return False
    named = [str(target.absolute()) if isinstance(target, Path) else target for target in targets]
    socket.write(json.dumps({"open": named}).encode() + b"\n")
    socket.flush()
    while not socket.canReadLine():
        if not socket.waitForReadyRead(ANSWER):
            return False
    answered = bytes(socket.readLine().data()) == b"ok\n"
    socket.disconnectFromServer()
    return answered


def _socket_file(name: str) -> Path:
    # Where QLocalServer puts it on Unix: QDir::tempPath().
    return Path(os.environ.get("TMPDIR") or "/tmp") / name
