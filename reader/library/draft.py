"""The words in which a change is written: what each does to the rows, recorded so that it can be undone.

reader.operations decides what a person's change means and puts it together from these; they trust that it is meant.
"""

from __future__ import annotations

from typing import Any

from reader.core.articles import Direction
from reader.core.errors import LibraryError
from reader.core.mentions import EntityType, Mention
from reader.core.notes import Anchor, Note, NoteTarget
from reader.core.quantities import Quantity
from reader.core.quotations import Quotation
from reader.core.spans import Span
from reader.library import marks_codec
from reader.library.anchors import Reanchoring, stands
from reader.library.articles import Articles
from reader.library.journal import Recorder
from reader.library.models import to_text
from reader.library.notes import tag_key
from reader.library.places import anchor_columns
from reader.library.rows import columns_of, read_row
from reader.library.search_index import note_terms
from reader.library.store import Store
from reader.library.terms import name_key, pair_key


class Draft:
    """One step being written. Every number that is not there raises LibraryError("gone")."""

    def __init__(self, store: Store, articles: Articles, recorder: Recorder) -> None:
        self._store = store
        self._articles = articles
        self._recorder = recorder
        self._texts: dict[int, str] = {}

    def text(self, article: int) -> str:
        """The text of an article."""
        if article not in self._texts:
            self._texts[article] = self._articles.text(article)
        return self._texts[article]

    # Notes

    def add_note(self, article: int, note: Note) -> int:
        """A new note without its tags; one whose words do not stand in the text is an orphan."""
        moment = self._store.clock()
        anchor, orphan = self._placed(article, note.anchor)
        row = {
            "article_id": article,
            "target": note.target.value,
            "body": note.body,
            **anchor_columns(anchor),
            "orphan": orphan,
            "entity": note.entity,
            "speaker": note.speaker,
            "created": note.created or moment,
            "changed": note.changed or moment,
            "terms": note_terms(note.body, anchor.exact if anchor else None),
        }
        return self._recorder.insert("note", row, article)

    def change_note(
        self,
        number: int,
        *,
        body: str | None = None,
        target: NoteTarget | None = None,
        anchor: Anchor | None = None,
        entity: str | None = None,
        speaker: str | None = None,
    ) -> None:
        """Change what is not None."""
        row = self._row("note", {"id": number})
        article = row["article_id"]
        values: dict[str, Any] = {}
        if anchor is not None:
            placed, values["orphan"] = self._placed(article, anchor)
            values |= anchor_columns(placed)
        for name, value in (("body", body), ("entity", entity), ("speaker", speaker)):
            if value is not None:
                values[name] = value
        if target is not None:
            values["target"] = target.value
        values = {name: value for name, value in columns_of(values).items() if row[name] != value}
        if not values:
            return
        row |= values
        values["terms"] = note_terms(to_text(row["body"]), to_text(row["exact"]))
        values["changed"] = self._store.clock()
        self._recorder.update("note", {"id": number}, values, article)

    def remove_note(self, number: int) -> None:
        """Delete a note and take its tags off."""
        article = self._row("note", {"id": number})["article_id"]
        for (tag,) in self._store.sql("SELECT tag_id FROM note_tag WHERE note_id = ?", (number,)).fetchall():
            self._recorder.delete("note_tag", {"note_id": number, "tag_id": tag}, article)
        self._recorder.delete("note", {"id": number}, article)

    # Tags

    def add_tag(self, name: str, colour: str) -> int:
        """A new tag."""
        return self._recorder.insert("tag", {"name": name, "folded": tag_key(name), "colour": colour})

    def change_tag(self, number: int, *, name: str | None = None, colour: str | None = None) -> None:
        """Change what is not None."""
        values: dict[str, Any] = {}
        if name is not None:
            values = {"name": name, "folded": tag_key(name)}
        if colour is not None:
            values["colour"] = colour
        self._recorder.update("tag", {"id": number}, values)

    def remove_tag(self, number: int, into: int | None = None) -> None:
        """Delete a tag; what bears it loses it, or bears the tag `into` instead."""
        for note, article in self._store.sql(
            "SELECT note_id, article_id FROM note_tag JOIN note ON note.id = note_id WHERE tag_id = ?", (number,)
        ).fetchall():
            self._recorder.delete("note_tag", {"note_id": note, "tag_id": number}, article)
            if into is not None:
                self._link("note_tag", {"note_id": note, "tag_id": into}, article)
        for (article,) in self._store.sql("SELECT article_id FROM article_tag WHERE tag_id = ?", (number,)).fetchall():
            self._recorder.delete("article_tag", {"article_id": article, "tag_id": number}, article)
            if into is not None:
                self._link("article_tag", {"article_id": article, "tag_id": into}, article)
        self._recorder.delete("tag", {"id": number})

    def tag_note(self, note: int, tag: int) -> None:
        """Put a tag on a note; nothing where it is on."""
        article = self._row("note", {"id": note})["article_id"]
        self._link("note_tag", {"note_id": note, "tag_id": tag}, article)

    def untag_note(self, note: int, tag: int) -> None:
        """Take a tag off a note; nothing where it is not on."""
        article = self._row("note", {"id": note})["article_id"]
        self._unlink("note_tag", {"note_id": note, "tag_id": tag}, article)

    def tag_article(self, article: int, tag: int) -> None:
        """Put a tag on an article; nothing where it is on."""
        self._row("article", {"id": article})
        self._link("article_tag", {"article_id": article, "tag_id": tag}, article)

    def untag_article(self, article: int, tag: int) -> None:
        """Take a tag off an article; nothing where it is not on."""
        self._unlink("article_tag", {"article_id": article, "tag_id": tag}, article)

    # Articles

    def set_direction(self, article: int, direction: Direction | None) -> None:
        """Give an article a direction, or let it have its own again."""
        given = None if direction is None else direction.value
        self._recorder.update("article", {"id": article}, {"direction_override": given}, article)

    def set_block_direction(self, article: int, block: Span, direction: Direction | None) -> None:
        """Give the block with that span a direction, or let it have its own again."""
        for (number,) in self._store.sql(
            "SELECT id FROM block_direction WHERE article_id = ? AND start = ? AND NOT orphan", (article, block.start)
        ).fetchall():
            self._recorder.delete("block_direction", {"id": number}, article)
        if direction is not None:
            exact = block.of(self.text(article))
            values = {"article_id": article, "start": block.start, "exact": exact, "direction": direction.value}
            self._recorder.insert("block_direction", {**values, "orphan": False}, article)

    def forget(self, article: int) -> None:
        """Take an article out of the lists; it is deleted for good once this step can no longer be undone."""
        if self._row("article", {"id": article})["forgotten"] is not None:
            raise LibraryError("gone")
        self._recorder.update("article", {"id": article}, {"forgotten": self._store.clock()}, article)

    # Corrections

    def say_mention(self, article: int, span: Span, mention: Mention | Quantity | None) -> None:
        """At that span stands that name or quantity, or none; what was said of the same span before is taken back."""
        kind = None if mention is None else mention.type.value
        name = "" if mention is None else mention.name
        role = mention.role if isinstance(mention, Mention) else "" if mention is None else mention.value
        self._say("mention_correction", article, span, {"type": kind, "name": name, "role": role})

    def say_entity(
        self, article: int, type: EntityType, name: str, new_type: EntityType | None, new_name: str | None
    ) -> None:
        """All mentions of that name and type have a new name and type, or are none where both are None."""
        self._row("article", {"id": article})
        values = {
            "article_id": article,
            "step": self._recorder.step,
            "type": type.value,
            "name": name,
            "new_type": None if new_type is None else new_type.value,
            "new_name": new_name,
        }
        self._recorder.insert("entity_correction", values, article)

    def merge_name(self, type: EntityType, name: str, into_type: EntityType, into_name: str) -> None:
        """In all articles that name is the other one, and so are those that were merged into it before."""
        key, into = (name_key(name), type.value), (name_key(into_name), into_type.value)
        columns = {"into_type": into[1], "into_folded": into[0], "into_name": into_name}
        for number, folded, kind in self._store.sql(
            "SELECT id, folded, type FROM alias WHERE (into_folded = ? AND into_type = ?) OR (folded = ? AND type = ?)",
            (*key, *key),
        ).fetchall():
            if (folded, kind) in (key, into):
                self._recorder.delete("alias", {"id": number})
            else:
                self._recorder.update("alias", {"id": number}, columns)
        if key != into:
            self._recorder.insert("alias", {"type": type.value, "folded": key[0], "name": name, **columns})

    def split_name(self, type: EntityType, name: str) -> None:
        """That name is no other one any more."""
        row = self._store.sql(
            "SELECT id FROM alias WHERE folded = ? AND type = ?", (name_key(name), type.value)
        ).fetchone()
        if row is None:
            raise LibraryError("gone")
        self._recorder.delete("alias", {"id": row[0]})

    def keep_apart(self, type: EntityType, name: str, other: str) -> None:
        """Two names of a type that look alike are not one."""
        first, second = pair_key(name, other)
        row = {"type": type.value, "folded": first, "other": second}
        if first != second and read_row(self._store, "names_apart", row) is None:
            self._recorder.insert("names_apart", row)

    def write_name_note(self, type: EntityType, name: str, body: str) -> None:
        """What is written about a name; nothing where it is blank."""
        folded = name_key(name)
        row = read_row(self._store, "name_note", {"folded": folded, "type": type.value})
        values = {"body": body, "changed": self._store.clock()}
        if row is None:
            if body:
                self._recorder.insert("name_note", {"type": type.value, "folded": folded, "name": name, **values})
        elif not body:
            self._recorder.delete("name_note", {"id": row["id"]})
        elif to_text(row["body"]) != body:
            self._recorder.update("name_note", {"id": row["id"]}, values)

    def add_search(self, name: str, query: str, newest_first: bool) -> int:
        """A search that is kept under a name."""
        values = {"name": name, "folded": name_key(name), "query": query, "newest_first": newest_first}
        return self._recorder.insert("saved_search", values)

    def change_search(
        self, number: int, *, name: str | None = None, query: str | None = None, newest_first: bool | None = None
    ) -> None:
        """Change what is not None."""
        values: dict[str, Any] = {}
        if name is not None:
            values = {"name": name, "folded": name_key(name)}
        if query is not None:
            values["query"] = query
        if newest_first is not None:
            values["newest_first"] = newest_first
        self._recorder.update("saved_search", {"id": number}, values)

    def remove_search(self, number: int) -> None:
        """Keep a search no longer."""
        self._recorder.delete("saved_search", {"id": number})

    def list_name(self, name: str, type: EntityType | None, known_as: str = "") -> None:
        """Put a name on the person's name lists, always marked with that type or, without one, never marked; what the
        lists said of it before is taken back."""
        kind = None if type is None else type.value
        folded = name_key(name)
        row = read_row(self._store, "listed_name", {"folded": folded})
        values = columns_of({"name": name, "folded": folded, "type": kind, "known_as": known_as})
        if row is not None:
            if {column: row[column] for column in values} == values:
                return
            self._recorder.delete("listed_name", {"id": row["id"]})
        self._recorder.insert("listed_name", values)

    def unlist_name(self, name: str) -> None:
        """Take a name off the person's name lists."""
        self._recorder.delete("listed_name", {"id": self._row("listed_name", {"folded": name_key(name)})["id"]})

    def say_quotation(self, article: int, span: Span, quotation: Quotation | None) -> None:
        """At that span stands that quotation, or none; what was said of the same span before is taken back."""
        stored = None if quotation is None else marks_codec.anchored_quotation(quotation, self.text(article))
        self._say("quotation_correction", article, span, {"quotation": stored})

    def _say(self, table: str, article: int, span: Span, values: dict[str, Any]) -> None:
        for (number,) in self._store.sql(
            f'SELECT id FROM {table} WHERE article_id = ? AND start = ? AND "end" = ? AND NOT orphan',
            (article, span.start, span.end),
        ).fetchall():
            self._recorder.delete(table, {"id": number}, article)
        place = anchor_columns(Anchor.at(self.text(article), span))
        row = {"article_id": article, "step": self._recorder.step, **place, "orphan": False, **values}
        self._recorder.insert(table, row, article)

    def _placed(self, article: int, anchor: Anchor | None) -> tuple[Anchor | None, bool]:
        """The anchor where its words stand now, and whether they stand nowhere."""
        if anchor is None:
            self._row("article", {"id": article})
            return None, False
        text = self.text(article)
        if stands(anchor, text):
            return Anchor.at(text, anchor.span), False
        moved = Reanchoring("", text).moved(anchor)
        return (anchor, True) if moved is None else (moved, False)

    def _row(self, table: str, key: dict[str, Any]) -> dict[str, Any]:
        row = read_row(self._store, table, key)
        if row is None:
            raise LibraryError("gone")
        return row

    def _link(self, table: str, key: dict[str, Any], article: int) -> None:
        self._row("tag", {"id": key["tag_id"]})
        if read_row(self._store, table, key) is None:
            self._recorder.insert(table, key, article)

    def _unlink(self, table: str, key: dict[str, Any], article: int) -> None:
        if read_row(self._store, table, key) is not None:
            self._recorder.delete(table, key, article)
