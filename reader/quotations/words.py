"""Words that the grammar of reported speech knows by themselves."""

from __future__ import annotations

from reader.arabic.normaliser import fold

BARE = frozenset(("ان", "بان"))
"""Complementisers that are no part of what is said."""

AFTER_PHRASE = frozenset(("فان", "فقد"))
PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "ني", "نا", "ي", "ك", "كم")
WITH_PRONOUN = frozenset(
    [start + "ان" + pronoun for start in ("", "ب") for pronoun in PRONOUNS]
    + [start + "كون" + pronoun for start in ("", "ب") for pronoun in PRONOUNS]
    + ["بانا", "الا", "بالا"]
)
"""Complementisers that carry a pronoun, which is part of what is said."""

ASKING = frozenset(fold("هل ما لماذا كيف متى أين عما مما بما لمن ماذا أي").split())
RELATIVE = frozenset(fold("الذي التي الذين اللذان اللتان والذي والتي والذين").split())
COMMAS = frozenset("،,؛;")
ASIDES = {"-": "-", "–": "–", "—": "—", ")": "(", "]": "["}
DASHES = frozenset("-–—()[]")
ADVERBIAL = frozenset(
    fold(
        """من في وفي ومن عن وعن على وعلى خلال وخلال بعد وبعد قبل وقبل ضمن بدوره بدورها وبدوره إلى وإلى منذ عقب رغم ورغم
        مع ومع إثر أثناء حول وحول بشأن وبشأن خلافا ردا وردا بالمقابل لذلك ولذلك"""
    ).split()
)
"""Words that can begin a sentence before its subject and verb."""

WITH_RELATIVE = RELATIVE | frozenset(fold("وهو وهي وهم وهما").split())
"""Words that begin an apposition behind a comma (البيطار، الذي …, البيطار، وهو …)."""
LINKS = frozenset(("هكذا", "كما", "وذلك"))
"""Adverbs between words and the cue behind them (هكذا وصف)."""
MENTAL = frozenset(("اعتقد", "ظن", "رأى", "خشي", "أمل"))
"""Verbs of what somebody thinks rather than says."""
PASSING_ON = frozenset(("نقل", "نسب", "نقلا عن", "روى", "حكى"))
"""Cues with the speaker behind عن (نقلت الوكالة عن الوزير)."""
