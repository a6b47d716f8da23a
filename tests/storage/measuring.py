"""Objectives, an indicator and measurements for tests of storage and of released files."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from isms_desktop.domain.indicator import Indicator, Measurement, Target
from isms_desktop.domain.objective import Objective
from isms_desktop.domain.words import (
    Direction,
    Frequency,
    ObjectiveResult,
    ObjectiveStatus,
    Unit,
)
from isms_desktop.storage.database import Database
from tests.strategies import TEAM

MIA, JONAS, *_ = TEAM
CLICKS = Indicator(
    uid="indicator-1",
    name="Phishing click rate",
    unit=Unit.PERCENT,
    direction=Direction.LOWER,
    baseline=Decimal(12),
    baseline_on=date(2026, 1, 1),
    method="Clicks out of delivered messages",
    source="Report of the simulation",
    frequency=Frequency.MONTHLY,
    grace_days=10,
    measured_by=JONAS,
    evaluated_by=MIA,
    targets=(
        Target(uid="target-1", valid_from=date(2026, 1, 1), value=Decimal(8)),
        Target(uid="target-2", valid_from=date(2026, 7, 1), value=Decimal("5.5"), upper=Decimal(6)),
    ),
)
PROPOSED = Objective(
    uid="objective-2",
    ref="OBJ-2026-002",
    statement="95 % have completed the training by December",
    owner=JONAS,
    due_on=date(2026, 12, 31),
)
JUDGED = Objective(
    uid="objective-1",
    ref="OBJ-2026-001",
    statement="Bring the click rate from 12 % down to 8 %",
    why="Credentials are lost",
    policy_link="Everybody knows their part",
    plan="Simulation",
    resources="Two hours",
    owner=MIA,
    due_on=date(2026, 6, 30),
    indicator_uid="indicator-1",
    status=ObjectiveStatus.CLOSED,
    adopted_on=date(2026, 1, 2),
    result=ObjectiveResult.REACHED,
    judged_on=date(2026, 7, 1),
    judged_by=MIA,
    lessons="Short lessons work",
    from_value=Decimal(12),
    end_value=Decimal("7.9"),
    end_target=Decimal(8),
)
WRONG = Measurement(
    uid="measurement-1",
    to_on=date(2026, 1, 31),
    value=Decimal(112),
    target_value=Decimal(8),
    note="=typing error",
)
READINGS = (
    WRONG,
    replace(
        WRONG,
        uid="measurement-2",
        value=Decimal("11.2"),
        note="",
        replaces="measurement-1",
        reason="A digit too many",
    ),
    Measurement(
        uid="measurement-3",
        from_on=date(2026, 2, 1),
        to_on=date(2026, 2, 28),
        value=Decimal("8.20895522388"),
        numerator=Decimal(11),
        denominator=Decimal(134),
        target_value=Decimal(8),
        evidence="Report of March",
    ),
)


def fill_measuring(database: Database) -> None:
    """Write them in one step, after the people they name."""
    with database.unit_of_work("Mia Okafor", "Fill in objectives") as work:
        known = work.people.directory()
        for person in TEAM:
            if known.get(person.uid) is None:
                work.people.add(person)
        work.indicators.add(CLICKS)
        work.indicators.measure(CLICKS.uid, READINGS)
        work.objectives.add(JUDGED)
        work.objectives.add(PROPOSED)
        work.commit()
