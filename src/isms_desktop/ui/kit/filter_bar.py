"""Filters by what the lines of a list hold in their columns; each can be taken away again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from isms_desktop.domain.fields import Field, Kind
from isms_desktop.domain.queries import ANY, Condition
from isms_desktop.runtime.i18n import _
from isms_desktop.services.wording import filter_word
from isms_desktop.ui.kit.buttons import Button, link_button
from isms_desktop.ui.kit.dates import Dates
from isms_desktop.ui.kit.flow import FlowLayout
from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import SPACE_8

_YES: Final = "yes"
_MONTH: Final = len("2026-11")


@dataclass(frozen=True, slots=True)
class FilterBy:
    """The columns a list is filtered by: those at hand, and under headings the others.

    Those of `never_blank` hold one of their values in every line.
    """

    fields: tuple[Field, ...]
    more: tuple[tuple[str, tuple[Field, ...]], ...] = ()
    never_blank: frozenset[str] = frozenset()

    def all(self) -> Mapping[str, Field]:
        """Every one of them, by key."""
        rest = (field for _heading, fields in self.more for field in fields)
        return {field.key: field for field in (*self.fields, *rest)}


class FilterBar(QWidget):
    """The filters that are on, and the menu behind `button` to choose more.

    `wanted` comes with the key of a column whose values are needed: `offer` takes them. `changed`
    comes with all conditions when the user has chosen or taken away one. A column has one filter at
    a time. `name` is that of the list.
    """

    wanted = Signal(str)
    changed = Signal(object)

    def __init__(self, theme: Theme, dates: Dates, by: FilterBy, name: str) -> None:
        super().__init__()
        self._theme, self._dates, self._by = theme, dates, by
        self._fields = by.all()
        self._conditions: tuple[Condition, ...] = ()
        self._offers: dict[str, QMenu] = {}
        self.setObjectName(f"{name}FilterBar")
        self.button = Button(theme, _("Filter"), "funnel", name=f"{name}FilterButton")
        self._menu = QMenu(self.button)
        self._menu.setObjectName(f"{name}FilterMenu")
        self.button.clicked.connect(self._open)
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

    def offer(self, key: str, values: Sequence[str]) -> None:
        """Put these values of a column, months as "2026-11", into its part of the menu."""
        menu, field = self._offers[key], self._fields[key]
        menu.clear()
        if field.kind is Kind.DATE:
            for year, months in groupby(values, key=lambda month: month[:4]):
                below = menu.addMenu(year)
                self._add(below, Condition(key, year), _("All of {year}").format(year=year))
                for month in months:
                    self._add(below, Condition(key, month))
        elif field.kind is Kind.YES_NO:
            for answer in (_YES, "no"):
                self._add(menu, Condition(key, answer))
        else:
            for value in values:
                self._add(menu, Condition(key, value))
        if key not in self._by.never_blank:
            menu.addSeparator()
            for value in (ANY, ""):
                self._add(menu, Condition(key, value))

    def told(self, condition: Condition) -> str:
        """A filter in words: "Owner: Tom Berg"."""
        field = self._fields.get(condition.key)
        label = _(field.label) if field else condition.key
        if field and field.kind is Kind.YES_NO and condition.value == _YES:
            return label
        return _("{label}: {value}").format(label=label, value=self._word(condition))

    def _word(self, condition: Condition) -> str:
        field, value = self._fields.get(condition.key), condition.value
        if field is None:
            return value
        if field.kind is Kind.DATE and len(value) == _MONTH:
            return self._dates.whole_month(date.fromisoformat(f"{value}-01"))
        return filter_word(field, value)

    def _pill(self, condition: Condition) -> Button:
        said = self.told(condition)
        pill = Button(self._theme, said, "x", name=f"filter_{condition.key}")
        pill.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        pill.setAccessibleName(_("Take away the filter {filter}").format(filter=said))
        pill.setToolTip(pill.accessibleName())
        rest = tuple(other for other in self._conditions if other != condition)
        pill.clicked.connect(partial(self._set, rest))
        return pill

    def _open(self) -> None:
        self._menu.clear()
        self._offers.clear()
        for field in self._by.fields:
            if field.kind is Kind.YES_NO:
                continue
            self._add_column(self._menu, field)
        self._menu.addSeparator()
        for heading, fields in self._by.more:
            below = self._menu.addMenu(_(heading))
            for field in fields:
                self._add_column(below, field)
        self._menu.addSeparator()
        for field in self._by.fields:
            if field.kind is Kind.YES_NO:
                self._add(self._menu, Condition(field.key, _YES), _(field.label))
        self._menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def _add_column(self, menu: QMenu, field: Field) -> None:
        below = menu.addMenu(_(field.label).replace("&", "&&"))
        below.addAction(_("Looking…")).setEnabled(False)
        self._offers[field.key] = below
        below.aboutToShow.connect(partial(self.wanted.emit, field.key))

    def _add(self, menu: QMenu, condition: Condition, text: str = "") -> None:
        words = text or self._word(condition)
        action = menu.addAction((words[:1].upper() + words[1:]).replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(condition in self._conditions)
        action.triggered.connect(partial(self._toggle, condition))

    def _toggle(self, condition: Condition, _checked: object = None) -> None:
        others = tuple(c for c in self._conditions if c.key != condition.key)
        self._set(others if condition in self._conditions else (*others, condition))

    def _set(self, conditions: tuple[Condition, ...], _checked: object = None) -> None:
        self.show_conditions(conditions)
        self.changed.emit(conditions)
