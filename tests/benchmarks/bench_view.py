"""How long the article view takes beside Qt's own text widgets, in processor time of the same run.

    python tests/benchmarks/bench_view.py [megabytes …]

Prints seconds and ratios and asserts nothing: what counts is how they change.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit

from reader.core.articles import Article, Block
from reader.core.mentions import EntityType, Mention
from reader.core.spans import Span
from reader.desktop.article_view_pane import ArticlePane
from reader.desktop.find import Finder
from reader.desktop.fonts import reading_font, register_fonts
from reader.desktop.theme import load_theme

MARKS = 50_000
SENTENCES = (
    "قال صيادون في الميناء القديم إن الموسم جاء أفضل مما توقعوا، وإن الأسعار استقرت منذ مطلع الشهر.",
    "وأضافت أمينة السجل سعاد الخوري أن 214 مركبا دخلت بين الفجر والظهر، منها 12 مركبا من جزيرة أرواد، وأن شركة "
    "North Pier أعادت فتح مخازنها بعد إصلاح سقفها.",
    "وتتوقع البلدية أن تنتهي أعمال الرصيف الجنوبي قبل عيد الفطر إذا بقي البحر هادئا، غير أن النقابة تخشى أن تتأخر.",
)


def article_of(megabytes: float) -> Article:
    """An article of that size in UTF-8."""
    surfaces: list[str] = []
    size = 0
    while size < megabytes * 1_000_000:
        surface = " ".join(SENTENCES[(len(surfaces) + at) % 3] for at in range(1 + len(surfaces) % 4))
        surfaces.append(surface)
        size += len(surface.encode()) + 1
    blocks: list[Block] = []
    start = 0
    for surface in surfaces:
        blocks.append(Block(Span(start, start + len(surface))))
        start += len(surface) + 1
    return Article("\n".join(surfaces), tuple(blocks))


def seconds(act: Callable[[], object]) -> float:
    """Processor seconds of this process, so that a busy machine does not count."""
    start = time.process_time()
    act()
    return time.process_time() - start


def measure(application: QApplication, megabytes: float) -> None:
    """Measure with an article of that size."""
    article = article_of(megabytes)
    text = article.text
    print(f"\n{megabytes:g} MB, {len(text)} letters, {len(article.blocks)} paragraphs")

    plain, rich = QPlainTextEdit(), QTextEdit()
    pane = ArticlePane(load_theme("light"))
    for widget in (plain, rich, pane):
        widget.resize(1000, 800)
        widget.show()
    for editor in (plain, rich):
        editor.setFont(reading_font("Amiri", 20))
    application.processEvents()
    view = pane.view

    def shown(editor: QPlainTextEdit | QTextEdit) -> None:
        editor.setPlainText(text)
        editor.viewport().repaint()

    def opened() -> None:
        pane.show_article(article)
        pane.view.viewport().repaint()

    def end(editor: QPlainTextEdit | QTextEdit) -> None:
        editor.moveCursor(QTextCursor.MoveOperation.End)
        editor.viewport().repaint()

    def narrower(widget: QPlainTextEdit | QTextEdit | ArticlePane) -> None:
        widget.resize(760, 800)
        application.sendPostedEvents()
        (widget.view if isinstance(widget, ArticlePane) else widget).viewport().repaint()

    def go_to_end() -> None:
        pane.view.go_to(Span(len(text) - 2, len(text) - 1))
        pane.view.viewport().repaint()

    rows = [
        ("open and paint", *(seconds(lambda e=e: shown(e)) for e in (plain, rich)), seconds(opened)),
        ("go to the end", *(seconds(lambda e=e: end(e)) for e in (plain, rich)), seconds(go_to_end)),
        (
            "make narrower",
            *(seconds(lambda e=e: narrower(e)) for e in (plain, rich)),
            seconds(lambda: narrower(pane)),
        ),
    ]

    step = max(len(text) // MARKS, 12)
    spans = [Span(at, min(at + 9, len(text))) for at in range(0, len(text) - 9, step)]
    types = list(EntityType)
    mentions = [Mention(span, types[at % 4], str(at % 500)) for at, span in enumerate(spans)]

    def selections(editor: QPlainTextEdit | QTextEdit) -> None:
        extra = []
        for span in spans[:5000]:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(editor.document())
            cursor.setPosition(span.start)
            cursor.setPosition(span.end, QTextCursor.MoveMode.KeepAnchor)
            selection.cursor, selection.format = cursor, QTextCharFormat()
            extra.append(selection)
        editor.setExtraSelections(extra)
        editor.viewport().repaint()

    def marks() -> None:
        view.show_marks(mentions, (), ())
        view.viewport().repaint()
        pane.strip.repaint()

    counted = min(len(spans), 5000)
    rows.append(
        (
            f"{len(mentions)} marks (Qt: {counted} extra selections)",
            *(seconds(lambda e=e: selections(e)) for e in (plain, rich)),
            seconds(marks),
        )
    )
    print(f"{'':52}{'plain':>9}{'rich':>9}{'Qari':>9}  ratios to plain, rich")
    for name, of_plain, of_rich, of_view in rows:
        ratios = f"{of_view / max(of_plain, 1e-4):8.2f} {of_view / max(of_rich, 1e-4):8.2f}"
        print(f"{name:52}{of_plain:9.3f}{of_rich:9.3f}{of_view:9.3f}  {ratios}")

    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)

    def frame() -> None:
        bar.setValue(bar.value() + 60)
        application.processEvents()

    application.processEvents()
    frames = sorted(seconds(frame) for _ in range(100))

    finder = Finder(text)
    print(f"{'a step of scrolling among the marks: median':52}{'':18}{frames[50]:9.4f}")
    print(f"{'of twenty such steps the slowest (p95)':52}{'':18}{frames[95]:9.4f}")
    print(f"{'find, first time (folds the text)':52}{'':18}{seconds(lambda: finder.all('مركبا')):9.3f}")
    print(f"{'find, each letter after that':52}{'':18}{seconds(lambda: finder.all('مركب')):9.3f}")
    for widget in (plain, rich, pane):
        widget.close()
        widget.deleteLater()
    application.processEvents()


def main() -> None:
    application = QApplication([])
    register_fonts()
    for megabytes in [float(size) for size in sys.argv[1:]] or [0.005, 1.0, 10.0]:
        measure(application, megabytes)


if __name__ == "__main__":
    main()
