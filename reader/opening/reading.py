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
from reader.opening.sources import read_source

_log = logging.getLogger(__name__)


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
