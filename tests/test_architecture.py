"""The layers: which part may import which, read from the imports themselves."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

READER = Path(__file__).parent.parent / "reader"

ALLOWED = {
    "core": set(),
    "resources": set(),
    "arabic": {"core"},
    "opening": {"core", "arabic", "resources"},
    "entities": {"core", "arabic", "resources"},
    "quotations": {"core", "arabic", "resources", "entities"},
    "analysis": {"core", "arabic", "resources", "entities", "quotations"},
    "library": {"core", "arabic", "resources", "entities", "quotations", "analysis"},
    "operations": {"core", "arabic", "resources", "entities", "quotations", "analysis", "library"},
    "exporting": {"core", "arabic", "resources", "entities", "quotations", "analysis", "library"},
    "importing": {"core", "opening", "analysis", "library"},
    "desktop": {
        "core", "arabic", "resources", "opening", "entities", "quotations", "analysis", "library", "operations",
        "exporting", "importing", "places",
    },
    "places": {"core"},
    "cli": {
        "core", "arabic", "resources", "opening", "entities", "quotations", "analysis", "library", "operations",
        "exporting", "importing", "desktop", "places",
    },
}  # fmt: skip

QT = {"PySide6", "shiboken6", "qtawesome", "qtpy"}
DATABASE = {"peewee", "playhouse", "sqlite3"}


def part_of(path: Path) -> str:
    return path.relative_to(READER).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def sources() -> list[Path]:
    return sorted(p for p in READER.rglob("*.py") if "_resources" not in p.parts)


def test_arrows_run_one_way() -> None:
    wrong = [
        f"{path.relative_to(READER)} imports {name}"
        for path in sources()
        for name in imports(path)
        if name.startswith("reader.")
        and (part := part_of(path)) not in {"__init__", "__main__"}
        and (other := name.split(".")[1]) != part
        and other not in ALLOWED[part]
        and other != "__version__"
    ]
    assert wrong == []


def test_qt_stays_in_the_desktop_and_peewee_in_the_library() -> None:
    wrong = [
        f"{path.relative_to(READER)} imports {name}"
        for path in sources()
        for name in imports(path)
        if (name.split(".")[0] in QT and part_of(path) != "desktop")
        or (name.split(".")[0] in DATABASE and part_of(path) != "library")
    ]
    assert wrong == []


def test_core_stands_on_the_standard_library_alone() -> None:
    import sys

    wrong = [
        f"{path.relative_to(READER)} imports {name}"
        for path in sources()
        for name in imports(path)
        if part_of(path) == "core"
        and name.split(".")[0] not in sys.stdlib_module_names
        and not name.startswith("reader.core")
    ]
    assert wrong == []
    assert len(sources()) > 10
