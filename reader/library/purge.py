"""Deleting an article for good, with all that hangs on it."""

from __future__ import annotations

from reader.library.articles import Articles
from reader.library.journal import Journal
from reader.library.mark_index import MarkIndex
from reader.library.models import ArticleRow
from reader.library.search_index import SearchIndex
from reader.library.store import Store

_ROWS = (
    "note_tag WHERE note_id IN (SELECT id FROM note WHERE article_id = ?)",
    "note WHERE article_id = ?",
    "article_tag WHERE article_id = ?",
    "block_direction WHERE article_id = ?",
    "mention_correction WHERE article_id = ?",
    "entity_correction WHERE article_id = ?",
    "quotation_correction WHERE article_id = ?",
    "names_due WHERE article_id = ?",
    "analysis WHERE article_id = ?",
    "earlier_text WHERE article_id = ?",
    "article_text WHERE article_id = ?",
    "seen_path WHERE article_id = ?",
    "article WHERE id = ?",
)


def purge(store: Store, articles: Articles, index: SearchIndex, journal: Journal, article: int) -> None:
    """Delete an article that is still forgotten; nothing where it was opened again or is gone. Inside a transaction."""
    row = ArticleRow
    query = row.select(row.id).where(row.id == article, row.forgotten.is_null(False))
    if store.row(query) is None:
        return
    index.remove(article, articles.article(article, as_found=True))
    journal.forget(article)
    MarkIndex(store).clear(article)
    for rows in _ROWS:
        store.sql(f"DELETE FROM {rows}", (article,))
