"""How slow work tells how far it is and hears that it is no longer wanted."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[float], None]
"""Called with the part done, 0.0 to 1.0, now and then. It may raise reader.core.errors.Cancelled, which the slow work
lets through."""


def no_progress(done: float) -> None:
    """The Progress of whoever does not want to know."""
