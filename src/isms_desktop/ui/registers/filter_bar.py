"""Filters by what an entry holds: stage, source, owner and more; each can be taken away again."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from isms_desktop.domain.fields import Field, Kind
from isms_desktop.domain.queries import Condition
from isms_desktop.domain.registers import COMPUTED, ENTRIES
from isms_desktop.runtime.i18n import _
from isms_desktop.ui.kit.buttons import Button, link_button
from isms_desktop.ui.kit.flow import FlowLayout
from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import SPACE_8

BY_WORD: Final = (
    "status",
    "entry_type",
    "input",
    "severity",
    "owner",
    "category",
    "annex_a",
    "cause_category",
    "effect_verdict",
)
"""The columns that are filtered by one of the values they hold."""
_BY_YES: Final = ("overdue", "effect_due", "waived")
_YES: Final = "yes"
_MAY_BE_BLANK: Final = ("owner", "category", "annex_a", "severity")


class FilterBar(QWidget):
    """The filters that are on, and the menu behind `button` to choose more.

    `asked` wants `offer` to be called with what the entries hold; `changed` comes with all
    conditions when the user has chosen or taken away one. A column has one filter at a time.
    """

    asked = Signal()
    changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._conditions: tuple[Condition, ...] = ()
        self.setObjectName("filterBar")
        self.button = Button(theme, _("Filter"), "funnel", name="filterButton")
        self._menu = QMenu(self.button)
        self._menu.setObjectName("filterMenu")
        self.button.clicked.connect(self.asked)
        self._pills = FlowLayout(self, SPACE_8)
        self.hide()

    def show_conditions(self, conditions: Sequence[Condition]) -> None:
        """Show these as the filters that are on, silently."""
        self._conditions = tuple(conditions)
        while (item := self._pills.takeAt(0)) is not None:
            if (pill := item.widget()) is not None:
                pill.hide()
                pill.deleteLater()
        for condition in self._conditions:
            self._pills.addWidget(self._pill(condition))
        if len(self._conditions) > 1:
            clear = link_button(self._theme, _("Clear all"), name="clearFiltersButton")
            clear.clicked.connect(partial(self._set, ()))
            self._pills.addWidget(clear)
        self.setVisible(bool(self._conditions))

    def _pill(self, condition: Condition) -> Button:
        said = told(condition)
        pill = Button(self._theme, said, "x", name=f"filter_{condition.key}")
        pill.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        pill.setAccessibleName(_("Take away the filter {filter}").format(filter=said))
        pill.setToolTip(pill.accessibleName())
        rest = tuple(other for other in self._conditions if other != condition)
        pill.clicked.connect(partial(self._set, rest))
        return pill

    def offer(self, values: Mapping[str, Sequence[str]]) -> None:
        """Open the menu with these values of `BY_WORD`."""
        self._menu.clear()
        for key, words in values.items():
            if not words:
                continue
            menu = self._menu.addMenu(label_of(key))
            for word in words:
                self._add(menu, Condition(key, word), _(word))
            if key in _MAY_BE_BLANK:
                menu.addSeparator()
                self._add(menu, Condition(key, ""), _("Not given"))
        self._menu.addSeparator()
        for key in _BY_YES:
            self._add(self._menu, Condition(key, _YES), label_of(key))
        self._menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def _add(self, menu: QMenu, condition: Condition, text: str) -> None:
        action = menu.addAction(text.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(condition in self._conditions)
        action.triggered.connect(partial(self._toggle, condition))

    def _toggle(self, condition: Condition, _checked: object = None) -> None:
        others = tuple(c for c in self._conditions if c.key != condition.key)
        self._set(others if condition in self._conditions else (*others, condition))

    def _set(self, conditions: tuple[Condition, ...], _checked: object = None) -> None:
        self.show_conditions(conditions)
        self.changed.emit(conditions)


def label_of(key: str) -> str:
    """What a column is called in a filter."""
    return _("Stage") if key == "status" else _(_field(key).label)


def _field(key: str) -> Field:
    return ENTRIES[key] if key in ENTRIES else COMPUTED[key]


def told(condition: Condition) -> str:
    """A filter in words: "Owner: Tom Berg"."""
    label = label_of(condition.key)
    if _field(condition.key).kind is Kind.YES_NO and condition.value == _YES:
        return label
    word = _(condition.value) if condition.value else _("not given")
    return _("{label}: {value}").format(label=label, value=word)
