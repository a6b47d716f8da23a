"""The line below a table: how many there are, and what can be done with those selected."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget
from typing_extensions import override

from isms_desktop.runtime.i18n import _
from isms_desktop.ui.kit.buttons import Button, link_button
from isms_desktop.ui.kit.labels import ElidedText
from isms_desktop.ui.kit.table_view import RegisterTable
from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import SPACE_12, Size

_SEVERAL = 2
_WORDS = 12
"""Letters that "n selected" needs room for."""


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
        self._more = link_button(theme, _("Do with them…"), "ellipsis", name="moreActionsButton")
        self._more.clicked.connect(self._show_more)
        self._links = tuple(links)
        for widget in (*self._buttons, self._more, *links):
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

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the one button that the others fold into."""
        return QSize(self._more.sizeHint().width(), super().minimumSizeHint().height())

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
        is_narrow = self.width() < self._room()
        for made in self._buttons:
            made.setVisible(has_several and not is_narrow)
        self._more.setVisible(has_several and is_narrow)
        self._text.setText(_("{n} selected").format(n=count) if has_several else self._said)

    def _room(self) -> int:
        """What all actions need beside a few words."""
        words = self.fontMetrics().horizontalAdvance("0" * _WORDS)
        parts = [made.sizeHint().width() + SPACE_12 for made in (*self._buttons, *self._links)]
        return words + sum(parts)

    def _show_menu(self, place: QPoint) -> None:
        if self._table.selected_ids():
            self._pop_up(self._table.viewport().mapToGlobal(place))

    def _show_more(self) -> None:
        self._pop_up(self._more.mapToGlobal(self._more.rect().topLeft()))

    def _pop_up(self, place: QPoint) -> None:
        menu = QMenu(self._table)
        menu.setObjectName("rowMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self._actions:
            line = menu.addAction(f"{action.text}\t{action.key}")
            line.triggered.connect(partial(self._act, action))
        menu.popup(place)
