"""The library as it knows names and quotations over all articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from reader.core.analyses import Analysis
from reader.core.mentions import EntityType
from reader.core.records import ArticleRecord
from reader.library.aliases import Name
from reader.library.appearances import Companion, NameDay, NamedPlace
from reader.library.comparing import Comparison, compare
from reader.library.filters import ALL_QUOTATIONS, EntityOrder, QuotationFilter
from reader.library.names import EntityUse, NameNote
from reader.library.parts import Parts
from reader.library.sayings import SpeakerUse, SpokenAbout, SpokenQuotation
from reader.library.terms import pair_key


class Indexes(Parts):
    """Who is named where, who said what about whom. A name that was merged into another is that one."""

    def entities(
        self,
        *,
        type: EntityType | None = None,
        text: str = "",
        order: EntityOrder = EntityOrder.MENTIONS,
        limit: int | None = 100,
        offset: int = 0,
    ) -> list[EntityUse]:
        """The names over all articles that hold `text`, or whose note does, most mentioned first unless another order
        is asked for."""
        with self._store.reading():
            return self._names.entities(type=type, text=text, order=order, limit=limit, offset=offset)

    def count_entities(self, *, type: EntityType | None = None, text: str = "") -> int:
        """How many names there are of what is asked for."""
        with self._store.reading():
            return self._names.count(type=type, text=text)

    def entity(self, name: str, type: EntityType) -> EntityUse | None:
        """How a name is used, or the one that it was merged into; None where it is mentioned nowhere."""
        with self._store.reading():
            return self._names.entity(name, type)

    def name_notes(self, name: str, type: EntityType) -> list[NameNote]:
        """What a person wrote about a name: first about itself, then about the names that were merged into it."""
        with self._store.reading():
            return self._names.notes(name, type)

    def who(self, name: str, type: EntityType) -> Name:
        """Who a name is in this library: what it was merged into, else itself."""
        with self._store.reading():
            return self._aliases.root(type, name)

    def are_apart(self) -> Callable[[EntityType, str, str], bool]:
        """Tells of a type and two names whether a person said that these are not one, as of now."""
        with self._store.reading():
            apart = self._aliases.apart()

        def told(type: EntityType, name: str, other: str) -> bool:
            return (type, *pair_key(name, other)) in apart

        return told

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
            return self._appearances.companions(name, type, limit=limit)

    def articles_naming(
        self, name: str, type: EntityType, *, date: str = "", limit: int | None = 50, offset: int = 0
    ) -> list[ArticleRecord]:
        """The articles that mention a name, the latest first; `date` is an ISO date or the beginning of one (2025-03)
        that the article's must begin with."""
        with self._store.reading():
            return self._appearances.articles_naming(name, type, date=date, limit=limit, offset=offset)

    def named_places(
        self, name: str, type: EntityType, *, since: str = "", until: str = "", limit: int = 50, offset: int = 0
    ) -> list[NamedPlace]:
        """The mentions of a name, each with a piece of its text, those of the latest article first. `since` and `until`
        bound the article's date, as ISO dates or beginnings of one, both included."""
        with self._store.reading():
            return self._appearances.named_places(name, type, since=since, until=until, limit=limit, offset=offset)

    def named_by_date(self, names: Iterable[tuple[str, EntityType]]) -> list[NameDay]:
        """How often each of those names is mentioned in the articles of each date, by name and then by date."""
        with self._store.reading():
            return self._appearances.by_date(names)

    def speakers(self, *, text: str = "", limit: int | None = 100, offset: int = 0) -> list[SpeakerUse]:
        """Who is quoted over all articles, whose name holds `text`, most quoted first."""
        with self._store.reading():
            return self._sayings.speakers(text=text, limit=limit, offset=offset)

    def quotations(
        self, where: QuotationFilter = ALL_QUOTATIONS, *, limit: int | None = 100, offset: int = 0
    ) -> list[SpokenQuotation]:
        """The quotations over all articles, those of the newest article first. Asked for words, it reads the quotations
        of the articles that hold them: some milliseconds for each that does not have them in a quotation."""
        with self._store.reading():
            self._index.flush()
            return self._sayings.quotations(where, limit=limit, offset=offset)

    def count_quotations(self, where: QuotationFilter = ALL_QUOTATIONS) -> int:
        """How many quotations there are of what is asked for; with words among it this takes as long as reading all."""
        with self._store.reading():
            self._index.flush()
            return self._sayings.count(where)

    def who_about_whom(self, speakers: int = 12, about: int = 12) -> list[SpokenAbout]:
        """How many quotations of those quoted most mention the names mentioned most in them, most first; quotations in
        which someone mentions themselves are left out."""
        with self._store.reading():
            return self._sayings.who_about_whom(speakers, about)

    def compare(self, one: int, other: int) -> Comparison:
        """Whom two articles both name, and which of their quotations say the same."""
        with self._store.reading():
            analyses = [self._analyses.analysis(article) or Analysis() for article in (one, other)]
            texts = [self._articles.text(article) for article in (one, other)]
        return compare(texts[0], analyses[0], texts[1], analyses[1])
