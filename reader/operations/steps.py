"""What all operations stand on: one step at a time on one library, its errors told as sentences of an operation."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from reader.arabic.normaliser import fold
from reader.core.errors import LibraryError, OperationError
from reader.core.notes import Tag
from reader.core.spans import Span
from reader.library import Library
from reader.library.draft import Draft
from reader.library.journal import Touched
from reader.operations.changes import Change, Step

DEFAULT_COLOUR = "#8a8f98"
"""The colour of a tag that was made without one."""


@dataclass(slots=True)
class StepBeingMade:
    """A step while it is made: `draft` writes it, `code` and `values` name it; `change` is what it did, once done."""

    draft: Draft
    code: str
    values: dict[str, str]
    created: int = 0
    joining: Collection[str] = ()
    change: Change = field(default_factory=lambda: Change(Step("")))


class Steps:
    """Makes steps on one library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    @contextmanager
    def _step(self, code: str, **values: str) -> Iterator[StepBeingMade]:
        """A step that is done as a whole when the block ends, or, where it raises, not at all."""
        with told_as_operation():
            with self._library.history.drafting(code) as drafted:
                step = StepBeingMade(drafted.draft, code, dict(values))
                yield step
                drafted.code, drafted.values, drafted.joining = step.code, step.values, step.joining
            step.change = changed(Step(step.code, step.values), drafted.touched, step.created)

    def _tag_number(self, draft: Draft, tag: Tag | int) -> int:
        """The number of a tag; one without a number is found by its name or made."""
        if isinstance(tag, int):
            return tag
        if tag.identity:
            return tag.identity
        name = clean(tag.name)
        known = self._library.find_tag(name)
        return draft.add_tag(name, tag.colour or DEFAULT_COLOUR) if known is None else known.identity


def changed(step: Step, touched: Touched, created: int = 0) -> Change:
    """The change that a step made."""
    return Change(
        step,
        frozenset(touched.articles),
        frozenset(touched.notes),
        frozenset(touched.tags),
        frozenset(touched.analyses),
        frozenset(touched.directions),
        touched.names,
        touched.name_notes,
        touched.searches,
        created,
    )


@contextmanager
def told_as_operation() -> Iterator[None]:
    """What is gone is the operation's failure, not the library's."""
    try:
        yield
    except LibraryError as error:
        if error.code == "gone":
            raise OperationError("gone") from error
        raise


def clean(name: str) -> str:
    """A name as a person meant it: without white space at its ends, runs of it made one.

    Raises OperationError("blank_name") where no letter or digit is left.
    """
    name = " ".join(name.split())
    if not any(character.isalnum() for character in fold(name)):
        raise OperationError("blank_name")
    return name


def within(text: str, span: Span) -> Span:
    """The span, which must hold something of the text. Raises OperationError("gone")."""
    if span.end > len(text) or not span.of(text).strip():
        raise OperationError("gone")
    return span
