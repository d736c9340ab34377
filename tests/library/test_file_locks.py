"""Whether a library is in use, told without touching it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reader.core.errors import LibraryError
from reader.library import Library
from reader.library.file_locks import OPEN_HERE, is_in_use

OTHER_PROGRAM = """
import sys
from pathlib import Path
from reader.library import Library
with Library.open(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.readline()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a file in use cannot be renamed there")
def test_a_library_that_another_program_has_open_is_never_taken_from_under_it(tmp_path: Path) -> None:
    path = tmp_path / "qari.db"
    Library.open(path).close()
    assert not is_in_use(path)
    command = [sys.executable, "-c", OTHER_PROGRAM, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        assert is_in_use(path)
        whole = path.read_bytes()
        path.write_bytes(b"no library" * 500)
        with pytest.raises(LibraryError) as raised:
            Library.open(path, wait=0.1)
        assert raised.value.code == "library_locked"
        path.write_bytes(whole)
        other.communicate("\n")
    assert not is_in_use(path)
    assert [found.name for found in tmp_path.iterdir() if "corrupt" in found.name] == []


def test_what_this_process_has_open_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "qari.db"
    with Library.open(path):
        with Library.open(path):
            assert path in OPEN_HERE
        assert is_in_use(path)
    assert path not in OPEN_HERE
    assert not is_in_use(path)
    assert not is_in_use(tmp_path / "none")


@pytest.mark.skipif(sys.platform == "win32", reason="locks are another thing there")
def test_a_second_library_of_one_process_leaves_the_locks_of_the_first(tmp_path: Path) -> None:
    path = tmp_path / "qari.db"
    asked = "import sys; from pathlib import Path; from reader.library.file_locks import is_in_use; "
    asked += "print(is_in_use(Path(sys.argv[1])))"
    with Library.open(path) as library:
        library.records()
        with Library.open(path) as other:
            other.records()
        # Had the second one opened the file by itself, closing it would have let go of the first one's lock.
        told = subprocess.run(
            [sys.executable, "-c", asked, str(path)], capture_output=True, encoding="utf-8", check=True
        )
        assert told.stdout == "True\n"
