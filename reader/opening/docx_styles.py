"""What Word's paragraph styles mean for reading, those based on others included."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from reader.core.articles import BlockKind

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"heading ?([1-9])")
_LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: `level` is 1 to 6 for headings, `list_of` the numbering it brings (an id and a depth)."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    list_of: tuple[str, int] | None = None


def paragraph_styles(document: Any) -> dict[str, Style]:
    """The styles by their ids. Names count before outline levels, and a style's own before its base's."""
    try:
        elements = {e.get(f"{W}styleId"): e for e in document.styles.element.iter(f"{W}style")}
    except (KeyError, AttributeError, ValueError):
        return {}
    return {identity: _style(element, elements) for identity, element in elements.items() if identity}


def _style(element: Any, elements: dict[str, Any]) -> Style:
    list_of: tuple[str, int] | None = None
    for step in _chain(element, elements):
        if list_of is None:
            list_of = numbering_of(step.find(f"{W}pPr"))
        name = (_attribute(step, "name") or "").lower()
        heading = _HEADING.fullmatch(name)
        outline = _attribute(step.find(f"{W}pPr"), "outlineLvl")
        if heading is not None:
            return Style(BlockKind.HEADING, min(6, int(heading[1])))
        if name == "title":
            return Style(BlockKind.TITLE)
        if name in ("quote", "intense quote", "quotations", "block text"):
            return Style(BlockKind.QUOTE)
        if name == "caption":
            return Style(BlockKind.CAPTION)
        if name in ("html preformatted", "preformatted text", "macro text", "source code"):
            return Style(BlockKind.CODE)
        if outline is not None and outline.isdecimal() and int(outline) < 9:
            return Style(BlockKind.HEADING, min(6, int(outline) + 1))
    return Style(list_of=list_of)


def _chain(element: Any, elements: dict[str, Any]) -> list[Any]:
    chain: list[Any] = []
    while element is not None and element not in chain and len(chain) < _LONGEST_CHAIN:
        chain.append(element)
        element = elements.get(_attribute(element, "basedOn") or "")
    return chain


def numbering_of(properties: Any) -> tuple[str, int] | None:
    """The numbering that paragraph properties name, as its id and the depth from 0; ("0", 0) switches it off."""
    numbering = properties.find(f"{W}numPr") if properties is not None else None
    if numbering is None:
        return None
    identity = _attribute(numbering, "numId")
    depth = _attribute(numbering, "ilvl") or "0"
    if identity is None:
        return None
    return identity, min(8, int(depth)) if depth.isdecimal() else 0


def _attribute(parent: Any, name: str) -> str | None:
    element = parent.find(f"{W}{name}") if parent is not None else None
    value = element.get(f"{W}val") if element is not None else None
    return None if value is None else str(value)
