"""How it goes: chart, figures, readings, and what they call for."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.fields import Value
from isms_desktop.domain.pasted import PastedReading
from isms_desktop.runtime.i18n import _
from isms_desktop.services.entry_steps import Saved
from isms_desktop.services.objectives import Judgement, NextTarget
from isms_desktop.ui.kit.buttons import button, link_button
from isms_desktop.ui.kit.cards import Banner
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.tokens import Tone
from isms_desktop.ui.objectives.aim_tab import AimTab, Unrecorded
from isms_desktop.ui.objectives.aims import Aims, Opened
from isms_desktop.ui.objectives.chart_card import ChartCard
from isms_desktop.ui.objectives.coach_card import closed_card
from isms_desktop.ui.objectives.measure_card import MeasureCard
from isms_desktop.ui.objectives.paste_card import PasteCard
from isms_desktop.ui.objectives.readings_card import ReadingsCard
from isms_desktop.ui.objectives.standing_card import StandingCard
from isms_desktop.ui.objectives.submit_card import SubmitCard
from isms_desktop.ui.objectives.two_columns import Slot
from isms_desktop.ui.objectives.verdict_card import NextTargetCard, VerdictCard
from isms_desktop.ui.objectives.writing import Save, Writing


class ProgressTab(AimTab):
    """Readings and their trend, with the verdict and the next target when their time has come."""

    def __init__(self, desk: Desk, aims: Aims, writing: Writing, opened: Opened) -> None:
        super().__init__(desk, aims, writing, opened)
        self._calls, self._figures, self._advice = Slot(), Slot(), Slot()
        self._verdict: VerdictCard | None = None
        self._next: NextTargetCard | None = None
        self._chart = ChartCard(desk)
        self._chart.measure_requested.connect(partial(self.led.emit, "measurement"))
        self._readings = ReadingsCard(desk)
        self._measure = self._measure_card()
        if self._measure is not None:
            self._readings.correct_requested.connect(self._measure.correct)
        self._paste = self._paste_card()
        if self._paste is not None:
            self._readings.paste_requested.connect(self._paste.open)
        wide = (self._calls, self._chart, self._paste, self._readings)
        narrow = (self._figures, self._measure, self._advice)
        for column, widgets in ((self.main, wide), (self.side, narrow)):
            for widget in widgets:
                if widget is not None:
                    column.addWidget(widget)
            column.addStretch(1)
        self._show_all()

    def settle(self, opened: Opened) -> None:
        """Show chart, figures and readings anew; what is typed stays."""
        super().settle(opened)
        self._show_all()

    def cards(self) -> Sequence[Unrecorded]:
        """Reading, paste, verdict, next target."""
        found = (self._measure, self._paste, self._verdict, self._next)
        return [card for card in found if card is not None]

    def focus_field(self, key: str) -> bool:
        """Lead to the reading, the verdict or the next target."""
        if key == "measurement" and self._measure is not None:
            self._measure.focus_first()
            return True
        if key == "result" and self._verdict is not None:
            self._open(self._verdict)
            return True
        if key == "target" and self._next is not None:
            self._open(self._next)
            return True
        return False

    def _show_all(self) -> None:
        opened = self.opened
        self._chart.show_trend(opened)
        self._readings.show_readings(opened)
        standing = StandingCard(self.desk, opened)
        standing.raise_requested.connect(self._raise_entry)
        self._figures.put(standing)
        self._advice.put(*self._advice_cards())
        judged = (self._verdict, self._next)
        if not any(card is not None and card.has_typed() for card in judged):
            self._call()

    def _advice_cards(self) -> list[QWidget]:
        closed = closed_card(self.desk, self.opened)
        coach = self.coach()
        cards: list[QWidget] = [closed] if closed else []
        if self.opened.standing and coach.is_needed():
            cards.append(coach)
        else:
            coach.deleteLater()
        objective = self.opened.objective
        if objective and objective.is_adopted:
            judge = link_button(self.desk.theme, _("Give the verdict"), "flag", name="judgeLink")
            judge.clicked.connect(partial(self.led.emit, "result"))
            judge.setProperty("begins", "left")
            cards.append(judge)
        return cards

    def _call(self) -> None:
        """Say what its time has come for: a verdict, or the next target."""
        standing, objective = self.opened.standing, self.opened.objective
        self._verdict = self._next = None
        cards: list[QWidget] = []
        if objective and objective.is_adopted:
            self._verdict = VerdictCard(self.desk, self.opened)
            self._verdict.judged.connect(self._judge)
            self._verdict.given_up.connect(self._give_up)
            self._verdict.hide()
        if standing and standing.can_be_raised:
            self._next = NextTargetCard(self.desk, self.opened)
            self._next.raised.connect(self._raise_target)
            self._next.given_up.connect(self._give_up)
            self._next.hide()
        banner = self._banner()
        cards = [card for card in (banner, self._next, self._verdict) if card is not None]
        self._calls.put(*cards)
        self._calls.setVisible(banner is not None)

    def _banner(self) -> Banner | None:
        theme, standing = self.desk.theme, self.opened.standing
        if self._next is not None:
            go = button(theme, _("Raise the bar"), "arrow-right", name="raiseTargetButton")
            go.clicked.connect(partial(self._open, self._next))
            title, text = _("It was reached."), _("Set the next target, or give the verdict.")
            return Banner(theme, Tone.OK, title, text, (go,))
        if standing and any(gap.rule == "O12" for gap in standing.gaps) and self._verdict:
            judge = button(theme, _("Give the verdict"), "flag", name="judgeButton")
            judge.clicked.connect(partial(self._open, self._verdict))
            title, text = _("The due date is past."), _("Say how it ended, and what was learned.")
            return Banner(theme, Tone.WARN, title, text, (judge,))
        return None

    def _give_up(self) -> None:
        """Ask for nothing any more; the keyboard goes on where it was asked for."""
        self._call()
        QTimer.singleShot(0, self, partial(_lead_back, self))  # a new button is shown only then

    def _open(self, card: SubmitCard) -> None:
        for other in (self._verdict, self._next):
            if other is not None:
                other.setVisible(other is card)
        self._calls.show()
        if isinstance(card, VerdictCard):
            card.focus_answers()
        else:
            card.focus_first()

    def _measure_card(self) -> MeasureCard | None:
        indicator = self.opened.indicator
        if indicator is None or indicator.built_in or self.opened.is_closed:
            return None
        card = MeasureCard(self.desk, indicator)
        card.submitted.connect(self._record)
        card.corrected.connect(self._put_right)
        return card

    def _paste_card(self) -> PasteCard | None:
        indicator = self.opened.indicator
        if indicator is None or indicator.built_in or self.opened.is_closed:
            return None
        card = PasteCard(self.desk, self.aims.indicators, indicator)
        card.submitted.connect(self._record_pasted)
        return card

    def _record(self, values: Mapping[str, Value]) -> None:
        def save(uid: str, _version: int) -> Saved:
            return self.aims.indicators.record_measurement(uid, values)

        self._write_reading(save)

    def _put_right(self, wrong: str, values: Mapping[str, Value], reason: str) -> None:
        def save(uid: str, _version: int) -> Saved:
            return self.aims.indicators.correct_measurement(uid, wrong, values, reason)

        self._write_reading(save)

    def _write_reading(self, save: Save) -> None:
        if self._measure is not None:
            self.submitting(self._measure)
            self.writing.indicator(save, self._refuse_reading)

    def _refuse_reading(self, error: UserError) -> None:
        self.not_recorded(error)
        if self._measure is not None:
            self._measure.refuse(error)

    def _record_pasted(self, readings: Sequence[PastedReading]) -> None:
        def save(uid: str, _version: int) -> Saved:
            return self.aims.indicators.record_pasted(uid, readings)

        if self._paste is not None:
            self.submitting(self._paste)
            self.writing.indicator(save, self.not_recorded)

    def _judge(self, judgement: Judgement) -> None:
        def save(uid: str, version: int) -> Saved:
            return self.aims.objectives.give_verdict(uid, version, judgement)

        if self._verdict is not None:
            self.submitting(self._verdict)
            self.writing.follow(save, self.not_recorded)

    def _raise_target(self, wanted: NextTarget) -> None:
        def save(uid: str, version: int) -> Saved:
            return self.aims.objectives.raise_next_target(uid, version, wanted)

        if self._next is not None:
            self.submitting(self._next)
            self.writing.follow(save, self.not_recorded)

    def _raise_entry(self) -> None:
        self.writing.raise_entry(self.aims.objectives.raise_entry, self.opened.uid)


def _lead_back(tab: QWidget) -> None:
    """Let the keyboard go on where a verdict or a target was asked for."""
    for name in ("raiseTargetButton", "judgeButton", "judgeLink"):
        for found in tab.findChildren(QPushButton, name):
            if found.isVisible():
                found.setFocus()
                return
