"""The exported workbook edited by hand: a status typed over, a row added twice."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from isms_desktop.domain.entry import Action, Closing, Entry, normalised
from isms_desktop.domain.importing.choices import ImportChoices
from isms_desktop.domain.importing.merge import Outcome
from isms_desktop.domain.importing.plan import ImportPlan
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.domain.sheets import CellValue, Sheet
from isms_desktop.domain.template_rows import UID_HEADER, sheets_of
from isms_desktop.domain.words import ClosingKind, EntryType, Input
from tests.domain.importing.languages import NO_CHOICES
from tests.domain.importing.test_merge import plan_of_template
from tests.strategies import TEAM

ENTRY = normalised(Entry(uid="e1", ref="INC-2026-001", description="Door left open"), "r1")


READY = normalised(
    Entry(
        uid="e1",
        ref="OBS-2026-001",
        description="Door left open over the weekend",
        identified_on=date(2026, 2, 1),
        entry_type=EntryType.OBSERVATION,
        input=Input.INTERNAL_AUDIT,
        action_needed=False,
        action_needed_reason="Happened once",
    ),
    "r1",
)


def edited(sheet: Sheet, cells: Mapping[str, CellValue]) -> Sheet:
    """The log with these cells of its first row typed over, by key."""
    header, first, *rest = sheet.rows
    wanted = {ENTRIES[key].header: value for key, value in cells.items()}
    row = tuple(wanted.get(str(name), old) for name, old in zip(header, first, strict=True))
    return replace(sheet, rows=(header, row, *rest))


def plan_with(entry: Entry, choices: ImportChoices = NO_CHOICES, /, **cells: Any) -> ImportPlan:
    log, *details = sheets_of([entry])
    return plan_of_template([edited(log, cells), *details], [entry], choices)


def test_a_closing_with_day_and_name_is_taken() -> None:
    plan = plan_with(READY, status="Closed", closed_on=date(2026, 5, 1), closed_by="Mia Okafor")
    (row,) = plan.rows
    assert (row.outcome, plan.problems) == (Outcome.CHANGED, ())
    assert row.entry is not None
    assert row.entry.closing is not None
    assert row.entry.closing.closed_on == date(2026, 5, 1)


def test_a_closing_without_them_is_not_taken_and_said() -> None:
    plan = plan_with(READY, status="Closed")
    assert [row.outcome for row in plan.rows] == [Outcome.UNCHANGED]
    assert "Closed On and Closed By" in plan.problems[0].message


def test_an_entry_that_is_not_complete_is_not_closed_and_what_is_missing_is_named() -> None:
    cells: dict[str, Any] = {
        "closed_on": date(2026, 5, 1),
        "closed_by": "Mia Okafor",
        "notes": "done, I think",
    }
    plan = plan_with(ENTRY, status="Closed", **cells)
    (row,) = plan.rows
    assert row.entry is not None
    assert (row.entry.closing, row.entry.notes) == (None, "done, I think")
    assert "Still missing: Identified" in plan.problems[0].message


def test_another_word_than_the_exported_status_is_not_taken_and_said() -> None:
    plan = plan_with(READY, status="In progress")
    assert [row.outcome for row in plan.rows] == [Outcome.UNCHANGED]
    assert "only Closed can be typed" in plan.problems[0].message


def test_a_status_typed_over_reopens_only_with_a_reason_asked_once() -> None:
    closing = Closing(uid="c", kind=ClosingKind.CLOSED, closed_on=date(2026, 5, 1))
    shut = replace(READY, closings=(closing,))
    plan = plan_with(shut, status="In progress")
    assert [row.outcome for row in plan.rows] == [Outcome.UNCHANGED]
    assert [offer.name for offer in plan.offers] == ["reopen"]

    said = ImportChoices(answers={"reopen": "It came back"})
    (row,) = plan_with(shut, said, status="In progress").rows
    assert row.entry is not None
    assert (row.entry.is_closed, len(row.entry.rounds)) == (False, 2)
    assert row.entry.closings[0].reopen_reason == "It came back"


def test_a_summary_cell_typed_over_where_a_sheet_has_the_rows_is_a_problem() -> None:
    action = Action(uid="a1", number=1, what="Fit a closer", owner=TEAM[0], due_on=date(2026, 3, 1))
    entry = replace(READY, owner=TEAM[0], due_on=date(2026, 3, 1))
    entry = replace(entry, rounds=(replace(entry.round, actions=(action,)),))
    cells: dict[str, Any] = {
        "owner": "Jonas Brandt", "due_on": date(2027, 1, 1), "corrective_action": "Something else",
    }  # fmt: skip
    plan = plan_with(entry, **cells)
    assert [row.outcome for row in plan.rows] == [Outcome.UNCHANGED]
    assert {problem.column for problem in plan.problems} == {ENTRIES[key].header for key in cells}
    assert all("change it on sheet Actions" in problem.message for problem in plan.problems)


def test_a_summary_cell_is_taken_where_no_sheet_has_rows() -> None:
    (row,) = plan_with(READY, owner="Jonas Brandt", due_on=date(2027, 1, 1)).rows
    assert row.entry is not None
    assert (str(row.entry.owner), row.entry.due_on) == ("Jonas Brandt", date(2027, 1, 1))


def test_removed_rows_delete_nothing_and_that_is_said() -> None:
    other = replace(READY, uid="e2", ref="OBS-2026-002")
    plan = plan_of_template(list(sheets_of([READY])), [READY, other])
    assert (plan.unchanged, len(plan.rows)) == (1, 1)
    assert "not in the file: 1." in plan.warnings[-1]


def test_what_belongs_to_a_removed_row_is_told_once() -> None:
    action = Action(uid="a2", number=1, what="A closer on the door")
    round_ = replace(ENTRY.round, uid="r2", actions=(action,))
    gone = replace(ENTRY, uid="e2", ref="OBS-2026-002", rounds=(round_,))
    _, *with_gone = sheets_of([ENTRY, gone])
    log, *_ = sheets_of([ENTRY])
    plan = plan_of_template([log, *with_gone], [ENTRY, gone])
    assert plan.problems == ()
    assert plan.warnings[-1].startswith("Rows on other sheets that belong to entries which are not")
    unknown = plan_of_template([log, *with_gone], [ENTRY])
    assert {problem.value for problem in unknown.problems} == {"OBS-2026-002"}


def test_two_added_rows_with_one_reference_are_two_entries() -> None:
    log, *details = sheets_of([ENTRY])
    uid = log.rows[0].index(UID_HEADER)
    added = tuple(None if n == uid else v for n, v in enumerate(log.rows[1]))
    page = replace(log, rows=(log.rows[0], added, added))
    plan = plan_of_template([page, *details], [])
    assert [row.outcome for row in plan.rows] == [Outcome.NEW, Outcome.NEW]
    assert [row.entry.ref for row in plan.rows if row.entry] == ["INC-2026-001", ""]
    assert "given a new one" in plan.problems[-1].message
