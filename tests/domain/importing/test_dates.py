"""Dates of every kind, and the order of day and month."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms_desktop.domain.importing.choices import ImportChoices, QuestionKind
from isms_desktop.domain.importing.dates import DateOrder, DateReader, Moment, order_in
from isms_desktop.domain.sheets import CellValue
from tests.domain.importing.languages import planned, sheet, value_words

READER = DateReader(value_words().months)
DAY = date(2024, 7, 13)
TEXT = "The laptop was left in the train"


@pytest.mark.parametrize(
    "text",
    [
        "2024-07-13", "2024/7/13", "20240713", "13.07.2024", "13. 7. 2024", "13.07.24",
        "13/07/2024",
        "07/13/2024", "13-07-2024", "13 July 2024", "July 13, 2024", "13-Jul-24", "Jul 13 2024",
        "Sat, 13 July 2024", "13th July 2024", "13. Juli 2024", "13 juillet 2024",
        "13 de julio de 2024", "13 luglio 2024", "13 juli 2024", "13 de julho de 2024",
        "2024年7月13日", "2024-07-13T00:00:00Z", "13.07.2024 um", "Samstag, 13.07.2024",
    ],
)  # fmt: skip
def test_one_day_in_many_spellings(text: str) -> None:
    order = DateOrder.MONTH_FIRST if text.startswith("07/") else DateOrder.DAY_FIRST
    found = READER.read(text, order)
    assert found is not None
    assert found.day == DAY


@pytest.mark.parametrize(
    ("value", "time"),
    [
        ("2024-07-13 14:30", "14:30"),
        ("2024-07-13T14:30:05+02:00", "14:30:05"),
        ("07/13/2024 2:30 PM", "14:30"),
        ("13.07.2024, 14:30 Uhr", "14:30"),
        (datetime(2024, 7, 13, 14, 30), "14:30"),  # noqa: DTZ001 - a cell has no zone
        (45486, ""),
        (45486.5, "12:00"),
    ],
)
def test_the_time_of_day_is_kept_where_it_is_given(value: CellValue, time: str) -> None:
    assert READER.read(value, DateOrder.MONTH_FIRST) == Moment(DAY, time)


@pytest.mark.parametrize(
    "value",
    ["2024", "soon", "next week", "Q3 2024", "13/13/2024", "31.02.2024", "July 2024", 12, 99_999,
     "13.07.2024 or later", "1.2.3.4", "A.5.10.2022", None, True, "13 Foo 2024"],
)  # fmt: skip
def test_what_is_no_date_is_not_made_one(value: CellValue) -> None:
    assert READER.read(value, DateOrder.DAY_FIRST) is None


def test_without_an_order_only_what_reads_one_way_by_rule_is_read() -> None:
    assert READER.read("07/08/2024", None) is None
    assert READER.read("08.07.2024", None) == Moment(date(2024, 7, 8))


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)), st.sampled_from(DateOrder))
def test_every_date_that_is_written_is_read_back(day: date, order: DateOrder) -> None:
    pattern = "%d/%m/%Y" if order is DateOrder.DAY_FIRST else "%m/%d/%Y"
    for text in (day.strftime(pattern), day.isoformat(), day.strftime("%d.%m.%Y")):
        assert READER.read(text, order) == Moment(day)
    assert READER.read(day, None) == Moment(day)


@given(st.text(max_size=50))
def test_no_text_breaks_the_reader(text: str) -> None:
    READER.read(text, DateOrder.DAY_FIRST)


def column(*texts: str) -> list[tuple[str, str, str]]:
    rows = [(str(n), text, f"{TEXT} {n}") for n, text in enumerate(texts, start=1)]
    return [("Ref", "Date Raised", "Description"), *rows]


def test_a_column_that_reads_both_ways_is_asked_once_with_its_evidence() -> None:
    (question,) = planned(sheet(*column("03/04/2026", "05/06/2026"))).questions
    assert (question.kind, question.column) == (QuestionKind.DATE_ORDER, "Date Raised")
    assert "Dates that read both ways: 2;" in question.message


def test_a_column_that_contradicts_itself_is_asked_too() -> None:
    (question,) = planned(sheet(*column("13/04/2026", "04/13/2026"))).questions
    assert question.kind is QuestionKind.DATE_ORDER


def test_one_date_that_reads_one_way_decides_for_its_column() -> None:
    plan = planned(sheet(*column("03/04/2026", "04/13/2026")))
    assert plan.questions == ()
    assert plan.rows[0].record.values["identified_on"] == date(2026, 3, 4)


@pytest.mark.parametrize(
    ("order", "day"),
    [(DateOrder.DAY_FIRST, date(2026, 4, 3)), (DateOrder.MONTH_FIRST, date(2026, 3, 4))],
)
def test_the_users_order_decides(order: DateOrder, day: date) -> None:
    for name in ("Date Raised", ""):
        choices = ImportChoices(date_orders={name: order})
        plan = planned(sheet(*column("03/04/2026")), choices=choices)
        assert (plan.questions, plan.rows[0].record.values["identified_on"]) == ((), day)


def test_what_is_no_date_stays_in_the_notes_and_is_reported() -> None:
    plan = planned(sheet(*column("2026-01-05", "2026-01-06", "soon")))
    assert plan.rows[2].record.values["notes"] == "Date Raised: soon"
    (problem,) = plan.problems
    assert (problem.sheet, problem.row, problem.column, problem.value) == (
        "Log", 4, "Date Raised", "soon",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "order"),
    [
        ("Due (MM/DD/YYYY)", DateOrder.MONTH_FIRST), ("Due date m/d/yy", DateOrder.MONTH_FIRST),
        ("Datum (TT.MM.JJJJ)", DateOrder.DAY_FIRST), ("Date (jj/mm/aaaa)", DateOrder.DAY_FIRST),
        ("Data [gg/mm/aaaa]", DateOrder.DAY_FIRST), ("Raised dd-mm-yyyy", DateOrder.DAY_FIRST),
        ("Due (YYYY-MM-DD)", None), ("Due", None),
    ],
)  # fmt: skip
def test_a_heading_may_name_the_order(heading: str, order: DateOrder | None) -> None:
    assert order_in(heading) is order


def test_the_order_in_a_heading_holds_where_no_date_speaks_against_it() -> None:
    heading = "Due (MM/DD/YYYY)"
    plan = planned(sheet(("Description", heading), (TEXT, "03/04/2025")))
    assert plan.questions == ()
    assert plan.rows[0].record.values["due_on"] == date(2025, 3, 4)
    against = [(TEXT, "03/04/2025"), (f"{TEXT} again", "25/04/2025")]
    assert planned(sheet(("Description", heading), *against)).rows[0].record.values[
        "due_on"
    ] == date(2025, 4, 3)
    mixed = [*against, (f"{TEXT} once more", "04/25/2025")]
    kinds = [
        question.kind for question in planned(sheet(("Description", heading), *mixed)).questions
    ]
    assert kinds == [QuestionKind.DATE_ORDER]


def test_what_the_other_columns_speak_for_is_suggested() -> None:
    header = ("Description", "Date raised", "Due date")
    plan = planned(sheet(header, (TEXT, "05/13/2025", "06/10/2025")))
    assert [(q.column, q.suggestion) for q in plan.questions] == [
        ("Due date", DateOrder.MONTH_FIRST)
    ]
    (asked,) = plan.questions
    assert asked.details == ("Likely, because the month stands first in: Date raised.",)
    day = planned(sheet(header, (TEXT, "13/05/2025", "06/10/2025"))).questions[0]
    assert day.details == ("Likely, because the day stands first in: Date raised.",)
    alone = planned(sheet(header, (TEXT, "2025-05-13", "06/10/2025")))
    assert [(asked.suggestion, asked.details) for asked in alone.questions] == [("", ())]
