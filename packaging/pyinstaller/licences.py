"""Gather the licences of what the frozen program holds.

python licences.py PYINSTALLER_FOLDER FOLDER, run by the build's own interpreter, reads which modules and libraries
qari.spec has put in, and writes FOLDER/NOTICE.txt (name, version, licence of each) and a folder of texts for each.
"""

from __future__ import annotations

import sys
import sysconfig
from importlib import metadata
from pathlib import Path, PurePath

LICENCE_NAMES = ("licen", "copying", "notice", "authors")
PYTHON = "Python"
TEXTS = Path(__file__).resolve().parent / "texts"
# What the metadata of a wheel do not say or say too shortly.
KNOWN = {
    "pyside6-essentials": "LGPL-3.0-only (Qt and PySide6; https://code.qt.io). The libraries are files of their own"
    " in the program's folder and can be replaced.",
    "peewee": "MIT",
    "pyinstaller": "GPL-2.0-or-later with an exception: what it builds may bear any licence (its start code is in)",
    "shiboken6": "LGPL-3.0-only (part of PySide6; https://code.qt.io)",
}


def distributions(built: Path) -> dict[str, metadata.Distribution]:
    """The installed distributions of which a file is in the program, by name."""
    listed = [built / "modules.txt", built / "origins.tsv"]
    sources = {line.split("\t")[1] for path in listed for line in path.read_text(encoding="utf-8").splitlines()}
    found: dict[str, metadata.Distribution] = {}
    for distribution in metadata.distributions():
        if any(str(distribution.locate_file(file)) in sources for file in distribution.files or ()):
            found[distribution.metadata["Name"]] = distribution
    return dict(sorted(found.items(), key=lambda item: item[0].lower()))


def licence_name(distribution: metadata.Distribution) -> str:
    """What the distribution says of its licence."""
    known = KNOWN.get(distribution.metadata["Name"].lower().replace("_", "-"))
    if known:
        return known
    about = distribution.metadata
    classifiers = [
        value.split(" :: ")[-1] for value in about.get_all("Classifier") or [] if value.startswith("License")
    ]
    expression, plain = ((about.get_all(name) or [""])[0] for name in ("License-Expression", "License"))
    stated = expression or ", ".join(classifiers) or plain
    return stated.strip().splitlines()[0] if stated.strip() else "see its texts"


def is_licence(file: PurePath) -> bool:
    """Whether a file of a distribution is a licence text: by its name, or in the folder of licences of its metadata."""
    if file.suffix in (".py", ".pyc", ".so"):
        return False
    in_folder = file.parts[0].endswith(".dist-info") and "licenses" in file.parts
    return in_folder or any(part in file.name.lower() for part in LICENCE_NAMES)


def write(built: Path, folder: Path) -> None:
    """Write the notice and the texts."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [
        "Qari is under the MIT licence. It holds, each under its own licence:",
        "",
        f"{PYTHON} {sys.version.split()[0]}: Python Software Foundation License, version 2",
    ]
    for name, distribution in distributions(built).items():
        lines.append(f"{name} {distribution.version}: {licence_name(distribution)}")
        for file in distribution.files or ():
            if is_licence(file):
                target = folder / name / "-".join(file.parts[1:] if len(file.parts) > 1 else file.parts)
                target.parent.mkdir(exist_ok=True)
                target.write_bytes(Path(str(distribution.locate_file(file))).read_bytes())
    for text in sorted(TEXTS.iterdir()):
        # The wheels of PySide6 hold no text of the licence that they name.
        (folder / text.name).write_bytes(text.read_bytes())
    own = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    if own.is_file():
        (folder / "Python.txt").write_bytes(own.read_bytes())
    lines += [
        "Amiri, IBM Plex Sans Arabic (fonts): SIL Open Font License 1.1; the texts lie beside the fonts",
        "Phosphor Icons (outlines): MIT; the text lies beside them",
        "",
        "The archive for Linux also holds libraries of the system it was built on: bzip2 (its own licence, like BSD),",
        "libffi (MIT), liblzma (public domain), libxkbcommon and XCB's utilities (MIT), SQLite (public domain).",
    ]
    (folder / "NOTICE.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
