"""Of ICU's data the installers for Linux keep what Qari asks for, byte for byte."""

from __future__ import annotations

import struct
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "packaging" / "pyinstaller"
HEAD = struct.pack("<HHHHBBBB", 32, 0x27DA, 20, 0, 0, 0, 2, 0) + b"CmnD" + bytes(16)
NAMES = ("coll/ar.res", "coll/ja.res", "ibm-5352_P100-1998.cnv", "root.res", "unames.icu", "unit/ar.res", "uts46.nrm")
WHOLE = {f"icudt73l/{name}": name.encode().ljust(16 * (2 + number)) for number, name in enumerate(NAMES)}


@pytest.fixture
def icu(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    import importlib

    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module("icu")


def test_a_package_of_these_items_is_read_as_it_was_written(icu: ModuleType) -> None:
    package = icu.package_of(HEAD, [icu.Item(*pair) for pair in WHOLE.items()])
    assert dict(icu.items_of(package)) == WHOLE
    count = struct.unpack_from("<I", package, 32)[0]
    places = struct.unpack_from(f"<{2 * count}I", package, 36)
    assert count == len(WHOLE)
    assert all(place % 16 == 0 for place in places[1::2])
    assert len(package) == 32 + places[-1] + len(WHOLE["icudt73l/uts46.nrm"])


def test_what_is_not_asked_for_goes_and_the_rest_stays_as_it_is(icu: ModuleType) -> None:
    package = icu.reduced(icu.package_of(HEAD, [icu.Item(*pair) for pair in WHOLE.items()]))
    kept = ("coll/ar.res", "root.res", "uts46.nrm")
    assert dict(icu.items_of(package)) == {f"icudt73l/{name}": WHOLE[f"icudt73l/{name}"] for name in kept}
    assert package.startswith(HEAD)


def test_what_qt_sorts_and_names_with_stays(icu: ModuleType) -> None:
    for name in (
        "coll/root.res",
        "coll/ucadata.icu",
        "coll/res_index.res",
        "zone/ar.res",
        "zone/en_GB.res",
        "ar_LB.res",
    ):
        assert icu.KEPT.fullmatch(name)
    for name in ("pool.res", "zone/pool.res", "zoneinfo64.res", "cnvalias.icu", "likelySubtags.res", "en.res"):
        assert icu.KEPT.fullmatch(name)
    for name in ("brkitr/cjdict.dict", "lang/ar.res", "zh.res", "zone/fr.res", "translit/root.res", "arr.res"):
        assert not icu.KEPT.fullmatch(name)


def test_anything_else_is_refused(icu: ModuleType) -> None:
    with pytest.raises(ValueError, match="not a package"):
        icu.items_of(b"\0" * 64)
