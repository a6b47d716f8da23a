"""The register as a CSV file that spreadsheet programs open without running anything."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from isms_desktop.domain.entry import Entry
from isms_desktop.domain.progress import Progress, no_progress
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.domain.sheets import CellValue
from isms_desktop.domain.template_rows import log_cells
from isms_desktop.domain.template_rows.cells import as_text
from isms_desktop.runtime.files import document
from isms_desktop.runtime.i18n import _

_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\n", "\r")
_GUARD: Final = "'"
_PROGRESS_STEP: Final = 50


@dataclass(frozen=True, slots=True)
class WrittenCsv:
    """What the file came to hold; `guarded` texts got an apostrophe in front."""

    entries: int
    guarded: int


def write_csv(
    entries: Iterable[Entry], target: Path, progress: Progress = no_progress, total: int = 0
) -> WrittenCsv:
    """Write the columns of the register, whole or not at all, in UTF-8 with its mark.

    A CSV file cannot say that something is text. What begins like a formula gets an apostrophe in
    front. `total` is only reported. Raises `UserError` "cannot_write".
    """
    counted = _Counted()
    with document(target) as file:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
        writer = csv.writer(text)
        writer.writerow([field.header for field in ENTRIES])
        for entry in entries:
            if counted.entries % _PROGRESS_STEP == 0:
                progress(counted.entries, total, _("Writing the file"))
            counted.entries += 1
            writer.writerow([counted.guard(cell) for cell in log_cells(entry)])
        text.flush()
        text.detach()
    return WrittenCsv(counted.entries, counted.guarded)


@dataclass(slots=True)
class _Counted:
    entries: int = 0
    guarded: int = 0

    def guard(self, cell: CellValue) -> str:
        text = as_text(cell)
        if isinstance(cell, str) and text.startswith(_FORMULA_STARTS):
            self.guarded += 1
            return _GUARD + text
        return text
