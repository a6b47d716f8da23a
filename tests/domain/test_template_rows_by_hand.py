"""What people do to an exported workbook: only what they changed changes, and oddities are said."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import pytest

from isms_desktop.domain.entry import Action, CauseNode, Closing, Entry, Round, Verdict
from isms_desktop.domain.fields import RecordSpec
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.domain.sheets import CellValue, Sheet, Workbook
from isms_desktop.domain.template_rows import (
    DETAILS,
    LOG_SHEET,
    UID_HEADER,
    TemplateContents,
    entries_from_sheets,
    is_template,
    sheets_of,
)
from isms_desktop.domain.template_rows.cells import join_words, moment_of, split_words
from isms_desktop.domain.words import ClosingKind, Property, Severity, VerdictResult
from tests.domain.test_template_rows import new_uids, person_named, read_back
from tests.strategies import TEAM

HEADERS = [*(field.header for field in ENTRIES), UID_HEADER]


def entry(number: int = 1, **values: Any) -> Entry:
    blank = Entry(uid=f"uid{number}", ref=f"NC-{number}", rounds=(Round(uid="r", number=1),))
    return replace(blank, **{"description": "Door left open", **values})


def log(*rows: dict[str, CellValue], headers: list[str] = HEADERS) -> Sheet:
    """A log with these cells by header; other cells are blank."""
    return Sheet(LOG_SHEET, (tuple(headers), *(tuple(row.get(h) for h in headers) for row in rows)))


def detail(spec: RecordSpec, *rows: dict[str, CellValue]) -> Sheet:
    headers = [*(field.header for field in spec), UID_HEADER]
    return Sheet(spec.sheet, (tuple(headers), *(tuple(r.get(h) for h in headers) for r in rows)))


def read(*sheets: Sheet) -> TemplateContents:
    return read_back(Workbook("xlsx", sheets))


def only(*sheets: Sheet) -> Entry:
    (found,) = read(*sheets).entries
    return found.entry


def test_rows_may_be_sorted_moved_below_a_title_and_have_blanks_between() -> None:
    first, second = read(*sheets_of([entry(1), entry(2)])).entries
    header, one, two = sheets_of([entry(1), entry(2)])[0].rows
    title: tuple[CellValue, ...] = ("Our log", *[None] * (len(header) - 1))
    blank: tuple[CellValue, ...] = (None,) * len(header)
    moved = read(Sheet(LOG_SHEET, (title, header, two, blank, one))).entries
    assert [r.entry.ref for r in moved] == [second.entry.ref, first.entry.ref]
    assert [r.row for r in moved] == [3, 5]


def test_columns_may_be_moved_and_a_missing_one_is_not_stated() -> None:
    headers = [h for h in reversed(HEADERS) if h != "Notes"]
    (found,) = read(log({"Ref": "NC-1", "_uid": "uid1"}, headers=headers)).entries
    assert found.entry.ref == "NC-1"
    assert found.has_uid
    assert "notes" not in found.cells
    assert found.cells["title"] == ""


def test_a_renamed_column_is_an_own_one_unless_its_field_is_named() -> None:
    headers = ["Remarks" if h == "Notes" else h for h in HEADERS]
    sheet = log({"Ref": "NC-1", "Remarks": "seen"}, headers=headers)
    assert only(sheet).extra == (("Remarks", "seen"),)
    workbook = Workbook("xlsx", (sheet,))
    named = entries_from_sheets(workbook, person_named, new_uids(), {"remarks": "notes"})
    assert (named.entries[0].entry.notes, named.entries[0].entry.extra) == ("seen", ())


def test_a_row_added_by_hand_gets_an_id_and_its_summary_makes_a_round() -> None:
    found = only(
        log(
            {
                "Description of incident": "Lamp broken", "Severity": "high", "C I A": "a, c",
                "Owner": "Mia Okafor; IT", "Due Date": date(2026, 12, 1), "Why 1": "Too hot",
                "Why 2": "No fan", "Root Cause": "Never planned", "Cause Category": "Resources",
                "Corrective Action": "Buy a fan", "Implemented On": date(2026, 11, 1),
                "Effectiveness Result": "Effective", "Effectiveness Evidence": "Cool",
            }
        )
    )  # fmt: skip  # a row
    assert found.uid.startswith("new-")
    assert (found.severity, found.cia) == (
        Severity.HIGH,
        (Property.CONFIDENTIALITY, Property.AVAILABILITY),
    )
    causes = found.round.causes
    assert [cause.answer for cause in causes] == ["Too hot", "No fan", "Never planned"]
    assert [cause.parent for cause in causes] == [None, 1, 2]
    assert [cause.is_root for cause in causes] == [False, False, True]
    (action,) = found.round.actions
    assert (action.what, action.owner, action.also) == ("Buy a fan", TEAM[0], (TEAM[3],))
    assert action.due_on == date(2026, 12, 1)
    assert found.round.verdict
    assert found.round.verdict.result is VerdictResult.EFFECTIVE


def test_a_root_cause_that_repeats_the_last_why_is_that_why() -> None:
    found = only(log({"Title": "x", "Why 1": "A", "Why 2": "B", "Root Cause": "B"}))
    assert [(c.answer, c.is_root) for c in found.round.causes] == [("A", False), ("B", True)]


def test_a_detail_sheet_wins_over_the_summary() -> None:
    actions = (Action(uid="a", number=1, what="Train everybody"),)
    sheets = sheets_of([entry(1, rounds=(Round(uid="r", number=1, actions=actions),))])
    changed = tuple(
        "Buy a fan" if cell == "Train everybody" else cell for cell in sheets[0].rows[1]
    )
    (found,) = read(Sheet(LOG_SHEET, (sheets[0].rows[0], changed)), *sheets[1:]).entries
    assert [action.what for action in found.entry.round.actions] == ["Train everybody"]
    assert found.cells["corrective_action"] == "Buy a fan"
    assert "action" in found.details["Actions"]
    assert "Causes" not in found.details


def test_detail_rows_added_by_hand_are_numbered_on() -> None:
    actions, causes, _reviews = DETAILS
    found = only(
        log({"Ref": "NC-1", "_uid": "uid1"}),
        detail(
            actions,
            {"Action Ref": "NC-1/A2", "Ref": "NC-1", "Action": "old", "_uid": "a2"},
            {"Ref": "NC-1", "Action": "new"},
        ),
        detail(
            causes,
            {"Ref": "NC-1", "No": 1, "Why (answer)": "old"},
            {"Ref": "NC-1", "Why (answer)": "new"},
        ),
    )
    assert [(a.number, a.what) for a in found.round.actions] == [(2, "old"), (3, "new")]
    assert [(c.number, c.answer) for c in found.round.causes] == [(1, "old"), (2, "new")]


def test_a_copied_row_is_a_new_entry_and_said() -> None:
    row: dict[str, CellValue] = {"Ref": "NC-1", "_uid": "uid1"}
    contents = read(log(row, {**row, "Ref": "NC-2"}))
    first, second = (read_.entry.uid for read_ in contents.entries)
    assert (first, second[:4]) == ("uid1", "new-")
    (problem,) = contents.problems
    assert (problem.row, problem.column) == (3, "_uid")


def test_a_detail_row_of_an_unknown_entry_is_said() -> None:
    contents = read(log({"Ref": "NC-1"}), detail(DETAILS[0], {"Ref": "NC-9", "Action": "x"}))
    (problem,) = contents.problems
    assert (problem.sheet, problem.row, problem.value) == ("Actions", 2, "NC-9")


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Due Date", "soon"),
        ("Due Date", time(9, 30)),
        ("Due Date", "2026-13-01"),
        ("Identified", 45000.5),
        ("Severity", "awful"),
        ("Likelihood", "many"),
        ("C I A", "C; X"),
        ("Personal Data Breach", "perhaps"),
        ("Former Closings", "nonsense"),
    ],
)
def test_what_cannot_be_read_is_said_once_with_its_place(header: str, value: CellValue) -> None:
    contents = read(log({"Ref": "NC-1", header: value}))
    (problem,) = contents.problems
    assert (problem.sheet, problem.row, problem.column) == (LOG_SHEET, 2, header)
    assert len(contents.entries) == 1


@pytest.mark.parametrize(
    ("header", "value"),
    [("Round", "x"), ("Cause No", "1; two"), ("Former Due Dates", "yesterday · Mia ·  · late")],
)
def test_what_cannot_be_read_on_a_detail_sheet_is_said(header: str, value: str) -> None:
    sheet = detail(DETAILS[0], {"Ref": "NC-1", "Action": "x", header: value})
    (problem,) = read(log({"Ref": "NC-1"}), sheet).problems
    assert (problem.sheet, problem.column) == ("Actions", header)


def test_a_review_without_a_result_is_said() -> None:
    sheet = detail(DETAILS[2], {"Ref": "NC-1", "Checked On": date(2026, 1, 1)})
    contents = read(log({"Ref": "NC-1"}), sheet)
    assert contents.entries[0].entry.round.verdicts == ()
    assert contents.problems[0].column == "Result"


def test_values_typed_as_numbers_dates_and_words_are_taken() -> None:
    found = only(
        log(
            {
                "Ref": 12, "Title": 5.5, "Notes": date(2026, 1, 2), "Likelihood": "3",
                "Identified": datetime.fromisoformat("2026-01-02T14:30"), "Risk Reviewed": "y",
                "Personal Data Breach": False,
                "Due Date": datetime.fromisoformat("2026-01-02T08:00"),
            }
        )
    )  # fmt: skip  # a row
    assert (found.ref, found.title, found.notes, found.likelihood) == ("12", "5.5", "2026-01-02", 3)
    assert (found.identified_on, found.identified_time) == (date(2026, 1, 2), "14:30")
    assert (found.risk_reviewed, found.breach) == (True, False)
    assert found.due_on == date(2026, 1, 2)


def test_a_status_typed_by_hand_closes_only_with_a_word_that_closes() -> None:
    closed = only(log({"Ref": "NC-1", "Status": "closed", "Closed On": date(2026, 1, 2)}))
    assert closed.closing
    assert (closed.closing.kind, closed.closing.closed_on) == (ClosingKind.CLOSED, date(2026, 1, 2))
    assert (
        only(log({"Ref": "NC-1", "Status": "nearly", "Closed On": date(2026, 1, 2)})).closings == ()
    )


def test_a_reopened_entry_keeps_its_first_closing() -> None:
    closing = Closing(
        uid="k", kind=ClosingKind.CLOSED, reason="done · so\nfar", reopened_on=date(2026, 2, 1)
    )
    (found,) = read(*sheets_of([entry(1, closings=(closing,))])).entries
    assert [replace(c, uid="k") for c in found.entry.closings] == [closing]


def test_a_sheet_under_another_name_is_known_by_its_headers() -> None:
    sheet = replace(log({"Ref": "NC-1"}), name="Our incidents")
    assert is_template(Workbook("xlsx", (sheet,)))
    assert only(sheet).ref == "NC-1"


def test_a_foreign_log_is_no_template() -> None:
    sheet = Sheet("Log", (("Ref", "Identified", "Description of incident"), ("1", None, "x")))
    workbook = Workbook("xlsx", (sheet,))
    assert not is_template(workbook)
    with pytest.raises(ValueError, match="no template"):
        read_back(workbook)


def test_a_cause_row_may_only_tell_the_method_of_its_round() -> None:
    node = CauseNode(uid="c", number=1, answer="x")
    verdict = Verdict(uid="v", result=VerdictResult.PARTLY)
    rounds = (
        Round(uid="", number=1, causes=(node,), verdicts=(verdict, replace(verdict, uid="w"))),
        Round(uid="", number=2),
    )
    (found,) = read(*sheets_of([entry(1, rounds=rounds)])).entries
    assert tuple(replace(r, uid="") for r in found.entry.rounds) == rounds


@pytest.mark.parametrize("words", [("a;b", "c,d", "e\\f"), ("x",), ()])
def test_words_in_one_cell_come_apart_again(words: tuple[str, ...]) -> None:
    assert split_words(join_words(words)) == words


def test_words_typed_with_commas_or_line_breaks_come_apart_too() -> None:
    assert split_words("A.5.1, A.5.2\nA.5.3;A.5.1") == ("A.5.1", "A.5.2", "A.5.3")


@pytest.mark.parametrize("text", ["2026-02-30", "25:00", "x", True, 5])
def test_a_cell_that_is_no_moment(text: CellValue) -> None:
    assert moment_of(text) is None


@pytest.mark.parametrize("typed", ["31.12.2025", "2025/12/31", "31.12.25"])
def test_a_date_typed_so_that_it_reads_in_one_way_only_is_taken(typed: str) -> None:
    assert moment_of(typed) == (date(2025, 12, 31), "")
    assert moment_of(f"{typed} or later") is None


def test_parts_of_a_second_are_rounded_away() -> None:
    assert moment_of(time(14, 29, 59, 999_999)) == (None, "14:30")
    assert moment_of(time(23, 59, 59, 999_999)) == (None, "23:59:59")


def test_a_long_text_without_its_rest_is_kept_as_it_is() -> None:
    sheets = sheets_of([entry(1, description="x" * 40_000)])
    whole = read(*sheets).entries[0].entry
    part = read(*sheets[:-1], replace(sheets[-1], rows=sheets[-1].rows[:1])).entries[0].entry
    typed = only(log({"Ref": "NC-1", "Title": "y" * 32_750}), *sheets[1:])
    assert whole.description == "x" * 40_000
    assert part.description.startswith("x" * 32_700)
    assert typed.title == "y" * 32_750


def test_columns_without_a_header_or_with_the_same_one_are_kept() -> None:
    sheet = Sheet(LOG_SHEET, ((*HEADERS, None, "Cost", "Cost"), (*[None] * len(HEADERS), 1, 2, 3)))
    assert only(sheet).extra == (("[CC]", "1"), ("Cost", "2"), ("Cost (2)", "3"))
