"""The box that says which field a column goes to, over one list that all columns share."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from isms_desktop.domain.registers import ENTRIES
from isms_desktop.runtime.i18n import _
from isms_desktop.ui.kit.choice_box import ChoiceBox
from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import STRONG

_KEY_ROLE: Final = int(Qt.ItemDataRole.UserRole)
_TAKEN_ROLE: Final = _KEY_ROLE + 1
_NOT_OFFERED: Final = frozenset({"former_closings", "imported_status"})
"""Written by the program, never read from a column of somebody's log."""
_POPUP_LETTERS: Final = 44
_BOX_LETTERS: Final = 13


class FieldList(QStandardItemModel):
    """All fields of an entry under the headings of its form, and "keep as extra field" first.

    Where a field is taken, the list says by which column.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._items: dict[str, QStandardItem] = {}
        self._add("", _("Keep as extra field"))
        fields = [field for field in ENTRIES if field.key not in _NOT_OFFERED]
        for group in dict.fromkeys(field.group for field in fields):
            named = QStandardItem(_(group))
            named.setFlags(Qt.ItemFlag.NoItemFlags)
            named.setFont(theme.font(weight=STRONG))
            self.appendRow(named)
            for field in fields:
                if field.group == group:
                    self._add(field.key, _(field.label))

    def row_of(self, key: str) -> int:
        """Where a field stands in the list, -1 where it is not offered."""
        item = self._items.get(key)
        return item.row() if item else -1

    def show_taken(self, taken: Mapping[str, str]) -> None:
        """Say which column (value) each field (key) comes from now."""
        for key, item in self._items.items():
            if item.data(_TAKEN_ROLE) != taken.get(key, ""):
                item.setData(taken.get(key, ""), _TAKEN_ROLE)

    def _add(self, key: str, label: str) -> None:
        item = QStandardItem(label)
        item.setData(key, _KEY_ROLE)
        item.setData("", _TAKEN_ROLE)
        self._items[key] = item
        self.appendRow(item)


class FieldBox(ChoiceBox):
    """Where one column goes; `chosen` carries the key of the field, "" for an extra field."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, fields: FieldList, name: str) -> None:
        super().__init__(theme)
        self._fields = fields
        self.setObjectName(name)
        self.setModel(fields)
        self.setItemDelegate(_WithTaker(self))
        self.setMinimumContentsLength(_BOX_LETTERS)
        self.activated.connect(self._tell)

    def key(self) -> str:
        """The key that is chosen."""
        key: str | None = self.currentData(_KEY_ROLE)
        return key or ""

    def choose(self, key: str) -> None:
        """Show a field, silently."""
        self.setCurrentIndex(self._fields.row_of(key))

    @override
    def showPopup(self) -> None:
        letters = self.fontMetrics().averageCharWidth()
        self.view().setMinimumWidth(max(self.width(), letters * _POPUP_LETTERS))
        super().showPopup()

    def _tell(self) -> None:
        self.chosen.emit(self.key())


class _WithTaker(QStyledItemDelegate):
    """Writes behind a field which column it comes from now."""

    @override
    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        taker: Any = index.data(_TAKEN_ROLE)
        if taker:
            option.text = _("{field} · now from “{column}”").format(
                field=index.data(), column=taker
            )
