"""One sitting with a file: what is open, what was chosen, and the jobs that work on it."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from isms_desktop.domain.changes import Changes, RecordKind
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.importing.choices import ImportChoices
from isms_desktop.domain.progress import Progress
from isms_desktop.domain.template_rows import is_template
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.services.import_memory import choices_from
from isms_desktop.services.importing import Importing, ImportResult, ImportSource
from isms_desktop.ui.importing.choosing import PlanView
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.jobs import Job


@dataclass(frozen=True, slots=True)
class _Look:
    """A file as it was read with these choices: a plan, or why there is none."""

    source: ImportSource
    choices: ImportChoices
    view: PlanView | None
    trouble: UserError | None


class Sitting(QObject):
    """Keeps the state of the wizard and says when it has changed.

    `view` is None while the file has no table as chosen; `trouble` then says why. A new choice
    replaces the work under way: the latest wins.
    """

    opened = Signal()
    changed = Signal()
    refused = Signal(str, object)
    imported = Signal()
    undone = Signal()

    def __init__(self, desk: Desk, importing: Importing, parent: QObject) -> None:
        super().__init__(parent)  # what comes back after the page is gone is dropped with it
        self._desk = desk
        self._importing = importing
        self._job: Job[Any] | None = None
        self._ticket = 0
        self.forget()
        desk.news.data_changed.connect(self._note)

    def forget(self) -> None:
        """Let go of the file; nothing was written."""
        self._cancel()
        self.source: ImportSource | None = None
        self.choices = ImportChoices()
        self.view: PlanView | None = None
        self.trouble: UserError | None = None
        self.result: ImportResult | None = None
        self.is_undone = False
        self.is_planning = False
        self.is_writing = False

    @property
    def is_remembered(self) -> bool:
        """Whether the columns were matched as in an earlier import."""
        return bool(self.choices.mapping_name)

    @property
    def file_name(self) -> str:
        """The name of the open file, "" without one."""
        return self.source.path.name if self.source else ""

    def open(self, path: Path) -> None:
        """Read a file; the one that is open stays until this one could be read."""
        ticket = self._cancel()
        self._job = self._desk.jobs.read(
            partial(_read, self._importing, path),
            done=partial(self._opened, ticket),
            failed=partial(self._refused, ticket, path.name),
            title=_("Reading {file}").format(file=path.name),
        )

    def choose(self, choices: ImportChoices | None = None) -> None:
        """Plan with other choices, or with the same as the register is now."""
        if self.source is None:
            return
        choices = choices or self.choices
        self.choices = choices
        self.is_planning = True
        ticket = self._cancel()
        self._job = self._desk.jobs.read(
            partial(_planned, self._importing, self.source, choices),
            done=partial(self._planned, ticket),
        )
        self.changed.emit()

    def run(self) -> None:
        """Carry out the plan that is shown."""
        if self.view is None or self.is_writing:
            return
        self.is_writing = True
        plan = self.view.plan
        self._desk.jobs.write(
            partial(self._importing.run, plan),
            done=self._imported,
            failed=self._failed,
            cancelled=self._stopped,
            title=_("Importing {file}").format(file=plan.file_name),
        )
        self.changed.emit()

    def save_problems(self, target: Path) -> None:
        """Save the rows with problems of the plan that is shown."""
        if self.view is None:
            return
        plan = self.view.plan
        self._desk.jobs.read(
            lambda _progress: self._importing.save_problems(plan, target),
            done=partial(_tell_saved, self._desk, target),
            title=_("Saving the rows to correct"),
        )

    def undo(self) -> None:
        """Take the import back as a whole."""
        if self.result is None or self.is_writing:
            return
        self.is_writing = True
        self._desk.jobs.write(
            partial(self._importing.undo, self.result.import_uid),
            done=self._undone,
            failed=self._failed,
            cancelled=self._stopped,
            title=_("Undoing the import"),
        )
        self.changed.emit()

    def _cancel(self) -> int:
        """Stop the work under way, and give the number of what comes instead."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._ticket += 1
        return self._ticket

    def _opened(self, ticket: int, look: _Look) -> None:
        if ticket == self._ticket:
            self.forget()
            self._show(look)
            self.opened.emit()

    def _planned(self, ticket: int, look: _Look) -> None:
        if ticket == self._ticket:
            self._show(look)
            self.changed.emit()

    def _show(self, look: _Look) -> None:
        self.source, self.choices = look.source, look.choices
        self.view, self.trouble = look.view, look.trouble
        self.is_planning = False

    def _refused(self, ticket: int, file_name: str, error: UserError) -> None:
        if ticket == self._ticket:
            self.refused.emit(file_name, error)

    def _imported(self, result: ImportResult) -> None:
        self._desk.news.announce(result.changes)
        self.is_writing = False
        self.result, self.is_undone = result, False
        self.imported.emit()

    def _undone(self, changes: Changes) -> None:
        self._desk.news.announce(changes)
        self.is_writing = False
        self.is_undone = True
        self.undone.emit()

    def _failed(self, error: UserError) -> None:
        """Nothing was written; the preview is made anew, for the register may be another."""
        self._stopped()
        self._desk.prompts.warn(error)
        if self.result is None:
            self.choose()

    def _stopped(self) -> None:
        self.is_writing = False
        self.changed.emit()

    def _note(self, changes: Changes) -> None:
        """The register was changed elsewhere: compare anew, or look whether the import stands."""
        if self.is_writing:
            return
        if self.result is not None:
            uid = self.result.import_uid
            self._desk.jobs.read(
                partial(_is_undone, self._importing, uid), done=partial(self._note_undone, uid)
            )
        elif RecordKind.ENTRY in changes or RecordKind.PERSON in changes:
            self.choose()

    def _note_undone(self, uid: str, is_undone: bool) -> None:
        if self.result is not None and self.result.import_uid == uid:
            self.is_undone = is_undone
            self.changed.emit()


def is_imported(sitting: Sitting) -> bool:
    """Whether the open file stands in the register as it was imported."""
    return sitting.result is not None and not sitting.is_undone


def _read(importing: Importing, path: Path, progress: Progress) -> _Look:
    """Open a file and plan, as such a file was matched the last time."""
    source = importing.open(path, progress)
    choices = ImportChoices()
    # Our own workbook is recognised as such only while nothing is chosen.
    if source.remembered and not is_template(source.looked.workbook):
        choices = choices_from(source.remembered)
    return _planned(importing, source, choices, progress)


def _is_undone(importing: Importing, uid: str, _progress: Progress) -> bool:
    return any(record.is_undone for record in importing.imports() if record.uid == uid)


def _planned(
    importing: Importing, source: ImportSource, choices: ImportChoices, progress: Progress
) -> _Look:
    try:
        plan = importing.plan(source, choices, progress)
    except UserError as error:  # there is no table there; the user may know better
        return _Look(source, choices, None, error)
    return _Look(source, choices, PlanView.of(plan), None)


def _tell_saved(desk: Desk, target: Path, rows: int) -> None:
    text = plural("{n} row was saved to {file}.", "{n} rows were saved to {file}.", rows)
    hint = _("Correct them there and import that file. Its sheet of problems says what to do.")
    desk.prompts.inform(text.format(n=rows, file=target.name), hint)
