"""One change of one entry as one named step; what every stage has in common when it is saved."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from isms_desktop.domain.changes import Changes, RecordKind
from isms_desktop.domain.effectiveness import CheckDays
from isms_desktop.domain.entry import Entry, normalised
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.fields import Value
from isms_desktop.domain.people import Person
from isms_desktop.domain.typed_values import person_name
from isms_desktop.runtime.clock import Clock
from isms_desktop.runtime.i18n import _
from isms_desktop.services.drafts import Stage
from isms_desktop.services.organisations import check_days_of
from isms_desktop.services.people import PersonLookup
from isms_desktop.storage.database import Database
from isms_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Saved:
    """An entry as it was committed."""

    uid: str
    ref: str
    version: int
    changes: Changes


class Editing:
    """What an edit may use while its step is open."""

    def __init__(self, uow: UnitOfWork, clock: Clock, new_uid: Callable[[], str], by: str) -> None:
        self.uow = uow
        self.new_uid = new_uid
        self.by = by
        self._clock = clock
        self._who = PersonLookup(uow, new_uid)

    @property
    def today(self) -> date:
        """The day the change is made."""
        return self._clock.today()

    @property
    def check_days(self) -> CheckDays:
        """Days to the effect check, as this organisation has set them."""
        return check_days_of(self.uow.organisation.get())

    def person(self, value: Value) -> Person | None:
        """The person given as such or by name; who is new is recorded. Blank is nobody."""
        return self._who(person_name(value))


Edit: TypeAlias = Callable[[Entry, Editing], Entry]


class EntrySteps:
    """Makes changes of entries, each in one transaction under its own name."""

    def __init__(
        self, database: Database, clock: Clock, new_uid: Callable[[], str], actor: Callable[[], str]
    ) -> None:
        self._database = database
        self._clock = clock
        self._new_uid = new_uid
        self._actor = actor

    def take(self, uid: str, version: int, step: str, edit: Edit, *drafts: str) -> Saved:
        """Change an open entry that was read at `version`; the drafts of these stages are done.

        `step` names it in the history; `{ref}` in it takes the entry's reference. Raises
        `UserError` "not_found", "changed_meanwhile" where somebody saved in between, and "closed".
        """
        return self._take(uid, version, step, _unless_closed(edit), drafts)

    def reopen(self, uid: str, version: int, step: str, edit: Edit) -> Saved:
        """Change an entry that may be closed; otherwise like `take`."""
        return self._take(uid, version, step, edit, (Stage.CLOSE,))

    def _take(
        self, uid: str, version: int, step: str, edit: Edit, drafts: tuple[str, ...]
    ) -> Saved:
        actor = self._actor()
        with self._database.unit_of_work(actor, "") as uow:
            entry = uow.entries.get(uid)
            uow.name_step(step.format(ref=entry.ref))
            # Given with the version that was read, storage tells whether it is still the same one.
            changed = edit(replace(entry, version=version), self._editing(uow, actor))
            uow.entries.save(normalised(changed, self._new_uid()))
            for stage in drafts:
                uow.drafts.remove(uid, stage)
            changes = uow.commit()
        return Saved(uid, entry.ref, version + (RecordKind.ENTRY in changes), changes)

    def _editing(self, uow: UnitOfWork, actor: str) -> Editing:
        return Editing(uow, self._clock, self._new_uid, actor)


def _unless_closed(edit: Edit) -> Edit:
    def checked(entry: Entry, editing: Editing) -> Entry:
        if entry.is_closed:
            raise UserError(
                _("{ref} is closed. Nothing was changed.").format(ref=entry.ref),
                _("Reopen it first."),
                code="closed",
            )
        return edit(entry, editing)

    return checked
