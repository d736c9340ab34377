"""Checking a library from the disk's pages to what each row means, and repairing what can be made anew."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from reader.core.articles import Article
from reader.core.errors import LibraryError
from reader.core.progress import Progress, no_progress
from reader.core.sentences import isolated
from reader.library import codec
from reader.library.analyses import Analyses
from reader.library.articles import Articles
from reader.library.models import NoteRow
from reader.library.places import settle_places
from reader.library.search_index import SearchIndex
from reader.library.store import Store

PROBLEMS: dict[str, dict[str, str]] = {
    "pages": {
        "en": "The file is damaged: {detail}. Restore a backup.",
        "ar": "الملف تالف: {detail}. استعد نسخة احتياطية.",
    },
    "references": {
        "en": "{count} rows of {table} refer to something that is not there. Restore a backup.",
        "ar": "صفوف عددها {count} في {table} تشير إلى ما ليس موجودا. استعد نسخة احتياطية.",
    },
    "text": {
        "en": "The text of {title} was spoiled on the disk. Open its file again, or restore a backup.",
        "ar": "تلف نص {title} على القرص. افتح ملفه من جديد أو استعد نسخة احتياطية.",
    },
    "analysis": {
        "en": "The marks of {title} were spoiled on the disk. Repair removes them; analyse the article again.",
        "ar": "تلفت علامات {title} على القرص. الإصلاح يزيلها، ثم حلّل المقال من جديد.",
    },
    "places": {
        "en": "{count} notes of {title} do not stand on their words. Repair looks for the words again.",
        "ar": "ملاحظات عددها {count} في {title} ليست على كلماتها. الإصلاح يبحث عن الكلمات من جديد.",
    },
    "search": {
        "en": "The search index is not in step with the articles. Repair makes it anew.",
        "ar": "فهرس البحث لا يطابق المقالات. الإصلاح ينشئه من جديد.",
    },
    "names": {
        "en": "The index of names and speakers is not in step with the articles. Repair makes it anew.",
        "ar": "فهرس الأسماء والقائلين لا يطابق المقالات. الإصلاح ينشئه من جديد.",
    },
}
"""What can be wrong and what to do about it."""

REPAIRED = frozenset({"analysis", "places", "search", "names"})
"""The problems that repair ends."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong: its code, a key of PROBLEMS, and the values that its sentence shows."""

    code: str
    values: dict[str, str]
    article: int = 0

    def sentence(self, language: str) -> str:
        """What is wrong and what to do, in "ar" or "en"."""
        return PROBLEMS[self.code][language].format_map({k: isolated(v) for k, v in self.values.items()})


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found, and how much it looked at; `size` is in bytes."""

    problems: tuple[Problem, ...]
    articles: int
    notes: int
    size: int

    @property
    def good(self) -> bool:
        return not self.problems

    @property
    def repairable(self) -> bool:
        """Whether repair ends at least one of the problems."""
        return any(problem.code in REPAIRED for problem in self.problems)


class Check:
    """Checks and repairs one store."""

    def __init__(self, store: Store, articles: Articles, analyses: Analyses, index: SearchIndex) -> None:
        self._store = store
        self._articles = articles
        self._analyses = analyses
        self._index = index

    def check(self, progress: Progress = no_progress) -> CheckReport:
        """Look at everything; nothing is changed. It reads the whole file: some seconds for 100 MB."""
        problems = list(self._pages())
        if problems:
            return CheckReport(tuple(problems), 0, 0, self._store.path.stat().st_size)
        with self._store.reading():
            problems += self._references()
            articles = self._articles.numbers()
            for done, number in enumerate(articles):
                problems += self._article(number)
                progress(done / len(articles))
            problems += self._indexes()
            notes = int(self._store.sql("SELECT count(*) FROM note").fetchone()[0])
        progress(1.0)
        return CheckReport(tuple(problems), len(articles), notes, self._store.path.stat().st_size)

    def repair(self, progress: Progress = no_progress) -> CheckReport:
        """Make anew what can be made from the rest, and say what is still wrong; nobody's work is ever deleted."""
        report = self.check(lambda done: progress(done / 3))
        codes = {problem.code for problem in report.problems}
        if not codes & REPAIRED:
            return report
        with self._store.writing():
            for problem in report.problems:
                if problem.code == "analysis":
                    self._store.sql("DELETE FROM analysis WHERE article_id = ?", (problem.article,))
                elif problem.code == "places":
                    settle_places(self._store, problem.article, self._articles.text(problem.article))
            readable = [n for n in self._articles.numbers() if not any(self._texts(n))]
            if codes & {"names", "analysis"}:
                for table in ("said_about", "said", "appearance", "article_names", "speaker", "entity"):
                    self._store.sql(f"DELETE FROM {table}")
                for done, number in enumerate(readable):
                    self._analyses.index(number)
                    progress((1 + done / len(readable)) / 3)
        if "search" in codes:
            self._index.rebuild(readable, self._as_found, lambda done: progress((2 + done) / 3))
        progress(1.0)
        return self.check()

    def _pages(self) -> Iterator[Problem]:
        try:
            told = [row[0] for row in self._store.sql("PRAGMA integrity_check(5)").fetchall()]
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            told = [str(error)]
        for detail in told:
            if detail != "ok":
                yield Problem("pages", {"detail": detail})

    def _references(self) -> Iterator[Problem]:
        counts: dict[str, int] = {}
        for table, *_ in self._store.sql("PRAGMA foreign_key_check").fetchall():
            counts[table] = counts.get(table, 0) + 1
        for table, count in counts.items():
            yield Problem("references", {"table": table, "count": str(count)})

    def _article(self, number: int) -> Iterator[Problem]:
        spoiled = list(self._texts(number))
        yield from spoiled
        if spoiled:
            return
        try:
            self._analyses.analysis(number)
        except LibraryError:
            yield Problem("analysis", {"title": self._title(number)}, number)
        text = self._articles.text(number)
        rows = self._store.rows(
            NoteRow.select(NoteRow.start, NoteRow.end, NoteRow.exact).where(
                NoteRow.article == number, NoteRow.start.is_null(False), ~NoteRow.orphan
            )
        )
        astray = sum(text[start:end] != exact for start, end, exact in rows)
        if astray:
            yield Problem("places", {"title": self._title(number), "count": str(astray)}, number)

    def _texts(self, number: int) -> Iterator[Problem]:
        row = self._store.sql(
            "SELECT content_hash, text, layout FROM article LEFT JOIN article_text ON article_id = id WHERE id = ?",
            (number,),
        ).fetchone()
        try:
            text = codec.unpack_text(row[1])
            codec.unpack_layout(row[2])
            good = sha256(text.encode("utf-8", "surrogatepass")).digest() == row[0]
        except (zlib.error, ValueError, KeyError, TypeError):
            good = False
        if not good:
            yield Problem("text", {"title": self._title(number)}, number)

    def _indexes(self) -> Iterator[Problem]:
        if not (self._index.is_current() and self._fits("article_words") and self._fits("note_words")):
            yield Problem("search", {})
        if any(self._store.sql(query).fetchone() is not None for query in _OUT_OF_STEP):
            yield Problem("names", {})

    def _fits(self, table: str) -> bool:
        try:
            # With 1 the index is also held against the notes themselves.
            self._store.sql(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError:
            return False
        if table == "note_words":
            return True
        missing = (
            "SELECT 1 FROM article WHERE id NOT IN (SELECT id FROM article_words_docsize) "
            "UNION ALL SELECT 1 FROM article_words_docsize WHERE id NOT IN (SELECT id FROM article)"
        )
        return self._store.sql(missing).fetchone() is None

    def _title(self, number: int) -> str:
        return str(self._store.sql("SELECT title FROM article WHERE id = ?", (number,)).fetchone()[0])

    def _as_found(self, number: int) -> Article:
        return self._articles.article(number, as_found=True)


_OUT_OF_STEP = (
    "SELECT 1 FROM entity LEFT JOIN (SELECT entity_id, sum(mentions) AS m, count(*) AS a FROM appearance GROUP BY 1) "
    "ON entity_id = id WHERE mentions <> coalesce(m, 0) OR articles <> coalesce(a, 0)",
    "SELECT 1 FROM speaker LEFT JOIN (SELECT speaker_id, count(*) AS q FROM said GROUP BY 1) "
    "ON speaker_id = id WHERE quotations <> coalesce(q, 0)",
    "SELECT 1 FROM article LEFT JOIN (SELECT article_id, count(*) AS a FROM appearance GROUP BY 1) ON article_id = id "
    "WHERE article.entities <> coalesce(a, 0) AND forgotten IS NULL",
    "SELECT 1 FROM article LEFT JOIN article_names ON article_id = id "
    "WHERE article.entities <> max(coalesce(length(article_names.entities), 4) / 4 - 1, 0) AND forgotten IS NULL",
    "SELECT 1 FROM article LEFT JOIN (SELECT article_id, count(*) AS q FROM said GROUP BY 1) ON article_id = id "
    "WHERE quotations <> coalesce(q, 0) AND forgotten IS NULL",
)
"""Each finds a count that does not tell what is there."""
