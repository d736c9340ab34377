"""Parts of longer names of the article grow to them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked_names import read_marked

from reader.core.mentions import EntityType, Mention
from reader.core.spans import Span
from reader.entities.whole_names import with_whole_names


def whole(marked: str) -> list[str]:
    """Names are marked in the text as [PER name]; what is found of each."""
    plain, mentions = read_marked(marked)
    found = with_whole_names(plain, mentions)
    assert all(mention.name == mention.span.of(plain) for mention in found)
    return [mention.name for mention in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[PER رحمة السالم] هنا. جاء زوج لرحمة [PER السالم].", ["رحمة السالم", "رحمة السالم"]),
        ("[LOC شمال سيناء] بعيدة، وفي شمال [LOC سيناء] رمل.", ["شمال سيناء", "شمال سيناء"]),
        ("[ORG غرفة الشرق للتجارة]. وقالت [ORG غرفة الشرق] للتجارة، نعم.", ["غرفة الشرق للتجارة"] * 2),
        ("[PER سعد بن علي الحارث] و[PER سعد بن] [PER علي الحارث]", ["سعد بن علي الحارث"] * 2),
        # Another's first name, another line, marks between, a work, a name of another type.
        ("[PER رحمة السالم] و[PER خالد السالم] و[PER السالم]", ["رحمة السالم", "خالد السالم", "السالم"]),
        ("[PER رحمة السالم]. رحمة\n[PER السالم] و«رحمة» [PER السالم]", ["رحمة السالم", "السالم", "السالم"]),
        ("[MISC آيفون الأول] ثم [MISC آيفون] الأول", ["آيفون الأول", "آيفون"]),
        ("[ORG نادي الرياض الأدبي]، [ORG نادي] [LOC الرياض] الأدبي", ["نادي الرياض الأدبي", "نادي", "الرياض"]),
        # Once against twice is a slip, and أن begins no name.
        ("[LOC جاوا الغربية]. [LOC جاوا] الغربية، [LOC جاوا] الغربية", ["جاوا الغربية", "جاوا", "جاوا"]),
        ("قال [PER أن ليندي] ذهبت، وظن أن [PER ليندي] هنا", ["أن ليندي", "ليندي"]),
        ("", []),
    ],
)
def test_parts_grow(text: str, names: list[str]) -> None:
    assert whole(text) == names


@given(st.text(alphabet="ابو \n", max_size=40), st.data())
def test_any_mentions_stay_apart(text: str, data: st.DataObject) -> None:
    edges = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=10)))
    mentions = [
        Mention(Span(start, end), data.draw(st.sampled_from(list(EntityType)[:2])), text[start:end])
        for start, end in zip(edges[::2], edges[1::2], strict=False)
    ]
    found = with_whole_names(text, mentions)
    ends = [0, *(edge for mention in found for edge in (mention.span.start, mention.span.end)), len(text)]
    assert ends == sorted(ends)
