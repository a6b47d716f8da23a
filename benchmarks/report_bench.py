"""The register as PDF against LibreOffice printing the log."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from make_log import log_file
from make_register import register
from measure import (
    MEGABYTE,
    Result,
    alternately,
    libre_office,
    memory_of,
    process,
    program,
    repeats,
)

MEMORY: Final = 200 * MEGABYTE
LARGEST: Final = 10_000
"""Nobody prints more than this, and LibreOffice takes minutes for it."""


def run(size: int, folder: Path) -> Iterator[Result]:
    """The report at this size."""
    if size > LARGEST:
        return
    paths = register(size, folder)
    target = folder / f"register-{size}.pdf"
    command = program("--data-dir", paths.data_dir, "report", "register", target)
    libre = libre_office(log_file(size, folder), "pdf", folder / "converted")
    ours, peer = alternately(repeats(size), lambda: process(command), libre)
    whole = Result(
        "register as PDF, whole process",
        size,
        ours,
        peer=peer,
        peer_name="LibreOffice to PDF",
        reach="less than LibreOffice",
        is_reached=ours.seconds <= peer.seconds if peer else None,
    )
    yield whole
    yield memory_of(whole, "200 MB", is_reached=ours.memory <= MEMORY)
    command += ["--form", "long"]
    ours, _ = alternately(1, lambda: process(command), None)
    long = Result("register as PDF, long form", size, ours)
    yield long
    yield memory_of(long, "200 MB", is_reached=ours.memory <= MEMORY)
