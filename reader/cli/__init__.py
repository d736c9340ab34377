"""The command line: the same parts as the window, texts for people, --json for programs."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

COMMANDS = (
    "analyse",
    "import",
    "search",
    "entities",
    "quotes",
    "notes",
    "export",
    "import-notes",
    "names",
    "backup",
    "check",
    "self-test",
    "analysis-process",
)
_WITH_VALUE = ("--library", "--language")


def window_arguments(arguments: Sequence[str]) -> tuple[list[Path | str], str | None, str | None] | None:
    """The files and links (str), the library and the language that `qari [FILE | LINK…]` names; None where a command or
    an option is meant.

    Read by hand and before anything is imported: this is the way of a double click, and the window should not wait
    for a parser. A file that bears a command's name is opened by its path (./import).
    """
    targets: list[Path | str] = []
    values: dict[str, str] = {}
    rest = list(arguments)
    while rest:
        argument = rest.pop(0)
        name, equals, value = argument.partition("=")
        if name in _WITH_VALUE and (equals or rest):
            values[name] = value if equals else rest.pop(0)
        elif argument == "--":
            targets.extend(map(Path, rest))
            break
        elif (argument.startswith("-") and argument != "-") or (not targets and argument in COMMANDS):
            return None
        else:
            targets.append(_target(argument))
    return targets, values.get("--library"), values.get("--language")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit code: 0, or 2 where a file could not be read or written."""
    arguments = sys.argv[1:] if arguments is None else arguments
    window = window_arguments(arguments)
    if window is None:
        from reader.cli.commands import run

        return run(list(arguments))
    targets, library, language = window
    from reader.desktop.application import run as open_window
    from reader.places import library_path

    chosen = library_path(Path(library) if library else None)
    absolute = [target.absolute() if isinstance(target, Path) else target for target in targets]
    return open_window(absolute, chosen, language)


def _target(argument: str) -> Path | str:
    """A link as it is; else the file, which a desktop may name by its address (file:///…)."""
    start = argument[:8].lower()
    if start.startswith("qari:"):
        return argument
    if start == "file:///":
        import os
        from urllib.parse import unquote_to_bytes, urlsplit
        from urllib.request import url2pathname

        path = urlsplit(argument).path
        return Path(url2pathname(path) if os.name == "nt" else os.fsdecode(unquote_to_bytes(path)))
    return Path(argument)
