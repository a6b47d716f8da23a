"""A result aimed at, and the plan to get there (6.2)."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from isms_desktop.domain.people import Person
from isms_desktop.domain.words import ObjectiveResult, ObjectiveStatus


class SetAside(NamedTuple):
    """A piece of advice that does not hold here, and why.

    `on` is an ISO day; `judged` ties it to what was advised: it lapses when that changes.
    """

    rule: str
    reason: str
    by: str
    on: str
    judged: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """One objective; its numbers are those of its indicator.

    `why` names the risk or requirement that was considered. `not_measured_because` says why it has
    no number, where measuring is not practicable. A proposal becomes binding when it is adopted; a
    verdict closes it and keeps the numbers it rests on: `from_value` the baseline, `end_value` the
    reading judged, `end_target` the target. `follows` is the reference of the objective that was
    reached before and raised to this one. `waived` holds the parts of each `SetAside`.
    """

    uid: str
    ref: str = ""
    version: int = 0
    statement: str = ""
    why: str = ""
    policy_link: str = ""
    plan: str = ""
    resources: str = ""
    owner: Person | None = None
    due_on: date | None = None
    how_judged: str = ""
    communicated_to: str = ""
    not_measured_because: str = ""
    indicator_uid: str | None = None
    status: ObjectiveStatus = ObjectiveStatus.PROPOSAL
    adopted_on: date | None = None
    result: ObjectiveResult | None = None
    judged_on: date | None = None
    judged_by: Person | None = None
    evidence: str = ""
    lessons: str = ""
    from_value: Decimal | None = None
    end_value: Decimal | None = None
    end_target: Decimal | None = None
    follows: str = ""
    waived: tuple[tuple[str, ...], ...] = ()
    binned_at: datetime | None = None

    @property
    def is_adopted(self) -> bool:
        """Whether it counts and is open."""
        return self.status is ObjectiveStatus.ADOPTED

    @property
    def is_closed(self) -> bool:
        """Whether a verdict was given."""
        return self.status is ObjectiveStatus.CLOSED

    @property
    def set_aside(self) -> tuple[SetAside, ...]:
        """The advice that was set aside, also where it lapsed since."""
        return tuple(SetAside(*parts) for parts in self.waived)

    @property
    def name(self) -> str:
        """The first line of the statement."""
        return self.statement.split("\n", 1)[0]


def objective_stem(year: int) -> str:
    """What a new objective's reference begins with."""
    return f"OBJ-{year}-"
