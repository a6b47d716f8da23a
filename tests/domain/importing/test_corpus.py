"""Spreadsheets made by other people: the right sheet, heading row and number of records."""

import sys

import pytest

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.importing.choices import ImportChoices
from isms_desktop.domain.importing.merge import NothingYet
from isms_desktop.domain.importing.plan import ImportPlan
from isms_desktop.domain.importing.planner import Register
from isms_desktop.domain.people import Person
from isms_desktop.exchange.limits import Limits
from isms_desktop.exchange.reader import SpreadsheetReader
from tests.corpus import Foreign, files, needs_corpus
from tests.domain.importing.corpus_columns import LOGS
from tests.domain.importing.languages import planner
from tests.exchange.layouts.layout import score

READER = SpreadsheetReader(Limits(), [sys.executable, "-m", "isms_desktop.exchange.reader_child"])
EMPTY = Register(NothingYet(), lambda name: Person(uid=name, name=name), lambda: "uid")

pytestmark = needs_corpus


@pytest.mark.parametrize("foreign", files("logs"), ids=lambda foreign: foreign.path.name)
def test_every_log_is_found_where_its_index_says(foreign: Foreign) -> None:
    looked = planner().look(foreign.path.name, READER.read(foreign.path))
    if foreign.header_row is None:
        with pytest.raises(UserError) as refused:
            planner().plan(looked, ImportChoices(), EMPTY)
        assert refused.value.code == "no_table"
        return
    plan = planner().plan(looked, ImportChoices(), EMPTY)
    assert (plan.table.header_row, plan.records) == (foreign.header_row, foreign.data_rows)
    if plan.format != "csv":
        assert f"sheet {plan.table.sheet}" in foreign.notes


@pytest.mark.parametrize("foreign", files("nasty"), ids=lambda foreign: foreign.path.name)
def test_a_nasty_file_ends_in_a_plan_or_one_sentence(foreign: Foreign) -> None:
    try:
        looked = planner().look(foreign.path.name, READER.read(foreign.path))
        plan = planner().plan(looked, ImportChoices(), EMPTY)
    except UserError as refused:
        message = refused.message
    else:
        message = f"{plan.rows_seen} rows."
        assert plan.records + len(plan.left_out) == plan.rows_seen
    assert message.endswith(".")


def test_nearly_all_clear_columns_of_the_logs_are_right_and_none_is_wrong() -> None:
    found = {
        foreign.path.name: score(plan_of(foreign), LOGS[foreign.path.name])
        for foreign in files("logs")
        if foreign.header_row is not None
    }
    assert {name: one.wrong for name, one in found.items() if one.wrong} == {}
    right = sum(len(one.right) for one in found.values())
    clear = sum(map(len, LOGS.values()))
    assert right >= 0.95 * clear, {name: one.asked for name, one in found.items() if one.asked}


def plan_of(foreign: Foreign) -> ImportPlan:
    looked = planner().look(foreign.path.name, READER.read(foreign.path))
    return planner().plan(looked, ImportChoices(), EMPTY)
