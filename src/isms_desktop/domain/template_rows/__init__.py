"""The template workbook as plain rows: entries out, and the same entries back (`workbook.md`).

What the sheets do not carry stays in the program: waivers, evidence files, history, version,
imports, and the ids of rounds and closings.
"""

from isms_desktop.domain.template_rows.incoming import (
    ReadEntry,
    TemplateContents,
    entries_from_sheets,
    is_template,
)
from isms_desktop.domain.template_rows.layout import DETAILS, LOG_SHEET, UID_HEADER
from isms_desktop.domain.template_rows.outgoing import (
    DetailRows,
    detail_rows,
    log_cells,
    sheets_of,
)

__all__ = [
    "DETAILS",
    "LOG_SHEET",
    "UID_HEADER",
    "DetailRows",
    "ReadEntry",
    "TemplateContents",
    "detail_rows",
    "entries_from_sheets",
    "is_template",
    "log_cells",
    "sheets_of",
]
