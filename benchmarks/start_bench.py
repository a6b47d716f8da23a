"""The start of the window against a bare window of PySide6, offscreen, both from a cold process."""

import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from make_register import copy_of, register
from measure import Cost, Result

REPEAT: Final = 5
PROBE: Final = Path(__file__).with_name("start_probe.py")


def run(size: int, folder: Path) -> Iterator[Result]:
    """First paint, filled overview and memory with a register of this size."""
    bare_paint, _, bare_memory = _median("bare")
    _, empty_filled, _ = _median(copy_of(register(0, folder), folder / "start-empty").data_dir)
    paths = copy_of(register(size, folder), folder / "start")
    paint, filled, memory = _median(paths.data_dir)
    floor = Cost(bare_paint)
    yield Result(
        "start: first paint",
        size,
        Cost(paint),
        floor=floor,
        floor_name="bare window",
        reach="1.3 x floor",
        is_reached=paint <= 1.3 * bare_paint,
    )
    yield Result(
        "start: overview filled",
        size,
        Cost(filled, memory),
        floor=floor,
        floor_name="bare window",
        reach="4.5 x floor",
        is_reached=filled <= 4.5 * bare_paint,
    )
    is_large = size >= 100_000
    yield Result(
        "start: overview, to that of an empty file",
        size,
        Cost(filled),
        floor=Cost(empty_filled),
        floor_name="empty file",
        reach="1.2 x floor" if is_large else "",
        is_reached=filled <= 1.2 * empty_filled if is_large else None,
    )
    yield Result(
        "start: memory at rest",
        size,
        Cost(0, memory),
        floor=Cost(0, bare_memory),
        floor_name="bare window + SQLAlchemy",
        reach="1.5 x floor" if is_large else "",
        is_reached=memory <= 1.5 * bare_memory if is_large else None,
        is_memory=True,
    )


def _median(what: object) -> tuple[float, float, int]:
    command = [sys.executable, str(PROBE), str(what)]
    runs = []
    for _ in range(REPEAT):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(done.stderr[-2000:])
        runs.append(tuple(map(float, done.stdout.split()[-3:])))
    paint, filled, memory = (statistics.median(values) for values in zip(*runs, strict=True))
    return paint, filled, int(memory)
