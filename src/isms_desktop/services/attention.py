"""What needs the user today."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, TypeAlias

from isms_desktop.domain.entry import Entry
from isms_desktop.domain.priority import is_overdue, next_due_on
from isms_desktop.domain.queries import Chip, RegisterQuery
from isms_desktop.domain.stages import status_of
from isms_desktop.domain.words import Status
from isms_desktop.runtime.clock import Clock
from isms_desktop.services.wording import next_step
from isms_desktop.storage.database import Database

if TYPE_CHECKING:
    from isms_desktop.services.indicators import DueMeasurement

SHOWN_AT_MOST: Final = 5
SOON: Final = timedelta(days=7)
_AT_ONCE: Final = frozenset({Status.TO_CONTAIN, Status.READY_TO_CLOSE})
_LOOKED_AT: Final = 200
DueReadings: TypeAlias = Callable[[], tuple["DueMeasurement", ...]]
"""Gives the measurements that are due."""


@dataclass(frozen=True, slots=True)
class NeedsYou:
    """One line of the overview: an entry and the one thing to do next."""

    uid: str
    ref: str
    name: str
    status: Status
    due_on: date | None
    is_overdue: bool
    owner: str
    next_step: str


@dataclass(frozen=True, slots=True)
class Today:
    """The lines that are shown, the most urgent first, and how many more there are.

    `readings` are the measurements wanted within a week or late already.
    """

    lines: tuple[NeedsYou, ...]
    more: int
    readings: tuple[DueMeasurement, ...] = ()
    more_readings: int = 0

    @property
    def count(self) -> int:
        """How many things there are altogether."""
        return len(self.lines) + self.more + len(self.readings) + self.more_readings


class Attention:
    """Finds what is late, due within a week, uncontained or ready to close."""

    def __init__(self, database: Database, clock: Clock, due_readings: DueReadings = tuple) -> None:
        self._database = database
        self._clock = clock
        self._due_readings = due_readings

    def today(self) -> Today:
        """The lines of this day; the register's urgency decides their order.

        Looks at the most urgent entries only: what is further down can wait for them.
        """
        today = self._clock.today()
        with self._database.reading() as reading:
            uids = reading.registers.uids(RegisterQuery(chip=Chip.OPEN), today)
            entries = reading.entries.many(uids[:_LOOKED_AT])
        needed = [entry for entry in entries if self._needs_you(entry, today)]
        more = max(0, len(needed) - SHOWN_AT_MOST)
        due = self._due_readings()
        return Today(
            _lines(needed[:SHOWN_AT_MOST], today),
            more,
            due[:SHOWN_AT_MOST],
            max(0, len(due) - SHOWN_AT_MOST),
        )

    @staticmethod
    def _needs_you(entry: Entry, today: date) -> bool:
        due = next_due_on(entry)
        return status_of(entry) in _AT_ONCE or (due is not None and due <= today + SOON)


def _lines(entries: Sequence[Entry], today: date) -> tuple[NeedsYou, ...]:
    return tuple(
        NeedsYou(
            uid=entry.uid,
            ref=entry.ref,
            name=entry.name,
            status=status_of(entry),
            due_on=next_due_on(entry),
            is_overdue=is_overdue(entry, today),
            owner=entry.owner.name if entry.owner else "",
            next_step=next_step(entry),
        )
        for entry in entries
    )
