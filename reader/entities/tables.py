"""The tables of a model file: a NumPy archive (.npz), read in one go and checked."""

from __future__ import annotations

import mmap
import re
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

DAMAGE = (
    *(OSError, ValueError, LookupError, EOFError, TypeError, AttributeError, ArithmeticError, RuntimeError),
    *(MemoryError, zipfile.BadZipFile, zlib.error, struct.error),
)
"""What reading a file that is not what it should be raises, before anything of it is used."""

_LARGEST = 200_000_000
"""Bytes that the tables of a model may have together. The largest that ships has 17 million."""

_LOCAL_HEADER = 30
_HEADER = re.compile(
    rb"\x93NUMPY[\x01\x02]\x00(?:..|....)"
    rb"\{'descr': '([<|][biufU]\d+)', 'fortran_order': (True|False), 'shape': \((\d*(?:, ?\d+)*),?\), *\} *\n",
    re.DOTALL,
)


def read_tables(path: Path) -> dict[str, NDArray[Any]]:
    """The tables of a model file, not to be written to. Raises one of DAMAGE where it is not what it should be.

    Does what np.load does for arrays of numbers and strings, their checksums included. What is stored as it is stays
    in the file, mapped into memory, which spares the time of a copy, and all processes share it.
    """
    with path.open("rb") as file, zipfile.ZipFile(file) as archive:
        members = archive.infolist()
        if sum(member.file_size for member in members) > _LARGEST:
            raise ValueError("the tables are larger than any model")
        content = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        return {
            member.filename.removesuffix(".npy"): _array(_stored(content, member) or archive.read(member))
            for member in members
        }


def _stored(content: memoryview, member: zipfile.ZipInfo) -> memoryview | None:
    """The bytes of a member where they lie in the archive, None where it is compressed."""
    if member.compress_type != zipfile.ZIP_STORED:
        return None
    names, extra = struct.unpack_from("<HH", content, member.header_offset + _LOCAL_HEADER - 4)
    start = member.header_offset + _LOCAL_HEADER + names + extra
    found = content[start : start + member.file_size]
    if len(found) != member.file_size or zlib.crc32(found) != member.CRC:
        raise zipfile.BadZipFile(f"{member.filename} is not what was written")
    return found


def _array(content: bytes | memoryview) -> NDArray[Any]:
    """The array in the bytes of an .npy file."""
    header = _HEADER.match(content)
    if header is None:
        raise ValueError("a table is no array of numbers or strings")
    kind, by_columns, sides = (part.decode() for part in header.groups())
    shape = tuple(int(side) for side in sides.split(",") if side)
    order: Literal["F", "C"] = "F" if by_columns == "True" else "C"
    found: NDArray[Any] = np.ndarray(shape, np.dtype(kind), content, header.end(), order=order)
    # Where it lies its numbers may begin amid a word of memory, at which every later step would be slow.
    return found if found.itemsize == 1 else found.copy("K")
