"""Finds the quotations of an article: what is said, by which cue, and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reader.core.mentions import Mention, Origin
from reader.core.progress import Progress, no_progress
from reader.core.quotations import Quotation
from reader.core.spans import Span
from reader.quotations.context import around, cues_in
from reader.quotations.cues import load_lexicon
from reader.quotations.drafts import drafts, kind_of
from reader.quotations.layout import Layout
from reader.quotations.speakers import Speakers
from reader.quotations.weights import load_weights

_NESTED = 0.6
"""The least chance of a quotation without marks within another one: of the others more than half are only told of."""


class QuotationFinder:
    """Finds who said what. `lexicon` is a folder with verbs.tsv and phrases.tsv, `weights` a file of
    save_weights (reader.quotations.weights).

    Without them those that ship are used; AnalysisError "model_missing" if the weights cannot be read. One finder
    serves any number of texts and threads. `name` tells what it is, with its version; raise that whenever it finds
    something else than before: articles that an older one analysed are then analysed again when they are opened.
    """

    name = "qari-quotations-5"

    def __init__(self, lexicon: Path | None = None, weights: Path | None = None) -> None:
        self._lexicon = load_lexicon(lexicon)
        self._weights = load_weights(weights)

    def find(
        self, text: str, mentions: Sequence[Mention] = (), progress: Progress = no_progress
    ) -> tuple[Quotation, ...]:
        """The quotations in the order of the text. Never raises on any text; linear time."""
        progress(0.0)
        layout = Layout(text, mentions)
        cues = cues_in(layout, self._lexicon)
        context = around(layout, cues, self._lexicon) if cues else None
        made = drafts(context, self._weights) if context is not None else []
        if context is None or not made:
            progress(1.0)
            return ()
        found: list[Quotation] = []
        speakers = Speakers(context, text)
        named = {mention.name for mention in mentions}
        covered = -1
        for draft in made:
            token, opening = draft.token, draft.opening
            # A mark that closes amid the content belongs to it: «السوق» آمنة is not السوق» آمنة.
            inside = 0 <= context.pairs.get(opening.mark, -1) < draft.end
            content = layout.span(opening.mark if inside else opening.at, draft.end)
            cut = 0 if inside else opening.cut
            # A mark may open at the end of a line: what is said begins on the next one.
            start = content.end - len(text[content.start + cut : content.end].lstrip())
            cue = layout.span(token.first, token.end)
            if token.glued:
                cue = Span(cue.start, layout.starts[token.end])
            speaker = speakers.choose(draft, self._weights.speakers)
            nested = draft.opening.at < covered
            if not draft.likely or start == content.end or (nested and opening.mark < 0 and draft.chance < _NESTED):
                continue
            found.append(
                Quotation(
                    kind_of(context, draft),
                    Span(start, content.end),
                    Span(cue.start + token.cut, cue.end),
                    speaker.source,
                    speaker.name,
                    # A phrase that is a name and nothing else speaks for its entity.
                    speaker.entity or (speaker.name if speaker.name in named else None),
                    speaker.outlet,
                    nested,
                    token.cue.cue_class,
                    Origin.MODEL if draft.learned else Origin.RULE,
                    round(draft.chance, 3),
                )
            )
            covered = max(covered, draft.end)
        found.sort(key=lambda one: (one.content.start, -one.content.end))
        progress(1.0)
        return tuple(found)
