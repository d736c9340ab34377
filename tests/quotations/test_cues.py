"""Which words and phrases are cues, where they stand, and what belongs to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.quotations.cues import CueToken, Lexicon, find_cues, load_lexicon
from reader.quotations.layout import Layout


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def cues(text: str, lexicon: Lexicon) -> list[tuple[str, str, int, int]]:
    """For each cue its words, its lemma, the letters cut before it and those that it takes of the next word."""
    layout = Layout(text)

    def words(cue: CueToken) -> str:
        return layout.span(cue.first, cue.end).of(text)

    return [(words(cue), cue.cue.lemma, cue.cut, cue.glued) for cue in find_cues(layout.forms, lexicon)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قال الوزير", [("قال", "قال", 0, 0)]),
        ("وقال الوزير", [("وقال", "قال", 1, 0)]),
        ("فقالتا معا", [("فقالتا", "قال", 1, 0)]),
        ("الوزيران قالا", [("قالا", "قال", 0, 0)]),
        ("قُلن ذلك وأكدن", [("وأكدن", "أكد", 1, 0)]),
        ("المديرون يقولون", [("يقولون", "قال", 0, 0)]),
        ("عاد ليؤكد أن", [("عاد", "عاد", 0, 0), ("ليؤكد", "أكد", 1, 0)]),
        ("وصفها بأنها", [("وصفها", "وصف", 0, 0)]),
        ("مشددين على", [("مشددين", "شدد", 0, 0)]),
        ("بحسب الوزير", [("بحسب", "بحسب", 0, 0)]),
        ("حسب ما أعلنت الوزارة", [("حسب ما أعلنت", "حسب ما", 0, 0)]),
        ("على حد تعبيرها", [("على حد تعبيرها", "على حد تعبيرها", 0, 0)]),
        ("وفقا لسامر", [("وفقا", "وفقا ل", 0, 1)]),
        ("وفقا للوزير", [("وفقا", "وفقا ل", 0, 1)]),
        ("وفقا ل «ضفاف»", [("وفقا ل", "وفقا ل", 0, 0)]),
        ("وفقا لقوله", [("وفقا لقوله", "وفقا ل", 0, 0)]),
        ("وفقا لما أعلنه الوزير", [("وفقا لما أعلنه", "وفقا لما", 0, 0)]),
        ("غادرت القاعة، متهمة إياهم بالكذب", [("متهمة", "اتهم", 0, 0)]),
        ("هذه متهمة في قضية", []),
        ("متحدثة باسم البلدية", []),
        ("السوق والمرفأ", []),
    ],
)
def test_cues(lexicon: Lexicon, text: str, found: list[tuple[str, str, int, int]]) -> None:
    assert cues(text, lexicon) == found


def test_a_lexicon_of_ones_own(tmp_path: Path) -> None:
    header = "lemma\tclass\timperfect\tparticiple\tnoun\twith\ttakes\tobject\n"
    (tmp_path / "verbs.tsv").write_text(header + "همهم\tstates\tيهمهم\t\t\t\tclause\t\n", "utf-8")
    (tmp_path / "phrases.tsv").write_text("phrase\tclass\tbefore\nبلسان\tcites\tnoun\n", "utf-8")
    (tmp_path / "nouns.tsv").write_text("noun\tkind\n", "utf-8")
    (tmp_path / "bodies.tsv").write_text("name\tnouns\n", "utf-8")
    (tmp_path / "classes.tsv").write_text("word\tclass\n", "utf-8")
    found = cues("همهم ويهمهمون بلسان الوزير وقال", load_lexicon(tmp_path))
    assert [lemma for _, lemma, _, _ in found] == ["همهم", "همهم", "بلسان"]
