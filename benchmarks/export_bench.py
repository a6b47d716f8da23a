"""Export to the workbook against LibreOffice loading and saving the same workbook."""

from collections.abc import Iterator
from pathlib import Path

from make_register import register
from measure import Result, alternately, libre_office, process, program, repeats


def run(size: int, folder: Path) -> Iterator[Result]:
    """The export at this size."""
    paths = register(size, folder)
    target = folder / f"export-{size}.xlsx"
    command = program("--data-dir", paths.data_dir, "export", target)
    process(command)  # LibreOffice needs the workbook
    libre = libre_office(target, "xlsx", folder / "converted")
    ours, peer = alternately(repeats(size), lambda: process(command), libre)
    yield Result(
        "export, whole process",
        size,
        ours,
        peer=peer,
        peer_name="LibreOffice load + save",
        reach="less than LibreOffice" if size >= 10_000 else "",
        is_reached=ours.seconds <= peer.seconds if peer and size >= 10_000 else None,
    )
