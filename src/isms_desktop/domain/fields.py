"""A register column, declared once: form, table, filter, import, export and PDF read it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final, TypeAlias

from isms_desktop.domain.people import Person

Value: TypeAlias = str | int | bool | Decimal | date | Person | tuple[str, ...] | None
"""What a field can hold. Texts are never None: blank text is the empty string."""


class Kind(StrEnum):
    """What a field holds, and so how it is typed, shown, sorted and written.

    `CHOICE` is closed; `OPEN_CHOICE` offers words and takes others; `CHOICES` is several of a
    closed list; `WORDS` is a list of free words (requirements, controls, references). `INTEGER` is
    a whole number, `NUMBER` an exact decimal.
    """

    TEXT = "text"
    LONG_TEXT = "long text"
    DATE = "date"
    PERSON = "person"
    CHOICE = "choice"
    OPEN_CHOICE = "open choice"
    CHOICES = "choices"
    WORDS = "words"
    INTEGER = "integer"
    NUMBER = "number"
    YES_NO = "yes or no"


TEXTUAL: Final = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.OPEN_CHOICE})
"""Kinds whose blank value is the empty string."""


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a register.

    `key` is the attribute of the record, `label` what the window shows, `header` the English
    heading of the workbook (it never changes with the language), `width` the workbook's column
    width in characters, `group` the heading of the form it stands under. A `summary` field is
    computed from the latest round and is edited there, not in the row. `choices` are the members of
    a `StrEnum` where the rules know the words.
    """

    key: str
    label: str
    header: str
    kind: Kind
    choices: tuple[str, ...] = ()
    width: int = 16
    group: str = ""
    required: bool = False
    summary: bool = False

    @property
    def blank(self) -> Value:
        """The value that means "nothing was entered"."""
        if self.kind in TEXTUAL:
            return ""
        return () if self.kind in (Kind.CHOICES, Kind.WORDS) else None


@dataclass(frozen=True, slots=True)
class RecordSpec:
    """The columns of one kind of record, in the order of its workbook sheet."""

    key: str
    sheet: str
    fields: tuple[Field, ...]
    _by_key: Mapping[str, Field] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_key", {f.key: f for f in self.fields})

    def __iter__(self) -> Iterator[Field]:
        return iter(self.fields)

    def __getitem__(self, key: str) -> Field:
        return self._by_key[key]

    def __contains__(self, key: str) -> bool:
        return key in self._by_key

    def find(self, *keys: str) -> tuple[Field, ...]:
        """These fields, in this order."""
        return tuple(self._by_key[key] for key in keys)


def is_blank(value: Value) -> bool:
    """Whether the value means "nothing was entered"; "no" and zero are answers."""
    return value is None or value in ("", ())
