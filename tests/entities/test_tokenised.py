"""Tokens by sentence, in windows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.arabic.letters import INVISIBLE
from reader.arabic.words import tokens
from reader.entities.tagger import LONGEST_SENTENCE
from reader.entities.tokenised import token_sentences, windows


@given(st.text() | st.text(alphabet="اب. \n،!1a\u200fَ"))
def test_every_visible_token_is_in_one_sentence(text: str) -> None:
    found = [token for sentence in token_sentences(text) for token in sentence]
    wanted = [token for token in tokens(text) if token.kind != "mark" or text[token.start] not in INVISIBLE]
    assert [(token.start, token.end) for token in found] == [(token.start, token.end) for token in wanted]


def test_long_sentences_are_cut() -> None:
    sizes = [len(sentence) for sentence in token_sentences("كلمة " * 300)]
    assert sum(sizes) == 300
    assert max(sizes) == LONGEST_SENTENCE


def test_long_sentences_are_cut_behind_a_mark() -> None:
    text = ("كلمة " * 19 + "كلمة، ") * 20
    sentences = list(token_sentences(text))
    assert [text[sentence[-1].start : sentence[-1].end] for sentence in sentences] == ["،"] * len(sentences)
    assert max(map(len, sentences)) <= LONGEST_SENTENCE


def test_windows_hold_whole_sentences() -> None:
    text = "كلمة أخرى هنا. " * 20
    found = list(windows(text, 25))
    assert [sentence for window in found for sentence in window] == list(token_sentences(text))
    assert all(sum(map(len, window)) <= 25 for window in found)
    assert len(list(windows(text, 1))) == 20
