"""Plain text: encodings, lines, titles."""

from __future__ import annotations

from pathlib import Path

import pytest
from articles import BODY, FIRST, PLAIN, TITLE
from contract import check, kinds, surfaces
from hypothesis import given
from hypothesis import strategies as st

from reader.core.articles import BlockKind, Direction
from reader.core.errors import OpeningError
from reader.opening import ENCODINGS, article_from_text, beginning_of, open_article
from reader.opening.assembling import LONGEST_BLOCK, split_long
from reader.opening.characters import clean_lines
from reader.opening.encodings import decode
from reader.resources import resource


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32-le"),
        ("windows-1256", "windows-1256"),
        ("iso-8859-6", "iso-8859-6"),
    ],
)
def test_the_encoding_is_found(tmp_path: Path, written: str, found: str) -> None:
    text = PLAIN if written != "iso-8859-6" else PLAIN.replace("«", '"').replace("»", '"')
    path = tmp_path / "مقال.txt"
    path.write_bytes(text.encode(written))
    article = check(open_article(path))
    assert article.encoding == found
    assert article.text == text.replace("\n\n", "\n")
    assert article.warnings == ()


@pytest.mark.parametrize("written", ["utf-8", "utf-16-le", "utf-16-be", "windows-1256", "iso-8859-6"])
@pytest.mark.parametrize("text", ["محادثات السلام تتعثر", "رئيس البلدية يزور السوق القديم", "قال ليلى: نعم"])
def test_a_few_words_are_enough_to_find_the_encoding(text: str, written: str) -> None:
    decoded = decode(text.encode(written))
    assert (decoded.text, decoded.encoding) == (text, written)


def test_utf_16_without_a_mark_that_is_valid_utf_8_too() -> None:
    data = "سلام".encode("utf-16-le")
    assert data.decode("utf-8")
    assert decode(data) == ("سلام", "utf-16-le", False)


def test_a_person_chooses_the_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(PLAIN.encode("windows-1256"))
    wrong = check(open_article(path, encoding="iso-8859-1"))
    assert wrong.encoding == "iso-8859-1"
    assert TITLE not in wrong.text
    assert open_article(path, encoding="windows-1256").title == TITLE


@pytest.mark.parametrize("encoding", ["utf-8", "no-such", "rot13", "hex", "idna", "utf-16", "\0", ""])
def test_an_encoding_that_does_not_fit_is_refused(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes((PLAIN + "!").encode("windows-1256")[: -1 if len(PLAIN) % 2 else None])
    with pytest.raises(OpeningError) as caught:
        open_article(path, encoding=encoding)
    assert caught.value.code == "encoding"
    assert encoding in caught.value.sentence("ar")


def test_every_offered_encoding_reads_what_it_wrote(tmp_path: Path) -> None:
    for encoding in ENCODINGS:
        text = "a plain line" if encoding.name in ("windows-1252", "cp864") else "سلام عليكم"
        path = tmp_path / "a.txt"
        path.write_bytes(text.encode(encoding.name))
        article = open_article(path, encoding=encoding.name)
        assert (article.text, article.encoding) == (text, encoding.name)
        assert encoding.title("ar") != encoding.title("en")


def test_a_damaged_letter_costs_one_letter(tmp_path: Path) -> None:
    data = bytearray(PLAIN.encode())
    data[60] = 0xFF
    path = tmp_path / "a.txt"
    path.write_bytes(bytes(data))
    article = check(open_article(path))
    assert article.encoding == "utf-8"
    assert article.warnings == ("bytes_replaced",)
    assert article.text.count("\ufffd") <= 2
    assert BODY[2] in article.text


def test_a_text_cut_in_a_letter_still_opens() -> None:
    decoded = decode(PLAIN.encode()[:-2])
    assert decoded.encoding == "utf-8"
    assert decoded.replaced


def test_every_line_is_a_block_and_blank_ones_are_none(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\r\n \t\r\n".join((TITLE, *BODY)).encode())
    article = check(open_article(path))
    assert surfaces(article) == [TITLE, *BODY]
    assert [block.kind for block in article.blocks] == [BlockKind.TITLE] + [BlockKind.PARAGRAPH] * 4
    assert article.direction is Direction.RTL
    assert article.path == path
    assert article.metadata.title == TITLE


def test_lines_that_were_wrapped_to_a_width_are_joined_again() -> None:
    import textwrap

    body = [text * 2 for text in BODY]
    wrapped = "\n\n".join([TITLE, *("\n".join(textwrap.wrap(text, 72)) for text in body)])
    assert surfaces(check(article_from_text(wrapped))) == [TITLE, *body]


def test_a_poem_keeps_its_lines() -> None:
    poem = (
        "يا نهرُ كم مرّت عليك سفائنُ\nوغفت على كتفيك ألفُ حكايةِ\n\nيا نهرُ قل لي كيف ضاع نداؤنا\nبين الضفافِ وبين كلّ بدايةِ\n"
    )
    assert len(check(article_from_text(poem * 4)).blocks) == 16


def test_directions_follow_the_letters_of_each_paragraph() -> None:
    article = check(
        article_from_text(f"{PLAIN}\n\nThe river plan was published in English as well.\n\n2024\n\nIBM و Samsung")
    )
    directions = dict(zip(surfaces(article), (block.direction for block in article.blocks), strict=True))
    assert directions["The river plan was published in English as well."] is Direction.LTR
    assert directions["2024"] is Direction.RTL
    assert directions["IBM و Samsung"] is Direction.LTR
    assert directions[FIRST] is Direction.RTL
    assert article_from_text("Only English here.\n\n2024").direction is Direction.LTR


def test_long_blocks_are_cut_at_sentences() -> None:
    sentence = "قال المتحدث إن الأمر قيد الدراسة. "
    article = check(article_from_text(sentence * 500))
    assert len(article.blocks) > 4
    assert all(surface.endswith(".") for surface in surfaces(article))
    assert " ".join(surfaces(article)) == (sentence * 500).strip()


@given(st.text(alphabet="اب. \u0651", max_size=300).map(lambda text: (text + "ج") * 60))
def test_splitting_loses_nothing_but_space(line: str) -> None:
    parts = split_long(line)
    assert all(0 < len(part) <= LONGEST_BLOCK for part in parts)
    assert "".join("".join(parts).split()) == "".join(line.split())


@given(
    st.text(
        alphabet=st.one_of(st.characters(), st.sampled_from("\r\n\t\x0b\x0c\u2028\u2029\x85\xa0\ufdd0\ud800 ابتم.»«"))
    )
)
def test_any_text_becomes_an_article_or_is_empty(text: str) -> None:
    if not "".join(clean_lines(text)):
        with pytest.raises(OpeningError) as caught:
            article_from_text(text)
        assert caught.value.code == "empty"
    else:
        check(article_from_text(text))


def test_a_title_given_beside_the_text_comes_first() -> None:
    article = check(article_from_text("\n".join(BODY), title=" عنوان\nمن سطرين "))
    assert kinds(article)[0] == ("title", 0, "", "عنوان من سطرين")
    assert article.title == "عنوان من سطرين"
    assert article.path is None


def test_the_first_start_has_an_article_to_show() -> None:
    article = check(open_article(resource("samples", "welcome.txt")))
    assert article.blocks[0].kind is BlockKind.TITLE
    assert article.metadata.author == "هند السالمي"
    assert article.metadata.date == "2026-01-12"
    assert 250 <= len(article.text.split()) <= 350
    assert article.text.count("«") >= 6


def test_plain_text_opens_without_the_heavy_parsers(tmp_path: Path) -> None:
    import subprocess
    import sys

    path = tmp_path / "a.txt"
    path.write_text(PLAIN, encoding="utf-8")
    program = (
        "import sys; from reader.opening import open_article; open_article(sys.argv[1]);"
        "heavy = {'lxml', 'docx', 'pypdfium2', 'markdown_it', 'chardet', 'trafilatura', 'numpy'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256"])
def test_the_beginning_of_a_long_text_comes_before_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    path = tmp_path / "طويل.txt"
    monkeypatch.setattr("reader.opening.reading.LONG_TEXT", 20_000)
    monkeypatch.setattr("reader.opening.reading._BEGINNING", 5_001)
    path.write_text(PLAIN, encoding=encoding)
    assert beginning_of(path) is None
    path.write_text(PLAIN + "\n" + f"{BODY[0]}\n" * 300, encoding=encoding)
    beginning, whole = beginning_of(path), open_article(path)
    assert beginning is not None
    assert whole.text.startswith(beginning.text)
    assert whole.blocks[: len(beginning.blocks)] == beginning.blocks
    assert len(beginning.text.encode(encoding)) <= 5_001
    assert (beginning.path, beginning.encoding, beginning.metadata) == (whole.path, whole.encoding, whole.metadata)


@pytest.mark.parametrize(
    "data",
    [PLAIN.encode("utf-16"), b"<html><body><p>" + PLAIN.encode(), b"%PDF-1.7\n" + PLAIN.encode(), b"no line at all"],
)
def test_what_is_no_plain_text_has_no_beginning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr("reader.opening.reading.LONG_TEXT", 10)
    path = tmp_path / "ملف.txt"
    path.write_bytes(data)
    assert beginning_of(path) is None
    assert beginning_of(tmp_path / "missing.txt") is None
