"""From the click to the painted article and its marks, at 5 KB, 1 MB and 10 MB, beside a bare PySide6 window.

    uv run python tests/benchmarks/bench_main_job.py [rounds]

Each figure is the median over the rounds of a process of its own, on the offscreen platform unless QT_QPA_PLATFORM says
otherwise; ratios are against a QTextBrowser in a bare PySide6 window that shows the same file right to left in the same
font file, measured in the same run. "Processor" is that of the window's thread alone, which a busy machine does not
stretch as it does the clock. No figure is asserted.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
FONT = ROOT / "resources" / "fonts" / "Amiri-Regular.ttf"
STAGES = ("python", "process begun", "qt", "shown", "painted", "furnished", "whole", "marked")
"""Of a long text the first pages are painted before the whole is there."""
ANALYSED = 2_000_000
"""Bytes up to which the analysis is waited for: of 10 MB it takes a minute and tells nothing that 1 MB does not."""

SIZES = {"5 KB": 5_000, "1 MB": 1_000_000, "10 MB": 10_000_000}

TOLD = """
import json, os, sys, time
from pathlib import Path
began, path = float(sys.argv[1]), Path(sys.argv[2])
told = {}
def tell(name):
    told.setdefault(name, time.time() - began)
    told.setdefault(name + " cpu", time.thread_time())
def end():
    status = Path("/proc/self/status").read_text().split()
    told["memory"] = int(status[status.index("VmRSS:") + 1]) / 1024
    print(json.dumps(told), flush=True)
    os._exit(0)
tell("python")
"""

BARE = (
    TOLD
    + """
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QMainWindow, QTextBrowser
tell("qt")
class Browser(QTextBrowser):
    def paintEvent(self, event):
        super().paintEvent(event)
        tell("painted")
        QTimer.singleShot(0, end)
application = QApplication([])
application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
QFontDatabase.addApplicationFont(sys.argv[3])
window, browser = QMainWindow(), Browser()
font = QFont("Amiri")
font.setPixelSize(20)
browser.setFont(font)
option = browser.document().defaultTextOption()
option.setTextDirection(Qt.LayoutDirection.RightToLeft)
browser.document().setDefaultTextOption(option)
browser.setPlainText(path.read_text(encoding="utf-8"))
window.setCentralWidget(browser)
window.resize(1200, 800)
window.show()
application.exec()
"""
)

QARI = (
    TOLD
    + """
import reader.desktop.analysis_line as line
until, begin = sys.argv[4], line.HeadStart.__init__
def begun(self, *arguments):
    begin(self, *arguments)
    tell("process begun")
    from PySide6.QtCore import QTimer
    from reader.desktop.article_view import ArticleView
    from reader.desktop.main_window import MainWindow
    tell("qt")
    paint, show, furnish = ArticleView.paintEvent, MainWindow.show, MainWindow.furnish
    def painted(self, event):
        paint(self, event)
        if self.article is not None:
            tell("painted")
            reading = getattr(self.window(), "reading", None)
            if reading is not None and reading.article is not None:
                tell("whole")
                if until == "whole":
                    QTimer.singleShot(1500, end)
        if not self.marks.empty:
            tell("marked")
            # At rest: the library is opened behind the marks.
            QTimer.singleShot(1500, self.window().close if until == "closed" else end)
    def shown(self):
        show(self)
        tell("shown")
    def furnished(self, *arguments):
        furnish(self, *arguments)
        tell("furnished")
    ArticleView.paintEvent, MainWindow.show, MainWindow.furnish = painted, shown, furnished
line.HeadStart.__init__ = begun
from reader.cli import main
main(["--library", sys.argv[3], str(path)])
print("{}")
"""
)

ANALYSIS = """
import json, sys, time, resource
from pathlib import Path
from reader.arabic.words import tokens
from reader.opening import open_article
began = time.perf_counter()
from reader.analysis import load_analyser
analyser = load_analyser()
loaded = time.perf_counter() - began
article = open_article(Path(sys.argv[1]))
began = time.perf_counter()
analysis = analyser.analyse(article)
taken = time.perf_counter() - began
began = time.perf_counter()
words = sum(1 for _ in tokens(article.text))
tokenising = time.perf_counter() - began
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({
    "load": loaded, "words_per_second": words / taken, "ratio": taken / tokenising, "memory": memory, "words": words,
}))
"""


def article_of(size: int, path: Path) -> None:
    """Write an article of about `size` bytes: the shipped sample over and over, each paragraph numbered."""
    paragraphs = (ROOT / "resources" / "samples" / "welcome.txt").read_text(encoding="utf-8").split("\n\n")
    written = 0
    with path.open("w", encoding="utf-8") as file:
        number = 0
        while written < size:
            paragraph = paragraphs[number % len(paragraphs)].strip()
            text = paragraph if number < len(paragraphs) else f"{paragraph} ({number})"
            file.write(text + "\n\n")
            written += len(text.encode()) + 2
            number += 1


def child(program: str, *arguments: str, home: Path) -> dict[str, float]:
    # Bytecode is kept, as in any installation: compiling the program at each start takes a fifth of a second.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    environment |= {"HOME": str(home), "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip
    if done.returncode != 0 or not done.stdout.strip():
        raise SystemExit(f"the child failed:\n{done.stderr[-2000:]}")
    return dict(json.loads(done.stdout.strip().splitlines()[-1]))


def median(rows: list[dict[str, float]], key: str) -> float:
    return statistics.median(row[key] for row in rows)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for label, size in SIZES.items():
            path = folder / f"{size}.txt"
            article_of(size, path)
            # Settings and bytecode are there afterwards, as after any first start.
            if size <= ANALYSED:
                child(QARI, str(time.time()), str(path), str(folder / "warm.sqlite"), "closed", home=folder)
            bare, qari = [], []
            for number in range(rounds):
                bare.append(child(BARE, str(time.time()), str(path), str(FONT), home=folder))
                library = str(folder / f"{size}-{number}.sqlite")
                until = "marked" if size <= ANALYSED else "whole"
                qari.append(child(QARI, str(time.time()), str(path), library, until, home=folder))
            base, painted = median(bare, "painted"), median(qari, "painted")
            ratio = median(qari, "painted cpu") / median(bare, "painted cpu")
            print(f"{label:>6}  bare window painted after {base:.2f} s, {median(bare, 'memory'):.0f} MB")
            print(f"        Qari: painted {painted / base:.2f}x, processor {ratio:.2f}x")
            stages = [stage for stage in STAGES if stage in qari[0]]
            print("        " + ", ".join(f"{stage} {median(qari, stage):.2f}" for stage in stages) + " s")
            print(f"        memory of the window {median(qari, 'memory') / median(bare, 'memory'):.2f}x")
            if size > ANALYSED:
                continue
            busy = median(qari, "marked cpu") - median(qari, "painted cpu")
            print(
                f"        marks {median(qari, 'marked') - painted:+.2f} s after the article, {busy:.2f} s of processor"
            )
            runs = [child(ANALYSIS, str(path), home=folder) for _ in range(rounds)]
            print(
                f"        analysis: loads in {median(runs, 'load'):.2f} s, {median(runs, 'words_per_second'):,.0f}"
                f" words/s over {median(runs, 'words'):,.0f} words ({median(runs, 'ratio'):.1f}x tokenising alone),"
                f" {median(runs, 'memory'):.0f} MB at most"
            )


if __name__ == "__main__":
    main()
