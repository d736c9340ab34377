"""Fields for numbers. They show the digits that all numbers of the window have, whatever the system's language writes,
and take those of either script: an Arabic keyboard types ٢٠ for 20."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSpinBox, QWidget

_DIGITS = {ord(digit): str(value) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for value, digit in enumerate(digits)}
_DIGITS |= {ord("٫"): ".", ord(","): ".", ord("،"): "."}

_PADDING = 8


class WholeNumberBox(QSpinBox):
    """For a whole number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLocale(QLocale.c())
        _pad(self)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """See QSpinBox.validate."""
        return super().validate(text.translate(_DIGITS), position)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            _pad(self)


class DecimalBox(QDoubleSpinBox):
    """For a number with a part behind its point, which may be typed as a comma or a momayyiz."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLocale(QLocale.c())
        _pad(self)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """See QDoubleSpinBox.validate."""
        return super().validate(text.translate(_DIGITS), position)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            _pad(self)


def _pad(box: QAbstractSpinBox) -> None:
    # From left to right Qt's style sheets forget the padding of a field whose buttons are styled.
    forgotten = box.layoutDirection() is Qt.LayoutDirection.LeftToRight
    box.lineEdit().setTextMargins(_PADDING if forgotten else 0, 0, 0, 0)
