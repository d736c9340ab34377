"""Random changes, undone and done again, against a model in memory that does the same."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from reader.core.analyses import Analysis
from reader.core.articles import Article, Block
from reader.core.errors import OperationError
from reader.core.mentions import EntityType, Mention
from reader.core.notes import Anchor, Note, NoteTarget, Tag
from reader.core.spans import Span
from reader.library import Library
from reader.library.journal import STEPS
from reader.library.notes import tag_key
from reader.operations import Operations

TEXTS = ("قال الوزير إن الجسر سيفتح غدا في قطر.", "وصل الفريق إلى المغرب مساء أمس.")
NAMES = st.sampled_from(["مهم", "مُهم", "سياسة", "اقتصاد", "إقتصاد", " رأي ", "أ", ""])
COLOURS = st.sampled_from(["#aa0000", "#00aa00"])
BODIES = st.text(st.characters(codec="utf-8"), max_size=8)
PICK = st.integers(0, 30)


class State:
    """What the library should hold: notes {number: (article, body, tags)}, tags {number: (name, colour)}, tags on
    articles, and types given to words."""

    def __init__(self) -> None:
        self.notes: dict[int, tuple[int, str, frozenset[int]]] = {}
        self.tags: dict[int, tuple[str, str]] = {}
        self.on_articles: frozenset[tuple[int, int]] = frozenset()
        self.types: dict[int, EntityType] = {}
        self.forgotten: frozenset[int] = frozenset()

    def copy(self) -> State:
        other = State()
        other.notes, other.tags = dict(self.notes), dict(self.tags)
        other.on_articles, other.types, other.forgotten = self.on_articles, dict(self.types), self.forgotten
        return other

    def __eq__(self, other: object) -> bool:
        return isinstance(other, State) and vars(self) == vars(other)

    __hash__ = None  # type: ignore[assignment]

    def named(self, name: str) -> int | None:
        return next((n for n, (known, _) in self.tags.items() if tag_key(known) == tag_key(name)), None)


class Changes(RuleBasedStateMachine):
    @initialize()
    def start(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.library = Library.open(self.folder / "q.db")
        # What is proved here is the history, not that the disk has it: fsync would make this test wait for the disk.
        self.library._store.sql("PRAGMA synchronous = off")
        self.operations = Operations(self.library)
        self.articles = []
        for text in TEXTS:
            number = self.library.keep(Article(text, (Block(Span(0, len(text))),))).identity
            mention = Mention(Span(0, 3), EntityType.PER, text[:3])
            self.library.keep_analysis(number, Analysis((mention,), (), "m"))
            self.articles.append(number)
        self.state = State()
        self.past: list[State] = []
        self.future: list[State] = []

    def teardown(self) -> None:
        if hasattr(self, "library"):
            self.library.close()
            shutil.rmtree(self.folder)

    def done(self, state: State) -> None:
        if state != self.state:
            self.past = [*self.past, self.state][-STEPS:]
            self.future = []
            self.state = state

    def note(self, pick: int) -> int | None:
        numbers = sorted(self.state.notes)
        return numbers[pick % len(numbers)] if numbers else None

    def tag(self, pick: int) -> int | None:
        numbers = sorted(self.state.tags)
        return numbers[pick % len(numbers)] if numbers else None

    @rule(pick=PICK, body=BODIES, names=st.lists(NAMES.filter(str.strip), max_size=2))
    def add_note(self, pick: int, body: str, names: list[str]) -> None:
        article = self.articles[pick % 2]
        anchor = Anchor.at(TEXTS[pick % 2], Span(pick % 5, pick % 5 + 3))
        tags = tuple(Tag(name, "#aa0000") for name in names)
        change = self.operations.add_note(article, Note(NoteTarget.SELECTION, body, anchor, tags))
        state = self.state.copy()
        bears = set()
        for tag in self.library.note(change.created).tags:
            bears.add(tag.identity)
            if state.named(tag.name) is None:
                state.tags[tag.identity] = (tag.name, tag.colour)
        assert {tag_key(name) for name in names} == {tag_key(state.tags[tag][0]) for tag in bears}
        state.notes[change.created] = (article, body, frozenset(bears))
        self.done(state)

    @rule(pick=PICK, body=BODIES)
    def edit_note(self, pick: int, body: str) -> None:
        number = self.note(pick)
        if number is not None:
            self.operations.edit_note(number, body=body)
            state = self.state.copy()
            article, _, tags = state.notes[number]
            state.notes[number] = (article, body, tags)
            self.done(state)

    @rule(pick=PICK)
    def delete_note(self, pick: int) -> None:
        number = self.note(pick)
        if number is not None:
            self.operations.delete_note(number)
            state = self.state.copy()
            del state.notes[number]
            self.done(state)

    @rule(name=NAMES, colour=COLOURS)
    def create_tag(self, name: str, colour: str) -> None:
        if not name.strip() or self.state.named(name) is not None:
            with pytest.raises(OperationError, match="already" if name.strip() else "at least one"):
                self.operations.create_tag(name, colour)
            return
        number = self.operations.create_tag(name, colour).created
        state = self.state.copy()
        state.tags[number] = (name.strip(), colour)
        self.done(state)

    @rule(pick=PICK, name=NAMES)
    def rename_tag(self, pick: int, name: str) -> None:
        number = self.tag(pick)
        if number is None:
            return
        if not name.strip() or self.state.named(name) not in (None, number):
            with pytest.raises(OperationError, match="already" if name.strip() else "at least one"):
                self.operations.rename_tag(number, name)
            return
        self.operations.rename_tag(number, name)
        state = self.state.copy()
        state.tags[number] = (name.strip(), state.tags[number][1])
        self.done(state)

    @rule(note=PICK, tag=PICK, on=st.booleans())
    def tag_note(self, note: int, tag: int, on: bool) -> None:
        number, mark = self.note(note), self.tag(tag)
        if number is None or mark is None:
            return
        (self.operations.tag_note if on else self.operations.untag_note)(number, mark)
        state = self.state.copy()
        article, body, tags = state.notes[number]
        state.notes[number] = (article, body, tags | {mark} if on else tags - {mark})
        self.done(state)

    @rule(pick=PICK, tag=PICK, on=st.booleans())
    def tag_article(self, pick: int, tag: int, on: bool) -> None:
        article, mark = self.articles[pick % 2], self.tag(tag)
        if mark is None:
            return
        (self.operations.tag_article if on else self.operations.untag_article)(article, mark)
        state = self.state.copy()
        pair = {(article, mark)}
        state.on_articles = state.on_articles | pair if on else state.on_articles - pair
        self.done(state)

    @rule(one=PICK, other=PICK, merge=st.booleans())
    def remove_tag(self, one: int, other: int, merge: bool) -> None:
        number, into = self.tag(one), self.tag(other)
        if number is None or into is None or (merge and number == into):
            return
        if merge:
            self.operations.merge_tags(number, into)
        else:
            self.operations.delete_tag(number)
        state = self.state.copy()
        del state.tags[number]
        for note, (article, body, tags) in state.notes.items():
            if number in tags:
                state.notes[note] = (article, body, tags - {number} | ({into} if merge else set()))
        bearing = {article for article, tag in state.on_articles if tag == number}
        state.on_articles = frozenset(
            {pair for pair in state.on_articles if pair[1] != number}
            | ({(article, into) for article in bearing} if merge else set())
        )
        self.done(state)

    @rule(pick=PICK, type=st.sampled_from(EntityType))
    def retype(self, pick: int, type: EntityType) -> None:
        article = self.articles[pick % 2]
        before = self.state.types.get(article, EntityType.PER)
        if type is not before:
            self.operations.retype_mention(article, Span(0, 3), type)
            state = self.state.copy()
            state.types[article] = type
            self.done(state)

    @rule(pick=PICK)
    def forget(self, pick: int) -> None:
        article = self.articles[pick % 2]
        if article not in self.state.forgotten and len(self.past) < STEPS - 20:
            self.operations.forget_article(article)
            state = self.state.copy()
            state.forgotten |= {article}
            self.done(state)

    @rule(count=st.integers(1, 4))
    def undo(self, count: int) -> None:
        for _ in range(count):
            change = self.operations.undo()
            assert (change is not None) == bool(self.past)
            if self.past:
                self.future.append(self.state)
                self.state = self.past.pop()

    @precondition(lambda self: self.future)
    @rule(count=st.integers(1, 4))
    def redo(self, count: int) -> None:
        for _ in range(count):
            change = self.operations.redo()
            assert (change is not None) == bool(self.future)
            if self.future:
                self.past.append(self.state)
                self.state = self.future.pop()

    @rule()
    def start_again(self) -> None:
        self.library.close()
        self.library = Library.open(self.folder / "q.db")
        self.library._store.sql("PRAGMA synchronous = off")
        self.operations = Operations(self.library)

    @invariant()
    def the_library_holds_what_the_model_does(self) -> None:
        if not hasattr(self, "library"):
            return
        held = State()
        held.forgotten = self.state.forgotten
        shown = {number: kept for number, kept in self.state.notes.items() if kept[0] not in held.forgotten}
        notes = {n.identity: (n.article, n.body, frozenset(t.identity for t in n.tags)) for n in self.library.notes()}
        assert notes == shown
        assert {use.tag.identity: (use.tag.name, use.tag.colour) for use in self.library.tags()} == self.state.tags
        on = {(r.identity, tag.identity) for r in self.library.records() for tag in r.tags}
        assert on == {pair for pair in self.state.on_articles if pair[0] not in held.forgotten}
        assert {r.identity for r in self.library.records()} == set(self.articles) - held.forgotten
        for article in self.articles:
            analysis = self.library.analysis(article)
            assert analysis is not None
            assert analysis.mentions[0].type is self.state.types.get(article, EntityType.PER)
        for use in self.library.tags():
            assert use.notes == sum(use.tag.identity in tags for _, _, tags in notes.values())
        undo, redo = self.operations.undo_step(), self.operations.redo_step()
        assert (undo is not None) == bool(self.past)
        assert (redo is not None) == bool(self.future)


Changes.TestCase.settings = settings(max_examples=12, stateful_step_count=30, deadline=None)
TestHistory = Changes.TestCase
