"""The subject of the last verb in front of a place: who was doing something when the words were said or written."""

from __future__ import annotations

from reader.quotations.places import Context
from reader.quotations.subjects import phrase_after
from reader.quotations.verbs import is_likely_verb

_REACH = 40


def actor_before(context: Context, end: int) -> tuple[int, int] | None:
    """The subject of the last verb before the token in its sentence that has one behind it; not one that is quoted."""
    around = context.enclosing[end]
    start = max(context.sentences.start(end), end - _REACH)
    for at in range(end - 2, start - 1, -1):
        if context.enclosing[at] == around and at not in context.layout.mention_at and is_likely_verb(context, at):
            found = phrase_after(context, at + 1, end, True)
            if found is not None:
                return found
    return None
