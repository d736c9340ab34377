"""Files that cannot be opened, or are not what their names say: one clear sentence, at once, and nothing else."""

# Archives read better unbroken.
# ruff: noqa: E501

from __future__ import annotations

import os
import random
import struct
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from articles import BODY, FIRST, PLAIN, TITLE
from contract import check
from docx import Document
from pdf_making import PAGE, PdfMaking
from PySide6.QtGui import QGuiApplication

from reader.core.errors import OpeningError
from reader.core.sentences import LANGUAGES
from reader.opening import FORMATS, is_supported, open_article
from reader.opening.sources import LARGEST_FILE, LARGEST_TEXT

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500


def code_of(path: Path, **choices: str) -> str:
    """The code of the sentence; it is there in both languages, names the file, and comes soon."""
    begun = time.monotonic()
    with pytest.raises(OpeningError) as caught:
        open_article(path, **choices)
    assert time.monotonic() - begun < 5
    for language in LANGUAGES:
        assert path.name[:20].rstrip("\0") in caught.value.sentence(language)
    return caught.value.code


def docx_bytes() -> bytes:
    document = Document()
    for text in (TITLE, *BODY):
        document.add_paragraph(text)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def epub_bytes() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr(
            "META-INF/container.xml", '<container><rootfiles><rootfile full-path="c.opf"/></rootfiles></container>'
        )
        archive.writestr(
            "c.opf",
            '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>كتاب</dc:title></metadata><manifest>'
            '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>',
        )
        archive.writestr("a.xhtml", f"<html><body><h1>{TITLE}</h1><p>{FIRST}</p></body></html>")
    return out.getvalue()


def pdf_bytes(folder: Path) -> bytes:
    making = PdfMaking()
    making.new_page()
    making.paragraph(FIRST, 60, PAGE[0] - 60, 700, 12)
    return making.save(folder / "made.pdf").read_bytes()


def html_text() -> str:
    return f"<!DOCTYPE html><html><body><h1>{TITLE}</h1>{''.join(f'<p>{text}</p>' for text in BODY)}</body></html>"


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str, bytes], Path]:
    def written(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return written


def test_what_is_not_there_or_no_file(tmp_path: Path) -> None:
    assert code_of(tmp_path / "غائب.txt") == "missing"
    assert code_of(tmp_path / "a.txt" / "b.txt") == "missing"
    assert code_of(tmp_path / ("x" * 400)) == "missing"
    assert code_of(tmp_path / "a\0b.txt") == "missing"
    assert code_of(tmp_path) == "not_a_file"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert code_of(tmp_path / "pipe.txt") == "unsupported"


def test_a_file_that_the_system_keeps_closed(
    written: Callable[[str, bytes], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written("a.txt", PLAIN.encode())

    def refuse(self: Path, *arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert code_of(path) == "unreadable"


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.txt"))
    with pytest.raises(OpeningError) as caught:
        open_article(path)
    assert caught.value.sentence("ar").encode()


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \r\n\t\x0c ", "empty"),
        ("a.txt", b"\xef\xbb\xbf", "empty"),
        ("a.txt", b"\xff\xfe", "empty"),
        ("a.txt", "\u200f\u200b\n\ufeff \u2067".encode(), "empty"),
        ("a.html", b"<html></html>", "empty"),
        ("a.md", b"\n\n", "empty"),
        ("a.txt", bytes(range(256)) * 20, "binary"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(2000), "binary"),
        ("a.txt", b"\x00" * 5000, "binary"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(2000), "unsupported"),
        ("a", b"\x7fELF" + bytes(2000), "unsupported"),
        ("a.doc", OLE, "unsupported"),
        ("a.docx", OLE, "unsupported"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        ("a.rtf", rb"{\rtf1 text}", "unsupported"),
        ("a.json", '{"title": "عنوان"}'.encode(), "unsupported"),
        ("A.CSV", "الاسم,العدد\r\nسلمى,3\r\n".encode(), "unsupported"),
        ("a.docx", b"PK\x03\x04" + b"x" * 300, "damaged"),
        ("a.epub", b"PK\x05\x06" + bytes(18), "unsupported"),
        ("a.pdf", b"%PDF-1.7\n", "damaged"),
        ("a.pdf", b"%PDF-1.7\n" + b"garbage " * 1000, "damaged"),
    ],
)
def test_what_holds_no_article(written: Callable[[str, bytes], Path], name: str, data: bytes, code: str) -> None:
    assert code_of(written(name, data)) == code


@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a.pdf", "a.epub", "a.md", "a.html", "a", "a.xyz"])
def test_a_wrong_name_does_not_matter(
    written: Callable[[str, bytes], Path], tmp_path: Path, qapp: QGuiApplication, name: str
) -> None:
    for data, expected in (
        (docx_bytes(), "docx"),
        (epub_bytes(), "epub"),
        (pdf_bytes(tmp_path), "pdf"),
        (html_text().encode(), "html"),
        (html_text().encode("utf-16"), "html"),
    ):
        article = check(open_article(written(name, data)))
        assert article.format == expected
        assert "وزير المياه" in article.text
    article = check(open_article(written(name, PLAIN.encode())))
    assert article.format == ("md" if name == "a.md" else "txt")
    assert article.title == TITLE


def test_a_page_without_a_single_tag_is_plain_text(written: Callable[[str, bytes], Path]) -> None:
    assert check(open_article(written("a.html", PLAIN.encode()))).format == "txt"


def test_a_file_of_gigabytes_is_not_read(tmp_path: Path) -> None:
    for name, head, limit in (
        ("a.txt", b"text", LARGEST_TEXT),
        ("a.pdf", b"%PDF-1.7", LARGEST_FILE),
        ("a.docx", b"PK\x03\x04", LARGEST_FILE),
    ):
        path = tmp_path / name
        with path.open("wb") as file:
            file.write(head)
            file.truncate(3 << 30)
        with pytest.raises(OpeningError) as caught:
            open_article(path)
        assert caught.value.code == "too_large"
        assert caught.value.values["limit"] == limit >> 20
        assert "3072" in caught.value.sentence("en")


@pytest.mark.parametrize("kind", ["docx", "epub"])
def test_a_bomb_is_not_unpacked(tmp_path: Path, kind: str) -> None:
    data = docx_bytes() if kind == "docx" else epub_bytes()
    path = tmp_path / f"a.{kind}"
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        with new.open("word/media/bomb.xml" if kind == "docx" else "bomb.xhtml", "w") as file:
            for _ in range(30):
                file.write(b" " * (1 << 20))
    assert path.stat().st_size < 200_000
    assert code_of(path) == "bomb"


def test_an_archive_that_declares_more_than_there_is_memory_for(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    data = bytearray(docx_bytes())
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<I", data, at + 24, 0x7FFFFFFF)
        at = data.find(b"PK\x01\x02", at + 4)
    path.write_bytes(bytes(data))
    assert code_of(path) == "bomb"


def test_an_archive_with_a_password(tmp_path: Path) -> None:
    path = tmp_path / "a.epub"
    data = bytearray(epub_bytes())
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    path.write_bytes(bytes(data))
    assert code_of(path) == "encrypted"


@pytest.mark.parametrize("kind", ["docx", "epub"])
def test_archives_cut_short_are_damaged(written: Callable[[str, bytes], Path], kind: str) -> None:
    data = docx_bytes() if kind == "docx" else epub_bytes()
    for part in (0.1, 0.5, 0.9, 0.99):
        assert code_of(written(f"a.{kind}", data[: int(part * len(data))])) == "damaged"


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The bytes cut short, or with some of them changed, taken out or doubled."""
    changed = bytearray(data)
    at = chance.randrange(len(changed))
    kind = chance.randrange(5)
    if kind == 0:
        del changed[at:]
    elif kind == 1:
        for _ in range(chance.choice((1, 3, 30))):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    elif kind == 2:
        del changed[at : at + chance.randrange(1, 300)]
    elif kind == 3:
        changed[at:at] = changed[at : at + 400] * chance.choice((1, 20))
    else:
        changed[at:at] = bytes(chance.randrange(256) for _ in range(30))
    return bytes(changed)


@pytest.mark.parametrize("kind", ["txt", "html", "md", "docx", "epub", "pdf", "utf-16", "windows-1256"])
def test_damaged_files_open_or_are_refused_in_words(
    written: Callable[[str, bytes], Path], tmp_path: Path, qapp: QGuiApplication, kind: str
) -> None:
    chance = random.Random(f"damage {kind}")
    sound = {
        "txt": PLAIN.encode(),
        "html": html_text().encode(),
        "md": f"---\ntitle: x\n---\n# {TITLE}\n\n> {FIRST}\n\n- a\n".encode(),
        "docx": docx_bytes(),
        "epub": epub_bytes(),
        "pdf": pdf_bytes(tmp_path),
        "utf-16": PLAIN.encode("utf-16"),
        "windows-1256": html_text().encode("windows-1256"),
    }[kind]
    for _ in range(30):
        path = written(f"a.{kind}", damaged(sound, chance))
        try:
            check(open_article(path))
        except OpeningError as error:
            assert error.sentence("ar")  # noqa: PT017


@pytest.mark.parametrize(("kind", "part"), [("docx", "word/document.xml"), ("docx", "word/styles.xml"), ("docx", "[Content_Types].xml"), ("epub", "c.opf"), ("epub", "a.xhtml")])  # fmt: skip
def test_damaged_parts_of_sound_archives(tmp_path: Path, kind: str, part: str) -> None:
    chance = random.Random(f"part {part}")
    data = docx_bytes() if kind == "docx" else epub_bytes()
    path = tmp_path / f"a.{kind}"
    for _ in range(12):
        with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(path, "w") as new:
            for name in old.namelist():
                content = old.read(name)
                new.writestr(name, damaged(content, chance) if name == part else content)
        try:
            check(open_article(path))
        except OpeningError as error:
            assert error.sentence("en")  # noqa: PT017


def test_ten_megabytes_open_at_once(written: Callable[[str, bytes], Path]) -> None:
    path = written("a.txt", (PLAIN.replace("\n\n", "\n") + "\n").encode() * 12_000)
    assert path.stat().st_size > 10_000_000
    begun = time.monotonic()
    article = open_article(path)
    # A second on a machine at rest.
    assert time.monotonic() - begun < 6
    assert len(article.blocks) == 5 * 12_000


def test_formats_are_named_for_dialogs() -> None:
    assert [item.name for item in FORMATS] == ["txt", "html", "docx", "pdf", "epub", "md"]
    for item in FORMATS:
        assert item.title("ar") != item.title("en")
        assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in item.suffixes)
        assert is_supported(Path(f"مقال{item.suffixes[0].upper()}"))
    assert not is_supported(Path("a.png"))
    assert not is_supported(Path("txt"))
