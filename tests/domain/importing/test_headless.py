"""Sheets whose first row is a record already."""

import pytest

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.importing.choices import ImportChoices
from isms_desktop.domain.importing.headers import Certainty
from isms_desktop.domain.sheets import Sheet, Workbook
from tests.domain.importing.languages import EMPTY, planned, planner, sheet

LOG = (
    ("7", "2026-01-05", "Laptop left in the train by a colleague", "Mia Okafor", "High", "open"),
    ("8", "2026-02-07", "Mail sent to the wrong customer", "Ben Kim", "Low", "closed"),
    ("9", "2026-02-11", "Old router found without updates", "Lea Brandt", "High", "open"),
)
WITHOUT = ImportChoices(header_row=0)


def test_dated_rows_without_headings_are_all_records() -> None:
    plan = planned(sheet(*LOG))
    assert (plan.table.header_row, plan.table.has_headings, plan.records) == (0, False, 3)
    assert plan.table.names == ("A", "B", "C", "D", "E", "F")
    assert "no row looks like headings" in plan.table.why


def test_its_columns_are_matched_by_their_cells_and_never_surely() -> None:
    plan = planned(sheet(*LOG))
    assert plan.mapping == {
        "A": "ref", "B": "identified_on", "C": "description", "E": "severity", "F": "status",
    }  # fmt: skip
    matched = [column for column in plan.columns if column.key]
    assert {column.certainty for column in matched} == {Certainty.UNSURE}
    assert plan.rows[0].record.values["description"] == LOG[0][2]


def test_references_that_begin_with_a_word_are_references() -> None:
    rows = [(f"INC-{row[0]}", *row[1:]) for row in LOG]
    assert planned(sheet(*rows)).mapping["A"] == "ref"


def test_a_missing_date_in_the_middle_does_not_make_a_row_headings() -> None:
    second = (LOG[1][0], "", *LOG[1][2:])
    plan = planned(sheet(LOG[0], second, LOG[2]))
    assert (plan.table.header_row, plan.records) == (0, 3)


def test_a_first_row_without_date_whose_words_stand_again_below_is_a_record() -> None:
    rows = [(row[2], row[3], row[4], row[5]) for row in LOG]
    plan = planned(sheet(*rows))
    assert (plan.table.header_row, plan.records) == (0, 3)
    assert plan.mapping == {"A": "description", "C": "severity", "D": "status"}
    assert all(table.has_headings for table in plan.alternatives)


def test_a_first_row_with_a_word_of_the_column_below_is_a_record() -> None:
    rows = [("Door to the archive left open", "Ben", "critical"), (LOG[1][2], "Mia", "low")]
    assert planned(sheet(*rows, ("Key lost by the cleaning company", "Lea", "low"))).records == 3


def test_each_column_is_known_by_what_it_holds() -> None:
    rows = [(*row, n, "-", "a") for n, row in enumerate(LOG)]
    kinds = planned(sheet(*rows)).table.kinds
    assert kinds[-3:] == ("number", "", "word")
    assert planned(sheet(*LOG)).table.kinds == kinds[:-3]
    assert {"date", "text"} <= set(kinds)


def test_a_title_above_them_is_no_record() -> None:
    plan = planned(sheet(("Incidents of the year",), *LOG))
    assert (plan.table.header_row, plan.records) == (0, 3)
    assert [(left.row, left.text) for left in plan.left_out] == [(1, "Incidents of the year")]


def test_headings_nobody_knows_stay_headings() -> None:
    plan = planned(sheet(("alpha", "beta", "gamma"), ("a longer text here", "x", "y")))
    assert plan.table.header_row == 1


def test_any_sheet_can_be_said_to_have_no_headings() -> None:
    page = sheet(("Ref", "Description"), ("1", "Laptop left in the train"))
    plan = planned(page, choices=WITHOUT)
    assert (plan.table.names, plan.records) == (("A", "B"), 2)
    single = sheet(("Laptop left in the train",), ("Mail sent to the wrong customer",))
    choices = ImportChoices(header_row=0, mapping={"a": "description"})
    plan = planned(single, choices=choices)
    assert (plan.records, plan.is_ready) == (2, True)


def test_rows_above_the_first_cell_are_not_counted_twice() -> None:
    page = Sheet("Log", LOG, first_row=4)
    plan = planner().plan(planner().look("l.xlsx", Workbook("xlsx", (page,))), WITHOUT, EMPTY)
    assert [row.record.row for row in plan.rows] == [4, 5, 6]


def test_a_blank_column_between_is_none_of_them() -> None:
    rows = [(row[0], "", *row[1:]) for row in LOG]
    assert planned(sheet(*rows)).table.names == ("A", "C", "D", "E", "F", "G")


def test_without_a_sheet_named_the_first_shown_one_with_cells_is_read() -> None:
    blank, hidden = Sheet("Blank", ()), Sheet("Hidden", (("7",),), is_hidden=True)
    words = sheet(("just a word",), name="Words")
    assert planned(blank, hidden, words, choices=WITHOUT).table.sheet == "Words"
    with pytest.raises(UserError) as refused:
        planned(blank, words, choices=ImportChoices(sheet="Blank", header_row=0))
    assert refused.value.code == "no_table"
    assert "holds nothing" in refused.value.message


def test_a_short_list_or_one_without_text_is_not_taken_for_a_log() -> None:
    for rows in ([(1, "2026-01-05", 3.5), (2, "2026-01-06", 4.5)], [("2026-01-05", "ok")] * 3):
        with pytest.raises(UserError) as refused:
            planned(sheet(*rows))
        assert refused.value.code == "no_table"
        assert "there are none" in refused.value.hint


def test_two_sheets_without_headings_are_not_said_to_have_the_same() -> None:
    plan = planned(sheet(*LOG, name="2025"), sheet(*LOG, name="2026"))
    assert [str(offer.kind) for offer in plan.offers] == ["numbering"]
    assert [table.sheet for table in plan.alternatives] == ["2026"]


def test_a_column_of_numbers_chosen_as_the_description_makes_records() -> None:
    page = sheet(("Test1", "Test2"), (1, 2), (3, None), (0, 5))
    chosen = ImportChoices(header_row=1, mapping={"Test1": "description"})
    assert planned(page, choices=chosen).records == 2
    assert planned(page, choices=ImportChoices(header_row=1)).records == 0
