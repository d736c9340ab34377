"""Corrections of what the machine found: names and quotations said by hand, which every later analysis respects."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reader.arabic.normaliser import fold
from reader.core.analyses import Analysis
from reader.core.errors import OperationError
from reader.core.mentions import EntityType, Mention, Origin
from reader.core.notes import NoteTarget
from reader.core.quotations import Quotation
from reader.core.spans import Span
from reader.library import NoteFilter
from reader.library.draft import Draft
from reader.operations.changes import Change
from reader.operations.steps import Steps, clean, within


class Correcting(Steps):
    """The operations on marks. A mark is named by its span (a quotation by that of its content) as it is shown now;
    where none is there, OperationError("gone")."""

    def add_mention(self, article: int, span: Span, type: EntityType, name: str = "") -> Change:
        """Mark a name that the machine did not, or say again what stands there; `name` is whom it means, where that is
        not just the words."""
        with self._step("add_mention") as step:
            step.values["name"] = self._add_mention(step.draft, article, span, type, name)
        return step.change

    def add_mentions(self, article: int, spans: Iterable[Span], type: EntityType, name: str) -> Change:
        """Mark all those places as mentions of one name."""
        places = sorted(set(spans))
        with self._step("add_mentions", count=str(len(places)), name=clean(name)) as step:
            for span in places:
                self._add_mention(step.draft, article, span, type, name)
        return step.change

    def retype_mention(self, article: int, span: Span, type: EntityType) -> Change:
        """Change the type of one mention."""
        with self._step("retype_mention") as step:
            mention = self._mention(article, span)
            step.values["name"] = mention.name
            step.draft.say_mention(article, span, _by_hand(replace(mention, type=type)))
        return step.change

    def move_mention(self, article: int, old: Span, new: Span) -> Change:
        """Change the edges of the mention with the span `old`."""
        with self._step("move_mention") as step:
            mention = self._mention(article, old)
            text = step.draft.text(article)
            # A mention whose name was no more than its words is named by its new ones.
            name = within(text, new).of(text) if mention.name == old.of(text) else mention.name
            step.values["name"] = mention.name
            if new != old:
                step.draft.say_mention(article, old, None)
            step.draft.say_mention(article, new, _by_hand(replace(mention, span=new, name=name)))
        return step.change

    def delete_mention(self, article: int, span: Span) -> Change:
        """Say that no name stands there."""
        with self._step("delete_mention") as step:
            step.values["name"] = self._mention(article, span).name
            step.draft.say_mention(article, span, None)
        return step.change

    def rename_entity(
        self, article: int, name: str, type: EntityType, new_name: str, new_type: EntityType | None = None
    ) -> Change:
        """Give all mentions of a name in the article another name, and a type where one is given. A name that another
        entity there has makes the two one. Notes on the entity go along."""
        new_name = clean(new_name)
        kind = new_type or type
        with self._step("rename_entity", name=name) as step:
            if new_name == name:
                step.code = "retype_entity"
            else:
                step.values["new"] = new_name
            own = self._entity(article, name, type)
            if (new_name, kind) != (name, type):
                for own_type, own_name in own:
                    step.draft.say_entity(article, own_type, own_name, kind, new_name)
                for note in self._library.notes(article, NoteFilter(target=NoteTarget.ENTITY)):
                    if fold(note.entity) == fold(name):
                        step.draft.change_note(note.identity, entity=new_name)
        return step.change

    def delete_entity(self, article: int, name: str, type: EntityType) -> Change:
        """Say that no mention of that name in the article is one. Notes on it stay."""
        with self._step("delete_entity", name=name) as step:
            for own_type, own_name in self._entity(article, name, type):
                step.draft.say_entity(article, own_type, own_name, None, None)
        return step.change

    def merge_names(self, name: str, type: EntityType, into: str, into_type: EntityType | None = None) -> Change:
        """In all articles, those to come too, let one name be another; names merged into it before go along. With only
        the spelling different it is the name's spelling that changes."""
        into = clean(into)
        with self._step("merge_names", name=name) as step:
            root_type, root = self._library.who(into, into_type or type)
            step.values["new"] = root
            if (root, root_type) != (name, type):
                step.draft.merge_name(type, name, root_type, root)
        return step.change

    def split_name(self, name: str, type: EntityType) -> Change:
        """Let a name that was merged into another be itself again."""
        with self._step("split_name", name=name) as step:
            step.values["new"] = self._library.who(name, type)[1]
            step.draft.split_name(type, name)
        return step.change

    def add_quotation(self, article: int, quotation: Quotation) -> Change:
        """Mark a quotation that the machine did not."""
        with self._step("add_quotation") as step:
            self._say_quotation(step.draft, article, quotation)
        return step.change

    def edit_quotation(self, article: int, content: Span, quotation: Quotation) -> Change:
        """Put another quotation in the place of the one with that content: its edges, kind, cue or speaker."""
        with self._step("edit_quotation") as step:
            self._quotation(article, content)
            if quotation.content != content:
                step.draft.say_quotation(article, content, None)
            self._say_quotation(step.draft, article, quotation)
        return step.change

    def set_speaker(self, article: int, content: Span, speaker: str | None, entity: str | None = None) -> Change:
        """Say who spoke a quotation, None where nobody is known; `entity` is the name of the entity that the speaker
        is, where there is one."""
        name = None if speaker is None else clean(speaker)
        with self._step("clear_speaker") as step:
            if name is not None:
                step.code, step.values = "set_speaker", {"name": name}
            quotation = self._quotation(article, content)
            self._say_quotation(step.draft, article, replace(quotation, speaker=name, speaker_entity=entity))
        return step.change

    def delete_quotation(self, article: int, content: Span) -> Change:
        """Say that no quotation stands there."""
        with self._step("delete_quotation") as step:
            self._quotation(article, content)
            step.draft.say_quotation(article, content, None)
        return step.change

    def _add_mention(self, draft: Draft, article: int, span: Span, type: EntityType, name: str) -> str:
        text = draft.text(article)
        named = clean(name or within(text, span).of(text))
        draft.say_mention(article, within(text, span), Mention(span, type, named, Origin.HAND))
        return named

    def _say_quotation(self, draft: Draft, article: int, quotation: Quotation) -> None:
        text = draft.text(article)
        for span in (quotation.content, quotation.cue, quotation.source):
            if span is not None:
                within(text, span)
        said = replace(quotation, origin=Origin.HAND, confidence=1.0)
        draft.say_quotation(article, quotation.content, said)

    def _marks(self, article: int) -> Analysis:
        return self._library.analysis(article) or Analysis()

    def _mention(self, article: int, span: Span) -> Mention:
        found = next((mention for mention in self._marks(article).mentions if mention.span == span), None)
        if found is None:
            raise OperationError("gone")
        return found

    def _entity(self, article: int, name: str, type: EntityType) -> list[tuple[EntityType, str]]:
        """The names that the marks have of their own and that are shown as this one."""
        own = self._library.names_in(article, name, type)
        if not own:
            raise OperationError("gone")
        return own

    def _quotation(self, article: int, content: Span) -> Quotation:
        found = next((quoted for quoted in self._marks(article).quotations if quoted.content == content), None)
        if found is None:
            raise OperationError("gone")
        return found


def _by_hand(mention: Mention) -> Mention:
    return replace(mention, origin=Origin.HAND, confidence=1.0)
