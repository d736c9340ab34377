"""Parts for tests of the pages over the library: a library with articles, marks and notes of our own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from trial_parts import HARVEST, LIBRARY, load_trial_analyser

from reader.core.articles import Article
from reader.core.notes import Anchor, Note, NoteTarget, Tag
from reader.core.spans import Span
from reader.library import Library
from reader.opening import article_from_text
from reader.operations import Operations

MARKET = """سوق الزيتون في المدينة

قالت سلمى الحاج إن أسعار الزيت سترتفع قبل الشتاء في السوق.

وتوقع نادر أن يكفي المحصول جمعية الأرض وأهل الوادي.

وقالت سلمى الحاج إن الموسم في هذا العام كان أفضل من سابقه.
"""


def dated(text: str, date: str, outlet: str) -> Article:
    """An article of that day and outlet."""
    article = article_from_text(text)
    return replace(article, metadata=replace(article.metadata, date=date, outlet=outlet))


def fill_library(path: Path) -> dict[str, int]:
    """Three articles with their marks, four notes, one of them an orphan's; the articles' keys by name."""
    analyser = load_trial_analyser()
    articles = {
        "harvest": dated(HARVEST, "2024-10-02", "الغصن"),
        "library": dated(LIBRARY, "2025-03-05", "المنبر"),
        "market": dated(MARKET, "2024-11-20", "الغصن"),
    }
    with Library.open(path) as library:
        operations = Operations(library)
        keys: dict[str, int] = {}
        for name, article in articles.items():
            keys[name] = library.keep(article).identity
            library.keep_analysis(keys[name], analyser.analyse(article))

        def note(name: str, words: str, body: str, *tags: Tag) -> int:
            text = articles[name].text
            start = text.index(words)
            anchor = Anchor.at(text, Span(start, start + len(words)))
            made = Note(NoteTarget.SELECTION, body, anchor, tags=tags)
            return operations.add_note(keys[name], made).created

        note("harvest", "أفضل من سابقه", "يراجع مع أرقام العام الماضي", Tag("مراجعة", "#0F766E"))
        note("library", "تعار مجانا", "", Tag("خدمات", "#B45309"))
        note("market", "أسعار الزيت", "قارن بسعر الخريف", Tag("مراجعة", "#0F766E"))
        operations.add_note(keys["library"], Note(NoteTarget.ARTICLE, "خبر قصير", None))
    return keys


def fill_many(path: Path, count: int) -> None:
    """One article with so many notes, numbered in the order in which they were written."""
    with Library.open(path) as library:
        operations = Operations(library)
        article = dated(HARVEST, "2024-10-02", "الغصن")
        identity = library.keep(article).identity
        library.keep_analysis(identity, load_trial_analyser().analyse(article))
        anchor = Anchor.at(article.text, Span(0, 3))
        notes = [(identity, Note(NoteTarget.SELECTION, f"رقم {number}", anchor)) for number in range(count)]
        operations.add_notes(notes)
