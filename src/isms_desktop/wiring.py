"""Puts storage, exchange, reports and services together, for window and command line alike."""

import uuid
from dataclasses import dataclass

from isms_desktop.runtime.clock import Clock
from isms_desktop.services.attention import Attention
from isms_desktop.services.backups import Backups
from isms_desktop.services.drafts import Drafts
from isms_desktop.services.entries import Entries
from isms_desktop.services.examples import Examples
from isms_desktop.services.exporting import Exporting
from isms_desktop.services.histories import Histories
from isms_desktop.services.importing import Importing
from isms_desktop.services.organisations import Organisations
from isms_desktop.services.people import People
from isms_desktop.services.registers import Registers
from isms_desktop.services.reporting import Reporting
from isms_desktop.storage.database import Database


def new_uid() -> str:
    """An id no other record has."""
    return uuid.uuid4().hex


@dataclass(frozen=True, slots=True)
class Workspace:
    """One open register with everything that can be done with it."""

    database: Database
    clock: Clock
    registers: Registers
    entries: Entries
    drafts: Drafts
    people: People
    organisations: Organisations
    attention: Attention
    importing: Importing
    exporting: Exporting
    reporting: Reporting
    backups: Backups
    histories: Histories
    examples: Examples

    def close(self) -> None:
        """Back up what changed and let the file go."""
        try:
            self.backups.at_close()
        finally:
            self.database.close()
