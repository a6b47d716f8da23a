from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms_desktop.domain.importing.dates import DateReader
from isms_desktop.domain.pasted import Pasted, Pasting, read_pasted, typed_days, without_known
from isms_desktop.domain.quantities import plain_number, tidy
from isms_desktop.domain.words import Frequency, Unit
from tests.domain.measuring import clicks, reading
from tests.strategies import days


def test_lines_of_day_and_value_or_part_and_whole() -> None:
    text = "Month\tClicks\n2026-01-31\t8,2 %\n2026-02\t11\t134\n\nQ1 2026\t7.5\t\n30.04.2026\t6\n"
    pasted = read_pasted(text, Pasting(unit=Unit.PERCENT))
    assert pasted.problems == ()
    assert [(r.line, r.from_on, r.to_on, r.value) for r in pasted.readings] == [
        (2, None, date(2026, 1, 31), Decimal("8.2")),
        (3, date(2026, 2, 1), date(2026, 2, 28), Decimal("8.20895522388")),
        (5, date(2026, 1, 1), date(2026, 3, 31), Decimal("7.5")),
        (6, None, date(2026, 4, 30), Decimal(6)),
    ]
    assert (pasted.readings[1].numerator, pasted.readings[1].denominator) == (
        Decimal(11),
        Decimal(134),
    )


def test_a_column_of_values_is_dated_one_turn_after_the_other() -> None:
    pasted = read_pasted(
        "12\nn/a\n11\n",
        Pasting(unit=Unit.COUNT, frequency=Frequency.MONTHLY, next_on=date(2026, 1, 31)),
    )
    assert [(r.to_on, r.value) for r in pasted.readings] == [
        (date(2026, 1, 31), Decimal(12)),
        (date(2026, 3, 31), Decimal(11)),
    ]
    assert [problem.line for problem in pasted.problems] == [2]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("12", "not a day"),
        ("soon\t12", "not a day"),
        ("03/04/2026\t12", "not a day"),
        ("2026-02-30\t12", "not a day"),
        ("2026-13\t12", "not a day"),
        ("2026-01-31\t1,234", "two ways"),
        ("2026-01-31\t3\t0", "whole is zero"),
        ("2026-01-31\t3\t4\t5", "part and a whole"),
    ],
)
def test_a_line_that_cannot_be_read_says_why(line: str, said: str) -> None:
    pasted = read_pasted(line, Pasting(unit=Unit.COUNT))
    assert pasted.readings == ()
    assert [problem.text for problem in pasted.problems] == [line]
    assert said in pasted.problems[0].message


@pytest.mark.parametrize(
    "line", ["2026-01-31;8.2", "2026-01-31; 8.2 ;", "31.01.2026 8.2", "31.01.2026   8.2 %"]
)
def test_lines_typed_by_hand_need_no_tab(line: str) -> None:
    pasted = read_pasted(line, Pasting(unit=Unit.PERCENT))
    assert [(r.to_on, r.value) for r in pasted.readings] == [(date(2026, 1, 31), Decimal("8.2"))]


def test_a_space_parts_nothing_where_no_day_stands_before_it() -> None:
    pasted = read_pasted("3 March 2026\t7\nMarch 2026;8", Pasting(unit=Unit.COUNT, dates=MONTHS))
    assert [r.to_on for r in pasted.readings] == [date(2026, 3, 3), date(2026, 3, 31)]
    assert read_pasted("1 000", Pasting(unit=Unit.COUNT)).readings == ()


@given(st.lists(st.tuples(days, st.decimals(-(10**6), 10**6, places=3)), max_size=8))
def test_what_was_written_is_read_again(rows: list[tuple[date, Decimal]]) -> None:
    text = "\n".join(f"{day}\t{plain_number(tidy(value))}" for day, value in rows)
    pasted = read_pasted(text, Pasting(unit=Unit.COUNT))
    assert [(r.to_on, r.value) for r in pasted.readings] == [(d, tidy(v)) for d, v in rows]


def test_a_year_and_month_is_a_period_and_a_day_is_none() -> None:
    assert typed_days("2024-02") == (date(2024, 2, 1), date(2024, 2, 29))
    assert typed_days("2026-Q4") == (date(2026, 10, 1), date(2026, 12, 31))
    assert typed_days("2026-11-23 00:00:00") == (None, date(2026, 11, 23))


MONTHS = DateReader({"jan": 1, "februar": 2, "march": 3})


def read_days(*cells: str) -> Pasted:
    text = "\n".join(f"{cell}\t{place}" for place, cell in enumerate(cells))
    return read_pasted(text, Pasting(unit=Unit.COUNT, dates=MONTHS))


def test_days_are_read_as_spreadsheets_write_them() -> None:
    pasted = read_days("Jan-26", "Februar 2026", "3 March 2026", "2026-04-30 00:00:00")
    assert pasted.problems == ()
    assert [(r.from_on, r.to_on) for r in pasted.readings] == [
        (date(2026, 1, 1), date(2026, 1, 31)),
        (date(2026, 2, 1), date(2026, 2, 28)),
        (None, date(2026, 3, 3)),
        (None, date(2026, 4, 30)),
    ]


def test_one_day_above_twelve_says_for_all_lines_which_number_is_the_day() -> None:
    assert [r.to_on for r in read_days("31/01/2026", "03/02/2026").readings] == [
        date(2026, 1, 31),
        date(2026, 2, 3),
    ]
    assert [r.to_on for r in read_days("01/31/2026", "03/02/2026").readings] == [
        date(2026, 1, 31),
        date(2026, 3, 2),
    ]
    assert read_days("03/02/2026").readings == ()


def test_a_longer_column_pasted_again_brings_only_what_is_new() -> None:
    pasted = read_days("2026-01-31", "2026-02-28", "2026-03-31", "soon")
    there = [reading(0, date(2026, 1, 31)), reading(7, date(2026, 2, 28))]
    new = without_known(pasted, clicks(), there)
    assert [r.to_on for r in new.readings] == [date(2026, 3, 31)]
    assert new.known == 1
    assert [(problem.line, problem.message[:37]) for problem in new.problems] == [
        (2, "There is a reading of this day alread"),
        (4, '"soon" is not a day. Write it like 20'),
    ]
    assert "7 %" in new.problems[0].message


def test_a_day_that_stands_in_two_lines_is_taken_once() -> None:
    pasted = read_days("2026-01-31", "2026-02-28", "2026-02-28")
    new = without_known(pasted, clicks(), [])
    assert [(each.line, each.to_on) for each in new.readings] == [
        (1, date(2026, 1, 31)),
        (2, date(2026, 2, 28)),
    ]
    (problem,) = new.problems
    assert (problem.line, new.known) == (3, 0)
    assert problem.message == "Line 2 has this day already. It is recorded once."
