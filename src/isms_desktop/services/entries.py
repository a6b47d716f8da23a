"""Entries: record, look at, change, bin."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from isms_desktop.domain.changes import Changes
from isms_desktop.domain.entry import Entry, normalised
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.fields import Kind, Value
from isms_desktop.domain.numbering import series_for
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.domain.typed_values import FieldProblem, person_name, typed, typed_time
from isms_desktop.runtime.clock import Clock
from isms_desktop.runtime.i18n import _
from isms_desktop.services.drafts import FORM, NEW_ENTRY
from isms_desktop.services.people import PersonLookup
from isms_desktop.storage.database import Database
from isms_desktop.storage.unit_of_work import UnitOfWork

IDENTIFIED_TIME = "identified_time"
"""The time of day beside `identified_on`: typed with the entry, shown in the same column."""


@dataclass(frozen=True, slots=True)
class Saved:
    """An entry as it was committed."""

    uid: str
    ref: str
    version: int
    changes: Changes


class InvalidValuesError(UserError):
    """Some values could not be taken; nothing was saved. `problems` says which and why."""

    def __init__(self, problems: Sequence[FieldProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__(
            _("Nothing was saved: {problem}").format(problem=problems[0].message),
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
        with self._database.unit_of_work(self._actor(), _("Record an entry")) as uow:
            blank = Entry(uid=self._new_uid())
            taken = self._taken(values, uow)
            entry = normalised(replace(blank, **taken), self._new_uid())  # type: ignore[arg-type]  # keys are checked fields
            if not entry.ref:
                year = (entry.identified_on or self._clock.today()).year
                series = series_for(entry.entry_type, year)
                number = uow.entries.highest_number(series.stem) + 1
                entry = replace(entry, ref=series.ref(number))
            uow.entries.add(entry)
            uow.drafts.remove(NEW_ENTRY, FORM)
            changes = uow.commit()
        return Saved(entry.uid, entry.ref, entry.version, changes)

    def change(self, uid: str, version: int, values: Mapping[str, Value]) -> Saved:
        """Change these fields of an entry that was read at `version`; its draft is done.

        Raises `InvalidValuesError` where a value cannot be taken, and `UserError`
        "changed_meanwhile" where somebody saved in between, "closed" where it is closed.
        """
        with self._database.unit_of_work(self._actor(), _("Change an entry")) as uow:
            entry = uow.entries.get(uid)
            if entry.is_closed:
                raise UserError(
                    _("{ref} is closed. Nothing was changed.").format(ref=entry.ref),
                    _("Reopen it first."),
                    code="closed",
                )
            taken = self._taken(values, uow)
            taken.pop("ref", None)  # a reference never changes
            changed = normalised(replace(entry, **taken, version=version), self._new_uid())  # type: ignore[arg-type]  # keys are checked fields
            uow.entries.save(changed)
            uow.drafts.remove(uid, FORM)
            changes = uow.commit()
        return Saved(uid, entry.ref, version + 1, changes)

    def to_bin(self, uids: Sequence[str]) -> Changes:
        """Take entries out of the register; their references stay taken."""
        with self._database.unit_of_work(self._actor(), _("Move to the bin")) as uow:
            for uid in uids:
                uow.entries.to_bin(uid)
            return uow.commit()

    def from_bin(self, uids: Sequence[str]) -> Changes:
        """Bring entries back from the bin."""
        with self._database.unit_of_work(self._actor(), _("Bring back from the bin")) as uow:
            for uid in uids:
                uow.entries.from_bin(uid)
            return uow.commit()

    def _taken(self, values: Mapping[str, Value], uow: UnitOfWork) -> dict[str, Value]:
        who = PersonLookup(uow, self._new_uid)
        problems: list[FieldProblem] = []
        taken: dict[str, Value] = {}
        for key, value in values.items():
            result = _time(value) if key == IDENTIFIED_TIME else typed(ENTRIES[key], value)
            if isinstance(result, FieldProblem):
                problems.append(result)
            elif key in ENTRIES and ENTRIES[key].kind is Kind.PERSON:
                taken[key] = who(person_name(result))
            else:
                taken[key] = result
        if problems:
            raise InvalidValuesError(problems)
        return taken


def _time(value: Value) -> str | FieldProblem:
    time = typed_time(value if isinstance(value, str) else "")
    if time is None:
        return FieldProblem(IDENTIFIED_TIME, _("Write the time like 14:30."))
    return time
