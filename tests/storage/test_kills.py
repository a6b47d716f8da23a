"""What was acknowledged survives kill -9; what was not is there wholly or not at all."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from isms_desktop.runtime.clock import FixedClock
from isms_desktop.storage.database import Database
from isms_desktop.storage.verify import verify
from tests.storage.conftest import entry

KILLS = 50
ROOT = Path(__file__).resolve().parents[2]
NURSERY = """
import os
import sys
from dataclasses import replace
from pathlib import Path
from isms_desktop.runtime.clock import SystemClock
from isms_desktop.storage.database import Database
from tests.storage.conftest import entry, fill


def work(number):
    database = Database.open(Path(sys.argv[1]), clock=SystemClock())
    while True:
        number += 1
        fill(database, entry(number))
        tell(number)
        with database.unit_of_work("Mia", "Change") as step:
            step.entries.save(replace(step.entries.get(f"entry-{number}"), notes="n" * 9000))
            step.commit()
        tell(-number)


def tell(number):
    # In one piece: print may pass on the number, be killed, and leave its line without an end.
    os.write(sys.stdout.fileno(), b"%d\\n" % number)


for line in sys.stdin:
    wait, go = os.pipe()
    child = os.fork()
    if not child:
        os.read(wait, 1)
        work(int(line))
    print("pid", child, flush=True)
    os.write(go, b"!")
    os.waitpid(child, 0)
    print("gone", flush=True)
"""
"""Loads the program once; every line it is given makes a process that writes until it is killed."""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a word of Unix")
def test_fifty_kills_lose_nothing_and_leave_nothing_half_done(
    database: Database, clock: FixedClock
) -> None:
    database.close()
    chance = random.Random(2026)
    saved: set[int] = set()
    with subprocess.Popen(
        [sys.executable, "-c", NURSERY, str(database.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        text=True,
    ) as nursery:
        assert nursery.stdin
        assert nursery.stdout
        for kill in range(KILLS):
            # Numbers of its own: what was committed and not yet said stays in the register.
            print(kill * 10_000, file=nursery.stdin, flush=True)
            word, child = nursery.stdout.readline().split()
            assert word == "pid"
            # Some die while opening, some after a few steps: a slow machine gets as far.
            for _ in range(chance.randrange(4)):
                line = nursery.stdout.readline()
                assert line != "gone\n"
                saved.add(int(line))
            time.sleep(chance.random() * 0.1)
            os.kill(int(child), signal.SIGKILL)
            while (line := nursery.stdout.readline()) != "gone\n":
                saved.add(int(line))
        nursery.stdin.close()
    assert saved
    again = Database.open(database.path, clock=clock)
    with again.reading() as reading:
        found = {one.uid: one for one in reading.entries.many(reading.entries.all_uids())}
    assert verify(again).problems == ()
    again.close()
    for number in saved:
        kept = found[f"entry-{abs(number)}"]
        assert kept.rounds == entry(abs(number)).rounds
        assert number > 0 or kept.notes
