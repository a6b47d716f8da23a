"""Did it work: the agreed criterion, what happened since, and the verdict (10.2 d, g)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from isms_desktop.domain.effectiveness import Standing
from isms_desktop.domain.entry import Entry
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.fields import Field, Kind, Value
from isms_desktop.domain.indicator_effect import EffectSeries
from isms_desktop.domain.words import VerdictResult
from isms_desktop.runtime.i18n import _
from isms_desktop.services.drafts import Stage
from isms_desktop.services.effectiveness import Review, SinceThen
from isms_desktop.services.measuring_words import readings_since
from isms_desktop.ui.entry.casework import Casework
from isms_desktop.ui.entry.judged_cards import criterion_card, earlier_card, since_card
from isms_desktop.ui.entry.readings_card import proposal_card, readings_card
from isms_desktop.ui.entry.stage_list import after
from isms_desktop.ui.entry.stage_page import MainAction, Opened, StagePage
from isms_desktop.ui.kit.cards import Banner
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import heading
from isms_desktop.ui.kit.radio_cards import Option, RadioCards
from isms_desktop.ui.kit.record_form import RecordForm
from isms_desktop.ui.kit.tokens import SPACE_12, SPACE_16, Tone

_BESIDE_FROM: Final = 760
_REASONS: Final = (VerdictResult.PARTLY, VerdictResult.NOT_EFFECTIVE)


@dataclass(frozen=True, slots=True)
class EffectFacts:
    """What happened since the actions ended, and what the newest verdict is worth.

    `series` is there where an indicator judges the effect.
    """

    since: SinceThen
    standing: Standing
    series: EffectSeries | None


def effect_facts(case: Casework, uid: str) -> EffectFacts:
    """Read what the page shows beside the entry."""
    effectiveness = case.effectiveness
    series = case.indicators.effect_series(uid)
    return EffectFacts(effectiveness.since_then(uid), effectiveness.standing(uid), series)


class CheckStage(StagePage):
    """At the left what was agreed and what happened, at the right the verdict."""

    is_wide = True

    def __init__(self, desk: Desk, case: Casework, opened: Opened) -> None:
        super().__init__(desk, case, opened)
        self._add_banners()
        columns = QWidget()
        self._columns = QHBoxLayout(columns)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(SPACE_16)
        left, self._right = QVBoxLayout(), QVBoxLayout()
        for side in (left, self._right):
            side.setSpacing(SPACE_12)
        left.addWidget(criterion_card(desk, opened.entry, self.link_to))
        if isinstance(opened.beside, EffectFacts):
            if opened.beside.series:
                left.addWidget(readings_card(desk, opened.beside.series))
            left.addWidget(since_card(desk, opened.beside.since, self.entry_requested.emit))
        if earlier := earlier_card(desk, opened.entry):
            (self._right if opened.entry.is_closed else left).addWidget(earlier)
        left.addStretch(1)
        self._columns.addLayout(left, 6)
        self._columns.addLayout(self._right, 5)
        self._add_verdict()
        self.column.addWidget(columns)
        self.column.addStretch(1)

    def typed(self) -> dict[str, Value]:
        """The verdict that is not given yet."""
        now = self._form.values() | {"result": self._answer.value()}
        return {k: v for k, v in now.items() if v != self._first.get(k)}

    def restore(self, draft: Mapping[str, str]) -> None:
        """Show the verdict as it was left."""
        self._answer.choose(draft.get("result", ""))
        values: dict[str, Value] = {k: v for k, v in draft.items() if k in self._first}
        for key in ("checked_on", "next_check_on"):
            if key in values:
                values[key] = date.fromisoformat(draft[key]) if draft[key] else None
        self._form.set_values(values)
        self._arrange()

    def lock(self) -> None:
        """Show only the verdicts that were given."""
        super().lock()
        for part in (self._question, self._answer, self._form):
            part.hide()

    def main_action(self) -> MainAction | None:
        """Record the verdict, unless one is given and no other is chosen."""
        if not self._may_judge() or (self.entry.round.verdict and not self._answer.value()):
            return None
        return MainAction(_("Record the verdict"), "check", self._record)

    def focus_field(self, key: str) -> None:
        """Lead to the question, or to one of its fields."""
        place = key.removeprefix("verdict/")
        if place in self._first and place != "result":
            self._form.focus(place)
        else:
            self._answer.setFocus(Qt.FocusReason.TabFocusReason)

    def refused(self, error: UserError) -> None:
        """Say at its place what is missing."""
        if error.code == "date_missing":
            self._form.show_problems({"next_check_on": error.hint})

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        has_room = self.width() >= _BESIDE_FROM * self.desk.theme.scale
        way = QBoxLayout.Direction.LeftToRight if has_room else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(way)

    def _may_judge(self) -> bool:
        actions = self.entry.round.actions
        return bool(actions) and all(action.is_done for action in actions)

    def _add_banners(self) -> None:
        theme, beside = self.desk.theme, self.opened.beside
        if not self._may_judge():
            text = _("The effect can be checked when every action is done.")
            lead = self.link_to(_("Go to the actions"), Stage.DO)
            self.column.addWidget(
                Banner(theme, Tone.NEUTRAL, _("There is no effect to check yet"), text, [lead])
            )
        if isinstance(beside, EffectFacts) and beside.standing.is_overturned:
            refs = ", ".join(beside.standing.overturned_by)
            text = _("{refs} is recorded as a recurrence. The verdict stays, but no longer counts.")
            self.column.addWidget(
                Banner(theme, Tone.DANGER, _("It came back"), text.format(refs=refs))
            )

    def _add_verdict(self) -> None:
        desk = self.desk
        self._add_proposal()
        self._question = heading(_("Did it work?"), 3)
        self._right.addWidget(self._question)
        self._answer = RadioCards(desk.theme, _options(), "verdict")
        self._answer.chosen.connect(self._note)
        self._right.addWidget(self._answer)
        fields = (
            Field("evidence", _("What did you look at?"), "", Kind.LONG_TEXT),
            Field("checked_by", _("Checked by"), "", Kind.PERSON),
            Field("checked_on", _("On"), "", Kind.DATE),
            Field("next_check_on", _("Look again from"), "", Kind.DATE),
            Field("next_round_reason", _("What is to be done differently?"), "", Kind.LONG_TEXT),
            Field("self_check_reason", _("Why does the owner check it?"), "", Kind.LONG_TEXT),
        )
        people, helps = self.opened.people, desk.helps.of("verdict")
        self._form = RecordForm(desk.theme, desk.dates, fields, people, helps)
        checker = self.entry.round.effect_checker
        today = desk.clock.today()
        days = self.opened.check_days.of(self.entry)
        self._form.set_values(
            {
                "checked_by": checker.name if checker else self.opened.user,
                "checked_on": today,
                "next_check_on": today + timedelta(days=days),
            }
        )
        self._form.changed.connect(self._note)
        self._right.addWidget(self._form)
        self._right.addStretch(1)
        self._first = self._form.values() | {"result": ""}
        for widget in (self._answer, self._form):
            widget.setEnabled(self._may_judge())
        self._arrange()

    def _add_proposal(self) -> None:
        beside = self.opened.beside
        series = beside.series if isinstance(beside, EffectFacts) else None
        if series is None or self.entry.is_closed or self.entry.round.verdict:
            return
        card = proposal_card(self.desk, series, partial(self._take_over, series))
        if card is not None:
            self._right.addWidget(card)

    def _take_over(self, series: EffectSeries) -> None:
        """Choose the verdict proposed; evidence in the user's own words stays."""
        if series.proposed is None:
            return
        self._answer.choose(series.proposed.result)
        if not self._form.value("evidence"):
            self._form.set_values({"evidence": readings_since(series)})
        self._note("result")
        self._form.focus("evidence")

    def _arrange(self) -> None:
        answer = self._answer.value()
        shown = {
            "next_check_on": answer == VerdictResult.TOO_EARLY,
            "next_round_reason": answer in _REASONS,
            "self_check_reason": self._is_own_work(),
        }
        for key, is_shown in shown.items():
            row = self._form.editor(key).parentWidget()
            if row is not None:
                row.setVisible(is_shown)

    def _is_own_work(self) -> bool:
        by = str(self._form.value("checked_by") or "").casefold()
        owners = {a.owner.name.casefold() for a in self.entry.round.actions if a.owner}
        return by in owners

    def _note(self, _key: str) -> None:
        self._arrange()
        self.edited.emit()
        self.advised.emit()

    def _record(self) -> None:
        answer = self._answer.value()
        if not answer:
            self._answer.setFocus(Qt.FocusReason.TabFocusReason)
            return
        values, result = self._form.values(), VerdictResult(answer)
        checked_on, next_on = values["checked_on"], values["next_check_on"]
        is_early, has_reason = result is VerdictResult.TOO_EARLY, result in _REASONS
        review = Review(
            result=result,
            checked_on=checked_on if isinstance(checked_on, date) else None,
            checked_by=str(values["checked_by"] or "") or None,
            evidence=str(values["evidence"]),
            self_check_reason=str(values["self_check_reason"]) if self._is_own_work() else "",
            next_check_on=next_on if is_early and isinstance(next_on, date) else None,
            next_round_reason=str(values["next_round_reason"]) if has_reason else "",
        )
        effectiveness = self.case.effectiveness
        self.acted.emit(
            lambda uid, version: effectiveness.give_verdict(uid, version, review),
            _leads_to(review, self.entry),
        )


def _leads_to(review: Review, entry: Entry) -> Stage:
    """The page that follows from a verdict, also while something earlier is still missing."""
    if review.result is VerdictResult.EFFECTIVE:
        return after(Stage.EFFECT, entry) or Stage.EFFECT
    opens_round = review.result is VerdictResult.NOT_EFFECTIVE or review.next_round_reason
    return Stage.CAUSE if opens_round else Stage.EFFECT


def _options() -> Sequence[Option]:
    return (
        Option(
            VerdictResult.EFFECTIVE,
            _("Yes, the cause is gone"),
            _("The entry can be closed."),
            "circle-check",
            Tone.OK,
        ),
        Option(
            VerdictResult.PARTLY,
            _("Partly"),
            _("Say what is to be done differently: a next round opens. Or waive it on closing."),
            "circle-minus",
            Tone.WARN,
        ),
        Option(
            VerdictResult.TOO_EARLY,
            _("Too early to tell"),
            _("Set a new date; it stays on the list."),
            "hourglass",
            Tone.CHECK,
        ),
        Option(
            VerdictResult.NOT_EFFECTIVE,
            _("No, it came back"),
            _("Goes back to finding the cause; this round is kept."),
            "circle-x",
            Tone.DANGER,
        ),
    )
