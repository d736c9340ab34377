"""Projects for QualCoder, NVivo, ATLAS.ti and MAXQDA: valid after the schema, every place where its words are."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from noted import BODY, HOSTILE, TITLE, article_of, fill, place

from reader.core.notes import Anchor, Note, NoteTarget
from reader.exporting import Content, export
from reader.library import Library
from reader.operations import Operations

# The elements that an export uses, with their order and attributes as the schema of 18 March 2019 has them.
_DATED = """
<xsd:attribute name="guid" type="Guid" use="required"/><xsd:attribute name="name" type="xsd:string"/>
<xsd:attribute name="creatingUser" type="Guid"/><xsd:attribute name="creationDateTime" type="xsd:dateTime"/>
<xsd:attribute name="modifyingUser" type="Guid"/><xsd:attribute name="modifiedDateTime" type="xsd:dateTime"/>"""
_MANY = 'minOccurs="0" maxOccurs="unbounded"'
SCHEMA = f"""<xsd:schema xmlns="urn:QDA-XML:project:1.0" xmlns:xsd="http://www.w3.org/2001/XMLSchema"
 targetNamespace="urn:QDA-XML:project:1.0" elementFormDefault="qualified">
<xsd:element name="Project"><xsd:complexType><xsd:sequence>
  <xsd:element name="Users" minOccurs="0"><xsd:complexType><xsd:sequence>
    <xsd:element name="User" maxOccurs="unbounded"><xsd:complexType>
      <xsd:attribute name="guid" type="Guid" use="required"/><xsd:attribute name="name" type="xsd:string"/>
    </xsd:complexType></xsd:element></xsd:sequence></xsd:complexType></xsd:element>
  <xsd:element name="CodeBook" minOccurs="0"><xsd:complexType><xsd:sequence>
    <xsd:element name="Codes"><xsd:complexType><xsd:sequence>
      <xsd:element name="Code" type="Code" maxOccurs="unbounded"/>
    </xsd:sequence></xsd:complexType></xsd:element></xsd:sequence></xsd:complexType></xsd:element>
  <xsd:element name="Sources" minOccurs="0"><xsd:complexType><xsd:sequence>
    <xsd:element name="TextSource" type="Text" maxOccurs="unbounded"/></xsd:sequence></xsd:complexType></xsd:element>
  <xsd:element name="Notes" minOccurs="0"><xsd:complexType><xsd:sequence>
    <xsd:element name="Note" type="Text" maxOccurs="unbounded"/></xsd:sequence></xsd:complexType></xsd:element>
</xsd:sequence><xsd:attribute name="name" type="xsd:string" use="required"/>
<xsd:attribute name="origin" type="xsd:string"/><xsd:attribute name="creatingUserGUID" type="Guid"/>
<xsd:attribute name="creationDateTime" type="xsd:dateTime"/><xsd:attribute name="modifiedDateTime" type="xsd:dateTime"/>
</xsd:complexType></xsd:element>
<xsd:complexType name="Code"><xsd:sequence>
  <xsd:element name="Description" type="xsd:string" minOccurs="0"/><xsd:element name="NoteRef" type="Ref" {_MANY}/>
  <xsd:element name="Code" type="Code" {_MANY}/></xsd:sequence>
  <xsd:attribute name="guid" type="Guid" use="required"/><xsd:attribute name="name" type="xsd:string" use="required"/>
  <xsd:attribute name="isCodable" type="xsd:boolean" use="required"/><xsd:attribute name="color" type="Colour"/>
</xsd:complexType>
<xsd:complexType name="Text"><xsd:sequence>
  <xsd:element name="Description" type="xsd:string" minOccurs="0"/>
  <xsd:element name="PlainTextContent" type="xsd:string" minOccurs="0"/>
  <xsd:element name="PlainTextSelection" type="Selection" {_MANY}/>
  <xsd:element name="Coding" type="Coding" {_MANY}/><xsd:element name="NoteRef" type="Ref" {_MANY}/></xsd:sequence>
  <xsd:attribute name="plainTextPath" type="xsd:string"/>{_DATED}</xsd:complexType>
<xsd:complexType name="Selection"><xsd:sequence>
  <xsd:element name="Description" type="xsd:string" minOccurs="0"/>
  <xsd:element name="Coding" type="Coding" {_MANY}/><xsd:element name="NoteRef" type="Ref" {_MANY}/></xsd:sequence>
  <xsd:attribute name="startPosition" type="xsd:integer" use="required"/>
  <xsd:attribute name="endPosition" type="xsd:integer" use="required"/>{_DATED}</xsd:complexType>
<xsd:complexType name="Coding"><xsd:sequence>
  <xsd:element name="CodeRef" type="Ref"/><xsd:element name="NoteRef" type="Ref" {_MANY}/></xsd:sequence>
  <xsd:attribute name="guid" type="Guid" use="required"/><xsd:attribute name="creatingUser" type="Guid"/>
  <xsd:attribute name="creationDateTime" type="xsd:dateTime"/></xsd:complexType>
<xsd:complexType name="Ref"><xsd:attribute name="targetGUID" type="Guid" use="required"/></xsd:complexType>
<xsd:simpleType name="Guid"><xsd:restriction base="xsd:token">
  <xsd:pattern value="[0-9a-fA-F]{{8}}-[0-9a-fA-F]{{4}}-[0-9a-fA-F]{{4}}-[0-9a-fA-F]{{4}}-[0-9a-fA-F]{{12}}"/>
</xsd:restriction></xsd:simpleType>
<xsd:simpleType name="Colour"><xsd:restriction base="xsd:token"><xsd:pattern value="#[A-Fa-f0-9]{{6}}"/>
</xsd:restriction></xsd:simpleType></xsd:schema>"""
Q = "{urn:QDA-XML:project:1.0}"


def project(path: Path) -> tuple[etree._Element, dict[str, str]]:
    """The document of a project, checked, and its text files by path."""
    with ZipFile(path) as archive:
        assert archive.testzip() is None
        root = etree.fromstring(archive.read("project.qde"))
        files = {name: archive.read(name).decode("utf-8") for name in archive.namelist() if name.endswith(".txt")}
    etree.XMLSchema(etree.fromstring(SCHEMA)).assertValid(root)
    guids = [element.get("guid") for element in root.iter() if element.get("guid")]
    assert len(guids) == len(set(guids))
    named = {element.get(name) for element in root.iter() for name in ("targetGUID", "creatingUser", "modifyingUser")}
    assert named - {None} <= set(guids)
    sources = [
        f"Sources/{source.get('plainTextPath').removeprefix('internal://')}" for source in root.iter(f"{Q}TextSource")
    ]
    assert sorted(sources) == sorted(files)
    return root, files


def test_a_project_with_every_kind_of_note(library: Library, tmp_path: Path) -> None:
    fill(library)
    path = tmp_path / "notes.qdpx"
    assert export(library, path) == 6
    root, files = project(path)
    first, second = root.iter(f"{Q}TextSource")
    text = files[f"Sources/{first.get('plainTextPath').removeprefix('internal://')}"]
    assert text == f"{TITLE}\n{BODY}"
    assert first.get("name") == "جسر جديد & قديم"
    codes = {code.get("guid"): code for code in root.iter(f"{Q}Code")}
    assert {code.get("name"): code.get("color") for code in codes.values()} == {
        "رأي عام": "#336699",
        HOSTILE: "#aa0000",
        "وسم المقال": "#00aa00",
    }
    found = {}
    for selection in first.iterchildren(f"{Q}PlainTextSelection"):
        words = text[int(selection.get("startPosition")) : int(selection.get("endPosition"))]
        assert words == selection.get("name")
        tags = [codes[ref.get("targetGUID")].get("name") for ref in selection.iter(f"{Q}CodeRef")]
        found[words] = (selection.findtext(f"{Q}Description"), sorted(tags))
    assert found == {
        "محمد علي": ("من هو؟", []),
        "سيفتح غدا": ("=سطر أول\nسطر ثان", sorted(["رأي عام", HOSTILE])),
        "وانتهى": (None, []),
    }
    tags = [
        codes[coding.find(f"{Q}CodeRef").get("targetGUID")].get("name") for coding in first.iterchildren(f"{Q}Coding")
    ]
    assert tags == ["وسم المقال", "رأي عام"]
    assert first.findtext(f"{Q}Description") == f"عن المقال {HOSTILE}\n\n«شيء ذهب»\nيتيمة"
    notes = {note.get("guid"): note.findtext(f"{Q}PlainTextContent") for note in root.iter(f"{Q}Note")}
    referred = [ref.get("targetGUID") for ref in root.iter(f"{Q}NoteRef")]
    assert sorted(referred) == sorted(notes)
    assert notes[first.findall(f"{Q}NoteRef")[0].get("targetGUID")] == f"عن المقال {HOSTILE}"
    assert second.find(f"{Q}PlainTextSelection").findtext(f"{Q}Description") == "تحكم \ufffd هنا"


def test_the_same_notes_make_the_same_file(library: Library, tmp_path: Path) -> None:
    fill(library)
    for name in ("a.qdpx", "b.qdpx"):
        export(library, tmp_path / name)
    assert (tmp_path / "a.qdpx").read_bytes() == (tmp_path / "b.qdpx").read_bytes()


def test_only_the_articles_of_the_chosen_notes(library: Library, tmp_path: Path) -> None:
    _, second = fill(library)
    path = tmp_path / "notes.qdpx"
    assert export(library, path, Content.NOTES, library.notes(second)) == 1
    root, files = project(path)
    assert len(files) == 1
    assert root.find(f"{Q}CodeBook") is None


@pytest.mark.parametrize("title", ["تقرير", "أ/ب\\ج:د", "x" * 300, "...", "Report"])
def test_names_of_sources_are_names_of_files_and_differ(library: Library, tmp_path: Path, title: str) -> None:
    operations = Operations(library)
    for number, spelling in enumerate((title, title.upper())):
        article = article_of(spelling, f"نص رقم {number}", path=f"/{number}.txt")
        kept = library.keep(article).identity
        operations.add_note(kept, Note(NoteTarget.SELECTION, "", Anchor.at(article.text, place(article.text, "نص"))))
    path = tmp_path / "notes.qdpx"
    export(library, path)
    root, _ = project(path)
    names = [source.get("name") for source in root.iter(f"{Q}TextSource")]
    assert len({name.casefold() for name in names}) == 2
    assert not [name for name in names if set(name) & set('/\\:*?"<>|') or len(name) > 90 or not name.strip(". ")]


def test_offsets_hold_in_the_text_file_whatever_the_text(library: Library, tmp_path: Path) -> None:
    article = article_of("نص\rغريب", "نصف \ud83d رمز، ثم 🎉 والكلمة هنا")
    kept = library.keep(article).identity
    span = place(article.text, "الكلمة")
    Operations(library).add_note(kept, Note(NoteTarget.SELECTION, "x", Anchor.at(article.text, span)))
    path = tmp_path / "notes.qdpx"
    export(library, path)
    root, files = project(path)
    (text,) = files.values()
    selection = root.find(f".//{Q}PlainTextSelection")
    assert text[int(selection.get("startPosition")) : int(selection.get("endPosition"))] == "الكلمة"
    assert "\r" not in text
