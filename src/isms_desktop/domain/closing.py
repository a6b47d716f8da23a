"""Closing, accepting a risk, rejecting, and opening again: decisions of a named person."""

import re
from dataclasses import replace
from typing import Final

from isms_desktop.domain.effectiveness import NextStep, next_round
from isms_desktop.domain.entry import Closing, Entry
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.people import Person
from isms_desktop.domain.sentences import sentence
from isms_desktop.domain.words import ClosingKind

_SUBCLAUSES: Final = {4: 4, 5: 3, 6: 3, 7: 5, 8: 3, 9: 3, 10: 2}
"""The clauses that ask for the management system itself, with their last subclause."""
_CLAUSE: Final = re.compile(
    r"(?:(?:iso(?:/iec)?)?\s*27001(?:\s*:\s*20\d\d)?)?[\s,-]*"
    r"(clauses?|cl\.?|section|§|kapitel|abschnitt|klausel|ziffer)?\s*"
    r"(\d{1,2})(?:\.(\d{1,2}))?(?!\d|\s*%)",
    re.IGNORECASE,
)


def is_clause(requirement: str) -> bool:
    """Whether a requirement is a clause 4 to 10; "A.8.2" is a control, "5.24" one without its A."""
    text = requirement.strip()
    found = _CLAUSE.match(text)
    if not found:
        return False
    word, clause, sub = found.groups()
    if sub is None and not word and found.end() < len(text):
        return False  # a number at the beginning of other words, such as "7 days"
    return 1 <= int(sub or 1) <= _SUBCLAUSES.get(int(clause), 0)


def may_accept_risk(entry: Entry) -> bool:
    """Whether doing nothing about the cause can be offered; a clause has to be fulfilled."""
    return not any(map(is_clause, entry.requirement))


def closing_kind_of(entry: Entry) -> ClosingKind:
    """How an entry is closed that has all it needs."""
    return ClosingKind.ACCEPTED_RISK if entry.is_accepted_risk else ClosingKind.CLOSED


def closed(entry: Entry, closing: Closing) -> Entry:
    """Close the entry; what it lacks was looked at before.

    `UserError` "not_accepted" where a risk is to be accepted that nobody accepted, or that cannot
    be because a clause is not fulfilled; "reason_missing" where it is rejected without a reason.
    """
    if closing.kind is ClosingKind.REJECTED and not closing.reason:
        raise UserError(
            "Rejecting needs a reason. The entry is still open.",
            "Say whether it was a mistake, a duplicate, or not confirmed.",
            code="reason_missing",
        )
    if closing.kind is ClosingKind.ACCEPTED_RISK:
        _require_acceptance(entry)
    return replace(entry, closings=(*entry.closings, closing))


def _require_acceptance(entry: Entry) -> None:
    if not entry.is_accepted_risk:
        raise UserError(
            "Nobody has accepted this risk yet. The entry is still open.",
            "Record under Decide who accepts it, why and until when.",
            code="not_accepted",
        )
    if not may_accept_risk(entry):
        raise UserError(
            "A clause of the standard was not fulfilled: that cannot be accepted as a risk. "
            "The entry is still open.",
            "Decide on a corrective action.",
            code="not_accepted",
        )


def reopened(entry: Entry, by: Person | None, then: NextStep) -> Entry:
    """Open a closed entry again in a next round; the closing stays, with who opened it and why.

    `UserError` "not_closed" where it is open, "reason_missing" without a reason.
    """
    if entry.closing is None:
        raise UserError(
            sentence("{ref} is open already. Nothing was changed.", ref=entry.ref),
            code="not_closed",
        )
    opened = next_round(entry, then)
    former = replace(
        entry.closing,
        reopened_on=then.started_on,
        reopened_by=by,
        reopen_reason=then.reason,
    )
    return replace(opened, closings=(*entry.closings[:-1], former))
