from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from isms_desktop.domain.built_in import KINDS, DueFact, EntryFact, counted, readings_of
from isms_desktop.domain.periods import Period
from isms_desktop.domain.words import BuiltIn, ClosingKind, EntryType, Frequency, VerdictResult
from tests.domain.measuring import clicks, target

QUARTER = Period(date(2026, 4, 1), date(2026, 6, 30))
MAY = date(2026, 5, 10)


def fact(**values: object) -> EntryFact:
    made = EntryFact(identified_on=MAY, entry_type=EntryType.INCIDENT, category="Phishing")
    return replace(made, **values)  # type: ignore[arg-type]  # any attribute of a fact


def closed(day: date | None, kind: ClosingKind = ClosingKind.CLOSED, **values: object) -> EntryFact:
    return fact(closed_on=day, closing=kind, **values)


def value(kind: BuiltIn, *facts: EntryFact, category: str = "") -> Decimal | None:
    result = counted(kind, facts, QUARTER, category)
    return result.value if result else None


def test_every_built_in_indicator_is_counted() -> None:
    assert set(KINDS) == set(BuiltIn)


def test_incidents_of_the_period_are_counted_and_mistakes_are_not() -> None:
    facts = (
        fact(),
        fact(category="malware"),
        fact(entry_type=EntryType.OBSERVATION),
        fact(identified_on=date(2026, 3, 31)),
        fact(identified_on=None),
        closed(MAY, ClosingKind.REJECTED),
    )
    assert value(BuiltIn.INCIDENTS, *facts) == 2
    assert value(BuiltIn.INCIDENTS_OF_CATEGORY, *facts, category="Malware") == 1


def test_open_and_overdue_are_as_at_the_end_of_the_period() -> None:
    late = DueFact(due_on=date(2026, 6, 1), done_on=None)
    facts = (
        fact(),
        closed(date(2026, 7, 1), dues=(late,)),
        closed(date(2026, 6, 30)),
        closed(None),  # closed before this program, nobody knows when
        fact(due_on=date(2026, 6, 29)),
        fact(identified_on=date(2026, 7, 1), due_on=date(2026, 6, 1)),
    )
    assert value(BuiltIn.OPEN, *facts) == 3
    assert value(BuiltIn.OVERDUE, *facts) == 2
    share = counted(BuiltIn.OVERDUE_SHARE, facts, QUARTER)
    assert share is not None
    assert (share.part, share.whole) == (Decimal(2), Decimal(3))
    assert value(BuiltIn.OVERDUE_SHARE) is None


@pytest.mark.parametrize(
    ("due", "is_late"),
    [
        (DueFact(date(2026, 6, 1), None), True),
        (DueFact(date(2026, 6, 1), date(2026, 7, 3)), True),
        (DueFact(date(2026, 6, 1), date(2026, 6, 30)), False),
        (DueFact(None, None), False),
        # moved in July: at the end of June the former date still held
        (DueFact(date(2026, 9, 1), None, ((date(2026, 7, 5), date(2026, 6, 1)),)), True),
        (DueFact(date(2026, 9, 1), None, ((date(2026, 5, 5), date(2026, 5, 1)),)), False),
        (DueFact(date(2026, 9, 1), None, ((None, date(2026, 5, 1)),)), False),
    ],
)
def test_late_is_judged_by_the_due_date_that_held_then(due: DueFact, is_late: bool) -> None:
    assert due.is_late(QUARTER.to_on) is is_late


def test_days_to_close_are_of_what_was_closed_in_the_period() -> None:
    facts = [closed(date(2026, 5, 10 + days)) for days in (1, 2, 9)]
    facts += [fact(), closed(None), closed(date(2026, 7, 1))]
    mean = counted(BuiltIn.MEAN_DAYS_TO_CLOSE, facts, QUARTER)
    assert mean is not None
    assert (mean.value, mean.part, mean.whole) == (Decimal(4), Decimal(12), Decimal(3))
    assert value(BuiltIn.MEDIAN_DAYS_TO_CLOSE, *facts) == 2
    assert value(BuiltIn.MEAN_DAYS_TO_CLOSE, fact()) is None
    assert value(BuiltIn.MEDIAN_DAYS_TO_CLOSE, fact()) is None


def test_the_share_effective_is_of_first_verdicts() -> None:
    good = fact(first_verdict=VerdictResult.EFFECTIVE, first_verdict_on=MAY)
    bad = fact(first_verdict=VerdictResult.NOT_EFFECTIVE, first_verdict_on=MAY)
    other = fact(first_verdict=VerdictResult.EFFECTIVE, first_verdict_on=date(2026, 8, 1))
    assert value(BuiltIn.EFFECTIVE_AT_FIRST, good, good, good, bad, other, fact()) == 75
    assert value(BuiltIn.EFFECTIVE_AT_FIRST, other) is None


def test_a_cause_met_again_within_a_year_is_repeated() -> None:
    before = fact(identified_on=date(2025, 4, 2), causes=("Resources",))
    too_old = fact(identified_on=date(2025, 3, 31), causes=("Technology",))
    again = fact(causes=("resources", "Technology"))
    twice = fact(causes=("Technology",))
    assert value(BuiltIn.REPEAT_CAUSES, before, too_old, again, twice) == 2
    assert value(BuiltIn.REPEAT_CAUSES, again) == 0


def test_slips_are_counted_when_the_date_was_moved() -> None:
    moves = ((MAY, MAY), (date(2026, 6, 1), MAY), (date(2026, 7, 1), MAY), (None, MAY))
    assert value(BuiltIn.SLIPS, fact(dues=(DueFact(None, None, moves),))) == 2


def test_readings_are_of_finished_periods_with_the_target_of_their_last_day() -> None:
    indicator = clicks(
        built_in=BuiltIn.MEAN_DAYS_TO_CLOSE,
        frequency=Frequency.QUARTERLY,
        targets=(target(30, date(2026, 6, 1)),),
    )
    facts = [
        fact(identified_on=date(2026, 1, 5)),
        closed(date(2026, 5, 20)),
        closed(date(2026, 7, 20)),
    ]
    (found,) = readings_of(indicator, facts, date(2026, 9, 30))
    assert (found.from_on, found.to_on) == (QUARTER.from_on, QUARTER.to_on)
    assert (found.value, found.target_value) == (Decimal(10), Decimal(30))
    assert found.uid == ""
    untargeted = readings_of(replace(indicator, targets=()), facts, date(2026, 12, 1))
    assert [each.target_value for each in untargeted] == [None, None]
    assert readings_of(clicks(), facts, MAY) == ()
    assert readings_of(indicator, [], MAY) == ()
