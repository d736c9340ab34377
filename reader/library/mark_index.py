"""The index of names and speakers over all articles, written: who appears where, who said what about whom."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping

from reader.core.analyses import Analysis
from reader.core.mentions import EntityType
from reader.library import codec, marks_codec
from reader.library.store import Store
from reader.library.terms import name_key

_Key = tuple[str, str]
"""What tells entities apart: the folded name and the type."""

_AT_ONCE = 500

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def day_of(date: str | None) -> int:
    """The day of an ISO date as a number, 20250131; 20250100 where only the month is known, 0 where nothing is."""
    match = _DATE.match(date or "")
    return int("".join(part or "00" for part in match.groups())) if match else 0


def date_of(day: int) -> str | None:
    """The ISO date of such a number."""
    digits = f"{day:08}"
    parts = [digits[:4], digits[4:6], digits[6:]]
    while parts and not int(parts[-1]):
        parts.pop()
    return "-".join(parts) or None


class MarkIndex:
    """Writes the index of names and speakers of one store, article by article, inside transactions of the caller."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def clear(self, article: int) -> None:
        """Take an article out."""
        self._store.sql(
            "DELETE FROM said_about WHERE said_id IN (SELECT id FROM said WHERE article_id = ?)", (article,)
        )
        self._store.sql("DELETE FROM said WHERE article_id = ?", (article,))
        row = self._store.sql("SELECT entities FROM article_names WHERE article_id = ?", (article,)).fetchone()
        if row is not None:
            day, entities = codec.unpack_names(row[0])
            self._store.sql_many(
                "DELETE FROM appearance WHERE entity_id = ? AND day = ? AND article_id = ?",
                [(entity, day, article) for entity in entities],
            )
            self._store.sql("DELETE FROM article_names WHERE article_id = ?", (article,))

    def write(self, article: int, day: int, marks: Analysis) -> int:
        """Put an article in that is not there; returns how many names appear in it."""
        counts = Counter((mention.type, mention.name) for mention in marks.mentions)
        keys = {(kind, name): (name_key(name), kind.value) for kind, name in counts}
        entities = self._appear(article, day, counts, keys)
        if marks.quotations:
            self._say(article, day, marks, {named: entities[key] for named, key in keys.items()})
        return len(entities)

    def _appear(
        self,
        article: int,
        day: int,
        counts: Counter[tuple[EntityType, str]],
        keys: Mapping[tuple[EntityType, str], _Key],
    ) -> dict[_Key, int]:
        """Write how often each name is mentioned; returns the number of each."""
        totals: Counter[_Key] = Counter()
        names: dict[_Key, str] = {}
        for named, count in counts.items():
            totals[keys[named]] += count
            names.setdefault(keys[named], named[1])
        if not totals:
            return {}
        entities = self._entities(names)
        self._store.sql_many(
            "INSERT INTO appearance (entity_id, day, article_id, mentions) VALUES (?, ?, ?, ?)",
            sorted((entities[key], day, article, count) for key, count in totals.items()),
        )
        self._store.sql(
            "INSERT INTO article_names (article_id, entities) VALUES (?, ?)",
            (article, codec.pack_names(day, sorted(entities.values()))),
        )
        return entities

    def _entities(self, names: Mapping[_Key, str]) -> dict[_Key, int]:
        """The number of each name, new ones made."""
        found: dict[_Key, int] = {}
        keys = list(names)
        for at in range(0, len(keys), _AT_ONCE):
            some = keys[at : at + _AT_ONCE]
            values = ", ".join(["(?, ?)"] * len(some))
            for number, folded, kind in self._store.sql(
                f"SELECT id, folded, type FROM entity WHERE (folded, type) IN (VALUES {values})",
                [part for key in some for part in key],
            ):
                found[folded, kind] = number
        for key, name in names.items():
            if key not in found:
                found[key] = self._store.insert("entity", {"folded": key[0], "type": key[1], "name": codec.plain(name)})
        return found

    def _say(self, article: int, day: int, marks: Analysis, entities: Mapping[tuple[EntityType, str], int]) -> None:
        """Write who said which quotation and whom it mentions."""
        quotations = marks.quotations
        names = [quotation.speaker_entity or quotation.speaker or "" for quotation in quotations]
        speakers = {name: self._speaker(name) for name in set(names)}
        first = int(self._store.sql("SELECT coalesce(max(id), 0) + 1 FROM said").fetchone()[0])
        self._store.sql_many(
            "INSERT INTO said (id, article_id, day, number, speaker_id, cue, kind) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    first + number,
                    article,
                    day,
                    number,
                    speakers[name],
                    marks_codec.CUE_NUMBERS[quotation.cue_class],
                    marks_codec.KIND_NUMBERS[quotation.kind],
                )
                for number, (name, quotation) in enumerate(zip(names, quotations, strict=True))
            ],
        )
        starts = [mention.span.start for mention in marks.mentions]
        about: set[tuple[int, int]] = set()
        for number, quotation in enumerate(quotations, first):
            inside = slice(bisect_left(starts, quotation.content.start), bisect_left(starts, quotation.content.end))
            about.update((entities[mention.type, mention.name], number) for mention in marks.mentions[inside])
        self._store.sql_many("INSERT INTO said_about (entity_id, said_id) VALUES (?, ?)", sorted(about))

    def _speaker(self, name: str) -> int | None:
        """The number of a speaker; None where nobody is known."""
        key = name_key(name)
        if not key:
            return None
        row = self._store.sql("SELECT id FROM speaker WHERE folded = ?", (key,)).fetchone()
        if row is not None:
            return int(row[0])
        return self._store.insert("speaker", {"folded": key, "name": codec.plain(name)})
