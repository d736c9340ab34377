"""Take out of Qt's copy of ICU's data (Linux) what the program never asks for: 29 of 32 MB, 7 MB of a package.

Qt asks ICU for the order of words in a list, for names of time zones and for encodings other than Unicode and Latin 1.
The program shows two languages and decodes files by itself, so the tables of Arabic and English stay and the encodings
go. The format is that of ICU's common data ("CmnD"): a head, a table of names and places, and the items, each at a
multiple of 16 bytes.
"""

from __future__ import annotations

import re
import struct
import subprocess
from pathlib import Path
from typing import NamedTuple

KEPT = re.compile(
    r"""
    (?!unames) [^/]+\.(?:icu|nrm)  # properties of letters, normal forms, names of encodings
    | coll/(?:ucadata\.icu|(?:root|ar|en)(?:_\w+)?\.res|res_index\.res)
    | zone/(?:(?:root|ar|en)(?:_\w+)?|tzdbNames|pool|res_index)\.res
    | (?:root|ar|en)(?:_\w+)?\.res
    | (?:pool|res_index|icuver|icustd|supplementalData|likelySubtags|langInfo|keyTypeData|numberingSystems|plurals
        |dayPeriods|timezoneTypes|zoneinfo64|metaZones|windowsZones)\.res
    """,
    re.VERBOSE,
)
"""Names of the items that stay, without the package's own name before them."""

_ALIGNED = 16


class Item(NamedTuple):
    """One item: its name as the table has it ("icudt73l/root.res") and what it holds."""

    name: str
    content: bytes


def items_of(package: bytes) -> list[Item]:
    """The items of a package of common data, in their order; zeros behind the last one belong to it."""
    start, count = _table(package)
    places = [struct.unpack_from("<II", package, start + 4 + 8 * index) for index in range(count)]
    ends = [content for _, content in places[1:]] + [len(package) - start]
    items = []
    for (name, content), end in zip(places, ends, strict=True):
        where = start + name
        text = package[where : package.index(b"\0", where)].decode("ascii")
        items.append(Item(text, package[start + content : start + end]))
    return items


def package_of(head: bytes, items: list[Item]) -> bytes:
    """A package with the head of another one and these items, which keep its order (ICU searches by halves)."""
    names, places = b"", []
    first = 4 + 8 * len(items)
    for item in items:
        places.append(first + len(names))
        names += item.name.encode("ascii") + b"\0"
    table, body = struct.pack("<I", len(items)), b""
    begin = _rounded(first + len(names))
    for item, name in zip(items, places, strict=True):
        table += struct.pack("<II", name, begin + len(body))
        body += item.content + bytes(_rounded(len(item.content)) - len(item.content))
    return head + (table + names).ljust(begin, b"\0") + body


def reduced(package: bytes) -> bytes:
    """The package without what KEPT does not name."""
    start, _ = _table(package)
    return package_of(
        package[:start], [item for item in items_of(package) if KEPT.fullmatch(item.name.split("/", 1)[1])]
    )


def slim(library: Path, work: Path) -> None:
    """Write the library of ICU's data anew with what is needed of it. Needs readelf, as and ld (Debian: binutils)."""
    symbols = _run("readelf", "--wide", "--dyn-syms", library)
    found = re.search(r"^\s*\d+: (\w+)\s+(\w+)\s+OBJECT\s+GLOBAL\s+\S+\s+\S+\s+(icudt\d+_dat)$", symbols, re.MULTILINE)
    load = re.search(r"^\s*LOAD\s+(\w+)\s+(\w+)", _run("readelf", "--wide", "--program-headers", library), re.MULTILINE)
    name = re.search(r"soname: \[(.+?)\]", _run("readelf", "--wide", "--dynamic", library))
    if not (found and load and name):
        raise ValueError(f"{library}: not a library with ICU's data")
    begin = int(found[1], 16) - int(load[2], 16) + int(load[1], 16)
    package = reduced(library.read_bytes()[begin : begin + int(found[2], 0)])
    data, source, object_file = work / "icu.dat", work / "icu.s", work / "icu.o"
    data.write_bytes(package)
    symbol = found[3]
    source.write_text(
        f'.section .rodata\n.balign {_ALIGNED}\n.globl {symbol}\n.type {symbol}, @object\n{symbol}:\n.incbin "{data}"\n'
        f'.size {symbol}, . - {symbol}\n.section .note.GNU-stack,"",@progbits\n',
        encoding="utf-8",
    )
    _run("as", "-o", object_file, source)
    _run("ld", "-shared", "-soname", name[1], "-o", library, object_file)


def _table(package: bytes) -> tuple[int, int]:
    """Where the table of a package begins, and how many items it names."""
    start, magic = struct.unpack_from("<HH", package)
    if magic != 0x27DA or package[12:16] != b"CmnD":
        raise ValueError("not a package of ICU's common data in the byte order of this machine's kin")
    return start, struct.unpack_from("<I", package, start)[0]


def _rounded(size: int) -> int:
    return -(-size // _ALIGNED) * _ALIGNED


def _run(*command: str | Path) -> str:
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True).stdout
