"""The overview's numbers as what the pictures show and say, in the language that is now installed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from reader.core.mentions import EntityType
from reader.core.sentences import isolated
from reader.desktop import texts
from reader.desktop.chart import Pick
from reader.desktop.chart_bars import Bar
from reader.desktop.chart_lanes import Column, Lane, Tick
from reader.desktop.chart_ribbons import Node, Ribbon
from reader.desktop.language import day, month_name
from reader.desktop.overview_facts import MOST_LANES, Dated, Named, Overview, Quoted
from reader.desktop.texts import Counts, marked

_DAYS = 45
_MONTHS = 60
"""Up to so many days a column is a day, up to so many months a month, beyond that a year."""

_QUARTERS = (
    marked("Overview", "beginning"),
    marked("Overview", "first quarter"),
    marked("Overview", "middle"),
    marked("Overview", "third quarter"),
    marked("Overview", "end"),
)


@dataclass(frozen=True, slots=True)
class Period:
    """A day, a month or a year: its first and last day, its own name and that of what it belongs to."""

    first: date
    last: date
    name: str
    full: str
    within: str


def name_bars(named: Sequence[Named], *, library: bool) -> list[Bar]:
    """Who and what is named most."""
    return [
        Bar(
            one.name,
            one.mentions,
            one.type,
            Pick(one.name, one.type),
            texts.joined(
                [
                    f"{texts.type_name(one.type)}: {one.name}",
                    Counts.mentions(one.mentions),
                    Counts.in_articles(one.articles) if library else "",
                ]
            ),
        )
        for one in named
    ]


def speaker_bars(quoted: Sequence[Quoted]) -> list[Bar]:
    """Who is quoted most."""
    return [
        Bar(
            one.name,
            one.quotations,
            None,
            Pick(speaker=one.name, quoted=True),
            texts.joined([one.name, Counts.quotations(one.quotations)]),
        )
        for one in quoted
    ]


def text_lanes(overview: Overview) -> tuple[list[Lane], list[Tick]]:
    """Where in the text the names that are named most stand."""
    columns = defaultdict(list)
    for seen in overview.seen:
        mention = seen.mention
        spoken = texts.joined([mention.name, _place(seen.at)])
        pick = Pick(mention.name, mention.type, mention=mention)
        columns[mention.name, mention.type].append(Column(seen.at, seen.at, 1.0, pick, spoken, (_place(seen.at),)))
    lanes = [Lane(one.name, one.type, tuple(columns[one.name, one.type])) for one in overview.named[:MOST_LANES]]
    beginning, _, middle, _, end = (QCoreApplication.translate("Overview", text) for text in _QUARTERS)
    return lanes, [Tick(0, 0, beginning), Tick(0.5, 0.5, middle), Tick(1, 1, end)]


def day_lanes(overview: Overview, language: str) -> tuple[list[Lane], list[Tick]]:
    """When the names that are named most are named: by the dates of the articles; nothing where none has one."""
    spread = periods([one.day for one in overview.dated], language)
    if not spread:
        return [], []
    found: dict[tuple[str, EntityType], list[list[Dated]]] = {}
    for one in overview.dated:
        moment = _date(one.day)
        if moment is None:
            continue
        number = next(number for number, period in enumerate(spread) if period.first <= moment <= period.last)
        found.setdefault((one.name, one.type), [[] for _ in spread])[number].append(one)
    most = max(sum(one.mentions for one in cell) for cells in found.values() for cell in cells)
    share = 1 / len(spread)
    lanes = []
    for name in overview.named[:MOST_LANES]:
        columns = []
        for number, cell in enumerate(found.get((name.name, name.type), ())):
            if not cell:
                continue
            period = spread[number]
            mentions = sum(one.mentions for one in cell)
            articles = sum(one.articles for one in cell)
            pick = Pick(name.name, name.type, since=period.first.isoformat(), until=period.last.isoformat())
            spoken = texts.joined([name.name, period.full, Counts.mentions(mentions), Counts.in_articles(articles)])
            cells = (period.full, mentions, articles)
            columns.append(Column(number * share, (number + 1) * share, mentions / most, pick, spoken, cells))
        lanes.append(Lane(name.name, name.type, tuple(columns)))
    return lanes, _axis(spread, share)


def ribbons(overview: Overview) -> tuple[list[Node], list[Node], list[Ribbon]]:
    """Who speaks about whom: the speakers, those spoken about, and what goes between them."""
    said: dict[str, int] = {}
    told: dict[tuple[str, EntityType], int] = {}
    for one in overview.sayings:
        said[one.speaker] = said.get(one.speaker, 0) + one.quotations
        told[one.about, one.type] = told.get((one.about, one.type), 0) + one.quotations
    quoted = {one.name: one.quotations for one in overview.quoted}
    speakers = sorted(said, key=lambda name: -said[name])
    # Each as high as those who speak about it, on the average: so the ribbons cross no more than they must.
    height: dict[tuple[str, EntityType], float] = defaultdict(float)
    for one in overview.sayings:
        height[one.about, one.type] += speakers.index(one.speaker) * one.quotations / told[one.about, one.type]
    abouts = sorted(height, key=lambda name: (height[name], -told[name], name[0]))
    speaker_nodes = [
        Node(
            name,
            None,
            Pick(speaker=name, quoted=True),
            texts.joined([said_by(name), Counts.quotations(quoted.get(name, said[name]))]),
        )
        for name in speakers
    ]
    about_nodes = [
        Node(
            name,
            kind,
            Pick(name, kind, quoted=True),
            texts.joined([said_about(name), Counts.quotations(told[name, kind])]),
        )
        for name, kind in abouts
    ]
    between = [
        Ribbon(
            speakers.index(one.speaker),
            abouts.index((one.about, one.type)),
            one.quotations,
            Pick(one.about, one.type, one.speaker, quoted=True),
            texts.joined([said_by_about(one.speaker, one.about), Counts.quotations(one.quotations)]),
        )
        for one in overview.sayings
    ]
    between.sort(key=lambda ribbon: (ribbon.speaker, ribbon.about))
    return speaker_nodes, about_nodes, between


def said_by(name: str) -> str:
    """ "What Salma said"."""
    return QCoreApplication.translate("Overview", "What {name} said").format(name=isolated(name))


def said_about(name: str) -> str:
    """ "What was said about Salma"."""
    return QCoreApplication.translate("Overview", "What was said about {name}").format(name=isolated(name))


def said_by_about(speaker: str, name: str) -> str:
    """ "What Salma said about the valley"."""
    text = QCoreApplication.translate("Overview", "What {speaker} said about {name}")
    return text.format(speaker=isolated(speaker), name=isolated(name))


def period_name(since: str, until: str, language: str) -> str:
    """The name of a period that a column stood for, from its first and last day."""
    first, last = date.fromisoformat(since), date.fromisoformat(until)
    if first == last:
        return day(since, language)
    if first.month == last.month and first.year == last.year:
        return f"{month_name(first.month, language)} {first.year}"
    return str(first.year)


def periods(days: Sequence[str], language: str) -> list[Period]:
    """Days, months or years that hold all those days, without a gap; empty where none of them is a date."""
    moments = sorted(moment for moment in map(_date, set(days)) if moment is not None)
    if not moments:
        return []
    first, last = moments[0], moments[-1]
    if (last - first).days < _DAYS:
        count = (last - first).days + 1
        every = [first + timedelta(days=number) for number in range(count)]
        return [
            Period(
                one, one, str(one.day), day(one.isoformat(), language), f"{month_name(one.month, language)} {one.year}"
            )
            for one in every
        ]
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months <= _MONTHS:
        every = [_month_after(first, number) for number in range(months)]
        return [
            Period(
                one,
                _month_after(one, 1) - timedelta(days=1),
                month_name(one.month, language),
                f"{month_name(one.month, language)} {one.year}",
                str(one.year),
            )
            for one in every
        ]
    return [
        Period(date(year, 1, 1), date(year, 12, 31), str(year), str(year), "")
        for year in range(first.year, last.year + 1)
    ]


def _axis(spread: Sequence[Period], share: float) -> list[Tick]:
    ticks = [Tick(number * share, (number + 1) * share, period.name) for number, period in enumerate(spread)]
    within = ""
    for number, period in enumerate(spread):
        if period.within != within:
            within = period.within
            ticks.append(Tick(number * share, (number + 1) * share, within, lower=True))
    return ticks


def _place(at: float) -> str:
    return QCoreApplication.translate("Overview", _QUARTERS[min(4, int(at * 5))])


def _date(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None


def _month_after(moment: date, months: int) -> date:
    number = moment.year * 12 + moment.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)
