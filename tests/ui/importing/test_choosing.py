from isms_desktop.domain.importing.choices import ImportChoices, OnClash, Question, QuestionKind
from isms_desktop.domain.importing.dates import DateOrder
from isms_desktop.domain.importing.headers import ColumnMatch, Heading
from isms_desktop.domain.importing.plan import ImportPlan
from isms_desktop.domain.importing.tables import Table
from isms_desktop.ui.importing.choosing import (
    Asked,
    answer_to,
    is_unsure,
    with_field,
    with_order,
    with_table,
    with_words,
)

HEADINGS = tuple(Heading(place, name) for place, name in enumerate(("When", "State", "Text"), 1))
TABLE = Table("Log", 3, HEADINGS, score=10.0)
DATES = Question(QuestionKind.DATE_ORDER, "When", "Which first?", tuple(DateOrder), count=12)
WORD = Question(
    QuestionKind.VALUE, "State", "What?", ("open", "closed"), "status", "parked", 2, "open"
)
RARE = Question(QuestionKind.VALUE, "State", "What?", ("open", "closed"), "status", "zzz", 1)


def plan(
    *questions: Question,
    keys: tuple[str, ...] = ("identified_on", "status", "description"),
    table: Table = TABLE,
    alternatives: tuple[Table, ...] = (),
) -> ImportPlan:
    columns = tuple(ColumnMatch(h, key) for h, key in zip(HEADINGS, keys, strict=True))
    return ImportPlan(
        file_name="log.xlsx",
        format="xlsx",
        choices=ImportChoices(),
        table=table,
        columns=columns,
        questions=questions,
        alternatives=alternatives,
    )


def test_a_field_moves_away_from_the_column_that_had_it() -> None:
    choices = with_field(ImportChoices(), plan().columns, "Text", "status")
    assert choices.mapping == {"State": "", "Text": "status"}


def test_two_quick_choices_of_one_field_leave_it_with_the_later_column() -> None:
    columns = plan(keys=("", "", "description")).columns  # the plan before both choices
    choices = with_field(ImportChoices(), columns, "When", "notes")
    choices = with_field(choices, columns, "State", "notes")
    assert choices.mapping == {"When": "", "State": "notes"}


def test_many_columns_may_be_extra_fields() -> None:
    columns = plan(keys=("", "status", "description")).columns
    choices = with_field(ImportChoices(), columns, "State", "")
    assert choices.mapping == {"State": ""}


def test_another_table_forgets_what_was_said_about_columns() -> None:
    choices = with_order(ImportChoices(on_clash=OnClash.SKIP), "When", DateOrder.DAY_FIRST)
    assert with_table(choices, "Closed", 2) == ImportChoices(
        sheet="Closed", header_row=2, on_clash=OnClash.SKIP
    )


def test_an_answered_question_stays() -> None:
    asked = Asked()
    asked.take(plan(DATES, WORD, RARE))
    choices = with_words(ImportChoices(), {("status", "parked"): "closed"})
    asked.take(plan(RARE))
    assert asked.about("State", QuestionKind.VALUE) == [WORD, RARE]
    assert asked.about("When", QuestionKind.DATE_ORDER) == [DATES]
    assert answer_to(WORD, choices) == "closed"
    assert answer_to(RARE, choices) is None
    assert answer_to(DATES, with_order(choices, "When", DateOrder.MONTH_FIRST)) == "month first"


def test_a_question_goes_when_its_column_goes_elsewhere() -> None:
    asked = Asked()
    asked.take(plan(DATES, WORD))
    asked.take(plan(keys=("notes", "category", "description")))
    assert asked.about("When", QuestionKind.DATE_ORDER) == []
    assert asked.about("State", QuestionKind.VALUE) == []


def test_questions_of_another_table_are_forgotten() -> None:
    asked = Asked()
    asked.take(plan(WORD))
    asked.take(plan(table=Table("Log", 4, HEADINGS)))
    assert asked.about("State", QuestionKind.VALUE) == []


def test_a_table_with_a_close_rival_or_strange_headings_is_unsure() -> None:
    assert not is_unsure(plan())
    assert not is_unsure(plan(alternatives=(Table("Other", 1, HEADINGS, score=5.0),)))
    assert is_unsure(plan(alternatives=(Table("Other", 1, HEADINGS, score=9.5),)))
    assert is_unsure(plan(keys=("", "", "description")))
