"""Puts storage, exchange, reports and services together, for window and command line alike."""

import uuid
from dataclasses import dataclass
from pathlib import Path

from isms_desktop.domain.progress import Progress, no_progress
from isms_desktop.exchange.limits import Limits
from isms_desktop.exchange.reader import SpreadsheetReader, child_command
from isms_desktop.reports.fonts import Fonts, usual_font_folders
from isms_desktop.runtime import resources
from isms_desktop.runtime.clock import Clock
from isms_desktop.runtime.paths import Paths
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
from isms_desktop.storage.backup import restore_backup
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


def open_workspace(
    paths: Paths,
    clock: Clock,
    *,
    is_writing: bool = True,
    passphrase: str | None = None,
) -> Workspace:
    """Open the register of these folders; to write, it is made where there is none.

    Raises `UserError` with a code of opening (`Database.open`), such as "locked" or "missing".
    """
    if is_writing and not paths.database.exists():
        database = Database.create(paths.database, clock=clock, passphrase=passphrase)
    else:
        database = Database.open(
            paths.database,
            clock=clock,
            passphrase=passphrase,
            read_only=not is_writing,
            backup_folder=paths.backups,
        )
    return _workspace(database, paths, clock)


def restore_register(
    paths: Paths,
    backup: Path,
    clock: Clock,
    passphrase: str | None = None,
    progress: Progress = no_progress,
) -> Path | None:
    """Put a backup in the place of a register that is closed, and say where the former one lies.

    Raises `UserError` where the backup is not whole; the register then is as it was.
    """
    progress(0, 0)
    return restore_backup(backup, paths.database, clock=clock, passphrase=passphrase)


def _workspace(database: Database, paths: Paths, clock: Clock) -> Workspace:
    organisations = Organisations(database, new_uid)
    backups = Backups(database, paths.backups, clock)
    actor = organisations.user_name
    return Workspace(
        database=database,
        clock=clock,
        registers=Registers(database, clock),
        entries=Entries(database, clock, new_uid, actor),
        drafts=Drafts(database),
        people=People(database),
        organisations=organisations,
        attention=Attention(database, clock),
        importing=Importing(
            database,
            SpreadsheetReader(Limits(), child_command()),
            clock,
            new_uid,
            actor,
            backups.before_import,
        ),
        exporting=Exporting(database, clock),
        reporting=Reporting(database, _fonts(), clock),
        backups=backups,
        histories=Histories(database),
        examples=Examples(database, clock, new_uid),
    )


def _fonts() -> Fonts:
    return Fonts(resources.path("fonts"), usual_font_folders())
