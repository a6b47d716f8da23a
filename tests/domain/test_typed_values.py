"""What is typed becomes a value, or a sentence on why it cannot."""

from datetime import date, datetime

import pytest

from isms_desktop.domain.details import ACTIONS
from isms_desktop.domain.fields import Value, is_blank
from isms_desktop.domain.people import Person
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.domain.typed_values import FieldProblem, person_name, typed, typed_time
from isms_desktop.domain.words import Property, Severity


@pytest.mark.parametrize(
    ("key", "given", "taken"),
    [
        ("description", "  Laptop lost\r\non the train ", "Laptop lost\non the train"),
        ("title", "Laptop \n lost", "Laptop lost"),
        ("severity", "HIGH", Severity.HIGH),
        ("severity", " ", None),
        ("severity", Severity.LOW, Severity.LOW),
        ("category", "Something of our own", "Something of our own"),
        ("cia", "a, c", (Property.CONFIDENTIALITY, Property.AVAILABILITY)),
        ("cia", ("I",), (Property.INTEGRITY,)),
        ("annex_a", "A.5.24; A.8.2,\nA.5.24", ("A.5.24", "A.8.2")),
        ("annex_a", ("A.5.1", " "), ("A.5.1",)),
        ("identified_on", "2026-11-23", date(2026, 11, 23)),
        ("identified_on", datetime(2026, 11, 23, 9, 30), date(2026, 11, 23)),  # noqa: DTZ001  # a cell has no zone
        ("identified_on", "", None),
        ("likelihood", "5", 5),
        ("likelihood", 1, 1),
        ("breach", "Yes", True),
        ("breach", "no", False),
        ("breach", True, True),
        ("owner", "  Mia   Okafor; IT ", "Mia Okafor, IT"),
        ("owner", " ", None),
        ("title", None, ""),
        ("annex_a", None, ()),
    ],
)
def test_a_value_is_cleaned_and_read_for_its_field(key: str, given: Value, taken: Value) -> None:
    assert typed(ENTRIES[key], given) == taken


@pytest.mark.parametrize(
    ("key", "given"),
    [
        ("severity", "Awful"),
        ("cia", "C, X"),
        ("identified_on", "soon"),
        ("identified_on", "31.12.2026"),
        ("likelihood", "6"),
        ("likelihood", 0),
        ("effort", "4"),
        ("likelihood", "many"),
        ("breach", "perhaps"),
    ],
)
def test_what_cannot_be_taken_is_said_in_a_sentence(key: str, given: Value) -> None:
    problem = typed(ENTRIES[key], given)

    assert isinstance(problem, FieldProblem)
    assert problem.key == key
    assert problem.message.endswith(".")


def test_a_number_without_a_scale_is_taken_as_it_is() -> None:
    assert typed(ACTIONS["round"], 12) == 12


@pytest.mark.parametrize("key", [field.key for field in ENTRIES])
def test_no_text_and_no_value_both_mean_that_nothing_was_entered(key: str) -> None:
    assert is_blank(ENTRIES[key].blank)
    blank = typed(ENTRIES[key], "")
    assert not isinstance(blank, FieldProblem)
    assert is_blank(blank)


@pytest.mark.parametrize(
    ("text", "time"),
    [("9:05", "09:05"), ("23:59:59", "23:59:59"), ("", ""), ("24:00", None), ("noon", None)],
)
def test_a_time_of_day_is_read_or_refused(text: str, time: str | None) -> None:
    assert typed_time(text) == time


def test_the_name_of_a_person_is_its_text() -> None:
    assert person_name(Person(uid="p", name="Mia Okafor")) == "Mia Okafor"
    assert person_name("Sam Reid") == "Sam Reid"
    assert person_name(None) == ""
