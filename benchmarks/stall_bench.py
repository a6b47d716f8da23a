"""How long the window stands still while it reads, imports, exports and backs up a log."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from make_log import log_file
from measure import Cost, Result

PROBE: Final = Path(__file__).with_name("stall_probe.py")
AT_MOST: Final = 0.1
ASKED_AT: Final = 10_000


def run(size: int, folder: Path) -> Iterator[Result]:
    """The longest pause between two beats of the window, beside that of the window at rest."""
    command = [sys.executable, str(PROBE), str(folder / "stalling"), str(log_file(size, folder))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    told = json.loads(done.stdout.splitlines()[-1])
    at_rest = Cost(max(told.pop("nothing")["gaps"]))
    for work, beats in told.items():
        longest = max(beats["gaps"], default=0.0)
        yield Result(
            f"window stalls: {work}",
            size,
            Cost(longest),
            floor=at_rest,
            floor_name="window at rest",
            reach="100 ms" if size == ASKED_AT else "",
            is_reached=longest <= AT_MOST if size == ASKED_AT else None,
            samples=sorted(beats["gaps"])[-20:],
        )
