"""What the tests of widgets stand on: the shipped fonts, and the offscreen plugin's one harmless warning passed over."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from reader.desktop.fonts import register_fonts

_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # Qt's offscreen plugin says it whenever a window is shown.
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints", extend=True))


@pytest.fixture(autouse=True)
def fonts(request: pytest.FixtureRequest) -> None:
    """The shipped fonts, so that text has the same measures on every machine."""
    if "qapp" in request.fixturenames:
        register_fonts()
