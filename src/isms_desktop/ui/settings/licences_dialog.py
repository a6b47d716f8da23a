"""What the program is made of, and under which licences."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from isms_desktop import __version__
from isms_desktop.runtime import resources
from isms_desktop.runtime.i18n import _
from isms_desktop.ui.kit.buttons import primary_button
from isms_desktop.ui.kit.cards import Facts
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import WrappedText, heading
from isms_desktop.ui.kit.page import scroll
from isms_desktop.ui.kit.tokens import SPACE_12, SPACE_16

PARTS = "data/licences.toml"


class LicencesDialog(QDialog):
    """Lists the parts with what they do."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("licencesDialog")
        self.setWindowTitle(_("Licences"))
        self.resize(desk.theme.px(600), desk.theme.px(500))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        column.setSpacing(SPACE_12)
        column.addWidget(heading(f"ISMS Desktop {__version__}", 2))
        column.addWidget(
            WrappedText(
                _(
                    "The program is free software under the MIT licence, without any warranty."
                    " It contains:"
                ),
                tone="muted",
            )
        )
        parts = resources.data(PARTS)["part"]
        facts = Facts([(part["name"], f"{part['licence']} · {_(part['does'])}") for part in parts])
        facts.setProperty("clear", "true")
        column.addWidget(scroll(facts), 1)
        close = primary_button(desk.theme, _("Close"), name="closeLicencesButton")
        close.clicked.connect(self.accept)
        column.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)
