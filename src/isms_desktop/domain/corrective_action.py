"""Planning actions, carrying them out, and moving their dates without losing the former ones."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from isms_desktop.domain.effectiveness import CheckDays, default_check_on
from isms_desktop.domain.entry import Action, DueChange, Entry, Round
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.people import Person
from isms_desktop.domain.sentences import sentence
from isms_desktop.domain.words import ActionKind, EffectMethod, EntryType

_OF_PLAN: Final = ("kind", "causes", "what", "owner", "also", "due_on", "resources", "strength")
"""What of an action is planned; the rest tells how it was carried out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectPlan:
    """How it will be judged whether the actions of a round worked; fixed before they are done."""

    criterion: str = ""
    method: EffectMethod | None = None
    indicator: str = ""
    limit: str = ""
    readings: int | None = None
    checker: Person | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """How an action was carried out. Without a day it is open again."""

    done_on: date | None = None
    done_note: str = ""
    evidence: str = ""
    change_ticket: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """Who moves a date, on which day, and why."""

    on: date
    by: str
    reason: str = ""


def plan_of(round_: Round) -> EffectPlan:
    """The effectiveness plan of a round."""
    return EffectPlan(
        criterion=round_.effect_criterion,
        method=round_.effect_method,
        indicator=round_.effect_indicator,
        limit=round_.effect_limit,
        readings=round_.effect_readings,
        checker=round_.effect_checker,
        due_on=round_.effect_due_on,
    )


def new_action(entry: Entry, planned: Sequence[Action] = ()) -> Action:
    """A blank action: owner and due date are those of the entry, the number is the next one.

    `planned` are actions of the latest round that are not stored yet. On an opportunity it is an
    improvement.
    """
    is_ofi = entry.entry_type is EntryType.OFI
    return Action(
        uid="",
        number=next_number(entry, planned),
        kind=ActionKind.IMPROVEMENT if is_ofi else ActionKind.CORRECTIVE,
        owner=entry.owner,
        also=entry.also,
        due_on=entry.due_on,
    )


def next_number(entry: Entry, planned: Iterable[Action] = ()) -> int:
    """The number of the next action; it counts on through all rounds of the entry."""
    stored = (action for round_ in entry.rounds for action in round_.actions)
    return max((action.number for action in (*stored, *planned)), default=0) + 1


def with_plan(
    entry: Entry, actions: Sequence[Action], plan: EffectPlan, moved: Moved, highest: int = 0
) -> Entry:
    """Plan the actions of the latest round, in this order, and how their effect is judged.

    Of a stored action only what is planned is taken; how it was carried out and its former due
    dates stay. A due date that differs is kept as a former one. One that is not stored yet gets the
    next number, above `highest`, the highest ever given: a reference is never used again.
    `UserError` "action_done" where one that is done would be dropped.
    """
    stored = {action.uid: action for action in entry.round.actions}
    kept = {action.uid for action in actions}
    for action in stored.values():
        if action.is_done and action.uid not in kept:
            raise _done_already(entry, action)
    free = max(next_number(entry), highest + 1)
    planned = tuple(_numbered((_planned(stored.get(a.uid), a, moved) for a in actions), free))
    return as_planned(entry, planned, plan)


def as_planned(entry: Entry, actions: Sequence[Action], plan: EffectPlan) -> Entry:
    """The entry with just these actions and this plan of the effect check in its latest round."""
    round_ = replace(
        entry.round,
        actions=tuple(actions),
        effect_criterion=plan.criterion,
        effect_method=plan.method,
        effect_indicator=plan.indicator,
        effect_limit=plan.limit,
        effect_readings=plan.readings,
        effect_checker=plan.checker,
        effect_due_on=plan.due_on,
    )
    return with_round(entry, round_)


def _planned(stored: Action | None, action: Action, moved: Moved) -> Action:
    if stored is None:
        return replace(action, former_due=(), number=0)
    planned = replace(stored, **{name: getattr(action, name) for name in _OF_PLAN})
    return replace(planned, former_due=_former_due(stored, planned.due_on, moved))


def _numbered(actions: Iterable[Action], number: int) -> Iterator[Action]:
    for action in actions:
        if action.number:
            yield action
        else:
            yield replace(action, number=number)
            number += 1


def record_done(entry: Entry, action_uid: str, done: Done, days: CheckDays) -> Entry:
    """Record how an action of the latest round was carried out.

    An effect check on the default day follows the day the last action really ended.
    """
    return _followed(entry, carried_out(action_of(entry, action_uid), done), days)


def carried_out(action: Action, done: Done) -> Action:
    """The action with how it was carried out."""
    return replace(
        action,
        done_on=done.done_on,
        done_note=done.done_note,
        evidence=done.evidence,
        change_ticket=done.change_ticket,
    )


def move_due(entry: Entry, action_uid: str, due_on: date, moved: Moved, days: CheckDays) -> Entry:
    """Move the due date of an open action and keep the former one, with who, when and why.

    An effect check on the default day moves along. `UserError` "action_done" where it is done.
    """
    action = action_of(entry, action_uid)
    if action.is_done:
        raise _done_already(entry, action)
    former = _former_due(action, due_on, moved)
    return _followed(entry, replace(action, due_on=due_on, former_due=former), days)


def action_of(entry: Entry, uid: str) -> Action:
    """The action of the latest round with this uid; `UserError` "not_found" where it is gone."""
    for action in entry.round.actions:
        if action.uid == uid:
            return action
    raise UserError(
        "This action is not planned any more. Nothing was changed.",
        "Load the entry again.",
        code="not_found",
    )


def with_round(entry: Entry, round_: Round) -> Entry:
    """Put the latest round in place."""
    return replace(entry, rounds=(*entry.rounds[:-1], round_))


def _former_due(action: Action, due_on: date | None, moved: Moved) -> tuple[DueChange, ...]:
    """The former due dates once the date is moved; the first date that is set moves nothing."""
    if action.due_on is None or due_on == action.due_on:
        return action.former_due
    change = DueChange(
        former_on=action.due_on, changed_on=moved.on, changed_by=moved.by, reason=moved.reason
    )
    return (*action.former_due, change)


def _followed(entry: Entry, changed: Action, days: CheckDays) -> Entry:
    actions = tuple(changed if a.uid == changed.uid else a for a in entry.round.actions)
    after = with_round(entry, replace(entry.round, actions=actions))
    if entry.round.effect_due_on != default_check_on(entry, days):
        return after
    check_on = default_check_on(after, days)
    return with_round(after, replace(after.round, effect_due_on=check_on))


def _done_already(entry: Entry, action: Action) -> UserError:
    return UserError(
        sentence("{ref} is done. Nothing was changed.", ref=entry.action_ref(action)),
        "Take its date of completion away first if that was a mistake.",
        code="action_done",
    )
