"""What every test stands on: Qt without a screen, no network, nothing written outside the test's own folder."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is slow, not wrong; all else as hypothesis sets it up by itself.
settings.register_profile("qari", settings(), deadline=None)
settings.load_profile("qari")

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.pop("QARI_LIBRARY", None)
os.environ["QARI_LANGUAGE"] = "en"
# The months are called as where the person lives.
os.environ["LC_ALL"] = "C.UTF-8"


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No connection to anywhere but local sockets by name, and a home of its own."""
    real = socket.socket.connect

    def refuse(self: socket.socket, address: object) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            raise AssertionError(f"the network was asked for {address}")
        real(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", refuse)
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
