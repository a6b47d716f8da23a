"""The list of 200 indicators with 120 readings each: read, and shown and filtered in the window."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from isms_desktop.domain.fields import Value
from isms_desktop.domain.objective_list import ObjectiveQuery
from isms_desktop.domain.pasted import PastedReading
from isms_desktop.domain.periods import add_months
from isms_desktop.domain.words import Direction, Frequency, Unit
from isms_desktop.runtime.clock import SystemClock
from isms_desktop.runtime.paths import Paths
from isms_desktop.wiring import Workspace, open_workspace
from make_register import copy_of, register
from measure import Cost, Result, median

INDICATORS: Final = 200
READINGS: Final = 120
PROBE: Final = Path(__file__).with_name("objectives_probe.py")
AT_MOST: Final = 0.1


def run(size: int, folder: Path) -> Iterator[Result]:
    """All measurements beside a register of this size."""
    paths = _measured(size, folder)
    yield _read(size, paths)
    command = [sys.executable, str(PROBE), str(paths.data_dir), str(INDICATORS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    for work, beats in json.loads(done.stdout.splitlines()[-1]).items():
        longest = max(beats["own"])
        yield Result(
            f"indicators, longest stall: {work}",
            size,
            Cost(longest),
            reach="100 ms",
            is_reached=longest <= AT_MOST,
            samples=sorted(beats["gaps"])[-20:],
        )


def _read(size: int, paths: Paths) -> Result:
    workspace = open_workspace(paths, SystemClock())
    try:
        samples = []
        for _turn in range(6):
            start = time.perf_counter()
            workspace.indicators.list(ObjectiveQuery())
            samples.append(time.perf_counter() - start)
    finally:
        workspace.database.close()
    return Result("indicators: read the list", size, median(samples[1:]), samples=samples)


def _measured(size: int, folder: Path) -> Paths:
    original = register(size, folder)
    paths = Paths.below(folder / f"{original.data_dir.name}-measured")
    if paths.database.exists():
        return paths
    paths = copy_of(original, paths.data_dir)
    workspace = open_workspace(paths, SystemClock())
    try:
        for number in range(INDICATORS):
            _add(workspace, number)
    finally:
        workspace.database.close()
    return paths


def _add(workspace: Workspace, number: int) -> None:
    first = add_months(SystemClock().today(), -READINGS)
    made = workspace.indicators.create(
        {
            "name": f"Measure {number}",
            "unit": Unit.PERCENT,
            "direction": Direction.LOWER,
            "frequency": Frequency.MONTHLY,
        }
    )
    target: dict[str, Value] = {"value": Decimal(5), "valid_from": date(first.year, 1, 1)}
    workspace.indicators.set_target(made.uid, made.version, target)
    readings = [
        PastedReading(
            line=month,
            to_on=add_months(first, month),
            value=Decimal((number * 7 + month * 13) % 120) / 10,
        )
        for month in range(READINGS)
    ]
    workspace.indicators.record_pasted(made.uid, readings)
