"""The program is killed in the midst of changes: whatever it said was saved is there, and nothing by half.

QARI_KILLS sets how many times (default 4, with 60 changes each); the full count is 50, with 200 changes each.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from mixed_changes import Clock, MixedChanges, state

from reader.library import Library

HERE = Path(__file__).parent
KILLS = int(os.environ.get("QARI_KILLS", "4"))
CHANGES = 200 if KILLS >= 50 else 60


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_a_killed_program_loses_nothing_it_said_was_saved(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(HERE.parents[1])}
    reported_total = unreported = 0
    for seed in range(KILLS):
        chance = random.Random(1000 + seed)
        path = tmp_path / f"{seed}.db"
        wanted = chance.randrange(CHANGES)
        with subprocess.Popen(
            [sys.executable, str(HERE / "mixed_changes.py"), str(path), str(seed), str(CHANGES)],
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        ) as child:
            assert child.stdout is not None
            while (line := child.stdout.readline()) and int(line) < wanted:
                pass
            time.sleep(chance.random() * 0.03)
            child.send_signal(signal.SIGKILL)
            reported = int(([line, *child.stdout.readlines()])[-1] or -1)
        assert child.returncode == -signal.SIGKILL or reported == CHANGES - 1
        with Library.open(path) as library:
            assert library.recovered is None
            store = library._store
            assert store.sql("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert store.sql("PRAGMA foreign_key_check").fetchall() == []
            store.sql("INSERT INTO note_words (note_words) VALUES ('integrity-check')")
            found = state(library)
        with Library.open(tmp_path / f"{seed}-control.db", clock=Clock()) as control:
            control._store.sql("PRAGMA synchronous = off")
            changes = MixedChanges(control, seed)
            for _ in range(reported + 1):
                changes.change()
            states = [state(control)]
            if reported < CHANGES - 1:
                changes.change()
                states.append(state(control))
        assert found in states, f"seed {seed}: not the state after change {reported} nor the next"
        reported_total += reported + 1
        unreported += found != states[0]
    print(f"{KILLS} kills, {reported_total} changes reported and found, {unreported} found that were not yet reported")
    assert reported_total > 0
