"""Where the frozen program starts."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import MutableMapping


def lend_streams() -> None:
    """Give a program without a console (Windows) streams that go nowhere: it would have None in their place."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            # Kept open as long as the program runs.
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115


def restore_library_path(environment: MutableMapping[str, str]) -> None:
    """Give back the LD_LIBRARY_PATH of before the start (Linux).

    PyInstaller's start code points it to the program's own libraries. The loader has read it by then; what the program
    starts, such as a browser for a link, must not find these libraries in the place of the system's.
    """
    before = environment.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is not None:
        environment["LD_LIBRARY_PATH"] = before
    else:
        environment.pop("LD_LIBRARY_PATH", None)


if __name__ == "__main__":
    lend_streams()
    restore_library_path(os.environ)
    # A process of an import's pool is this program started anew: it does its work in here and ends.
    multiprocessing.freeze_support()

    from reader.cli import main

    sys.exit(main())
