"""Counts of the overview: as at former days, by month, and when things happened last."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from isms_desktop.domain.entry import Closing, DueChange, Entry, Verdict
from isms_desktop.domain.words import (
    NO_ISMS_CHANGE,
    ClosingKind,
    EntryType,
    Input,
    VerdictResult,
)
from isms_desktop.storage.database import Database
from isms_desktop.storage.overview_reading import Counts, Lasts
from tests.storage.conftest import entry, fill

TODAY = date(2026, 11, 23)
DAYS = [date(2026, month, 15) for month in (9, 10, 11)]


def with_action(number: int, **values: object) -> Entry:
    made = entry(number)
    action = replace(made.round.actions[0], former_due=(), **values)  # type: ignore[arg-type]
    return replace(made, rounds=(replace(made.round, actions=(action,)),))


def closed(made: Entry, on: date | None, kind: ClosingKind = ClosingKind.CLOSED) -> Entry:
    return replace(made, closings=(Closing(uid=f"c{made.uid}", kind=kind, closed_on=on),))


def counts(database: Database, *entries: Entry) -> Counts:
    fill(database, *entries)
    with database.reading() as reading:
        return reading.overview.counts(DAYS)


def test_open_is_what_was_known_and_not_closed_on_that_day(database: Database) -> None:
    found = counts(
        database,
        entry(1),
        closed(entry(2), date(2026, 11, 1)),
        closed(entry(3), None),
        closed(entry(4), date(2026, 11, 20), ClosingKind.REJECTED),
        replace(entry(5), identified_on=None),
        replace(entry(6), binned_at=datetime(2026, 11, 1, tzinfo=UTC)),
    )
    assert found.open_entries == (1, 3, 2)


def test_overdue_is_judged_by_the_date_that_held_on_that_day(database: Database) -> None:
    moved = DueChange(former_on=date(2026, 10, 5), changed_on=date(2026, 10, 20))
    bare = entry(4)
    found = counts(
        database,
        with_action(1, due_on=date(2026, 10, 10)),
        with_action(2, due_on=date(2026, 10, 10), done_on=date(2026, 11, 2)),
        replace(
            with_action(3),
            rounds=(
                replace(
                    entry(3).round,
                    actions=(
                        replace(
                            entry(3).round.actions[0],
                            due_on=date(2026, 12, 24),
                            former_due=(moved,),
                        ),
                    ),
                ),
            ),
        ),
        replace(
            bare, rounds=(replace(bare.round, actions=()),), due_on=date(2026, 11, 14), owner=None
        ),
        closed(with_action(5, due_on=date(2026, 10, 10)), date(2026, 10, 12)),
    )
    assert found.overdue == (0, 3, 2)


@pytest.mark.parametrize(
    ("result", "waiting"),
    [(None, (0, 1, 1)), (VerdictResult.TOO_EARLY, (0, 1, 1)), (VerdictResult.PARTLY, (0, 1, 0))],
)
def test_to_check_is_what_was_done_and_not_judged(
    database: Database, result: VerdictResult | None, waiting: tuple[int, ...]
) -> None:
    made = with_action(1, done_on=date(2026, 10, 10))
    verdicts = (Verdict(uid="v", result=result, checked_on=date(2026, 11, 10)),) if result else ()
    round_ = replace(made.round, effect_due_on=date(2026, 12, 1), verdicts=verdicts)
    half_done = with_action(2)
    second = replace(half_done.round, effect_due_on=date(2026, 12, 1))
    found = counts(database, replace(made, rounds=(round_,)), replace(half_done, rounds=(second,)))
    assert found.to_check == waiting


def test_months_count_incidents_and_actions_within_the_days(database: Database) -> None:
    fill(
        database,
        with_action(1, done_on=date(2026, 11, 5)),
        with_action(2, done_on=date(2026, 12, 5)),
        replace(with_action(3), entry_type=EntryType.OFI),
        replace(with_action(4), identified_on=date(2024, 1, 1)),
    )
    with database.reading() as reading:
        since = date(2026, 1, 1)
        assert reading.overview.incidents(since, TODAY) == {"2026-10": 2}
        assert reading.overview.actions_done(since, TODAY) == {"2026-11": 1}


def test_what_needs_somebody_comes_first_and_the_rest_within_the_days(database: Database) -> None:
    fill(
        database,
        with_action(1, due_on=date(2026, 11, 10)),
        with_action(2, due_on=date(2026, 12, 10)),
        with_action(3, due_on=date(2027, 2, 1)),
        replace(entry(4), containment="", rounds=(replace(entry(4).round, actions=()),)),
        replace(
            closed(entry(5), date(2026, 1, 1), ClosingKind.ACCEPTED_RISK),
            acceptance_review_on=date(2026, 11, 25),
        ),
    )
    with database.reading() as reading:
        view = reading.overview
        soon = date(2026, 11, 30)
        shown, needing = view.needing(TODAY, soon, 1)
        assert len(shown) == 1
        assert needing == 5  # none of them is contained, and one risk is to be looked at again
        assert view.coming(TODAY, soon, date(2026, 12, 23), 6) == ([], 0)
        assert view.oldest_due(is_check=False) == date(2026, 11, 10)
        assert view.oldest_due(is_check=True) is None


def test_coming_is_by_urgency_and_leaves_out_what_is_shown_already(database: Database) -> None:
    contained = replace(with_action(1, due_on=date(2026, 12, 10)), containment="Blocked")
    fill(database, contained, with_action(2, due_on=date(2026, 12, 11)))
    with database.reading() as reading:
        found = reading.overview.coming(TODAY, date(2026, 11, 30), date(2026, 12, 23), 6)
    assert found == (["entry-1"], 1)


def test_the_last_of_everything(database: Database) -> None:
    finding = replace(
        with_action(1, done_on=date(2026, 11, 5)),
        entry_type=EntryType.NONCONFORMITY,
        input=Input.EXTERNAL_AUDIT,
        isms_change="Mail policy 3.2",
        shared_on=date(2026, 11, 7),
    )
    own = replace(
        closed(with_action(2), date(2026, 10, 20)),
        entry_type=EntryType.NONCONFORMITY,
        input=Input.INTERNAL_AUDIT,
        isms_change=NO_ISMS_CHANGE,
    )
    fill(database, finding, own, replace(with_action(3), identified_on=date(2026, 10, 8)))
    with database.reading() as reading:
        found = reading.overview.lasts(TODAY, date(2025, 11, 23))
    assert found == Lasts(
        begun_on=date(2026, 10, 1),
        nonconformity_on=date(2026, 10, 1),
        incident_on=date(2026, 10, 8),
        isms_change_on=date(2026, 11, 7),
        action_on=TODAY,  # one is open
        verdict_on=None,
        input_on={
            Input.EXTERNAL_AUDIT: date(2026, 10, 1),
            Input.INTERNAL_AUDIT: date(2026, 10, 1),
            Input.SECURITY_INCIDENT: date(2026, 10, 8),
        },
        external=1,
        internal=1,
    )


def test_an_empty_register_has_nothing(database: Database) -> None:
    with database.reading() as reading:
        view = reading.overview
        assert view.needing(TODAY, TODAY, 5) == ([], 0)
        assert view.counts(DAYS) == Counts((0, 0, 0), (0, 0, 0), (0, 0, 0))
        assert view.lasts(TODAY, TODAY).begun_on is None
        assert view.incidents(TODAY, TODAY) == {}
