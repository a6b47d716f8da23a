"""What needs the user, and what comes: lines with one button each that opens exactly that."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from isms_desktop.domain.queries import Chip
from isms_desktop.domain.words import Status
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.services.overviews import Need, NeedKind, Needs
from isms_desktop.ui.kit.badge import BadgeLook
from isms_desktop.ui.kit.bounds import bound
from isms_desktop.ui.kit.buttons import Button, button, icon_button, link_button
from isms_desktop.ui.kit.cards import Card, IconLabel, Line
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.flow import FlowLayout
from isms_desktop.ui.kit.labels import ElidedText, WrappedText
from isms_desktop.ui.kit.status_look import status_badge
from isms_desktop.ui.kit.tokens import MEDIUM, SPACE_12, Size, Tone

_VERBS: Final = {
    Status.TO_RECORD: "Complete",
    Status.TO_CONTAIN: "Contain",
    Status.TO_DECIDE: "Decide",
    Status.TO_FIND_CAUSE: "Find cause",
    Status.TO_PLAN: "Plan",
    Status.IN_PROGRESS: "Continue",
    Status.TO_CHECK_EFFECT: "Check",
    Status.TO_SHARE: "Continue",
    Status.READY_TO_CLOSE: "Close",
    Status.ACCEPTED_RISK: "Look again",
}
_BUTTON_WIDTH: Final = 104


class NeedCard(Card):
    """A card of lines; what they ask for comes out as signals."""

    entry_requested = Signal(str)
    aim_requested = Signal(str)
    chip_requested = Signal(str)
    aims_requested = Signal()
    indicators_requested = Signal()

    def __init__(self, desk: Desk, title: str, nothing: str) -> None:
        super().__init__(title)
        self._desk = desk
        self._nothing = nothing

    def show_needs(self, needs: Needs) -> None:
        """Fill the card, once."""
        if not needs.count:
            self.body.addWidget(WrappedText(self._nothing, tone="muted"))
        for place, need in enumerate(needs.lines):
            if place:
                self.body.addWidget(Line())
            self.body.addWidget(self._line(need))
        self._add_more(needs)
        self.body.addStretch(1)

    def _line(self, need: Need) -> QWidget:
        look = _look(need)
        icon = IconLabel(self._desk.theme, look.icon, look.tone)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_12)
        row.addWidget(icon)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._name(need))
        texts.addWidget(self._text(need))
        row.addLayout(texts, 1)
        row.addWidget(self._act(need))
        return holder

    def _name(self, need: Need) -> QWidget:
        return WrappedText(need.name, weight=MEDIUM)

    def _text(self, need: Need) -> QWidget:
        due = self._desk.dates.due(need.due_on)
        parts = (need.ref, _look(need).text, due, need.owner)
        text = " · ".join(part for part in parts if part)
        return WrappedText(text, Size.SMALL, tone="muted")

    def _act(self, need: Need) -> Button:
        verb = _verb(need)
        act = button(self._desk.theme, verb)
        act.setAccessibleName(f"{verb}: {need.ref or need.name}")
        bound(self._desk.theme, act, minimumWidth=_BUTTON_WIDTH)
        act.clicked.connect(lambda: self._open(need))
        return act

    def _open(self, need: Need) -> None:
        opening = self.entry_requested if need.kind is NeedKind.ENTRY else self.aim_requested
        opening.emit(need.uid)

    def _add_more(self, needs: Needs) -> None:
        """Say of each kind how many more there are, with the way to their list."""
        readings = plural("{n} more reading", "{n} more readings", needs.more_readings)
        verdicts = plural("{n} more verdict", "{n} more verdicts", needs.more_verdicts)
        ways = (
            (
                needs.more_entries,
                _("{n} more"),
                "Entries",
                partial(self.chip_requested.emit, Chip.OPEN),
            ),
            (needs.more_readings, readings, "Readings", self.indicators_requested),
            (needs.more_verdicts, verdicts, "Verdicts", self.aims_requested),
        )
        holder = QWidget()
        flow = FlowLayout(holder)
        for count, text, name, way in ways:
            if count:
                said = text.format(n=self.locale().toString(count))
                more = link_button(self._desk.theme, said, "arrow-right", name=f"more{name}Link")
                more.clicked.connect(way)
                flow.addWidget(more)
        if flow.count():
            self.body.addWidget(holder)


class ComingCard(NeedCard):
    """Narrow lines of what is due later."""

    def _name(self, need: Need) -> QWidget:
        return ElidedText(need.name, weight=MEDIUM)

    def _text(self, need: Need) -> QWidget:
        parts = (self._desk.dates.short(need.due_on), need.ref or _look(need).text, need.owner)
        return ElidedText(" · ".join(part for part in parts if part), Size.SMALL, "muted")

    def _act(self, need: Need) -> Button:
        text = f"{_('Open')}: {need.ref or need.name}"
        act = icon_button(self._desk.theme, text, "arrow-right")
        act.clicked.connect(lambda: self._open(need))
        return act


def _look(need: Need) -> BadgeLook:
    """Icon, tone and words of what a line is about."""
    if need.kind is NeedKind.READING:
        look = BadgeLook(_("Reading due"), Tone.INFO, "target")
    elif need.kind is NeedKind.VERDICT or need.status is None:
        look = BadgeLook(_("Verdict due"), Tone.CHECK, "flag")
    else:
        look = status_badge(need.status)
    return BadgeLook(look.text, Tone.DANGER, "circle-alert") if need.is_late else look


def _verb(need: Need) -> str:
    if need.status is not None:
        return _(_VERBS[need.status])
    return _("Measure") if need.kind is NeedKind.READING else _("Judge")
