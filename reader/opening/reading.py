"""Open a file, or a text at hand, as an article."""

from __future__ import annotations

import logging
from pathlib import Path

from reader.core.articles import Article, BlockKind, Metadata
from reader.core.errors import OpeningError
from reader.opening.assembling import article_from
from reader.opening.drafts import Draft, Piece
from reader.opening.formats import format_of_suffix
from reader.opening.furniture import set_furniture_aside
from reader.opening.sniffing import format_of
from reader.opening.sources import Source, read_source

_log = logging.getLogger(__name__)

LONG_TEXT = 2_000_000
"""Bytes of a plain text from which on its beginning comes sooner than the whole."""

_BEGINNING = 100_000
"""Bytes of a beginning: some pages."""


def open_article(path: Path | str, *, encoding: str | None = None) -> Article:
    """The article in the file, whatever its name says it is. Nothing outside the file is read or fetched.

    `encoding` is a person's choice for a text file whose letters came out wrong; None finds it. Raises OpeningError
    and nothing else; its values hold `path`.
    """
    path = Path(path)
    shown = str(path).encode("utf-8", "replace").decode("utf-8")
    try:
        return _opened(path, encoding)
    except OpeningError as error:
        code = error.code
        if code == "binary" and format_of_suffix(path.suffix) is None:
            code = "unsupported"
        raise OpeningError(code, **{**error.values, "path": shown}) from error
    except Exception as error:
        # Whatever a parser stumbles over in a damaged or hostile file; an article's own text must not reach the log.
        _log.info("not opened: %s", type(error).__name__)
        raise OpeningError("damaged", path=shown) from error


def beginning_of(path: Path | str) -> Article | None:
    """The first pages of a long plain text, to be read until open_article has all of it, which takes a second for ten
    megabytes. None for what is short, is no plain text or cannot be opened, which open_article is to tell."""
    path = Path(path)
    try:
        if path.stat().st_size < LONG_TEXT:
            return None
        with path.open("rb") as file:
            head = file.read(_BEGINNING)
        # Up to the end of a line; in UTF-16 a line does not end with one byte.
        head = head[: head.rfind(b"\n") + 1]
        source = Source(head, path.suffix.lower())
        if not head or b"\0" in head or format_of(source).name != "txt":
            return None
        return _assembled(format_of(source).read(source), path.absolute())
    except Exception as error:
        _log.info("no beginning: %s", type(error).__name__)
        return None


def article_from_text(text: str, *, title: str | None = None) -> Article:
    """The article of a plain text, such as one pasted. `title` is put first. Raises OpeningError: empty."""
    from reader.opening.txt import draft_of

    draft = draft_of(text)
    if title is not None and title.strip():
        draft.pieces.insert(0, Piece(title, BlockKind.TITLE))
        draft.metadata = Metadata(title=" ".join(title.split()))
    return _assembled(draft, None)


def _opened(path: Path, encoding: str | None) -> Article:
    source = read_source(path, encoding)
    draft = format_of(source).read(source)
    return _assembled(draft, path.absolute())


def _assembled(draft: Draft, path: Path | None) -> Article:
    set_furniture_aside(draft)
    article = article_from(draft, path)
    if not article.blocks:
        raise OpeningError("empty", path="" if path is None else str(path))
    return article
