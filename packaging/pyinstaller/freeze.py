"""Freeze the program: one folder that runs without Python. The installers of each system start from it.

python packaging/pyinstaller/freeze.py [--work FOLDER] [--keep]

Makes an environment of its own in FOLDER (build/ by default) with the pinned dependencies and no tool for developers,
draws the icons, runs PyInstaller and gathers the licences. Needs uv and the network for the first of these alone; with
--keep an environment that is there is used as it is. Leaves FOLDER/frozen/qari and FOLDER/licences.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from shutil import which

from icu import slim

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
STORED = {"PYINSTALLER_ZLIB_COMPRESSION_LEVEL": "0"}
"""Modules go into the program as they are: what packs the whole presses them better together than one by one."""


def version() -> str:
    """The program's version, as the package says it."""
    text = (ROOT / "reader" / "__init__.py").read_text(encoding="utf-8")
    return next(line.split('"')[1] for line in text.splitlines() if line.startswith("__version__"))


def environment(folder: Path, *, keep: bool) -> Path:
    """The interpreter of the build's own environment, made if it is not there or `keep` is false."""
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not (keep and python.is_file()):
        run("uv", "venv", "--quiet", "--clear", "--python", "3.11", folder)
        requirements = HERE / "requirements.txt"
        run("uv", "pip", "install", "--quiet", "--python", python, "-r", "pyproject.toml", "-r", requirements)
    return python


def windows_version(number: str) -> str:
    """The file from which PyInstaller writes what Windows shows under Properties."""
    four = tuple(int(part) for part in (*number.split("."), "0", "0", "0")[:4])
    texts = {
        "FileDescription": "Qari, a reader for Arabic articles",
        "FileVersion": number,
        "InternalName": "qari",
        "OriginalFilename": "qari.exe",
        "ProductName": "Qari",
        "ProductVersion": number,
    }
    entries = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in texts.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={four}, prodvers={four}), kids=["
        f"StringFileInfo([StringTable('040904B0', [{entries}])]), "
        "VarFileInfo([VarStruct('Translation', [1033, 1200])])])\n"
    )


def freeze(work: Path, *, keep: bool = False) -> Path:
    """Build; returns the folder with the program."""
    work.mkdir(parents=True, exist_ok=True)
    python = environment(work / "environment", keep=keep)
    run(python, HERE / "icons.py", work / "icons")
    (work / "version.txt").write_text(windows_version(version()), encoding="utf-8")
    frozen = work / "frozen"
    places = [f"--distpath={frozen}", f"--workpath={work / 'pyinstaller'}"]
    run(python, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN", *places, HERE / "qari.spec", **STORED)
    strip(frozen / "qari")
    if sys.platform == "linux":
        for library in (frozen / "qari" / "_internal" / "PySide6" / "Qt" / "lib").glob("libicudata.so.*"):
            slim(library, work)
    run(python, HERE / "licences.py", work / "pyinstaller" / "qari", work / "licences")
    return frozen / "qari"


def strip(folder: Path) -> None:
    """Take the symbols out of Python's own libraries on Linux: 15 MB. What comes from wheels is stripped already."""
    if sys.platform == "linux" and which("strip"):
        inside = folder / "_internal"
        for library in (*inside.glob("libpython*.so*"), *inside.glob("python3*/lib-dynload/*.so")):
            run("strip", "--strip-unneeded", library)


def run(*command: str | Path, **variables: str) -> None:
    """Run one step in the root of the checkout, with these variables besides; stops the build where it fails."""
    subprocess.run([str(part) for part in command], check=True, cwd=ROOT, env=os.environ | variables)


def arguments_parser(description: str | None) -> argparse.ArgumentParser:
    """What every build script takes."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=ROOT / "build", help="folder for what is made on the way")
    parser.add_argument("--keep", action="store_true", help="use the environment that is there")
    return parser


if __name__ == "__main__":
    chosen = arguments_parser(__doc__).parse_args()
    try:
        print(freeze(chosen.work.absolute(), keep=chosen.keep))
    except subprocess.CalledProcessError as error:
        sys.exit(f"{error.cmd[0]} failed with {error.returncode}")
