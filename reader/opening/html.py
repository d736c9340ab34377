"""Web pages as a browser saves them: the article out of its page, with what the page says about it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.core.articles import BlockKind, Metadata, SetAsideReason
from reader.opening.bylines import author_in, outlet_of_title
from reader.opening.dates import date_in, is_only_a_date
from reader.opening.drafts import Draft, Piece
from reader.opening.encodings import decode
from reader.opening.furniture import is_prose
from reader.opening.main_content import set_page_aside
from reader.opening.markup import flat_pieces, parsed
from reader.opening.pages import Page, Stretch, page_of
from reader.opening.phrases import key_of
from reader.opening.sources import Source
from reader.opening.web_metadata import PageFacts, page_facts

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARED = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_DECLARED_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})[\"']", re.IGNORECASE)
_FURNITURE = re.compile(
    r"(?:main-?|site-?|top-?|page-?|global-?)?(?:nav|navbar|navigation|menu|header-menu|footer)|breadcrumbs?|sidebar|side-bar|"
    r"widget-area|share|sharing|(?:[a-z]+-)?share-?(?:buttons?|bar|links?|tools?|box)|"
    r"social(?:-?[a-z]+)?|addtoany(?:_[a-z_]+)?|sharedaddy|comments?|comment-?(?:list|form|area|section)|comments-area|"
    r"disqus_thread|newsletter|subscribe|advert(?:isement)?s?|ads?|ad-?(?:slot|unit|container|wrapper|box)|banner|promo|"
    r"popup|modal|cookies?(?:-?[a-z]+)?|(?:post-|entry-|article-)?tags|tag-?(?:list|cloud)|tagcloud|"
    r"pagination|pager|post-navigation|toolbar|author-?(?:box|bio)|outbrain|taboola(?:-[a-z-]+)?|skip-?link",
)
_RELATED = re.compile(
    r"(?:[a-z]+-)?related(?:-?[a-z]+)?|most-?(?:read|popular|viewed)|trending|recommend(?:ed|ations?)|also-?read|"
    r"read-?(?:more|also|next)|more-?(?:news|stories|articles)",
)
_BYLINE = re.compile(
    r"author|by-?line|(?:post-|entry-|article-)?(?:meta|date|time|author)|dateline|published|publish-?date|pub-?date|"
    r"date-?(?:published|time)|timestamp",
)
_AUTHOR = re.compile(r"author|by-?line|(?:post|entry|article|news)-?(?:author|writer)|writer|post-author")
_ROLES = {"navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "dialog"}
_SHORT = 300
_MOST_LINES = 200
_MOST_TAGS = 400_000
"""Tags from which a page is no page, and only its text is read."""


def read(source: Source) -> Draft:
    """The draft of a page. Raises OpeningError: encoding, binary, empty."""
    decoded = decode(source.data, source.encoding, declared_encoding(source.data))
    draft = draft_of(decoded.text)
    draft.encoding = decoded.encoding
    if decoded.replaced:
        draft.warnings.append("bytes_replaced")
    return draft


def declared_encoding(data: bytes) -> str | None:
    """The encoding that the page's head names, or its XML declaration, else None."""
    match = _DECLARED_XML.search(data[:4096]) or _DECLARED.search(data[:8192])
    return match[1].decode("ascii") if match else None


def draft_of(markup: str) -> Draft:
    """The draft of the page's markup. It holds no piece where the page holds no text."""
    root = parsed(markup) if markup.count("<") <= _MOST_TAGS else None
    if root is None:
        return Draft(flat_pieces(markup), format="html")
    facts = page_facts(root)
    page = page_of(root, _aside_of, _landmark_of)
    if all(stretch.piece.aside is not None for stretch in page.stretches):
        # The page calls everything by names of furniture.
        page = page_of(root, None, _landmark_of)
    for stretch in page.stretches:
        if stretch.piece.aside is SetAsideReason.BYLINE and is_prose(stretch.piece):
            stretch.piece.aside = None
    title = _title(page, facts)
    set_page_aside(page, title)
    pieces = [stretch.piece for stretch in page.stretches]
    if title is not None:
        title.piece.kind, title.piece.level, title.piece.aside = BlockKind.TITLE, 0, None
        _set_site_name_aside(pieces, facts.metadata.outlet)
    elif facts.titles and any(piece.aside is None for piece in pieces):
        pieces.insert(0, Piece(facts.titles[0], BlockKind.TITLE))
    if len(facts.body) > _SHORT and sum(len(piece.text) for piece in pieces if piece.aside is None) < _SHORT:
        # A page whose text a script would draw: what it tells search engines is all there is.
        for piece in pieces:
            if piece.kind is not BlockKind.TITLE and piece.aside is None:
                piece.aside = SetAsideReason.NAVIGATION
        pieces += [Piece(line) for line in facts.body.splitlines()]
    metadata = _from_bylines(page, facts.metadata)
    if title is not None:
        outlets = (outlet_of_title(named, title.piece.text) for named in facts.titles)
        outlet = metadata.outlet or next((outlet for outlet in outlets if outlet), None)
        metadata = replace(metadata, title=title.piece.text, outlet=outlet)
    return Draft(pieces, metadata, "html")


def _title(page: Page, facts: PageFacts) -> Stretch | None:
    """The line of the page that is the article's title; None where only its metadata names one, or nothing does."""
    outside = [stretch for stretch in page.stretches if stretch.piece.aside in (None, SetAsideReason.BYLINE)]
    headings = [stretch for stretch in outside if stretch.piece.kind is BlockKind.HEADING and stretch.piece.level <= 3]
    short = [stretch for stretch in outside if len(stretch.piece.text) <= _SHORT][:_MOST_LINES]
    known = {key_of(title) for title in facts.titles}
    for stretch in [*headings, *short]:
        text = stretch.piece.text
        of_a_title = any(outlet_of_title(title, text) is not None for title in facts.titles)
        if key_of(text) in known or (of_a_title and len(text.split()) >= 3):
            return stretch
    outlet = key_of(facts.metadata.outlet or "")
    first = [stretch for stretch in headings if stretch.piece.level == 1 and key_of(stretch.piece.text) != outlet]
    # Where the page names its article otherwise, a lone heading may be a section's.
    if len(first) == 1 and (not facts.titles or len(first[0].piece.text.split()) >= 3):
        return first[0]
    return None if facts.titles else next(iter(first), None)


def _from_bylines(page: Page, metadata: Metadata) -> Metadata:
    """The metadata with the author and the day that the page shows, where its head names none."""
    author, date = metadata.author, metadata.date
    for stretch in page.stretches:
        text = stretch.piece.text
        if len(text) > _SHORT or stretch.piece.aside is None:
            continue
        if stretch.piece.aside is not SetAsideReason.BYLINE and is_only_a_date(text):
            stretch.piece.aside = SetAsideReason.BYLINE
        if stretch.piece.aside is SetAsideReason.BYLINE:
            date = date or date_in(text)
            if author is None and page.landmarks.get(stretch.element) == "author":
                author = author_in(text)
    return replace(metadata, author=author, date=date)


def _set_site_name_aside(pieces: list[Piece], outlet: str | None) -> None:
    for piece in pieces:
        if piece.kind is BlockKind.HEADING and outlet and key_of(piece.text) == key_of(outlet):
            piece.aside = piece.aside or SetAsideReason.NAVIGATION


def _names(element: _Element) -> list[str]:
    return f"{element.get('class') or ''} {element.get('id') or ''}"[:400].lower().split()


def _aside_of(element: _Element) -> SetAsideReason | None:
    if element.tag in ("html", "body", "article", "main"):
        return None
    if (element.get("role") or "").lower() in _ROLES:
        return SetAsideReason.NAVIGATION
    names = _names(element)
    if any(_FURNITURE.fullmatch(name) for name in names):
        return SetAsideReason.NAVIGATION
    if any(_RELATED.fullmatch(name) for name in names):
        return SetAsideReason.TRAILER
    if any(_BYLINE.fullmatch(name) for name in names):
        return SetAsideReason.BYLINE
    return None


def _landmark_of(element: _Element) -> str | None:
    if element.tag in ("html", "body"):
        return "page"
    if element.tag == "article" or element.get("itemprop") == "articleBody":
        return "article"
    return "author" if any(_AUTHOR.fullmatch(name) for name in _names(element)) else None
