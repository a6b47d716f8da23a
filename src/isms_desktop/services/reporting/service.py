"""Writes reports as PDF files. Nothing is changed in the register."""

from dataclasses import dataclass
from pathlib import Path

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.progress import Progress, no_progress
from isms_desktop.exchange.calendar_file import write_calendar
from isms_desktop.reports.fonts import Fonts
from isms_desktop.runtime.clock import Clock
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.services.reporting.action_list import as_mail
from isms_desktop.services.reporting.catalogue import REPORTS
from isms_desktop.services.reporting.options import ReportOptions
from isms_desktop.services.reporting.reminders import reminders_of
from isms_desktop.services.reporting.state import Findings, state_of
from isms_desktop.storage.database import Database


@dataclass(frozen=True, slots=True)
class Written:
    """A report that was written; `notes` are sentences on what does not look as typed."""

    pages: int
    notes: tuple[str, ...]

    def told(self, file: Path) -> str:
        """A sentence on what was written."""
        text = plural(
            "{n} page was written to {file}.", "{n} pages were written to {file}.", self.pages
        )
        return text.format(n=self.pages, file=file)


class Reporting:
    """The reports of a register."""

    def __init__(
        self, database: Database, fonts: Fonts, clock: Clock, findings_of: Findings
    ) -> None:
        self._database = database
        self._fonts = fonts
        self._clock = clock
        self._findings_of = findings_of

    def offered(self) -> frozenset[str]:
        """The names of the reports for which there are entries enough."""
        with self._database.reading() as reading:
            count = reading.entries.count()
        return frozenset(name for name, kind in REPORTS.items() if count >= kind.from_entries)

    def write(
        self, name: str, options: ReportOptions, target: Path, progress: Progress = no_progress
    ) -> Written:
        """Write one of `REPORTS`; `target` is replaced at the end or not at all.

        `UserError` "bad_period" where it ends before it begins, "no_entry" where a report needs an
        entry and the query finds none, "cannot_write" where the file cannot be written.
        """
        if options.from_on and options.to_on and options.to_on < options.from_on:
            raise UserError(
                _("The period ends before it begins. Nothing was written."),
                _("Choose a first day that is not after the last one."),
                code="bad_period",
            )
        with state_of(self._database, self._clock, options, self._findings_of) as state:
            write = REPORTS[name].compose(state, progress)
        outcome = write(target, self._fonts, progress)
        return Written(outcome.pages, outcome.notes())

    def write_calendar(self, target: Path, progress: Progress = no_progress) -> int:
        """Write every day on which something is due as a calendar file, and say how many.

        `UserError` "cannot_write" where the file cannot be written.
        """
        with state_of(self._database, self._clock, ReportOptions(), self._findings_of) as state:
            reminders = reminders_of(state, progress)
        write_calendar(reminders, target, self._clock.now())
        return len(reminders)

    def actions_as_mail(self, options: ReportOptions) -> str:
        """The open actions by owner, as text to be pasted into a mail."""
        with state_of(self._database, self._clock, options, self._findings_of) as state:
            return as_mail(state)
