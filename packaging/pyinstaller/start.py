"""Where the frozen program starts."""

from __future__ import annotations

import os
import sys


def lend_streams() -> None:
    """Give a program without a console (Windows) streams that go nowhere: it would have None in their place."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            # Kept open as long as the program runs.
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115


if __name__ == "__main__":
    lend_streams()

    from reader.cli import main

    sys.exit(main())
