"""The reports: choose one, look at it, hand it over."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from isms_desktop.domain.changes import Changes, RecordKind
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.progress import Progress
from isms_desktop.domain.queries import OneAim, RegisterQuery
from isms_desktop.runtime.i18n import _
from isms_desktop.runtime.paths import OWNER_ONLY
from isms_desktop.services.packing import Packing
from isms_desktop.services.reporting import REPORTS, Reporting, ReportOptions, Written
from isms_desktop.ui.kit.buttons import link_button
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.page import Page, PageHeader, scroll
from isms_desktop.ui.kit.tokens import SPACE_12
from isms_desktop.ui.reports.hand_over import HandOver
from isms_desktop.ui.reports.report_card import ReportCard


class ReportsPage(Page):
    """Lists the reports; a chosen one is shown as it will be printed."""

    def __init__(self, desk: Desk, reporting: Reporting, packing: Packing, folder: Path) -> None:
        """Show reports; `folder` takes them while they are looked at."""
        super().__init__("reportsPage")
        self._desk = desk
        self._reporting = reporting
        self._packing = packing
        self._folder = folder
        self._preview_shown: QWidget | None = None
        self._cards: dict[str, ReportCard] = {}
        self._list = scroll(self._listed())
        self.body.addWidget(self._list, 1)
        desk.news.data_changed.connect(self._note)
        self._look_what_is_offered()

    def visited(self, argument: object) -> None:
        """Print what another page asks for, or show what was shown before.

        A query asks for the register of its entries, a text for the dossier of that reference.
        """
        if isinstance(argument, OneAim):
            self.show_report("objectives", aim=argument.uid)
        if isinstance(argument, RegisterQuery):
            self.show_report("register", argument)
        elif isinstance(argument, str) and argument:
            self._cards["entry"].show_ref(argument)
            self.show_report("entry")

    def show_list(self) -> None:
        """Show which reports there are, with their options as they were left."""
        self._drop_preview()
        self._list.show()

    def _listed(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, SPACE_12, 0)  # the scroll bar takes the rest
        column.setSpacing(SPACE_12)
        sentence = _(
            "Each report is shown before it is printed or saved. To print a part of the register, "
            "search or filter it and choose Print there."
        )
        column.addWidget(PageHeader(_("Reports"), sentence))
        for name, kind in REPORTS.items():
            card = ReportCard(self._desk, kind, is_main=name == "register")
            card.preview_requested.connect(self.show_report)
            card.mail_requested.connect(self._copy_actions)
            if kind.from_entries:
                card.hide()
            self._cards[name] = card
            column.addWidget(card)
        column.addWidget(HandOver(self._desk, self._packing, self._reporting))
        column.addStretch(1)
        return holder

    def show_report(self, name: str, query: RegisterQuery | None = None, aim: str = "") -> None:
        """Write a report with the options chosen and show it; without a query of all entries."""
        card = self._cards[name]
        options = replace(card.options(query or RegisterQuery()), aim=aim)
        if name == "entry" and not options.query.where:
            self._desk.prompts.warn(
                UserError(
                    _("A dossier needs the reference of its entry."),
                    _("Type it, for example INC-2026-014."),
                    code="no_entry",
                )
            )
            return
        card.remember()
        target = self._folder / f"{name}.pdf"
        self._desk.jobs.read(
            partial(self._write, name, options, target),
            done=partial(self._preview, name, target),
            title=_("Preparing the report"),
        )

    def _write(
        self, name: str, options: ReportOptions, target: Path, progress: Progress
    ) -> Written:
        target.parent.mkdir(parents=True, exist_ok=True, mode=OWNER_ONLY)
        return self._reporting.write(name, options, target, progress)

    def _preview(self, name: str, target: Path, written: Written) -> None:
        # QtPdf is loaded when somebody looks at a report, not when the program starts.
        from isms_desktop.ui.reports.preview import Preview  # noqa: PLC0415

        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        back = link_button(self._desk.theme, _("Reports"), "arrow-left", name="backButton")
        back.clicked.connect(self.show_list)
        column.addWidget(back, alignment=Qt.AlignmentFlag.AlignLeft)
        day = self._desk.clock.today().isoformat()
        preview = Preview(
            self._desk,
            _(REPORTS[name].title),
            target,
            f"{name}-{day}.pdf",
            " ".join(written.notes),
        )
        column.addWidget(preview, 1)
        self._drop_preview()
        self._list.hide()
        self._preview_shown = holder
        self.body.addWidget(holder, 1)

    def _note(self, changes: Changes) -> None:
        if RecordKind.ENTRY in changes:
            self._look_what_is_offered()

    def _look_what_is_offered(self) -> None:
        self._desk.jobs.read(lambda _progress: self._reporting.offered(), done=self._offer)

    def _offer(self, names: frozenset[str]) -> None:
        for name, card in self._cards.items():
            card.setVisible(name in names)

    def _copy_actions(self) -> None:
        options = self._cards["actions"].options(RegisterQuery())
        self._desk.jobs.read(
            lambda _progress: self._reporting.actions_as_mail(options), done=self._copied
        )

    def _copied(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._desk.prompts.inform(
            _("The actions are on the clipboard."), _("Paste them into a mail.")
        )

    def _drop_preview(self) -> None:
        if self._preview_shown is not None:
            self.body.removeWidget(self._preview_shown)
            self._preview_shown.hide()
            self._preview_shown.deleteLater()
            self._preview_shown = None
