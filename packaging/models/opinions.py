"""What teachers of quotations think of the choices in raw articles, for the weights that ship to learn from."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

import torch
from encoder import device, load_encoder
from news import Corpus, Data, chosen_articles, kept, raw_texts
from quotation_examples import Annotated, Ended, Opened, Spoken, opening_features
from quotation_places import SPOTS, Candidate, Places
from quotation_teacher import COURSES, Lesson, Names, QuotationTeacher
from softmax import Choice

from reader.core.mentions import Mention
from reader.entities import load_recogniser
from reader.entities.tokenised import token_sentences
from reader.quotations.context import read
from reader.quotations.cues import CueToken, Lexicon
from reader.quotations.drafts import Draft, drafts
from reader.quotations.endings import endings
from reader.quotations.openings import openings
from reader.quotations.places import Context, Opening
from reader.quotations.speakers import Speakers
from reader.quotations.weights import Weights, chances, total

_OPENS = 0.3
"""How likely a place must be to open content for its ends to be asked for."""

Opinion = tuple[str, Choice]
"""The sort of a choice, and the choice."""


class Teachers:
    """Some teachers of quotations, and the weights that were learned so far.

    The chances they give to candidates are the softmax over a sum: openings half of what the weights say and a quarter
    of what the teachers say (the mean of them, features and heads); endings a half and three tenths; speakers the
    weights and a fifth of what the heads say.
    """

    def __init__(self, teachers: Sequence[QuotationTeacher], weights: Weights) -> None:
        self.teachers = teachers
        self.weights = weights
        each = [teacher.weights() for teacher in teachers]
        self._features = {
            sort: {name: sum(one[sort][name] for one in each) / len(each) for name in known}
            for sort, known in each[0].items()
        }

    def opinions(self, text: str, mentions: Sequence[Mention], lexicon: Lexicon) -> Iterator[Opinion]:
        """The choices in an article with what is thought of them; none where no word of it reports speech."""
        context = read(text, mentions, lexicon)
        if context.cue_at:
            article = _Article(self, context, text)
            for token in context.cue_at.values():
                yield from article.contents(token)
            yield from article.speakers()

    def features(self, sort: str, several: Sequence[Sequence[str]]) -> list[float]:
        """What the features of each candidate weigh with the teachers."""
        return [total(self._features[sort], one) for one in several]


class _Article:
    """One raw article as the teachers read it."""

    def __init__(self, teachers: Teachers, context: Context, text: str) -> None:
        self._teachers = teachers
        self._context = context
        self._text = text
        self._places = Places(text, context.layout)
        self._states = [teacher.states(self._places) for teacher in teachers.teachers]

    def _seen(self, sort: str, candidates: Iterable[Candidate]) -> list[float]:
        several = list(candidates)
        read = zip(self._teachers.teachers, self._states, strict=True)
        found: list[float] = torch.stack([one.seen(sort, rows, several) for one, rows in read]).mean(0).tolist()
        return found

    def contents(self, token: CueToken) -> Iterator[Opinion]:
        """Where the content of a cue begins, and for each place where it may well begin, where it ends."""
        places = openings(self._context, token)
        if not places:
            return
        features = _shared(opening_features(self._context, token, places))
        learned = self._teachers.weights.openings
        scores = [
            0.5 * total(learned.get(kind, {}), (one.partition(":")[2] for one in own)) + 0.25 * (known + more)
            for kind, own, known, more in zip(
                ["none", *(place.kind for place in places)],
                features,
                self._teachers.features("openings", features),
                self._seen("openings", self._places.opened(Opened(token, places))),
                strict=True,
            )
        ]
        likely = chances(scores)
        yield "openings", Choice(features, (), 1.0, likely)
        for place, chance in zip(places, likely[1:], strict=True):
            if chance > _OPENS and place.end < 0:
                yield from self._ends(token, place)

    def _ends(self, token: CueToken, opening: Opening) -> Iterator[Opinion]:
        ends = endings(self._context, token, opening)
        if not ends:
            return
        features = _shared(end.atoms for end in ends)
        scores = [
            0.5 * total(self._teachers.weights.endings, own) + 0.3 * (known + more)
            for own, known, more in zip(
                features,
                self._teachers.features("endings", features),
                self._seen("endings", self._places.ended(Ended(token, opening, ends))),
                strict=True,
            )
        ]
        yield "endings", Choice(features, (), 1.0, chances(scores))

    def speakers(self) -> Iterator[Opinion]:
        """Who speaks in each draft, which weighs as much as it is likely."""
        speakers = Speakers(self._context, self._text)
        made = drafts(self._context, self._teachers.weights)
        for draft in sorted(made, key=lambda one: (one.token.first, one.opening.at)):
            several, gathering = speakers.candidates(draft)
            features = _shared(sorted(one.atoms) for one in several)
            seen = self._seen("speakers", self._places.spoken(Spoken(draft, several, gathering)))
            learned = self._teachers.weights.speakers
            odds = chances([total(learned, own) + 0.2 * more for own, more in zip(features, seen, strict=True)])
            yield "speakers", Choice(features, (), draft.chance, odds)
            at = max(range(len(odds)), key=odds.__getitem__)
            speakers.remember(draft, several[at], gathering, odds[at])


def _shared(several: Iterable[Iterable[str]]) -> list[list[str]]:
    """The features, each kept in memory once."""
    return [[sys.intern(name) for name in features] for features in several]


def taught(
    drafted: Iterable[tuple[Annotated, Sequence[Draft]]],
    speakers: dict[str, float],
    encoder: Path,
    work: Path,
    steps: int | None = None,
) -> list[QuotationTeacher]:
    """Teachers on an encoder, taught on annotated articles with drafts; those that the work folder keeps are not taught
    again. `speakers`: weights that choose the speakers of earlier drafts; `steps`: of each teacher at most."""
    lessons = [_lesson(article, made, speakers) for article, made in drafted]
    names = Names(lessons)
    found = []
    for number, course in enumerate(COURSES):
        teacher = QuotationTeacher(*load_encoder(encoder), names).to(device())

        learnt = partial(teacher.learnt, lessons, course, number, steps)
        teacher.load_state_dict(kept(work / f"quotation-teacher{number}.pickle", learnt))
        found.append(teacher)
    return found


def _lesson(article: Annotated, made: Sequence[Draft], speakers: dict[str, float]) -> Lesson:
    """An annotated article for the teachers: with annotated and with found names it comes twice and weighs half."""
    places = Places(article.text, article.context.layout)
    opened = zip(article.openings, article.opened, strict=True)
    ended = zip(article.endings, article.ended, strict=True)
    choices = {
        "openings": [(choice, list(places.opened(one))) for choice, one in opened],
        "endings": [(choice, list(places.ended(one))) for choice, one in ended],
        "speakers": [(choice, list(places.spoken(one))) for choice, one in article.spoken(made, speakers)],
    }
    halves = {
        sort: [(choice._replace(weight=choice.weight / 2), candidates) for choice, candidates in several]
        for sort, several in choices.items()
    }
    return Lesson(places, halves)


def raw_articles(data: Data, work: Path, count: int) -> list[tuple[str, Sequence[Mention]]]:
    """So many raw articles that share no passage with an annotated one, with the names that the recogniser finds."""
    recogniser = load_recogniser()
    chosen = chosen_articles(Corpus.kept(data, work), 1)[:count]
    texts = raw_texts(data, {one.number for one in chosen})
    found = []
    for one in chosen:
        sentences = list(token_sentences(texts[one.number]))[: len(one.document.lengths)]
        text = texts[one.number][: sentences[-1][-1].end]
        found.append((text, recogniser.mentions(text)))
    return found


def raw_opinions(
    teachers: Teachers, articles: Iterable[tuple[str, Sequence[Mention]]], lexicon: Lexicon
) -> dict[str, list[Choice]]:
    """What teachers think of the choices in raw articles, by sort."""
    found: dict[str, list[Choice]] = {sort: [] for sort in SPOTS}
    for text, mentions in articles:
        for sort, choice in teachers.opinions(text, mentions, lexicon):
            found[sort].append(choice)
    return found
