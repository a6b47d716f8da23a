"""The first sheet of the template: what this copy is, and what stays in the program."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

TITLE: Final = "Incident and Corrective Action Log"
CONTROL_SHEET: Final = "Document Control"
CONTROL_WIDTHS: Final = (28, 90)
CONTROL_LINES: Final = (20, 90)
"""Characters on a line; fewer in the first column, so that the title has room above the rest."""
_STAYS: Final = (
    "Waivers, evidence files, the change history and backups are not in this workbook; they stay "
    "in the program."
)
_HOW_TO: Final = (
    "The columns of the log on causes, actions and effect repeat the sheets Causes, Actions and "
    "Effect Reviews. Where an entry has a row on such a sheet, change it there. The status is "
    "worked out by the program. Rows deleted here are not deleted in the program."
)


@dataclass(frozen=True, slots=True)
class DocumentControl:
    """What the sheet says of this copy. `history` is the head of the change history in words."""

    organisation: str
    author: str
    exported_at: datetime
    program: str
    classification: str = ""
    version: str = ""
    reason: str = ""
    history: str = ""
    selection: str = ""


def control_rows(about: DocumentControl, entries: int) -> Iterator[tuple[str, str]]:
    """The lines of the sheet: label and text."""
    yield "Organisation", about.organisation
    yield "Classification", about.classification
    yield "Version", about.version
    yield "Author", about.author
    yield "Date", about.exported_at.date().isoformat()
    yield "Reason for change", about.reason
    yield "Exported on", f"{about.exported_at:%Y-%m-%d %H:%M %Z}".strip()
    yield "Exported by", about.program
    yield "Change history", about.history
    yield "Entries", f"{entries} ({about.selection})" if about.selection else str(entries)
    yield "Stays in the program", _STAYS
    yield "Changing it by hand", _HOW_TO
