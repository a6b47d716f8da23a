"""What removes the causes, and, fixed now, how it will be known that it worked (10.2 c, d)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from isms_desktop.domain.conditions import is_light
from isms_desktop.domain.corrective_action import (
    EffectPlan,
    as_planned,
    new_action,
    next_number,
    plan_of,
)
from isms_desktop.domain.effectiveness import default_check_on
from isms_desktop.domain.entry import Action, Entry
from isms_desktop.domain.fields import Field, Kind, Value
from isms_desktop.domain.people import Person
from isms_desktop.domain.words import EffectMethod
from isms_desktop.runtime.i18n import _
from isms_desktop.services.drafts import Stage
from isms_desktop.services.wording import as_typed
from isms_desktop.ui.entry.action_card import ActionCard, read_action, written_action
from isms_desktop.ui.entry.casework import Casework
from isms_desktop.ui.entry.stage_page import Commit, Opened, StagePage
from isms_desktop.ui.kit.buttons import button
from isms_desktop.ui.kit.cards import Banner, Card
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import WrappedText
from isms_desktop.ui.kit.record_form import RecordForm
from isms_desktop.ui.kit.tokens import SPACE_12, STRONG, Size, Tone

_PLAN: Final = ("criterion", "method", "checker", "due_on", "indicator", "limit", "readings")
_OF_INDICATOR: Final = ("indicator", "limit", "readings")


class PlanStage(StagePage):
    """A card for every action, and one for the effect check; its date follows the last action."""

    def __init__(self, desk: Desk, case: Casework, opened: Opened) -> None:
        super().__init__(desk, case, opened)
        self.ask(
            _("What will remove the cause?"),
            _("Better one strong action than five reminders. You can plan several."),
        )
        self._cards: list[ActionCard] = []
        if not (opened.entry.round.root_causes or is_light(opened.entry)):
            lead = self.link_to(_("Find the cause"), Stage.CAUSE)
            text = _("An action works best against a cause. You can still go on.")
            title = _("No root cause is marked yet")
            self.column.addWidget(Banner(desk.theme, Tone.WARN, title, text, [lead]))
        planned = QWidget()  # Tab goes through all of it, then to what follows
        self._list = QVBoxLayout(planned)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(SPACE_12)
        self.column.addWidget(planned)
        add = button(desk.theme, _("Another action"), "plus", name="addActionButton")
        add.clicked.connect(self._add_new)
        self.column.addWidget(add, alignment=Qt.AlignmentFlag.AlignLeft)
        for action in opened.entry.round.actions:
            self._add(action)
        if not self._cards:
            self._add(self._new_action())
        self._plan = self._plan_form()
        self._show_plan(plan_of(opened.entry.round))
        self.column.addStretch(1)
        self._stored = self._before = self._now()
        self._propose_date()
        self._stored = self._before = self._now()

    def typed(self) -> dict[str, Value]:
        """All actions and the effect plan, where something differs."""
        now = self._now()
        if now == self._stored:
            return {}
        actions, _plan = now
        plan = {key: as_typed(value) for key, value in self._plan.values().items()}
        return {"actions": json.dumps([written_action(a) for a in actions]), **plan}

    def restore(self, draft: Mapping[str, str]) -> None:
        """Show the plan as it was left."""
        if "actions" not in draft:
            return
        stored = {action.uid: action for action in self.entry.round.actions}
        for card in list(self._cards):
            self._drop(card)
        for values in json.loads(draft["actions"]):
            action = stored.get(values["uid"]) or replace(self._new_action(), causes=())
            self._add(action).show_draft(read_action(values))
        if not self._cards:
            self._add(self._new_action())
        self._plan.set_values(_read_plan(draft))
        self._arrange()

    def commit(self) -> Commit | None:
        """Save actions and effect plan together."""
        now = self._now()
        if now == self._stored:
            return None
        self._before, self._stored = self._stored, now
        actions, plan = now
        return lambda uid, version: self.case.actions.save_plan(uid, version, actions, plan)

    def settle(self, opened: Opened) -> None:
        """Begin anew from what is stored; nothing is typed at this moment."""
        is_same = self._now() == self._stored
        super().settle(opened)
        if is_same:
            for card in list(self._cards):
                self._drop(card)
            for action in opened.entry.round.actions:
                self._add(action)
            if not self._cards:
                self._add(self._new_action())
            self._stored = self._before = self._now()

    def refused(self, _error: Exception) -> None:
        """What was typed counts as not stored."""
        self._stored = self._before

    def advice(self) -> Sequence[QWidget]:
        """What makes a criterion good."""
        if is_light(self.entry):
            return ()
        card = Card(tone=Tone.INFO)
        card.body.addWidget(
            WrappedText(_("A criterion you can check"), tone=Tone.INFO, weight=STRONG)
        )
        for line in (
            _("Something that can be counted, tested or seen."),
            _("With a number and a time: no leaver account open after one day, three months long."),
            _("Fixed now, so that nobody can bend it later."),
        ):
            card.body.addWidget(WrappedText("•  " + line))
        return (card,)

    def focus_field(self, key: str) -> None:
        """Lead to a field of an action or of the effect plan; else to what can be filled in."""
        place = key.removeprefix("plan/").removeprefix("effect_")
        if key.startswith("plan/") and place in _PLAN:
            self._plan.focus(place)
            return
        parts = key.split("/")
        numbered = {str(card.value().number): card for card in self._cards}
        card = numbered.get(parts[1]) if len(parts) > 1 else None
        shown = parts[2] if len(parts) > 2 and parts[2] in {"owner", "due_on"} else "what"
        open_ = (each for each in self._cards if each.form.editor(shown).isEnabled())
        card = card or next(open_, None)
        if card is not None:
            card.form.focus(shown)
        else:
            self._plan.focus("criterion")

    def _plan_form(self) -> RecordForm:
        beside = self.opened.beside
        indicators = beside if isinstance(beside, tuple) else ()
        fields = (
            Field("criterion", _("What will show that it worked?"), "", Kind.LONG_TEXT),
            Field("method", _("How it is checked"), "", Kind.CHOICE, tuple(EffectMethod)),
            Field("checker", _("Who checks"), "", Kind.PERSON),
            Field("due_on", _("Checked from"), "", Kind.DATE),
            Field("readings", _("Readings in a row"), "", Kind.INTEGER),
            Field("indicator", _("Indicator"), "", Kind.OPEN_CHOICE, indicators),
            Field("limit", _("Limit it must keep"), "", Kind.TEXT),
        )
        desk, people = self.desk, self.opened.people
        form = RecordForm(desk.theme, desk.dates, fields, people, desk.helps.of("effect"))
        form.changed.connect(self._note)
        form.typing.connect(self.typing)
        card = Card(_("How will you know that it worked?"))
        card.body.addWidget(form)
        self._proposal = WrappedText("", Size.SMALL, "muted")
        card.body.addWidget(self._proposal)
        self.column.addWidget(card)
        card.setVisible(not is_light(self.entry))
        return form

    def _show_plan(self, plan: EffectPlan) -> None:
        self._plan.set_values({key: getattr(plan, key) for key in _PLAN})
        self._arrange()

    def _new_action(self) -> Action:
        planned = [card.value() for card in self._cards]
        covered = {number for action in planned for number in action.causes}
        roots = [node.number for node in self.entry.round.root_causes]
        first_open = tuple(n for n in roots if n not in covered)[:1] or tuple(roots[:1])
        return replace(new_action(self.entry, planned), causes=first_open)

    def _add(self, action: Action) -> ActionCard:
        if not action.number:
            planned = [card.value() for card in self._cards]
            action = replace(action, number=next_number(self.entry, planned))
        roots = self.entry.round.root_causes
        card = ActionCard(self.desk, action, roots, self.opened.people)
        card.changed.connect(self._note)
        card.form.typing.connect(self.typing)
        card.removed.connect(self._remove)
        self._cards.append(card)
        self._list.addWidget(card)
        return card

    def _add_new(self) -> None:
        card = self._add(self._new_action())
        card.form.focus("what")

    def _drop(self, card: ActionCard) -> None:
        self._cards.remove(card)
        self._list.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _remove(self, card: ActionCard) -> None:
        what = card.value().what
        question = _("Remove this action from the plan?")
        if what and not self.desk.prompts.ask(question, _("Remove"), _("Keep"), what):
            return
        self._drop(card)
        if not self._cards:
            self._add(self._new_action())
        self._note()

    def _now(self) -> tuple[tuple[Action, ...], EffectPlan]:
        actions = tuple(card.value() for card in self._cards if not card.is_untouched())
        values = self._plan.values()
        checker = str(values["checker"] or "")
        stored = self.entry.round.effect_checker
        if checker != (stored.name if stored else ""):
            stored = Person(uid="", name=checker) if checker else None
        due, readings = values["due_on"], values["readings"]
        method = values["method"]
        return actions, EffectPlan(
            criterion=str(values["criterion"]),
            method=EffectMethod(str(method)) if method else None,
            indicator=str(values["indicator"]),
            limit=str(values["limit"]),
            readings=readings if isinstance(readings, int) else None,
            checker=stored,
            due_on=due if isinstance(due, date) else None,
        )

    def preview(self) -> Entry:
        """The entry with the plan as it stands here."""
        return as_planned(self.entry, *self._now())

    def _note(self, _key: str = "") -> None:
        self._propose_date()
        self._arrange()
        self.edited.emit()

    def _propose_date(self) -> None:
        """Let the check follow the last action while nobody has chosen another day."""
        planned = self.preview()
        days = self.opened.check_days
        proposed, shown = default_check_on(planned, days), self._plan.value("due_on")
        is_own = shown is None or shown == getattr(self, "_proposed", None)
        if proposed is not None and is_own:
            self._plan.set_values({"due_on": proposed})
        self._proposed = proposed
        words = _("Proposed: {day}, {n} days after the last action.")
        day = self.desk.dates.short(proposed)
        self._proposal.setText(words.format(day=day, n=days.of(planned)) if day else "")
        self._proposal.setVisible(bool(day))

    def _arrange(self) -> None:
        is_indicator = self._plan.value("method") == EffectMethod.INDICATOR
        for key in _OF_INDICATOR:
            row = self._plan.editor(key).parentWidget()
            if row is not None:
                row.setVisible(is_indicator)


def _read_plan(draft: Mapping[str, str]) -> dict[str, Value]:
    due, readings = draft.get("due_on", ""), draft.get("readings", "")
    return {
        "criterion": draft.get("criterion", ""),
        "method": draft.get("method") or None,
        "checker": draft.get("checker") or None,
        "due_on": date.fromisoformat(due) if due else None,
        "indicator": draft.get("indicator", ""),
        "limit": draft.get("limit", ""),
        "readings": int(readings) if readings else None,
    }
