"""Any register, exported and imported into an empty one, is equal in every field, two readers.

The gate takes 50 registers; `python3 tasks.py test --long` takes 2,000.
"""

import tempfile
from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isms_desktop.domain.entry import Entry
from isms_desktop.domain.importing.choices import ImportChoices
from isms_desktop.domain.importing.merge import NothingYet, Outcome
from isms_desktop.domain.importing.planner import Register
from isms_desktop.domain.sheets import Workbook
from isms_desktop.exchange.template import write_template
from tests.domain.importing.languages import planner
from tests.domain.test_template_rows import carried, person_named
from tests.exchange.test_template import ABOUT
from tests.exchange.workbooks import with_calamine, with_openpyxl
from tests.strategies import entries

registers = st.lists(
    entries(), max_size=4, unique_by=(lambda entry: entry.ref, lambda entry: entry.uid)
)


def _new(numbers: Iterator[int]) -> str:
    return f"new{next(numbers)}"


def comes_back(register: list[Entry]) -> None:
    """Export, plan the import into an empty register with each reader, compare."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register.xlsx"
        write_template(register, ABOUT, path)
        read = (with_calamine(path), with_openpyxl(path))
    # What both read alike gives the same plan; making it once halves the long run.
    for workbook in read[: 1 if _told(read[0]) == _told(read[1]) else 2]:
        there = Register(NothingYet(), person_named, partial(_new, count(1)))
        plan = planner().plan(planner().look(path.name, workbook), ImportChoices(), there)
        assert (plan.is_template, plan.problems, plan.questions) == (True, (), ())
        assert {row.outcome for row in plan.rows} <= {Outcome.NEW}
        made = [row.entry for row in plan.rows if row.entry]
        assert list(map(carried, made)) == list(map(carried, register))


def _told(workbook: Workbook) -> str:
    """Everything in it, with the kind of each value: 1, 1.0 and True are not the same here."""
    return repr(workbook)


@settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=50)
@given(registers)
def test_a_register_imported_into_an_empty_one_is_equal_in_every_field(
    register: list[Entry],
) -> None:
    comes_back(register)


@pytest.mark.long
@settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=2000)
@given(registers)
def test_two_thousand_registers_come_back_equal_in_every_field(register: list[Entry]) -> None:
    comes_back(register)
