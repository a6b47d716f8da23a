"""The register in daily use: shown, searched, sorted, filtered; an entry opened and saved."""

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

import floors
from isms_desktop.domain.queries import Condition, RegisterQuery
from isms_desktop.runtime.clock import SystemClock
from isms_desktop.wiring import Workspace, open_workspace
from make_log import HEADERS, WORDS, rows
from make_register import copy_of, register
from measure import Result, median, p95, seconds

ROWS_ON_SCREEN: Final = 60
SAVES: Final = 60
SEARCHED: Final = tuple(word[:4] for word in WORDS[:40])
"""The beginnings of words, as they stand in the field while somebody types."""


def run(size: int, folder: Path) -> Iterator[Result]:
    """All measurements at this size."""
    paths = copy_of(register(size, folder), folder / "register-bench")
    plain = folder / "plain.db"
    floors.insert([HEADERS, *rows(size)], plain)
    workspace = open_workspace(paths, SystemClock())
    try:
        yield from _looking(workspace, size)
        yield _searching(workspace, size, plain)
        yield _saving(workspace, size, plain)
    finally:
        workspace.database.close()


def _looking(workspace: Workspace, size: int) -> Iterator[Result]:
    first = workspace.registers.uids(RegisterQuery())
    works: tuple[tuple[str, Callable[[], object], float], ...] = (
        ("register: show", lambda: _shown(workspace, RegisterQuery()), 0.25),
        ("register: sort", lambda: _shown(workspace, RegisterQuery(sort="title")), 0.25),
        (
            "register: filter",
            lambda: _shown(workspace, RegisterQuery(where=(Condition("severity", "High"),))),
            0.1,
        ),
        ("register: counts", lambda: workspace.registers.counts(RegisterQuery()), 0.1),
        ("entry: open", lambda: workspace.entries.get(first[len(first) // 2]), 0.05),
    )
    for work, call, limit in works:
        samples = seconds(call)
        yield _limited(work, size, samples, limit)


def _searching(workspace: Workspace, size: int, plain: Path) -> Result:
    samples = []
    for word in SEARCHED:
        start = time.perf_counter()
        _shown(workspace, RegisterQuery(search=word))
        samples.append(time.perf_counter() - start)
    limits = {10_000: 0.016, 100_000: 0.06}
    ours = median(samples)
    return Result(
        "register: search",
        size,
        ours,
        floor=median(floors.searches(plain, SEARCHED)),
        floor_name="plain FTS5",
        reach=f"{limits[size] * 1000:.0f} ms" if size in limits else "",
        is_reached=ours.seconds <= limits[size] if size in limits else None,
        samples=samples,
    )


def _saving(workspace: Workspace, size: int, plain: Path) -> Result:
    samples = []
    for number, uid in enumerate(workspace.registers.uids(RegisterQuery())[:SAVES]):
        entry = workspace.entries.get(uid)
        start = time.perf_counter()
        workspace.entries.change(uid, entry.version, {"notes": f"Seen in meeting {number}"})
        samples.append(time.perf_counter() - start)
    ours = p95(samples)
    return Result(
        "entry: save, p95",
        size,
        ours,
        floor=p95(floors.commits(plain, SAVES)),
        floor_name="plain commit",
        reach="30 ms" if size == 100_000 else "",
        is_reached=ours.seconds <= 0.03 if size == 100_000 else None,
        samples=samples,
    )


def _shown(workspace: Workspace, query: RegisterQuery) -> None:
    uids = workspace.registers.uids(query)
    workspace.registers.page(uids[:ROWS_ON_SCREEN])


def _limited(work: str, size: int, samples: Sequence[float], limit: float) -> Result:
    ours = median(samples)
    if size != 100_000:
        return Result(work, size, ours, samples=samples)
    reach = f"{limit * 1000:.0f} ms"
    return Result(work, size, ours, reach=reach, is_reached=ours.seconds <= limit, samples=samples)
