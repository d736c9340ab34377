"""Paints an article on no screen, so that the self-test knows whether Qt, the fonts and the view work here."""

from __future__ import annotations

import os

from reader.core.analyses import Analysis
from reader.core.articles import Article


def paint_offscreen(article: Article, analysis: Analysis) -> bool:
    """Whether the article view, painted with its marks, shows ink in the theme's colour and a mark's wash."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

    from PySide6.QtGui import QColor, QImage
    from PySide6.QtWidgets import QApplication

    from reader.desktop.article_view_pane import ArticlePane
    from reader.desktop.fonts import register_fonts
    from reader.desktop.theme import load_theme

    application = QApplication.instance() or QApplication(["qari"])
    register_fonts()
    theme = load_theme("light")
    pane = ArticlePane(theme)
    try:
        pane.resize(900, 900)
        pane.show_article(article)
        pane.view.show_marks(analysis.mentions, analysis.quotations, ())
        # Not shown: a widget can be painted without, and the offscreen platform warns of what its windows cannot do.
        pane.grab()
        image = pane.view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        washes = {theme.wash(mention.type).rgb() for mention in analysis.mentions}
    finally:
        pane.close()
        pane.deleteLater()
        application.processEvents()
    painted = {image.pixel(x, y) for y in range(0, image.height(), 2) for x in range(0, image.width(), 2)}
    dark = any(QColor(colour).lightness() < QColor(theme.soft).lightness() for colour in painted)
    return dark and (not washes or bool(washes & painted))
