"""What is handed over as files: the auditor's pack, and reminders for a calendar."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from isms_desktop.domain.progress import Progress
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.services.packing import Packed, Packing
from isms_desktop.services.reporting import Naming, PaperSize, Reporting, ReportOptions
from isms_desktop.ui.kit.bounds import bound
from isms_desktop.ui.kit.buttons import button, link_button
from isms_desktop.ui.kit.cards import Card
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import WrappedText, label
from isms_desktop.ui.kit.page import row_of
from isms_desktop.ui.kit.tokens import SPACE_4, SPACE_12, SPACE_16
from isms_desktop.ui.reports.choices import Pick

_FIELD_WIDTH: Final = 200


class HandOver(QWidget):
    """Two cards, each with one button."""

    def __init__(self, desk: Desk, packing: Packing, reporting: Reporting) -> None:
        super().__init__()
        self._desk = desk
        self._packing = packing
        self._reporting = reporting
        self._folder = Path()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        column.addWidget(self._pack_card())
        column.addWidget(self._calendar_card())

    def _pack_card(self) -> Card:
        theme = self._desk.theme
        card = Card(_("Auditor's pack"))
        sentence = _(
            "One folder with all reports, a dossier of every entry, the workbook and a list of "
            "hashes that shows whether a file was changed afterwards."
        )
        card.body.addWidget(WrappedText(sentence, tone="muted"))
        namings = (_("Names"), _("Initials"), _("Roles"))
        self._naming = Pick(theme, _("People"), tuple(zip(Naming, namings, strict=True)))
        sizes = (_("A4"), _("Letter"))
        self._paper = Pick(theme, _("Paper"), tuple(zip(PaperSize, sizes, strict=True)))
        fields = [_named(_("People"), self._naming), _named(_("Paper"), self._paper)]
        for field in fields:
            bound(theme, field, width=_FIELD_WIDTH)
        card.body.addWidget(row_of(*fields, spacing=SPACE_16))
        make = button(theme, _("Make the pack…"), "archive", name="makePackButton")
        make.clicked.connect(self._ask_for_folder)
        self._show = link_button(theme, _("Show the folder"), "folder-open", name="showPackButton")
        self._show.clicked.connect(self._open_folder)
        self._show.setVisible(False)
        self._told = WrappedText("", tone="muted")
        self._told.setVisible(False)
        card.body.addWidget(row_of(make, self._show))
        card.body.addWidget(self._told)
        return card

    def _calendar_card(self) -> Card:
        card = Card(_("Reminders for your calendar"))
        sentence = _(
            "A file with every day on which something is due, which calendars take in. Taken in "
            "again later, moved days are moved there too."
        )
        card.body.addWidget(WrappedText(sentence, tone="muted"))
        save = button(
            self._desk.theme, _("Save the reminders…"), "calendar", name="saveCalendarButton"
        )
        save.clicked.connect(self._ask_for_calendar)
        card.body.addWidget(row_of(save))
        return card

    def _ask_for_folder(self) -> None:
        place = self._desk.prompts.choose_folder(_("Where should the folder of the pack go?"))
        if place is None:
            return
        day = self._desk.clock.today().isoformat()
        options = ReportOptions(
            naming=Naming(self._naming.key()), paper=PaperSize(self._paper.key())
        )
        work = partial(self._packing.pack, place / f"audit-pack-{day}", options)
        self._desk.jobs.read(work, done=self._packed, title=_("Making the pack"))

    def _packed(self, packed: Packed) -> None:
        self._folder = packed.folder
        self._told.setText("\n".join((packed.told(), *packed.notes)))
        self._told.setVisible(True)
        self._show.setVisible(True)

    def _open_folder(self) -> None:
        self._desk.prompts.open_elsewhere(self._folder)

    def _ask_for_calendar(self) -> None:
        target = self._desk.prompts.choose_save_file(
            _("Save the reminders"), Path.home() / "isms-reminders.ics", "iCalendar (*.ics)"
        )
        if target is not None:
            work = partial(self._write_calendar, target)
            self._desk.jobs.read(work, done=self._saved, title=_("Saving the reminders"))

    def _write_calendar(self, target: Path, progress: Progress) -> int:
        return self._reporting.write_calendar(target, progress)

    def _saved(self, count: int) -> None:
        told = plural("{n} reminder was saved.", "{n} reminders were saved.", count)
        self._desk.prompts.inform(told.format(n=count), _("Open the file to take them in."))


def _named(name: str, pick: Pick) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_4)
    column.addWidget(label(name))
    column.addWidget(pick)
    return holder
