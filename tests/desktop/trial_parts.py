"""Parts for tests of the window: articles of our own, and recognisers that know just these."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QTextEdit,
    QWidget,
)

from reader.analysis import Analyser
from reader.core.errors import AnalysisError
from reader.core.mentions import EntityType, Mention, Origin
from reader.core.progress import Progress, no_progress
from reader.core.quotations import Quotation, QuotationKind
from reader.core.spans import Span
from reader.importing import Imported, working
from reader.library import Library, QueuedFile

HARVEST = """بدء موسم الزيتون في قرية الوادي

قالت سلمى الحاج رئيسة التعاونية إن الموسم هذا العام أفضل من سابقه.

وصل المزارعون إلى الوادي فجرا، ورافقهم نادر من جمعية الأرض.

وأضافت سلمى: "سنبيع الزيت في المدينة قبل الشتاء".

وتوقع نادر أن ترتفع الأسعار، وشكرت جمعية الأرض سكان الوادي.
"""

LIBRARY = """افتتاح مكتبة في حي المنارة

افتتحت مديرة المكتبة هدى سعيد القاعة الجديدة صباحا.

وقالت هدى سعيد إن الكتب ستعار مجانا لسكان المنارة.
"""

NAMES = {
    "سلمى الحاج": (EntityType.PER, "سلمى الحاج"),
    "سلمى": (EntityType.PER, "سلمى الحاج"),
    "نادر": (EntityType.PER, "نادر"),
    "هدى سعيد": (EntityType.PER, "هدى سعيد"),
    "الوادي": (EntityType.LOC, "الوادي"),
    "المنارة": (EntityType.LOC, "المنارة"),
    "جمعية الأرض": (EntityType.ORG, "جمعية الأرض"),
}


@dataclass
class KnownNames:
    """Finds the names of the table."""

    name: str = "known names 1"

    def mentions(self, text: str, progress: Progress = no_progress) -> tuple[Mention, ...]:
        progress(0.5)
        pattern = "|".join(sorted(map(re.escape, NAMES), key=len, reverse=True))
        return tuple(
            Mention(
                Span(*match.span()),
                NAMES[match[0]][0],
                NAMES[match[0]][1],
                Origin.LIST,
                role="رئيسة التعاونية" if match[0] == "سلمى الحاج" else "",
            )
            for match in re.finditer(pattern, text)
        )


class AfterCue:
    """Finds what follows إن or stands in quotation marks after a colon."""

    name = "after cues 1"

    def find(self, text: str, mentions: tuple[Mention, ...], progress: Progress = no_progress) -> tuple[Quotation, ...]:
        progress(0.5)
        found = []
        for match in re.finditer(r"(قالت|وأضافت|توقع) ([^\n]*?)(?: إن |: \"| أن )([^\n\".،]+)", text):
            direct = '"' in match[0]
            speaker = next((m.name for m in mentions if m.span.start == match.start(2)), None)
            found.append(
                Quotation(
                    QuotationKind.DIRECT if direct else QuotationKind.INDIRECT,
                    Span(*match.span(3)),
                    Span(*match.span(1)),
                    Span(*match.span(2)),
                    speaker,
                    speaker,
                )
            )
        return tuple(found)


def load_trial_analyser(camel_model: Path | None = None) -> Analyser:
    """The analyser of the tests; it has no model of CAMeL Tools."""
    if camel_model is not None:
        raise AnalysisError("camel_model", path=camel_model)
    return Analyser(KnownNames(), AfterCue())


def run_import_here(library: Library, stopped: Callable[[], bool], told: Callable[[QueuedFile], None]) -> Imported:
    """Works the queue off on the thread that asks, with the analyser of the tests."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(working, "load_analyser", load_trial_analyser)
        return working.work_off(library, processes=0, stopped=stopped, told=told)


def type_into(widget: QWidget, text: str) -> None:
    """Type letters of any script; QTest.keyClicks knows ASCII alone."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(widget, event)


CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QTextEdit,
)


def controls(root: QWidget) -> list[QWidget]:
    """All within a widget that a person works with."""
    found = [widget for widget in root.findChildren(QWidget) if isinstance(widget, CONTROLS)]
    # What Qt builds inside its own controls (clear buttons, the line of a spin box) bears their name.
    return [w for w in found if not w.objectName().startswith("qt_") and not isinstance(w.parent(), CONTROLS)]
