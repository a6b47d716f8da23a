"""The register as it is shown: which entries, in which order, and what stands in each line."""

from collections.abc import Sequence

from isms_desktop.domain.action_list import ActionLine
from isms_desktop.domain.lesson_list import LessonLine
from isms_desktop.domain.queries import RegisterCounts, RegisterQuery, RegisterRow
from isms_desktop.runtime.clock import Clock
from isms_desktop.storage.database import Database


class Registers:
    """Reads the register; every call is one short read."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def uids(self, query: RegisterQuery) -> list[str]:
        """The ids of all entries that match, in order."""
        with self._database.reading() as reading:
            return reading.registers.uids(query, self._clock.today())

    def page(self, uids: Sequence[str]) -> list[RegisterRow]:
        """The lines of these entries, in the order given; one that is gone is left out."""
        with self._database.reading() as reading:
            return reading.registers.page(uids, self._clock.today())

    def used_values(self, key: str) -> list[str]:
        """What the entries hold in this column, each value once, to be filtered by."""
        with self._database.reading() as reading:
            return reading.registers.used_values(key)

    def counts(self, query: RegisterQuery) -> RegisterCounts:
        """How many entries each chip shows under this search and these conditions."""
        with self._database.reading() as reading:
            return reading.registers.counts(query, self._clock.today())

    def actions(self) -> list[ActionLine]:
        """The actions of all entries, by reference."""
        with self._database.reading() as reading:
            return reading.registers.actions()

    def lessons(self) -> list[LessonLine]:
        """What was learned from all entries and objectives."""
        with self._database.reading() as reading:
            return reading.registers.lessons()
