"""What one piece of work sees of the register: repositories over one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from isms_desktop.domain.changes import Changes
from isms_desktop.storage.draft_repository import DraftReading, DraftRepository
from isms_desktop.storage.entry_repository import EntryReading, EntryRepository
from isms_desktop.storage.history_repository import HistoryReading, HistoryRepository
from isms_desktop.storage.import_repository import (
    ImportReading,
    ImportRepository,
    MappingReading,
    MappingRepository,
)
from isms_desktop.storage.indicator_repository import IndicatorReading, IndicatorRepository
from isms_desktop.storage.ledger import Ledger
from isms_desktop.storage.objective_repository import ObjectiveReading, ObjectiveRepository
from isms_desktop.storage.organisation_repository import (
    OrganisationReading,
    OrganisationRepository,
)
from isms_desktop.storage.overview_reading import OverviewReading
from isms_desktop.storage.people_repository import PeopleReading, PeopleRepository
from isms_desktop.storage.register_repository import RegisterRepository

if TYPE_CHECKING:
    from isms_desktop.storage.surroundings import SurroundingsReading


class Reading:
    """One state of the register, to look at. Fetch everything before it ends."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.people = PeopleReading(connection)
        self.entries = EntryReading(connection, self.people)
        self.registers = RegisterRepository(connection, self.people)
        self.indicators = IndicatorReading(connection, self.people)
        self.objectives = ObjectiveReading(connection, self.people)
        self.organisation = OrganisationReading(connection, self.people)
        self.imports = ImportReading(connection)
        self.mappings = MappingReading(connection)
        self.drafts = DraftReading(connection)
        self.history = HistoryReading(connection)
        self.overview = OverviewReading(connection)

    @cached_property
    def surroundings(self) -> SurroundingsReading:
        """What stands around an entry; it loads the checks."""
        return _surroundings(self.connection)


class UnitOfWork:
    """One step: everything in it is written together by `commit`, or not at all."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        self._connection = connection
        self._ledger = ledger
        self.people = PeopleRepository(connection, ledger, self._refresh)
        self.entries = EntryRepository(connection, self.people, ledger)
        self.registers = RegisterRepository(connection, self.people)
        self.indicators = IndicatorRepository(connection, self.people, ledger)
        self.objectives = ObjectiveRepository(connection, self.people, ledger)
        self.organisation = OrganisationRepository(connection, self.people, ledger)
        self.imports = ImportRepository(connection, ledger)
        self.mappings = MappingRepository(connection, ledger)
        self.drafts = DraftRepository(connection, ledger)
        self.history = HistoryRepository(connection, ledger, self.entries, self.people)

    @cached_property
    def surroundings(self) -> SurroundingsReading:
        """What stands around an entry; it loads the checks."""
        return _surroundings(self._connection)

    def name_step(self, name: str) -> None:
        """Give the step its name once that is known; before the first write."""
        self._ledger.action = name

    def begin_step(self, name: str, moment: datetime) -> None:
        """Go on under another step that is said to be of this moment; for made-up registers only.

        Moments may not go back. All of it still lasts or fails together.
        """
        self._ledger.begin_step(name, moment)

    def commit(self) -> Changes:
        """Make the step last, and tell what it touched."""
        self._connection.commit()
        return self._ledger.changes

    def _refresh(self, uids: Sequence[str]) -> None:
        self.entries.refresh(uids)


def _surroundings(connection: Connection) -> SurroundingsReading:
    # Only the checks look there, and loading them takes as long as opening a register.
    from isms_desktop.storage.surroundings import SurroundingsReading  # noqa: PLC0415

    return SurroundingsReading(connection)
