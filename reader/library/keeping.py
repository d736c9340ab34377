"""The library as it keeps articles and what was found in them."""

from __future__ import annotations

from pathlib import Path

from reader.core.analyses import Analysis
from reader.core.articles import Article
from reader.core.records import ArticleRecord
from reader.entities.name_lists import NameLists
from reader.library.parts import Parts
from reader.library.stamps import FileStamp
from reader.library.stored_article import Directions


class Keeping(Parts):
    """Articles and analyses, in and out."""

    def keep(self, article: Article, *, opened: bool = True, stamp: FileStamp | None = None) -> ArticleRecord:
        """Keep an article and say what is known of it.

        The same text is the same article, wherever it lies. A new text at the path of a known article is a new version
        of it where the two are alike (see reader.library.articles.ALIKE): notes and corrections move to their words in
        the new text, or become orphans. Otherwise it is another article, and the known one stays without its file.
        `opened` is False for an import, which is not reading; it gives the `stamp` that the file had before it was
        read (see is_unchanged).
        """
        with self._store.writing():
            number, stale = self._articles.keep(article, opened=opened, stamp=stamp)
            if stale:
                self._analyses.index(number)
            return self._listed.record(number)

    def is_unchanged(self, path: Path, stamp: FileStamp) -> bool:
        """Whether the file at that path was imported with that stamp, and its article is here and analysed."""
        with self._store.reading():
            return self._articles.is_unchanged(path, stamp)

    def is_analysed(self, content_hash: str) -> bool:
        """Whether the text of that hash is here and analysed."""
        with self._store.reading():
            return self._articles.is_analysed(content_hash)

    def records(self, limit: int | None = None, offset: int = 0, *, tag: int | None = None) -> list[ArticleRecord]:
        """The articles, last opened first; only those with that tag where one is given."""
        with self._store.reading():
            return self._listed.records(limit, offset, tag)

    def record(self, article: int) -> ArticleRecord:
        """What is known of one article."""
        with self._store.reading():
            return self._listed.record(article)

    def record_at(self, path: Path) -> ArticleRecord | None:
        """The article last seen at that path."""
        with self._store.reading():
            return self._listed.record_at(path)

    def article(self, article: int) -> Article:
        """One article without its file, its blocks in the directions that a person gave them."""
        with self._store.reading():
            return self._articles.article(article)

    def directions(self, article: int) -> Directions:
        """The directions that a person gave in one article."""
        with self._store.reading():
            return self._articles.directions(article)

    def keep_opened(self, article: int) -> ArticleRecord:
        """Remember that an article is opened now, without its file, and say what is known of it."""
        with self._store.writing():
            self._articles.keep_opened(article)
            return self._listed.record(article)

    def keep_position(self, article: int, offset: int) -> None:
        """Remember the reading place, an offset in the text. No step: it is not undone."""
        with self._store.writing():
            self._articles.keep_position(article, offset)

    def keep_analysis(self, article: int, analysis: Analysis) -> None:
        """Replace what the machine found in an article, never what a person made; confidences to four digits."""
        with self._store.writing():
            self._analyses.keep(article, analysis)

    def analysis(self, article: int, *, as_found: bool = False, quantities: bool = False) -> Analysis | None:
        """The marks of an article, a person's corrections laid over them; None where it was not analysed yet.
        Confidences have four digits.

        `as_found` gives what the machine found. `quantities` adds the dates, amounts and counts, which need no
        analysis.
        """
        with self._store.reading():
            return self._analyses.analysis(article, as_found=as_found, quantities=quantities)

    def name_lists(self) -> NameLists:
        """The names that a person wants always or never marked; analysis() has them applied."""
        with self._store.reading():
            return self._listing.lists()

    def settle_names(self, most: int = 25) -> int:
        """Bring the index of names up to what the name lists say now, for so many articles at once; returns how many
        are left. Whoever changes the lists calls it until none is: each article takes some milliseconds."""
        with self._store.reading():
            if not self._listing.due_count():
                return 0
        with self._store.writing():
            for article in self._listing.due(most):
                self._analyses.index(article)
            return self._listing.due_count()
