"""Web annotations: out after the W3C model, back in to the same notes, others' taken as far as they go."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from noted import BODY, HOSTILE, TITLE, article_of, fill, place

from reader.core.errors import OpeningError
from reader.core.notes import Anchor, Note, NoteTarget
from reader.core.spans import Span
from reader.exporting import Content, annotations_reading, export
from reader.exporting.annotations_reading import Incoming, read_annotations
from reader.exporting.identities import content_hash, text_address
from reader.library import Library
from reader.operations import Operations

TEXT = f"{TITLE}\n{BODY}"


@pytest.fixture
def other_library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "other" / "qari.db") as opened:
        yield opened


def told(note: Note) -> tuple[object, ...]:
    """A note without the numbers that one library gave it."""
    tags = sorted((tag.name, tag.colour) for tag in note.tags)
    span = None if note.orphan or note.anchor is None else note.anchor.span
    exact = note.anchor and (note.anchor.exact, note.anchor.prefix, note.anchor.suffix)
    return (
        note.target, note.body, span, exact, tags, note.entity, note.speaker, note.created, note.changed, note.orphan,
    )  # fmt: skip


def written(path: Path, document: object) -> Path:
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def annotation(body: object, *selectors: dict[str, object], source: object = "/أخبار/جسر.txt") -> dict[str, Any]:
    return {"type": "Annotation", "body": body, "target": {"source": source, "selector": list(selectors)}}


def quote(exact: str, prefix: str = "", suffix: str = "") -> dict[str, object]:
    return {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}


def position(start: object, end: object) -> dict[str, object]:
    return {"type": "TextPositionSelector", "start": start, "end": end}


def test_a_page_after_the_model(library: Library, tmp_path: Path) -> None:
    first, _ = fill(library)
    path = tmp_path / "notes.jsonld"
    assert export(library, path) == 6
    page = json.loads(path.read_bytes())
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    assert len({item["id"] for item in page["items"]} | {page["id"]}) == 7
    item = next(item for item in page["items"] if item.get("created", "").startswith("2025-01-02"))
    span = place(TEXT, "سيفتح غدا")
    anchor = Anchor.at(TEXT, span)
    assert item["target"] == {
        "type": "SpecificResource",
        "source": {
            "id": text_address(library.record(first).content_hash),
            "type": "Text",
            "format": "text/plain",
            "dcterms:title": TITLE,
            "via": [Path("/أخبار/جسر.txt").as_uri(), "https://example.org/1"],
        },
        "selector": [quote(anchor.exact, anchor.prefix, anchor.suffix), position(span.start, span.end)],
    }
    assert item["created"] == "2025-01-02T03:04:05Z"
    purposes = [(body["purpose"], body["value"]) for body in item["body"]]
    assert purposes[0] == ("commenting", "=سطر أول\nسطر ثان")
    assert sorted(purposes[1:]) == sorted([("tagging", "رأي عام"), ("tagging", HOSTILE)])
    whole = next(item for item in page["items"] if item["body"][0]["value"].startswith("عن المقال"))
    assert "selector" not in whole["target"]
    orphan = next(item for item in page["items"] if item["body"][0]["value"] == "يتيمة")
    assert [selector["type"] for selector in orphan["target"]["selector"]] == ["TextQuoteSelector"]


def test_notes_come_back_as_they_were_in_one_step(library: Library, other_library: Library, tmp_path: Path) -> None:
    fill(library)
    path = tmp_path / "notes.jsonld"
    export(library, path)
    fill(other_library, noted=False)
    incoming = read_annotations(other_library, path)
    assert (len(incoming.notes), incoming.orphans, incoming.known, incoming.homeless) == (6, 1, 0, 0)
    operations = Operations(other_library)
    change = operations.add_notes(incoming.notes)
    assert len(change.notes) == 6
    assert "6" in change.step.name("ar")
    key = str
    assert sorted(map(told, other_library.notes()), key=key) == sorted(map(told, library.notes()), key=key)
    again = read_annotations(other_library, path)
    assert (again.notes, again.known, again.homeless) == ((), 6, 0)
    operations.undo()
    assert other_library.notes() == []
    assert [use.tag.name for use in other_library.tags()] == []
    operations.redo()
    assert len(other_library.notes()) == 6


def test_what_is_not_in_the_library_is_counted(library: Library, other_library: Library, tmp_path: Path) -> None:
    fill(library)
    path = tmp_path / "notes.jsonld"
    export(library, path)
    other_library.keep(article_of("مقال ثان", "سطر واحد يكفي."))
    incoming = read_annotations(other_library, path)
    assert (len(incoming.notes), incoming.known, incoming.homeless) == (1, 0, 5)


@pytest.mark.parametrize(
    "source",
    [
        "/أخبار/جسر.txt",
        Path("/أخبار/جسر.txt").as_uri(),
        {"id": "https://example.org/else", "via": "/أخبار/جسر.txt"},
        {"id": "https://example.org/else", "title": f" {TITLE} "},
        {"id": text_address(article_of(TITLE, BODY).content_hash)},
    ],
)
def test_an_article_is_found_by_hash_path_or_title(library: Library, tmp_path: Path, source: object) -> None:
    first, _ = fill(library, noted=False)
    path = written(tmp_path / "a.json", annotation([], quote("وانتهى الأمر"), source=source))
    ((article, note),) = read_annotations(library, path).notes
    assert article == first
    assert note.anchor is not None
    assert note.anchor.span == place(TEXT, "وانتهى الأمر")


@pytest.mark.parametrize(
    "source", ["https://example.org/1", "/else.txt", {"title": "نسخة"}, 7, None, "http://[", "a\0"]
)
def test_no_article_no_note(library: Library, tmp_path: Path, source: object) -> None:
    fill(library, noted=False)
    for number in range(2):
        library.keep(article_of("نسخة", f"نص {number}", path=f"/{number}.txt"))
    path = written(tmp_path / "a.json", annotation([], quote("وانتهى الأمر"), source=source))
    assert read_annotations(library, path) == Incoming(homeless=1)


def test_the_words_decide_where_the_offsets_are_wrong(library: Library, tmp_path: Path) -> None:
    fill(library, noted=False)
    span = place(TEXT, "وانتهى الأمر")
    bridges = [at for at in range(len(TEXT)) if TEXT.startswith("الجسر", at)]
    cases: list[tuple[list[dict[str, object]], Span | None]] = [
        ([quote("وانتهى الأمر"), position(span.start + 1, span.end + 1)], span),  # UTF-16 units
        ([quote("وانتهى الأمر"), position(10**9, 10**9 + 1)], span),
        ([quote("وانتهى الأمر"), position("1", True)], span),
        ([position(span.start, span.end)], span),
        ([quote("الجسر"), position(bridges[1], bridges[1] + 5)], Span(bridges[1], bridges[1] + 5)),
        ([quote("الجسر", prefix="عند "), position(bridges[0], bridges[0] + 5)], Span(bridges[1], bridges[1] + 5)),
        ([quote("الجسر", suffix=" سيفتح")], Span(bridges[0], bridges[0] + 5)),
        ([quote("الجسر")], None),
        ([quote("لا وجود له")], None),
        ([quote("جسر")], Span(0, 3)),  # The one place where it is a whole word.
    ]
    items = [annotation({"type": "TextualBody", "value": str(number)}, *case) for number, (case, _) in enumerate(cases)]
    incoming = read_annotations(library, written(tmp_path / "a.json", {"@graph": items}))
    Operations(library).add_notes(incoming.notes)
    found = {int(note.body): None if note.orphan or not note.anchor else note.anchor.span for note in library.notes()}
    assert [found[number] for number in range(len(cases))] == [expected for _, expected in cases]
    assert incoming.orphans == 2


def test_what_others_write(library: Library, tmp_path: Path) -> None:
    fill(library, noted=False)
    text = {"type": "TextualBody", "value": "رأي"}
    items = [
        annotation([text, "http://example.org/comment", {"type": "Image", "id": "x"}, None, 7], quote("أمس")),
        annotation([{**text, "purpose": ["tagging"]}, {**text, "value": "!!", "purpose": "tagging"}], quote("الوفد")),
        {"@type": ["Annotation"], "bodyValue": "قول", "target": ["/أخبار/جسر.txt"], "created": "أمس"},
        annotation(None, {"type": "FragmentSelector", "value": "xywh=0,0,1,1"}),
        annotation([], position(3, 3)),
    ]
    collection = {
        "type": "AnnotationCollection",
        "first": {"type": "AnnotationPage", "items": items[:2], "next": {"type": "AnnotationPage", "items": items[2:]}},
        "last": "http://example.org/last",
    }
    incoming = read_annotations(library, written(tmp_path / "a.json", collection))
    assert incoming.homeless == 2
    first, second, third = (note for _, note in incoming.notes)
    assert (first.body, first.tags) == ("رأي", ())
    assert (second.body, [tag.name for tag in second.tags]) == ("", ["رأي"])
    assert (third.target, third.body, third.created) == (NoteTarget.ARTICLE, "قول", None)
    Operations(library).add_notes(incoming.notes)
    assert len(library.notes()) == 3


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[[[",
        b"\xff\xfe\x00",
        b"\x80abc",
        b'"text"',
        b"7",
        b"null",
        b"{}",
        b'{"type": "Person"}',
        b'[{"type": "Annotation"}, 7]',
        b"[" * 100_000 + b"]" * 100_000,
        b"1" * 5_000,
    ],
    ids=range(13),
)
def test_a_damaged_file_is_one_sentence(library: Library, tmp_path: Path, data: bytes) -> None:
    fill(library, noted=False)
    path = tmp_path / "ملف.json"
    path.write_bytes(data)
    with pytest.raises(OpeningError) as raised:
        read_annotations(library, path)
    assert raised.value.code == "not_annotations"
    assert "ملف.json" in raised.value.sentence("ar")


def test_a_file_that_is_not_there_or_too_large(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(OpeningError) as raised:
        read_annotations(library, tmp_path / "none.json")
    assert raised.value.code == "missing"
    with pytest.raises(OpeningError) as raised:
        read_annotations(library, tmp_path)
    assert raised.value.code == "unreadable"
    monkeypatch.setattr(annotations_reading, "LARGEST", 3)
    with pytest.raises(OpeningError) as raised:
        read_annotations(library, written(tmp_path / "large.json", [1, 2]))
    assert raised.value.code == "too_large"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "type",
                    "@type",
                    "items",
                    "first",
                    "target",
                    "source",
                    "selector",
                    "body",
                    "value",
                    "purpose",
                    "id",
                    "exact",
                ]
            ),
            inner | st.sampled_from(["Annotation", "TextQuoteSelector", "/أخبار/جسر.txt", "الجسر", "tagging"]),
            max_size=4,
        )
    ),
    max_leaves=25,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(document=json_values)
def test_any_json_is_notes_or_one_sentence(library: Library, tmp_path: Path, document: object) -> None:
    if not library.records():
        fill(library, noted=False)
    code, articles = "", []
    try:
        articles = [article for article, _ in read_annotations(library, written(tmp_path / "any.json", document)).notes]
    except OpeningError as error:
        code = error.code
    assert code in ("", "not_annotations")
    assert all(library.record(article) for article in articles)


def test_half_a_character_comes_back(library: Library, tmp_path: Path) -> None:
    first, _ = fill(library, noted=False)
    operations = Operations(library)
    operations.add_note(first, Note(NoteTarget.ARTICLE, "نصف \ud83d رمز", None))
    path = tmp_path / "notes.jsonld"
    export(library, path, Content.NOTES)
    assert read_annotations(library, path).known == 1


def test_the_address_of_a_text() -> None:
    # The example of RFC 6920, section 8.1: the SHA-256 of "Hello World!".
    digest = "7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069"
    assert text_address(digest) == "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk"
    assert content_hash(text_address(digest)) == digest
    assert content_hash("ni://example.com/sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk?ct=text") == digest
    for address in ("", "ni:///sha-256;", "ni:///sha-256;zz", "ni:///sha-256;ش", "https://example.org/sha-256;x"):
        assert content_hash(address) is None
