"""Hours by rules: الساعة العاشرة والنصف مساء, 10:30 صباحا."""

from __future__ import annotations

from reader.entities.date_parts import FoundDate, read_ordinal, read_small
from reader.entities.date_words import HALVES, LATER, NOON
from reader.entities.quantity_words import Tokens


def read_hour(tokens: Tokens, at: int, cut: int, weekdays: frozenset[str]) -> FoundDate | None:
    """الساعة 10:30 صباحا, الساعة العاشرة والنصف مساء, عند الساعة 7."""
    if tokens.word(at)[cut:] != "الساعه":
        return None
    start, minute = tokens.starts[at] + cut, 0
    if tokens.is_number(at + 1):
        hour, end = read_small(tokens, at + 1), at + 2
        if tokens.word(end) in (":", ".") and tokens.glued(end) and read_small(tokens, end + 1) is not None:
            minute, end = read_small(tokens, end + 1) or 0, end + 2
        elif hour is None and "." in tokens.word(at + 1):
            parts = tokens.word(at + 1).split(".")
            hour, minute = (int(parts[0][:3]), int(parts[1][:3])) if len(parts) == 2 else (None, 0)
    else:
        read = read_ordinal(tokens, at + 1, 0)
        if read is None:
            return None
        hour, end = read.number, read.end
        minute = {"والنصف": 30, "ونصف": 30, "والربع": 15, "وربع": 15, "والثلث": 20}.get(tokens.word(end), 0)
        end += minute > 0
    if hour is None or hour > 24 or minute > 59:
        return None
    return with_half(tokens, start, end, hour, minute, weekdays)


def with_half(tokens: Tokens, start: int, end: int, hour: int, minute: int, weekdays: frozenset[str]) -> FoundDate:
    """An hour with the half of the day that stands behind it: 10:30 مساء اليوم."""
    half = tokens.word(end + 1) if tokens.word(end) in ("من", "بعد", "في") else tokens.word(end)
    if half in HALVES:
        end += 2 if half != tokens.word(end) else 1
        if (half in LATER or (half in NOON and hour < 5)) and hour < 12:
            hour += 12
        for day in ({"اليوم", "امس"}, weekdays):
            end += tokens.word(end) in day
    if tokens.word(end) == "بتوقيت":
        end = min(end + 2, len(tokens))
    return FoundDate(start, end, f"T{hour:02}:{minute:02}")
