"""Finding the table: layouts people really use."""

import pytest

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.importing.choices import ImportChoices
from isms_desktop.domain.sheets import Sheet, Workbook
from tests.domain.importing.languages import EMPTY, looked, planned, planner, sheet

HEADER = ("Ref", "Date Raised", "Description", "Owner", "Status")
FIRST = ("1", "2026-01-05", "Laptop left in the train", "Mia Okafor", "open")
SECOND = ("2", "2026-02-07", "Mail sent to the wrong customer", "Ben Kim", "closed")


def place(*sheets: Sheet) -> tuple[str, int, int]:
    plan = planned(*sheets)
    return plan.table.sheet, plan.table.header_row, plan.records


def test_a_plain_table() -> None:
    assert place(sheet(HEADER, FIRST, SECOND)) == ("Log", 1, 2)


def test_title_help_and_blank_rows_above() -> None:
    rows = (
        ("Incident log 2026",),
        ("Owner: quality", "", "Version 3"),
        (),
        ("Please fill in every column.",),
        (),
    )
    assert place(sheet(*rows, HEADER, FIRST, SECOND)) == ("Log", 6, 2)


def test_a_table_that_does_not_begin_in_the_first_cell() -> None:
    shifted = [("", "", *row) for row in (HEADER, FIRST, SECOND)]
    plan = planned(sheet((), *shifted))
    assert (plan.table.header_row, plan.records) == (2, 2)
    assert plan.table.headings[0].position == 3


def test_a_heading_row_below_bands_takes_names_from_the_band_where_it_has_none() -> None:
    bands = ("No", "Found", "", "Handled", "")
    names = ("", "Date", "Description", "Owner", "Date")
    merged = ((1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 1, 5))
    plan = planned(sheet(bands, names, FIRST, SECOND, merged=merged))
    assert (plan.table.header_row, plan.records) == (2, 2)
    assert plan.table.names == ("No", "Found: Date", "Description", "Owner", "Handled: Date")
    assert plan.mapping["No"] == "ref"


def test_names_in_the_upper_row_with_sub_headings_for_a_few_columns() -> None:
    upper = ("Ref", "Description", "Corrective action", "", "", "Status")
    lower = ("", "", "Description", "Owner", "Due Date", "")
    merged = ((1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 1, 5), (1, 6, 2, 6))
    row = (
        "1",
        "Laptop left in the train",
        "Encrypt all laptops",
        "Mia Okafor",
        "2026-03-01",
        "open",
    )
    plan = planned(sheet(upper, lower, row, merged=merged))
    assert plan.table.header_row == 2
    assert plan.mapping == {
        "Ref": "ref",
        "Description": "description",
        "Corrective action: Description": "corrective_action",
        "Owner": "owner",
        "Due Date": "due_on",
        "Status": "status",
    }


def test_a_lookup_list_beside_the_table_makes_no_records() -> None:
    rows = [(*HEADER, "", "Status"), (*FIRST, "", "open"), ("", "", "", "", "", "", "closed")]
    plan = planned(sheet(*rows, ("", "", "", "", "", "", "WIP")))
    assert (plan.records, len(plan.table.headings)) == (1, 5)


def test_an_empty_column_inside_the_table_does_not_cut_it() -> None:
    rows = [(*row[:3], "", *row[3:]) for row in (HEADER, FIRST, SECOND)]
    assert planned(sheet(*rows)).mapping["Status"] == "status"


@pytest.mark.parametrize("choices", [ImportChoices(), ImportChoices(header_row=1)])
def test_a_last_column_behind_an_empty_one_belongs_to_the_table(choices: ImportChoices) -> None:
    rows = ((*HEADER, "", "Room"), (*FIRST, "", "B 12"), (*SECOND, "", "C 3"))
    plan = planned(sheet(*rows), choices=choices)
    assert plan.table.names == (*HEADER, "Room")
    assert plan.records == 2


def test_choices_beside_the_table_fill_no_field() -> None:
    log = [row[:4] for row in (HEADER, FIRST, SECOND)]
    choices = [
        (*row, "", word) for row, word in zip(log, ("Status", "open", "closed"), strict=True)
    ]
    remarks = ("Remarks", "The police was told on the same day", "Nobody opened the attachment")
    told = [(*row, "", text) for row, text in zip(log, remarks, strict=True)]
    assert "status" not in planned(sheet(*choices)).mapping.values()
    assert planned(sheet(*told)).mapping["Remarks"] == "notes"


@pytest.mark.parametrize("last", [("", "", "", "", "", "", "Depot"), SECOND])
def test_a_column_filled_in_other_rows_is_a_list_of_its_own(last: tuple[str, ...]) -> None:
    rows = ((*HEADER, "", "Room"), (*FIRST, "", "B 12"), (*SECOND, "", "C 3"), last)
    assert planned(sheet(*rows)).table.names == HEADER


def test_the_log_comes_before_lists_instructions_and_hidden_sheets() -> None:
    lists = sheet(("Status", "Severity"), ("open", "low"), ("closed", "high"), name="Lists")
    help_ = sheet(("How to use this log",), ("Write one line for each incident.",), name="Read me")
    old = sheet(HEADER, *[FIRST] * 9, name="Old")
    hidden = Sheet(old.name, old.rows, is_hidden=True)
    assert place(lists, help_, hidden, sheet(HEADER, FIRST)) == ("Log", 1, 1)


def test_the_second_of_two_equal_headings_counts_where_only_an_example_stands_between() -> None:
    example = ("0", "2026-01-01", "EXAMPLE: door left open", "Mia", "open")
    assert place(sheet(HEADER, example, (), HEADER, FIRST, SECOND)) == ("Log", 4, 2)


def test_headings_repeated_on_each_printed_page_are_left_out() -> None:
    plan = planned(sheet(HEADER, FIRST, HEADER, SECOND))
    assert (plan.table.header_row, plan.records) == (1, 2)
    assert [left.reason for left in plan.left_out] == ["the headings again"]


def test_a_form_is_no_table() -> None:
    form = [("Incident report",), (), ("Date", "2026-01-05"), ("Reported by", "Mia Okafor")]
    form += [
        ("Description", "Laptop left in the train"),
        ("Root cause", "No lock"),
        ("Owner", "Ben"),
    ]
    with pytest.raises(UserError) as refused:
        planned(sheet(*form))
    assert refused.value.code == "no_table"
    assert "form" in refused.value.message


def test_every_guess_says_why_and_the_user_may_choose_another_row() -> None:
    page = sheet(("Incident log",), HEADER, FIRST, SECOND)
    plan = planned(page, choices=ImportChoices(header_row=3))
    assert (plan.table.header_row, plan.records) == (3, 1)
    assert planned(page).table.why == ("5 of 5 headings are known", "2 filled rows stand below")


def test_a_sheet_or_row_that_is_not_there_is_refused() -> None:
    page = sheet(HEADER, FIRST)
    for choices in (ImportChoices(sheet="Nowhere"), ImportChoices(header_row=40)):
        with pytest.raises(UserError) as refused:
            planned(page, choices=choices)
        assert refused.value.code == "no_table"


def test_a_file_without_a_table_says_what_could_not_be_read() -> None:
    said = "Sheet “Log”: 7 cells show an error such as #N/A and are read as blank."
    page = Sheet("Log", (), error_cells={(1, 1): "#N/A"})
    blank = planner().look("log.xlsx", Workbook("xlsx", (page,), (said,)))
    with pytest.raises(UserError, match="7 cells show an error") as refused:
        planner().plan(blank, ImportChoices(), EMPTY)
    assert refused.value.code == "no_table"


def test_a_row_of_yes_and_no_holds_no_headings() -> None:
    with pytest.raises(UserError, match="No table with headings"):
        planned(sheet(("12.345,67", "-1,234.5"), ("WAHR", "FALSCH"), ("True", "no")))


def test_other_tables_are_offered() -> None:
    closed = sheet(HEADER, SECOND, name="Closed")
    found = looked(sheet(HEADER, FIRST, SECOND), closed).finding.tables
    assert [(table.sheet, table.header_row) for table in found[:2]] == [("Log", 1), ("Closed", 1)]


def test_columns_without_or_with_the_same_heading_have_names_of_their_own() -> None:
    header = ("Ref", "Description", "", "Note", "Note")
    row = ("1", "Laptop left in the train", "blue", "one", "two")
    plan = planned(sheet(header, row))
    assert plan.table.names == ("Ref", "Description", "[C]", "Note", "Note (2)")
    assert dict(plan.rows[0].record.extra)["[C]"] == "blue"


def test_rows_of_values_are_not_taken_for_headings() -> None:
    rows = [
        ("2026-03-01", "Laptop left in the train", "Mia Okafor", "open"),
        ("2026-03-04", "Door stood open all night", "Ben Kim", "closed"),
        ("2026-04-02", "Backup did not run", "Ben Kim", "open"),
    ]
    assert planned(sheet(*rows)).table.header_row == 0
    assert planned(sheet(("Date", "Finding", "Owner", "Status"), *rows)).records == 3


def test_a_pivot_table_of_the_log_is_not_the_log() -> None:
    for labels in ("Row Labels", "Zeilenbeschriftungen", "行ラベル"):
        pivot = sheet(
            (labels, "Closed", "No", "Owner"), ("High", 2, 3, 5), ("Low", 1, 1, 2), name="P"
        )
        plain = ("How bad is it?", "What happened there, in your words?")
        rows = [("1", "Laptop left in the train"), ("2", "Mail sent to the wrong customer")]
        assert planned(pivot, sheet(plain, *rows, name="Answers")).table.sheet == "Answers"


def test_numbers_counted_together_under_own_headings_are_not_the_log() -> None:
    counted = sheet(
        ("What happened", "# of reports", "Share"),
        ("Phishing", 12, 0.6), ("Lost device", 8, 0.4), (), ("Total", 20, 1), name="Counted",
    )  # fmt: skip
    plain = sheet(
        ("Where did you see it?", "Tell us more, please"),
        ("At the reception", "Visitor without a badge"), ("Online", "Our name on a false page"),
        name="Seen",
    )  # fmt: skip
    assert planned(counted, plain).table.sheet == "Seen"
    assert planned(counted).table.sheet == "Counted"


def test_of_two_rows_of_unknown_headings_the_lower_one_counts() -> None:
    upper = ("Place", "Wanted", "", "Seen", "", "Wing")
    lower = ("Room", "Doors", "Windows", "Doors", "Windows", "Side")
    rows = [(f"Room {n}", n, 2 * n, n, n, f"Side {n} of the house") for n in range(1, 4)]
    plan = planned(sheet(("Walk round the house",), upper, lower, *rows))
    assert (plan.table.header_row, plan.records) == (3, 3)
    assert plan.table.names[1:5] == (
        "Wanted: Doors", "Wanted: Windows", "Seen: Doors", "Seen: Windows",
    )  # fmt: skip
