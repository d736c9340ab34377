"""Where the files that ship with the program lie: fonts, models, word lists, themes, samples."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

SAMPLE = ("samples", "welcome.txt")
"""The article that ships with the program."""


@cache
def resources_folder() -> Path:
    """The folder `resources`: beside the package in a checkout, inside it once installed."""
    bundled = getattr(sys, "_MEIPASS", None)
    if bundled is not None:
        return Path(bundled) / "resources"
    package = Path(__file__).resolve().parent
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"


def resource(*parts: str) -> Path:
    """The path of one shipped file or folder, such as resource("fonts", "Amiri-Regular.ttf")."""
    return resources_folder().joinpath(*parts)
