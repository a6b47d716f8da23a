"""Actions: planned with how their effect is judged, carried out, their dates moved."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from isms_desktop.domain.cleaning import clean_line, clean_text
from isms_desktop.domain.corrective_action import (
    Done,
    EffectPlan,
    Moved,
    action_of,
    move_due,
    record_done,
    with_plan,
)
from isms_desktop.domain.entry import Action, Entry
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.people import Person
from isms_desktop.runtime.i18n import _
from isms_desktop.services.drafts import Stage
from isms_desktop.services.entry_steps import Editing, EntrySteps, Saved


class Actions:
    """The actions of an entry's latest round."""

    def __init__(self, steps: EntrySteps) -> None:
        self._steps = steps

    def save_plan(
        self, uid: str, version: int, actions: tuple[Action, ...], plan: EffectPlan
    ) -> Saved:
        """Plan these actions, in this order, and how their effect is judged.

        An action with a blank uid is new and gets the next number. Of a stored one only what is
        planned is taken; a due date that differs is kept as a former one, without a reason. People
        are found by name. Raises `UserError` "action_done" where one that is done is left out.
        """

        def edit(entry: Entry, editing: Editing) -> Entry:
            return planned(entry, actions, plan, editing)

        return self._steps.take(uid, version, _("Plan actions for {ref}"), edit, Stage.PLAN)

    def record_done(self, uid: str, version: int, done: Mapping[str, Done]) -> Saved:
        """Record how actions were carried out, by their ids; one without a day is open again."""
        step = _("Record what was done for {ref}")

        def edit(entry: Entry, editing: Editing) -> Entry:
            refs = (entry.action_ref(action_of(entry, action_uid)) for action_uid in done)
            editing.uow.name_step(step.format(ref=", ".join(refs)))
            days = editing.check_days
            for action_uid, how in done.items():
                clean = Done(
                    done_on=how.done_on,
                    done_note=clean_text(how.done_note),
                    evidence=clean_text(how.evidence),
                    change_ticket=clean_line(how.change_ticket),
                )
                entry = record_done(entry, action_uid, clean, days)
            return entry

        return self._steps.take(uid, version, step, edit, Stage.DO)

    def move_due(self, uid: str, version: int, action_uid: str, due_on: date, reason: str) -> Saved:
        """Move the due date of an open action; the former one is kept with who, when and why.

        Raises `UserError` "action_done" where it is done, "reason_missing" without a reason.
        """
        step = _("Move the due date of {ref}")
        reason = clean_text(reason)
        if not reason:
            raise UserError(
                _("Moving a due date needs a reason. Nothing was changed."),
                _("Say why the action takes longer, or may be done sooner."),
                code="reason_missing",
            )

        def edit(entry: Entry, editing: Editing) -> Entry:
            ref = entry.action_ref(action_of(entry, action_uid))
            editing.uow.name_step(step.format(ref=ref))
            moved = Moved(editing.today, editing.by, reason)
            return move_due(entry, action_uid, due_on, moved, editing.check_days)

        return self._steps.take(uid, version, step, edit)


def planned(entry: Entry, actions: Iterable[Action], plan: EffectPlan, editing: Editing) -> Entry:
    """The entry with these actions planned, inside a piece of work; see `Actions.save_plan`."""
    clean = [_clean(action, editing) for action in actions]
    moved = Moved(editing.today, editing.by)
    highest = editing.uow.history.highest_action(entry.uid)
    return with_plan(entry, clean, _clean_plan(plan, editing), moved, highest)


def _clean(action: Action, editing: Editing) -> Action:
    return replace(
        action,
        uid=action.uid or editing.new_uid(),
        what=clean_text(action.what),
        resources=clean_line(action.resources),
        owner=editing.person(action.owner),
        also=tuple(_known(action.also, editing)),
    )


def _known(people: Iterable[Person], editing: Editing) -> Iterable[Person]:
    return (person for one in people if (person := editing.person(one)))


def _clean_plan(plan: EffectPlan, editing: Editing) -> EffectPlan:
    return replace(
        plan,
        criterion=clean_text(plan.criterion),
        indicator=clean_line(plan.indicator),
        limit=clean_line(plan.limit),
        checker=editing.person(plan.checker),
    )
