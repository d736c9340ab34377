"""`qari backup` and `qari check`: copies of the library, and whether all of it is as it should be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.texts import text
from reader.core.errors import LibraryError
from reader.library import Backup, Library, backups_of, restore

if TYPE_CHECKING:
    from reader.cli.session import Session

_YES = ("y", "yes", "ن", "نعم")


def make_backup(session: Session) -> None:
    """Make a verified backup and say where it lies."""
    with Library.open(session.library_file()) as library:
        if library.recovered is not None:
            # What was begun in its place is empty: a backup of that would only push out a good one.
            raise library.recovered
        backup = library.back_up()
    session.say("backup_made", path=backup.path, size=_megabytes(backup.size))


def list_backups(session: Session, *, as_json: bool) -> None:
    """Print the backups, newest first; the numbers are those that --restore takes."""
    found = backups_of(session.library_file())
    if not found and not as_json:
        session.say("no_backups")
    for number, backup in enumerate(found, 1):
        if as_json:
            made = backup.made.isoformat()
            session.print_json({"number": number, "made": made, "size": backup.size, "path": str(backup.path)})
        else:
            session.say("backup_line", number=number, made=_moment(backup), size=_megabytes(backup.size))


def restore_backup(session: Session, which: str, *, sure: bool) -> None:
    """Put a backup in the place of the library: one of the list by its number (1 is the newest), or any by its file.

    What was there is set aside, never deleted. Unless `sure`, the person is asked first.
    """
    library = session.library_file()
    path = _chosen(session, library, which)
    if path is None:
        return
    if not sure:
        session.errors.print(text("restore_question", session.language, library=library, backup=path), end=" ")
        try:
            answer = input().strip().casefold()
        except EOFError:
            # Nobody is there to answer.
            session.errors.print()
            session.errors.print(text("restore_unsure", session.language))
            session.failed = True
            return
        if answer not in _YES:
            session.say("not_restored")
            return
    aside = restore(library, path)
    session.say("restored", backup=path)
    if aside is not None:
        session.say("set_aside", path=aside)


def _chosen(session: Session, library: Path, which: str) -> Path | None:
    if not which.isdecimal():
        path = Path(which).absolute()
        if not path.is_file():
            raise LibraryError("missing", path=path)
        return path
    found = backups_of(library)
    if 1 <= int(which) <= len(found):
        return found[int(which) - 1].path
    session.errors.print(text("no_such_backup", session.language, number=which))
    session.failed = True
    return None


def check_library(session: Session, *, repair: bool) -> None:
    """Look at every page, text, mark and note and say what is wrong; with `repair` make anew what can be made from the
    rest. The exit code is 2 where something stays wrong."""
    bar = session.progress()
    with session.opened_library() as library:
        with bar:
            task = bar.add_task(text("checking", session.language), total=1.0)
            report = library.check(lambda done: bar.update(task, completed=done))
        for problem in report.problems:
            session.output.print(problem.sentence(session.language), soft_wrap=True)
        repairable = report.repairable
        if repair and repairable:
            with bar:
                task = bar.add_task(text("repairing", session.language), total=1.0)
                report = library.repair(lambda done: bar.update(task, completed=done))
            session.say("repaired" if report.good else "repaired_partly", count=len(report.problems))
        elif report.good:
            size = _megabytes(report.size)
            session.say("library_good", articles=report.articles, notes=report.notes, size=size)
        elif repairable:
            session.say("repair_offered")
    if not report.good:
        session.failed = True


def _moment(backup: Backup) -> str:
    """The local time at which a backup was made."""
    return f"{backup.made.astimezone():%Y-%m-%d %H:%M}"


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB"
