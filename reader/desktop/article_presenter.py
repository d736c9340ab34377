"""Shows what is read: the article, its marks and all that the lists, the legend and the foot say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reader.core.analyses import Analysis
from reader.core.articles import Article, Direction
from reader.core.mentions import Entity, EntityType, Mention
from reader.core.notes import Note
from reader.core.quantities import MarkType, Quantity, QuantityGroup, QuantityKind, quantity_groups
from reader.core.quotations import Quotation
from reader.core.records import ArticleRecord
from reader.desktop.byline import byline
from reader.desktop.foot import KINDS, NOTE, QUANTITIES, QUOTATION, SOON
from reader.desktop.language import Language, day
from reader.desktop.mark_choice import MarkChoice
from reader.desktop.marking import MANY
from reader.desktop.marks import Item, span_of
from reader.desktop.reading import Reading
from reader.desktop.settings import Settings
from reader.desktop.side_panel import NAMES, NOTES, QUOTATIONS

if TYPE_CHECKING:
    from reader.desktop.window_body import WindowBody


class ArticlePresenter(QObject):
    """Between Reading and the widgets of the window."""

    def __init__(self, reading: Reading, parts: WindowBody, settings: Settings, language: Language) -> None:
        super().__init__(parts)
        self._reading = reading
        self._parts = parts
        self._settings = settings
        self._language = language
        self._directions: tuple[Direction, ...] = ()
        self._choice = MarkChoice(settings.text("marks_shown"))
        self._lists_wait = QTimer(self)
        self._lists_wait.setSingleShot(True)
        self._lists_wait.setInterval(20)
        self._lists_wait.timeout.connect(self._show_lists)
        self._analysing = False
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SOON)
        self._slow.timeout.connect(lambda: self._parts.side.await_lists(False))
        view, side, foot, articles = parts.pane.view, parts.side, parts.foot, parts.articles
        reading.opened.connect(self._show_article)
        reading.placed.connect(view.set_position)
        reading.kept.connect(self._show_record)
        # An article that comes up at the place where its reading ended has been scrolled by nobody.
        reading.kept.connect(lambda _: foot.show_progress(view.progress()))
        reading.marked.connect(self.show_marks)
        reading.turned.connect(self._turn)
        reading.listed.connect(self._list)
        reading.analysing.connect(self._show_analysis)
        reading.busy.connect(parts.foot.show_opening)
        reading.failed.connect(lambda _: parts.show_article(reading.article is not None))
        view.positionChanged.connect(reading.keep_place)
        view.progressChanged.connect(foot.show_progress)
        view.markActivated.connect(self._follow_mark)
        articles.chosen.connect(self._open_record)
        articles.hitChosen.connect(self._open_hit)
        side.names.chosen.connect(self.choose_entity)
        side.names.quotationChosen.connect(self._go_to_quotation)
        side.quotations.chosen.connect(self._go_to_quotation)
        foot.switched.connect(self._switch)
        foot.cancelled.connect(reading.stop_analysis)
        foot.show_switches(self._hidden())
        self._show_hidden()

    def retranslate(self) -> None:
        """Say anew what is composed here."""
        self._show_byline()
        self.show_marks()

    def show_only(self, choice: MarkChoice) -> None:
        """Show other marks than before."""
        self._choice = choice
        self.show_marks()

    def use_quantities(self, on: bool) -> None:
        """Have dates, amounts and counts among the marks and in the legend, or no longer."""
        self._parts.foot.show_quantities(on)
        self._reading.use_quantities(on)

    def shown_marks(self) -> list[Mention | Quantity | Quotation]:
        """The names, quantities and quotations that are shown now, in the order of the text."""
        hidden, shown = self._hidden(), self._shown()
        marks: list[Mention | Quantity | Quotation] = [mark for mark in shown.named if mark.type.value not in hidden]
        if QUOTATION not in hidden:
            marks.extend(shown.quotations)
        return sorted(marks, key=lambda mark: (span_of(mark).start, -span_of(mark).end))

    def _shown(self) -> Analysis:
        return self._choice.narrowed(self._reading.analysis or Analysis())

    def show_marks(self) -> None:
        """Draw the marks and the lists anew."""
        analysis = self._shown()
        named = analysis.named
        self._parts.pane.view.show_marks(named, analysis.quotations, self._reading.notes)
        if len(named) < MANY:
            self._show_lists()
        else:
            # One thing after the other, so that the window breathes in between.
            self._lists_wait.start()

    def _show_lists(self) -> None:
        reading, parts = self._reading, self._parts
        analysis = self._shown()
        entities = analysis.entities if self._choice.narrows else reading.entities
        article = reading.article
        text = article.text if article is not None else ""
        unknown = article is not None and reading.analysis is None
        waiting = unknown and reading.being_analysed
        parts.side.await_lists(unknown and (self._slow.isActive() if waiting else reading.record is None))
        groups = quantity_groups(analysis.quantities)
        parts.side.names.show_entities(text, entities, analysis.quotations, waiting, groups)
        parts.side.quotations.show_quotations(text, analysis.quotations, waiting)
        counts = {NOTE: len(reading.notes)}
        if reading.analysis is not None:
            counts |= dict.fromkeys((*(kind.value for kind in EntityType), *QUANTITIES), 0)
            for mark in analysis.named:
                counts[mark.type.value] += 1
            counts[QUOTATION] = len(analysis.quotations)
        parts.foot.show_counts(counts if article is not None else {})

    def choose_entity(self, entity: Entity | QuantityGroup | None) -> None:
        """Light an entity, or a quantity, and go to its first place; None lights all again."""
        view = self._parts.pane.view
        view.emphasise(entity.name if entity is not None else None, entity.type if entity is not None else None)
        if entity is not None:
            places = entity.mentions if isinstance(entity, Entity) else entity.quantities
            view.go_to(places[0].span)

    def choose_name(self, name: str, kind: MarkType | None) -> None:
        """The same from the text: the side panel comes up at that name."""
        parts = self._parts
        parts.show_side()
        parts.side.show_tab(NAMES)
        parts.side.names.choose(name, kind)
        parts.pane.view.emphasise(name, kind)

    def clear_choice(self) -> bool:
        """Light all names again; False where none was chosen."""
        names = self._parts.side.names
        if names.entity is None:
            return False
        names.choose(None)
        self._parts.pane.view.emphasise(None)
        return True

    def direction_of(self, block: int) -> Direction:
        """How a block of the open article runs now."""
        return self._directions[block]

    def citation(self, quotation: Quotation) -> str:
        """A quotation as text for a citation: its words, speaker, title, outlet and date."""
        article = self._reading.article
        if article is None:
            return ""
        metadata = article.metadata
        date = day(metadata.date, self._language.code) if metadata.date else ""
        facts = [quotation.speaker or "", article.title, metadata.outlet or "", date]
        words = " ".join(quotation.content.of(article.text).split())
        return f"«{words}» — " + "، ".join(fact for fact in facts if fact)

    def _show_article(self, article: Article | None, position: int) -> None:
        parts = self._parts
        parts.show_article(article is not None)
        parts.side.names.choose(None)
        self._directions = tuple(block.direction for block in article.blocks) if article is not None else ()
        parts.pane.view.emphasise(None)
        parts.foot.show_set_aside(len(article.set_aside) if article is not None else 0)
        parts.set_aside.show_pieces(article.set_aside if article is not None else ())
        if article is None:
            parts.pane.view.clear_article()
            parts.show_title("")
            parts.articles.show_open(0)
            return
        # What was read last is on the screen before the library, which has another copy of it, is open; of a long text
        # it is the beginning that somebody reads already.
        shown, view = parts.pane.view.article, parts.pane.view
        if shown != article:
            begun = shown is not None and shown.path == article.path and article.text.startswith(shown.text)
            parts.pane.show_article(article, position or (view.position() if begun else 0))
        # The keys are for reading now: arrows, N, T, H.
        parts.pane.view.setFocus()
        parts.show_title(article.title)
        self._show_byline()
        for code in article.warnings:
            parts.say_sentence(code)

    def _show_record(self, record: ArticleRecord) -> None:
        self._parts.articles.show_open(record.identity)
        self._show_byline()

    def _show_byline(self) -> None:
        article, record = self._reading.article, self._reading.record
        if article is not None:
            words = record.words if record is not None else 0
            self._parts.pane.view.set_byline(byline(article, words, self._language.code))

    def _show_analysis(self, part: float | None) -> None:
        if part is None:
            self._slow.stop()
        elif not self._analysing:
            self._slow.start()
        self._analysing = part is not None
        self._parts.foot.show_analysis(part)

    def _list(self, records: list[ArticleRecord]) -> None:
        self._parts.articles.show_records(records)
        identity = self._reading.identity
        self._parts.articles.show_open(identity)
        if identity and all(record.identity != identity for record in records):
            self._reading.forget(identity)

    def _turn(self, directions: tuple[Direction, ...]) -> None:
        for number, (shown, wanted) in enumerate(zip(self._directions, directions, strict=True)):
            if shown is not wanted:
                self._parts.pane.view.set_direction(number, wanted)
        self._directions = directions

    def _open_record(self, identity: int) -> None:
        self._reading.open_record(identity)

    def _open_hit(self, hit: object) -> None:
        from reader.library import Hit

        assert isinstance(hit, Hit)
        span = hit.span
        note = hit.note
        if span is None and note is not None and note.anchor is not None and not note.orphan:
            span = note.anchor.span
        view = self._parts.pane.view
        self._reading.open_record(hit.article.identity, lambda: view.go_to(span) if span is not None else None)

    def _go_to_quotation(self, quotation: Quotation) -> None:
        self._parts.pane.view.go_to(quotation.content)

    def _follow_mark(self, _: str, mark: Item) -> None:
        if isinstance(mark, Mention | Quantity):
            self.choose_name(mark.name, mark.type)
        elif isinstance(mark, Quotation):
            self._parts.show_side()
            self._parts.side.show_tab(QUOTATIONS)
            self._parts.side.quotations.choose(mark)
        elif isinstance(mark, Note):
            self._parts.show_side()
            self._parts.side.show_tab(NOTES)

    def _hidden(self) -> set[str]:
        return {kind for kind in self._settings.text("hidden_marks").split(",") if kind in KINDS}

    def _switch(self, kind: str, on: bool) -> None:
        hidden = self._hidden()
        hidden.symmetric_difference_update({kind} if (kind in hidden) is on else set())
        self._settings.keep("hidden_marks", ",".join(sorted(hidden)))
        self._show_hidden()

    def _show_hidden(self) -> None:
        hidden, view = self._hidden(), self._parts.pane.view
        view.set_visible_types([kind for kind in (*EntityType, *QuantityKind) if kind.value not in hidden])
        view.set_quotations_visible(QUOTATION not in hidden)
        view.set_notes_visible(NOTE not in hidden)
