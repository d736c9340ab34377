"""What the machine found in each article, what a person corrected in it, and the index of names that both make."""

from __future__ import annotations

import zlib
from dataclasses import replace

from reader.arabic.normaliser import fold
from reader.core.analyses import Analysis
from reader.core.errors import LibraryError
from reader.core.mentions import EntityType, Mention, Origin
from reader.core.quantities import Quantity, QuantityKind
from reader.core.spans import Span
from reader.library import marks_codec
from reader.library.aliases import Aliases
from reader.library.articles import Articles
from reader.library.corrections import Corrections, EntityVerdict, MentionVerdict, QuotationVerdict, corrected
from reader.library.listing import Listing
from reader.library.mark_index import MarkIndex, day_of
from reader.library.models import (
    EntityCorrection,
    MentionCorrection,
    QuotationCorrection,
    to_text,
)
from reader.library.store import Store

_MARKS = """
SELECT marks, analysis.recogniser, content_hash FROM analysis JOIN article ON article.id = article_id
WHERE article_id = ?
"""
_QUANTITY_KINDS = frozenset(kind.value for kind in QuantityKind)
_ANY_CORRECTION = """
SELECT EXISTS (SELECT 1 FROM mention_correction WHERE article_id = ?),
       EXISTS (SELECT 1 FROM entity_correction WHERE article_id = ?),
       EXISTS (SELECT 1 FROM quotation_correction WHERE article_id = ?)
"""


class Analyses:
    """The analyses and corrections in one store."""

    def __init__(self, store: Store, articles: Articles, aliases: Aliases, listing: Listing) -> None:
        self._store = store
        self._articles = articles
        self._aliases = aliases
        self._listing = listing
        self._index = MarkIndex(store)
        # The last analysis unpacked, with what it was unpacked from: a correction asks for the same one three times.
        self._unpacked: tuple[tuple[bytes, str, bytes], Analysis] | None = None

    def keep(self, article: int, analysis: Analysis) -> None:
        """See Library.keep_analysis."""
        with self._store.writing():
            if self._store.sql("SELECT 1 FROM article WHERE id = ?", (article,)).fetchone() is None:
                raise LibraryError("gone")
            self._store.sql(
                "INSERT INTO analysis (article_id, recogniser, marks) VALUES (?, ?, ?) "
                "ON CONFLICT (article_id) DO UPDATE SET recogniser = excluded.recogniser, marks = excluded.marks",
                (article, analysis.recogniser, marks_codec.pack_marks(analysis, self._articles.text(article))),
            )
            self.index(article, found=analysis)

    def analysis(self, article: int, *, as_found: bool = False, quantities: bool = False) -> Analysis | None:
        """See Library.analysis."""
        with self._store.reading():
            if as_found:
                return self._unpacked_of(article)
            analysis = self.corrected(article, quantities=quantities)
            return None if analysis is None else self._aliases.applied(analysis)

    def corrected(self, article: int, *, quantities: bool = False) -> Analysis | None:
        """The marks of an article as a person corrected them there, names that were merged still apart."""
        with self._store.reading():
            found = self._unpacked_of(article)
            corrections = self.corrections(article)
        if found is None and not corrections:
            return None
        # What was marked by hand is seen even where no machine has looked.
        listed = Analysis() if found is None else self._listing.applied(article, found)
        if not quantities:
            return _without_quantities(corrected(listed, corrections))
        from reader.entities.quantities import apart_from

        published = to_text(self._store.sql("SELECT date FROM article WHERE id = ?", (article,)).fetchone()[0])
        counted = replace(listed, quantities=self._listing.counted(self._articles.text(article), published))
        marks = corrected(counted, corrections)
        return replace(marks, quantities=apart_from(marks.quantities, marks.mentions))

    def _unpacked_of(self, article: int) -> Analysis | None:
        row = self._store.sql(_MARKS, (article,)).fetchone()
        return None if row is None else self._found(article, row)

    def _found(self, article: int, row: tuple[bytes, str, bytes]) -> Analysis:
        if self._unpacked is None or self._unpacked[0] != row:
            try:
                found = marks_codec.unpack_marks(row[0], row[1], self._articles.text(article))
            except zlib.error as error:
                raise LibraryError("library_broken", path=self._store.path) from error
            self._unpacked = (row, found)
        return self._unpacked[1]

    def corrections(self, article: int) -> Corrections:
        """What a person said about the marks of one article, without what lost its place."""
        row, entity, quotation = MentionCorrection, EntityCorrection, QuotationCorrection
        with self._store.reading():
            # Most articles have none, and an import asks for each.
            if not any(self._store.sql(_ANY_CORRECTION, (article,) * 3).fetchone()):
                return Corrections()
            mentions = self._store.rows(
                row.select(row.step, row.start, row.end, row.type, row.name, row.role)
                .where(row.article == article, ~row.orphan)
                .order_by(row.id)
            )
            entities = self._store.rows(
                entity.select(entity.step, entity.type, entity.name, entity.new_type, entity.new_name)
                .where(entity.article == article)
                .order_by(entity.step, entity.id)
            )
            quotations = self._store.rows(
                quotation.select(quotation.start, quotation.end, quotation.quotation)
                .where(quotation.article == article, ~quotation.orphan)
                .order_by(quotation.id)
            )
        return Corrections(
            tuple(
                MentionVerdict(
                    step,
                    Span(start, end),
                    _said(Span(start, end), kind, name, role),
                )
                for step, start, end, kind, name, role in mentions
            ),
            tuple(
                EntityVerdict(
                    step, EntityType(kind), fold(name), None if new_type is None else EntityType(new_type), new_name
                )
                for step, kind, name, new_type, new_name in entities
            ),
            tuple(
                QuotationVerdict(
                    Span(start, end), None if stored is None else marks_codec.quotation_at(stored, Span(start, end))
                )
                for start, end, stored in quotations
            ),
        )

    def index(self, article: int, found: Analysis | None = None) -> None:
        """Bring the index of names and speakers, and the counts of the article list, up to what is marked now."""
        row = self._store.sql("SELECT date, forgotten FROM article WHERE id = ?", (article,)).fetchone()
        if row is None:
            raise LibraryError("gone")
        if found is None:
            analysis = self.corrected(article)
        else:
            analysis = _without_quantities(corrected(self._listing.applied(article, found), self.corrections(article)))
        self._index.clear(article)
        self._listing.settled(article)
        marks = analysis or Analysis()
        entities = 0
        if row[1] is None:
            entities = self._index.write(article, day_of(to_text(row[0])), marks)
        self._store.sql(
            "UPDATE article SET entities = ?, quotations = ?, "
            "recogniser = (SELECT recogniser FROM analysis WHERE article_id = article.id) WHERE id = ?",
            (entities, len(marks.quotations), article),
        )


def _without_quantities(marks: Analysis) -> Analysis:
    """The marks without the quantities that a person marked."""
    return replace(marks, quantities=()) if marks.quantities else marks


def _said(span: Span, kind: str | None, name: str, role: str) -> Mention | Quantity | None:
    """What a row of corrections says stands there; the value of a quantity has the column of a role."""
    if kind is None:
        return None
    if kind in _QUANTITY_KINDS:
        return Quantity(span, QuantityKind(kind), name, role, Origin.HAND)
    return Mention(span, EntityType(kind), name, Origin.HAND, 1.0, role)
