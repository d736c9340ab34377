"""The person's own name lists, and what they do at once to the marks of every article, those analysed earlier too.

Like a correction they are laid over what the machine found and never written into it. The index of names follows
behind: the articles that hold a listed name are due, and are brought up to date a few at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reader.arabic.normaliser import fold
from reader.core.analyses import Analysis
from reader.core.mentions import EntityType, Mention, Origin
from reader.core.quantities import Quantity
from reader.core.quotations import Quotation
from reader.entities.linking import link
from reader.entities.name_lists import NO_LISTS, ListedName, ListMarker, NameLists
from reader.entities.roles import with_roles
from reader.library.articles import Articles
from reader.library.models import ListedNameRow, NamesDue
from reader.library.search_index import SearchIndex
from reader.library.store import Store
from reader.library.terms import name_key, terms

_REVISION = "SELECT value FROM fact WHERE key = 'name_lists'"


class Listing:
    """The name lists of one store."""

    def __init__(self, store: Store, articles: Articles, index: SearchIndex) -> None:
        self._store = store
        self._articles = articles
        self._index = index
        self._revision: str | None = None
        self._lists = NO_LISTS
        self._marker: ListMarker | None = None
        # The last article that the lists were laid over: one correction asks for the same several times.
        self._last: tuple[Analysis, ListMarker, Analysis] | None = None
        self._counted: tuple[tuple[str, str | None], tuple[Quantity, ...]] | None = None

    def lists(self) -> NameLists:
        """The lists as they are now, names by the alphabet of what they fold to."""
        self._refresh()
        return self._lists

    def applied(self, article: int, found: Analysis) -> Analysis:
        """What the machine found in an article with the lists laid over it."""
        self._refresh()
        marker = self._marker
        if marker is None:
            return found
        if self._last is None or self._last[0] is not found or self._last[1] is not marker:
            self._last = (found, marker, _listed(self._articles.text(article), found, marker))
        return self._last[2]

    def counted(self, text: str, published: str | None) -> tuple[Quantity, ...]:
        """The dates, amounts and counts of a text of that ISO date by the rules, without the words that the lists never
        mark."""
        # The rules are few people's: whoever has them off does not wait for them.
        from reader.entities.quantities import quantities

        if self._counted is None or self._counted[0] != (text, published):
            self._counted = ((text, published), quantities(text, published))
        never = {name_key(name) for name in self.lists().never}
        return tuple(one for one in self._counted[1] if name_key(one.name) not in never)

    def mark_due(self, names: Iterable[str]) -> None:
        """The index of names has to look again at the analysed articles that may hold one of those names."""
        self._index.flush()
        if not self._index.is_current():
            # An index of other terms cannot tell which: all of them.
            self._store.sql("INSERT OR IGNORE INTO names_due (article_id) SELECT article_id FROM analysis")
            return
        for query in filter(None, map(_query, names)):
            self._store.sql(
                "INSERT OR IGNORE INTO names_due (article_id) SELECT rowid FROM article_words "
                "WHERE article_words MATCH ? AND rowid IN (SELECT article_id FROM analysis)",
                (query,),
            )

    def due(self, most: int) -> list[int]:
        """Some of the articles that the index of names has to look at again, the latest first."""
        query = NamesDue.select(NamesDue.article).order_by(NamesDue.article.desc()).limit(most)
        return [article for (article,) in self._store.rows(query)]

    def due_count(self) -> int:
        """How many articles those are."""
        return int(self._store.sql("SELECT count(*) FROM names_due").fetchone()[0])

    def settled(self, article: int) -> None:
        """The index of names is up to date with that article."""
        self._store.sql("DELETE FROM names_due WHERE article_id = ?", (article,))

    def _refresh(self) -> None:
        """Read the lists anew where something, also another program, has changed them."""
        row = self._store.sql(_REVISION).fetchone()
        revision = None if row is None else str(row[0])
        if revision == self._revision:
            return
        names: list[ListedName] = []
        never: list[str] = []
        row_of = ListedNameRow
        query = row_of.select(row_of.name, row_of.type, row_of.known_as).order_by(row_of.folded)
        for name, kind, known_as in self._store.rows(query):
            if kind is None:
                never.append(name)
            else:
                names.append(ListedName(name, EntityType(kind), known_as))
        self._lists = NameLists(tuple(names), tuple(never))
        self._marker = ListMarker(self._lists) if names or never else None
        self._revision = revision


def _listed(text: str, found: Analysis, marker: ListMarker) -> Analysis:
    marked = marker.applied(text, found.mentions)
    if marked == found.mentions:
        return found
    given = {mention.name for mention in marked if mention.origin is Origin.LIST}
    # A short form goes to a listed name; what was linked before and has nothing to do with the lists stays as it was.
    mentions = tuple(
        linked if linked.name in given else replace(linked, name=before.name)
        for linked, before in zip(link(text, with_roles(text, marked)), marked, strict=True)
    )
    renamed = _renamed(found.mentions, mentions)
    known = {mention.name for mention in mentions}
    return Analysis(
        mentions,
        tuple(_with_speaker(quotation, renamed, known) for quotation in found.quotations),
        found.recogniser,
    )


def _renamed(before: Iterable[Mention], after: Iterable[Mention]) -> dict[str, str]:
    """The names that a place had before and has another one now."""
    names = {mention.span: mention.name for mention in after}
    return {m.name: names[m.span] for m in before if names.get(m.span, m.name) != m.name}


def _with_speaker(quotation: Quotation, renamed: dict[str, str], known: set[str]) -> Quotation:
    """The quotation with its speaker under the name that the lists gave; said by no entity where that is gone."""
    entity = quotation.speaker_entity
    if entity is None or entity in known:
        return quotation
    new = renamed.get(entity)
    speaker = new if new is not None and quotation.speaker == entity else quotation.speaker
    return replace(quotation, speaker_entity=new, speaker=speaker)


def _query(name: str) -> str:
    """What the full-text index is asked for: all words of the name, عبد and what follows written apart or together."""
    return " OR ".join(
        "(" + " AND ".join(f'"{term}"' for term in found) + ")" for found in sorted(set(_spellings(name)))
    )


def _spellings(name: str) -> Iterator[tuple[str, ...]]:
    folded = " ".join(fold(name).split())
    for spelling in (folded, folded.replace("عبد ", "عبد"), folded.replace("عبد", "عبد ")):
        found = tuple(terms(spelling).split())
        if found:
            yield found
