"""Backups: good when made, thinned out by age, put back in one step."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.errors import LibraryError
from reader.library import Library, backups, restore
from reader.library.backups import Backup, backups_of, is_good, kept
from reader.operations import Operations


def names(folder: Path) -> list[str]:
    return sorted(found.name for found in folder.iterdir())


def test_a_backup_holds_what_the_library_does_and_is_one_file(library: Library, make_article) -> None:
    number = library.keep(make_article("نص المقال.")).identity
    Operations(library).create_tag("وسم", "#000000")
    backup = library.back_up()
    assert library.backups() == [backup]
    assert is_good(backup.path)
    assert names(backup.path.parent) == [backup.path.name]
    assert backup.size == backup.path.stat().st_size
    with Library.open(backup.path.with_name("opened.db")) as other:
        assert other.records() == []
    with Library.open(backup.path) as copy:
        assert copy.article(number) == library.article(number)
        assert [use.tag.name for use in copy.tags()] == ["وسم"]


def test_it_is_due_once_a_day(library: Library, clock) -> None:
    assert library.back_up_when_due() is not None
    assert library.back_up_when_due() is None
    clock.moment += timedelta(hours=23)
    assert library.back_up_when_due() is None
    clock.moment += timedelta(hours=2)
    assert library.back_up_when_due() is not None
    # The clock was put right: a backup from the future does not hold up the next.
    clock.moment -= timedelta(days=400)
    assert library.back_up_when_due() is not None
    assert len(library.backups()) == 3


def test_two_years_leave_days_weeks_and_months(library: Library, clock) -> None:
    for _ in range(60):
        clock.moment += timedelta(days=12, hours=5)
        made = library.back_up()
        assert library.backups()[0] == made
    moments = [backup.made for backup in library.backups()]
    assert len({moment.strftime("%Y-%m") for moment in moments}) >= 6
    assert len(moments) <= 7 + 4 + 6


@given(st.lists(st.integers(0, 60 * 24 * 400).map(lambda m: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=m))))
def test_what_is_kept(moments: list[datetime]) -> None:
    staying = kept(moments)
    assert staying <= set(moments)
    assert len(staying) <= 22
    assert set(sorted(set(moments))[-5:]) <= staying
    if moments:
        assert max(moments) in staying
    days = sorted({moment.date() for moment in moments})
    for day in days[-7:]:
        assert max(moment for moment in moments if moment.date() == day) in staying
    # Thinning out again takes no more away.
    assert kept(staying) == staying


def test_a_damaged_library_never_takes_the_place_of_a_good_backup(library: Library, make_article) -> None:
    library.keep(make_article("نص " * 4000))
    good = library.back_up()
    path = library.path
    library._store.sql("PRAGMA wal_checkpoint(truncate)")
    spoiled = bytearray(path.read_bytes())
    spoiled[8192:20480] = b"\x99" * 12288
    path.write_bytes(spoiled)
    with pytest.raises(LibraryError) as raised:
        library.back_up()
    assert raised.value.code == "library_broken"
    assert library.backups() == [good]
    assert names(good.path.parent) == [good.path.name]


def test_restoring_sets_aside_what_was_there(tmp_path: Path, make_article) -> None:
    path = tmp_path / "qari.db"
    with Library.open(path) as library:
        number = library.keep(make_article("نص المقال.")).identity
        backup = library.back_up()
        Operations(library).create_tag("بعده", "#000000")
    aside = restore(path, backup.path)
    assert aside is not None
    with Library.open(path) as library:
        assert library.tags() == []
        assert library.article(number).text == "نص المقال."
    with Library.open(aside) as library:
        assert [use.tag.name for use in library.tags()] == ["بعده"]
    assert backup.path.exists()


def test_a_damaged_backup_is_not_restored(tmp_path: Path) -> None:
    path = tmp_path / "qari.db"
    with Library.open(path) as library:
        backup = library.back_up()
    backup.path.write_bytes(backup.path.read_bytes()[:4096])
    before = path.read_bytes()
    with pytest.raises(LibraryError) as raised:
        restore(path, backup.path)
    assert raised.value.code == "backup_damaged"
    assert path.read_bytes() == before
    assert names(tmp_path) == ["backups", "home", "qari.db"]


def test_only_backups_of_this_library_count(tmp_path: Path) -> None:
    path = tmp_path / "qari.db"
    folder = backups.backups_folder(path)
    folder.mkdir()
    for name in (
        "qari-20250101-000000.qari-backup",
        "other-20250101-000000.qari-backup",
        "qari-x.qari-backup",
        "qari-20251399-000000.qari-backup",
    ):
        (folder / name).write_bytes(b"")
    assert backups_of(path) == [
        Backup(folder / "qari-20250101-000000.qari-backup", datetime(2025, 1, 1, tzinfo=UTC), 0)
    ]
    assert not is_good(folder / "qari-x.qari-backup")
    assert backups.newest_good(path) is None


def test_a_full_disk_leaves_no_half_backup(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(LibraryError) as raised:
        library.back_up()
    assert raised.value.code == "disk_full"
    assert names(backups.backups_folder(library.path)) == []
