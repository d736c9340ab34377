"""Zip archives (docx, epub) opened without trusting them: nothing is unpacked to the disk, sizes are checked first."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from reader.core.errors import OpeningError
from reader.opening.sources import MEGABYTE

_MOST_ENTRIES = 20_000
_LARGEST_PART = 64 * MEGABYTE
_LARGEST_TOTAL = 512 * MEGABYTE
_HIGHEST_RATIO = 150
"""Text deflates to a tenth, a bomb to a thousandth."""
_RATIO_FROM = 8 * MEGABYTE
_ENCRYPTED_FLAG = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError, IndexError)


class Archive:
    """The parts of a zip file by name.

    Raises OpeningError: damaged (no zip or cut short), bomb, encrypted (a part is locked with a password).
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            entries = self._zip.infolist()
        except _BROKEN as error:
            raise OpeningError("damaged") from error
        total = sum(entry.file_size for entry in entries)
        if len(entries) > _MOST_ENTRIES or total > _LARGEST_TOTAL:
            raise OpeningError("bomb")
        for entry in entries:
            if entry.file_size > _RATIO_FROM and entry.file_size > _HIGHEST_RATIO * max(1, entry.compress_size):
                raise OpeningError("bomb")
        self._entries = {entry.filename: entry for entry in entries}

    @property
    def names(self) -> frozenset[str]:
        """The names of the parts as the archive spells them."""
        return frozenset(self._entries)

    def part(self, name: str) -> bytes:
        """The bytes of one part; at most what the directory declares is unpacked. "damaged" where it is missing."""
        entry = self._entries.get(name)
        if entry is None:
            raise OpeningError("damaged")
        if entry.flag_bits & _ENCRYPTED_FLAG:
            raise OpeningError("encrypted")
        if entry.file_size > _LARGEST_PART:
            raise OpeningError("bomb")
        try:
            return self._zip.read(entry)
        except _BROKEN as error:
            raise OpeningError("damaged") from error


def format_inside(data: bytes) -> str:
    """Which format's archive it is: "docx" or "epub". Raises OpeningError: damaged, bomb, encrypted, unsupported."""
    archive = Archive(data)
    names = archive.names
    if "META-INF/container.xml" in names or (
        "mimetype" in names and archive.part("mimetype").strip() == b"application/epub+zip"
    ):
        return "epub"
    if "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
        return "docx"
    raise OpeningError("unsupported")
