"""The commands of `qari`, declared with typer when one is run.

Annotations are evaluated here (no `from __future__ import annotations`): typer reads the help texts out of them, and
those are chosen when the application is built.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperGroup

from reader import __version__
from reader.cli.session import Session
from reader.cli.texts import text
from reader.core.errors import ReaderError
from reader.core.mentions import EntityType
from reader.places import interface_language

FAILED = 2
"""The exit code where a file could not be read or written."""


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
        quantities: Annotated[bool, typer.Option("--quantities", help=say("quantities"))] = False,
    ) -> None:
        from reader.cli.analysing import analyse_files

        with running(context) as session:
            analyse_files(
                session, files, as_json=as_json, encoding=encoding, camel_model=camel_model, quantities=quantities
            )

    @app.command("import", help=say("import"))
    def import_(
        context: typer.Context,
        paths: Annotated[list[Path] | None, typer.Argument(help=say("paths"))] = None,
        drop: Annotated[bool, typer.Option("--drop", help=say("drop"))] = False,
    ) -> None:
        from reader.cli.importing import import_paths

        with running(context) as session:
            import_paths(session, paths or [], drop=drop)

    # So that -without is a word of the query.
    @app.command(help=say("search"), context_settings={"ignore_unknown_options": True})
    def search(
        context: typer.Context,
        query: Annotated[list[str], typer.Argument(help=say("query"))],
        as_json: Annotated[bool, typer.Option("--json", help=say("json"))] = False,
        newest: Annotated[bool, typer.Option("--newest", help=say("newest"))] = False,
        limit: Annotated[int, typer.Option("--limit", min=1, help=say("limit"))] = 20,
    ) -> None:
        from reader.cli.searching import search_library

        with running(context) as session:
            search_library(session, " ".join(query), newest_first=newest, limit=limit, as_json=as_json)

    @app.command(help=say("entities"))
    def entities(
        context: typer.Context,
        words: Annotated[str, typer.Argument(help=say("words"))] = "",
        type_: Annotated[EntityType | None, typer.Option("--type", case_sensitive=False, help=say("type"))] = None,
        as_json: Annotated[bool, typer.Option("--json", help=say("json"))] = False,
        limit: Annotated[int, typer.Option("--limit", min=1, help=say("limit"))] = 100,
    ) -> None:
        from reader.cli.indexes import show_entities

        with running(context) as session:
            show_entities(session, words, type_, limit=limit, as_json=as_json)

    @app.command(help=say("quotes"))
    def quotes(
        context: typer.Context,
        speaker: Annotated[str, typer.Option("--speaker", help=say("speaker"))] = "",
        about: Annotated[str, typer.Option("--about", help=say("about-whom"))] = "",
        unattributed: Annotated[bool, typer.Option("--unattributed", help=say("unattributed"))] = False,
        as_json: Annotated[bool, typer.Option("--json", help=say("json"))] = False,
        limit: Annotated[int, typer.Option("--limit", min=1, help=say("limit"))] = 100,
    ) -> None:
        from reader.cli.indexes import show_quotations

        with running(context) as session:
            show_quotations(
                session, speaker=speaker, about=about, unattributed=unattributed, limit=limit, as_json=as_json
            )

    @app.command(help=say("notes"))
    def notes(
        context: typer.Context,
        csv: Annotated[Path | None, typer.Option("--csv", help=say("csv"))] = None,
        as_json: Annotated[bool, typer.Option("--json", help=say("json"))] = False,
    ) -> None:
        from reader.cli.noting import show_notes

        with running(context) as session:
            show_notes(session, csv, as_json=as_json)

    @app.command(help=say("export"))
    def export(
        context: typer.Context,
        file: Annotated[Path, typer.Argument(help=say("export-file"))],
        notes: Annotated[bool, typer.Option("--notes", help=say("export-notes"))] = False,
        quotations: Annotated[bool, typer.Option("--quotations", help=say("export-quotations"))] = False,
        entities: Annotated[bool, typer.Option("--entities", help=say("export-entities"))] = False,
        quantities: Annotated[bool, typer.Option("--quantities", help=say("export-quantities"))] = False,
        format: Annotated[str | None, typer.Option("--format", help=say("export-format"))] = None,
    ) -> None:
        from reader.cli.exporting import export_to
        from reader.exporting import Content

        chosen = {
            Content.NOTES: notes,
            Content.QUOTATIONS: quotations,
            Content.ENTITIES: entities,
            Content.QUANTITIES: quantities,
        }
        contents = [content for content, wanted in chosen.items() if wanted]
        with running(context) as session:
            if len(contents) > 1:
                raise typer.BadParameter(text("one-content", session.language))
            export_to(session, file, contents[0] if contents else Content.NOTES, format)

    @app.command("import-notes", help=say("import-notes"))
    def import_notes(
        context: typer.Context,
        files: Annotated[list[Path], typer.Argument(help=say("annotation-files"))],
    ) -> None:
        from reader.cli.exporting import import_notes

        with running(context) as session:
            import_notes(session, files)

    @app.command(help=say("names"))
    def names(
        context: typer.Context,
        source: Annotated[Path | None, typer.Option("--import", help=say("names-import"))] = None,
        target: Annotated[Path | None, typer.Option("--export", help=say("names-export"))] = None,
    ) -> None:
        from reader.cli.naming import use_name_lists

        with running(context) as session:
            use_name_lists(session, source, target)

    @app.command(help=say("backup"))
    def backup(
        context: typer.Context,
        listed: Annotated[bool, typer.Option("--list", help=say("list"))] = False,
        which: Annotated[str | None, typer.Option("--restore", help=say("restore"))] = None,
        yes: Annotated[bool, typer.Option("--yes", help=say("yes"))] = False,
        as_json: Annotated[bool, typer.Option("--json", help=say("json"))] = False,
    ) -> None:
        from reader.cli.safekeeping import list_backups, make_backup, restore_backup

        with running(context) as session:
            if which is not None:
                restore_backup(session, which, sure=yes)
            elif listed:
                list_backups(session, as_json=as_json)
            else:
                make_backup(session)

    @app.command(help=say("check"))
    def check(
        context: typer.Context,
        repair: Annotated[bool, typer.Option("--repair", help=say("repair"))] = False,
    ) -> None:
        from reader.cli.safekeeping import check_library

        with running(context) as session:
            check_library(session, repair=repair)

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
