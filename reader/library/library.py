"""The library: one file that holds every article read, what was found in it and what a person made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from reader.core.analyses import Analysis
from reader.core.articles import Article
from reader.core.errors import LibraryError
from reader.core.mentions import EntityType
from reader.core.notes import Note, NoteTarget, Tag
from reader.core.progress import Progress, no_progress
from reader.core.records import ArticleRecord
from reader.entities.name_lists import NameLists
from reader.library import backups
from reader.library.aliases import Aliases, Name
from reader.library.analyses import Analyses
from reader.library.article_list import ArticleList
from reader.library.articles import Articles, Directions
from reader.library.backups import Backup
from reader.library.check import Check, CheckReport
from reader.library.history import History
from reader.library.listing import Listing
from reader.library.names import Companion, EntityUse, Names
from reader.library.notes import Notes, TagUse
from reader.library.sayings import Sayings, SpeakerUse, SpokenQuotation
from reader.library.search import Hit, Search
from reader.library.search_index import SearchIndex
from reader.library.stamps import FileStamp
from reader.library.starting import open_store
from reader.library.store import Store, now


class Library:
    """A library, open. Used from one thread only; other programs may have the same file open.

    Every method may raise LibraryError: library_locked, disk_full, library_read_only, library_unreachable,
    library_broken, and "gone" where it is given the number of something that is not there.
    """

    def __init__(self, store: Store, recovered: LibraryError | None = None) -> None:
        self._store = store
        self.recovered = recovered
        """Not None where the file was damaged: it was set aside and this library is a new one. Its sentence names the
        file set aside and the newest good backup."""
        self._index = SearchIndex(store)
        self._listed = ArticleList(store)
        self._articles = Articles(store, self._index)
        self._aliases = Aliases(store)
        self._listing = Listing(store, self._articles, self._index)
        self._analyses = Analyses(store, self._articles, self._aliases, self._listing)
        self._notes = Notes(store)
        self._search = Search(store, self._listed, self._articles, self._notes)
        self._names = Names(store, self._listed, self._aliases)
        self._sayings = Sayings(store, self._listed, self._articles, self._analyses)
        self._history = History(store, self._articles, self._analyses, self._index, self._listing)
        self._check = Check(store, self._articles, self._analyses, self._index)

    @classmethod
    def open(cls, path: Path, *, wait: float = 5.0, clock: Callable[[], datetime] = now) -> Library:
        """The library in the file `path`, which is made with its folder where it is not there.

        `wait` is how long (seconds) to wait for another program that is writing. An older library is backed up and
        migrated; a damaged one is set aside (see `recovered`). Raises LibraryError: library_newer, library_foreign,
        library_locked, library_read_only, disk_full.
        """
        return cls(*open_store(path, wait=wait, clock=clock))

    @property
    def path(self) -> Path:
        """The library's file."""
        return self._store.path

    def close(self) -> None:
        """Close the file. The library cannot be used after."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """All that is done inside is written at once at the end, or, where it raises, not at all.

        For an import, which would otherwise wait for the disk after every article. Other programs cannot write
        meanwhile, so that it should not last longer than they wait: some seconds.
        """
        with self._store.writing():
            yield

    # Articles

    def keep(self, article: Article, *, opened: bool = True, stamp: FileStamp | None = None) -> ArticleRecord:
        """Keep an article and say what is known of it.

        The same text is the same article, wherever it lies. A new text at the path of a known article is a new version
        of it where the two are alike (see reader.library.articles.ALIKE): notes and corrections move to their words in
        the new text, or become orphans. Otherwise it is another article, and the known one stays without its file.
        `opened` is False for an import, which is not reading; it gives the `stamp` that the file had before it was
        read (see is_unchanged).
        """
        with self._store.writing():
            number, stale = self._articles.keep(article, opened=opened, stamp=stamp)
            if stale:
                self._analyses.index(number)
            return self._listed.record(number)

    def is_unchanged(self, path: Path, stamp: FileStamp) -> bool:
        """Whether the file at that path was imported with that stamp, and its article is here and analysed."""
        with self._store.reading():
            return self._articles.is_unchanged(path, stamp)

    def analysed_hashes(self) -> frozenset[str]:
        """The content hashes of the articles that are analysed."""
        with self._store.reading():
            return self._articles.analysed_hashes()

    def records(self, limit: int | None = None, offset: int = 0, *, tag: int | None = None) -> list[ArticleRecord]:
        """The articles, last opened first; only those with that tag where one is given."""
        with self._store.reading():
            return self._listed.records(limit, offset, tag)

    def record(self, article: int) -> ArticleRecord:
        """What is known of one article."""
        with self._store.reading():
            return self._listed.record(article)

    def record_at(self, path: Path) -> ArticleRecord | None:
        """The article last seen at that path."""
        with self._store.reading():
            return self._listed.record_at(path)

    def article(self, article: int) -> Article:
        """One article without its file, its blocks in the directions that a person gave them."""
        with self._store.reading():
            return self._articles.article(article)

    def directions(self, article: int) -> Directions:
        """The directions that a person gave in one article."""
        with self._store.reading():
            return self._articles.directions(article)

    def keep_opened(self, article: int) -> ArticleRecord:
        """Remember that an article is opened now, without its file, and say what is known of it."""
        with self._store.writing():
            self._articles.keep_opened(article)
            return self._listed.record(article)

    def keep_position(self, article: int, offset: int) -> None:
        """Remember the reading place, an offset in the text. No step: it is not undone."""
        with self._store.writing():
            self._articles.keep_position(article, offset)

    # Analyses

    def keep_analysis(self, article: int, analysis: Analysis) -> None:
        """Replace what the machine found in an article, never what a person made; confidences to four digits."""
        with self._store.writing():
            self._analyses.keep(article, analysis)

    def analysis(self, article: int, *, as_found: bool = False) -> Analysis | None:
        """The marks of an article, a person's corrections laid over them; None where it was not analysed yet.
        Confidences have four digits.

        `as_found` gives what the machine found.
        """
        with self._store.reading():
            return self._analyses.analysis(article, as_found=as_found)

    def entities(
        self, *, type: EntityType | None = None, text: str = "", limit: int | None = 100, offset: int = 0
    ) -> list[EntityUse]:
        """The names over all articles that hold `text`, most mentioned first."""
        with self._store.reading():
            return self._names.entities(type=type, text=text, limit=limit, offset=offset)

    def who(self, name: str, type: EntityType) -> Name:
        """Who a name is in this library: what it was merged into, else itself."""
        with self._store.reading():
            return self._aliases.root(type, name)

    def names_of(self, name: str, type: EntityType) -> list[Name]:
        """The names that were merged into that one."""
        with self._store.reading():
            return self._aliases.of(type, name)

    def names_in(self, article: int, name: str, type: EntityType) -> list[Name]:
        """The names that an article's marks have of their own, of which this one is what they were merged into."""
        with self._store.reading():
            analysis = self._analyses.corrected(article) or Analysis()
            known = {(mention.type, mention.name) for mention in analysis.mentions}
            return sorted(own for own in known if self._aliases.root(*own) == (type, name))

    def companions(self, name: str, type: EntityType, *, limit: int = 30) -> list[Companion]:
        """Who and what appears in the same articles as a name, the most frequent first; of a name in more than 1,000
        articles the latest 1,000 are looked at."""
        with self._store.reading():
            return self._names.companions(name, type, limit=limit)

    def articles_naming(
        self, name: str, type: EntityType, *, limit: int | None = 50, offset: int = 0
    ) -> list[ArticleRecord]:
        """The articles that mention a name, the latest first."""
        with self._store.reading():
            return self._names.articles_naming(name, type, limit=limit, offset=offset)

    def speakers(self, *, text: str = "", limit: int | None = 100, offset: int = 0) -> list[SpeakerUse]:
        """Who is quoted over all articles, whose name holds `text`, most quoted first."""
        with self._store.reading():
            return self._sayings.speakers(text=text, limit=limit, offset=offset)

    def quotations(
        self,
        *,
        speaker: str = "",
        about: str = "",
        unattributed: bool = False,
        exact: bool = False,
        limit: int | None = 100,
        offset: int = 0,
    ) -> list[SpokenQuotation]:
        """The quotations over all articles, newest article first: by a speaker whose name holds `speaker`, mentioning a
        name that holds `about` (with `exact`: that is it, spelling variants ignored), or with no known speaker."""
        with self._store.reading():
            return self._sayings.quotations(
                speaker=speaker, about=about, unattributed=unattributed, exact=exact, limit=limit, offset=offset
            )

    # Name lists

    def name_lists(self) -> NameLists:
        """The names that a person wants always or never marked; analysis() has them applied."""
        with self._store.reading():
            return self._listing.lists()

    def settle_names(self, most: int = 25) -> int:
        """Bring the index of names up to what the name lists say now, for so many articles at once; returns how many
        are left. Whoever changes the lists calls it until none is: each article takes some milliseconds."""
        with self._store.reading():
            if not self._listing.due_count():
                return 0
        with self._store.writing():
            for article in self._listing.due(most):
                self._analyses.index(article)
            return self._listing.due_count()

    # Notes and tags

    def notes(
        self,
        article: int | None = None,
        *,
        tag: int | None = None,
        text: str = "",
        person: str = "",
        target: NoteTarget | None = None,
        highlights: bool | None = None,
        orphans: bool | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Note]:
        """The notes of one article in the order of its text, or those of all, last changed first.

        `text` is looked for like a search, in the note and the words it is on; `person` in the names of the entity and
        the speaker; `highlights` True gives those without a body, False those with one; `since` and `until` bound when
        a note was last changed, the end excluded.
        """
        with self._store.reading():
            return self._notes.notes(
                article,
                tag=tag,
                text=text,
                person=person,
                target=target,
                highlights=highlights,
                orphans=orphans,
                since=since,
                until=until,
                limit=limit,
                offset=offset,
            )

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
            current = self._index.is_current()
        if not current:
            self.rebuild_index()
        with self._store.reading():
            return self._search.search(query, limit=limit, offset=offset, newest_first=newest_first, typing=typing)

    @property
    def history(self) -> History:
        """The steps that changed this library, made, undone and done again; for reader.operations alone."""
        return self._history

    # Safety

    def backups(self) -> list[Backup]:
        """The backups, newest first."""
        return backups.backups_of(self.path)

    def back_up(self) -> Backup:
        """Make a verified backup now and thin out the old ones."""
        return backups.back_up(self.path, self._store.clock())

    def back_up_when_due(self) -> Backup | None:
        """Make one where the newest is older than a day."""
        return backups.back_up_when_due(self.path, self._store.clock())

    def check(self, progress: Progress = no_progress) -> CheckReport:
        """Look at every page, text, mark and note, and say what is wrong; nothing is changed."""
        return self._check.check(progress)

    def repair(self, progress: Progress = no_progress) -> CheckReport:
        """Make anew what can be made from the rest, and say what is still wrong; nobody's work is ever deleted."""
        return self._check.repair(progress)

    def rebuild_index(self, progress: Progress = no_progress) -> None:
        """Make the search index anew."""
        with self._store.writing():
            self._index.rebuild(
                self._articles.numbers(), lambda article: self._articles.article(article, as_found=True), progress
            )


def restore(path: Path, backup: Path, *, clock: Callable[[], datetime] = now) -> Path | None:
    """Put a backup in the place of the library at `path`, which must be open nowhere; what was there is set aside and
    its path returned. Raises LibraryError: backup_damaged, disk_full, library_read_only."""
    return backups.restore(path, backup, clock())
