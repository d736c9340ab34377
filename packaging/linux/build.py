"""Build the packages for Linux: python packaging/linux/build.py [--work FOLDER] [--keep] [--frozen] [--output FOLDER].

Writes OUTPUT/qari_VERSION_ARCH.deb and OUTPUT/qari-VERSION-linux-MACHINE.tar.xz (dist/ by default). Needs a Debian with
dpkg-dev, binutils and xz-utils; --frozen packs the program that freeze.py left in FOLDER without freezing it anew.
"""

from __future__ import annotations

import gzip
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "pyinstaller"))

from freeze import ROOT, arguments_parser, freeze, version  # noqa: E402
from pruning import of_system  # noqa: E402

MAINTAINER = "The Qari developers <qari@localhost>"
ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
DESCRIPTION = """reader for Arabic articles
 Qari opens a local article (text, web page, Word, PDF, EPUB, Markdown) in a
 right-to-left view made for Arabic letters, marks the people, places and
 organisations in it and who is quoted, and keeps notes and tags in a library
 on this machine. It never uses the network.
"""
RECOMMENDS = ("desktop-file-utils", "shared-mime-info", "hicolor-icon-theme", "xdg-utils")
SUGGESTS = ("libgtk-3-0 | libgtk-3-0t64", "libcups2 | libcups2t64")
# Plugins that Qt does without where their libraries are missing: the file dialog of GTK, printers.
OPTIONAL = ("libqgtk3.so", "libcupsprintersupport.so")


def share(target: Path, work: Path, number: str) -> None:
    """Put what a desktop reads below `target`: entry, file types, metadata, icons, manual, licences."""
    install(HERE / "qari.desktop", target / "applications" / "qari.desktop")
    install(HERE / "qari.xml", target / "mime" / "packages" / "qari.xml")
    install(HERE / "qari.metainfo.xml", target / "metainfo" / "qari.metainfo.xml")
    icons = target / "icons" / "hicolor"
    install(ROOT / "resources" / "icons" / "qari.svg", icons / "scalable" / "apps" / "qari.svg")
    for size in ICON_SIZES:
        install(work / "icons" / f"{size}.png", icons / f"{size}x{size}" / "apps" / "qari.png")
    manual = (HERE / "qari.1").read_bytes()
    install_bytes(gzip.compress(manual, mtime=0), target / "man" / "man1" / "qari.1.gz")
    documents = target / "doc" / "qari"
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    notice = (work / "licences" / "NOTICE.txt").read_text(encoding="utf-8")
    install_bytes(f"{licence}\n{'-' * 72}\n\n{notice}".encode(), documents / "copyright")
    for text in sorted((work / "licences").rglob("*")):
        if text.is_file() and text.name != "NOTICE.txt":
            install(text, documents / "licences" / text.relative_to(work / "licences"))
    changes = f"qari ({number}) unstable; urgency=low\n\n  * See the history of the project.\n\n -- {MAINTAINER}\n"
    install_bytes(gzip.compress(changes.encode(), mtime=0), documents / "changelog.gz")


def install(source: Path, target: Path) -> None:
    """Copy a file, readable by all, making its folder."""
    install_bytes(source.read_bytes(), target)


def install_bytes(content: bytes, target: Path) -> None:
    """Write a file, readable by all, making its folder."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    target.chmod(0o644)


def libraries(folder: Path) -> Iterator[Path]:
    """Every program and library below the folder, by their first bytes; links left out."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    yield path


def drop_system_libraries(folder: Path, origins: Path) -> None:
    """Remove what was taken from this system: the package depends on the packages that hold it instead."""
    for line in origins.read_text(encoding="utf-8").splitlines():
        place, source = line.split("\t")
        file = folder / "_internal" / place
        if of_system(source) and "libpython" not in place and "lib-dynload" not in source:
            file.unlink(missing_ok=True)


def needed_packages(folder: Path, room: Path) -> str:
    """The packages of Debian that hold the libraries that the program loads, as the field Depends names them."""
    (room / "debian" / "control").write_text("Source: qari\n\nPackage: qari\nArchitecture: any\n", encoding="utf-8")
    own = sorted({str(path.parent) for path in libraries(folder)})
    command = ["dpkg-shlibdeps", "--ignore-missing-info", "--warnings=0", "-Tdebian/substvars"]
    command += [f"-l{place}" for place in own]
    command += [str(path) for path in libraries(folder) if path.name not in OPTIONAL]
    subprocess.run(command, check=True, cwd=room)
    lines = (room / "debian" / "substvars").read_text(encoding="utf-8").splitlines()
    return next(line.split("=", 1)[1] for line in lines if line.startswith("shlibs:Depends="))


def control(number: str, architecture: str, depends: str, size: int) -> str:
    """The package's control file; `size` in KiB."""
    fields = {
        "Package": "qari",
        "Version": number,
        "Architecture": architecture,
        "Maintainer": MAINTAINER,
        "Installed-Size": str(size),
        "Depends": depends,
        "Recommends": ", ".join(RECOMMENDS),
        "Suggests": ", ".join(SUGGESTS),
        "Section": "text",
        "Priority": "optional",
        "Description": DESCRIPTION.rstrip("\n"),
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def build_deb(frozen: Path, work: Path, output: Path) -> Path:
    """Build the package for Debian and its kin."""
    number = version()
    room = work / "deb"
    stage = room / "debian" / "qari"
    shutil.rmtree(room, ignore_errors=True)
    (stage / "DEBIAN").mkdir(parents=True)
    program = stage / "usr" / "lib" / "qari"
    shutil.copytree(frozen, program, symlinks=True)
    drop_system_libraries(program, work / "pyinstaller" / "qari" / "origins.tsv")
    (stage / "usr" / "bin").mkdir()
    (stage / "usr" / "bin" / "qari").symlink_to("../lib/qari/qari")
    share(stage / "usr" / "share", work, number)
    packages = needed_packages(program, room)
    level(stage)
    size = sum(path.lstat().st_size for path in stage.rglob("*") if not path.is_dir()) // 1024 + 1
    architecture = subprocess.run(
        ["dpkg", "--print-architecture"], check=True, capture_output=True, text=True
    ).stdout.strip()
    text = control(number, architecture, packages, size)
    install_bytes(text.encode(), stage / "DEBIAN" / "control")
    target = output / f"qari_{number}_{architecture}.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(stage), str(target)], check=True)
    return target


def level(stage: Path) -> None:
    """Folders and programs 755, files 644, whatever the umask of who builds."""
    for path in stage.rglob("*"):
        if not path.is_symlink():
            executable = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(0o755 if executable else 0o644)
    stage.chmod(0o755)


def build_archive(frozen: Path, work: Path, output: Path) -> Path:
    """Build the archive that installs for one user, without root."""
    number = version()
    name = f"qari-{number}-linux-{platform.machine()}"
    stage = work / "archive" / name
    shutil.rmtree(stage, ignore_errors=True)
    shutil.copytree(frozen, stage / "qari", symlinks=True)
    share(stage / "share", work, number)
    for script in ("install.sh", "uninstall.sh", "refresh.sh"):
        shutil.copy2(HERE / script, stage / script)
    level(stage)
    target = output / f"{name}.tar.xz"
    command = [
        "tar",
        "--create",
        "--use-compress-program=xz --threads=0",
        "--owner=0",
        "--group=0",
        "--sort=name",
        f"--file={target}",
    ]
    subprocess.run([*command, f"--directory={stage.parent}", name], check=True)
    return target


def prepared(description: str | None) -> tuple[Path, Path, Path]:
    """By the command line: the folder of the frozen program, that of what was made on the way, that of the results."""
    parser = arguments_parser(description)
    parser.add_argument("--frozen", action="store_true", help="do not freeze anew")
    parser.add_argument("--output", type=Path, default=ROOT / "dist")
    chosen = parser.parse_args()
    work, output = chosen.work.absolute(), chosen.output.absolute()
    output.mkdir(parents=True, exist_ok=True)
    return work / "frozen" / "qari" if chosen.frozen else freeze(work, keep=chosen.keep), work, output


if __name__ == "__main__":
    parts = prepared(__doc__)
    for made in (build_deb(*parts), build_archive(*parts)):
        print(f"{made}: {made.stat().st_size / 1e6:.1f} MB")
