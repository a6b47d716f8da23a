"""The latest value against its target, in figures, and what can be done about the gap."""

from PySide6.QtCore import Qt, Signal

from isms_desktop.domain.words import State
from isms_desktop.runtime.i18n import _
from isms_desktop.ui.kit.badge import Badge
from isms_desktop.ui.kit.buttons import button
from isms_desktop.ui.kit.cards import Card, Facts
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import Text, small
from isms_desktop.ui.kit.tokens import STRONG, Size
from isms_desktop.ui.objectives.aims import Opened
from isms_desktop.ui.objectives.state_look import state_badge

_LACKING = (State.AT_RISK, State.OFF_TRACK, State.MISSED, State.STALE)


class StandingCard(Card):
    """Where it stands today; `raise_requested` asks for an entry about the gap."""

    raise_requested = Signal()

    def __init__(self, desk: Desk, opened: Opened) -> None:
        super().__init__()
        self.setObjectName("standingCard")
        self._desk = desk
        line, indicator = opened.line, opened.line.indicator
        self.body.addWidget(Badge(desk.theme, state_badge(line)))
        if indicator and line.latest:
            shown = Text(indicator.shown(line.latest.value), Size.METRIC, weight=STRONG)
            shown.setObjectName("latestValue")
            self.body.addWidget(shown)
            day = desk.dates.short(line.latest.to_on)
            self.body.addWidget(small(_("measured on {day}").format(day=day)))
        self.body.addWidget(Facts(_facts(desk, opened)))
        if line.gap or line.state in _LACKING:
            act = button(desk.theme, _("Raise an entry"), "flag", name="raiseEntryButton")
            act.setToolTip(_("Records an entry with these facts, for you to judge."))
            act.clicked.connect(self.raise_requested)
            self.body.addWidget(act, alignment=Qt.AlignmentFlag.AlignLeft)


def _facts(desk: Desk, opened: Opened) -> list[tuple[str, str]]:
    line, indicator, objective = opened.line, opened.line.indicator, opened.objective
    due = ""
    if objective:
        due = desk.dates.short(objective.due_on)
    if indicator is None:
        return [(_("Due"), due)]
    baseline = "" if indicator.baseline is None else indicator.shown(indicator.baseline)
    way = "" if line.share is None else _("{n} %").format(n=round(line.share * 100))
    return [
        (_("Target"), indicator.target_shown(line.target) if line.target else _("none yet")),
        (_("Gap"), indicator.shown(line.gap, 2) if line.gap else ""),
        (_("Baseline"), baseline),
        (_("Way done"), way),
        (_("Due"), due),
        (_("Next reading"), desk.dates.due(line.measure_due_on)),
    ]
