"""An acknowledged row survives the writer's sudden end, at any moment."""

from __future__ import annotations

import random
import subprocess
import sys
import time

import pytest

from armistice.errors import LedgerLocked
from armistice.ledger import Ledger

WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from armistice.ledger import Ledger, Note

path = Path(sys.argv[1])
run = sys.argv[2]
with Ledger.open(path, create=True) as ledger:
    print("ready", flush=True)
    for number in range(1_000_000):
        notes = [Note(id=f"{run}-{number}-{part}", by="ada", text="x" * 3000)
                 for part in range(3)]
        ledger.append(notes, recorded=datetime.now(UTC))
        print(number, flush=True)
"""


def write_until_killed(path, run: int, seconds: float) -> int:
    """Let another process append, kill it, and return the last call it acknowledged."""
    writer = subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", WRITER, str(path), str(run)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == "ready\n"
    time.sleep(seconds)
    writer.kill()
    told, _ = writer.communicate()
    # A last line without its end was cut off while it was being written.
    whole = [line for line in told.splitlines(keepends=True) if line.endswith("\n")]
    return int(whole[-1]) if whole else -1


@pytest.mark.parametrize("runs", [3, pytest.param(40, marks=pytest.mark.slow)])
def test_no_acknowledged_row_is_lost_and_no_call_is_half_done(path, runs):
    chance = random.Random(runs)  # noqa: S311
    acknowledged = [
        write_until_killed(path, run, chance.uniform(0, 0.25)) for run in range(runs)
    ]
    with Ledger.open(path) as ledger:
        found = {note.id for note in ledger.view().notes}
        assert ledger.verify() == ()
    for run, last in enumerate(acknowledged):
        for number in range(last + 1):
            assert {f"{run}-{number}-{part}" for part in range(3)} <= found
    assert len(found) % 3 == 0


def test_killed_while_it_is_made_a_ledger_can_still_be_made(path):
    for delay in (0.0, 0.1, 0.2, 0.3):
        making = subprocess.Popen(  # noqa: S603
            [sys.executable, "-c", WRITER, str(path), "0"], stdout=subprocess.DEVNULL
        )
        time.sleep(delay)
        making.kill()
        making.wait()
    with Ledger.open(path, create=True) as ledger:
        # Killed between the first row and its note, it has no note yet.
        assert {problem.code for problem in ledger.verify()} <= {"ledger.no_head"}


HOLDER = """
import sqlite3, sys
raw = sqlite3.connect(sys.argv[1], isolation_level=None)
raw.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


def test_while_another_process_writes_a_second_is_told(path, make):
    Ledger.open(path, create=True).close()
    holder = subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", HOLDER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with Ledger.open(path, busy_seconds=0.05) as ledger:
        with pytest.raises(LedgerLocked, match="another process"):
            ledger.append([make.report()], recorded=make.noon)
        assert ledger.view().reports == ()
        holder.communicate(timeout=10)
        assert ledger.append([make.report()], recorded=make.noon) == 1
