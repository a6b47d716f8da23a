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
from tests.domain.importing.corpus_nasty import NASTY
from tests.domain.importing.languages import planner
from tests.exchange.layouts.layout import score
from tests.exchange.test_reader_corpus import REFUSED

READER = SpreadsheetReader(Limits(), [sys.executable, "-m", "isms_desktop.exchange.reader_child"])
EMPTY = Register(NothingYet(), lambda name: Person(uid=name, name=name), lambda: "uid")

pytestmark = needs_corpus


def readable() -> list[Foreign]:
    """The nasty files that are not refused."""
    return [foreign for foreign in files("nasty") if foreign.path.name not in REFUSED]


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


@pytest.mark.parametrize("foreign", readable(), ids=lambda foreign: foreign.path.name)
def test_a_nasty_file_gives_what_its_notes_want(foreign: Foreign) -> None:
    wanted = NASTY[foreign.path.name]
    workbook = READER.read(foreign.path)
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    assert {place: sheets[place[0]].value(*place[1:]) for place in wanted.cells} == wanted.cells

    looked = planner().look(foreign.path.name, workbook)
    said = list(workbook.warnings)
    if wanted.found is None:
        with pytest.raises(UserError) as refused:
            planner().plan(looked, ImportChoices(), EMPTY)
        assert refused.value.code == "no_table"
        said.append(refused.value.message)
    else:
        found = planner().table(looked, ImportChoices())
        assert (found.sheet, found.header_row) == wanted.found
        assert found.names[: len(wanted.names)] == wanted.names
    assert any(wanted.warning in sentence for sentence in said) or not wanted.warning
    if wanted.records is None:
        return

    told = {wanted.told_by: "description"} if wanted.told_by else {}
    choices = ImportChoices(sheet=wanted.sheet, header_row=wanted.row, mapping=told)
    plan = planner().plan(looked, choices, EMPTY)
    assert plan.records == wanted.records
    assert plan.records + len(plan.left_out) == plan.rows_seen
    if wanted.first:
        assert str(plan.rows[0].record.values["description"]).startswith(wanted.first)
    if wanted.told_by:
        assert plan.is_ready


def test_hidden_and_other_sheets_are_told_apart() -> None:
    def sheets(name: str) -> list[tuple[str, bool]]:
        (file,) = (one.path for one in files("nasty") if one.path.name.endswith(name))
        return [(sheet.name, sheet.is_hidden) for sheet in READER.read(file).sheets]

    assert sheets("TwoSheetsOneHidden.xlsx") == [("Sheet1", True), ("Sheet2", False)]
    assert sheets("any_sheets.xlsx") == [("Visible", False), ("Hidden", True), ("VeryHidden", True)]
    assert sheets("SimpleStrict.xlsx") == [("Sheet1", False), ("Sheet Number 2", False)]


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
