"""Drafts: a cue with the content that was chosen for it, before it is known who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.core.quotations import QuotationKind
from reader.quotations.cues import CueToken
from reader.quotations.endings import Ending, endings
from reader.quotations.marks import MARKS
from reader.quotations.openings import cue_atoms, openings, within
from reader.quotations.places import Context, Opening
from reader.quotations.weights import Weights, chances, total
from reader.quotations.words import ASKING, COMMAS, MENTAL, PASSING_ON

# Below these chances more of such drafts were wrong than right (cross-validated on annotated news).
_LEAST = {
    "bare": 0.42,
    "glued": 0.45,
    "prep": 0.65,
    "comma": 0.4,
    "before-sentence": 0.5,
    "before-comma": 0.5,
    "before-main": 0.5,
}
_TIGHT = 0.3
_EXACT = 0.2
_LIKELY = 0.1
_BY_GRAMMAR = 0.6
_COUNTERPARTS = ("لنظير", "لنظرا")
_TELLING_ON = frozenset(("ثم", "قبل", "فيما", "بينما", "بعدما", "وذلك", "عقب"))
_SHORT, _LONG = 4, 9
"""Tokens in marks, from one mark to the other, that may be a name or a term; more than that are surely words said."""
_CLAIMED = 0.1
"""How likely a cue must be to claim words in marks that no other cue claims."""
_CLAIMED_TOO = 0.5
"""The same for a cue that has introduced other words already ("…"، قال الوزير، "…")."""
_STAYS_AT_END = frozenset("!؟?)%")


class Draft(NamedTuple):
    """A cue, where its content opens and the token after the content, with the chance that this is right.

    One that is not `likely` is no quotation to show, but whoever it would be by may well speak next. `learned` says
    whether weights chose it, or the grammar alone.
    """

    token: CueToken
    opening: Opening
    end: int
    chance: float
    likely: bool = True
    learned: bool = True


def drafts(context: Context, weights: Weights) -> list[Draft]:
    """One draft for each cue that introduces content, in the order of the cues.

    Two where a cue stands amid the words that it introduces ("…"، قال الوزير، "…").
    """
    drafting = _Drafting(context, weights)
    found: list[Draft] = []
    by_start: dict[int, int] = {}
    for token in context.cue_at.values():
        draft = drafting.draft(token)
        if draft is None:
            continue
        same = by_start.get(draft.opening.at)
        if same is None:
            by_start[draft.opening.at] = len(found)
            found.append(draft)
            continue
        worse = draft.token
        if found[same].chance < draft.chance:
            worse, found[same] = found[same].token, draft
        # Who did not say these words may have said others ("…"، تقول الجارة، وتضيف: "…").
        other = drafting.draft(worse, draft.opening.at)
        if other is None or other.opening.at in by_start:
            continue
        if other.opening.mark >= 0 and other.chance >= _CLAIMED_TOO:
            by_start[other.opening.at] = len(found)
            found.append(other)
    found.extend(drafting.unclaimed(found))
    return sorted(found, key=lambda draft: (draft.token.first, draft.opening.at))


class _Drafting:
    """Drafts the content of one cue after the other."""

    def __init__(self, context: Context, weights: Weights) -> None:
        self._context = context
        self._weights = weights
        # What the places of ends weigh by themselves.
        self._scored: dict[tuple[str, int], float] = {}
        # For each opening mark the cue that could introduce what stands in it, and how likely.
        self._offers: dict[int, tuple[float, CueToken, Opening]] = {}

    def draft(self, token: CueToken, taken: int = -1) -> Draft | None:
        """The likeliest draft of the cue whose content does not open at the token that is taken."""
        places = [place for place in openings(self._context, token) if place.at != taken]
        if not places:
            return None
        learned = self._weights.openings
        scores = [total(learned.get("none", {}), cue_atoms(self._context, token))]
        shared: dict[str, float] = {}
        for place in places:
            own = learned.get(place.kind, {})
            if place.kind not in shared:
                shared[place.kind] = total(own, place.shared)
            scores.append(shared[place.kind] + total(own, place.own))
        likely = chances(scores)
        best = max(range(len(likely)), key=likely.__getitem__)
        self._offer(token, places, likely, best)
        if best == 0 or (self._points_back(token) and places[best - 1].mark < 0):
            grammar = self._by_grammar(token, places)
            if grammar is not None or best == 0:
                return grammar
        opening = places[best - 1]
        end, sure = self._end(token, opening)
        end = self._told_on(opening, end)
        if opening.mark < 0 and self._context.pairs.get(opening.at, -1) == end - 1 > opening.at:
            # Nothing but what stands in marks.
            opening, end = opening._replace(at=opening.at + 1, mark=opening.at, end=end - 1), end - 1
        if end <= opening.at or (end == opening.at + 1 and self._context.layout.forms[opening.at] in ASKING):
            # In من قال ماذا nothing is said.
            return None
        chance = likely[best] * sure
        if opening.mark < 0 and self._is_told(token):
            return Draft(token, opening, end, chance, likely=False)
        return Draft(token, opening, end, chance, chance >= _LEAST.get(opening.kind, 0.0))

    def unclaimed(self, found: Sequence[Draft]) -> list[Draft]:
        """Drafts for what stands in marks and no other draft covers, if it is long or behind a colon."""
        pairs, enclosing, forms = self._context.pairs, self._context.enclosing, self._context.layout.forms
        taken: set[int] = set()
        for draft in found:
            taken.update(range(draft.opening.at, draft.end))
        made: list[Draft] = []
        for mark, (chance, token, opening) in self._offers.items():
            close = pairs.get(mark, -1)
            if (
                chance < _CLAIMED
                or (close - mark <= _SHORT and forms[mark - 1] != ":")
                or enclosing[mark] >= 0
                or not taken.isdisjoint(range(mark, close))
            ):
                continue
            end = self._trimmed(opening.at, opening.end if opening.end >= 0 else close)
            if end > opening.at:
                made.append(Draft(token, opening, end, chance))
        return made

    def _is_told(self, token: CueToken) -> bool:
        """Whether a speaker says what somebody else thinks (قال إن الوزارة تعتقد أن …), in the speaker's words."""
        cue = token.cue
        return (
            cue.lemma in MENTAL
            and cue.shape == "imperfect"
            and cue.number == "s"
            and self._context.classes.of(token.first - 1) in ("ال", "LOC", "ORG", "PER")
            and within(self._context, token) != ""
        )

    def _offer(self, token: CueToken, places: Sequence[Opening], likely: Sequence[float], best: int) -> None:
        """Remember how likely the cue introduces what stands in marks, other than its best place (0 is none)."""
        # Beside a place that is taken already the others share what chance is left.
        left = 1.0 if best == 0 else max(1.0 - likely[best], 1e-9)
        for number, place in enumerate(places, 1):
            if number == best or place.mark < 0:
                continue
            chance = likely[number] / left
            amid = best > 0 and place.kind == "before-mark" and self._goes_on(places[best - 1])
            if amid:
                chance = max(chance, _BY_GRAMMAR)
            long = self._context.pairs.get(place.mark, -1) - place.mark > _LONG
            least = _CLAIMED if best == 0 else _CLAIMED_TOO if long or amid else 1.1
            if chance >= least and (chance > self._offers.get(place.mark, (0.0,))[0]):
                self._offers[place.mark] = chance, token, place

    def _goes_on(self, opening: Opening) -> bool:
        """Whether a mark opens behind a comma, as where the cue stands amid the words ("…"، قال الوزير، "…")."""
        return opening.kind == "mark" and self._context.layout.forms[opening.mark - 1] in COMMAS

    def _told_on(self, opening: Opening, end: int) -> int:
        """The end; where behind the close of the marks that content begins with the story goes on, that close.

        قال "…" ثم غادر is no quotation of the leaving.
        """
        close = self._context.pairs.get(opening.mark, -1)
        if 0 <= close < end - 1 and self._context.layout.forms[close + 1] in _TELLING_ON:
            return self._trimmed(opening.at, close)
        return end

    def _points_back(self, token: CueToken) -> bool:
        """Whether the words before the cue point back at what was said (هكذا وصف, بهذه الكلمات لخص)."""
        forms, first = self._context.layout.forms, token.first
        return forms[max(0, first - 1)] == "هكذا" or forms[max(0, first - 2)] in ("بهذه", "بهذا")

    def _by_grammar(self, token: CueToken, places: Sequence[Opening]) -> Draft | None:
        """What the words around the cue alone tell.

        أعلن ذلك وزير التجارة behind a sentence, هكذا وصف behind marks, أكد لنظيره أهمية الحوار, نقلت عن شاهد أنه رأى.
        """
        forms, thus = self._context.layout.forms, self._points_back(token)
        told = token.end < len(forms) and forms[token.end].startswith(_COUNTERPARTS) and "noun" in token.cue.takes
        passed = token.cue.lemma in PASSING_ON and token.end < len(forms) and forms[token.end] == "عن"
        for opening in places:
            if (
                opening.kind == "previous"
                or (passed and opening.kind == "pronoun")
                or (thus and opening.kind == "before-mark")
                or (told and opening.kind == "bare" and opening.at > token.end)
            ):
                end, _ = self._end(token, opening)
                return Draft(token, opening, end, _BY_GRAMMAR, learned=False) if end > opening.at else None
        return None

    def _end(self, token: CueToken, opening: Opening) -> tuple[int, float]:
        """The token after the content, and the chance that it is the right one."""
        if opening.end >= 0:
            return self._trimmed(opening.at, opening.end), 1.0
        ends = endings(self._context, token, opening)
        if not ends:
            return opening.at, 0.0
        odds = chances([self._score(ending) for ending in ends])
        chosen = _safest(opening.at, ends, odds)
        return self._trimmed(opening.at, ends[chosen].end), odds[chosen]

    def _score(self, ending: Ending) -> float:
        where = ending.kind, ending.end
        if where not in self._scored:
            self._scored[where] = total(self._weights.endings, ending.here)
        return self._scored[where] + total(self._weights.endings, ending.run)

    def _trimmed(self, start: int, end: int) -> int:
        """The end without the marks that are no part of the content; one that closes amid it is."""
        forms, closes = self._context.layout.forms, self._context.closes
        while end > start and not (forms[end - 1][0].isalnum() or forms[end - 1] in _STAYS_AT_END):
            if closes.get(end - 1, -1) >= start:
                break
            end -= 1
        # Marks alone are nothing said.
        return end if any(forms[at][0].isalnum() for at in range(start, end)) else start


def _safest(start: int, ends: Sequence[Ending], odds: Sequence[float]) -> int:
    """The end that is least likely to be far wrong.

    What counts is the chance that an end overlaps the right one by half, then by nine tenths, then is the right one:
    minimum Bayes risk instead of the single likeliest end, which may stand alone against many near one another.
    """
    likely = [at for at, chance in enumerate(odds) if chance > 0.02]
    best, most = 0, -1.0
    # An end amid two likely ones overlaps both, but is one that nobody would set.
    least = _LIKELY * max(odds)
    for at in likely:
        if odds[at] < least:
            continue
        mine = ends[at].end - start
        value = _EXACT * odds[at]
        for other in likely:
            theirs = ends[other].end - start
            overlap = min(mine, theirs) / max(mine, theirs, 1)
            if overlap >= 0.5:
                value += odds[other] * (1.0 + _TIGHT * (overlap >= 0.9))
        if value > most:
            best, most = at, value
    return best


def kind_of(context: Context, draft: Draft) -> QuotationKind:
    """Whether all of the content stands in quotation marks, some of it, or none."""
    opening = draft.opening
    close = context.pairs.get(opening.mark, -1)
    if opening.mark >= 0 and (close < 0 or draft.end <= close):
        return QuotationKind.DIRECT
    forms = context.layout.forms
    if opening.mark >= 0 or any(forms[at] in MARKS for at in range(opening.at, draft.end)):
        return QuotationKind.MIXED
    return QuotationKind.INDIRECT
