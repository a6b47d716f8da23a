"""Entries of a known state, for tests of rules."""

from dataclasses import replace
from datetime import date
from typing import Any

from isms_desktop.domain.entry import Action, CauseNode, Closing, Entry, Round, Verdict
from isms_desktop.domain.people import Person
from isms_desktop.domain.words import (
    ClosingKind,
    EntryType,
    Input,
    SimilarAnswer,
    VerdictResult,
)

MIA = Person(uid="p1", name="Mia Okafor")
JONAS = Person(uid="p2", name="Jonas Brandt")
TODAY = date(2026, 11, 23)


def action(**values: Any) -> Action:
    """A planned action of Mia's, due on 31 October 2026, with `values` put in."""
    planned = Action(
        uid="a1", number=1, what="Block forwarding rules", owner=MIA, due_on=date(2026, 10, 31)
    )
    return replace(planned, **values)


DONE = action(done_on=date(2026, 10, 20), evidence="Change 118, screenshot of the rule")
ROOT = CauseNode(uid="c1", number=1, answer="No rule forbids automatic forwarding", is_root=True)
EFFECTIVE = Verdict(
    uid="v1",
    result=VerdictResult.EFFECTIVE,
    checked_on=date(2026, 11, 20),
    checked_by=JONAS,
    evidence="Sample of 20 mailboxes: no rule found",
)
FULL_ROUND = Round(
    uid="r1",
    number=1,
    causes=(ROOT,),
    actions=(DONE,),
    effect_criterion="No forwarding rule in 20 mailboxes",
    effect_due_on=date(2026, 11, 20),
    verdicts=(EFFECTIVE,),
)
CLOSED = Closing(uid="k1", kind=ClosingKind.CLOSED, closed_on=date(2026, 11, 21), closed_by=MIA)


def entry(**values: Any) -> Entry:
    """An incident with everything done but its closing, with `values` put in."""
    complete = Entry(
        uid="e1",
        ref="INC-2026-001",
        entry_type=EntryType.INCIDENT,
        description="Mailbox forwarded to an outside address",
        identified_on=date(2026, 9, 1),
        input=Input.SECURITY_INCIDENT,
        containment="Rule removed, sessions ended",
        action_needed=True,
        similar_answer=SimilarAnswer.NONE,
        isms_change="Mail policy 3.2",
        rounds=(FULL_ROUND,),
    )
    return replace(complete, **values)


def entry_with_round(**values: Any) -> Entry:
    """The complete incident with `values` put into its round."""
    return entry(rounds=(replace(FULL_ROUND, **values),))
