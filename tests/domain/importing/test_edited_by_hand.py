"""An exported workbook edited at random: only what was changed changes, nothing is deleted."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isms_desktop.domain.cleaning import clean_text
from isms_desktop.domain.entry import Entry
from isms_desktop.domain.importing.merge import Outcome
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.domain.sheets import CellValue, Sheet
from isms_desktop.domain.template_rows import UID_HEADER, sheets_of
from tests.domain.importing.test_merge import plan_of_template
from tests.strategies import entries, some_text

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
registers = st.lists(
    entries(), min_size=1, max_size=4, unique_by=(lambda e: e.ref, lambda e: e.uid)
)
FREE = ("notes", "title", "external_ref", "consequences", "lessons", "isms_change")
"""Columns of the log that no other sheet repeats, to be typed into."""
Rows = list[list[CellValue]]


def log_rows(register: list[Entry]) -> tuple[Rows, list[Sheet]]:
    log, *others = sheets_of(register)
    return [list(row) for row in log.rows], others


def with_log(rows: Rows, others: list[Sheet]) -> list[Sheet]:
    names = [field.header for field in ENTRIES]
    assert len(names) > 40  # enough headers for the sheet to be known as the log
    return [Sheet("Incident and Corrective Actions", tuple(map(tuple, rows))), *others]


@settings(suppress_health_check=SLOW, deadline=None, max_examples=25)
@given(register=registers, data=st.data())
def test_an_edited_workbook_changes_what_was_edited_and_nothing_else(
    register: list[Entry], data: st.DataObject
) -> None:
    rows, others = log_rows(register)
    header = rows[0]
    uid = header.index(UID_HEADER)
    gone = data.draw(st.integers(-1, len(register) - 1))
    removed = {register[gone].uid} if gone >= 0 and len(register) > 1 else set()
    kept = [row for row in rows[1:] if row[uid] not in removed]
    typed: dict[str, tuple[str, str]] = {}
    if data.draw(st.booleans()):
        row = data.draw(st.sampled_from(kept))
        key, text = data.draw(st.sampled_from(FREE)), data.draw(some_text)
        row[header.index(ENTRIES[key].header)] = text
        typed[str(row[uid])] = (key, text)
    shuffled = data.draw(st.permutations(kept))
    columns = data.draw(st.permutations(range(len(header))))
    spared = {UID_HEADER, "Ref", *(ENTRIES[key].header for key, _ in typed.values())}
    deleted = data.draw(st.sampled_from([n for n in columns if header[n] not in spared]))
    order = [n for n in columns if n != deleted]
    edited = [[row[n] for n in order] for row in [header, *shuffled]]

    plan = plan_of_template(with_log(edited, others), register)

    by_uid = {entry.uid: entry for entry in register}
    assert {row.existing.uid for row in plan.rows if row.existing} == by_uid.keys() - removed
    for planned in plan.rows:
        assert planned.existing is not None
        key, text = typed.get(planned.existing.uid, ("", ""))
        is_other = bool(key) and getattr(planned.existing, key) != clean_text(text)
        found = [difference.key for difference in planned.differences]
        assert found == ([key] if is_other else [])
        assert planned.outcome is (Outcome.CHANGED if is_other else Outcome.UNCHANGED)


@settings(suppress_health_check=SLOW, deadline=None, max_examples=10)
@given(register=registers, name=st.sampled_from(["Remarks", "Our own words", "zzz"]))
def test_a_renamed_column_is_still_its_field(register: list[Entry], name: str) -> None:
    rows, others = log_rows(register)
    place = rows[0].index(ENTRIES["notes"].header)
    rows[0][place] = name
    plan = plan_of_template(with_log(rows, others), register)
    assert {row.outcome for row in plan.rows} == {Outcome.UNCHANGED}
    assert any(name in warning for warning in plan.warnings)


@settings(suppress_health_check=SLOW, deadline=None, max_examples=10)
@given(register=registers)
def test_an_added_row_is_a_new_entry_and_touches_no_other(register: list[Entry]) -> None:
    rows, others = log_rows(register)
    added: list[CellValue] = [None] * len(rows[0])
    added[rows[0].index("Identified")] = date(2026, 5, 1)
    added[rows[0].index(ENTRIES["description"].header)] = "Typed below the last row"
    edited = with_log([rows[0], added, *rows[1:]], others)
    plan = plan_of_template(edited, register)
    assert [row.outcome for row in plan.rows] == [
        Outcome.NEW,
        *[Outcome.UNCHANGED] * len(register),
    ]
    made = plan.rows[0].entry
    assert made is not None

    again = plan_of_template(edited, [*register, made])
    assert {row.outcome for row in again.rows} == {Outcome.UNCHANGED}
    twice = with_log([rows[0], added, added, *rows[1:]], others)
    assert [row.outcome for row in plan_of_template(twice, [*register, made]).rows[:2]] == [
        Outcome.UNCHANGED,
        Outcome.NEW,
    ]
