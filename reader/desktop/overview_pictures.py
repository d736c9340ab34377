"""The pictures of the overview, each in its card: who is named, when, and who speaks about whom."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from reader.desktop import texts
from reader.desktop.chart import Pick
from reader.desktop.chart_bars import Bar, BarChart
from reader.desktop.chart_card import ChartCard, Figures
from reader.desktop.chart_lanes import Lane, LaneChart
from reader.desktop.chart_ribbons import Node, Ribbon, RibbonChart
from reader.desktop.overview_facts import Overview
from reader.desktop.overview_series import day_lanes, name_bars, ribbons, speaker_bars, text_lanes
from reader.desktop.theme import Theme

_BESIDE = 760
"""Width (px) from which two pictures stand beside one another."""


class OverviewPictures(QWidget):
    """Four cards. `picked` brings the Pick of a shape that was chosen."""

    picked = Signal(object)

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._overview: Overview | None = None
        self._library = False
        self.empty = QLabel(self)
        self.empty.setProperty("look", "caption")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.names = ChartCard(BarChart(theme), self)
        self.speakers = ChartCard(BarChart(theme), self)
        self.lanes = ChartCard(LaneChart(theme), self)
        self.ribbons = ChartCard(RibbonChart(theme), self)
        self.cards = (self.names, self.speakers, self.lanes, self.ribbons)
        pictures = QWidget(self)
        self._grid = QGridLayout(pictures)
        self._grid.setContentsMargins(18, 16, 18, 18)
        self._grid.setSpacing(14)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(pictures)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self._scroll, 1)
        for card in self.cards:
            card.chosen.connect(self.picked)
        self.setFocusProxy(self.names.chart)
        self._arrange()
        self._show()

    def show_overview(self, overview: Overview | None, *, library: bool) -> None:
        """Show these numbers, or that they are being counted (None); `library` says that they are the library's."""
        if overview != self._overview or library is not self._library:
            self._overview = overview
            self._library = library
            self._scroll.verticalScrollBar().setValue(0)
        self._show()

    def show_end(self) -> None:
        """Scroll to the last picture."""
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.maximum())

    def scope_is(self, *, library: bool) -> bool:
        """Whether what is shown is the library's, or the article's."""
        return self._library is library

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        for card in self.cards:
            card.set_theme(theme)

    def retranslate(self, language: str) -> None:
        """Say every text in the language that is now installed, "ar" or "en"."""
        self._language = language
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= _BESIDE
        for card in self.cards:
            self._grid.removeWidget(card)
        if wide:
            self._grid.addWidget(self.names, 0, 0)
            self._grid.addWidget(self.speakers, 0, 1)
            self._grid.addWidget(self.lanes, 1, 0, 1, 2)
            self._grid.addWidget(self.ribbons, 2, 0, 1, 2)
        else:
            for number, card in enumerate(self.cards):
                self._grid.addWidget(card, number, 0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if wide else 0)
        self._grid.setRowStretch(4, 1)

    def _show(self) -> None:
        overview = self._overview
        there = overview is not None and not overview.empty
        self._scroll.setVisible(there)
        self.empty.setVisible(not there)
        if overview is None:
            self.empty.setText(self.tr("Counting…"))
        elif not there:
            self.empty.setText(self.tr("Nothing to draw yet: the pictures appear once names and quotations are found."))
        else:
            self._show_bars(overview)
            self._show_lanes(overview)
            self._show_ribbons(overview)

    def _show_bars(self, overview: Overview) -> None:
        mentions = self.tr("Mentions")
        articles = (self.tr("Articles"),) if self._library else ()
        chart = self.names.chart
        assert isinstance(chart, BarChart)
        bars = name_bars(overview.named, library=self._library)
        self.names.setVisible(bool(bars))
        self.names.retranslate(self.tr("Named most"), self.tr("How often, by the marks in the text"))
        chart.show_bars(bars)
        self.names.show_figures(
            Figures(
                (self.tr("Name"), self.tr("Type"), mentions, *articles),
                tuple(
                    (
                        (one.name, texts.type_name(one.type), one.mentions, *((one.articles,) if articles else ())),
                        bar.pick,
                    )
                    for one, bar in zip(overview.named, bars, strict=True)
                ),
            )
        )
        chart = self.speakers.chart
        assert isinstance(chart, BarChart)
        voices = speaker_bars(overview.quoted)
        self.speakers.setVisible(bool(voices))
        self.speakers.retranslate(self.tr("Quoted most"), self.tr("Direct and indirect quotations"))
        chart.show_bars(voices)
        self.speakers.show_figures(
            Figures((self.tr("Speaker"), self.tr("Quotations")), _rows(voices)),
        )

    def _show_lanes(self, overview: Overview) -> None:
        chart = self.lanes.chart
        assert isinstance(chart, LaneChart)
        if self._library:
            lanes, ticks = day_lanes(overview, self._language)
            undated = sum(one.articles for one in overview.dated if not one.day)
            caption = self.tr("By the dates of the articles")
            if undated:
                caption = texts.joined([caption, self.tr("articles without a date are left out")])
            self.lanes.retranslate(self.tr("Over time"), caption)
        else:
            lanes, ticks = text_lanes(overview)
            self.lanes.retranslate(self.tr("Along the text"), self.tr("Where each name stands, from beginning to end"))
        self.lanes.setVisible(any(lane.columns for lane in lanes))
        chart.show_lanes(lanes, ticks)
        titles = (self.tr("When"), self.tr("Mentions"), self.tr("Articles")) if self._library else (self.tr("Where"),)
        self.lanes.show_figures(Figures((self.tr("Name"), *titles), _columns(lanes)))

    def _show_ribbons(self, overview: Overview) -> None:
        chart = self.ribbons.chart
        assert isinstance(chart, RibbonChart)
        speakers, abouts, between = ribbons(overview)
        self.ribbons.setVisible(bool(between))
        self.ribbons.retranslate(
            self.tr("Who speaks about whom"),
            self.tr("From those who are quoted to the names in their quotations; the broader, the more quotations"),
        )
        chart.show_ribbons(speakers, abouts, between)
        self.ribbons.show_figures(
            Figures(
                (self.tr("Speaker"), self.tr("About"), self.tr("Quotations")),
                _pairs(speakers, abouts, between),
            )
        )


_Line = tuple[tuple[str | int, ...], Pick]


def _rows(bars: Sequence[Bar]) -> tuple[_Line, ...]:
    return tuple(((bar.label, bar.value), bar.pick) for bar in bars)


def _columns(lanes: Sequence[Lane]) -> tuple[_Line, ...]:
    return tuple(((lane.label, *column.cells), column.pick) for lane in lanes for column in lane.columns)


def _pairs(speakers: Sequence[Node], abouts: Sequence[Node], between: Sequence[Ribbon]) -> tuple[_Line, ...]:
    most = sorted(between, key=lambda ribbon: -ribbon.quotations)
    return tuple(((speakers[one.speaker].label, abouts[one.about].label, one.quotations), one.pick) for one in most)
