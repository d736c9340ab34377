"""One window a library: hears of a second start, which hands its files over."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QAbstractSocket, QLocalServer, QLocalSocket

from reader.core.links import is_link

_MOST = 1 << 20
"""Bytes that a greeting may have; more is not from Qari."""


class SingleInstance(QObject):
    """The listening side. `handed` brings the paths and links (str) of a second start, perhaps none."""

    handed = Signal(list)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._sockets: list[QLocalSocket] = []
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
        for socket in self._sockets:
            socket.abort()
        self._sweep()

    def _greet(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            self._sockets.append(socket)
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(self._sweep)
        self._read()

    def _read(self) -> None:
        for socket in tuple(self._sockets):
            if not socket.canReadLine():
                if socket.bytesAvailable() > _MOST:
                    socket.abort()
                continue
            try:
                greeting = json.loads(bytes(socket.readLine().data()))
                # A path came as an absolute one and is never taken for a link.
                targets = [name if is_link(name) else Path(name) for name in map(str, greeting["open"])]
            except (ValueError, KeyError, TypeError):
                socket.abort()
                continue
            socket.write(b"ok\n")
            socket.flush()
            self.handed.emit(targets)

    def _sweep(self) -> None:
        gone = [socket for socket in self._sockets if socket.state() is QLocalSocket.LocalSocketState.UnconnectedState]
        self._sockets = [socket for socket in self._sockets if socket not in gone]
        for socket in gone:
            socket.deleteLater()
