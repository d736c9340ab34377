"""The library as it finds articles, notes and tags."""

from __future__ import annotations

from reader.core.notes import Note, Tag
from reader.core.progress import Progress, no_progress
from reader.library.filters import ALL_NOTES, NoteFilter
from reader.library.notes import TagUse
from reader.library.parts import Parts
from reader.library.saved_searches import SavedSearch
from reader.library.search import Hit


class Finding(Parts):
    """Search over all, and the notes and tags that a person made."""

    def notes(
        self, article: int | None = None, where: NoteFilter = ALL_NOTES, *, limit: int | None = None, offset: int = 0
    ) -> list[Note]:
        """The notes of one article in the order of its text, or those of all, last changed first."""
        with self._store.reading():
            return self._notes.notes(article, where, limit=limit, offset=offset)

    def count_notes(self, where: NoteFilter = ALL_NOTES, *, article: int | None = None) -> int:
        """How many notes there are of what is asked for."""
        with self._store.reading():
            return self._notes.count(article, where)

    def note(self, note: int) -> Note:
        """One note."""
        with self._store.reading():
            return self._notes.note(note)

    def tags(self) -> list[TagUse]:
        """All tags by name, with how often each is used."""
        with self._store.reading():
            return self._notes.tags()

    def tag(self, tag: int) -> Tag:
        """One tag."""
        with self._store.reading():
            return self._notes.tag(tag)

    def find_tag(self, name: str) -> Tag | None:
        """The tag of that name, spelling variants ignored."""
        with self._store.reading():
            return self._notes.find_tag(name)

    def search(
        self, query: str, *, limit: int = 50, offset: int = 0, newest_first: bool = False, typing: bool = False
    ) -> list[Hit]:
        """The articles and notes that hold what was typed, the best first; see reader.library.query for what can be.

        `typing`: the last word may not be whole yet.
        """
        with self._store.reading():
            self._index.flush()
            current = self._index.is_current()
        if not current:
            self.rebuild_index()
        with self._store.reading():
            return self._search.search(query, limit=limit, offset=offset, newest_first=newest_first, typing=typing)

    def saved_searches(self) -> list[SavedSearch]:
        """The searches that were kept, by name."""
        with self._store.reading():
            return self._searches.all()

    def saved_search(self, search: int) -> SavedSearch:
        """One of them."""
        with self._store.reading():
            return self._searches.search(search)

    def find_saved_search(self, name: str) -> SavedSearch | None:
        """The one of that name, spelling variants ignored."""
        with self._store.reading():
            return self._searches.find(name)

    def rebuild_index(self, progress: Progress = no_progress) -> None:
        """Make the search index anew."""
        with self._store.writing():
            self._index.rebuild(
                self._articles.numbers(), lambda article: self._articles.article(article, as_found=True), progress
            )
