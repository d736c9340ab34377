"""From mentions to people: what a person says of a name's other places, and whether a mark is right."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from reader.core.mentions import EntityType, Mention, Origin
from reader.core.spans import Span
from reader.operations.changes import Change
from reader.operations.correcting import Correcting
from reader.operations.steps import clean


class Naming(Correcting):
    """The operations on mentions that need to know the other ones."""

    def accept_mention(self, article: int, span: Span) -> Change:
        """Say that the mention with that span is right: it counts as checked by hand from now on."""
        with self._step("accept_mention") as step:
            mention = self._mention(article, span)
            step.values["name"] = mention.name
            step.draft.say_mention(article, span, replace(mention, origin=Origin.HAND, confidence=1.0))
        return step.change

    def accept_quotation(self, article: int, content: Span) -> Change:
        """Say that the quotation with that content is right: it counts as checked by hand from now on."""
        with self._step("accept_quotation") as step:
            self._say_quotation(step.draft, article, self._quotation(article, content))
        return step.change

    def split_mention(self, article: int, span: Span, name: str) -> Change:
        """Give one mention a name of its own, or that of another entity; the others of its name keep theirs."""
        with self._step("split_mention") as step:
            mention = self._mention(article, span)
            step.values |= {"name": mention.name, "new": clean(name)}
            said = replace(mention, name=step.values["new"], origin=Origin.HAND, confidence=1.0)
            step.draft.say_mention(article, span, said)
        return step.change

    def mark_everywhere(self, article: int, words: Sequence[str], type: EntityType, name: str) -> Change:
        """Mark every place where one of those words stands as a mention of that name.

        Whole words only; clitics before them are allowed and left unmarked (see reader.entities.occurrences). What is
        marked so already stays, and so do a longer name that holds the words and what a person said there.
        """
        from reader.entities.occurrences import NameIndex

        with self._step("add_mentions", name=clean(name)) as step:
            known = self._marks(article).mentions
            spans = [
                span
                for span, _ in NameIndex(words).find(step.draft.text(article))
                if _is_free(span, known, type, step.values["name"])
            ]
            step.values["count"] = str(len(spans))
            for span in spans:
                self._add_mention(step.draft, article, span, type, name)
        return step.change

    def keep_names_apart(self, groups: Sequence[tuple[EntityType, Sequence[str]]]) -> Change:
        """Say that names which look alike are not one, so that nobody is asked of them again; each group is a type and
        the names of it."""
        with self._step("keep_names_apart", count=str(len(groups))) as step:
            for type, names in groups:
                for name, other in combinations(names, 2):
                    step.draft.keep_apart(type, name, other)
        return step.change

    def merge_entities(self, article: int, names: Sequence[tuple[str, EntityType, str]]) -> Change:
        """Give several names of an article another one each, as (name, type, new name): the spellings of one name that
        a person confirmed."""
        with self._step("merge_entities", count=str(len(names))) as step:
            for name, type, new in names:
                for own_type, own_name in self._entity(article, name, type):
                    step.draft.say_entity(article, own_type, own_name, type, clean(new))
        return step.change


def _is_free(span: Span, known: Sequence[Mention], type: EntityType, name: str) -> bool:
    """Whether a mention of that type and name is missing at the span."""
    at = bisect_right(known, span.start, key=lambda mention: mention.span.start)
    for mention in known[max(0, at - 1) :]:
        if mention.span.start >= span.end:
            return True
        if not mention.span.touches(span):
            continue
        if mention.span == span:
            return (mention.type, mention.name) != (type, name) and mention.origin is not Origin.HAND
        if mention.origin is Origin.HAND or mention.span.covers(span):
            return False
    return True
