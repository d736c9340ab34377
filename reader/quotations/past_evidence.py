"""What speaks for those who spoke before."""

from __future__ import annotations

from reader.quotations.cast import content_words
from reader.quotations.gathering import REMEMBERED, Gathering
from reader.quotations.name_evidence import phrase_evidence

_BACK = 6


def spoken_before(gathering: Gathering) -> None:
    """The last speakers."""
    context, cast, around = gathering.memory.context, gathering.memory.cast, gathering.around
    of, fine = context.classes.of, context.classes.fine
    token = gathering.draft.token
    source = around.source
    mode = gathering.mode
    sentence = context.sentences.start(token.first)
    words = source.content if source else ()
    subject = around.subject.kind if around.subject is not None else "-"
    before_cue = of(token.first - 1)
    outer = 0
    for spoken in reversed(gathering.memory.spoken[-REMEMBERED:]):
        if spoken.key in gathering.order:
            continue
        if len(gathering.order) >= _BACK:
            break
        gathering.order.append(spoken.key)
        one = gathering.candidate(spoken.key, spoken.name, spoken.entity)
        before = spoken.draft
        covered = before.opening.at <= token.first < before.end
        near = "in" if before.token.first >= sentence else "near" if token.first - before.end < 12 else "far"
        over = 0 <= spoken.within <= token.first
        rank = "over" if over else "under" if covered else str(outer)
        if not over and not covered:
            outer += 1
            if outer == 1:
                gathering.last = near
                if spoken.carrier is not None:
                    phrase_evidence(gathering, "carrier", spoken.carrier)
        kind = spoken.kind
        if source is not None:
            theirs = cast.described[spoken.key] if spoken.entity else set(content_words(spoken.key.split()))
            shared = sum(word in theirs for word in words)
            share = f"{min(shared, 2)}/{min(len(words) - shared, 2)}"
            one.atoms.update(
                (
                    f"last={rank},{source.has},{source.form}",
                    f"last:o={share},{source.has},{source.form},{kind if kind in ('PER', 'ORG', 'LOC') else 'ph'}",
                    f"last:n={kind},{source.noun},{source.form},{len(words) > 1}",
                    f"last:r={rank},{source.same},{source.noun}",
                    f"last:h={kind},{source.head},{len(words) > 1}",
                    f"last:s={share},{rank},{source.noun}",
                    f"last:d={near},{rank}",
                    f"last:c={kind},{fine(source.first)},{source.form}",
                    f"last:cc={spoken.fine},{fine(source.first)}",
                    f"last:p={spoken.sure},{rank}",
                )
            )
        else:
            cut = token.cut > 0
            one.atoms.update(
                (
                    f"{mode}last={rank},{near},{cut}",
                    f"{mode}last:s={rank},{near},{subject}",
                    f"{mode}last:-1={rank},{before_cue}",
                    f"{mode}last:a={rank},{token.cue.cue_class},{cut}",
                    f"{mode}last:r={rank},{around.relative >= 0},{covered}",
                    f"{mode}last:k={kind},{rank}",
                    f"{mode}last:p={spoken.sure},{rank}",
                    f"{mode}last:-1c={rank},{fine(token.first - 1)}",
                    f"{mode}last:c={rank},{spoken.fine}",
                )
            )
