"""What a row means for the register, for foreign tables and for the program's own template."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isms_desktop.domain.entry import Action, Entry, Round, Verdict, normalised
from isms_desktop.domain.importing.choices import ImportChoices, OnClash, SameRef
from isms_desktop.domain.importing.comparing import nearest
from isms_desktop.domain.importing.merge import (
    Fingerprint,
    Outcome,
    entry_of,
    fingerprint_of,
    is_flat,
)
from isms_desktop.domain.importing.plan import ImportPlan
from isms_desktop.domain.importing.planner import Register
from isms_desktop.domain.people import Directory, Person
from isms_desktop.domain.sheets import CellValue, Sheet, Workbook
from isms_desktop.domain.summary import values_of
from isms_desktop.domain.template_rows import sheets_of
from isms_desktop.domain.words import ClosingKind, VerdictResult
from tests.domain.importing.languages import NO_CHOICES, looked, person, planner, sheet
from tests.strategies import TEAM, entries

HEADER = (
    "Ref", "Date Raised", "Description", "Root Cause", "Corrective Action", "Owner", "Due Date",
    "Completion date", "Status", "Closed On", "Effective?", "Verified on", "Cost",
)  # fmt: skip
FULL = (
    "7", "2026-01-05", "Leavers kept access", "Nobody tells IT", "Form from HR", "Mia",
    "2026-02-01", "2026-01-30", "closed", "2026-03-01", "yes", "2026-02-28", "40",
)  # fmt: skip

MOMENT = datetime(2026, 1, 1, tzinfo=UTC)


class Known:
    """These entries, as the register would look them up."""

    def __init__(self, *entries: Entry) -> None:
        self._entries = entries

    def count(self) -> int:
        return len(self._entries)

    def by_uid(self, uids: Iterable[str]) -> Mapping[str, Entry]:
        return {uid: e for uid in uids for e in self._entries if e.uid == uid}

    def by_ref(self, refs: Iterable[str]) -> Mapping[str, Entry]:
        return {ref: e for ref in refs for e in self._entries if e.ref == ref}

    def by_fingerprint(self, wanted: Iterable[Fingerprint]) -> Mapping[Fingerprint, Entry]:
        mine = {fingerprint_of(e.identified_on, e.description): e for e in self._entries}
        return {w: mine[w] for w in wanted if w in mine}

    def alike(self, wanted: Iterable[Fingerprint]) -> Mapping[Fingerprint, Entry]:
        mine = {e.uid: fingerprint_of(e.identified_on, e.description) for e in self._entries}
        by_uid = {e.uid: e for e in self._entries}
        return {print_: by_uid[uid] for print_, uid in nearest(wanted, mine).items()}


def named(name: str) -> Person:
    return Directory(TEAM).find(name) or person(name)


def plan_of(*sheets: Sheet, known: Iterable[Entry] = (), **chosen: Any) -> ImportPlan:
    numbers = count(1)
    register = Register(Known(*known), named, lambda: f"new{next(numbers)}")
    return planner().plan(looked(*sheets), ImportChoices(**chosen), register)


def imported(*rows: tuple[CellValue, ...]) -> list[Entry]:
    plan = plan_of(sheet(HEADER, *rows))
    numbers = count(1)
    return [entry_of(r.record, named, lambda: f"uid{next(numbers)}") for r in plan.rows]


def changed(column: str, value: str) -> tuple[str, ...]:
    return tuple(value if name == column else old for name, old in zip(HEADER, FULL, strict=True))


def test_a_full_row_becomes_an_entry_with_round_verdict_and_closing() -> None:
    (entry,) = imported(FULL)
    (action,) = entry.round.actions
    (verdict,) = entry.round.verdicts
    assert [(n.answer, n.is_root) for n in entry.round.causes] == [("Nobody tells IT", True)]
    assert (action.what, str(action.owner), action.due_on, action.done_on) == (
        "Form from HR", "Mia", date(2026, 2, 1), date(2026, 1, 30),
    )  # fmt: skip
    assert (verdict.result, verdict.checked_on) == (VerdictResult.EFFECTIVE, date(2026, 2, 28))
    assert entry.closing is not None
    assert (entry.closing.kind, entry.closing.closed_on) == (ClosingKind.CLOSED, date(2026, 3, 1))
    assert (entry.action_needed, entry.extra) == (True, (("Cost", "40"),))
    assert entry == normalised(entry, "")


def test_what_has_no_place_without_something_missing_stands_in_the_notes() -> None:
    row = ("8", "2026-01-05", "Door left open", "", "", "", "", "2026-01-30", "open", "2026-03-01",
           "", "2026-02-28", "")  # fmt: skip
    (entry,) = imported(row)
    assert (entry.round.actions, entry.closings, entry.round.verdicts) == ((), (), ())
    assert entry.notes.split("\n") == [
        "Implemented On: 2026-01-30",
        "Effectiveness Checked On: 2026-02-28",
        "Closed On: 2026-03-01",
    ]


def test_whys_are_one_chain_and_the_last_is_the_root_cause() -> None:
    header = ("Description", "Why 1", "Why 2", "Why 3")
    plan = plan_of(sheet(header, ("Door left open", "It does not close", "The hinge is old", "")))
    entry = entry_of(plan.rows[0].record, named, lambda: "uid")
    assert [(n.number, n.parent, n.is_root) for n in entry.round.causes] == [
        (1, None, False),
        (2, 1, True),
    ]


@pytest.mark.parametrize("column", HEADER[1:])
def test_each_changed_cell_is_a_difference_and_comes_over_alone(column: str) -> None:
    (entry,) = imported(FULL)
    other = {"Status": "rejected", "Effective?": "no"}
    value = other.get(column) or (
        "2026-04-04" if "20" in FULL[HEADER.index(column)] else "Something else"
    )
    page = sheet(HEADER, changed(column, value))

    clash = plan_of(page, known=[entry]).rows[0]
    update = plan_of(page, known=[entry], on_clash=OnClash.UPDATE).rows[0]

    assert (clash.outcome, update.outcome) == (Outcome.CLASH, Outcome.CHANGED)
    assert len(update.differences) >= 1
    assert update.entry is not None
    assert (update.entry.uid, update.entry.ref) == (entry.uid, entry.ref)
    again = plan_of(page, known=[update.entry]).rows[0]
    assert (again.outcome, again.differences) == (Outcome.UNCHANGED, ())


@pytest.mark.parametrize("column", HEADER[3:])
def test_an_emptied_cell_changes_nothing(column: str) -> None:
    (entry,) = imported(FULL)
    page = sheet(HEADER, changed(column, ""))
    found = plan_of(page, known=[entry], on_clash=OnClash.UPDATE).rows[0]
    taken = [d for d in found.differences if d.key != "notes"]
    assert taken == []


WIDE = (
    "Ref", "Date Raised", "Description", "Root Cause", "Why 1", "Why 2", "Corrective Action",
    "Owner", "Due Date", "Implemented On", "Implementation Evidence", "Status", "Closed On",
    "Closed By", "Effective?", "Verified on", "Verified by", "Effectiveness Evidence",
    "Effectiveness Criterion", "Severity", "Cost",
)  # fmt: skip
TOLD = (
    "7", "2026-01-05", "Leavers kept access", "Nobody tells IT", "The account stayed",
    "The form came late", "Form from HR", "Mia Okafor", "2026-02-01", "2026-01-30", "ticket 44",
    "closed", "2026-03-01", "Ben Kim", "yes", "2026-02-28", "Ben Kim", "Ten leavers checked",
    "No leaver with access", "high", "40",
)  # fmt: skip
_ALSO = {"status": {"imported_status"}}
_FOLLOWS = {"root_cause": {"why_3"}}


def told() -> Entry:
    numbers = count(1)
    (row,) = plan_of(sheet(WIDE, TOLD)).rows
    return entry_of(row.record, named, lambda: f"uid{next(numbers)}")


@pytest.mark.parametrize("column", WIDE[3:])
def test_a_changed_cell_takes_nothing_that_is_blank_beside_it(column: str) -> None:
    entry = told()
    stored = values_of(entry)
    place = WIDE.index(column)
    words = {"Status": "rejected", "Effective?": "no", "Severity": "low"}
    value = words.get(column) or ("2026-04-04" if TOLD[place][:2] == "20" else "Something else")
    key = plan_of(sheet(WIDE, TOLD)).mapping.get(column, f"extra:{column}")
    for blank in range(3, len(WIDE)):
        cells = {place: value, blank: ""} if blank != place else {place: value}
        row = tuple(cells.get(n, text) for n, text in enumerate(TOLD))
        (found,) = plan_of(sheet(WIDE, row), known=[entry], on_clash=OnClash.UPDATE).rows
        differing = {difference.key for difference in found.differences}
        assert differing == {key} | _ALSO.get(key, set()), WIDE[blank]
        assert found.entry is not None
        now = values_of(found.entry)
        assert {k for k in now if now[k] != stored[k]} <= differing | _FOLLOWS.get(key, set())
        assert dict(found.entry.extra).keys() == dict(entry.extra).keys()


def test_a_why_behind_the_last_one_becomes_the_root_cause() -> None:
    page = sheet(("Ref", "Description", "Why 4"), ("7", TOLD[2], "HR has no list of accounts"))
    (row,) = plan_of(page, known=[told()], on_clash=OnClash.UPDATE).rows
    assert row.entry is not None
    assert [(node.uid, node.answer, node.is_root) for node in row.entry.round.causes][-2:] == [
        (told().round.causes[2].uid, "Nobody tells IT", False),
        (row.entry.round.causes[3].uid, "HR has no list of accounts", True),
    ]


def test_a_chain_with_more_than_a_line_says_is_left_alone() -> None:
    entry = told()
    marked = replace(entry.round.causes[0], is_root=True)
    rich = replace(entry.round, causes=(marked, *entry.round.causes[1:]))
    assert is_flat(entry.round)
    assert not is_flat(rich)


# Another why makes another chain, and some cells have no place without these.
@pytest.mark.parametrize(
    "column",
    [*WIDE[7:11], *WIDE[12:14], *WIDE[15:]],
)
def test_a_row_that_only_fills_blank_fields_is_a_change_and_no_clash(column: str) -> None:
    place = WIDE.index(column)
    with_, without = list(TOLD), list(TOLD)
    without[place] = ""
    (row,) = plan_of(sheet(WIDE, without)).rows
    numbers = count(1)
    stored = entry_of(row.record, named, lambda: f"uid{next(numbers)}")
    (filling,) = plan_of(sheet(WIDE, with_), known=[stored]).rows
    assert filling.outcome is Outcome.CHANGED
    assert filling.entry is not None
    assert not {k for k, v in values_of(stored).items() if v and values_of(filling.entry)[k] != v}


def test_a_moved_due_date_keeps_the_former_one() -> None:
    (entry,) = imported(FULL)
    page = sheet(HEADER, changed("Due Date", "2026-05-05"))
    update = plan_of(page, known=[entry], on_clash=OnClash.UPDATE).rows[0].entry
    assert update is not None
    (action,) = update.round.actions
    assert (update.due_on, action.due_on) == (date(2026, 5, 5), date(2026, 5, 5))
    assert [change.former_on for change in action.former_due] == [date(2026, 2, 1)]


def test_a_row_never_changes_a_round_that_holds_more_than_a_row_says() -> None:
    (entry,) = imported(FULL)
    second = Action(uid="a2", number=2, what="Ask each month")
    round_ = replace(entry.round, actions=(*entry.round.actions, second))
    rich = replace(entry, rounds=(round_,))
    page = sheet(HEADER, changed("Root Cause", "Something else"))
    row = plan_of(page, known=[rich], on_clash=OnClash.UPDATE).rows[0]
    assert not is_flat(rich.round)
    assert all(not d.is_taken for d in row.differences if d.key == "root_cause")
    assert row.entry is not None
    assert row.entry.round == rich.round


def test_a_binned_entry_is_offered_back() -> None:
    (entry,) = imported(FULL)
    binned = replace(entry, binned_at=MOMENT)
    row = plan_of(sheet(HEADER, FULL), known=[binned]).rows[0]
    update = plan_of(sheet(HEADER, FULL), known=[binned], on_clash=OnClash.UPDATE).rows[0]
    assert (row.outcome, "bin" in row.note) == (Outcome.CLASH, True)
    assert update.entry is not None
    assert update.entry.binned_at is None


def test_rows_without_reference_are_known_by_day_and_description() -> None:
    (entry,) = imported(FULL)
    page = sheet(HEADER[1:], FULL[1:], ("2026-01-06", *FULL[2:]))
    assert [row.outcome for row in plan_of(page, known=[entry]).rows] == [
        Outcome.UNCHANGED,
        Outcome.NEW,
    ]


def test_a_numbering_that_restarts_each_year_takes_the_year_in_front() -> None:
    rows = [("1", f"{year}-01-05", f"Door left open in {year}") for year in (2025, 2026, 2026)]
    page = sheet(HEADER[:3], *rows)
    assert [q.kind for q in plan_of(page).questions] == ["same_ref"]
    plan = plan_of(page, same_ref=SameRef.BY_YEAR)
    assert [row.record.ref for row in plan.rows] == ["2025-1", "2026-1", "2026-1 (2)"]


def test_child_rows_lose_nothing() -> None:
    header = ("Ref", "Description", "Action", "Severity", "Cost")
    rows = (("1", "Door left open", "Fix", "low", "4"), ("1", "Door broken", "Sign", "high", "9"))
    plan = plan_of(sheet(header, *rows), same_ref=SameRef.CHILD_ROWS)
    (row,) = plan.rows
    entry = entry_of(row.record, named, lambda: "uid")
    assert [action.what for action in entry.round.actions] == ["Fix", "Sign"]
    assert entry.notes == "Description of incident: Door broken\nSeverity: High\nCost: 9"


registers = st.lists(
    entries().filter(lambda entry: bool(entry.ref)),
    min_size=1,
    max_size=2,
    unique_by=(lambda entry: entry.ref, lambda entry: entry.uid),
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)
@given(registers)
def test_a_template_that_was_not_touched_changes_nothing(register: list[Entry]) -> None:
    stored = [normalised(entry, "round") for entry in register]
    plan = plan_of_template(sheets_of(stored), stored)
    assert [(row.outcome, row.differences) for row in plan.rows] == [
        (Outcome.UNCHANGED, ()) for _ in stored
    ]


def plan_of_template(
    sheets: Iterable[Sheet], stored: Iterable[Entry], choices: ImportChoices = NO_CHOICES
) -> ImportPlan:
    found = planner().look("register.xlsx", Workbook("xlsx", tuple(sheets)))
    numbers = count(1)
    day = date(2026, 11, 23)
    register = Register(Known(*stored), named, lambda: f"new{next(numbers)}", day)
    plan = planner().plan(found, choices, register)
    assert plan.is_template
    return plan


def test_a_cell_typed_into_the_template_changes_that_field_alone() -> None:
    (entry,) = imported(FULL)
    with_verdict = replace(
        entry,
        rounds=(replace(entry.round, verdicts=(Verdict(uid="v", result=VerdictResult.PARTLY),)),),
    )
    log, *details = sheets_of([with_verdict])
    rows = [
        tuple("Door and window left open" if v == "Leavers kept access" else v for v in row)
        for row in log.rows
    ]
    plan = plan_of_template([replace(log, rows=tuple(rows)), *details], [with_verdict])
    (row,) = plan.rows
    assert row.outcome is Outcome.CHANGED
    assert [d.key for d in row.differences] == ["description"]
    assert row.entry == replace(with_verdict, description="Door and window left open")


def test_a_removed_row_of_the_template_deletes_nothing() -> None:
    (entry,) = imported(FULL)
    log, *details = sheets_of([entry])
    emptied = [replace(detail, rows=detail.rows[:1]) for detail in details]
    (row,) = plan_of_template([log, *emptied], [entry]).rows
    assert row.outcome is Outcome.UNCHANGED
    assert isinstance(entry.round, Round)
