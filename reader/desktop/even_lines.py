"""Lines that are even at both ends: the room that is left on a line goes between its words.

Qt's own justification stretches the space at which a line wraps as well, so that lines from right to left begin a few
pixels inside the column. Here each line gets a word spacing of its own; its words stay as they are, and the last line
of a block is left as it was.
"""

from __future__ import annotations

from math import floor

from PySide6.QtGui import QTextCharFormat, QTextLayout

from reader.desktop.offsets import Utf16Offsets

_UNIT = 64
"""Parts of a pixel in which Qt counts advances."""
_MOST = 1.2
"""Word spacing, in parts of the letters' size, above which a line stays uneven: a hole in the text reads worse."""


def word_spacings(layout: QTextLayout, text: str, width: float, size: int) -> list[QTextLayout.FormatRange]:
    """The formats that make the lines of `layout`, which has set `text` in `width` pixels, even. `size` is that of the
    letters."""
    to_text = Utf16Offsets(text).to_text
    formats = []
    for number in range(layout.lineCount() - 1):
        line = layout.lineAt(number)
        start, length = line.textStart(), line.textLength()
        spaces = text[to_text(start) : to_text(start + length)].strip(" ").count(" ")
        spacing = floor((width - line.naturalTextWidth()) / max(spaces, 1) * _UNIT) / _UNIT
        if spaces and 0 < spacing <= _MOST * size:
            stretch = QTextLayout.FormatRange()
            stretch.start, stretch.length = start, length
            spaced = QTextCharFormat()
            spaced.setFontWordSpacing(spacing)
            stretch.format = spaced
            formats.append(stretch)
    return formats
