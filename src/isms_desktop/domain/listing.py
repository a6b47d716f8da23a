"""Lists that are read whole: filtered and sorted by what their lines hold in declared fields."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from isms_desktop.domain.fields import Field, Kind, Value, is_blank
from isms_desktop.domain.people import Person, folded
from isms_desktop.domain.queries import ANY, URGENCY, Condition

WRITTEN: Final = frozenset({Kind.TEXT, Kind.LONG_TEXT})
"""Kinds that hold other words in nearly every line: one only asks whether there are any."""


@dataclass(frozen=True, slots=True)
class ListQuery:
    """Search words (each must occur), a chip, conditions, one sort key."""

    search: str = ""
    chip: str = ""
    where: tuple[Condition, ...] = ()
    sort: str = URGENCY
    descending: bool = False


def holds(value: Value, wanted: str) -> bool:
    """Whether this is what a condition asks for; of a day its year or month is enough."""
    wanted = wanted.strip()
    if wanted == ANY:
        return not is_blank(value)
    if isinstance(value, Person):
        return folded(wanted) in {folded(name) for name in (value.name, *value.aliases)}
    if isinstance(value, date):
        return value.isoformat() == wanted or value.isoformat().startswith(f"{wanted}-")
    return ("" if value is None else str(value)).casefold() == wanted.casefold()


def used(field: Field, values: Iterable[Value]) -> list[str]:
    """What a column can be filtered by: its words in their order, months the newest first."""
    if field.kind in WRITTEN:
        return []
    filled = [value for value in values if not is_blank(value)]
    if field.kind is Kind.CHOICE:
        return [str(choice) for choice in field.choices if choice in filled]
    if field.kind is Kind.DATE:
        return sorted({str(value)[:7] for value in filled}, reverse=True)
    return sorted({str(value) for value in filled}, key=folded)


def sort_key(field: Field, value: Value) -> Any:  # noqa: ANN401  -- columns are of several kinds
    """What a value sorts by; None of a blank one, which comes last in either direction."""
    if is_blank(value):
        return None
    if field.kind is Kind.CHOICE:
        return field.choices.index(str(value))
    if field.kind in (Kind.TEXT, Kind.PERSON):
        return folded(str(value))
    return value
