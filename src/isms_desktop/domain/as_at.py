"""The register as it stood at the end of a day: the history told again up to there.

Entries that were imported later are not in that history yet. They are rebuilt from their own dates,
as far as those go: what carries no date (a cause, a plan) stands as it was imported.
"""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, Protocol, TypeAlias

from isms_desktop.domain.entry import Action, Closing, Entry, Round

State: TypeAlias = dict[tuple[str, str], dict[str, Any]]
"""Every record as the history tells it, by kind and uid; blank values are left out."""


class Told(Protocol):
    """What one line of the history tells of a record; `old` and `new` are JSON."""

    @property
    def entity(self) -> str:
        """The kind of record."""

    @property
    def record(self) -> str:
        """Its uid."""

    @property
    def field(self) -> str:
        """What was changed; blank where the whole record came or went."""

    @property
    def new(self) -> str | None:
        """What it was changed to."""


def retell(state: State, line: Told) -> None:
    """Bring the state one line further; ValueError where the line cannot be read."""
    key = (line.entity, line.record)
    if line.field:
        state.setdefault(key, {})[line.field] = json.loads(line.new or "null")
    elif line.new is None:
        state.pop(key, None)
    else:
        state[key] = dict(json.loads(line.new))


def rebuilt(entry: Entry, day: date) -> Entry | None:
    """An imported entry at the end of a day before its import; None where it was not known yet."""
    if entry.identified_on is None or entry.identified_on > day:
        return None
    if entry.contained_on and entry.contained_on > day:
        entry = replace(
            entry, containment="", contained_on=None, contained_by=None, consequences=""
        )
    if entry.accepted_on and entry.accepted_on > day:
        entry = replace(
            entry,
            action_needed=None,
            action_needed_reason="",
            accepted_by=None,
            accepted_on=None,
            acceptance_review_on=None,
        )
    if entry.shared_on and entry.shared_on > day:
        entry = replace(
            entry,
            isms_change="",
            isms_change_kinds=(),
            lessons="",
            shared_with="",
            shared_on=None,
        )
    return replace(
        entry,
        rounds=_rounds(entry, day),
        closings=tuple(_closings(entry.closings, day)),
        waivers=(),
        binned_at=None,
    )


def _is_past(moment: date | None, day: date) -> bool:
    return moment is not None and moment <= day


def _rounds(entry: Entry, day: date) -> tuple[Round, ...]:
    first, *others = entry.rounds
    begun = [first, *(round_ for round_ in others if _is_past(round_.started_on, day))]
    return tuple(
        replace(
            round_,
            actions=tuple(_action(action, day) for action in round_.actions),
            verdicts=tuple(v for v in round_.verdicts if _is_past(v.checked_on, day)),
        )
        for round_ in begun
    )


def _action(action: Action, day: date) -> Action:
    later = [change for change in action.former_due if not _is_past(change.changed_on, day)]
    if later:
        kept = action.former_due[: len(action.former_due) - len(later)]
        action = replace(action, due_on=later[0].former_on, former_due=kept)
    if action.done_on and action.done_on > day:
        action = replace(action, done_on=None, done_note="", evidence="", change_ticket="")
    return action


def _closings(closings: Iterable[Closing], day: date) -> Iterable[Closing]:
    for closing in closings:
        if not _is_past(closing.closed_on, day):
            return
        if closing.reopened_on and closing.reopened_on > day:
            yield replace(closing, reopened_on=None, reopened_by=None, reopen_reason="")
        else:
            yield closing
