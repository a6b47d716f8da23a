"""The four numbers of the overview: how the register stands, where it comes from, in words."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from isms_desktop.domain.queries import Chip
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.services.overviews import Figure, Overview
from isms_desktop.ui.kit.buttons import icon_button
from isms_desktop.ui.kit.cards import Card
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import ElidedText, Text
from isms_desktop.ui.kit.side_by_side import SideBySide
from isms_desktop.ui.kit.sparkline import Sparkline
from isms_desktop.ui.kit.tokens import STRONG, Size, Tone

_COMPARED: Final = 3
"""The number of open entries is compared with that of so many months ago."""
_ROW_WIDTH: Final = 900


@dataclass(frozen=True, slots=True)
class _Tile:
    key: str
    title: str
    number: str
    said: str
    figure: Figure
    tone: Tone | None = None
    """Of the small line; of the words too, where there is something to look at."""
    is_toned: bool = True


class Tiles(QWidget):
    """Each tile says a number and leads to what it counts; four in a row, or two and two."""

    chip_requested = Signal(str)
    aims_requested = Signal()

    def __init__(self, desk: Desk, overview: Overview) -> None:
        super().__init__()
        self._desk = desk
        tiles = (
            _Tile(
                Chip.OPEN,
                _("Open entries"),
                self._count(overview.open_entries.now),
                _compared(overview.open_entries),
                overview.open_entries,
                _better(overview.open_entries),
            ),
            _Tile(
                Chip.OVERDUE,
                _("Overdue"),
                self._count(overview.overdue.now),
                self._oldest(overview),
                overview.overdue,
                Tone.DANGER if overview.overdue.now else Tone.OK,
            ),
            _Tile(
                Chip.EFFECT_CHECKS,
                _("Effect checks"),
                self._count(overview.to_check.now),
                self._next_check(overview),
                overview.to_check,
                Tone.CHECK,
                is_toned=self._is_check_late(overview),
            ),
            self._objectives(overview),
        )
        cards = [self._card(tile) for tile in tiles]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(SideBySide(desk.theme, cards, (1,) * len(cards), _ROW_WIDTH))

    def _card(self, tile: _Tile) -> Card:
        card = Card()
        card.setObjectName(f"tile_{tile.key.replace(' ', '_')}")
        top = QHBoxLayout()
        top.addWidget(Text(tile.title, tone="muted"), 1)
        show = icon_button(self._desk.theme, f"{_('Show')}: {tile.title}", "arrow-right")
        show.clicked.connect(lambda: self._ask(tile.key))
        top.addWidget(show)
        middle = QHBoxLayout()
        middle.addWidget(Text(tile.number, Size.METRIC, weight=STRONG), 1)
        if any(tile.figure.before):
            values = (*tile.figure.before, tile.figure.now)
            line = Sparkline(self._desk.theme, values, tile.tone)
            middle.addWidget(line, alignment=Qt.AlignmentFlag.AlignVCenter)
        card.body.addLayout(top)
        card.body.addLayout(middle)
        is_toned = tile.is_toned and tile.tone is not None
        card.body.addWidget(
            ElidedText(tile.said, Size.SMALL, (tile.tone or "") if is_toned else "muted")
        )
        return card

    def _ask(self, key: str) -> None:
        if key in tuple(Chip):
            self.chip_requested.emit(key)
        else:
            self.aims_requested.emit()

    def _count(self, number: int) -> str:
        return self.locale().toString(number)

    def _oldest(self, overview: Overview) -> str:
        oldest = overview.oldest_due_on
        if not overview.overdue.now or oldest is None:
            return _("Nothing is late")
        days = (self._desk.clock.today() - oldest).days
        return plural("Oldest is {n} day late", "Oldest is {n} days late", days).format(n=days)

    def _is_check_late(self, overview: Overview) -> bool:
        due = overview.next_check_on
        return due is not None and due <= self._desk.clock.today()

    def _next_check(self, overview: Overview) -> str:
        if not overview.to_check.now or overview.next_check_on is None:
            return _("No verdict is waited for")
        if self._is_check_late(overview):
            day = self._desk.dates.short(overview.next_check_on)
            return _("Can be judged since {day}").format(day=day)
        return _("Next on {day}").format(day=self._desk.dates.short(overview.next_check_on))

    def _objectives(self, overview: Overview) -> _Tile:
        aims = overview.aims
        title = _("Objectives on track")
        if not aims.count:
            return _Tile("aims", title, _("none"), _("No objective is adopted yet"), Figure(0))
        number = _("{n} of {m}").format(n=self._count(aims.on_track.now), m=self._count(aims.count))
        if aims.worst is None:
            return _Tile("aims", title, number, _("All as they should be"), aims.on_track, Tone.OK)
        indicator = aims.worst.indicator
        name = indicator.name if indicator else aims.worst.name
        said = _("{state}: {name}").format(name=name, state=_(aims.worst.state.value))
        return _Tile("aims", title, number, said, aims.on_track, Tone.WARN)


def _difference(figure: Figure) -> int:
    return figure.now - figure.before[-_COMPARED]


def _compared(figure: Figure) -> str:
    difference = _difference(figure)
    if not difference:
        return _("As many as three months ago")
    if difference > 0:
        words = plural(
            "{n} more than three months ago", "{n} more than three months ago", difference
        )
    else:
        words = plural(
            "{n} fewer than three months ago", "{n} fewer than three months ago", -difference
        )
    return words.format(n=abs(difference))


def _better(figure: Figure) -> Tone | None:
    return Tone.OK if _difference(figure) < 0 else None
