"""The parts that a library is put together from, each on the one store."""

from __future__ import annotations

from reader.library.aliases import Aliases
from reader.library.analyses import Analyses
from reader.library.appearances import Appearances
from reader.library.article_list import ArticleList
from reader.library.articles import Articles
from reader.library.check import Check
from reader.library.history import History
from reader.library.import_queue import ImportQueue
from reader.library.listing import Listing
from reader.library.names import Names
from reader.library.notes import Notes
from reader.library.saved_searches import SavedSearches
from reader.library.sayings import Sayings
from reader.library.search import Search
from reader.library.search_index import SearchIndex
from reader.library.store import Store


class Parts:
    """The parts of one library."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._index = SearchIndex(store)
        self._listed = ArticleList(store)
        self._articles = Articles(store, self._index)
        self._aliases = Aliases(store)
        self._listing = Listing(store, self._articles, self._index)
        self._analyses = Analyses(store, self._articles, self._aliases, self._listing)
        self._notes = Notes(store)
        self._search = Search(store, self._listed, self._articles, self._notes)
        self._searches = SavedSearches(store)
        self._names = Names(store, self._aliases)
        self._appearances = Appearances(store, self._listed, self._articles, self._analyses, self._aliases)
        self._sayings = Sayings(store, self._listed, self._articles, self._analyses)
        self._imports = ImportQueue(store)
        self._history = History(store, self._articles, self._analyses, self._index, self._listing)
        self._check = Check(store, self._articles, self._analyses, self._index)
