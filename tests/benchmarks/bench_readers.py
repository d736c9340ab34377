"""From the command to the painted article: Qari beside calibre's viewer and Foliate, on one virtual screen.

    python tests/benchmarks/bench_readers.py ARTICLE.txt [rounds] [--pictures FOLDER]

Each reader that is installed opens the same text: Qari and calibre the file itself, Foliate a book made of it here,
since it opens no text. In each round each starts once, in turns, with settings that were kept from a first start. The
screen's memory (Xvfb -fbdir) is looked at every 10 ms: the article is painted at the first look at which four in five
of the dark points in the middle of the window stand as they do at the end (the rest are marks, which Qari adds), the
end being when nothing has moved for three seconds. Processor time is that of the program and all its processes until
then, and does not stretch on a busy machine as the clock does. No figure is asserted. Needs Xvfb; pictures ImageMagick.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Sequence
from html import escape
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).parents[2]
WIDTH, HEIGHT = 1280, 860
STILL = 3.0
"""Seconds without change after which a picture counts as the last one."""
LIMIT = 60.0
FLICKER = 300
"""Points that may change in what is still: Foliate paints some of its letters anew all the time."""
INK = 110
"""How much darker or lighter than the paper, of 255, a point is that belongs to a letter."""

LEAST = 500
"""Points of letters in the middle of a window below which it is empty yet."""

Picture = NDArray[np.uint8]


class Screen:
    """A virtual screen of its own, whose points are read from the file in which it keeps them."""

    def __init__(self, folder: Path, display: str) -> None:
        self.display = display
        command = ["Xvfb", display, "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-fbdir", str(folder)]
        self._server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        file = folder / "Xvfb_screen0"
        while not file.exists() or file.stat().st_size < WIDTH * HEIGHT * 4:
            time.sleep(0.05)
        head = struct.unpack(">25I", file.read_bytes()[:100])
        points = np.memmap(file, mode="r", offset=head[0] + head[19] * 12, shape=(HEIGHT, WIDTH, 4), dtype=np.uint8)
        # Green says enough of how light a point is, and every second row.
        self._points = points[::2, :, 1]

    def look(self) -> Picture:
        """The screen as it is now."""
        return np.array(self._points)

    def close(self) -> None:
        self._server.terminate()
        self._server.wait()


def letters(picture: Picture) -> NDArray[np.bool_]:
    """Which points belong to letters: those far from the paper, the most common value."""
    paper = int(np.bincount(picture.ravel(), minlength=256).argmax())
    return np.asarray(abs(picture.astype(np.int16) - paper) > INK)


def middle(before: Picture, after: Picture) -> tuple[slice, slice]:
    """The middle half of the window, in height and in width: of all that is no longer as before the start."""
    rows, columns = (np.flatnonzero((before != after).any(axis=axis)) for axis in (1, 0))
    return tuple(
        slice(3 * place[0] // 4 + place[-1] // 4, place[0] // 4 + 3 * place[-1] // 4) for place in (rows, columns)
    )


def written(before: Picture, now: Picture) -> bool:
    """Whether a window with a text in its middle stands there."""
    return bool((before != now).any() and letters(now[middle(before, now)]).sum() > LEAST)


def processor_seconds(group: int) -> float:
    """What all processes of a group have used so far, those that ended and were waited for with them."""
    total, tick = 0, os.sysconf("SC_CLK_TCK")
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[2]) == group:
                total += sum(int(field) for field in fields[11:15])
    return total / tick


def start(screen: Screen, command: Sequence[str], home: Path, picture: Path | None) -> tuple[float, float]:
    """Start a reader, wait until its article stands, end it: seconds by the clock and of the processor."""
    # Bytecode is kept, as in any installation.
    left_out = ("WAYLAND_DISPLAY", "PYTHONDONTWRITEBYTECODE")
    environment = {name: value for name, value in os.environ.items() if name not in left_out}
    environment |= {"DISPLAY": screen.display, "HOME": str(home), "LANG": "C.UTF-8", "QARI_LANGUAGE": "ar"}
    # A user's own folders, so that nothing of whoever runs this is read or changed.
    environment |= {"XDG_RUNTIME_DIR": str(home), "QTWEBENGINE_DISABLE_SANDBOX": "1", "PYTHONPATH": str(ROOT)}
    looks: list[tuple[float, float, Picture]] = [(0.0, 0.0, screen.look())]
    began = time.monotonic()
    process = subprocess.Popen(
        command, env=environment, cwd=home, process_group=0, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        while True:
            time.sleep(0.01)
            now, seen = time.monotonic() - began, screen.look()
            if (seen != looks[-1][2]).sum() > FLICKER:
                looks.append((now, processor_seconds(process.pid), seen))
            elif now - looks[-1][0] > STILL and written(looks[0][2], seen):
                break
            elif now > LIMIT:
                raise SystemExit(f"{command[0]} showed no article within {LIMIT:.0f} s")
        if picture:
            subprocess.run(["import", "-display", screen.display, "-window", "root", str(picture)], check=True)
    finally:
        end(process)
    place = middle(looks[0][2], looks[-1][2])
    final = letters(looks[-1][2][place])
    for clock, used, seen in looks:
        if (letters(seen[place]) & final).sum() >= 0.8 * final.sum():
            return clock, used
    raise AssertionError("the last picture agrees with itself")


def end(process: subprocess.Popen[bytes]) -> None:
    """End a reader with all its processes, by force where asking does not help."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, number)
            process.wait(10)
        except ProcessLookupError:
            break
        except subprocess.TimeoutExpired:
            continue
    process.wait()
    time.sleep(1)


def book_of(article: Path, target: Path) -> None:
    """An EPUB 3 of the text, said to be Arabic and to run from right to left, as a publisher would."""
    title, *paragraphs = [part.strip() for part in article.read_text(encoding="utf-8").split("\n") if part.strip()]
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    head = f"<head><title>{escape(title)}</title></head>"
    space = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="ar" dir="rtl"'
    links = f'<nav epub:type="toc"><ol><li><a href="text.xhtml">{escape(title)}</a></li></ol></nav>'
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" dir="rtl" xml:lang="ar">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:qari:bench</dc:identifier>'
        f"<dc:title>{escape(title)}</dc:title><dc:language>ar</dc:language>"
        '<meta property="dcterms:modified">2026-01-01T00:00:00Z</meta></metadata><manifest>'
        '<item id="text" href="text.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/></manifest>'
        '<spine page-progression-direction="rtl"><itemref idref="text"/></spine></package>'
    )
    container = (
        '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    with zipfile.ZipFile(target, "w") as file:
        file.writestr("mimetype", "application/epub+zip")
        file.writestr("META-INF/container.xml", container)
        file.writestr("book.opf", package)
        file.writestr("nav.xhtml", f"<html {space}>{head}<body>{links}</body></html>")
        file.writestr("text.xhtml", f"<html {space}>{head}<body><h1>{escape(title)}</h1>{body}</body></html>")


def readers(article: Path, folder: Path) -> dict[str, list[str]]:
    """The command of each reader that is installed."""
    found = {"Qari": [sys.executable, "-m", "reader", str(article)]}
    if viewer := shutil.which("ebook-viewer"):
        found["calibre"] = [viewer, str(article)]
    if foliate := shutil.which("foliate") or shutil.which("com.github.johnfactotum.Foliate"):
        book_of(article, folder / "article.epub")
        # GTK's programs keep their settings by a bus, one for each start.
        found["Foliate"] = ["dbus-run-session", "--", foliate, str(folder / "article.epub")]
    return found


def prepare(home: Path) -> None:
    """Make a reader's own home, in which calibre has shown its page of welcome before."""
    settings = home / ".config" / "calibre" / "viewer-webengine.json"
    if not settings.exists():
        settings.parent.mkdir(parents=True)
        shown = {f"controls_help_shown_count{kind}": 9 for kind in ("", "_rtl_page_progression")}
        settings.write_text(json.dumps({"session_data": shown}), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("article", type=Path)
    parser.add_argument("rounds", type=int, nargs="?", default=5)
    parser.add_argument("--pictures", type=Path)
    parser.add_argument("--display", default=":97")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        screen = Screen(folder, chosen.display)
        try:
            commands = readers(chosen.article.absolute(), folder)
            figures: dict[str, list[tuple[float, float]]] = {reader: [] for reader in commands}
            for number in range(chosen.rounds + 1):
                for reader, command in commands.items():
                    home = folder / reader
                    prepare(home)
                    last = number == chosen.rounds and chosen.pictures
                    picture = chosen.pictures / f"{reader}.png" if last else None
                    figure = start(screen, command, home, picture)
                    if number:
                        figures[reader].append(figure)
        finally:
            screen.close()
    for reader, rows in figures.items():
        clock, used = (statistics.median(row[column] for row in rows) for column in (0, 1))
        least = min(row[0] for row in rows)
        print(f"{reader:>8}  painted after {clock:.2f} s (at best {least:.2f}), processor {used:.2f} s")


if __name__ == "__main__":
    main()
