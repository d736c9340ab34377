"""What a web page says about its article: meta elements, Open Graph, JSON-LD, and the elements that readers see."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from reader.core.articles import Metadata, metadata_from
from reader.opening.bylines import outlet_of_title
from reader.opening.characters import squeezed
from reader.opening.dates import date_in
from reader.opening.phrases import key_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_ARTICLES = {
    "Article",
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "BlogPosting",
}
_MOST_ENTRIES = 500
_MOST_ELEMENTS = 20_000
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class PageFacts:
    """The metadata, the titles that the page gives its article (best first), and a body that only JSON-LD holds."""

    metadata: Metadata
    titles: tuple[str, ...]
    body: str


def page_facts(root: _Element) -> PageFacts:
    """The facts of the page; its addresses are kept as text and never asked for."""
    meta = _meta(root)
    linked = next(_linked_articles(root), {})
    document_title = squeezed("".join(next(root.iter("title"), root.makeelement("title")).itertext()))
    headline = _text(linked.get("headline"))
    outlet = _first(meta, "og:site_name", "application-name") or _name(linked.get("publisher"))
    named = [title for title in (_first(meta, "og:title", "twitter:title", "citation_title"), headline) if title]
    titles = [_without_outlet(title, outlet) for title in named]
    if document_title:
        outlet = outlet or next((found for t in titles if (found := outlet_of_title(document_title, t))), None)
        titles.append(_without_outlet(document_title, outlet))
    published = _first(meta, "article:published_time", "datepublished", "pubdate", "publishdate", "dc.date", "date")
    moments = [published, _text(linked.get("datePublished")), _seen(root, "datePublished", "datetime", "content")]
    moments += [element.get("datetime") for element in _some(root, "time")]
    return PageFacts(
        metadata_from(
            {
                "title": titles[0] if titles else None,
                "author": _person(_first(meta, "author", "article:author", "dc.creator", "citation_author"))
                or _person(_name(linked.get("author")))
                or _person(_seen(root, "author", "content")),
                "date": next((date for moment in moments if moment and (date := date_in(moment))), None),
                "outlet": outlet,
                "url": _canonical(root) or _first(meta, "og:url") or _text(linked.get("url")),
            }
        ),
        tuple(dict.fromkeys(filter(None, titles))),
        _body(linked.get("articleBody")),
    )


def _meta(root: _Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in _some(root, "meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = squeezed(element.get("content") or "")
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _some(root: _Element, tag: str) -> Iterator[_Element]:
    for count, element in enumerate(root.iter(tag)):
        if count >= _MOST_ENTRIES:
            return
        yield element


def _linked_articles(root: _Element) -> Iterator[Mapping[str, Any]]:
    for script in _some(root, "script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        entries = data if isinstance(data, list) else [data]
        for entry in entries[:_MOST_ENTRIES]:
            if not isinstance(entry, dict):
                continue
            graph = entry.get("@graph")
            for item in [entry, *(graph[:_MOST_ENTRIES] if isinstance(graph, list) else [])]:
                kinds = item.get("@type") if isinstance(item, dict) else None
                if any(kind in _ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds]) if kind):
                    yield item


def _first(meta: Mapping[str, str], *names: str) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _text(value: object) -> str:
    return squeezed(value) if isinstance(value, str) else ""


def _body(value: object) -> str:
    return value if isinstance(value, str) else ""


def _name(value: object) -> str | None:
    if isinstance(value, list):
        names = [name for item in value[:5] if (name := _name(item))]
        return "، ".join(names) or None
    if isinstance(value, dict):
        value = value.get("name")
    return _text(value) or None


def _person(name: str | None) -> str | None:
    """The name, unless it is an address or a text."""
    if name is None or "://" in name or len(name) > _LONGEST_NAME or not key_of(name):
        return None
    return name.removeprefix("بقلم").strip(" :") or None


def _seen(root: _Element, itemprop: str, *attributes: str) -> str | None:
    """What the first element so marked says, by an attribute or by its text."""
    for element in islice(root.iter("*"), _MOST_ELEMENTS):
        classes = (element.get("class") or "").lower().split()
        if element.get("itemprop") == itemprop or (
            itemprop == "author" and ("author" in classes or element.get("rel") == "author")
        ):
            said = next((value for name in attributes if (value := element.get(name))), None)
            said = said or squeezed("".join(element.itertext()))[: _LONGEST_NAME + 1]
            if said:
                return said
    return None


def _canonical(root: _Element) -> str | None:
    for element in _some(root, "link"):
        if (element.get("rel") or "").lower() == "canonical" and element.get("href"):
            return str(element.get("href"))
    return None


def _without_outlet(title: str, outlet: str | None) -> str:
    """The title without "| the site" behind or before it, where the site's name is known."""
    if outlet is None:
        return title
    wanted = key_of(outlet)
    for separator in (" | ", " - ", " – ", " — ", "|"):
        head, found, tail = title.rpartition(separator)
        if found and head.strip() and _names_outlet(tail, wanted):
            return head.strip()
        head, found, tail = title.partition(separator)
        if found and tail.strip() and _names_outlet(head, wanted):
            return tail.strip()
    return title


def _names_outlet(part: str, wanted: str) -> bool:
    key = key_of(part)
    return bool(key) and len(key.split()) <= 6 and (key in wanted or wanted in key)
