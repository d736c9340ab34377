"""One window a library: a second start hands its files to the window that already runs."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QAbstractSocket, QLocalServer, QLocalSocket

_WAIT = 2000
"""Milliseconds to wait for the running window: it answers from its event loop, which may be busy for a moment."""

_MOST = 1 << 20
"""Bytes that a greeting may have; more is not from Qari."""


def server_name(library: Path) -> str:
    """The local socket's name for a library: the same for every way to write its path."""
    return "qari-" + sha256(str(library.expanduser().resolve()).encode()).hexdigest()[:24]


def hand_over(name: str, paths: list[Path]) -> bool:
    """Give the files to the running window and have it come forward. False where none runs (or it is hung)."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_WAIT):
        return False
    greeting = json.dumps({"open": [str(path.absolute()) for path in paths]}).encode() + b"\n"
    socket.write(greeting)
    answered = socket.waitForBytesWritten(_WAIT) and socket.waitForReadyRead(_WAIT) and bytes(socket.readAll().data())
    socket.disconnectFromServer()
    return answered == b"ok\n"


class SingleInstance(QObject):
    """The listening side. `handed` brings the paths of a second start, perhaps none."""

    handed = Signal(list)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        if not self._server.listen(name):
            # A crash leaves its socket's file behind; whoever starts knows from hand_over that nobody answers there.
            if self._server.serverError() is QAbstractSocket.SocketError.AddressInUseError:
                QLocalServer.removeServer(name)
            self._server.listen(name)

    @property
    def listening(self) -> bool:
        """Whether later starts will find this window."""
        return self._server.isListening()

    def close(self) -> None:
        """Stop listening and remove the socket."""
        self._server.close()

    def _greet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > _MOST:
                socket.abort()
            return
        try:
            greeting = json.loads(bytes(socket.readLine().data()))
            paths = [Path(str(path)) for path in greeting["open"]]
        except (ValueError, KeyError, TypeError):
            socket.abort()
            return
        socket.write(b"ok\n")
        socket.flush()
        self.handed.emit(paths)
