"""Page furniture: what stands around an article on its page is set aside, never lost, and read for metadata.

It is careful: a line is only set aside for what it says as a whole, and a paragraph of prose never is.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reader.core.articles import BlockKind, SetAsideReason
from reader.opening.bylines import Byline, byline_in, dated_name_in, dateline_in, outlet_of_title
from reader.opening.drafts import Draft, Piece
from reader.opening.phrases import ALONE, REGIONS, SECTIONS, key_of

_HEAD = 8
"""Pieces from the top among which a title, its repetition, a section label and a byline are looked for."""
_REPEATED_WITHIN = 3
_TAIL = 4
_MOST_EXAMINED = 6000
_LONGEST_REGION = 60
_LONGEST_TITLE = 150
_MOST_TITLE_WORDS = 22
_LINES = (BlockKind.PARAGRAPH, BlockKind.HEADING)
_PROSE = 120
"""Code points from which a piece is taken for a paragraph whatever it ends with."""
_SENTENCE_ENDS = (".", "؟", "!", "?", "…", "۔")
_NO_TITLE_ENDS = (".", "،", "؛", ",", ";", ":", "۔")
_CLOSING = "\"»”’')] "

_LISTED = re.compile(r"\s*[-–—*•·▪]")
_HEADLINE_INTRO = re.compile(r"^(?:اقر[أا]|إقر[أا]|شاهد)\s+(?:أيض[اًا]{1,2}|ايض[اًا]{1,2}|المزيد)\s*[:|.…-]*\s*\S")
_COPYRIGHT = re.compile(
    r"^(?:©|\(c\)|جميع الحقوق محفوظة|كافة الحقوق محفوظة|حقوق النشر|All rights reserved|Copyright)", re.I
)


def set_furniture_aside(draft: Draft) -> None:
    """Find the title, and set aside what is no part of the article; fills in metadata that was unknown.

    Where everything would be set aside, nothing is.
    """
    draft.pieces = [piece for piece in draft.pieces if piece.text.strip()]
    before = [(piece, piece.aside) for piece in draft.pieces]
    _find_title(draft)
    _set_bylines_aside(draft)
    if draft.metadata.date is None and draft.file_date is not None:
        draft.metadata = replace(draft.metadata, date=draft.file_date)
    _set_trailers_aside(draft)
    if not draft.shown():
        for piece, reason in before:
            piece.aside = reason
    if not draft.shown():
        # A page that is nothing but links is read as it is.
        for piece in draft.pieces:
            if piece.aside not in (SetAsideReason.NOT_SHOWN, SetAsideReason.FRONT_MATTER):
                piece.aside = None


def ends_a_sentence(text: str) -> bool:
    """Whether the text ends as sentences do, quotation marks and brackets behind the stop allowed."""
    return text.rstrip(_CLOSING).endswith(_SENTENCE_ENDS)


def is_prose(piece: Piece) -> bool:
    """Whether the piece can only be a paragraph of the article."""
    text = piece.text
    return len(text) >= _PROSE or (ends_a_sentence(text) and len(text.split()) >= 8)


def is_like_a_headline(piece: Piece) -> bool:
    """Whether the piece could be the headline of another article: short and no sentence."""
    text = piece.text.rstrip(_CLOSING)
    return len(text) <= 160 and len(text.split()) <= 22 and not text.endswith(_NO_TITLE_ENDS)


def _find_title(draft: Draft) -> None:
    shown = draft.shown()
    # Far from the head it is the title of a part; a page may show much before its article.
    within = shown if draft.format == "html" else shown[:_HEAD]
    title = next((piece for piece in within if piece.kind is BlockKind.TITLE), None)
    for piece in shown:
        if piece.kind is BlockKind.TITLE and piece is not title:
            piece.kind, piece.level = BlockKind.HEADING, 1
    if title is None:
        title = _guessed_title(shown, draft.metadata.title)
        if title is None:
            return
        title.kind = BlockKind.TITLE
        title.level = 0
    _set_section_label_aside(shown, title)
    _set_repetitions_aside(shown, title)
    # What stands before the title stays, but behind it: the text begins with the title.
    at = draft.pieces.index(title)
    early = [piece for piece in draft.pieces[:at] if piece.aside is None]
    if early:
        aside = [piece for piece in draft.pieces[:at] if piece.aside is not None]
        draft.pieces[: at + 1] = [*aside, title, *early]
    if draft.metadata.title is None:
        draft.metadata = replace(draft.metadata, title=" ".join(title.text.split()))


def _guessed_title(shown: list[Piece], known: str | None) -> Piece | None:
    head = [piece for piece in shown[:_HEAD] if piece.kind in _LINES]
    keys = [key_of(piece.text) for piece in head]
    if known:
        wanted = key_of(known)
        for piece, key in zip(head, keys, strict=True):
            if key and key == wanted and len(piece.text) <= 2 * _LONGEST_TITLE:
                return piece
    for at, piece in enumerate(head[:3]):
        # A line that says the same as the next is a title, however it looks, unless it is a sentence.
        repeated = bool(keys[at]) and keys[at] in keys[at + 1 : at + 3]
        if repeated and len(piece.text) <= 2 * _LONGEST_TITLE and not ends_a_sentence(piece.text):
            return piece if keys[at] not in ALONE else None
    for at, piece in enumerate(head[:3]):
        if byline_in(piece.text) is not None or (keys[at] in SECTIONS and at + 1 < len(head)):
            continue
        place = shown.index(piece)
        if any(other.kind not in _LINES for other in shown[:place]):
            return None
        following = shown[place + 1 :]
        return piece if _could_be_title(piece, following) else None
    return None


def _could_be_title(piece: Piece, following: list[Piece]) -> bool:
    text = piece.text.rstrip(_CLOSING)
    words = len(text.split())
    if not 1 <= words <= _MOST_TITLE_WORDS or len(text) > _LONGEST_TITLE:
        return False
    if text.endswith(_NO_TITLE_ENDS) and not text.endswith(".."):
        return False
    if words == 1:
        return text.isalpha() and bool(following) and is_prose(following[0])
    return any(is_prose(later) and len(later.text) > len(text) for later in following[:_HEAD])


def _set_section_label_aside(shown: list[Piece], title: Piece) -> None:
    at = shown.index(title)
    title_key = key_of(title.text)
    repeated = any(key_of(piece.text) == title_key for piece in shown[at + 1 : at + 3])
    for piece in shown[:at]:
        key = key_of(piece.text)
        short = len(key.split()) <= 4 and len(piece.text) <= 40 and not ends_a_sentence(piece.text)
        if short and (repeated or key in SECTIONS or title_key.startswith(key + " ")):
            piece.aside = SetAsideReason.SECTION_LABEL


def _set_repetitions_aside(shown: list[Piece], title: Piece) -> None:
    at = shown.index(title)
    wanted = key_of(title.text)
    if not wanted:
        return
    behind = shown[at + 1 : at + 1 + _REPEATED_WITHIN]
    prose = next((number for number, piece in enumerate(behind) if is_prose(piece)), len(behind))
    for piece in [*shown[:at], *behind[: prose + 1]]:
        if piece.aside is not None or piece.kind not in _LINES:
            continue
        if key_of(piece.text) == wanted or outlet_of_title(piece.text, title.text) is not None:
            piece.aside = SetAsideReason.REPEATED_TITLE


def _set_bylines_aside(draft: Draft) -> None:
    shown = [piece for piece in draft.shown() if piece.kind is not BlockKind.TITLE]
    head: list[Piece] = []
    for piece in shown[:_HEAD]:
        if is_prose(piece):
            break
        head.append(piece)
    tail = [piece for piece in shown[len(head) :][-_TAIL:] if not is_prose(piece)]
    for piece in [*head, *tail]:
        byline = byline_in(piece.text) if piece.kind in _LINES else None
        if byline is None and piece in head and piece.kind is BlockKind.PARAGRAPH:
            byline = dated_name_in(piece.text)
        if byline is None or (piece in tail and not byline.credits):
            continue
        piece.aside = SetAsideReason.BYLINE
        _fill(draft, byline)
    if len(head) < len(shown):
        dateline = dateline_in(shown[len(head)].text)
        if dateline is not None:
            _fill(draft, dateline)


def _fill(draft: Draft, byline: Byline) -> None:
    known = draft.metadata
    draft.metadata = replace(
        known,
        author=known.author or byline.author,
        date=known.date or byline.date,
        outlet=known.outlet or byline.outlet,
    )


def _set_trailers_aside(draft: Draft) -> None:
    shown = draft.shown()
    if len(shown) > _MOST_EXAMINED:
        # No page has as many paragraphs; a book's ends are enough.
        shown = shown[: _MOST_EXAMINED // 2] + shown[-_MOST_EXAMINED // 2 :]
    first_prose = next((at for at, piece in enumerate(shown) if is_prose(piece)), len(shown))
    at = 0
    while at < len(shown):
        piece = shown[at]
        at += 1
        if piece.kind in (BlockKind.TITLE, BlockKind.TABLE_ROW, BlockKind.CODE, BlockKind.QUOTE) or is_prose(piece):
            continue
        key = key_of(piece.text)
        if key in REGIONS and (at - 1 > first_prose or key not in ("مختارات", "tags", "related")):
            piece.aside = SetAsideReason.TRAILER
            end = _region_end(shown, at)
            for later in shown[at:end]:
                later.aside = SetAsideReason.TRAILER
            at = end
        elif _is_menu(key):
            piece.aside = SetAsideReason.NAVIGATION
        elif (
            (key in ALONE and not _LISTED.match(piece.text))
            or _COPYRIGHT.match(piece.text)
            or _HEADLINE_INTRO.match(piece.text)
        ):
            piece.aside = SetAsideReason.TRAILER


def _is_menu(key: str) -> bool:
    """Whether the line is nothing but names of sections, as a site's menu is."""
    words = key.split()
    return len(words) >= 3 and all(word in SECTIONS or word in ALONE for word in words)


def _region_end(shown: list[Piece], start: int) -> int:
    """Where the headlines that follow a trailer's heading end. In the middle of an article a heading is its own."""
    end = start
    while end < min(len(shown), start + _LONGEST_REGION) and is_like_a_headline(shown[end]):
        end += 1
    if end == len(shown):
        return end
    for at in range(start, end):
        if shown[at].kind is BlockKind.HEADING:
            return at
    return min(end, start + 6)
