"""The overview: late, due within a week, uncontained, ready to close; and how it all stands."""

from collections.abc import Callable
from datetime import date

import pytest

from isms_desktop.domain.words import State, Status
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.services.entries import Entries
from isms_desktop.services.organisations import Organisations
from isms_desktop.services.overviews import SHOWN_AT_MOST, NeedKind, Overviews
from isms_desktop.storage.database import Database
from tests.services.measuring import Aims

RECORDED = {
    "description": "Leaver accounts stayed active for nine days",
    "identified_on": "2026-11-01",
    "input": "Internal audit",
}


@pytest.fixture
def overviews(database: Database, clock: FixedClock) -> Overviews:
    return Overviews(database, clock)


@pytest.fixture
def aims(
    database: Database,
    clock: FixedClock,
    new_uid: Callable[[], str],
    organisations: Organisations,
    entries: Entries,
) -> Aims:
    return Aims.over(database, clock, new_uid, organisations, entries)


def test_an_empty_register_needs_nothing(overviews: Overviews) -> None:
    seen = overviews.look()
    assert seen.is_empty
    assert (seen.needs.count, seen.coming.count, seen.findings) == (0, 0, ())
    assert seen.open_entries.before == (0,) * 6


@pytest.mark.parametrize(
    ("due", "shown"), [("2026-11-12", True), ("2026-11-30", True), ("2026-12-01", False)]
)
def test_what_is_late_or_due_within_a_week_is_shown(
    overviews: Overviews, entries: Entries, due: str, shown: bool
) -> None:
    entries.create({**RECORDED, "due_on": due})

    seen = overviews.look()
    lines, others = seen.needs.lines, seen.coming.lines
    assert (bool(lines), bool(others)) == (shown, not shown)
    line = (*lines, *others)[0]
    assert line.is_late is (due < "2026-11-23")
    assert (line.kind, line.status) == (NeedKind.ENTRY, Status.TO_DECIDE)


def test_an_incident_that_is_not_contained_is_shown_without_a_date(
    overviews: Overviews, entries: Entries
) -> None:
    entries.create({**RECORDED, "entry_type": "Incident", "owner": "Mia Okafor"})

    line = overviews.look().needs.lines[0]
    assert (line.status, line.owner, line.due_on) == (Status.TO_CONTAIN, "Mia Okafor", None)


def test_five_lines_are_shown_the_most_urgent_first_and_the_others_counted(
    overviews: Overviews, entries: Entries
) -> None:
    for day in range(10, 18):
        entries.create({**RECORDED, "due_on": f"2026-11-{day}"})

    seen = overviews.look()
    assert len(seen.needs.lines) == SHOWN_AT_MOST
    assert (seen.needs.more_entries, seen.needs.count) == (3, 8)
    due = [line.due_on for line in seen.needs.lines if line.due_on]
    assert due == sorted(due)
    assert (seen.overdue.now, seen.oldest_due_on) == (8, date(2026, 11, 10))
    assert [finding.rule for finding in seen.findings] == ["G4"]


def test_readings_get_two_of_the_five_lines(
    overviews: Overviews, entries: Entries, aims: Aims
) -> None:
    keys = ("phishing", "training", "patch-time")
    uids = [aims.adopted(key) for key in keys]
    aims.be(date(2026, 3, 1))
    for _number in range(6):
        entries.create({**RECORDED, "due_on": "2026-02-10"})

    needs = overviews.look().needs
    assert [line.kind for line in needs.lines] == [NeedKind.ENTRY] * 3 + [NeedKind.READING] * 2
    assert (needs.more_entries, needs.more_readings, needs.more_verdicts) == (3, 1, 0)
    assert needs.lines[3].uid in {aims.indicator_of(uid) for uid in uids}
    assert needs.lines[3].is_late


def test_a_reading_is_wanted_within_a_week_and_never_for_a_proposal(
    overviews: Overviews, aims: Aims
) -> None:
    uid = aims.adopted("phishing")
    example = aims.example("training")
    aims.objectives.create(example.values, example.indicator, example.target)
    aims.measure(uid, date(2026, 2, 28), "12")
    aims.be(date(2026, 3, 20))
    seen = overviews.look()
    assert seen.needs.lines == ()
    assert [line.kind for line in seen.coming.lines] == [NeedKind.READING]
    aims.be(date(2026, 3, 25))
    (line,) = overviews.look().needs.lines
    assert (line.due_on, line.is_late) == (date(2026, 3, 31), False)


def test_an_objective_past_due_waits_for_its_verdict(overviews: Overviews, aims: Aims) -> None:
    uid = aims.adopted("phishing")
    aims.measure(uid, date(2026, 12, 30), "9")
    aims.be(date(2027, 1, 3))
    (line,) = overviews.look().needs.lines
    assert (line.kind, line.uid, line.is_late) == (NeedKind.VERDICT, uid, True)


def test_verdicts_that_are_not_shown_are_counted_apart(
    overviews: Overviews, entries: Entries, aims: Aims
) -> None:
    for key in ("phishing", "training", "patch-time"):
        aims.adopted(key)
    aims.be(date(2030, 1, 3))
    for _number in range(6):
        entries.create({**RECORDED, "due_on": "2026-02-10"})
    needs = overviews.look().needs
    shown = [line.kind for line in needs.lines]
    assert shown.count(NeedKind.ENTRY) == 3
    assert shown.count(NeedKind.READING) + needs.more_readings == 3
    assert shown.count(NeedKind.VERDICT) + needs.more_verdicts == 3
    assert needs.more_verdicts
    assert needs.count == 6 + 3 + 3


def test_objectives_on_track_are_counted_and_the_worst_is_named(
    overviews: Overviews, aims: Aims
) -> None:
    good, bad = aims.adopted("phishing"), aims.adopted("training")
    aims.measure(good, date(2026, 6, 1), "6")
    aims.measure(bad, date(2026, 6, 1), "10")
    aims.be(date(2026, 6, 20))

    seen = overviews.look().aims
    assert (seen.count, seen.on_track.now) == (2, 1)
    assert seen.on_track.before[-1] == 0
    assert seen.worst
    assert seen.worst.state is State.OFF_TRACK
    aims.be(date(2026, 6, 25))
    assert overviews.look().aims.on_track.before[-1] == 0


def test_months_end_with_this_one(overviews: Overviews, entries: Entries) -> None:
    entries.create({**RECORDED, "entry_type": "Incident"})
    entries.create({**RECORDED, "entry_type": "Incident", "identified_on": "2026-09-30"})
    months = overviews.look().months
    assert months.first_days[-1] == date(2026, 11, 1)
    assert len(months.first_days) == len(months.incidents) == len(months.actions_done) == 24
    assert months.incidents[-3:] == (1, 0, 1)


def test_the_checks_on_the_register_are_all_told(overviews: Overviews, entries: Entries) -> None:
    entries.create({**RECORDED, "identified_on": "2025-01-01", "due_on": "2027-01-01"})
    rules = {finding.rule for finding in overviews.register_checks()}
    assert rules == {"G1", "G2", "G5", "G9", "G10"}
    assert {finding.rule for finding in overviews.look().findings} == {"G2", "G5"}
