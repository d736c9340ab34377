"""Word documents: order, headings, lists, tables, notes, what is hidden, and what is no Word document."""

# Markup reads better unbroken.
# ruff: noqa: E501

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from articles import BODY, FIRST, LAST, SECOND, TITLE
from contract import aside, check, kinds, surfaces
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from reader.core.articles import Article
from reader.core.errors import OpeningError
from reader.opening import open_article


def saved(document: object, path: Path) -> Path:
    document.save(str(path))
    return path


def opened(path: Path) -> Article:
    return check(open_article(path))


def with_part(path: Path, name: str, content: bytes) -> Path:
    """The same archive with one part put in or replaced."""
    source = BytesIO(path.read_bytes())
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.namelist():
            if item != name:
                new.writestr(item, old.read(item))
        new.writestr(name, content)
    return path


def test_what_blocks_are_is_kept_in_their_order(tmp_path: Path) -> None:
    document = Document()
    document.core_properties.author = "منى السهلي"
    document.add_heading(TITLE, 0)
    document.add_paragraph(FIRST)
    document.add_heading("أرقام", 2)
    table = document.add_table(2, 2)
    for row, cells in zip(table.rows, (("المدينة", "العدد"), ("سهلان", "12")), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    for text in ("بند", "ثان"):
        document.add_paragraph(text, style="List Bullet")
    for text in ("أول", "وثان"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph(SECOND, style="Quote")
    document.add_paragraph("صورة النهر", style="Caption")
    document.add_paragraph("سطر\nثان")
    document.add_paragraph(LAST)
    document.sections[0].header.paragraphs[0].text = "صحيفة المرفأ"
    article = opened(saved(document, tmp_path / "a.docx"))
    assert kinds(article) == [
        ("title", 0, "", TITLE),
        ("paragraph", 0, "", FIRST),
        ("heading", 2, "", "أرقام"),
        ("table_row", 0, "", "المدينة\tالعدد"),
        ("table_row", 0, "", "سهلان\t12"),
        ("list_item", 1, "•", "بند"),
        ("list_item", 1, "•", "ثان"),
        ("list_item", 1, "1.", "أول"),
        ("list_item", 1, "2.", "وثان"),
        ("quote", 0, "", SECOND),
        ("caption", 0, "", "صورة النهر"),
        ("paragraph", 0, "", "سطر"),
        ("paragraph", 0, "", "ثان"),
        ("paragraph", 0, "", LAST),
    ]
    assert article.metadata.author == "منى السهلي"
    assert article.metadata.title == TITLE
    assert aside(article) == [("navigation", "صحيفة المرفأ")]
    assert article.format == "docx"


def test_runs_join_into_one_text(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph()
    for part in ("قال ", "«", "نعم", "»", "\t", "ثم مضى."):
        paragraph.add_run(part)
    document.add_paragraph(FIRST)
    assert surfaces(opened(saved(document, tmp_path / "a.docx")))[0] == "قال «نعم»\tثم مضى."


def test_a_first_heading_is_the_title(tmp_path: Path) -> None:
    document = Document()
    document.add_heading(TITLE, 1)
    for text in BODY:
        document.add_paragraph(text)
    assert surfaces(opened(saved(document, tmp_path / "a.docx"))) == [TITLE, *BODY]


def test_a_plain_first_line_is_the_title_too(tmp_path: Path) -> None:
    document = Document()
    for text in ("سياسة", TITLE, *BODY, "يقرأون الآن"):
        document.add_paragraph(text)
    article = opened(saved(document, tmp_path / "a.docx"))
    assert surfaces(article) == [TITLE, *BODY]
    assert [reason for reason, _ in aside(article)] == ["section_label", "trailer"]


def test_hidden_and_deleted_letters_are_set_aside(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph(FIRST)
    document.add_paragraph("ظاهر ").add_run("مخفي").font.hidden = True
    paragraph = document.add_paragraph("باق ")
    paragraph._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>محذوف</w:delText></w:r></w:del>"))
    paragraph._p.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>مضاف</w:t></w:r></w:ins>"))
    article = opened(saved(document, tmp_path / "a.docx"))
    assert surfaces(article) == [FIRST, "ظاهر", "باق مضاف"]
    assert aside(article) == [("not_shown", "مخفي"), ("not_shown", "محذوف")]


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph(FIRST)
    namespaces = (
        f'{nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    box = "<w:txbxContent><w:p><w:r><w:t>نص الإطار</w:t></w:r></w:p></w:txbxContent>"
    document.add_paragraph("حول الإطار")._p.append(
        parse_xml(
            f"<w:r {namespaces}><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice>"
            f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    assert surfaces(opened(saved(document, tmp_path / "a.docx"))) == [FIRST, "حول الإطار", "نص الإطار"]


def test_footnotes_follow_the_text(tmp_path: Path) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    document = Document()
    document.add_paragraph(FIRST)
    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        '<w:footnote w:id="1"><w:p><w:r><w:t>حاشية أولى</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    assert kinds(opened(saved(document, tmp_path / "a.docx")))[-1] == ("list_item", 1, "[1]", "حاشية أولى")


def test_numbering_of_several_levels_and_letters(tmp_path: Path) -> None:
    document = Document()
    numbering = document.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">'
            '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
            '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="arabicAbjad"/><w:lvlText w:val="%1.%2)"/></w:lvl>'
            '<w:lvl w:ilvl="2"><w:start w:val="4"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%3"/></w:lvl></w:abstractNum>'
        ),
    )
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for depth in (0, 1, 1, 2, 0, 1):
        properties = document.add_paragraph(f"بند {depth}")._p.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="90"/></w:numPr>')
        )
    article = opened(saved(document, tmp_path / "a.docx"))
    assert [(block.marker, block.level) for block in article.blocks] == [
        ("3.", 1), ("3.أ)", 2), ("3.ب)", 2), ("iv", 3), ("4.", 1), ("4.أ)", 2),
    ]  # fmt: skip


def test_nested_tables_stay_in_their_row(tmp_path: Path) -> None:
    document = Document()
    cell = document.add_table(1, 2).rows[0].cells[0]
    cell.text = "خارج"
    cell.add_table(1, 1).rows[0].cells[0].text = "داخل"
    document.add_paragraph(FIRST)
    assert surfaces(opened(saved(document, tmp_path / "a.docx"))) == ["خارج داخل", FIRST]


def plain(path: Path) -> Path:
    document = Document()
    for text in (TITLE, *BODY):
        document.add_paragraph(text)
    return saved(document, path)


@pytest.mark.parametrize(
    ("document_type", "code"),
    [
        ('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', "unsafe"),
        ('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>', "unsafe"),
        ('<!DOCTYPE x SYSTEM "http://example.invalid/x.dtd">', "unsafe"),
    ],
)
def test_a_document_type_is_refused(tmp_path: Path, document_type: str, code: str) -> None:
    path = plain(tmp_path / "a.docx")
    with zipfile.ZipFile(path) as archive:
        body = archive.read("word/document.xml").decode()
    head, _, rest = body.partition("?>")
    with_part(path, "word/document.xml", f"{head}?>{document_type}{rest}".encode())
    with pytest.raises(OpeningError) as caught:
        open_article(path)
    assert caught.value.code == code


def test_a_document_nested_too_deeply_is_damaged(tmp_path: Path) -> None:
    path = plain(tmp_path / "a.docx")
    deep = f"<w:document {nsdecls('w')}><w:body>" + "<w:sdt>" * 100_000
    with_part(path, "word/document.xml", deep.encode())
    with pytest.raises(OpeningError) as caught:
        open_article(path)
    assert caught.value.code == "damaged"


def test_other_office_files_are_not_supported(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/sheet.xml", "<sheet/>")
    with pytest.raises(OpeningError) as caught:
        open_article(path)
    assert caught.value.code == "unsupported"
