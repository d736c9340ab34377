"""One normaliser for find, search, tags and entities: what one of them takes for equal, all do."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import reader
from reader.arabic.normaliser import fold
from reader.core.analyses import Analysis
from reader.core.mentions import EntityType, Mention
from reader.core.notes import Note, NoteTarget, Tag
from reader.core.quotations import Quotation, QuotationKind
from reader.core.spans import Span
from reader.desktop.find import Finder
from reader.library import Library, NoteFilter, QuotationFilter
from reader.operations import Operations

PAIRS = (
    ("أحمد", "احمد"),
    ("إبراهيم", "ابراهيم"),
    ("آدم", "ادم"),
    ("مصطفى", "مصطفي"),
    ("فاطمة", "فاطمه"),
    ("مُحَمَّد", "محمد"),
    ("محـــمد", "محمد"),
    ("مسؤول", "مسوول"),
    ("رائد", "رايد"),
    ("کریم", "كريم"),
    ("ﻻعب", "لاعب"),
    ("٢٠٢٥", "2025"),
    ("۲۰۲۵", "2025"),
    ("Cairo", "CAIRO"),
    ("سا\u200cمي", "سامي"),
    ("\u200fنادر", "نادر"),
)
DIFFERENT = (("كريم", "كرام"), ("2025", "2024"), ("فاطمة", "فاطم"), ("Cairo", "Kairo"))


def found_by(library: Library, make_article, written: str, typed: str) -> dict[str, bool]:
    """Which parts find `typed` where `written` stands."""
    article = make_article(f"ذكر التقرير {written} مرة.", title="عنوان")
    number = library.keep(article).identity
    start = article.text.index(written)
    span = Span(start, start + len(written))
    mention = Mention(span, EntityType.PER, written)
    quotation = Quotation(QuotationKind.INDIRECT, span, speaker=written)
    library.keep_analysis(number, Analysis((mention,), (quotation,), "m"))
    operations = Operations(library)
    operations.tag_article(number, Tag(written, "#112233"))
    operations.add_note(number, Note(NoteTarget.ARTICLE, written, None, entity=written))
    return {
        "find": [fold(hit.of(article.text)) for hit in Finder(article.text).all(typed, whole_words=True)]
        == [fold(typed)],
        "search": {hit.note is None for hit in library.search(typed)} == {True, False},
        "person field": bool(library.search(f'person:"{typed}" -زرافة')),
        "speaker field": bool(library.search(f'speaker:"{typed}"')),
        "tag field": bool(library.search(f'tag:"{typed}"')),
        "tags": library.find_tag(typed) is not None,
        "entities": any(fold(use.name) == fold(typed) for use in library.entities(text=typed)),
        "speakers": any(fold(use.name) == fold(typed) for use in library.speakers(text=typed)),
        "quotations": bool(library.quotations(QuotationFilter(speaker=typed, exact=True))),
        "quotations about": bool(library.quotations(QuotationFilter(about=typed, exact=True))),
        "notes": bool(library.notes(where=NoteFilter(text=typed))),
        "notes on a person": bool(library.notes(where=NoteFilter(person=typed))),
    }


@pytest.mark.parametrize(("written", "typed"), [*PAIRS, *(pair[::-1] for pair in PAIRS)])
def test_what_one_takes_for_equal_all_do(library: Library, make_article, written: str, typed: str) -> None:
    assert fold(written) == fold(typed)
    found = found_by(library, make_article, written, typed)
    assert [part for part, good in found.items() if not good] == []


@pytest.mark.parametrize(("written", "typed"), [*DIFFERENT, *(pair[::-1] for pair in DIFFERENT)])
def test_what_one_takes_for_different_names_all_do(library: Library, make_article, written: str, typed: str) -> None:
    found = found_by(library, make_article, written, typed)
    # What holds a name is asked for by a piece of it, and search ignores endings on top.
    for part in ("find", "tags", "tag field", "entities", "speakers", "quotations", "quotations about"):
        assert not found[part], part


def test_nothing_else_folds_letters() -> None:
    """CAMeL's normalisers and Unicode's compatibility forms are used by the one normaliser alone."""
    folder = Path(reader.__file__).parent
    users: set[str] = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            module = node.module if isinstance(node, ast.ImportFrom) else None
            if module in ("camel_tools.utils.normalize", "camel_tools.utils.dediac"):
                users.add(path.relative_to(folder).as_posix())
    assert users == {"arabic/normaliser.py"}
