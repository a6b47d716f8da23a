"""The improvements of a period on paper."""

from dataclasses import replace
from datetime import date

from isms_desktop.domain.entry import Action, Entry, Round
from isms_desktop.domain.words import ClosingKind
from isms_desktop.services.reporting import ReportOptions
from isms_desktop.storage.database import Database
from tests.services.reporting.conftest import MARKUP, Print, flat, idea, leavers

AUTUMN = ReportOptions(from_on=date(2026, 9, 1), to_on=date(2026, 11, 30))


def add(register: Database, *entries: Entry) -> None:
    with register.unit_of_work("Mia Okafor", "Add") as work:
        work.entries.add_many(entries)
        work.commit()


def closed_idea(**values: object) -> Entry:
    """An opportunity that was taken up and closed in November."""
    (closing,) = leavers().closings
    action = Action(uid="ca", number=1, what=MARKUP, done_on=date(2026, 10, 1))
    taken = replace(
        idea(),
        uid="taken",
        ref="OFI-2026-009",
        action_needed=True,
        rounds=(Round(uid="cr", number=1, actions=(action,)),),
        closings=(replace(closing, uid="ck", closed_on=date(2026, 11, 2)),),
    )
    return replace(taken, **values)  # type: ignore[arg-type]


def test_each_improvement_is_told_in_the_order_it_was_closed(
    printed: Print, register: Database
) -> None:
    add(register, closed_idea())
    text = flat(printed("story", AUTUMN))
    assert "2 improvements." in text
    assert "Internal audit 1 1 of 1" in text
    assert "Interested party 1 —" in text
    assert text.index("NC-2026-001 Leaver accounts") < text.index("OFI-2026-009 Show due dates")
    assert MARKUP in text
    assert "It was decided to act on it." in text


def test_what_was_left_as_it_is_or_closed_at_another_time_is_none(
    printed: Print, register: Database
) -> None:
    accepted = replace(closed_idea().closings[0], kind=ClosingKind.ACCEPTED_RISK)
    add(register, closed_idea(closings=(accepted,)))
    spring = ReportOptions(from_on=date(2026, 9, 4), to_on=date(2026, 11, 30))
    text = flat(printed("story", spring))
    assert "0 improvements." in text
    assert "Nothing that was acted on was closed in this period." in text


def test_a_source_that_is_not_known_is_said_to_be(printed: Print, register: Database) -> None:
    add(register, closed_idea(input=None))
    assert "Not given 1 —" in flat(printed("story", AUTUMN))
