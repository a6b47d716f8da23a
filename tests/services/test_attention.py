"""What needs the user today: late, due within a week, uncontained, ready to close."""

import pytest

from isms_desktop.domain.words import Status
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.services.attention import SHOWN_AT_MOST, Attention
from isms_desktop.services.entries import Entries
from isms_desktop.storage.database import Database

RECORDED = {
    "description": "Leaver accounts stayed active for nine days",
    "identified_on": "2026-11-01",
    "input": "Internal audit",
}


@pytest.fixture
def attention(database: Database, clock: FixedClock) -> Attention:
    return Attention(database, clock)


def test_an_empty_register_needs_nothing(attention: Attention) -> None:
    today = attention.today()

    assert (today.lines, today.more) == ((), 0)


@pytest.mark.parametrize(
    ("due", "shown"), [("2026-11-12", True), ("2026-11-30", True), ("2026-12-01", False)]
)
def test_what_is_late_or_due_within_a_week_is_shown(
    attention: Attention, entries: Entries, due: str, shown: bool
) -> None:
    entries.create({**RECORDED, "due_on": due})

    lines = attention.today().lines
    assert bool(lines) is shown
    if shown:
        assert lines[0].is_overdue is (due < "2026-11-23")
        assert lines[0].status is Status.TO_DECIDE


def test_an_incident_that_is_not_contained_is_shown_without_a_date(
    attention: Attention, entries: Entries
) -> None:
    entries.create({**RECORDED, "entry_type": "Incident", "owner": "Mia Okafor"})

    line = attention.today().lines[0]
    assert (line.status, line.owner, line.due_on) == (Status.TO_CONTAIN, "Mia Okafor", None)


def test_five_lines_are_shown_the_most_urgent_first_and_the_others_counted(
    attention: Attention, entries: Entries
) -> None:
    for day in range(10, 18):
        entries.create({**RECORDED, "due_on": f"2026-11-{day}"})

    today = attention.today()
    assert len(today.lines) == SHOWN_AT_MOST
    assert today.more == 3
    due = [line.due_on for line in today.lines if line.due_on]
    assert due == sorted(due)
