"""Closing, rejecting and opening again."""

from collections.abc import Sequence
from datetime import date
from typing import TypeAlias

from isms_desktop.domain.cleaning import clean_text
from isms_desktop.domain.closing import closed, missing_to_close, reopened
from isms_desktop.domain.conditions import Gap
from isms_desktop.domain.effectiveness import NextStep
from isms_desktop.domain.entry import Closing, Entry
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.people import Person
from isms_desktop.domain.words import ClosingKind
from isms_desktop.runtime.i18n import _
from isms_desktop.services.drafts import Stage
from isms_desktop.services.entry_steps import Editing, EntrySteps, Saved


class NotReadyError(UserError):
    """The entry cannot be closed yet; nothing was saved. `gaps` says what is missing."""

    def __init__(self, ref: str, gaps: Sequence[Gap]) -> None:
        self.gaps = tuple(gaps)
        super().__init__(
            _("{ref} cannot be closed yet: {missing}").format(
                ref=ref, missing=" ".join(dict.fromkeys(_(gap.message) for gap in gaps))
            ),
            _("Complete what is missing, or waive it with a reason where that is possible."),
            code="not_ready",
        )


Whom: TypeAlias = Person | str | None
"""Somebody given as such or by name."""


class Closings:
    """Decisions of a named person about an entry as a whole."""

    def __init__(self, steps: EntrySteps) -> None:
        self._steps = steps

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
            gaps = list(missing_to_close(entry))
            if gaps and kind is not ClosingKind.REJECTED:
                raise NotReadyError(entry.ref, gaps)
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
