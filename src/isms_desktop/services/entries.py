"""Entries: record, look at, change, bin."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from isms_desktop.domain.changes import Changes
from isms_desktop.domain.corrective_action import plan_of
from isms_desktop.domain.entry import Action, Entry, normalised
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.fields import Kind, Value
from isms_desktop.domain.numbering import NUMBERING, series_for
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.domain.typed_values import FieldProblem, typed, typed_time
from isms_desktop.domain.words import EntryType
from isms_desktop.runtime.clock import Clock
from isms_desktop.runtime.i18n import _
from isms_desktop.services.actions import planned
from isms_desktop.services.drafts import FORM, NEW_ENTRY
from isms_desktop.services.entry_steps import Editing, EntrySteps, Saved
from isms_desktop.storage.database import Database
from isms_desktop.storage.unit_of_work import UnitOfWork

__all__ = ["IDENTIFIED_TIME", "Entries", "InvalidValuesError", "Saved"]

IDENTIFIED_TIME = "identified_time"
"""The time of day beside `identified_on`: typed with the entry, shown in the same column."""


class InvalidValuesError(UserError):
    """Some values could not be taken; nothing was saved. `problems` says which and why."""

    def __init__(self, problems: Sequence[FieldProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__(
            _("Nothing was saved: {problem}").format(problem=_(problems[0].message)),
            _("Correct the marked fields and save again."),
            code="invalid_values",
        )


class Entries:
    """The use cases of single entries; each method is one transaction."""

    def __init__(
        self, database: Database, clock: Clock, new_uid: Callable[[], str], actor: Callable[[], str]
    ) -> None:
        self._database = database
        self._clock = clock
        self._new_uid = new_uid
        self._actor = actor
        self._steps = EntrySteps(database, clock, new_uid, actor)

    def get(self, uid: str) -> Entry:
        """The entry; `UserError` "not_found" where it is gone."""
        with self._database.reading() as reading:
            return reading.entries.get(uid)

    def many(self, uids: Sequence[str]) -> list[Entry]:
        """These entries in this order; one that is gone is left out."""
        with self._database.reading() as reading:
            return reading.entries.many(uids)

    def find(self, ref: str) -> Entry:
        """The entry with this reference; `UserError` "not_found" where there is none."""
        with self._database.reading() as reading:
            entry = reading.entries.find_ref(ref)
        if entry is None:
            raise UserError(
                _("There is no entry {ref} in this register.").format(ref=ref),
                _("Look it up in the register's list."),
                code="not_found",
            )
        return entry

    def create(self, values: Mapping[str, Value]) -> Saved:
        """Record a new entry under the next free reference of its series; its draft is done.

        Raises `InvalidValuesError` where a value cannot be taken.
        """
        taken = _taken(values)
        actor, uid = self._actor(), self._new_uid()
        with self._database.unit_of_work(actor, "") as uow:
            taken["ref"] = taken.get("ref") or self._next_ref(taken, uow)
            uow.name_step(_("Record {ref}").format(ref=taken["ref"]))
            editing = Editing(uow, self._clock, self._new_uid, actor)
            blank = Entry(uid=uid)
            entry = normalised(with_values(blank, taken, editing), self._new_uid())
            uow.entries.add(entry)
            uow.drafts.remove(NEW_ENTRY, FORM)
            changes = uow.commit()
        return Saved(uid, entry.ref, entry.version, changes)

    def change(
        self, uid: str, version: int, values: Mapping[str, Value], stage: str = FORM
    ) -> Saved:
        """Change these fields of an entry that was read at `version`; the stage's draft is done.

        Raises `InvalidValuesError` where a value cannot be taken, and `UserError`
        "changed_meanwhile" where somebody saved in between, "closed" where it is closed.
        """
        taken = _taken(values)
        taken.pop("ref", None)  # a reference never changes

        def edit(entry: Entry, editing: Editing) -> Entry:
            return with_values(entry, taken, editing)

        return self._steps.take(uid, version, _("Change {ref}"), edit, stage)

    def change_with_action(
        self, uid: str, version: int, values: Mapping[str, Value], action: Action
    ) -> Saved:
        """Change fields and plan the first action of an entry together, as on the short form.

        Raises like `change`, and `UserError` "action_done" where the action is done.
        """
        taken = _taken(values)

        def edit(entry: Entry, editing: Editing) -> Entry:
            changed = with_values(entry, taken, editing)
            actions = (action, *entry.round.actions[1:])
            return planned(changed, actions, plan_of(entry.round), editing)

        return self._steps.take(uid, version, _("Change {ref}"), edit, FORM)

    def to_bin(self, uids: Sequence[str]) -> Changes:
        """Take entries out of the register; their references stay taken."""
        with self._database.unit_of_work(self._actor(), "") as uow:
            one, many = _("Move {ref} to the bin"), _("Move {n} entries to the bin")
            uow.name_step(_step_of(uow, uids, one, many))
            for uid in uids:
                uow.entries.to_bin(uid)
            return uow.commit()

    def from_bin(self, uids: Sequence[str]) -> Changes:
        """Bring entries back from the bin."""
        with self._database.unit_of_work(self._actor(), "") as uow:
            one, many = _("Bring back {ref}"), _("Bring back {n} entries")
            uow.name_step(_step_of(uow, uids, one, many))
            for uid in uids:
                uow.entries.from_bin(uid)
            return uow.commit()

    def _next_ref(self, taken: Mapping[str, Value], uow: UnitOfWork) -> str:
        kind, found_on = taken.get("entry_type"), taken.get("identified_on")
        day = found_on if isinstance(found_on, date) else self._clock.today()
        organisation = uow.organisation.get()
        own = organisation.setting(NUMBERING) if organisation else ""
        series = series_for(EntryType(kind) if isinstance(kind, str) else None, day.year, own)
        return series.ref(uow.entries.highest_number(series.stem) + 1)


def _taken(values: Mapping[str, Value]) -> dict[str, Value]:
    """The values of their kinds; people are still names."""
    problems: list[FieldProblem] = []
    taken: dict[str, Value] = {}
    for key, value in values.items():
        result = _time(value) if key == IDENTIFIED_TIME else typed(ENTRIES[key], value)
        if isinstance(result, FieldProblem):
            problems.append(result)
        else:
            taken[key] = result
    if problems:
        raise InvalidValuesError(problems)
    return taken


def with_values(entry: Entry, taken: Mapping[str, Value], editing: Editing) -> Entry:
    """The entry with these values; people are looked up by name, who is new is recorded."""
    put = {key: editing.person(value) if _is_person(key) else value for key, value in taken.items()}
    return replace(entry, **put)  # type: ignore[arg-type]  # keys are checked fields


def _step_of(uow: UnitOfWork, uids: Sequence[str], one: str, many: str) -> str:
    """The name of what is done to entries: by reference where it is one, else by their number."""
    if len(uids) == 1:
        return one.format(ref=uow.entries.get(uids[0]).ref)
    return many.format(n=len(uids))


def _is_person(key: str) -> bool:
    return key in ENTRIES and ENTRIES[key].kind is Kind.PERSON


def _time(value: Value) -> str | FieldProblem:
    time = typed_time(value if isinstance(value, str) else "")
    if time is None:
        return FieldProblem(IDENTIFIED_TIME, _("Write the time like 14:30."))
    return time
