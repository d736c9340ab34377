"""Which part of a web page is the article: where the prose is densest, as readability tools find it.

Prose is text that is no link and as long as paragraphs are. From the whole page down, the element that holds nearly all
prose of its parent is entered, until the prose is spread over several children or the page says that this is the
article.
"""

from __future__ import annotations

from reader.core.articles import BlockKind, SetAsideReason
from reader.opening.furniture import is_prose
from reader.opening.pages import Page, Stretch

_SHARE = 0.85
"""Part of an element's prose that one child must hold to be the article in its stead."""
_LONG = 60
_LINKS = 0.5


def prose_of(stretch: Stretch) -> float:
    """How much prose the stretch is, in code points that are no link."""
    piece = stretch.piece
    if piece.aside is not None or piece.kind is BlockKind.HEADING or stretch.link_share > _LINKS:
        return 0.0
    return len(piece.text) * (1 - stretch.link_share) if len(piece.text) >= _LONG else 0.0


def article_element(page: Page) -> int:
    """The number of the element that is the article; 0, the whole page, where none stands out."""
    prose = [0.0] * len(page.parents)
    for stretch in page.stretches:
        prose[stretch.element] += prose_of(stretch)
    fullest = [0] * len(page.parents)
    for number in range(len(page.parents) - 1, 0, -1):
        parent = page.parents[number]
        prose[parent] += prose[number]
        if prose[number] >= prose[fullest[parent]] or not fullest[parent]:
            fullest[parent] = number
    at = 0
    while page.landmarks.get(at) != "article":
        child = fullest[at]
        if not child or not prose[child] or prose[child] < _SHARE * prose[at]:
            break
        at = child
    return at


def set_page_aside(page: Page, title: Stretch | None) -> None:
    """Set aside as navigation what is not in the article.

    Paragraphs between the title and the article are its lead and stay, as do paragraphs beside it in one parent.
    """
    article = article_element(page)
    inside = _inside(page, article)
    beside = _inside(page, page.parents[article]) if page.landmarks.get(page.parents[article]) != "page" else inside
    behind_title = title is None
    for stretch in page.stretches:
        if stretch is title:
            behind_title = True
            continue
        if stretch.piece.aside is not None or inside[stretch.element]:
            continue
        lead = behind_title and stretch.element < article and prose_of(stretch) > 0
        kept = is_prose(stretch.piece) and stretch.link_share < _LINKS and (lead or beside[stretch.element])
        if not kept:
            stretch.piece.aside = SetAsideReason.NAVIGATION
    _set_link_lists_aside(page, title)


def _inside(page: Page, element: int) -> list[bool]:
    inside = [element == 0] * len(page.parents)
    inside[element] = True
    for number in range(element + 1, len(page.parents)):
        inside[number] = inside[number] or inside[page.parents[number]]
    return inside


def _set_link_lists_aside(page: Page, title: Stretch | None) -> None:
    """Two or more list items in a row that are nothing but links lead to other pages, and so does their heading."""
    run: list[Stretch] = []
    heading: Stretch | None = None
    for stretch in [*page.stretches, None]:
        if stretch is not None and stretch.piece.kind is BlockKind.LIST_ITEM and stretch.link_share > 0.9:
            run.append(stretch)
            continue
        if len(run) >= 2:
            for item in [heading, *run] if heading is not None else run:
                item.piece.aside = item.piece.aside or SetAsideReason.TRAILER
        run = []
        heading = stretch if stretch is not title and stretch and stretch.piece.kind is BlockKind.HEADING else None
