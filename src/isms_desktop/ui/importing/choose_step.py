"""Step 1: which file."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from isms_desktop.domain.errors import UserError
from isms_desktop.runtime.i18n import _
from isms_desktop.ui.importing.parts import set_tone
from isms_desktop.ui.importing.sitting import Sitting, is_imported
from isms_desktop.ui.kit.buttons import Button, button, primary_button
from isms_desktop.ui.kit.cards import Banner, Card, EmptyState
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.tokens import SPACE_12, Tone


class ChooseStep(QWidget):
    """A place to drop a file on, a button to choose one, and why the last one was refused.

    Who has no log yet may save an empty workbook to fill in. What was imported last can be seen
    again.
    """

    template_requested = Signal()
    result_requested = Signal()

    def __init__(self, desk: Desk, choose: Callable[[], object]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        self._refusal = Banner(
            desk.theme, Tone.DANGER, _("This file cannot be read."), _("Nothing was imported.")
        )
        self._refusal.setObjectName("refusedFile")
        self._refusal.hide()
        column.addWidget(self._refusal)
        see = button(desk.theme, _("Show the result"), "eye", name="lastResultButton")
        see.clicked.connect(self.result_requested)
        self._last = Banner(desk.theme, Tone.OK, "", buttons=(see,))
        self._last.setObjectName("lastImport")
        self._last.hide()
        column.addWidget(self._last)
        self.choose_button: Button = primary_button(
            desk.theme, _("Choose a file…"), "folder-open", name="chooseFileButton"
        )
        self.choose_button.clicked.connect(choose)
        empty = button(desk.theme, _("Save an empty template…"), "save", name="emptyTemplateButton")
        empty.setToolTip(_("A workbook to fill in by hand and import here."))
        empty.clicked.connect(self.template_requested)
        self._area = Card()
        self._area.setObjectName("dropArea")
        self._area.body.addWidget(
            EmptyState(
                desk.theme,
                "upload",
                _("Drop the log you keep today here"),
                _(
                    "Excel (xlsx, xlsm, xls, xlsb), OpenDocument (ods), CSV and TSV. Macros are"
                    " never run, and the file stays as it is."
                ),
                (self.choose_button, empty),
            )
        )
        column.addWidget(self._area, 1)

    def refuse(self, file_name: str, error: UserError) -> None:
        """Say why a file could not be read."""
        told = _("{file}: {reason}").format(file=file_name, reason=_(error.message))
        self._refusal.say(told, _(error.hint))
        self._refusal.show()

    def show_last(self, sitting: Sitting) -> None:
        """Tell of the last import of this sitting, as long as it stands."""
        self._last.say(_("{file} was imported.").format(file=sitting.file_name))
        self._last.setVisible(is_imported(sitting))

    def accept(self) -> None:
        """Take back what was said about the last file."""
        self._refusal.hide()

    def light_up(self, *, is_over: bool) -> None:
        """Show that a file held over the page may be dropped."""
        set_tone(self._area, Tone.INFO if is_over else None)
