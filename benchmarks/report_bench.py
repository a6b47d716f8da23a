"""The register as PDF against LibreOffice printing the log."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from make_log import log_file
from make_register import register
from measure import MEGABYTE, Result, libre_office, process, processes, program, repeats

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
    ours = processes(lambda: process(command), repeats(size))
    peer = libre_office(log_file(size, folder), "pdf", folder / "converted", repeats(size))
    is_reached = ours.seconds <= peer.seconds and ours.memory <= MEMORY if peer else None
    yield Result(
        "register as PDF, whole process",
        size,
        ours,
        peer=peer,
        peer_name="LibreOffice to PDF",
        reach="less than LibreOffice, 200 MB",
        is_reached=is_reached,
    )
