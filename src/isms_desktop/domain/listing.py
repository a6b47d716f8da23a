"""Lists that are read whole: filtered and sorted by what their lines hold in declared fields."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any, Final, TypeAlias, TypeVar

from isms_desktop.domain.fields import Field, Kind, Value, is_blank
from isms_desktop.domain.people import Person, folded
from isms_desktop.domain.queries import ANY, URGENCY, Condition

Line = TypeVar("Line")
ValuesOf: TypeAlias = Callable[[Line], Mapping[str, Value]]
"""Gives what a line holds in its columns, by key."""
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


def matching(
    lines: Iterable[Line], query: ListQuery, values_of: ValuesOf[Line], searched: Iterable[str]
) -> list[Line]:
    """The lines that fit, and in which all words of the search stand in one of these attributes."""
    found = list(lines)
    if words := query.search.casefold().split():
        text_of = attrgetter(*searched)
        found = [line for line in found if _has_all(text_of(line), words)]
    if query.where:
        found = [line for line in found if fits(values_of(line), query.where)]
    return found


def _has_all(texts: Iterable[object], words: Iterable[str]) -> bool:
    text = "\n".join(str(text) for text in texts if text).casefold()
    return all(word in text for word in words)


def fits(values: Mapping[str, Value], where: Iterable[Condition]) -> bool:
    """Whether a line with these values in its columns holds all that is asked."""
    return all(holds(values[condition.key], condition.value) for condition in where)


def in_order(
    lines: Iterable[Line], field: Field, values_of: ValuesOf[Line], *, descending: bool
) -> list[Line]:
    """The lines by one of their columns; those where it is blank keep their order at the end."""
    keyed = [(sort_key(field, values_of(line)[field.key]), line) for line in lines]
    filled = [(key, line) for key, line in keyed if key is not None]
    filled.sort(key=lambda pair: pair[0], reverse=descending)
    return [line for _key, line in filled] + [line for key, line in keyed if key is None]


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
