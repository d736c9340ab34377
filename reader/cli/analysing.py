"""`qari analyse`: articles with their marks, for people or as JSON."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from reader.analysis import load_analyser, with_quantities
from reader.cli.records import article_record
from reader.cli.terminal import print_article
from reader.core.errors import ReaderError
from reader.opening import open_article

if TYPE_CHECKING:
    from reader.cli.session import Session


def analyse_files(
    session: Session,
    files: list[Path],
    *,
    as_json: bool,
    encoding: str | None,
    camel_model: Path | None,
    quantities: bool = False,
) -> None:
    """Print each article with what was found in it; a file that cannot be read is reported and the rest done.

    `quantities`: dates, amounts and counts as well.
    """
    analyser = load_analyser(camel_model)
    with closing(analyser):
        for path in files:
            try:
                article = open_article(path, encoding=encoding)
                analysis = analyser.analyse(article)
                if quantities:
                    analysis = with_quantities(article, analysis)
            except ReaderError as error:
                session.report(error)
                continue
            if as_json:
                session.print_json(article_record(article, analysis, quantities=quantities))
            else:
                print_article(session.output, article, analysis, session.language)
