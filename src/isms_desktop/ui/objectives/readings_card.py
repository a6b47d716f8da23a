"""The readings as a list, the newest first, what was put right struck out beside them."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from isms_desktop.domain.indicator import Indicator, Measurement
from isms_desktop.runtime.i18n import _
from isms_desktop.services.measuring_words import reading_value
from isms_desktop.ui.kit.buttons import link_button
from isms_desktop.ui.kit.cards import Card
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import Phrase, WrappedText, small
from isms_desktop.ui.kit.tokens import MEDIUM, SPACE_4, SPACE_8
from isms_desktop.ui.objectives.aims import Opened

_SHOWN: Final = 12


class ReadingsCard(Card):
    """Lists what was measured; `correct_requested` hands over a reading to be put right."""

    correct_requested = Signal(object)
    paste_requested = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Readings"))
        self.setObjectName("readingsCard")
        self._desk = desk
        self._opened: Opened | None = None
        self._grid: QWidget | None = None
        self._shown = _SHOWN
        theme = desk.theme
        self._paste = link_button(theme, _("Paste from Excel"), "table", name="pasteButton")
        self._paste.clicked.connect(self.paste_requested)
        self._more = link_button(theme, _("Show all"), "chevron-down", name="allReadingsButton")
        self._more.clicked.connect(self._show_all)
        for link in (self._more, self._paste):
            self.body.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeft)

    def show_readings(self, opened: Opened) -> None:
        """List the readings that were read."""
        self._opened = opened
        if self._grid is not None:
            self.body.removeWidget(self._grid)
            self._grid.hide()
            self._grid.deleteLater()
        readings = _newest_first(opened)
        self._grid = self._table(readings[: self._shown], opened)
        self.body.insertWidget(1, self._grid)
        self._more.setVisible(len(readings) > self._shown)
        self._more.setText(_("Show all {n}").format(n=len(readings)))
        indicator = opened.indicator
        self._paste.setVisible(
            not opened.is_closed and indicator is not None and not indicator.built_in
        )

    def _show_all(self) -> None:
        self._shown = 100_000
        if self._opened is not None:
            self.show_readings(self._opened)

    def _table(self, readings: list[Measurement], opened: Opened) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_8)
        grid.setVerticalSpacing(SPACE_4)
        grid.setColumnStretch(3, 1)
        indicator = opened.indicator
        if indicator is None or not readings:
            grid.addWidget(WrappedText(_("None yet."), tone="muted"), 0, 0)
            return holder
        names = (_("Day or period"), _("Value"), _("Target then"), _("Note"))
        for column, name in enumerate(names):
            grid.addWidget(small(name), 0, column)
        replaced = {reading.uid for reading in opened.replaced}
        for row, reading in enumerate(readings, start=1):
            self._add(grid, row, reading, indicator, is_replaced=reading.uid in replaced)
            can_correct = bool(reading.uid) and not opened.is_closed
            if can_correct and reading.uid not in replaced:
                grid.addWidget(self._correct_link(reading), row, 4)
        return holder

    def _add(
        self,
        grid: QGridLayout,
        row: int,
        reading: Measurement,
        indicator: Indicator,
        *,
        is_replaced: bool,
    ) -> None:
        tone = "muted" if is_replaced else ""
        value = Phrase(reading_value(indicator, reading), tone=tone, weight=MEDIUM)
        day = Phrase(self._days(reading), tone=tone)
        for text in (value, day):
            font = text.font()
            font.setStrikeOut(is_replaced)
            text.setFont(font)
        note = reading.note
        if is_replaced:
            note = _("put right since")
        elif reading.reason:
            note = " · ".join((_("corrected: {reason}").format(reason=reading.reason), note))
        target = reading.target_then
        wanted = Phrase(indicator.target_shown(target) if target else "", tone="muted")
        noted = WrappedText(note.strip(" ·"), tone="muted")
        for column, part in enumerate((day, value, wanted, noted)):
            grid.addWidget(part, row, column)

    def _correct_link(self, reading: Measurement) -> QWidget:
        day = self._days(reading)
        link = link_button(self._desk.theme, _("Correct"), name=f"correct_{reading.uid}")
        link.setAccessibleName(_("Correct the reading of {day}").format(day=day))
        link.clicked.connect(lambda: self.correct_requested.emit(reading))
        return link

    def _days(self, reading: Measurement) -> str:
        return self._desk.dates.span(reading.from_on or reading.to_on, reading.to_on)


def _newest_first(opened: Opened) -> list[Measurement]:
    """All readings by day; one that was put right stands below the one in its place."""
    readings = [*(opened.course.readings if opened.course else ()), *opened.replaced]
    replaced = {reading.uid for reading in opened.replaced}
    readings.sort(key=lambda each: (each.to_on, each.uid not in replaced), reverse=True)
    return readings
