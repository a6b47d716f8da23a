"""The register as a file: the template workbook, or a CSV file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from isms_desktop import __version__
from isms_desktop.domain.entry import Entry
from isms_desktop.domain.history import HistoryHead
from isms_desktop.domain.organisation import Organisation
from isms_desktop.domain.progress import Progress, no_progress
from isms_desktop.domain.queries import RegisterQuery
from isms_desktop.domain.template_rows.measuring_out import NOTHING_MEASURED, Measured
from isms_desktop.exchange.csv_file import write_csv
from isms_desktop.exchange.document_control import DocumentControl
from isms_desktop.exchange.template import write_template
from isms_desktop.runtime.clock import Clock
from isms_desktop.runtime.collecting import without_collecting
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.services.measuring_sheets import measured_of
from isms_desktop.services.organisations import UNNAMED_USER
from isms_desktop.services.wording import fingerprint_line
from isms_desktop.storage.database import Database

EVERYTHING: Final = RegisterQuery(sort="ref")
"""All entries, by reference."""
_ENTRIES_A_READ: Final = 500


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written; `notes` are sentences on what the user should know about it."""

    path: Path
    entries: int
    notes: tuple[str, ...] = ()

    def told(self) -> str:
        """A sentence on what was written."""
        text = plural(
            "{n} entry was exported to {file}.",
            "{n} entries were exported to {file}.",
            self.entries,
        )
        return text.format(n=self.entries, file=self.path)


@dataclass(frozen=True, slots=True)
class _Selection:
    """What is exported, as it stood at one moment."""

    uids: Sequence[str]
    organisation: Organisation | None
    head: HistoryHead


class Exporting:
    """Writes the register to files. Nothing is changed in it, and there is never half a file.

    Every method raises `UserError` "cannot_write" where the file cannot be written, and lets
    `CancelledError` of its progress through.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    @without_collecting()
    def to_workbook(
        self, path: Path, query: RegisterQuery | None = None, progress: Progress = no_progress
    ) -> Exported:
        """Write the entries of the query, in its order; without a query everything there is.

        Objectives and measurements belong to the whole register only.
        """
        is_whole = query in (None, RegisterQuery(), EVERYTHING)
        selection = self._selected(query or EVERYTHING)
        about = self._about(selection, is_whole=is_whole)
        measured = self._measured() if is_whole else NOTHING_MEASURED
        entries = self._entries(selection.uids)
        written = write_template(entries, about, path, progress, len(selection.uids), measured)
        notes: tuple[str, ...] = ()
        if written.continued_texts:
            text = plural(
                "{n} text is longer than a cell and goes on on the sheet Continued Texts.",
                "{n} texts are longer than a cell and go on on the sheet Continued Texts.",
                written.continued_texts,
            )
            notes = (text.format(n=written.continued_texts),)
        return Exported(path, written.entries, notes)

    @without_collecting()
    def to_csv(
        self, path: Path, query: RegisterQuery | None = None, progress: Progress = no_progress
    ) -> Exported:
        """Write the columns of the register; details and own columns are only in the workbook."""
        selection = self._selected(query or EVERYTHING)
        entries = self._entries(selection.uids)
        written = write_csv(entries, path, progress, len(selection.uids))
        only = _(
            "A CSV file holds the log alone. The workbook has the details and your own columns."
        )
        if not written.guarded:
            return Exported(path, written.entries, (only,))
        text = plural(
            "{n} text begins like a formula; an apostrophe was put before it.",
            "{n} texts begin like a formula; an apostrophe was put before them.",
            written.guarded,
        )
        return Exported(path, written.entries, (only, text.format(n=written.guarded)))

    def empty_template(self, path: Path) -> Exported:
        """Write a workbook without entries, to be filled in by hand and imported."""
        selection = self._selected(EVERYTHING)
        write_template((), self._about(selection, is_whole=True), path)
        return Exported(path, 0)

    def _measured(self) -> Measured:
        with self._database.reading() as reading:
            return measured_of(reading)

    def _selected(self, query: RegisterQuery) -> _Selection:
        with self._database.reading() as reading:
            return _Selection(
                uids=reading.registers.uids(query, self._clock.today()),
                organisation=reading.organisation.get(),
                head=reading.history.head(),
            )

    def _entries(self, uids: Sequence[str]) -> Iterator[Entry]:
        """The entries in short reads, so that nobody waits for them to save."""
        for start in range(0, len(uids), _ENTRIES_A_READ):
            with self._database.reading() as reading:
                part = reading.entries.many(uids[start : start + _ENTRIES_A_READ])
            yield from part

    def _about(self, selection: _Selection, *, is_whole: bool) -> DocumentControl:
        organisation = selection.organisation
        user = organisation.user if organisation else None
        return DocumentControl(
            organisation=organisation.name if organisation else "",
            classification=organisation.classification_word if organisation else "",
            version=str(selection.head.sequence),
            author=user.name if user else UNNAMED_USER,
            exported_at=self._clock.now().astimezone(),
            program=f"ISMS Desktop {__version__}",
            reason=_("Copy of the register"),
            history=_history_line(selection.head),
            selection=_("the whole register") if is_whole else _("a part of the register"),
        )


def _history_line(head: HistoryHead) -> str:
    line = fingerprint_line(head)
    return f"{line}, {head.moment:%Y-%m-%d %H:%M} UTC" if head.moment else line
