"""Backups and the check of the whole file."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem

from isms_desktop.domain.history import VerifyReport
from isms_desktop.domain.progress import Progress
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.services.backups import Backup, Backups
from isms_desktop.services.histories import Histories
from isms_desktop.services.rehearsals import Rehearsal, Rehearsals
from isms_desktop.services.wording import fingerprint_line
from isms_desktop.ui.kit.bounds import bound
from isms_desktop.ui.kit.buttons import button
from isms_desktop.ui.kit.cards import Card, Line
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import WrappedText, label
from isms_desktop.ui.kit.page import row_of
from isms_desktop.ui.kit.tokens import Tone

_LIST_HEIGHT = 150


@dataclass(frozen=True, slots=True)
class Keeping:
    """The services that keep the register safe."""

    backups: Backups
    histories: Histories
    rehearsals: Rehearsals


class SafetyCard(Card):
    """Makes and lists backups, goes back to one, verifies history and file."""

    restore_requested = Signal(object)

    def __init__(self, desk: Desk, keeping: Keeping) -> None:
        super().__init__(_("Backups and checks"))
        self._desk = desk
        self._rehearsals = keeping.rehearsals
        self._backups = keeping.backups
        self._histories = keeping.histories
        text = _("A backup is made when you close the program and before each import.")
        self.body.addWidget(WrappedText(text, tone="muted"))
        self._list = QListWidget()
        self._list.setObjectName("backupList")
        self._list.setAccessibleName(_("Backups"))
        bound(desk.theme, self._list, height=_LIST_HEIGHT)
        self.body.addWidget(self._list)
        make = button(desk.theme, _("Back up now"), "save", name="backupButton")
        self._back = button(desk.theme, _("Go back to this…"), "history", name="restoreButton")
        other = button(desk.theme, _("Go back to a file…"), "folder-open", name="restoreFileButton")
        self._back.setEnabled(False)
        make.clicked.connect(self._make)
        self._back.clicked.connect(self._restore_chosen)
        other.clicked.connect(self._restore_file)
        self.body.addWidget(row_of(make))
        self.body.addWidget(row_of(self._back, other))
        self._add_rehearsal()
        self.body.addWidget(Line())
        self._fingerprint = QLineEdit()
        self._fingerprint.setObjectName("fingerprintField")
        self._fingerprint.setPlaceholderText(
            _("Fingerprint from a printed report, if you have one")
        )
        named = label(_("Check the history and the file"))
        named.setBuddy(self._fingerprint)
        self._fingerprint.setAccessibleName(named.text())
        check = button(desk.theme, _("Check"), "shield-check", name="verifyButton")
        check.clicked.connect(self._verify)
        self._found = WrappedText("")
        self._found.setObjectName("verifyResult")
        for part in (named, self._fingerprint, row_of(check), self._found):
            self.body.addWidget(part)
        self._refresh()

    def _add_rehearsal(self) -> None:
        self._rehearsed = WrappedText("")
        self._rehearsed.setObjectName("rehearsalResult")
        rehearse = button(
            self._desk.theme, _("Rehearse going back"), "refresh-cw", name="rehearseButton"
        )
        rehearse.clicked.connect(self._rehearse)
        text = _(
            "Once a month the newest backup is put back into a temporary place and read whole. "
            "The result is kept beside the backups: evidence for A.8.13."
        )
        for part in (Line(), WrappedText(text, tone="muted"), self._rehearsed, row_of(rehearse)):
            self.body.addWidget(part)

    def _rehearse(self) -> None:
        self._desk.jobs.write(
            self._rehearsals.rehearse, done=self._tell_rehearsal, title=_("Rehearsing")
        )

    def _tell_rehearsal(self, rehearsal: Rehearsal | None) -> None:
        if rehearsal is None:
            self._rehearsed.setText(_("Not rehearsed yet."))
            return
        when = self._desk.dates.moment(rehearsal.rehearsed_at)
        good = _("Rehearsed {when} with {backup}: restored and whole.")
        bad = _("Rehearsed {when} with {backup}: {problems}")
        text = (good if rehearsal.is_good else bad).format(
            when=when, backup=rehearsal.backup, problems=" ".join(rehearsal.problems)
        )
        self._rehearsed.setText(text)
        self._rehearsed.set_tone(Tone.OK if rehearsal.is_good else Tone.DANGER)

    def _refresh(self) -> None:
        self._desk.jobs.read(lambda _progress: self._backups.all(), done=self._show)
        self._tell_rehearsal(next(iter(self._rehearsals.all()), None))

    def _show(self, backups: list[Backup]) -> None:
        self._list.clear()
        for made in backups:
            item = QListWidgetItem(self._line(made))
            item.setData(Qt.ItemDataRole.UserRole, made.path)
            self._list.addItem(item)
        self._back.setEnabled(bool(backups))
        if backups:
            self._list.setCurrentRow(0)

    def _line(self, made: Backup) -> str:
        when = self._desk.dates.moment(made.made_at)
        entries = plural("{n} entry", "{n} entries", made.entries).format(n=made.entries)
        return f"{when} · {entries} · {self._desk.dates.locale.formattedDataSize(made.size)}"

    def _make(self) -> None:
        self._desk.jobs.write(
            lambda progress: self._backups.make(None, progress),
            done=self._made,
            title=_("Backing up"),
        )

    def _made(self, _backup: Backup) -> None:
        self._refresh()

    def _restore_chosen(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self._ask_to_restore(item.data(Qt.ItemDataRole.UserRole))

    def _restore_file(self) -> None:
        chosen = self._desk.prompts.choose_open_file(
            _("Choose a backup"), _("Backups (*.db);;All files (*)"), self._backups.folder
        )
        if chosen is not None:
            self._ask_to_restore(chosen)

    def _ask_to_restore(self, file: Path) -> None:
        question = _("Go back to the register of this backup?")
        details = _("What you have now is kept aside as a file; nothing is deleted.")
        if self._desk.prompts.ask(question, _("Go back"), _("Stay"), details):
            self.restore_requested.emit(file)

    def _verify(self) -> None:
        work = partial(self._check, self._fingerprint.text().strip())
        self._desk.jobs.read(work, done=self._verified, title=_("Checking the register"))

    def _check(self, fingerprint: str, progress: Progress) -> VerifyReport:
        return self._histories.verify(fingerprint, progress)

    def _verified(self, report: VerifyReport) -> None:
        head = fingerprint_line(report.head)
        text = _("Nothing was found: {head}.").format(head=head) if report.ok else ""
        self._found.setText(text or "\n".join(report.problems))
        self._found.set_tone(Tone.OK if report.ok else Tone.DANGER)
