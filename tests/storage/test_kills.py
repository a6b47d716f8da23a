"""What was acknowledged survives kill -9; what was not is there wholly or not at all."""

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
CHILD = """
import sys
from dataclasses import replace
from pathlib import Path
from isms_desktop.runtime.clock import SystemClock
from isms_desktop.storage.database import Database
from tests.storage.conftest import entry, fill

database = Database.open(Path(sys.argv[1]), clock=SystemClock())
number = int(sys.argv[2])
while True:
    number += 1
    fill(database, entry(number))
    print(number, flush=True)
    with database.unit_of_work("Mia", "Change") as work:
        work.entries.save(replace(work.entries.get(f"entry-{number}"), notes="n" * 9000))
        work.commit()
    print(-number, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a word of Unix")
def test_fifty_kills_lose_nothing_and_leave_nothing_half_done(
    database: Database, clock: FixedClock
) -> None:
    database.close()
    chance = random.Random(2026)
    saved: set[int] = set()
    for _ in range(KILLS):
        highest = max((abs(number) for number in saved), default=0) + 1
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(database.path), str(highest)],
            stdout=subprocess.PIPE,
            cwd=ROOT,
        )
        assert child.stdout
        saved.add(int(child.stdout.readline()))
        time.sleep(chance.random() * 0.05)
        child.send_signal(signal.SIGKILL)
        saved |= {int(line) for line in child.stdout.read().split(b"\n")[:-1] if line}
        child.stdout.close()
        child.wait()
    again = Database.open(database.path, clock=clock)
    with again.reading() as reading:
        found = {one.uid: one for one in reading.entries.many(reading.entries.all_uids())}
    assert verify(again).problems == ()
    again.close()
    for number in saved:
        kept = found[f"entry-{abs(number)}"]
        assert kept.rounds == entry(abs(number)).rounds
        assert number > 0 or kept.notes
