"""What the machine found in each article, what a person corrected in it, and the index of names that both make."""

from __future__ import annotations

import zlib
from bisect import bisect_left
from collections import Counter

from reader.arabic.normaliser import fold
from reader.core.analyses import Analysis
from reader.core.errors import LibraryError
from reader.core.mentions import EntityType, Mention, Origin
from reader.core.spans import Span
from reader.library import codec
from reader.library.corrections import Corrections, EntityVerdict, MentionVerdict, QuotationVerdict, corrected
from reader.library.models import (
    AnalysisRow,
    ArticleRow,
    EntityCorrection,
    MentionCorrection,
    QuotationCorrection,
)
from reader.library.store import Store

_ANY_CORRECTION = """
SELECT EXISTS (SELECT 1 FROM mention_correction WHERE article_id = ?),
       EXISTS (SELECT 1 FROM entity_correction WHERE article_id = ?),
       EXISTS (SELECT 1 FROM quotation_correction WHERE article_id = ?)
"""


def name_key(name: str) -> str:
    """What tells names apart: the folded name, white space run together."""
    return " ".join(fold(name).split()).encode("utf-8", "replace").decode("utf-8")


class Analyses:
    """The analyses and corrections in one store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        # The last analysis unpacked, with what it was unpacked from: a correction asks for the same one three times.
        self._unpacked: tuple[bytes, str, Analysis] | None = None

    def keep(self, article: int, analysis: Analysis) -> None:
        """See Library.keep_analysis."""
        with self._store.writing():
            if self._store.row(ArticleRow.select(ArticleRow.id).where(ArticleRow.id == article)) is None:
                raise LibraryError("gone")
            self._store.sql(
                "INSERT INTO analysis (article_id, recogniser, marks) VALUES (?, ?, ?) "
                "ON CONFLICT (article_id) DO UPDATE SET recogniser = excluded.recogniser, marks = excluded.marks",
                (article, analysis.recogniser, codec.pack_marks(analysis)),
            )
            self.index(article, found=analysis)

    def analysis(self, article: int, *, as_found: bool = False) -> Analysis | None:
        """See Library.analysis."""
        with self._store.reading():
            row = self._store.row(
                AnalysisRow.select(AnalysisRow.marks, AnalysisRow.recogniser).where(AnalysisRow.article == article)
            )
            corrections = Corrections() if as_found else self.corrections(article)
        if row is None:
            # What was marked by hand is seen even where no machine has looked.
            return corrected(Analysis(), corrections) if corrections else None
        return corrected(self._found(bytes(row[0]), row[1]), corrections)

    def _found(self, packed: bytes, recogniser: str) -> Analysis:
        if self._unpacked is None or self._unpacked[:2] != (packed, recogniser):
            try:
                self._unpacked = (packed, recogniser, codec.unpack_marks(packed, recogniser))
            except zlib.error as error:
                raise LibraryError("library_broken", path=self._store.path) from error
        return self._unpacked[2]

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
                    None if kind is None else Mention(Span(start, end), EntityType(kind), name, Origin.HAND, 1.0, role),
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
                    Span(start, end), None if stored is None else codec.quotation_at(stored, Span(start, end))
                )
                for start, end, stored in quotations
            ),
        )

    def index(self, article: int, found: Analysis | None = None) -> None:
        """Bring the index of names and speakers, and the counts of the article list, up to what is marked now."""
        analysis = self.analysis(article) if found is None else corrected(found, self.corrections(article))
        self._clear(article)
        marks = analysis or Analysis()
        counts = Counter((mention.type, mention.name) for mention in marks.mentions)
        entities = self._entities(article, counts)
        self._said(article, marks, entities)
        recogniser = self._store.row(AnalysisRow.select(AnalysisRow.recogniser).where(AnalysisRow.article == article))
        self._store.run(
            ArticleRow.update(
                entities=len(set(entities.values())),
                quotations=len(marks.quotations),
                recogniser=None if recogniser is None else recogniser[0],
            ).where(ArticleRow.id == article)
        )

    def _clear(self, article: int) -> None:
        self._store.sql(
            "DELETE FROM said_about WHERE said_id IN (SELECT id FROM said WHERE article_id = ?)", (article,)
        )
        self._store.sql("DELETE FROM said WHERE article_id = ?", (article,))
        self._store.sql("DELETE FROM appearance WHERE article_id = ?", (article,))

    def _entities(
        self, article: int, counts: Counter[tuple[EntityType, str]]
    ) -> dict[tuple[EntityType, str], tuple[str, str]]:
        """Write how often each name is mentioned; returns the key of each name in the index."""
        keys = {(kind, name): (name_key(name), kind.value) for kind, name in counts}
        totals: Counter[tuple[str, str]] = Counter()
        names: dict[tuple[str, str], str] = {}
        for named, count in counts.items():
            totals[keys[named]] += count
            names.setdefault(keys[named], codec.plain(named[1]))
        self._store.sql_many(
            "INSERT OR IGNORE INTO entity (folded, type, name) VALUES (?, ?, ?)",
            [(*key, name) for key, name in names.items()],
        )
        self._store.sql_many(
            "INSERT INTO appearance (entity_id, article_id, mentions) "
            "SELECT id, ?, ? FROM entity WHERE folded = ? AND type = ?",
            [(article, count, *key) for key, count in totals.items()],
        )
        return keys

    def _said(self, article: int, analysis: Analysis, entities: dict[tuple[EntityType, str], tuple[str, str]]) -> None:
        """Write who said which quotation and whom it mentions."""
        quotations = analysis.quotations
        if not quotations:
            return
        names = [quotation.speaker_entity or quotation.speaker or "" for quotation in quotations]
        speakers = {name: name_key(name) for name in names}
        self._store.sql_many(
            "INSERT OR IGNORE INTO speaker (folded, name) VALUES (?, ?)",
            [(key, codec.plain(name)) for name, key in speakers.items() if key],
        )
        first = int(self._store.sql("SELECT coalesce(max(id), 0) + 1 FROM said").fetchone()[0])
        self._store.sql_many(
            "INSERT INTO said (id, article_id, number, speaker_id) "
            "VALUES (?, ?, ?, (SELECT id FROM speaker WHERE folded = ?))",
            [(first + number, article, number, speakers[name]) for number, name in enumerate(names)],
        )
        starts = [mention.span.start for mention in analysis.mentions]
        about: set[tuple[int, str, str]] = set()
        for number, quotation in enumerate(quotations):
            inside = slice(bisect_left(starts, quotation.content.start), bisect_left(starts, quotation.content.end))
            about.update((first + number, *entities[m.type, m.name]) for m in analysis.mentions[inside])
        self._store.sql_many(
            "INSERT INTO said_about (entity_id, said_id) SELECT id, ? FROM entity WHERE folded = ? AND type = ?",
            sorted(about),
        )
