"""The workbook of rows with problems: the rows as they were, and a sheet that says what to do."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from isms_desktop.domain.errors import CellProblem
from isms_desktop.domain.importing.problem_rows import ProblemSheet
from isms_desktop.exchange.template_sheets import add_sheet
from isms_desktop.exchange.writer import BookWriter
from isms_desktop.runtime.i18n import _

PROBLEMS_SHEET: Final = "What to correct"
_WIDTH: Final = 24
_WIDTHS: Final = (24, 10, 28, 40, 70)


def write_problem_book(
    sheets: Sequence[ProblemSheet], problems: Iterable[CellProblem], target: Path
) -> None:
    """Write the file whole or not at all; `problems` have their messages as they shall read.

    Raises `UserError` "cannot_write" where the place cannot be written.
    """
    with BookWriter() as writer:
        for sheet in sheets:
            form = add_sheet(writer.book, sheet.name, [_WIDTH] * len(sheet.headings))
            form.freeze_panes = "A2"
            rows = writer.rows(sheet.name)
            rows.set_heading(sheet.headings)
            for row in sheet.rows:
                rows.add(row)
        _add_problems(writer, sheets, problems)
        writer.save(target)


def _add_problems(
    writer: BookWriter, sheets: Sequence[ProblemSheet], problems: Iterable[CellProblem]
) -> None:
    places = {
        (sheet.name, number): place
        for sheet in sheets
        for place, number in enumerate(sheet.numbers, start=2)
    }
    names = {sheet.name for sheet in sheets}
    title = next(
        t
        for n in range(1, 100)
        if (t := PROBLEMS_SHEET + " " * (n > 1) + str(n) * (n > 1)) not in names
    )
    add_sheet(writer.book, title, _WIDTHS).freeze_panes = "A2"
    rows = writer.rows(title)
    rows.set_heading((_("Sheet here"), _("Row here"), _("Heading"), _("Cell"), _("Correct it")))
    for problem in problems:
        place = places.get((problem.sheet, problem.row))
        rows.add((problem.sheet, place, problem.column, problem.value, problem.message))
