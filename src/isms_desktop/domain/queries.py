"""What a register shall show: search, filter and order, as plain data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from isms_desktop.domain.fields import Value


class Chip(StrEnum):
    """The filters above the register, each with its count."""

    OPEN = "open"
    OVERDUE = "overdue"
    EFFECT_CHECKS = "effect checks"
    CLOSED = "closed"
    ALL = "all"


URGENCY = "urgency"
"""The order the register starts with: overdue first, then level, days late, worth."""


ANY = "*"
"""Asks of a condition only that something stands in the field."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A field that must hold this value: a word, a date in ISO form, "yes" or "no", blank for none.

    Names of people and words of lists match whole, ignoring case. Of a date the year or the month
    is enough ("2026-11"); `ANY` asks that there is a value at all.
    """

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class RegisterQuery:
    """Search words (each must occur, its beginning is enough), chip, conditions, one sort key.

    `among` are the uids of the only entries that may show, None where all may.
    """

    search: str = ""
    chip: Chip = Chip.ALL
    where: tuple[Condition, ...] = ()
    sort: str = URGENCY
    descending: bool = False
    among: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class OneAim:
    """One objective, or one indicator, by its uid."""

    uid: str


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One line of the register: the values of `ENTRIES` and `COMPUTED` by key."""

    uid: str
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class RegisterCounts:
    """How many entries each chip would show under the same search and conditions."""

    by_chip: Mapping[Chip, int] = field(default_factory=dict)

    def __getitem__(self, chip: Chip) -> int:
        return self.by_chip.get(chip, 0)
