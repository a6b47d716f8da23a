"""Values as they were typed, taken for the fields of a kind of record."""

from collections.abc import Mapping
from typing import Any

from isms_desktop.domain.fields import Kind, RecordSpec, Value
from isms_desktop.domain.typed_values import FieldProblem, person_name, typed
from isms_desktop.services.entries import InvalidValuesError
from isms_desktop.services.people import PersonLookup


def taken(spec: RecordSpec, values: Mapping[str, Value]) -> dict[str, Value]:
    """The values of their kinds; people are still names. Raises `InvalidValuesError`."""
    found = {key: typed(spec[key], value) for key, value in values.items()}
    problems = [value for value in found.values() if isinstance(value, FieldProblem)]
    if problems:
        raise InvalidValuesError(problems)
    return {key: value for key, value in found.items() if not isinstance(value, FieldProblem)}


def with_people(spec: RecordSpec, values: Mapping[str, Value], who: PersonLookup) -> dict[str, Any]:
    """The same values, people looked up; who is new is recorded."""
    return {
        key: who(person_name(value)) if spec[key].kind is Kind.PERSON else value
        for key, value in values.items()
    }
