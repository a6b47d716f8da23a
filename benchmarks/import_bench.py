"""Import of a log: the whole command against LibreOffice, and in this process against the floor."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import floors
from make_log import log_file
from measure import (
    Cost,
    Result,
    alternately,
    libre_office,
    memory_of,
    once,
    process,
    program,
    repeats,
)


def run(size: int, folder: Path) -> Iterator[Result]:
    """The import at this size."""
    file = log_file(size, folder)
    target = folder / "imported"

    def whole() -> Cost:
        shutil.rmtree(target, ignore_errors=True)
        return process(program("--data-dir", target, "import", file, "--json"))

    libre = libre_office(file, "csv", folder / "converted")
    ours, peer = alternately(repeats(size), whole, libre)
    bare = min(once(lambda: _bare(file, folder)) for _ in range(repeats(size)))
    start = min(process(program("--version")).seconds for _ in range(3))
    is_large = size >= 100_000
    imported = Result(
        "import, whole process",
        size,
        ours,
        peer=peer,
        peer_name="LibreOffice to csv",
        reach="less than LibreOffice" if size >= 10_000 else "",
        is_reached=ours.seconds <= peer.seconds if peer and size >= 10_000 else None,
    )
    yield imported
    is_light = ours.memory <= peer.memory if peer and is_large else None
    yield memory_of(imported, "less than LibreOffice" if is_large else "", is_reached=is_light)
    working = Cost(ours.seconds - start)
    yield Result(
        "import, without the start",
        size,
        working,
        floor=Cost(bare),
        floor_name="calamine + insert",
        reach="4 x floor" if size == 10_000 else "",
        is_reached=working.seconds <= 4 * bare if size == 10_000 else None,
    )


def _bare(file: Path, folder: Path) -> None:
    floors.insert(floors.read(file), folder / "bare.db")
