"""The frame around a place that was just jumped to: it fades in, stays for a moment and fades out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractAnimation, QObject, QTimer, QVariantAnimation

_FADE = 120
_STAY = 900


class Flash:
    """Tells how strong the frame is. Without motion it appears at once and is gone at once."""

    def __init__(self, parent: QObject, show: Callable[[float], None]) -> None:
        """`show` is called with the strength, 0 to 1; 0 is the end of it."""
        self.motion = True
        self._show = show
        self._stay = QTimer(parent)
        self._stay.setSingleShot(True)
        self._stay.setInterval(_STAY)
        self._stay.timeout.connect(self._go)
        self._fade = QVariantAnimation(parent)
        self._fade.setDuration(_FADE)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.valueChanged.connect(self._faded)

    def start(self) -> None:
        """Show the frame."""
        self._fade.stop()
        self._stay.start()
        if self.motion:
            self._fade.setDirection(QAbstractAnimation.Direction.Forward)
            self._fade.start()
        else:
            self._show(1.0)

    def stop(self) -> None:
        """Show it no longer."""
        self._fade.stop()
        self._stay.stop()

    def _go(self) -> None:
        if self.motion:
            self._fade.setDirection(QAbstractAnimation.Direction.Backward)
            self._fade.start()
        else:
            self._show(0.0)

    def _faded(self, strength: float) -> None:
        # The first step in is nothing yet, and not the end.
        self._show(max(strength, 0.01) if self._stay.isActive() else strength)
