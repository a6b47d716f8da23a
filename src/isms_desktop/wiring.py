"""Puts storage, exchange, reports and services together, for window and command line alike."""

# ruff: noqa: PLC0415  -- each service is loaded with its first use: see the class

from __future__ import annotations

import secrets
import time
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from isms_desktop.domain.progress import Progress, no_progress
from isms_desktop.runtime import resources
from isms_desktop.runtime.clock import Clock
from isms_desktop.runtime.paths import Paths
from isms_desktop.services.backups import Backups
from isms_desktop.services.bin import Bin
from isms_desktop.services.bulk_changes import BulkChanges
from isms_desktop.services.drafts import Drafts
from isms_desktop.services.entries import Entries
from isms_desktop.services.entry_steps import EntrySteps
from isms_desktop.services.histories import Histories
from isms_desktop.services.organisations import Organisations
from isms_desktop.services.people import People
from isms_desktop.services.people_keeping import PeopleKeeping
from isms_desktop.services.registers import Registers
from isms_desktop.services.rehearsals import Rehearsals
from isms_desktop.services.undoing import Undoing
from isms_desktop.storage.backup import restore_backup
from isms_desktop.storage.database import Database

if TYPE_CHECKING:
    from isms_desktop.domain.checks.word_lists import WordLists
    from isms_desktop.services.actions import Actions
    from isms_desktop.services.causes import Causes
    from isms_desktop.services.checking import Checking
    from isms_desktop.services.closings import Closings
    from isms_desktop.services.effectiveness import Effectiveness
    from isms_desktop.services.examples import Examples
    from isms_desktop.services.exporting import Exporting
    from isms_desktop.services.finding import Finding
    from isms_desktop.services.importing import Importing
    from isms_desktop.services.indicators import Indicators
    from isms_desktop.services.mappings import Mappings
    from isms_desktop.services.objectives import Objectives
    from isms_desktop.services.overviews import Overviews
    from isms_desktop.services.packing import Packing
    from isms_desktop.services.reporting import Reporting
    from isms_desktop.services.similar_cases import Relatives, SimilarCases

_LANGUAGES: Final = ("en", "de")
"""All are looked for at once: a register may be kept in both."""


def new_uid() -> str:
    """An id no other record has; made later, it sorts later, so that it joins an index at its end.

    The moment in microseconds, and seventy-two bits of chance.
    """
    return f"{time.time_ns() // 1000:014x}{secrets.token_hex(9)}"


class Workspace:
    """One open register with everything that can be done with it.

    What needs much to be loaded is made when it is first asked for.
    """

    def __init__(self, database: Database, paths: Paths, clock: Clock) -> None:
        self.database = database
        self.paths = paths
        self.clock = clock
        self.organisations = Organisations(database, new_uid)
        self.registers = Registers(database, clock)
        self.entries = Entries(database, clock, new_uid, self.organisations.user_name)
        self._steps = EntrySteps(database, clock, new_uid, self.organisations.user_name)
        self.drafts = Drafts(database)
        self.people = People(database)
        self.people_keeping = PeopleKeeping(database, new_uid, self.organisations.user_name)
        self.backups = Backups(database, paths.backups, clock)
        self.rehearsals = Rehearsals(database, paths.backups, clock)
        self.histories = Histories(database)
        actor = self.organisations.user_name
        self.bin = Bin(database, actor)
        self.bulk_changes = BulkChanges(database, clock, new_uid, actor)
        self.undoing = Undoing(database, actor)

    @cached_property
    def examples(self) -> Examples:
        """The organisation to look around in."""
        from isms_desktop.services.examples import Examples

        return Examples(self.database, self.clock, new_uid)

    @cached_property
    def causes(self) -> Causes:
        """Why it happened."""
        from isms_desktop.services.causes import Causes

        return Causes(self.database, self.clock, self._steps)

    @cached_property
    def actions(self) -> Actions:
        """What is done about it."""
        from isms_desktop.services.actions import Actions

        return Actions(self._steps)

    @cached_property
    def mappings(self) -> Mappings:
        """What imports remembered."""
        from isms_desktop.services.mappings import Mappings

        return Mappings(self.database, self.organisations.user_name)

    @cached_property
    def word_lists(self) -> WordLists:
        """The words by which texts are judged and compared, of all languages."""
        from isms_desktop.domain.checks.word_lists import WordLists

        return WordLists(resources.data(f"data/checks/{language}.toml") for language in _LANGUAGES)

    @cached_property
    def checking(self) -> Checking:
        """What the checks say of entries, and setting one aside."""
        from isms_desktop.services.checking import Checking

        return Checking(self.database, self.clock, self.word_lists, self._steps)

    @cached_property
    def closings(self) -> Closings:
        """Closing, rejecting, reopening."""
        from isms_desktop.services.closings import Closings

        return Closings(self._steps, self.checking)

    @cached_property
    def similar_cases(self) -> SimilarCases:
        """Relatives and recurrences."""
        from isms_desktop.services.similar_cases import SimilarCases

        return SimilarCases(self.database, self._steps, self._relatives)

    @cached_property
    def effectiveness(self) -> Effectiveness:
        """Effect checks and what came back."""
        from isms_desktop.services.effectiveness import Effectiveness

        return Effectiveness(self.database, self._steps, self._relatives)

    @cached_property
    def _relatives(self) -> Relatives:
        from isms_desktop.services.similar_cases import Relatives

        return Relatives(self.word_lists.text)

    @cached_property
    def indicators(self) -> Indicators:
        """What is measured, and its readings."""
        from isms_desktop.services.indicators import Indicators

        return Indicators(self.database, self.clock, new_uid, self.organisations.user_name)

    @cached_property
    def finding(self) -> Finding:
        """Finding anything by a few words."""
        from isms_desktop.services.finding import Finding

        return Finding(self.database, self.clock)

    @cached_property
    def overviews(self) -> Overviews:
        """What needs the user, and how the register stands."""
        from isms_desktop.services.overviews import Overviews

        return Overviews(self.database, self.clock)

    @cached_property
    def objectives(self) -> Objectives:
        """What is aimed at, and whether it is reached."""
        from isms_desktop.services.objective_examples import vague_words
        from isms_desktop.services.objective_steps import ObjectiveSteps
        from isms_desktop.services.objectives import Objectives

        steps = ObjectiveSteps(self.database, self.clock, new_uid, self.organisations.user_name)
        return Objectives(self.database, self.clock, steps, self.entries, vague_words())

    @cached_property
    def importing(self) -> Importing:
        """Spreadsheets in."""
        from isms_desktop.exchange.limits import Limits
        from isms_desktop.exchange.reader import SpreadsheetReader, child_command
        from isms_desktop.services.importing import Importing

        return Importing(
            self.database,
            SpreadsheetReader(Limits(), child_command()),
            self.clock,
            new_uid,
            self.organisations.user_name,
            self.backups.before_import,
        )

    @cached_property
    def exporting(self) -> Exporting:
        """The register as a workbook or CSV file."""
        from isms_desktop.services.exporting import Exporting

        return Exporting(self.database, self.clock)

    @cached_property
    def reporting(self) -> Reporting:
        """The reports on paper."""
        from isms_desktop.reports.fonts import Fonts, usual_font_folders
        from isms_desktop.services.reporting import Reporting

        fonts = Fonts(resources.path("fonts"), usual_font_folders())
        return Reporting(self.database, fonts, self.clock, self.checking.of_entry)

    @cached_property
    def packing(self) -> Packing:
        """All of it in one folder for an auditor."""
        from isms_desktop.services.packing import Packing

        return Packing(self.registers, self.reporting, self.exporting)

    def close(self) -> None:
        """Back up what changed, once a month rehearse going back to it, and let the file go."""
        try:
            self.backups.at_close()
            if not self.database.is_read_only and self.rehearsals.is_due():
                self.rehearsals.rehearse()
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
    if is_writing:
        paths.prepare()
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
    return Workspace(database, paths, clock)


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
    paths.prepare()
    return restore_backup(backup, paths.database, clock=clock, passphrase=passphrase)
