"""The sheets Objectives and Measurements: out and back, and what people do to them by hand."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms_desktop.domain.indicator import Indicator, Measurement, Target, in_order
from isms_desktop.domain.objective import Objective
from isms_desktop.domain.objective_sheets import MEASUREMENT_SHEET, OBJECTIVE_SHEET
from isms_desktop.domain.people import Person, folded
from isms_desktop.domain.quantities import tidy
from isms_desktop.domain.sheets import CellValue, Sheet
from isms_desktop.domain.template_rows.measuring_back import (
    MeasuringPlan,
    StoredMeasuring,
    measuring_from_sheets,
)
from isms_desktop.domain.template_rows.measuring_out import Measured, measuring_sheets
from isms_desktop.domain.words import (
    BuiltIn,
    Direction,
    Frequency,
    ObjectiveResult,
    ObjectiveStatus,
    Unit,
)
from tests.domain.measuring import clicks, goal, monthly, number, reading, target
from tests.strategies import TEAM, days, line_texts, optional, some_text, team, texts

EMPTY = StoredMeasuring()
MIA = TEAM[0]
MARCH = date(2026, 3, 1)
numbers = st.decimals(-(10**6), 10**6, places=4).map(tidy)
names = line_texts.filter(lambda text: bool(folded(text)) and not text.startswith("OBJ"))


def person_named(name: str) -> Person:
    return next((p for p in TEAM if p.name == name), Person(uid=f"new {name}", name=name))


def counter() -> Callable[[], str]:
    numbers_ = count(1)
    return lambda: f"new{next(numbers_)}"


def back(sheets: Sequence[Sheet], stored: StoredMeasuring = EMPTY) -> MeasuringPlan:
    return measuring_from_sheets(sheets, stored, person_named, counter())


@st.composite
def indicators(draw: st.DrawFn, uid: str) -> Indicator:
    targets = draw(st.lists(st.builds(_target, days, numbers, optional(numbers)), max_size=3))
    return Indicator(
        uid=uid,
        name=f"{uid} {draw(names)}",
        unit=draw(st.sampled_from(Unit)),
        unit_name=draw(line_texts),
        direction=draw(st.sampled_from(Direction)),
        baseline=draw(optional(numbers)),
        baseline_on=draw(optional(days)),
        method=draw(texts),
        source=draw(line_texts),
        frequency=draw(optional(st.sampled_from(Frequency))),
        grace_days=draw(optional(st.integers(0, 60))),
        measured_by=draw(optional(team)),
        evaluated_by=draw(optional(team)),
        category=draw(line_texts),
        targets=in_order(targets),
    )


def _target(day: date, value: Decimal, upper: Decimal | None) -> Target:
    return Target(uid=f"t{day}", valid_from=day, value=value, upper=upper)


@st.composite
def objectives(draw: st.DrawFn, uid: str, indicator_uid: str | None) -> Objective:
    return Objective(
        uid=uid,
        ref=f"OBJ-2026-{uid}",
        statement=draw(some_text),
        policy_link=draw(line_texts),
        communicated_to=draw(line_texts),
        owner=draw(optional(team)),
        due_on=draw(optional(days)),
        status=draw(st.sampled_from(ObjectiveStatus)),
        result=draw(optional(st.sampled_from(ObjectiveResult))),
        adopted_on=draw(optional(days)),
        judged_on=draw(optional(days)),
        judged_by=draw(optional(team)),
        evidence=draw(texts),
        not_measured_because=draw(texts),
        follows=draw(line_texts),
        indicator_uid=indicator_uid,
        why=draw(texts),
        plan=draw(texts),
        lessons=draw(texts),
        from_value=draw(optional(numbers)),
        end_value=draw(optional(numbers)),
        end_target=draw(optional(numbers)),
    )


@st.composite
def measured(draw: st.DrawFn) -> Measured:
    first, second = draw(indicators("i1")), draw(indicators("i2"))
    links = draw(st.tuples(*(st.sampled_from([None, "i1", "i2"]) for _ in range(2))))
    values = draw(st.lists(st.tuples(days, numbers, texts), max_size=4))
    readings = [
        Measurement(
            uid=f"m{place}",
            to_on=day,
            value=value,
            target_value=draw(optional(numbers)),
            note=note,
            replaces=f"m{place + 1}" if place + 1 < len(values) else "",
        )
        for place, (day, value, note) in enumerate(values)
    ]
    return Measured(
        objectives=[draw(objectives(f"{place}", link)) for place, link in enumerate(links)],
        indicators=[first, second],
        measurements={"i1": readings} if readings else {},
    )


def without_target_ids(indicator: Indicator) -> Indicator:
    targets = tuple(replace(each, uid="") for each in indicator.targets)
    return replace(indicator, targets=targets)


@given(measured())
def test_what_is_exported_is_imported_equal(given_: Measured) -> None:
    plan = back(measuring_sheets(given_))
    assert plan.problems == ()
    assert list(plan.new_objectives) == given_.objectives
    new = sorted(map(without_target_ids, plan.new_indicators), key=lambda each: each.uid)
    assert new == [without_target_ids(each) for each in given_.indicators]
    read: dict[str, list[Measurement]] = {}
    for uid, each in plan.measurements:
        read.setdefault(uid, []).append(each)
    assert read == dict(given_.measurements)


@given(measured())
def test_the_same_file_again_changes_nothing(given_: Measured) -> None:
    stored = StoredMeasuring(given_.objectives, given_.indicators, given_.measurements)
    plan = back(measuring_sheets(given_), stored)
    assert plan.is_blank
    assert plan.problems == ()


STORED = StoredMeasuring(
    [replace(goal(), owner=MIA)], [clicks()], {"clicks": list(monthly(12, 11))}
)


def sheets(
    changes: Mapping[tuple[str, int, str], CellValue], *added: Mapping[str, CellValue]
) -> tuple[Sheet, ...]:
    """The sheets of `STORED` with cells changed and measurements or objectives added."""
    out = []
    whole = Measured(STORED.objectives, STORED.indicators, STORED.measurements)
    for sheet in measuring_sheets(whole):
        head, *rows = (list(row) for row in sheet.rows)
        for (name, row, header), value in changes.items():
            if name == sheet.name:
                rows[row][head.index(header)] = value
        rows += [[row.get(str(h)) for h in head] for row in added if row["sheet"] == sheet.name]
        out.append(Sheet(sheet.name, (tuple(head), *map(tuple, rows))))
    return tuple(out)


def test_a_changed_cell_changes_the_record_and_an_empty_one_nothing() -> None:
    plan = back(
        sheets(
            {
                ("Objectives", 0, "Plan"): "A simulation each month",
                ("Objectives", 0, "Owner"): None,
                ("Objectives", 0, "Baseline"): "12,5 %",
                ("Objectives", 0, "Targets"): "4 from 2026-01-01\n3 from 2026-07-01",
            }
        ),
        STORED,
    )
    (changed,) = plan.changed_objectives
    assert (changed.plan, changed.owner) == ("A simulation each month", MIA)
    (indicator,) = plan.changed_indicators
    assert indicator.baseline == number("12.5")
    assert [(t.uid, t.value) for t in indicator.targets] == [
        (target(5).uid, number(4)),
        ("new2", number(3)),
    ]
    assert plan.problems == ()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({("Objectives", 0, "Status"): "Closed"}, "in the program"),
        ({("Objectives", 0, "Verdict"): "Reached"}, "in the program"),
        ({("Objectives", 0, "Status"): "Done"}, "not one of"),
        ({("Objectives", 0, "Targets"): "five soon"}, "Write a target like"),
        ({("Objectives", 0, "Targets"): "5 from 2026-02-30"}, "Write a target like"),
        ({("Objectives", 0, "Targets"): "1,234 from 2026-02-03"}, "Write a target like"),
        ({("Objectives", 0, "Baseline"): "a dozen"}, "not a number"),
        ({("Measurements", 0, "Value"): 99}, "never edited"),
        ({("Measurements", 0, "To"): None}, "missing"),
        ({("Measurements", 0, "Objective or Indicator"): "Unknown"}, "has this name"),
    ],
)
def test_what_cannot_be_taken_is_said_and_nothing_else_changes(
    changes: Mapping[tuple[str, int, str], CellValue], said: str
) -> None:
    plan = back(sheets(changes), STORED)
    assert said in plan.problems[0].message
    assert plan.is_blank


def test_readings_added_by_hand_are_taken_once() -> None:
    row: dict[str, CellValue] = {
        "sheet": "Measurements",
        "Objective or Indicator": "click RATE",
        "To": date(2026, 4, 1),
        "Numerator": 11,
        "Denominator": 134,
    }
    plan = back(sheets({}, row, row, {**row, "Objective or Indicator": "OBJ-2026-001"}), STORED)
    ((uid, found),) = plan.measurements
    assert uid == "clicks"
    assert found.value == number("8.20895522388")
    assert found.target_value == 5


def test_a_reading_is_put_right_by_naming_its_day() -> None:
    row: dict[str, CellValue] = {
        "sheet": "Measurements",
        "Objective or Indicator": "Click rate",
        "To": date(2026, 3, 1),
        "Value": 10.5,
        "Replaces": "2026-03-01",
        "Reason": "Miscounted",
    }
    plan = back(sheets({}, row), STORED)
    assert [(m.replaces, m.reason) for _, m in plan.measurements] == [("m2026-03-01", "Miscounted")]
    lost = back(sheets({}, {**row, "Replaces": "2026-09-09"}), STORED)
    assert lost.is_blank
    assert "no such measurement" in lost.problems[0].message


def test_objectives_added_by_hand_are_proposals() -> None:
    row: dict[str, CellValue] = {
        "sheet": "Objectives",
        "Objective": "Patch in 7 days",
        "Owner": "Jonas Brandt",
        "Status": "Adopted",
        "Indicator": "Time to patch",
        "Unit": "Days",
    }
    plan = back(sheets({}, row, {"sheet": "Objectives", "Objective": "Live the policy"}), STORED)
    first, second = plan.new_objectives
    assert (first.status, first.ref) == (ObjectiveStatus.PROPOSAL, "")
    assert "in the program" in plan.problems[0].message
    (indicator,) = plan.new_indicators
    assert first.indicator_uid == indicator.uid
    assert second.indicator_uid is None


def test_a_reference_of_another_objective_is_left_out() -> None:
    row: dict[str, CellValue] = {
        "sheet": "Objectives",
        "Ref": "OBJ-2026-001",
        "Objective": "Something else",
    }
    plan = back(sheets({}, row), STORED)
    assert plan.is_blank
    assert "another objective" in plan.problems[0].message
    new = {"sheet": "Objectives", "Ref": "OBJ-2026-007", "Objective": "New", "_uid": "o7"}
    twice = back(sheets({}, new, new), STORED)
    assert [each.ref for each in twice.new_objectives] == ["OBJ-2026-007", ""]


def test_two_rows_that_disagree_about_an_indicator_are_named() -> None:
    row: dict[str, CellValue] = {
        "sheet": "Objectives",
        "Objective": "Another aim",
        "Indicator": "Click rate",
        "Method": "Counted by hand",
    }
    plan = back(sheets({}, row), STORED)
    assert "first row was taken" in plan.problems[0].message
    assert plan.changed_indicators == ()


def test_readings_of_what_the_program_counts_are_left_out() -> None:
    counted = StoredMeasuring([], [clicks(built_in=BuiltIn.OPEN)], {"clicks": [reading(3, MARCH)]})
    whole = Measured(counted.objectives, counted.indicators, counted.measurements)
    plan = back(measuring_sheets(whole), counted)
    assert "counted from the register" in plan.problems[0].message


def test_other_workbooks_have_nothing_to_say() -> None:
    assert back([Sheet("Log", (("Ref", "Title"),))]).is_blank
    assert {field.header for field in OBJECTIVE_SHEET} & {f.header for f in MEASUREMENT_SHEET}
