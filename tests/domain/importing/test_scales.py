"""Numbers and colours that stand for words."""

import pytest

from isms_desktop.domain.importing import scales
from isms_desktop.domain.importing.choices import Answer, ImportChoices
from isms_desktop.domain.importing.plan import ImportPlan
from tests.domain.importing.languages import NO_CHOICES, planned, sheet, value_words

WORDS = value_words()


@pytest.mark.parametrize(
    ("key", "texts", "choices"),
    [
        ("severity", ["1", "4"], ["lowest of 4", "lowest of 5", "highest of 4", "highest of 5"]),
        ("severity", ["2", "5"], ["lowest of 5", "highest of 5"]),
        ("severity", ["2", "9"], ["lowest of 10"]),
        ("severity", ["Red", "Amber", "Green"], ["red is critical", "red is high"]),
        ("status", ["rot", "grün"], ["green is closed", "all are open"]),
    ],
)  # fmt: skip
def test_a_scale_is_asked_with_the_answers_that_fit(
    key: str, texts: list[str], choices: list[str]
) -> None:
    question = scales.question(key, "Level", texts, WORDS)
    assert question is not None
    assert [str(choice).removeprefix("1 is the ") for choice in question.choices] == choices


@pytest.mark.parametrize(
    ("key", "texts"),
    [
        ("severity", []),
        ("severity", ["High", "P1"]),
        ("severity", ["High", "Low", "3"]),
        ("severity", ["Red", "Orange", "Yellow"]),
        ("status", ["1", "2"]),
        ("severity", ["11", "2.5"]),
    ],
)
def test_plain_words_and_what_is_no_scale_are_not_asked(key: str, texts: list[str]) -> None:
    assert scales.question(key, "Level", texts, WORDS) is None


@pytest.mark.parametrize(
    ("answer", "texts", "values"),
    [
        (Answer.LOWEST_OF_4, ["1", "4"], ["Low", "Critical"]),
        (Answer.HIGHEST_OF_4, ["1", "4"], ["Critical", "Low"]),
        (Answer.LOWEST_OF_5, ["2", "3", "5"], ["Low", "Medium", "Critical"]),
        (Answer.HIGHEST_OF_3, ["1", "3"], ["High", "Low"]),
        (Answer.LOWEST_OF_10, ["1", "10"], ["Low", "Critical"]),
        (Answer.RED_IS_HIGH, ["red", "green"], ["High", "Low"]),
        ("", ["1"], []),
        (Answer.LOWEST_OF_3, ["4", "high"], []),
    ],
)
def test_an_answer_gives_each_step_its_word(
    answer: str, texts: list[str], values: list[str]
) -> None:
    assert list(scales.meanings("severity", texts, answer, WORDS).values()) == values


def plan(severities: tuple[object, ...], choices: ImportChoices = NO_CHOICES) -> ImportPlan:
    rows = [(n, f"The door {n} was left open", s) for n, s in enumerate(severities, 1)]
    return planned(sheet(("ID", "Description", "Severity"), *rows), choices=choices)  # type: ignore[arg-type]  # cells


def test_a_column_of_numbers_is_one_question_and_its_answer_is_remembered_as_words() -> None:
    assert [question.name for question in plan((1, 2, "4")).questions] == ["scale:Severity"]
    chosen = ImportChoices(answers={"scale:Severity": Answer.HIGHEST_OF_4})
    answered = plan((1, 2, "4"), chosen)
    assert answered.questions == ()
    assert [row.record.values["severity"] for row in answered.rows] == ["Critical", "High", "Low"]
    again = plan((2, 4), ImportChoices(value_words=answered.value_words))
    assert again.questions == ()


def test_a_number_beside_its_word_needs_no_question() -> None:
    found = plan(("1 - Low", "3 (High)", "4. Critical", "High (3)"))
    assert found.questions == ()
    assert [row.record.values["severity"] for row in found.rows] == [
        "Low", "High", "Critical", "High",
    ]  # fmt: skip
