"""Timing that does not lie: medians, whole processes with their peak memory, growth exponents."""

import json
import math
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Final

LIBRE_OFFICE: Final = shutil.which("soffice")
LEAN: Final = Path(__file__).with_name("lean.py")
MEGABYTE: Final = 1_000_000
TOO_LONG: Final = 1800
"""Seconds after which a process is given up."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took: seconds, and the most memory a process of it held, in bytes.

    `processor` are the seconds all its processes were at work; on a busy machine they say more.
    """

    seconds: float
    memory: int = 0
    processor: float = 0


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the table; floor and peer were measured in the same run, or are None.

    `reach` says in words what `speed.md` asks for; `is_reached` is None where nothing is asked at
    this size. Where `is_memory` is set, memory is compared and the seconds mean nothing.
    """

    work: str
    size: int
    ours: Cost
    floor: Cost | None = None
    floor_name: str = ""
    peer: Cost | None = None
    peer_name: str = ""
    reach: str = ""
    is_reached: bool | None = None
    samples: Sequence[float] = field(default=())
    is_memory: bool = False

    @property
    def to_floor(self) -> float | None:
        """How many times the floor."""
        return self._times(self.floor)

    @property
    def to_peer(self) -> float | None:
        """How many times the peer."""
        return self._times(self.peer)

    @property
    def processor_to_peer(self) -> float | None:
        """How many times the work of the peer; None where it is not known."""
        is_known = self.peer and self.peer.processor and not self.is_memory
        return self.ours.processor / self.peer.processor if self.peer and is_known else None

    @property
    def value(self) -> float:
        """What is compared: seconds, or bytes."""
        return self._value(self.ours)

    def _times(self, other: Cost | None) -> float | None:
        return self.value / self._value(other) if other else None

    def _value(self, cost: Cost) -> float:
        return cost.memory if self.is_memory else cost.seconds


def seconds(work: Callable[[], object], repeat: int = 5) -> list[float]:
    """How long each of so many calls took, after one that does not count."""
    work()
    return [once(work) for _ in range(repeat)]


def once(work: Callable[[], object]) -> float:
    """How long one call took."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def median(samples: Iterable[float]) -> Cost:
    """The median as a cost."""
    return Cost(statistics.median(samples))


def p95(samples: Sequence[float]) -> Cost:
    """The value that 95 of 100 samples do not pass, as a cost."""
    return Cost(sorted(samples)[min(len(samples) - 1, math.ceil(len(samples) * 0.95) - 1)])


def program(*words: object) -> list[str]:
    """The command line of the program, as a user would start it."""
    return [sys.executable, "-m", "isms_desktop", *map(str, words)]


def process(command: Sequence[str], **environment: str) -> Cost:
    """Run a whole process; its time, and its peak memory with that of its children.

    Raises `RuntimeError` with what it said where it fails.
    """
    done = subprocess.run(
        [sys.executable, str(LEAN), *command],
        stdout=subprocess.PIPE,
        env={**os.environ, **environment},
        check=True,
    )
    told = json.loads(done.stdout)
    if told["status"]:
        raise RuntimeError(f"{command}: {told['said']}")
    return Cost(told["seconds"], told["memory"], told["processor"])


def alternately(
    repeat: int, ours: Callable[[], Cost], peer: Callable[[], Cost] | None
) -> tuple[Cost, Cost | None]:
    """Both in turn, so many times: the median time of each and the greatest memory.

    In turn, because a machine that has other work to do is not the same a minute later.
    """
    runs: tuple[list[Cost], list[Cost]] = ([], [])
    for _ in range(repeat):
        runs[0].append(ours())
        if peer:
            runs[1].append(peer())
    return _summed(runs[0]), _summed(runs[1]) if peer else None


def _summed(runs: Sequence[Cost]) -> Cost:
    return Cost(
        statistics.median(run.seconds for run in runs),
        max(run.memory for run in runs),
        statistics.median(run.processor for run in runs),
    )


def libre_office(file: Path, kind: str, folder: Path) -> Callable[[], Cost] | None:
    """LibreOffice opening the file and saving it as `kind`; None where there is none."""
    if LIBRE_OFFICE is None:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = [LIBRE_OFFICE, profile, "--headless", "--convert-to", kind]
    command += ["--outdir", str(folder), str(file)]
    process(command)  # the first start makes its profile
    return partial(process, command)


def memory_of(result: Result, reach: str = "", *, is_reached: bool | None = None) -> Result:
    """The peak memory of a result as a line of its own."""
    return replace(
        result,
        work=f"{result.work}: memory",
        floor=None,
        reach=reach,
        is_reached=is_reached,
        is_memory=True,
    )


def repeats(size: int) -> int:
    """How often a whole process is run at this size."""
    return 3 if size <= 10_000 else 1


def exponents(results: Sequence[Result]) -> dict[str, float]:
    """Growth of each work between its smallest and its greatest size: 1 is proportional."""
    found: dict[str, float] = {}
    for work in dict.fromkeys(result.work for result in results):
        sizes = sorted((r for r in results if r.work == work), key=lambda r: r.size)
        if len(sizes) > 1 and sizes[0].size and sizes[0].value:
            growth = sizes[-1].value / sizes[0].value
            found[work] = math.log(growth) / math.log(sizes[-1].size / sizes[0].size)
    return found
