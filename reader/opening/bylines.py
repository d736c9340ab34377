"""Bylines and datelines: who wrote an article, when, and for whom, as the article's own lines say it."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.opening.dates import date_in, is_only_a_date, without_date
from reader.opening.phrases import OUTLETS, PLACES_TOO, SECTIONS, key_of


class Byline(NamedTuple):
    """What a line says; None where it says nothing. `credits`: it names a writer, a source or an outlet, not only a
    date."""

    author: str | None = None
    date: str | None = None
    outlet: str | None = None
    credits: bool = False


_OUTLET = re.compile(rf"(?:(?:وكالة|صحيفة|موقع|شبكة|قناة) )?(?:{'|'.join(map(re.escape, OUTLETS))})", re.IGNORECASE)
_SEPARATORS = re.compile(r"\s*(?:[-–—|:/+،,()•·]|\bو(?=ال))\s*")
_WRITER = re.compile(
    r"^(?:بقلم|كتب(?:ت|ه|ته|تها|ها)?|إعداد|اعداد|تحرير|ترجمة|تقرير|حوار|حاوره|حاورته|أجرى الحوار|مراسل(?:نا|تنا)?"
    r"|الكاتب|المؤلف|بواسطة|مرسلة بواسطة|نشر بواسطة|نشرت بواسطة|Posted by|By)"
    r"(?P<colon>\s*[:：/\-–—]\s*|\s+)(?P<name>[^:]{3,60})$",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"^(?:المصدر|المصادر|مصدر|Source)\s*[:：]\s*(?P<source>.{2,80})$", re.IGNORECASE)
_NO_NAME = re.compile(r"[.!؟?؛«»\"]|\d{3}|\b(?:أن|إن|في|من|على|إلى|التي|الذي|عن|هذا|هذه)\b")
_PLACE = (
    r"(?:(?!(?:صورة|تصوير|من|في|عن|على|إلى|قال|قالت)[ ])[^\W\d_]+(?:[ -](?!(?:من|في|عن|على|إلى)[ ])[^\W\d_]+){0,3})"
)
_PLACE_AND_OUTLET = re.compile(
    rf"^(?P<place>{_PLACE})\s*(?:[-–—/|،,]|\()\s*(?:\d[^()–—-]{{2,30}}\s*[(–—-]\s*)?"
    rf"(?P<outlet>{_OUTLET.pattern})\s*\)?\s*[:.]?$",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    rf"^(?P<place>{_PLACE})[ ،,]{{0,2}}(?P<date>\d[^()–—:]{{2,30}})?\s*[-–—(/]\s*"
    rf"(?P<outlet>{_OUTLET.pattern})\s*(?:\)\s*[-–—:]?|[-–—:])\s*\S",
    re.IGNORECASE,
)
_TITLE_SEPARATOR = re.compile(r"\s+[|–—:•·»-]+\s+|\s*\|\s*|:\s+")
_LONGEST = 120


def byline_in(line: str) -> Byline | None:
    """What the line says about the article where it says nothing else, else None.

    Writers ("بقلم: …"), sources ("المصدر: …"), places with an agency ("الدوحة - رويترز"), and dates alone. A sentence
    that begins like one (كتب محمد رسالة إلى صديقه في …) is none.
    """
    line = " ".join(line.split())
    if not line or len(line) > _LONGEST:
        return None
    if is_only_a_date(line):
        return Byline(date=date_in(line))
    source = _SOURCE.match(line)
    if source is not None:
        return Byline(outlet=source["source"].strip(" ."), credits=True)
    writer = _WRITER.match(line)
    if writer is not None and _is_name(writer["name"], bool(writer["colon"].strip())):
        parts = [part for part in _SEPARATORS.split(writer["name"]) if part]
        outlet = next((part for part in parts[1:] if part not in PLACES_TOO and _OUTLET.fullmatch(part)), None)
        return Byline(author=parts[0], date=date_in(line), outlet=outlet, credits=True)
    place = _PLACE_AND_OUTLET.match(line)
    if place is not None:
        outlet = None if place["outlet"] in PLACES_TOO else place["outlet"]
        return Byline(date=date_in(line), outlet=outlet, credits=True)
    parts = [part for part in _SEPARATORS.split(line) if part]
    if parts and all(_OUTLET.fullmatch(part) for part in parts) and len(parts) <= 4:
        return Byline(outlet=line.strip("() "), credits=True)
    return None


def dated_name_in(line: str) -> Byline | None:
    """What a short line says that is a name and a date ("قسم الأخبار 1 مارس 2022"), else None.

    A headline can look like that too: ask only for lines under the title.
    """
    line = " ".join(line.split())
    date = date_in(line)
    if date is None or len(line) > _LONGEST:
        return None
    name = without_date(line).strip(" -–—|:،,/")
    return Byline(name, date, credits=True) if name and _is_name(name, False) else None


def dateline_in(paragraph: str) -> Byline | None:
    """What the dateline that opens a paragraph says ("القاهرة 3 مارس (رويترز) - قال …"), else None."""
    match = _DATELINE.match(paragraph[:_LONGEST])
    if match is None:
        return None
    outlet = None if match["outlet"] in PLACES_TOO else match["outlet"]
    return Byline(date=date_in(match["date"] or ""), outlet=outlet)


def outlet_of_title(page_title: str, title: str) -> str | None:
    """What a page's title says beside the article's own: "العنوان | الصحيفة" gives "الصحيفة"; None if it is not so."""
    page_title, title = " ".join(page_title.split()), " ".join(title.split())
    for match in _TITLE_SEPARATOR.finditer(page_title):
        head, tail = page_title[: match.start()], page_title[match.end() :]
        # Headlines have colons too: only a name or two before one is a site's.
        longest = 3 if match[0].strip() == ":" else 8
        for own, other in ((head, tail), (tail, head)):
            if own == title and other and len(other.split()) <= longest:
                return other
    return None


def author_in(text: str) -> str | None:
    """The name that a place for names holds: "بقلم منى السهلي", "منى السهلي 6 مايو 2024" or the bare name."""
    text = " ".join(text.split())
    byline = byline_in(text) or dated_name_in(text)
    if byline is not None:
        return byline.author
    return text if text and _is_name(text, False) and key_of(text) not in SECTIONS else None


def _is_name(name: str, after_colon: bool) -> bool:
    words = name.split()
    return len(words) <= (6 if after_colon else 4) and _NO_NAME.search(name) is None
