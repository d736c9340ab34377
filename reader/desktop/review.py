"""Going through the marks by keyboard: accept, reject, change the type, skip. Every decision is a step to undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import methodcaller
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from reader.core.mentions import Mention, Origin
from reader.core.quantities import MarkType, Quantity, QuantityKind
from reader.core.quotations import Quotation
from reader.core.spans import Span
from reader.desktop.marks import span_of

if TYPE_CHECKING:
    from reader.desktop.notebook import Notebook
    from reader.desktop.reading import Reading

_Key = tuple[bool, Span]
"""What tells marks apart: whether it is a quotation, and where it stands."""


def _key(mark: Mention | Quantity | Quotation) -> _Key:
    return isinstance(mark, Quotation), span_of(mark)


def _sort(mark: Mention | Quantity | Quotation | None) -> str:
    """What the operations call it."""
    return "quotation" if isinstance(mark, Quotation) else "quantity" if isinstance(mark, Quantity) else "mention"


class Review(QObject):
    """Which mark of the open article is to be decided on, and what was decided.

    The marks are those that `shown` gives, in the order of the text; one that was marked or checked by hand needs no
    review. turned: there is another mark to decide on (a Mention, a Quantity or a Quotation), or None where the review
    is over.
    """

    turned = Signal(object)

    def __init__(
        self,
        reading: Reading,
        notebook: Notebook,
        shown: Callable[[], Sequence[Mention | Quantity | Quotation]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._reading = reading
        self._notebook = notebook
        self._shown = shown
        self._article = 0
        self._decided: list[_Key] = []
        self._waiting: set[_Key] = set()
        self._skipped: set[_Key] = set()
        # The marks that were last asked for: a long article has a hundred thousand.
        self._marks: Sequence[Mention | Quantity | Quotation] = ()
        self.left = 0
        """How many marks are still to be decided on, the current one too."""
        self.current: Mention | Quantity | Quotation | None = None
        reading.marked.connect(self._follow)
        reading.opened.connect(lambda *_: self.end())

    @property
    def running(self) -> bool:
        """Whether a review is under way."""
        return self.current is not None

    @property
    def done(self) -> int:
        """How many marks were decided on or skipped."""
        return len(self._decided) + len(self._skipped)

    def begin(self, at: int) -> bool:
        """Begin with the first mark from that offset on, going round at the end; False where there is none."""
        self._article = self._reading.identity
        self._decided, self._waiting, self._skipped = [], set(), set()
        if not self._article:
            return False
        self._marks = self._shown()
        self._turn(at)
        return self.running

    def accept(self) -> None:
        """The current mark is right."""
        self._decide(f"accept_{_sort(self.current)}")

    def reject(self) -> None:
        """There is no name, no quantity, or no quotation."""
        if isinstance(self.current, Quantity):
            self._decide("delete_quantities")
        else:
            self._decide(f"delete_{_sort(self.current)}")

    def retype(self, kind: MarkType) -> None:
        """It is a name or a quantity, of that type."""
        if not isinstance(self.current, Mention | Quantity):
            return
        if self.current.type is kind:
            self.accept()
        elif isinstance(kind, QuantityKind):
            self._decide("mark_quantity", kind)
        elif isinstance(self.current, Mention):
            self._decide("retype_mention", kind)
        else:
            self._decide("add_mention", kind)

    def skip(self) -> None:
        """Leave the current mark as it is."""
        if self.current is not None:
            self._skipped.add(_key(self.current))
            self._turn(span_of(self.current).start)

    def end(self) -> None:
        """End the review; what was decided stays."""
        if self.current is not None:
            self.current = None
            self.turned.emit(None)

    def _decide(self, operation: str, *arguments: Any) -> None:
        mark, article = self.current, self._article
        if mark is None or self._reading.identity != article:
            return
        key, span = _key(mark), span_of(mark)
        self._decided.append(key)
        self._waiting.add(key)

        def failed(_: object) -> None:
            self._waiting.discard(key)
            if key in self._decided:
                self._decided.remove(key)

        place = [span] if operation == "delete_quantities" else span
        self._notebook.change(methodcaller(operation, article, place, *arguments), failed=failed)
        self._turn(span.start)

    def _open(self) -> list[Mention | Quantity | Quotation]:
        """What needs a decision. A mark whose decision is on its way needs none."""
        passed = self._waiting | self._skipped
        return [mark for mark in self._marks if mark.origin is not Origin.HAND and _key(mark) not in passed]

    def _turn(self, at: int) -> None:
        """To the first open mark from that offset on, else to the first of all."""
        marks = self._open()
        self.left = len(marks)
        following = next((mark for mark in marks if span_of(mark).start >= at), None)
        self.current = following or next(iter(marks), None)
        self.turned.emit(self.current)

    def _follow(self) -> None:
        """The marks changed: by what was decided here, by its undoing, or by something else."""
        if self.current is None or self._reading.analysis is None:
            return
        self._marks = self._shown()
        analysis = self._reading.analysis
        found: list[Mention | Quantity | Quotation] = [*analysis.named, *analysis.quotations]
        machine = {_key(mark) for mark in found if mark.origin is not Origin.HAND}
        self._waiting &= machine
        undone = [key for key in self._decided if key in machine and key not in self._waiting]
        if undone:
            # What was taken back is to be decided on again, here and now.
            self._decided = [key for key in self._decided if key not in undone]
            self._turn(undone[-1][1].start)
            return
        marks = self._open()
        if self.current not in marks:
            self._turn(span_of(self.current).start)
        else:
            self.left = len(marks)
            self.turned.emit(self.current)
