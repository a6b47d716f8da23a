"""The reports: choose one, look at it, hand it over."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from isms_desktop.domain.progress import Progress
from isms_desktop.domain.queries import RegisterQuery
from isms_desktop.runtime.i18n import _
from isms_desktop.runtime.paths import OWNER_ONLY
from isms_desktop.services.reporting import REPORTS, Reporting, Written
from isms_desktop.ui.kit.buttons import link_button, primary_button
from isms_desktop.ui.kit.cards import Card
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import WrappedText
from isms_desktop.ui.kit.page import Page, PageHeader


class ReportsPage(Page):
    """Lists the reports; a chosen one is shown as it will be printed."""

    def __init__(self, desk: Desk, reporting: Reporting, folder: Path) -> None:
        """Show reports; `folder` takes them while they are looked at."""
        super().__init__("reportsPage")
        self._desk = desk
        self._reporting = reporting
        self._folder = folder
        self._shown: QWidget | None = None
        self.show_list()

    def visited(self, argument: object) -> None:
        """Print what another page asks for, or show what was shown before."""
        if isinstance(argument, RegisterQuery):
            self.show_register(argument)

    def show_list(self) -> None:
        """Show which reports there are."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(PageHeader(_("Reports"), _("Each report shows the data as it is now.")))
        card = Card(_(REPORTS["register"]))
        sentence = _(
            "All entries with cause, corrective action, owner, dates and effect, for the auditor. "
            "To print a part of them, search or filter the register and choose Print there."
        )
        card.body.addWidget(WrappedText(sentence, tone="muted"))
        look = primary_button(self._desk.theme, _("Preview"), "eye", name="previewRegisterButton")
        look.clicked.connect(lambda: self.show_register(RegisterQuery()))
        card.body.addWidget(look, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(card)
        column.addStretch(1)
        self._show(holder)

    def show_register(self, query: RegisterQuery) -> None:
        """Print the entries of this query into the preview."""
        target = self._folder / "register.pdf"
        self._desk.jobs.read(
            partial(self._write, query, target),
            done=partial(self._preview, target),
            title=_("Printing the register"),
        )

    def _write(self, query: RegisterQuery, target: Path, progress: Progress) -> Written:
        target.parent.mkdir(parents=True, exist_ok=True, mode=OWNER_ONLY)
        return self._reporting.register(query, target, progress)

    def _preview(self, target: Path, written: Written) -> None:
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
            _(REPORTS["register"]),
            target,
            f"register-{day}.pdf",
            " ".join(written.notes),
        )
        column.addWidget(preview, 1)
        self._show(holder)

    def _show(self, content: QWidget) -> None:
        if self._shown is not None:
            self.body.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = content
        self.body.addWidget(content, 1)
