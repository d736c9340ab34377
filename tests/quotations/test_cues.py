"""Which words and phrases are cues, where they stand, and what belongs to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.arabic.normaliser import fold
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
        ("أغلقت السوق، علما أن الموعد قريب", []),
        ("على كل فرد أن يعمل", []),
        ("في كتاب حمل عنوان السوق", []),
        ("ردا على السؤال", []),
        ("الوزيران وصفا القرار", [("وصفا", "وصف", 0, 0)]),
    ],
)
def test_cues(lexicon: Lexicon, text: str, found: list[tuple[str, str, int, int]]) -> None:
    assert cues(text, lexicon) == found


def own_lexicon(folder: Path, verbs: list[str], nouns: tuple[str, ...] = ()) -> Lexicon:
    """A lexicon of these verbs (the columns lemma to object of verbs.tsv) and of persons."""
    heading = "lemma\tclass\timperfect\tparticiple\tnoun\twith\ttakes\tobject"
    (folder / "verbs.tsv").write_text("\n".join([heading, *verbs, ""]), "utf-8")
    (folder / "phrases.tsv").write_text("phrase\tclass\tbefore\nبلسان\tcites\tnoun\n", "utf-8")
    (folder / "nouns.tsv").write_text("\n".join(["noun\tkind", *(noun + "\tperson" for noun in nouns), ""]), "utf-8")
    (folder / "bodies.tsv").write_text("name\tnouns\n", "utf-8")
    (folder / "classes.tsv").write_text("word\tclass\nقال\tv1\nسوق\tc2\nقالب\tc3\n", "utf-8")
    return load_lexicon(folder)


def test_a_lexicon_of_ones_own(tmp_path: Path) -> None:
    lexicon = own_lexicon(tmp_path, ["همهم\tstates\tيهمهم\t\t\t\tclause\t"])
    found = cues("همهم ويهمهمون بلسان الوزير وقال", lexicon)
    assert [lemma for _, lemma, _, _ in found] == ["همهم", "همهم", "بلسان"]
    assert [lexicon.classes.of(word) for word in ("قال", "سوق", "قالب", "قا", "يوم", "ا", "")] == [
        *("v1", "c2", "c3"),
        *("", "", "", ""),
    ]


@pytest.mark.parametrize(("verbs", "found"), [(["وصف", "صف"], ("وصف", 0)), (["صف", "وصف"], ("صف", 1))])
def test_where_two_cues_share_a_form_the_first_line_wins(
    tmp_path: Path, verbs: list[str], found: tuple[str, int]
) -> None:
    lexicon = own_lexicon(tmp_path, [verb + "\tstates\t\t\t\t\tclause\t" for verb in verbs])
    assert [(lemma, cut) for _, lemma, cut, _ in cues("وصف الوزير", lexicon)] == [found]


def test_only_the_imperfect_takes_the_l_of_purpose(tmp_path: Path) -> None:
    lexicon = own_lexicon(tmp_path, ["أكد\tstates\tيؤكد\t\t\t\tclause\t"])
    assert [words for words, _, _, _ in cues("ليؤكد لأكد فأكد ولأكد", lexicon)] == ["ليؤكد", "فأكد"]


def test_a_participle_that_is_a_noun_is_a_cue_only_before_its_complement(tmp_path: Path) -> None:
    lexicon = own_lexicon(tmp_path, ["اتهم\tstates\t\tمتهم\t\t\tclause\t"], nouns=("متهمة",))
    assert cues("متهمة بأن السوق مغلقة", lexicon) == []
    assert [words for words, _, _, _ in cues("غادرت، متهمة إياهم. متهمين", lexicon)] == ["متهمة", "متهمين"]


def test_every_form_is_compared_folded(lexicon: Lexicon) -> None:
    for written in ("أَكَّدَ", "تتوقّعهم", "مؤكدة", "إضافته", "ورأى", "فادّعوا"):
        assert lexicon.forms.get(fold(written)), written
    assert lexicon.forms.get("مرفا") is None
