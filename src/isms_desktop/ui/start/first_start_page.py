"""The first page of a new register: two names, then three doors."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from isms_desktop.domain.changes import Changes
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.progress import Progress
from isms_desktop.runtime.i18n import _
from isms_desktop.services.organisations import Organisations
from isms_desktop.ui.kit.bounds import bound
from isms_desktop.ui.kit.buttons import Button, button, primary_button
from isms_desktop.ui.kit.cards import Card, IconLabel
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import WrappedText, heading, label
from isms_desktop.ui.kit.page import Page
from isms_desktop.ui.kit.side_by_side import SideBySide
from isms_desktop.ui.kit.tokens import SPACE_12, SPACE_16, SPACE_24, STRONG, Size

_WIDEST = 900
_DOORS_WIDTH = 600


class FirstStartPage(Page):
    """Asks for the organisation and the user, then offers import, an empty register, an example."""

    import_chosen = Signal()
    empty_chosen = Signal()
    example_chosen = Signal()

    def __init__(self, desk: Desk, organisations: Organisations) -> None:
        super().__init__("firstStartPage", scrolled=True)
        self._desk = desk
        self._organisations = organisations
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE_16)
        holder = QWidget()
        holder.setLayout(self._column)
        bound(desk.theme, holder, maximumWidth=_WIDEST)
        self.body.addStretch(1)
        self.body.addWidget(holder, alignment=Qt.AlignmentFlag.AlignHCenter)
        self.body.addStretch(2)
        self._column.addWidget(heading(_("Welcome to ISMS Desktop")))
        self._column.addWidget(
            WrappedText(
                _(
                    "It keeps your incidents and corrective actions, leads each one to a checked "
                    "effect, and prints a register for the auditor. Everything stays in one file "
                    "on this computer; nothing is sent anywhere."
                ),
                tone="muted",
            )
        )
        self._organisation, self._user = QLineEdit(), QLineEdit()
        self._column.addWidget(self._names())
        self._column.addWidget(self._doors())

    def _names(self) -> QWidget:
        card = Card(_("Whose register is it?"))
        grid = QGridLayout()
        grid.setSpacing(SPACE_12)
        for row, (text, editor, name, example) in enumerate(
            (
                (_("Organisation"), self._organisation, "organisationField", "Northlight Ltd"),
                (_("Your name"), self._user, "userNameField", "Mia Okafor"),
            )
        ):
            editor.setObjectName(name)
            editor.setAccessibleName(text)
            editor.setPlaceholderText(_("For example {name}").format(name=example))
            named = label(text)
            named.setBuddy(editor)
            grid.addWidget(named, row, 0)
            grid.addWidget(editor, row, 1)
        grid.setColumnStretch(1, 1)
        card.body.addLayout(grid)
        card.body.addWidget(
            WrappedText(
                _("Both stand on what you print. You can change them later."), Size.SMALL, "muted"
            )
        )
        return card

    def _doors(self) -> QWidget:
        theme = self._desk.theme
        contents = (
            (
                "upload",
                _("Import my spreadsheet"),
                _("Bring in the log you keep today. You see every row before anything is saved."),
                primary_button(theme, _("Choose a file…"), "upload", name="importButton"),
                partial(self._set_up, self.import_chosen.emit),
            ),
            (
                "file-text",
                _("Start empty"),
                _("Record the first incident or finding by hand."),
                button(theme, _("Start empty"), "plus", name="startEmptyButton"),
                partial(self._set_up, self.empty_chosen.emit),
            ),
            (
                "eye",
                _("Look around"),
                _("See an example organisation first. It is kept apart from your data."),
                button(theme, _("Open the example"), "arrow-right", name="exampleButton"),
                self.example_chosen.emit,
            ),
        )
        doors = []
        for icon, title, text, door, act in contents:
            doors.append(self._door(icon, title, text, door))
            door.clicked.connect(act)
        return SideBySide(theme, doors, (1,) * len(doors), _DOORS_WIDTH, SPACE_24)

    def _door(self, icon: str, title: str, text: str, door: Button) -> Card:
        card = Card()
        card.body.addWidget(IconLabel(self._desk.theme, icon, "accent", 32))
        card.body.addWidget(WrappedText(title, Size.H3, weight=STRONG))
        card.body.addWidget(WrappedText(text, tone="muted"))
        card.body.addStretch(1)
        card.body.addWidget(door)
        return card

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the first name: nothing else can be typed here."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._lead_to_blank)  # the window takes the keys only then

    def _lead_to_blank(self) -> None:
        blank = (each for each in (self._organisation, self._user) if not each.text().strip())
        next(blank, self._organisation).setFocus()

    def _refuse(self, error: UserError) -> None:
        self._desk.prompts.warn(error)
        self._lead_to_blank()

    def _set_up(self, go_on: Callable[[], None], _checked: object = None) -> None:
        self._desk.jobs.write(self._save, done=partial(self._saved, go_on), failed=self._refuse)

    def _save(self, _progress: Progress) -> Changes:
        return self._organisations.set_up(self._organisation.text(), self._user.text())

    def _saved(self, go_on: Callable[[], None], changes: Changes) -> None:
        self._desk.news.announce(changes)
        go_on()
