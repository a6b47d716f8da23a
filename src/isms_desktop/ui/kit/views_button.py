"""Saved views of a table: what it shows, in which order and with which columns, under a name."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout

from isms_desktop.domain.cleaning import clean_line
from isms_desktop.runtime.i18n import _
from isms_desktop.ui.kit.buttons import Button, button, primary_button
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import WrappedText
from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import SPACE_8, SPACE_12, SPACE_16

View: TypeAlias = dict[str, Any]
"""What a view holds, as JSON knows it."""


class NameDialog(QDialog):
    """Asks for a name; `named` comes with it."""

    named = Signal(str)

    def __init__(self, theme: Theme, question: str) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("nameDialog")
        self.setWindowTitle(question)
        self.resize(theme.px(420), 0)
        self._name = QLineEdit()
        self._name.setObjectName("nameField")
        self._name.setAccessibleName(question)
        self._save = primary_button(theme, _("Save"), "save", name="saveNameButton")
        self._save.setEnabled(False)
        self._save.setDefault(True)
        cancel = button(theme, _("Cancel"), name="cancelNameButton")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        column.setSpacing(SPACE_12)
        column.addWidget(WrappedText(question))
        column.addWidget(self._name)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._save)
        column.addLayout(row)
        self._name.textChanged.connect(lambda text: self._save.setEnabled(bool(clean_line(text))))
        self._save.clicked.connect(self._tell)
        cancel.clicked.connect(self.reject)

    def _tell(self) -> None:
        self.named.emit(clean_line(self._name.text()))
        self.accept()


class ViewsButton(Button):
    """Opens a menu of the saved views of a table, with saving what is shown and forgetting.

    `take` gives what is shown now, `show` shows such a view again.
    """

    def __init__(
        self, desk: Desk, table: str, take: Callable[[], View], show: Callable[[View], object]
    ) -> None:
        super().__init__(desk.theme, _("Views"), "eye", name=f"{table}ViewsButton")
        self._desk, self._table = desk, table
        self._take, self._show = take, show
        self._menu = QMenu(self)
        self._menu.setObjectName(f"{table}ViewsMenu")
        self._menu.aboutToShow.connect(self.fill)
        self.setMenu(self._menu)

    def fill(self) -> None:
        """Bring the menu in step with the views there are."""
        self._menu.clear()
        views = self._desk.preferences.views(self._table)
        for name, view in views.items():
            self._menu.addAction(_plain(name)).triggered.connect(partial(self._show_view, view))
        if views:
            self._menu.addSeparator()
        self._menu.addAction(_("Save this view…")).triggered.connect(self.ask_name)
        if views:
            forget = self._menu.addMenu(_("Forget a view"))
            for name in views:
                forget.addAction(_plain(name)).triggered.connect(partial(self._keep, name, None))

    def ask_name(self, _checked: object = None) -> None:
        """Ask under which name what is shown is to be kept; a name there is takes its place."""
        dialog = NameDialog(self._desk.theme, _("Name of this view"))
        dialog.setParent(self.window(), dialog.windowFlags())
        dialog.named.connect(lambda name: self._keep(name, self._take()))
        dialog.open()

    def _show_view(self, view: View, _checked: object = None) -> None:
        self._show(view)

    def _keep(self, name: str, view: View | None, _checked: object = None) -> None:
        self._desk.preferences.keep_view(self._table, name, view)


def _plain(name: str) -> str:
    return name.replace("&", "&&")
