"""Closing, rejecting and opening again."""

from collections.abc import Sequence
from datetime import date
from typing import TypeAlias

from isms_desktop.domain.checks import Finding, blocking
from isms_desktop.domain.cleaning import clean_text
from isms_desktop.domain.closing import closed, reopened
from isms_desktop.domain.effectiveness import NextStep
from isms_desktop.domain.entry import Closing, Entry
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.people import Person
from isms_desktop.domain.words import ClosingKind
from isms_desktop.runtime.i18n import _
from isms_desktop.services.checking import Checking
from isms_desktop.services.drafts import Stage
from isms_desktop.services.entry_steps import Editing, EntrySteps, Saved


class NotReadyError(UserError):
    """The entry cannot be closed yet; nothing was saved. `missing` are the checks that block it."""

    def __init__(self, ref: str, missing: Sequence[Finding]) -> None:
        self.missing = tuple(missing)
        super().__init__(
            _("{ref} cannot be closed yet: {missing}").format(
                ref=ref, missing=" ".join(dict.fromkeys(_(one.message) for one in missing))
            ),
            _("Complete what is missing, or waive it with a reason where that is possible."),
            code="not_ready",
        )


Whom: TypeAlias = Person | str | None
"""Somebody given as such or by name."""


class Closings:
    """Decisions of a named person about an entry as a whole."""

    def __init__(self, steps: EntrySteps, checking: Checking) -> None:
        self._steps = steps
        self._checking = checking

    def close(
        self,
        uid: str,
        version: int,
        kind: ClosingKind,
        closed_on: date | None,
        closed_by: Whom,
        reason: str = "",
    ) -> Saved:
        """Close an entry that has all it needs, as done or as an accepted risk. No day: today.

        Raises `NotReadyError` while something is missing, and `UserError` "not_accepted" where the
        risk was not or cannot be accepted, "person_missing" where nobody is named.
        """

        def edit(entry: Entry, editing: Editing) -> Entry:
            missing = blocking(self._checking.judged(entry, editing.uow))
            if missing and kind is not ClosingKind.REJECTED:
                raise NotReadyError(entry.ref, missing)
            closing = Closing(
                uid=editing.new_uid(),
                kind=kind,
                closed_on=closed_on or editing.today,
                closed_by=_named(closed_by, editing),
                reason=clean_text(reason),
            )
            return closed(entry, closing)

        step = _("Reject {ref}") if kind is ClosingKind.REJECTED else _("Close {ref}")
        return self._steps.take(uid, version, step, edit, Stage.CLOSE)

    def reject(
        self, uid: str, version: int, reason: str, closed_on: date | None, closed_by: Whom
    ) -> Saved:
        """Keep the entry as recorded by mistake, a duplicate or not confirmed. No day: today.

        Raises `UserError` "reason_missing" without a reason, "person_missing" without a person.
        """
        return self.close(uid, version, ClosingKind.REJECTED, closed_on, closed_by, reason)

    def reopen(
        self, uid: str, version: int, reason: str, reopened_on: date | None, reopened_by: Whom
    ) -> Saved:
        """Open a closed entry again in a next round; its closing is kept. No day: today.

        Raises `UserError` "not_closed", "reason_missing" and "person_missing".
        """

        def edit(entry: Entry, editing: Editing) -> Entry:
            then = NextStep(
                round_uid=editing.new_uid(),
                started_on=reopened_on or editing.today,
                reason=clean_text(reason),
            )
            return reopened(entry, _named(reopened_by, editing), then)

        return self._steps.reopen(uid, version, _("Reopen {ref}"), edit)


def _named(value: Whom, editing: Editing) -> Person:
    person = editing.person(value)
    if person is None:
        raise UserError(
            _("A decision needs the name of whoever makes it. Nothing was changed."),
            _("Name the person."),
            code="person_missing",
        )
    return person
