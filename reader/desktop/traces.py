"""Where an error was raised, without the folders of the machine it was raised on."""

from __future__ import annotations

import traceback


def frames_of(error: BaseException) -> list[str]:
    """One line a frame, the outermost first, as tracebacks write them, without source lines."""
    return [
        f'  File "{shortened(frame.filename)}", line {frame.lineno}, in {frame.name}'
        for frame in traceback.extract_tb(error.__traceback__)
    ]


def shortened(filename: str) -> str:
    """A file's path from its package on: what a home folder is called is nobody's business."""
    parts = filename.replace("\\", "/").split("/")
    for root in ("site-packages", "reader"):
        if root in parts:
            return "/".join(parts[parts.index(root) :])
    return parts[-1]
