"""The exported workbook edited by hand: a status typed over, a row added twice."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from isms_desktop.domain.entry import Closing, Entry, normalised
from isms_desktop.domain.importing.merge import Outcome
from isms_desktop.domain.importing.plan import ImportPlan
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.domain.sheets import CellValue, Sheet
from isms_desktop.domain.template_rows import UID_HEADER, sheets_of
from isms_desktop.domain.words import ClosingKind
from tests.domain.importing.test_merge import plan_of_template

ENTRY = normalised(Entry(uid="e1", ref="INC-2026-001", description="Door left open"), "r1")


def edited(sheet: Sheet, cells: Mapping[str, CellValue]) -> Sheet:
    """The log with these cells of its first row typed over, by key."""
    header, first, *rest = sheet.rows
    wanted = {ENTRIES[key].header: value for key, value in cells.items()}
    row = tuple(wanted.get(str(name), old) for name, old in zip(header, first, strict=True))
    return replace(sheet, rows=(header, row, *rest))


def plan_with(entry: Entry, **cells: CellValue) -> ImportPlan:
    log, *details = sheets_of([entry])
    return plan_of_template([edited(log, cells), *details], [entry])


def test_a_closing_with_day_and_name_is_taken() -> None:
    plan = plan_with(ENTRY, status="Closed", closed_on=date(2026, 5, 1), closed_by="Mia Okafor")
    (row,) = plan.rows
    assert (row.outcome, plan.problems) == (Outcome.CHANGED, ())
    assert row.entry is not None
    assert row.entry.closing is not None
    assert row.entry.closing.closed_on == date(2026, 5, 1)


def test_a_closing_without_them_is_not_taken_and_said() -> None:
    plan = plan_with(ENTRY, status="Closed")
    assert [row.outcome for row in plan.rows] == [Outcome.UNCHANGED]
    assert "Closed On and Closed By" in plan.problems[0].message


def test_a_status_typed_over_does_not_reopen() -> None:
    closing = Closing(uid="c", kind=ClosingKind.CLOSED, closed_on=date(2026, 5, 1))
    plan = plan_with(replace(ENTRY, closings=(closing,)), status="In progress")
    assert [row.outcome for row in plan.rows] == [Outcome.UNCHANGED]
    assert "Reopen it in the program" in plan.problems[0].message


def test_two_added_rows_with_one_reference_are_two_entries() -> None:
    log, *details = sheets_of([ENTRY])
    uid = log.rows[0].index(UID_HEADER)
    added = tuple(None if n == uid else v for n, v in enumerate(log.rows[1]))
    page = replace(log, rows=(log.rows[0], added, added))
    plan = plan_of_template([page, *details], [])
    assert [row.outcome for row in plan.rows] == [Outcome.NEW, Outcome.NEW]
    assert [row.entry.ref for row in plan.rows if row.entry] == ["INC-2026-001", ""]
    assert "given a new one" in plan.problems[-1].message
