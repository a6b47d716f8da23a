"""The line below a table: how many there are, and what can be done with those selected."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from isms_desktop.runtime.i18n import _
from isms_desktop.ui.kit.buttons import Button, link_button
from isms_desktop.ui.kit.labels import ElidedText
from isms_desktop.ui.kit.table_view import RegisterTable
from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import SPACE_12, Size

_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class TableAction:
    """Something to be done with the selected rows; `key` does it while the table has the focus."""

    text: str
    icon: str
    name: str
    act: Callable[[], object]
    key: str = ""


class TableFoot(QWidget):
    """Says how many rows there are; once several are selected, what can be done with them.

    The same actions stand in the menu of a row, for one row too. `links` are always there.
    """

    def __init__(
        self,
        theme: Theme,
        table: RegisterTable,
        actions: Sequence[TableAction],
        links: Sequence[QWidget] = (),
    ) -> None:
        super().__init__()
        self._table, self._actions = table, tuple(actions)
        self._said = ""
        self.setObjectName("tableFoot")
        self._text = ElidedText("", Size.SMALL, "muted")
        self._text.setObjectName("tableCount")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_12)
        row.addWidget(self._text, 1)
        self._buttons = [self._button(theme, action) for action in self._actions]
        for widget in (*self._buttons, *links):
            row.addWidget(widget)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._show_menu)
        table.selectionModel().selectionChanged.connect(self._fit)
        table.register.modelReset.connect(self._fit)
        self._fit()

    def say(self, text: str) -> None:
        """Say how many rows there are."""
        self._said = text
        self._fit()

    def _button(self, theme: Theme, action: TableAction) -> Button:
        made = link_button(theme, action.text, action.icon, name=action.name)
        made.clicked.connect(partial(self._act, action))
        if action.key:
            made.setToolTip(f"{action.text}   {action.key}")
            shortcut = QShortcut(QKeySequence(action.key), self._table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(partial(self._act, action))
        return made

    def _act(self, action: TableAction, _checked: object = None) -> None:
        if self._table.selected_ids():
            action.act()

    def _fit(self) -> None:
        count = len(self._table.selectionModel().selectedRows())
        has_several = count >= _SEVERAL
        for made in self._buttons:
            made.setVisible(has_several)
        self._text.setText(_("{n} selected").format(n=count) if has_several else self._said)

    def _show_menu(self, place: QPoint) -> None:
        if not self._table.selected_ids():
            return
        menu = QMenu(self._table)
        menu.setObjectName("rowMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self._actions:
            line = menu.addAction(f"{action.text}\t{action.key}")
            line.triggered.connect(partial(self._act, action))
        menu.popup(self._table.viewport().mapToGlobal(place))
