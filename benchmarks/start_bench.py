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
    empty = copy_of(register(0, folder), folder / "start-empty").data_dir
    full = copy_of(register(size, folder), folder / "start").data_dir
    bare, nothing, ours = _medians("bare", empty, full)
    (bare_paint, _, bare_memory), (_, empty_filled, _) = bare, nothing
    paint, filled, memory = ours
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


def _medians(*whats: object) -> list[tuple[float, float, int]]:
    """Each in turn, several times over, so that all meet the same machine."""
    for what in whats:
        _started(what)  # loads what the first start has to read from disk
    runs = [[_started(what) for what in whats] for _ in range(REPEAT)]
    return [
        tuple(statistics.median(values) for values in zip(*own, strict=True))
        for own in zip(*runs, strict=True)
    ]


def _started(what: object) -> tuple[float, float, int]:
    command = [sys.executable, str(PROBE), str(what)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    paint, filled, memory = map(float, done.stdout.split()[-3:])
    return paint, filled, int(memory)
