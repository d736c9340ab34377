"""The commands of `qari`, declared with typer when one is run.

Annotations are evaluated here (no `from __future__ import annotations`): typer reads the help texts out of them, and
those are chosen when the application is built.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from typer.core import TyperGroup

from reader import __version__
from reader.cli.texts import text
from reader.core.errors import ReaderError
from reader.places import interface_language, library_path

FAILED = 2
"""The exit code where a file could not be read or written."""


class Session:
    """What the commands share: the language, the library's path, where to print and whether anything failed."""

    def __init__(self, language: str, library: Path | None) -> None:
        self.language = language
        self.library = library
        self.output = Console(highlight=False, markup=False, emoji=False)
        self.errors = Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)
        self.failed = False

    def say(self, key: str, **values: object) -> None:
        """Print a text of the table."""
        self.output.print(text(key, self.language, **values), soft_wrap=True)

    def report(self, error: ReaderError) -> None:
        """One plain sentence on the error stream; the exit code will be 2."""
        self.errors.print(error.sentence(self.language))
        self.failed = True

    def print_json(self, record: dict[str, Any]) -> None:
        """One object on one line, as UTF-8; a lone surrogate is escaped, so that the line stays readable."""
        line = json.dumps(record, ensure_ascii=False)
        try:
            line.encode("utf-8")
        except UnicodeEncodeError:
            line = json.dumps(record)
        typer.echo(line)

    def library_file(self) -> Path:
        """The library's path: the option's, the variable's or the default one."""
        return library_path(self.library)


def build(language: str) -> typer.Typer:
    """The typer application with its help in that language."""
    app = typer.Typer(
        help=text("about", language),
        no_args_is_help=False,
        add_completion=False,
        pretty_exceptions_enable=False,
        cls=TyperGroup,
    )

    def say(key: str) -> str:
        return text(key, language)

    @app.callback(invoke_without_command=True)
    def common(
        context: typer.Context,
        library: Annotated[Path | None, typer.Option(help=say("library"))] = None,
        language: Annotated[str | None, typer.Option(help=say("language"))] = None,
        version: Annotated[bool, typer.Option("--version", help=say("version"))] = False,
    ) -> None:
        if version:
            typer.echo(f"qari {__version__}")
            raise typer.Exit
        context.obj = Session(interface_language(language), library)

    @app.command(help=say("analyse"))
    def analyse(
        context: typer.Context,
        files: Annotated[list[Path], typer.Argument(help=say("files"))],
        as_json: Annotated[bool, typer.Option("--json", help=say("json"))] = False,
        encoding: Annotated[str | None, typer.Option(help=say("encoding"))] = None,
        camel_model: Annotated[Path | None, typer.Option(help=say("camel-model"))] = None,
    ) -> None:
        from reader.cli.analysing import analyse_files

        with running(context) as session:
            analyse_files(session, files, as_json=as_json, encoding=encoding, camel_model=camel_model)

    @app.command("import", help=say("import"))
    def import_(
        context: typer.Context,
        paths: Annotated[list[Path], typer.Argument(help=say("paths"))],
    ) -> None:
        from reader.cli.importing import import_paths

        with running(context) as session:
            import_paths(session, paths)

    @app.command(help=say("notes"))
    def notes(
        context: typer.Context,
        csv: Annotated[Path | None, typer.Option("--csv", help=say("csv"))] = None,
        as_json: Annotated[bool, typer.Option("--json", help=say("json"))] = False,
    ) -> None:
        from reader.cli.noting import show_notes

        with running(context) as session:
            show_notes(session, csv, as_json=as_json)

    @app.command(help=say("names"))
    def names(
        context: typer.Context,
        source: Annotated[Path | None, typer.Option("--import", help=say("names-import"))] = None,
        target: Annotated[Path | None, typer.Option("--export", help=say("names-export"))] = None,
    ) -> None:
        from reader.cli.naming import use_name_lists

        with running(context) as session:
            use_name_lists(session, source, target)

    @app.command("self-test", help=say("self-test"))
    def self_test(context: typer.Context) -> None:
        from reader.cli.self_test import try_everything

        with running(context) as session:
            try_everything(session)

    @app.command("analysis-process", hidden=True)
    def analysis_process(camel_model: Annotated[Path | None, typer.Option()] = None) -> None:
        # What the window starts beside itself: a frozen program has no `-m`.
        from reader.desktop.analysis_process import main as serve

        raise typer.Exit(serve(camel_model))

    return app


@contextmanager
def running(context: typer.Context) -> Iterator[Session]:
    """A command's session; a ReaderError is said in a sentence, Ctrl+C keeps what is done, and failure exits with 2."""
    session: Session = context.obj
    try:
        yield session
    except ReaderError as error:
        session.report(error)
    except KeyboardInterrupt:
        session.errors.print(text("interrupted", session.language))
        session.failed = True
    if session.failed:
        raise typer.Exit(FAILED)


def run(arguments: list[str]) -> int:
    """Run the command line that is no plain `qari [FILE…]`; returns the exit code."""
    chosen = next((value for name, value in pairwise(arguments) if name == "--language"), None)
    app = build(interface_language(chosen))
    try:
        app(arguments, prog_name="qari")
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 1
    return 0
