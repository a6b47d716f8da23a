"""Which rows are records: pre-numbered blanks, totals, notes, sections and what else lies about."""

from datetime import date

import pytest

from isms_desktop.domain.importing.headers import Certainty
from isms_desktop.domain.importing.merge import NothingYet
from isms_desktop.domain.importing.planner import Looked, Register
from isms_desktop.domain.sheets import CellValue, Sheet, Workbook
from tests.domain.importing.languages import NO_CHOICES, person, planned, planner, sheet

HEADER = ("Ref", "Date Raised", "Description", "Owner", "Status")
FIRST = ("1", "2026-01-05", "Laptop left in the train", "Mia Okafor", "open")
LAST = ("2", "2026-02-07", "Mail sent to the wrong customer", "Ben Kim", "closed")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ((3,), "only numbers, no text"),
        (("3", "", 0, "", ""), "only numbers, no text"),
        (("Total", 2), "a total, not a record"),
        (("Summe: 2", "", "offene Punkte"), "a total, not a record"),
        (HEADER, "the headings again"),
        (("9", "2026-01-05", "n/a", "Mia Okafor", "open"), "no description"),
        (("9", "2026-01-05", "", "Mia Okafor", "open"), "no description"),
        (("© 2026 Northlight",), "a note below the table"),
    ],
)
def test_a_row_that_is_no_record_is_listed_with_its_reason(
    row: tuple[CellValue, ...], reason: str
) -> None:
    plan = planned(sheet(HEADER, FIRST, row, LAST))
    assert plan.records == 2
    assert [(left.row, left.reason) for left in plan.left_out] == [(3, reason)]
    assert plan.rows_seen == 3


def test_blank_rows_in_the_middle_say_nothing() -> None:
    plan = planned(sheet(HEADER, FIRST, (), (), LAST))
    assert [row.record.row for row in plan.rows] == [2, 5]
    assert plan.left_out == ()


def test_notes_below_the_table_are_no_records() -> None:
    plan = planned(sheet(HEADER, FIRST, LAST, (), ("C = closed",), ("Ask Mia for help",)))
    assert {left.reason for left in plan.left_out} == {"a note below the table"}
    assert plan.records == 2


def test_what_was_only_described_right_below_the_table_is_a_record() -> None:
    quick = ("", "", "Door of the server room stood open")
    plan = planned(sheet(HEADER, FIRST, LAST, quick, quick, (), quick))
    assert [row.record.row for row in plan.rows] == [2, 3, 4, 5]
    assert [(left.row, left.reason) for left in plan.left_out] == [(7, "a note below the table")]


NAMES = (("Name", "Room"), ("Mia Okafor", "12"), ("Ben Kim", "14"))


@pytest.mark.parametrize(
    ("below", "records"),
    [
        ((("Jo",), ("Sam",)), 4),  # as a merged cell in the second column leaves them
        ((("Jo",), ("All rooms have a lock",)), 2),
        ((("Jo",), ("", "see plan")), 2),
        ((("Jo:",),), 2),
        ((("* Jo",),), 2),
        (((), ("Jo",)), 2),
    ],
)
def test_rows_only_begun_right_below_are_records_where_all_look_like_those_above(
    below: tuple[tuple[str, ...], ...], records: int
) -> None:
    assert planned(sheet(*NAMES, *below)).records == records


def test_a_description_in_the_first_column_may_be_all_of_the_last_record() -> None:
    header, *rows = (
        ("Description", "Owner"),
        *((text, "Mia Okafor") for text in (FIRST[2], LAST[2])),
    )
    assert planned(sheet(header, *rows, ("Door stood open",))).records == 3


def test_a_section_label_is_no_record() -> None:
    page = sheet(HEADER, ("First quarter",), FIRST, LAST, merged=((2, 1, 2, 5),))
    assert [left.reason for left in planned(page).left_out] == ["a heading of a section"]


def test_a_record_whose_words_look_like_a_total_stays_one() -> None:
    row = ("3", "2026-03-01", "Total loss of the mail server for one day", "Ben Kim", "open")
    titled = ("Total outage", "2026-03-01", "The mail server was down", "Ben Kim", "open")
    assert planned(sheet(HEADER, FIRST, row, titled)).records == 3


def test_hidden_rows_are_records_too_and_said() -> None:
    page = sheet(HEADER, FIRST, LAST)
    hidden = Sheet(page.name, page.rows, hidden_rows=frozenset({3}))
    plan = planned(hidden)
    assert plan.records == 2
    assert any("hides 1 row" in warning for warning in plan.warnings)


def test_error_cells_are_reported_and_not_taken() -> None:
    page = sheet(HEADER, FIRST, ("2", None, "Mail sent to the wrong customer", "Ben Kim", "open"))
    broken = Sheet(
        page.name, page.rows, error_cells={(3, 2): "#REF!"}, unevaluated=frozenset({(9, 9)})
    )
    plan = planned(broken)
    (problem,) = plan.problems
    assert (problem.row, problem.column, problem.value) == (3, "Date Raised", "#REF!")
    assert any("never calculated" in warning for warning in plan.warnings)


def test_a_table_without_description_asks_for_it() -> None:
    plan = planned(sheet(("Length", "Width"), (1, 2), (3, "x")))
    assert [question.kind for question in plan.questions] == ["no_description"]
    assert not plan.is_ready


def test_progress_is_told_and_a_plan_can_be_given_up() -> None:
    told: list[tuple[int, int]] = []
    workbook = Workbook("xlsx", (sheet(HEADER, FIRST, LAST),))
    found: Looked = planner().look("log.xlsx", workbook)
    register = Register(NothingYet(), person, lambda: "uid")
    planner().plan(
        found, NO_CHOICES, register, lambda done, total, _="": told.append((done, total))
    )
    assert told == [(0, 2)]


def test_rows_numbered_for_later_are_no_notes() -> None:
    plan = planned(sheet(HEADER, FIRST, LAST, ("INC-3",), ("INC-4",), ("Ask Mia for help",)))
    assert [left.reason for left in plan.left_out] == [
        "no description", "no description", "a note below the table",
    ]  # fmt: skip


def test_labels_say_nothing_about_the_column_they_stand_in() -> None:
    rows = [("January",), ("2026-01-05", "Door open"), ("February",), ("2026-02-05", "Key lost")]
    plan = planned(sheet(("Date", "Finding"), *rows, ("March",)))
    assert {column.certainty for column in plan.columns} == {Certainty.SURE}


def test_a_label_above_headings_that_come_again_is_no_record() -> None:
    page = sheet(HEADER, FIRST, (), (None, None, "Last month"), HEADER, LAST)
    plan = planned(page)
    assert [row.record.ref for row in plan.rows] == ["1", "2"]
    assert [(left.row, left.reason) for left in plan.left_out] == [
        (4, "a heading of a section"), (5, "the headings again"),
    ]  # fmt: skip


HELP = ("Unique number", "When it was found", "What happened", "Who sees to it", "Choose one")


def test_a_row_that_explains_the_columns_is_no_record() -> None:
    plan = planned(sheet(HEADER, HELP, FIRST, LAST))
    assert [row.record.ref for row in plan.rows] == ["1", "2"]
    assert [(left.row, left.reason) for left in plan.left_out] == [(2, "explains the columns")]


def test_a_record_with_odd_words_is_one_all_the_same() -> None:
    odd = ("3", "soon", "Waiting for the supplier's answer", "Nobody", "Who knows")
    assert planned(sheet(HEADER, odd, FIRST, LAST)).records == 3
    said = ("x", "soon", "Waiting for the supplier's answer", "Nobody", "open")
    assert planned(sheet(HEADER, said, FIRST, LAST)).records == 3
    dated = ("x", date(2026, 1, 5), "Waiting for the supplier's answer", None, "Who knows")
    assert planned(sheet(HEADER, dated, FIRST, LAST)).records == 3


def test_a_row_alone_is_a_record_whatever_it_says() -> None:
    assert planned(sheet(HEADER, HELP)).records == 1


@pytest.mark.parametrize("text", ["Example: laptop lost", "EXAMPLE", "e.g. - a lost key"])
def test_an_example_above_the_records_is_no_record(text: str) -> None:
    example = ("0", "2020-01-01", text, "J. Doe", "closed")
    plan = planned(sheet(HEADER, HELP, example, FIRST))
    assert [row.record.ref for row in plan.rows] == ["1"]
    assert [left.reason for left in plan.left_out] == [
        "explains the columns", "an example, not a record",
    ]  # fmt: skip


def test_a_record_may_speak_of_an_example() -> None:
    told = ("0", "2026-01-01", "Example data was used in production", "Ben Kim", "closed")
    assert planned(sheet(HEADER, told, FIRST)).records == 2


def test_another_table_below_ends_the_first() -> None:
    other = [(), ("Assets",), ("Asset", "Place", "Owner"), ("Laptop", "Office", "Mia Okafor")]
    plan = planned(sheet(HEADER, FIRST, LAST, *other))
    assert [row.record.ref for row in plan.rows] == ["1", "2"]
    assert [(left.row, left.reason) for left in plan.left_out] == [
        (row, "part of another table below") for row in (5, 6, 7)
    ]


def test_a_table_with_known_headings_below_ends_the_first_too() -> None:
    header = ("Ref", "Description", "Owner")
    first = [("1", "Laptop left in the train", "Mia"), ("2", "Key lost", "Ben")]
    second = [("Action", "Responsible", "Due date"), ("Buy a bag", "Mia", "soon")]
    assert planned(sheet(header, *first, (), *second)).records == 2


def test_records_and_headings_after_a_blank_row_go_on() -> None:
    again = planned(sheet(HEADER, FIRST, (), HEADER, LAST))
    assert [row.record.ref for row in again.rows] == ["1", "2"]
    words = ("x", "soon", "Waiting for the supplier's answer", "Nobody", "open")
    assert planned(sheet(HEADER, FIRST, (), words, LAST)).records == 3
    empty = planned(sheet(HEADER, (), FIRST, LAST))
    assert empty.records == 2
