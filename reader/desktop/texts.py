"""The words that the interface has for the field's terms, in the language that is now installed."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication

from reader.core.articles import SetAsideReason
from reader.core.mentions import EntityType, Origin
from reader.core.quantities import MarkType, QuantityKind
from reader.core.quotations import CueClass, QuotationKind
from reader.core.sentences import isolated

translate = QCoreApplication.translate

_AFTER_NUMBER = re.compile(r"(?<=\d) ")


def marked(context: str, text: str) -> str:  # noqa: ARG001 (lupdate reads it)
    """The text itself, marked for lupdate as one to translate in that context: QT_TRANSLATE_NOOP with a type."""
    return text


def type_name(kind: MarkType) -> str:
    """A type in the singular: "Person"."""
    names: dict[MarkType, str] = {
        EntityType.PER: translate("Texts", "Person"),
        EntityType.LOC: translate("Texts", "Place"),
        EntityType.ORG: translate("Texts", "Organisation"),
        EntityType.MISC: translate("Texts", "Other"),
        QuantityKind.DATE: translate("Texts", "Date"),
        QuantityKind.AMOUNT: translate("Texts", "Amount"),
        QuantityKind.COUNT: translate("Texts", "Count"),
    }
    return names[kind]


def type_plural(kind: MarkType) -> str:
    """A type as a heading: "People"."""
    names: dict[MarkType, str] = {
        EntityType.PER: translate("Texts", "People"),
        EntityType.LOC: translate("Texts", "Places"),
        EntityType.ORG: translate("Texts", "Organisations"),
        EntityType.MISC: translate("Texts", "Others"),
        QuantityKind.DATE: translate("Texts", "Dates"),
        QuantityKind.AMOUNT: translate("Texts", "Amounts"),
        QuantityKind.COUNT: translate("Texts", "Counts"),
    }
    return names[kind]


UNITS = (
    *(marked("Units", "y"), marked("Units", "mo"), marked("Units", "wk"), marked("Units", "d"), marked("Units", "h")),
    *(marked("Units", "min"), marked("Units", "s"), marked("Units", "night"), marked("Units", "decade")),
    *(marked("Units", "century"), marked("Units", "km"), marked("Units", "m"), marked("Units", "cm")),
    *(
        marked("Units", "km²"),
        marked("Units", "m²"),
        marked("Units", "km/h"),
        marked("Units", "kg"),
        marked("Units", "g"),
    ),
    *(
        marked("Units", "t"),
        marked("Units", "bbl"),
        marked("Units", "bbl/d"),
        marked("Units", "L"),
        marked("Units", "AH"),
    ),
    marked("Units", "on the Richter scale"),
)
"""The units that have a name of their own in another language than English; the others keep their sign."""

_LONG_NUMBER = re.compile(r"(?<![\d.-])\d{5,}")


def quantity_value(value: str) -> str:
    """What a quantity comes to (see reader.core.quantities) as a person reads it: thousands apart, the unit in the
    language of the interface, an hour without its T; isolated from what is around it."""
    figure, _, unit = value.removeprefix("T").partition(" ")
    if unit in UNITS:
        unit = translate("Units", unit)
    figure = _LONG_NUMBER.sub(lambda match: f"{int(match[0]):,}", figure)
    shown = f"{figure} {unit}".strip().replace("XXXX", "····")
    if any("\u0600" <= letter <= "\u06ff" for letter in shown):
        return isolated(shown)
    return f"\u2066{shown}\u2069" if shown else ""


def kind_name(kind: QuotationKind) -> str:
    """A kind of quotation: "direct"."""
    return {
        QuotationKind.DIRECT: translate("Texts", "direct"),
        QuotationKind.INDIRECT: translate("Texts", "indirect"),
        QuotationKind.MIXED: translate("Texts", "partly in quotation marks"),
    }[kind]


def cue_class_name(cue: CueClass) -> str:
    """What a cue says of how the words were meant: "denies"."""
    return {
        CueClass.STATES: translate("Texts", "states"),
        CueClass.ADDS: translate("Texts", "adds"),
        CueClass.CLAIMS: translate("Texts", "claims"),
        CueClass.DENIES: translate("Texts", "denies"),
        CueClass.WARNS: translate("Texts", "warns"),
        CueClass.PROMISES: translate("Texts", "promises"),
        CueClass.DEMANDS: translate("Texts", "demands"),
        CueClass.EXPECTS: translate("Texts", "expects"),
        CueClass.ASKS: translate("Texts", "asks"),
        CueClass.CITES: translate("Texts", "cites"),
    }[cue]


def origin_name(origin: Origin) -> str:
    """Where a mark comes from: "by hand"."""
    return {
        Origin.MODEL: translate("Texts", "found by the model"),
        Origin.LIST: translate("Texts", "from a name list"),
        Origin.RULE: translate("Texts", "found by a rule"),
        Origin.HAND: translate("Texts", "marked by hand"),
    }[origin]


def reason_name(reason: SetAsideReason) -> str:
    """Why a piece was set aside: "Title again"."""
    return {
        SetAsideReason.REPEATED_TITLE: translate("Texts", "The title again"),
        SetAsideReason.SECTION_LABEL: translate("Texts", "A section's label"),
        SetAsideReason.TRAILER: translate("Texts", "Links to other articles"),
        SetAsideReason.BYLINE: translate("Texts", "Author and date"),
        SetAsideReason.NAVIGATION: translate("Texts", "Menus of the page"),
        SetAsideReason.FRONT_MATTER: translate("Texts", "Front matter"),
        SetAsideReason.NOT_SHOWN: translate("Texts", "Not shown in the file either"),
    }[reason]


def quotation_name() -> str:
    """What a quotation is called beside a person, a place: "Quotation"."""
    return translate("Texts", "Quotation")


def unknown_speaker() -> str:
    """Who speaks where nobody knows who."""
    return translate("Texts", "Speaker not known")


class Counts:
    """Numbers of things, in the plural that each language has for them. (A class, because lupdate knows a plural by a
    call of tr.)"""

    @staticmethod
    def tr(text: str, comment: str, count: int) -> str:
        """The translation of a text with %n in it."""
        return translate("Counts", text, comment, count)

    @staticmethod
    def words(count: int) -> str:
        """ "1 word", "310 words"."""
        return Counts.tr("%n word(s)", "", count)

    @staticmethod
    def names(count: int) -> str:
        """ "27 names"."""
        return Counts.tr("%n name(s)", "", count)

    @staticmethod
    def quotations(count: int) -> str:
        """ "9 quotations"."""
        return Counts.tr("%n quotation(s)", "", count)

    @staticmethod
    def mentions(count: int) -> str:
        """ "12 mentions"."""
        return Counts.tr("%n mention(s)", "", count)

    @staticmethod
    def in_articles(count: int) -> str:
        """ "in 3 articles"."""
        return Counts.tr("in %n article(s)", "", count)

    @staticmethod
    def articles(count: int) -> str:
        """ "9 articles"."""
        return Counts.tr("%n article(s)", "", count)

    @staticmethod
    def notes(count: int) -> str:
        """ "3 notes"."""
        return Counts.tr("%n note(s)", "", count)

    @staticmethod
    def days_ago(count: int) -> str:
        """ "3 days ago"."""
        return Counts.tr("%n day(s) ago", "", count)

    @staticmethod
    def minutes_to_read(words: int) -> str:
        """ "2 minutes to read", at 184 words a minute: the mean over 17 languages, Arabic among them, of the IReST
        texts (doi:10.1167/iovs.11-8284)."""
        return Counts.tr("%n minute(s) to read", "", max(1, round(words / 184)))


def percent(part: float) -> str:
    """ "37%", from 0.37."""
    return translate("Texts", "{number}%").format(number=round(part * 100))


def joined(parts: list[str]) -> str:
    """Facts on one line, each isolated so that a Latin one keeps the others' order; empty ones are left out. Where the
    line is broken, a number stays with what it counts. The line runs the way of the interface, whatever stands first
    in it: Qt looks past what is isolated for a direction, and finds none."""
    shown = [isolated(_AFTER_NUMBER.sub("\u00a0", part)) for part in parts if part]
    right = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    return ("\u200f" if right else "\u200e") + " · ".join(shown) if shown else ""


def plain_tooltip(text: str) -> str:
    """A tooltip that Qt does not take for HTML, whatever a name holds."""
    from html import escape

    return f"<span>{escape(text)}</span>".replace("\n", "<br>")
