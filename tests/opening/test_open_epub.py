"""Books: the order of the spine, metadata, locks and broken packages."""

# Markup reads better unbroken.
# ruff: noqa: E501

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from articles import BODY, FIRST, LAST, SECOND, TITLE
from contract import aside, check, kinds, surfaces

from reader.core.errors import OpeningError
from reader.opening import open_article

CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
NAVIGATION = ' properties="nav"'


def chapter(body: str, head: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>{head}<html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title></head><body>{body}</body></html>'
    )


def book(
    path: Path, chapters: dict[str, str], title: str = "مختارات", extra: dict[str, str] | None = None, **more: str
) -> Path:
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"{NAVIGATION if name == "nav.xhtml" else ""}/>'
        for n, name in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(chapters)))
    package = more.get("package") or (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:creator>منى السهلي</dc:creator>'
        "<dc:date>2024-05-06</dc:date><dc:publisher>دار المرفأ</dc:publisher></metadata>"
        f"<manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", more.get("container", CONTAINER))
        archive.writestr("OEBPS/content.opf", package)
        for name, text in chapters.items():
            archive.writestr(f"OEBPS/{name.replace('%20', ' ')}", text)
        for name, text in (extra or {}).items():
            archive.writestr(name, text)
    return path


def test_chapters_follow_the_spine(tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.epub",
        {
            "t.xhtml": chapter("<h1>مختارات</h1>"),
            "nav.xhtml": chapter('<nav epub:type="toc"><ol><li><a href="z.xhtml">الأول</a></li></ol></nav>'),
            "z%20one.xhtml": chapter(f"<h1>{TITLE}</h1><p>{FIRST}</p><blockquote>{SECOND}</blockquote>"),
            "a.xhtml": chapter(f"<h2>ثان</h2><p>{LAST}&nbsp;&laquo;نعم&raquo;</p><ul><li>بند</li></ul>"),
        },
    )
    article = check(open_article(path))
    assert kinds(article) == [
        ("title", 0, "", "مختارات"),
        ("heading", 1, "", TITLE),
        ("paragraph", 0, "", FIRST),
        ("quote", 0, "", SECOND),
        ("heading", 2, "", "ثان"),
        ("paragraph", 0, "", f"{LAST} «نعم»"),
        ("list_item", 1, "•", "بند"),
    ]
    assert aside(article) == [("navigation", "الأول")]
    assert article.metadata.as_dict() == {
        "title": "مختارات",
        "author": "منى السهلي",
        "date": "2024-05-06",
        "outlet": "دار المرفأ",
    }
    assert (article.format, article.encoding) == ("epub", None)


def test_a_title_that_no_chapter_shows_comes_first(tmp_path: Path) -> None:
    article = check(open_article(book(tmp_path / "a.epub", {"a.xhtml": chapter("".join(f"<p>{t}</p>" for t in BODY))})))
    assert surfaces(article) == ["مختارات", *BODY]


def test_a_lock_on_the_text_is_said_and_one_on_fonts_is_none(tmp_path: Path) -> None:
    def encryption(uri: str, algorithm: str) -> dict[str, str]:
        return {
            "META-INF/encryption.xml": '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" '
            'xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>'
            f'<enc:EncryptionMethod Algorithm="{algorithm}"/><enc:CipherData><enc:CipherReference URI="{uri}"/>'
            "</enc:CipherData></enc:EncryptedData></encryption>"
        }

    chapters = {"a.xhtml": chapter(f"<p>{FIRST}</p>")}
    fonts = encryption("OEBPS/a.xhtml", "http://www.idpf.org/2008/embedding")
    assert open_article(book(tmp_path / "a.epub", chapters, extra=fonts)).text.endswith(FIRST)
    locked = encryption("OEBPS/a.xhtml", "http://www.w3.org/2001/04/xmlenc#aes128-cbc")
    with pytest.raises(OpeningError) as caught:
        open_article(book(tmp_path / "b.epub", chapters, extra=locked))
    assert caught.value.code == "encrypted"


@pytest.mark.parametrize(
    ("entity", "code"),
    [
        ('<!ENTITY x SYSTEM "file:///etc/passwd">', "unsafe"),
        ('<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">', "bomb"),
    ],
)
def test_entities_of_the_package_are_refused(tmp_path: Path, entity: str, code: str) -> None:
    package = f'<?xml version="1.0"?><!DOCTYPE package [{entity}]><package xmlns="http://www.idpf.org/2007/opf"/>'
    with pytest.raises(OpeningError) as caught:
        open_article(book(tmp_path / "a.epub", {"a.xhtml": ""}, package=package))
    assert caught.value.code == code


def test_entities_of_a_chapter_are_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("كلمة السر", encoding="utf-8")
    head = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}"><!ENTITY y "yyyy">]>'
    article = check(open_article(book(tmp_path / "a.epub", {"a.xhtml": chapter(f"<p>&x;&y; {FIRST}</p>", head)})))
    assert "السر" not in article.text
    assert FIRST in article.text


@pytest.mark.parametrize(
    "more",
    [
        {"container": "<not-xml"},
        {"package": "<package"},
        {"package": "<package/>"},
        {
            "package": '<package><manifest><item id="a" href="../../../etc/passwd"/></manifest><spine><itemref idref="a"/></spine></package>'
        },
        {
            "package": '<package><manifest><item id="a" href="gone.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>'
        },
    ],
)
def test_a_broken_package_is_damaged(tmp_path: Path, more: dict[str, str]) -> None:
    with pytest.raises(OpeningError) as caught:
        open_article(book(tmp_path / "a.epub", {"a.xhtml": chapter(f"<p>{FIRST}</p>")}, **more))
    assert caught.value.code == "damaged"


def test_a_book_of_pictures_is_empty(tmp_path: Path) -> None:
    with pytest.raises(OpeningError) as caught:
        open_article(book(tmp_path / "a.epub", {"a.xhtml": chapter("<img src='x.jpg'/>")}))
    assert caught.value.code == "empty"
