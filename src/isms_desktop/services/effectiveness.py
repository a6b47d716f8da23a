"""The effectiveness review: what happened since, the verdict, and what it is worth today."""

from dataclasses import dataclass
from datetime import date

from isms_desktop.domain import effectiveness as rules
from isms_desktop.domain.cleaning import clean_text
from isms_desktop.domain.effectiveness import NextStep, Standing
from isms_desktop.domain.entry import Entry, Verdict
from isms_desktop.domain.people import Person
from isms_desktop.domain.similar import Likeness
from isms_desktop.domain.words import VerdictResult
from isms_desktop.runtime.i18n import _
from isms_desktop.services.drafts import Stage
from isms_desktop.services.entry_steps import Editing, EntrySteps, Saved
from isms_desktop.services.similar_cases import Candidate, Relatives, candidates_of
from isms_desktop.storage.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What an effectiveness review found. Who checked is found by name.

    `next_check_on` is the new day after *too early*; `next_round_reason` opens a next round after
    *partly*, and says why after *not effective*.
    """

    result: VerdictResult
    checked_on: date | None = None
    checked_by: Person | str | None = None
    evidence: str = ""
    self_check_reason: str = ""
    next_check_on: date | None = None
    next_round_reason: str = ""


@dataclass(frozen=True, slots=True)
class SinceThen:
    """Entries of the same kind identified after the last action was done; None: none is done."""

    since: date | None
    entries: tuple[Candidate, ...]


class Effectiveness:
    """The effect check of an entry's latest round."""

    def __init__(self, database: Database, steps: EntrySteps, relatives: Relatives) -> None:
        self._database = database
        self._steps = steps
        self._relatives = relatives

    def since_then(self, uid: str) -> SinceThen:
        """What of the same kind was identified since an action was done last."""
        with self._database.reading() as reading:
            entry = reading.entries.get(uid)
            done = (action.done_on for action in entry.round.actions)
            since = max((day for day in done if day), default=None)
            if since is None:
                return SinceThen(None, ())
            found = self._relatives.of_entry(entry, reading)
        after = (one for one in found if _is_after(one, since))
        return SinceThen(since, tuple(candidates_of(after)))

    def standing(self, uid: str) -> Standing:
        """What the newest verdict is worth: a later recurrence overturns *effective*."""
        with self._database.reading() as reading:
            entry = reading.entries.get(uid)
            verdict = entry.round.verdict
            judged_on = (verdict and verdict.checked_on) or date.max
            linked = reading.surroundings.recurrences((entry.ref,), judged_on)
        return rules.standing_of(entry, [one for _ref, one in linked])

    def give_verdict(self, uid: str, version: int, review: Review) -> Saved:
        """Append a verdict, and do what follows from it (`domain.effectiveness.with_verdict`).

        Raises `UserError` "actions_open" and "date_missing".
        """

        def edit(entry: Entry, editing: Editing) -> Entry:
            verdict = Verdict(
                uid=editing.new_uid(),
                result=review.result,
                checked_on=review.checked_on,
                checked_by=editing.person(review.checked_by),
                evidence=clean_text(review.evidence),
                self_check_reason=clean_text(review.self_check_reason),
            )
            then = NextStep(
                round_uid=editing.new_uid(),
                started_on=review.checked_on or editing.today,
                reason=clean_text(review.next_round_reason),
                check_on=review.next_check_on,
            )
            return rules.with_verdict(entry, verdict, then)

        step = _("Check the effect of {ref}")
        return self._steps.take(uid, version, step, edit, Stage.EFFECT)

    def begin_round(self, uid: str, version: int, reason: str) -> Saved:
        """Open the next round later than the verdict, after *partly* or *not effective*.

        Raises `UserError` "not_failed" and "reason_missing".
        """

        def edit(entry: Entry, editing: Editing) -> Entry:
            then = NextStep(editing.new_uid(), editing.today, clean_text(reason))
            return rules.begin_round(entry, then)

        return self._steps.take(uid, version, _("Begin the next round of {ref}"), edit)


def _is_after(likeness: Likeness, since: date) -> bool:
    found_on = likeness.entry.identified_on
    return found_on is not None and found_on > since
