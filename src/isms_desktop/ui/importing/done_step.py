"""Step 4: what was imported, and the way back."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from isms_desktop.domain.importing.plan import ImportPlan
from isms_desktop.runtime.i18n import _
from isms_desktop.services.importing import ImportResult
from isms_desktop.ui.importing import wording
from isms_desktop.ui.kit.buttons import button
from isms_desktop.ui.kit.cards import Card, Facts, IconLabel
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import WrappedText
from isms_desktop.ui.kit.page import row_of
from isms_desktop.ui.kit.tokens import SPACE_8, SPACE_12, STRONG, Size, Tone

_ICON: Final = 32


class DoneStep(QWidget):
    """Counts in words, and undo as long as it can be done."""

    undo_requested = Signal()
    again_requested = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme = desk.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        card = Card()
        self._icon = IconLabel(theme, "circle-check", Tone.OK, _ICON)
        self._title = WrappedText("", Size.H2, weight=STRONG)
        self._title.setObjectName("importResult")
        head = QHBoxLayout()
        head.setSpacing(SPACE_12)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        self._facts = Facts()
        self._text = WrappedText("", tone="muted")
        self._undo = button(theme, _("Undo this import"), "undo-2", name="undoImportButton")
        self._again = button(theme, _("Import another file"), "upload", name="importAnotherButton")
        self._undo.clicked.connect(self.undo_requested)
        self._again.clicked.connect(self.again_requested)
        card.body.addLayout(head)
        card.body.addWidget(self._facts)
        card.body.addWidget(self._text)
        card.body.addSpacing(SPACE_8)
        card.body.addWidget(row_of(self._undo, self._again))
        column.addWidget(card)
        column.addStretch(1)

    def show_result(self, result: ImportResult, plan: ImportPlan) -> None:
        """Show what the import did with what was planned."""
        self._icon.show_icon("circle-check", Tone.OK)
        self._title.setText(wording.result_title(result))
        self._facts.show_facts(
            wording.result_facts(result, len(plan.problems), is_own=plan.is_template)
        )
        self._facts.show()
        told = [
            _(
                "A backup was made before. The import can be undone as a whole as long as none of"
                " its entries was changed."
            )
        ]
        if plan.is_remembered:
            told.append(_("How the columns were matched is remembered for files of this kind."))
        self._text.setText(" ".join(told))
        self._undo.show()

    def show_undone(self) -> None:
        """Show that the import was taken back."""
        self._icon.show_icon("undo-2", Tone.NEUTRAL)
        self._title.setText(_("The import was undone"))
        self._facts.hide()
        self._text.setText(
            _("The register is as it was before. Go back to change the matching and import again.")
        )
        self._undo.hide()

    def set_busy(self, *, is_busy: bool) -> None:
        """Take no press while the import is being undone."""
        self._undo.setEnabled(not is_busy)
        self._again.setEnabled(not is_busy)
