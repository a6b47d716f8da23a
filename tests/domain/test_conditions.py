"""Gaps set aside: by rule and level, until the judged text changes."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given

from isms_desktop.domain.conditions import (
    CONDITIONS,
    NEVER_WAIVED,
    Gap,
    Level,
    is_waived,
    may_be_waived,
    open_gaps,
    text_hash,
)
from isms_desktop.domain.entry import Entry, Waiver
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.domain.words import Status
from tests.domain.cases import MIA, entry
from tests.strategies import entries

GAP = Gap("R30", "verdict/result", "Check the effect.", "Partly effective")
ROUND_PLACES = ("causes", "actions", "plan", "verdict")


def with_waiver(rule: str, tied_to: str) -> Entry:
    waiver = Waiver(
        uid="w",
        rule=rule,
        reason="I work alone",
        waived_by=MIA,
        waived_at=datetime(2026, 11, 1, tzinfo=UTC),
        text_hash=tied_to,
    )
    return entry(waivers=(waiver,))


@pytest.mark.parametrize(
    ("rule", "tied_to", "is_set_aside"),
    [
        ("R30", text_hash([GAP]), True),
        ("R30", "", True),
        ("R30", text_hash([replace(GAP, judged="Effective")]), False),
        ("R30", text_hash([GAP, GAP]), False),
        ("R31", text_hash([GAP]), False),
    ],
)
def test_a_waiver_holds_for_its_rule_and_text(rule: str, tied_to: str, is_set_aside: bool) -> None:
    assert is_waived(with_waiver(rule, tied_to), [GAP]) is is_set_aside


def test_nothing_is_not_waived() -> None:
    assert not is_waived(with_waiver("R30", ""), [])


@pytest.mark.parametrize("rule", sorted(NEVER_WAIVED))
def test_the_starred_rules_hold_at_their_highest_level_only(rule: str) -> None:
    assert not may_be_waived(rule, Level.E)
    assert may_be_waived(rule, Level.W)
    assert not may_be_waived("R02", Level.I)


@given(entries())
def test_every_gap_leads_to_a_field_and_blocks(some: Entry) -> None:
    for status in CONDITIONS:
        for gap in open_gaps(some, status):
            assert gap.level is Level.E
            place = gap.field.split("/", 1)[0]
            assert place in ROUND_PLACES or place in ENTRIES or hasattr(some, place)


def test_the_stages_stand_in_their_order() -> None:
    order = [status for status in Status if status in CONDITIONS]
    assert list(CONDITIONS) == order
