"""Where each column of the register is stored, what it is compared with and what it sorts by."""

from datetime import date
from enum import StrEnum
from typing import Any, Final, TypeAlias

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    SQLColumnExpression,
    Text,
    UnaryExpression,
    and_,
    case,
    cast,
    collate,
    false,
    func,
    join,
    not_,
    or_,
    select,
    true,
)
from sqlalchemy.sql import operators

from isms_desktop.domain.fields import TEXTUAL, Field, Kind
from isms_desktop.domain.people import Directory
from isms_desktop.domain.queries import ANY, URGENCY, Chip, Condition
from isms_desktop.domain.registers import COMPUTED, ENTRIES
from isms_desktop.domain.words import AnalysisMethod, EffectMethod, Severity, Status, VerdictResult
from isms_desktop.storage.codec import Decoder, decode_date, decode_enum, decode_person
from isms_desktop.storage.records import ENTRY
from isms_desktop.storage.tables import (
    ENTRY_SUMMARY_TABLE,
    ENTRY_TABLE,
    PERSON_TABLE,
    WAIVER_TABLE,
)

S: Final = ENTRY_SUMMARY_TABLE.c
"""The columns of the lines of the register."""
Day: TypeAlias = str | BindParameter[str]
"""A day as ISO text, or the place for one in a statement."""
FIELDS: Final[dict[str, Field]] = {f.key: f for f in (*ENTRIES, *COMPUTED)}
"""Every column a register may show, filter and sort by."""
_ENTRY_COLUMNS: Final = ENTRY_TABLE.c
_LEAST_WORTH: Final = 3
"""Benefit minus effort is at least minus this."""
_WORKED_OUT: Final = frozenset({"overdue", "days_open", "effect_due", "waived"})
"""Stored nowhere: told from other columns, most of them by the day."""
_LISTS: Final = frozenset({Kind.CHOICES, Kind.WORDS})
_CASELESS: Final = TEXTUAL | _LISTS
_WORDS_OF: Final[dict[str, type[StrEnum]]] = {
    "status": Status,
    "level": Severity,
    "analysis_method": AnalysisMethod,
    "effect_method": EffectMethod,
    "effect_verdict": VerdictResult,
}
_OF_KIND: Final[dict[Kind, Decoder]] = {
    Kind.DATE: decode_date,
    Kind.PERSON: decode_person,
    Kind.YES_NO: lambda value, _people: bool(value),
}


def is_of_entry(key: str) -> bool:
    """Whether the column is stored with the entry itself, not in its line of the register."""
    return key not in _WORKED_OUT and key not in S


def stored(key: str, today: Day) -> ColumnElement[Any]:
    """The column as an expression of SQL."""
    if key == "overdue":
        return func.coalesce(S.next_due_on < today, 0)
    if key == "days_open":
        end = case((S.is_closed == 1, S.closed_on), else_=today)
        return cast(func.julianday(end) - func.julianday(S.identified_on), Integer)
    if key == "effect_due":
        is_waiting = S.status == Status.TO_CHECK_EFFECT.value
        return func.coalesce(and_(is_waiting, S.effect_due_on <= today), 0)
    if key == "waived":
        return select(WAIVER_TABLE.c.uid).where(WAIVER_TABLE.c.entry_uid == S.entry_uid).exists()
    return _ENTRY_COLUMNS[key] if is_of_entry(key) else S[key]


def decoder(key: str) -> Decoder | None:
    """What makes a domain value of what is stored in this column."""
    if is_of_entry(key):
        return ENTRY.codec.decoder(key)
    if key in _WORDS_OF:
        return decode_enum(_WORDS_OF[key])
    return _OF_KIND.get(FIELDS[key].kind)


def of_chip(chip: Chip, today: date) -> ColumnElement[bool]:
    """What a chip shows."""
    if chip is Chip.OPEN:
        return S.is_closed == 0
    if chip is Chip.CLOSED:
        return S.is_closed == 1
    if chip is Chip.OVERDUE:
        return S.next_due_on < today.isoformat()
    if chip is Chip.EFFECT_CHECKS:
        return and_(S.is_closed == 0, S.status == Status.TO_CHECK_EFFECT.value)
    return true()


def holds(condition: Condition, people: Directory, today: date) -> ColumnElement[bool]:
    """That a column holds the value asked for; of an entry's own, as a question beside the order.

    Joining entries to be sorted only to look at one column takes half as long again.
    """
    found = _holds(condition, people, today)
    if not is_of_entry(condition.key):
        return found
    return S.entry_uid.in_(select(ENTRY_TABLE.c.uid).where(found))


def _holds(condition: Condition, people: Directory, today: date) -> ColumnElement[bool]:
    field = FIELDS[condition.key]
    column = stored(condition.key, today.isoformat())
    value = condition.value.strip()
    if value in ("", ANY):
        is_blank = or_(column.is_(None), cast(column, Text) == "")
        return not_(is_blank) if value else is_blank
    if field.kind is Kind.PERSON:
        person = people.find(value)
        return column == person.uid if person else false()
    return _holds_words(field, column, value)


def _holds_words(field: Field, column: ColumnElement[Any], value: str) -> ColumnElement[bool]:
    kind = field.kind
    if kind is Kind.DATE:
        return or_(column == value, column.startswith(f"{value}-", autoescape=True))
    if kind in _LISTS:
        items = func.json_each(column).table_valued("value")
        same = func.folded(items.c.value) == value.casefold()
        return and_(column != "", select(items.c.value).where(same).exists())
    if kind in (Kind.YES_NO, Kind.CHOICE):
        return column.in_(_meant(field, value.casefold()))
    if kind is Kind.INTEGER:
        return cast(column, Text) == str(int(value)) if value.lstrip("-").isdecimal() else false()
    return func.folded(column) == value.casefold()


def _meant(field: Field, word: str) -> list[str | int]:
    """What may be stored where this word, in lower case, is asked for: one value, or none."""
    if field.kind is Kind.YES_NO:
        return [number for number, name in enumerate(("no", "yes")) if name == word]
    return [str(choice) for choice in field.choices if choice.casefold() == word]


def used_values(key: str) -> Select[*tuple[Any, ...]]:
    """The question for what a stored column holds, each value once, the bin left out.

    Of days it asks for their months.
    """
    column = stored(key, "")
    if FIELDS[key].kind is Kind.DATE:
        column = func.substr(column, 1, 7)
    source = join(ENTRY_SUMMARY_TABLE, ENTRY_TABLE, ENTRY_TABLE.c.uid == S.entry_uid)
    return select(column).distinct().select_from(source).where(S.is_binned == 0, column != "")


def order_by(key: str, today: date, *, descending: bool) -> list[SQLColumnExpression[Any]]:
    """The order by a column, what is blank last, and then by reference."""
    if key == URGENCY:
        keys = _urgency(today)
        return [_turned(column) if descending else column for column in keys]
    column = _sorted_by(FIELDS[key], today)
    blank = or_(column.is_(None), cast(column, Text) == "")
    return [blank, column.desc() if descending else column.asc(), S.ref_key, S.entry_uid]


def _urgency(today: date) -> list[UnaryExpression[Any]]:
    # Late, then open, then level, then worth unless it is late, as one number: ten thousand
    # entries are sorted in two thirds of the time that takes with each as a key of its own.
    weight = (1 - S.is_closed) * 100 + S.level_rank * 10
    late = S.next_due_on < today.isoformat()
    return [
        case((late, weight + 1000), else_=weight + S.worth + _LEAST_WORTH).desc(),
        func.coalesce(S.next_due_on, "9").asc(),
        S.worth.desc(),
        S.identified_on.desc(),
        S.ref_key.desc(),
        S.entry_uid.desc(),
    ]


def _turned(order: UnaryExpression[Any]) -> UnaryExpression[Any]:
    """The same order the other way round."""
    inner = order.element
    return inner.asc() if order.modifier is operators.desc_op else inner.desc()


def _sorted_by(field: Field, today: date) -> SQLColumnExpression[Any]:
    if field.key == "ref":
        return S.ref_key
    column = stored(field.key, today.isoformat())
    if field.kind is Kind.CHOICE:
        return case({word: rank for rank, word in enumerate(field.choices)}, value=column)
    if field.kind is Kind.PERSON:
        name = select(func.folded(PERSON_TABLE.c.name)).where(PERSON_TABLE.c.uid == column)
        return name.scalar_subquery()
    return collate(column, "NOCASE") if field.kind in _CASELESS else column
