"""Finds the quotations of an article: what is said, by which cue, and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reader.core.mentions import EntityType, Mention
from reader.core.progress import Progress, no_progress
from reader.core.quotations import Quotation
from reader.core.spans import Span
from reader.quotations.context import read
from reader.quotations.cues import load_lexicon
from reader.quotations.drafts import drafts, kind_of
from reader.quotations.weights import load_weights


class QuotationFinder:
    """Finds who said what. `lexicon` is a folder with verbs.tsv and phrases.tsv, `weights` a JSON file.

    Without them those that ship are used; AnalysisError "model_missing" if the weights cannot be read. One finder
    serves any number of texts and threads.
    """

    def __init__(self, lexicon: Path | None = None, weights: Path | None = None) -> None:
        self._lexicon = load_lexicon(lexicon)
        self._weights = load_weights(weights)

    def find(
        self, text: str, mentions: Sequence[Mention] = (), progress: Progress = no_progress
    ) -> tuple[Quotation, ...]:
        """The quotations in the order of the text. Never raises on any text; linear time."""
        progress(0.0)
        context = read(text, mentions, self._lexicon)
        layout = context.layout
        found: list[Quotation] = []
        last: tuple[str | None, str | None] = (None, None)
        covered = -1
        for draft in sorted(drafts(context, self._weights), key=lambda one: one.opening.at):
            token, opening = draft.token, draft.opening
            content = layout.span(opening.at, draft.end)
            content = Span(content.start + opening.cut, content.end)
            cue = layout.span(token.first, token.end)
            speaker, entity = None, None
            region = range(token.end, min(token.end + 20, max(token.end, opening.at - 1)))
            named = [layout.mentions[layout.mention_at[at]] for at in region if at in layout.mention_at]
            persons = [mention for mention in named if mention.type is EntityType.PER] or named
            if persons:
                speaker = entity = persons[0].name
            elif len(region) and token.cue.shape != "participle" and layout.forms[token.end][0].isalpha():
                speaker = layout.span(region[0], min(region[-1] + 1, region[0] + 6)).of(text)
            else:
                speaker, entity = last
            last = speaker, entity
            found.append(
                Quotation(
                    kind_of(context, draft),
                    content,
                    Span(cue.start + token.cut, cue.end),
                    None,
                    speaker,
                    entity,
                    None,
                    content.end <= covered,
                    token.cue.cue_class,
                    confidence=round(draft.chance, 3),
                )
            )
            covered = max(covered, content.end)
        progress(1.0)
        return tuple(found)
