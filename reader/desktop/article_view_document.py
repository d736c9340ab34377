"""The Qt document that holds an article's text: one block for each of the article's blocks, and nothing is loaded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument, QTextOption

from reader.core.articles import Article, BlockKind, Direction
from reader.desktop.article_view_layout import ArticleLayout
from reader.desktop.article_view_styles import BlockStyle, block_font, block_style
from reader.desktop.fonts import reading_font
from reader.desktop.offsets import Utf16Offsets
from reader.desktop.theme import ReadingStyle

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl

# What would end a block, stand for an object or be dropped; opening lets none of them into an article, a stored text
# might. Each is one UTF-16 unit, and so is what is shown for it.
_UNSHOWABLE = re.compile("[\x00\r\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffc]")


class ArticleDocument(QTextDocument):
    """One article as a document. `offsets` and `block_starts` (UTF-16) say how its positions and the text's agree."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setUndoRedoEnabled(False)
        self.setDefaultCursorMoveStyle(Qt.CursorMoveStyle.VisualMoveStyle)
        self.article: Article | None = None
        self.offsets = Utf16Offsets("")
        self.block_starts: list[int] = [0]
        # Qt's document owns its layout, this keeps the Python part of it.
        self.lines = ArticleLayout(self)
        self.setDocumentLayout(self.lines)

    def show_article(self, article: Article, style: ReadingStyle) -> None:
        """Take the text, the fonts and the directions of an article."""
        self.article = article
        self.offsets = Utf16Offsets(article.text)
        self.block_starts = self.offsets.all_to_qt(block.span.start for block in article.blocks) or [0]
        self.setPlainText(_UNSHOWABLE.sub("\ufffd", article.text))
        directions = [block.direction for block in article.blocks]
        self.lines.load(article.blocks, directions, _columns_of_tables(article))
        self.set_fonts(style)
        option = QTextOption()
        option.setTextDirection(_qt_direction(article.direction))
        self.setDefaultTextOption(option)
        for number, direction in enumerate(directions):
            if direction is not article.direction:
                self._set_block_direction(number, direction)

    def set_fonts(self, style: ReadingStyle) -> None:
        """Give the blocks that are not set like a paragraph their fonts; the rest has the document's."""
        self.use_font(style)
        blocks = self.article.blocks if self.article is not None else ()
        cursor = QTextCursor(self)
        cursor.beginEditBlock()
        plain = block_font(BlockStyle(), style)
        first = 0
        while first < len(blocks):
            set_like = block_style(blocks[first])
            last = first
            while last + 1 < len(blocks) and block_style(blocks[last + 1]) is set_like:
                last += 1
            font = block_font(set_like, style)
            if font != plain:
                cursor.setPosition(self.block_starts[first])
                cursor.setPosition(self.offsets.to_qt(blocks[last].span.end), QTextCursor.MoveMode.KeepAnchor)
                shape = QTextCharFormat()
                shape.setFont(font)
                cursor.setCharFormat(shape)
            first = last + 1
        cursor.endEditBlock()

    def use_font(self, style: ReadingStyle) -> None:
        """Have the reading font as the document's own, if it is not."""
        font = reading_font(style.family, style.size)
        if self.defaultFont() != font:
            self.setDefaultFont(font)

    def set_direction(self, number: int, direction: Direction) -> None:
        """Give one block another base direction."""
        self.lines.set_direction(number, direction)
        self._set_block_direction(number, direction)

    def loadResource(self, type: int, name: QUrl | str) -> Any:  # noqa: ARG002
        """Nothing: Qt's own would look into the file system for what its editor does not give it."""
        return None

    def _set_block_direction(self, number: int, direction: Direction) -> None:
        # The layout knows already; the keys that move the caret ask the document.
        cursor = QTextCursor(self.findBlockByNumber(number))
        from PySide6.QtGui import QTextBlockFormat

        shape = QTextBlockFormat()
        shape.setLayoutDirection(_qt_direction(direction))
        cursor.setBlockFormat(shape)


def _qt_direction(direction: Direction) -> Qt.LayoutDirection:
    return Qt.LayoutDirection.RightToLeft if direction is Direction.RTL else Qt.LayoutDirection.LeftToRight


def _columns_of_tables(article: Article) -> dict[int, int]:
    """For each row of a table, the number of columns of the rows that follow one another there."""
    columns: dict[int, int] = {}
    rows: list[int] = []
    for number, block in enumerate((*article.blocks, None)):
        if block is not None and block.kind is BlockKind.TABLE_ROW:
            rows.append(number)
        elif rows:
            most = max(article.blocks[row].span.of(article.text).count("\t") + 1 for row in rows)
            columns.update(dict.fromkeys(rows, most))
            rows = []
    return columns
