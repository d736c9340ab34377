"""`qari names`: the person's own name lists in the library, taken from a CSV file or written to one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.texts import text
from reader.core.sentences import isolated
from reader.entities.name_list_files import read_name_lists, write_name_lists
from reader.entities.name_lists import NameLists
from reader.library import Library
from reader.operations import Operations

if TYPE_CHECKING:
    from reader.cli.session import Session


def use_name_lists(session: Session, source: Path | None, target: Path | None) -> None:
    """Add the names of `source` to the lists, write the lists to `target`; with neither, print them."""
    incoming = None if source is None else read_name_lists(source)
    with session.opened_library() as library:
        if incoming is not None:
            Operations(library).add_name_lists(incoming)
            session.say("names_added", count=_count(incoming), path=source)
            _settle(session, library)
        lists = library.name_lists()
        if target is not None:
            write_name_lists(target, lists)
            session.say("names_written", count=_count(lists), path=target)
        if source is None and target is None:
            _print(session, lists)


def _count(lists: NameLists) -> int:
    return len(lists.names) + len(lists.never)


def _settle(session: Session, library: Library) -> None:
    """Bring the index of names up to the new lists, article by article."""
    total = left = library.settle_names(0)
    bar = session.progress()
    with bar:
        task = bar.add_task(text("names_settling", session.language), total=total)
        while left:
            left = library.settle_names()
            bar.update(task, completed=total - left)


def _print(session: Session, lists: NameLists) -> None:
    if not _count(lists):
        session.say("no_names")
    for name in lists.names:
        known_as = f" → {isolated(name.known_as)}" if name.known_as else ""
        session.output.print(f"{name.type.value}  {isolated(name.name)}{known_as}", soft_wrap=True)
    for word in lists.never:
        session.output.print(f"never  {isolated(word)}", soft_wrap=True)
