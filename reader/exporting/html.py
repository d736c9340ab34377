"""Notes, names and quotations as one web page that needs nothing else: no script, no picture, no address to fetch."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from reader.core.notes import Note
from reader.core.records import ArticleRecord
from reader.exporting.articles import by_article, in_order
from reader.exporting.rows import NoteRow
from reader.exporting.tables import Table, entity_table, quantity_table, quotation_table
from reader.exporting.writing import written_as_a_whole
from reader.library import EntityUse, Library, SpokenQuotation

_TITLES = {
    "notes": {"en": "Notes", "ar": "الملاحظات"},
    "entities": {"en": "Names", "ar": "الأسماء"},
    "quotations": {"en": "Quotations", "ar": "الأقوال"},
    "quantities": {"en": "Dates, amounts and counts", "ar": "التواريخ والمقادير والأعداد"},
    "aliases": {"en": "Also written", "ar": "يُكتب أيضا"},
    "note": {"en": "Note", "ar": "ملاحظة"},
    "words": {"en": "Words", "ar": "النص"},
    "value": {"en": "Value", "ar": "القيمة"},
    "sentence": {"en": "Sentence", "ar": "الجملة"},
    "name": {"en": "Name", "ar": "الاسم"},
    "type": {"en": "Type", "ar": "النوع"},
    "mentions": {"en": "Mentions", "ar": "مرات الذكر"},
    "articles": {"en": "Articles", "ar": "المقالات"},
    "first": {"en": "First", "ar": "الأول"},
    "last": {"en": "Last", "ar": "الأخير"},
    "article": {"en": "Article", "ar": "المقال"},
    "path": {"en": "File", "ar": "الملف"},
    "date": {"en": "Date", "ar": "التاريخ"},
    "speaker": {"en": "Speaker", "ar": "القائل"},
    "kind": {"en": "Kind", "ar": "الصنف"},
    "quotation": {"en": "Quotation", "ar": "القول"},
    "start": {"en": "Start", "ar": "البداية"},
    "end": {"en": "End", "ar": "النهاية"},
}
_WORDS = {
    "direct": {"en": "direct", "ar": "مباشر"},
    "indirect": {"en": "indirect", "ar": "غير مباشر"},
    "mixed": {"en": "partly in quotation marks", "ar": "بعضه بين علامتي تنصيص"},
    "PER": {"en": "Person", "ar": "شخص"},
    "LOC": {"en": "Place", "ar": "مكان"},
    "ORG": {"en": "Organisation", "ar": "جهة"},
    "MISC": {"en": "Other", "ar": "غير ذلك"},
    "date": {"en": "Date", "ar": "تاريخ"},
    "amount": {"en": "Amount", "ar": "مقدار"},
    "count": {"en": "Count", "ar": "عدد"},
}
"""What the cells of _WORDED say to a person; programs have the same words in every language in the other formats."""
_WORDED = frozenset({"kind", "type"})
_DIRECTIONS = {"ar": "rtl", "en": "ltr"}

# The policy lets nothing be fetched even if something in the page asked for it.
_HEAD = """<!DOCTYPE html>
<html lang="{language}" dir="rtl">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Qari">
<title>{title}</title>
<style>
body {{ max-width: 46rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.8; color: #22211f; background: #fdfcf9;
  font-family: "Noto Naskh Arabic", "Amiri", "Geeza Pro", "Segoe UI", serif; }}
h2 {{ margin-top: 2.5rem; border-bottom: 1px solid #d9d4c8; }}
blockquote {{ margin: 1rem 0 0.5rem; padding: 0.3rem 1rem; border-inline-start: 4px solid #b9ad8f;
  background: #f4f0e6; white-space: pre-wrap; }}
.note {{ white-space: pre-wrap; margin: 0.5rem 0; }}
.about, time, .tags {{ color: #6b665c; font-size: 0.9rem; }}
.tags {{ list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0.5rem; margin: 0.3rem 0; }}
.tags li {{ border: 1px solid currentColor; border-radius: 1rem; padding: 0 0.7rem; }}
table {{ border-collapse: collapse; width: 100%; }}
th, td {{ border: 1px solid #d9d4c8; padding: 0.3rem 0.6rem; text-align: start; vertical-align: top; }}
td {{ white-space: pre-wrap; }}
@media (prefers-color-scheme: dark) {{
  body {{ color: #e8e4da; background: #1f1e1b; }} blockquote {{ background: #2a2823; border-color: #6d6450; }}
}}
</style>
</head>
<body>
<h1{direction}>{title}</h1>
"""
_FOOT = "</body>\n</html>\n"
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_NOT_SHOWN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")


def export_notes_html(
    library: Library, path: Path, notes: Sequence[Note] | None = None, *, language: str = "ar"
) -> int:
    """Write notes as a page, all of the library where None, article by article in the order of the text, its few own
    words in `language` ("ar" or "en"); returns how many. Raises ExportError, the old file untouched."""
    chosen = in_order(library, notes)
    articles = (piece for rows in by_article(library, chosen) for piece in _article(rows))
    _write(path, "notes", language, articles)
    return len(chosen)


def export_entities_html(
    library: Library, path: Path, entities: Sequence[EntityUse] | None = None, *, language: str = "ar"
) -> int:
    """Write names with their counts as a page, all of the library where None; returns how many. Raises ExportError."""
    return _write_table(path, entity_table(library, entities), language)


def export_quotations_html(
    library: Library, path: Path, quotations: Sequence[SpokenQuotation] | None = None, *, language: str = "ar"
) -> int:
    """Write quotations as a page, all of the library where None; returns how many. Raises ExportError."""
    return _write_table(path, quotation_table(library, quotations), language)


def export_quantities_html(
    library: Library, path: Path, articles: Sequence[ArticleRecord] | None = None, *, language: str = "ar"
) -> int:
    """Write the dates, amounts and counts of articles as a page, all of the library where None; returns how many.
    Raises ExportError."""
    return _write_table(path, quantity_table(library, articles), language)


def _write_table(path: Path, table: Table, language: str) -> int:
    count = 0

    def pieces() -> Iterator[str]:
        nonlocal count
        heads = "".join(f"<th>{escape(_TITLES[name][language])}</th>" for name in table.columns)
        yield f"<table{_own(language)}>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n"
        for cells in table.rows:
            said = (
                _WORDS[cell][language] if name in _WORDED and cell in _WORDS else cell
                for name, cell in zip(table.columns, cells, strict=True)
            )
            yield "<tr>" + "".join(f'<td dir="auto">{_escaped(cell)}</td>' for cell in said) + "</tr>\n"
            count += 1
        yield "</tbody>\n</table>\n"

    _write(path, table.name, language, pieces())
    return count


def _write(path: Path, title: str, language: str, pieces: Iterable[str]) -> None:
    head = _HEAD.format(language=language, title=escape(_TITLES[title][language]), direction=_own(language))
    with written_as_a_whole(path) as file:
        file.write(head.encode())
        for piece in pieces:
            file.write(piece.encode("utf-8", "replace"))
        file.write(_FOOT.encode())


def _own(language: str) -> str:
    """The direction of the page's own words, where it is not the page's."""
    return f' dir="{_DIRECTIONS[language]}"'


def _article(rows: list[NoteRow]) -> Iterator[str]:
    article = rows[0].article
    yield f'<article lang="ar">\n<h2 dir="auto">{_escaped(article.title)}</h2>\n'
    about = " · ".join(f"<bdi>{_escaped(part)}</bdi>" for part in _about(article))
    if about:
        yield f'<p class="about">{about}</p>\n'
    for row in rows:
        yield from _note(row)
    yield "</article>\n"


def _about(article: ArticleRecord) -> Iterator[str]:
    if article.outlet:
        yield article.outlet
    if article.date:
        yield article.date
    if article.path is not None:
        yield str(article.path)


def _note(row: NoteRow) -> Iterator[str]:
    yield "<section>\n"
    if row.selection:
        speaker = f'<footer>— <cite dir="auto">{_escaped(row.speaker)}</cite></footer>' if row.speaker else ""
        yield f'<blockquote dir="auto">{_escaped(row.selection)}{speaker}</blockquote>\n'
    if row.note.body:
        yield f'<p class="note" dir="auto">{_escaped(row.note.body)}</p>\n'
    if row.note.tags:
        tags = "".join(f'<li style="color: {_colour(tag.colour)}">#{_isolated(tag.name)}</li>' for tag in row.note.tags)
        yield f'<ul class="tags">{tags}</ul>\n'
    if row.note.changed is not None:
        yield _time(row.note.changed)
    yield "</section>\n"


def _time(moment: datetime) -> str:
    text = moment.astimezone(UTC).isoformat(timespec="seconds")
    return f'<time dir="ltr" datetime="{text}">{text[:10]}</time>\n'


def _isolated(text: str) -> str:
    return f"<bdi>{_escaped(text)}</bdi>"


def _colour(colour: str) -> str:
    return colour if _COLOUR.fullmatch(colour) else "inherit"


def _escaped(text: str) -> str:
    """The text such that a page shows it as it is; control characters, which no page may hold, are shown as U+FFFD."""
    return escape(_NOT_SHOWN.sub("\ufffd", text))
