"""Quotation marks: which one opens, which one closes it."""

from __future__ import annotations

from reader.arabic.normaliser import fold
from reader.quotations.layout import LINE, Layout

OPENING = frozenset((*"«“„‹‘", "««", "<<"))
CLOSING = frozenset((*"»”›’", "»»", ">>"))
STRAIGHT = frozenset(('"', '""', "''", "'", "′′", "″", "``", "‘‘", "’’", "´´"))
MARKS = OPENING | CLOSING | STRAIGHT

_FAMILY = {"«": "«", "»": "«", "“": "“", "”": "“", "„": "“", "‹": "‹", "›": "‹", "‘": "‘", "’": "‘"}
_FAMILY |= {"««": "«", "»»": "«", ">>": "<<", "‘‘": "''", "’’": "''"}
_BEFORE_OPENING = frozenset("([{-–—ـ/،؛:,«“\"'‘")
_AFTER_CLOSING = frozenset((".", "،", "؛", ":", "!", "؟", ")", ","))
_PROCLITICS = frozenset(("و", "ف", "ب", "ل", "ك", "لل", "وب", "ول", "بال", "وال"))
_BEHIND = frozenset(fold("وفق حسب بحسب وفقا طبقا على حد كما حيث لكن بل ثم إلى من في عن مع التي الذي").split())
_DEPTH = 8
_FAR = 400


def _side(layout: Layout, token: int) -> str:
    """Whether a mark opens, closes or could do either, by its shape and the white space around it."""
    form = layout.forms[token]
    before, after = layout.space_before(token), layout.space_after(token)
    if form in OPENING or form in CLOSING:
        usual = "open" if form in OPENING else "close"
        if not before and not after and layout.forms[token - 1] in _PROCLITICS and layout.forms[token + 1][0].isalnum():
            return "open"
        # Some writers set the two the other way round.
        if before and not after and usual == "close" and layout.forms[token + 1][0].isalnum():
            return usual if form not in "»”" else "open" if layout.forms[token - 1] in _PROCLITICS else "either"
        if after and not before and usual == "open" and layout.forms[token - 1][0].isalnum():
            return "close" if form in "«“" else usual
        if usual == "open" and token + 1 < len(layout) and layout.forms[token + 1] in _AFTER_CLOSING:
            # "نص “." and "نص“.": nothing quoted begins with a full stop.
            return "either"
        return usual
    if before and not after:
        return "open" if layout.forms[token + 1][0].isalnum() or layout.forms[token + 1] in MARKS else "either"
    if after and not before:
        return "close"
    if not before:
        previous = layout.forms[token - 1]
        if previous in _PROCLITICS or (previous in _BEFORE_OPENING and previous not in MARKS):
            return "open"
        following = layout.forms[token + 1]
        if not following[0].isalnum():
            return "close"
    return "either"


def pair_marks(layout: Layout) -> tuple[dict[int, int], list[int]]:
    """The token of the closing mark for each opening one, and the opening marks that are never closed.

    Pairs nest and never cross. A line break forgets what is open, except that a mark left open closes in one of the
    next paragraphs where a closing mark stands that nothing there opens. Linear time.
    """
    pairs: dict[int, int] = {}
    open_marks: list[tuple[int, str]] = []
    carried: list[tuple[int, str]] = []
    # Closing marks that close nothing; where two of a kind follow one another, the first one stands for an opening one.
    stray: dict[str, int] = {}
    unclosed: list[int] = []
    forms = layout.forms

    def pair(opening: int, closing: int) -> None:
        """What stands open between the two is never closed, so that no pair crosses them."""
        pairs[opening] = closing
        while open_marks and open_marks[-1][0] >= opening:
            at, _ = open_marks.pop()
            if at != opening:
                unclosed.append(at)
        for kind in [kind for kind, at in stray.items() if at >= opening]:
            del stray[kind]

    for token in [at for at, form in enumerate(forms) if form in MARKS or form == LINE]:
        form = forms[token]
        if form == LINE:
            carried = [one for one in carried[-_DEPTH:] if token - one[0] < _FAR] + open_marks[-1:]
            unclosed.extend(at for at, _ in open_marks)
            open_marks = []
            stray = {}
            continue
        if form in ("'", "’", "‘") and _is_apostrophe(layout, token):
            continue
        family = _FAMILY.get(form, form)
        side = _side(layout, token)
        held = next((back for back in range(1, min(_DEPTH, len(open_marks)) + 1) if open_marks[-back][1] == family), 0)
        if side == "either":
            side = "close" if held else "open"
        if (
            held == 1
            and side == "open"
            and form in OPENING
            and forms[open_marks[-1][0]] in CLOSING
            and layout.space_after(token)
        ):
            # Both are the other way round: » نص «.
            side = "close"
        if side == "open":
            open_marks.append((token, family))
            continue
        if not held and open_marks and family not in ("‘", "'") and open_marks[-1][1] not in ("‘", "'"):
            held = 1
        if held:
            pair(open_marks[-held][0], token)
        elif _stands_before_word(layout, token):
            open_marks.append((token, family))
        elif carried and token - carried[-1][0] < _FAR and carried[-1][1] == family:
            pair(carried.pop()[0], token)
            carried = []
        elif family in stray and token - stray[family] < _FAR:
            pair(stray[family], token)
        elif layout.space_after(token) and token + 1 < len(forms) and _begins_words(forms[token + 1]):
            stray[family] = token
    unclosed.extend(at for at, _ in open_marks)
    return pairs, [at for at in unclosed if at not in pairs]


def _begins_words(form: str) -> bool:
    """Whether a word can be the first one quoted, rather than go on behind what was quoted (نص” وفق تعبيره)."""
    return form[0].isalnum() and form not in _BEHIND and not (form[0] in "وف" and form[1:] in _BEHIND)


def _is_apostrophe(layout: Layout, token: int) -> bool:
    return not layout.space_before(token) and not layout.space_after(token) and layout.forms[token + 1][0].isalpha()


def _stands_before_word(layout: Layout, token: int) -> bool:
    """Whether a closing mark that closes nothing stands, between spaces, where an opening one should."""
    after = token + 1
    return (
        token > 0
        and ((layout.space_before(token) and layout.forms[token - 1][0].isalpha()) or layout.forms[token - 1] in ":،")
        and after < len(layout.forms)
        and layout.forms[after][0].isalpha()
    )
