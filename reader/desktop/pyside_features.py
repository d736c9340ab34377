"""Keeps PySide from reading the source of every module that the program imports."""

from __future__ import annotations

import sys
from typing import Any


def spare_sources() -> None:
    """Spare PySide the question which modules may switch its features (snake_case, true_property): none here does.

    To answer it (PYSIDE-2029) PySide 6.11 reads the source of whatever is imported after it, 250 modules until an
    article is open: a tenth of the start, and linecache keeps seven megabytes of lines. To be called once PySide6 is
    there; a PySide that asks in another way is left alone.
    """
    feature: Any = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        # "Uses PySide" is the answer that leaves a module's features as they are: off.
        feature._mod_uses_pyside = lambda module: True  # noqa: ARG005
