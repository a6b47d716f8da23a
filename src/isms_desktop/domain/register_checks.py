"""Checks on the register as a whole, G1 to G10: what has gone quiet, and what piles up.

They look at plain facts and at the courses of indicators. A register younger than the time a check
looks back over is left alone. What reviews decide (G7, G8, G11) is judged where reviews are kept.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from isms_desktop.domain.attainment import Course, state_of
from isms_desktop.domain.conditions import Level
from isms_desktop.domain.periods import add_months
from isms_desktop.domain.trends import is_flat, is_met_for_a_year, is_turning_worse
from isms_desktop.domain.words import Input, State

_YEAR: Final = 12
_HALF_A_YEAR: Final = 6
_LATE_SHARE: Final = 0.25
_FEW: Final = 1
"""One late entry is no pile, whatever its share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterFacts:
    """What the checks on the register need to know; a day is the last on which it happened.

    `begun_on` is when the first entry was identified. `external` and `internal` count the
    nonconformities that audits of the last twelve months raised.
    """

    today: date
    begun_on: date | None = None
    nonconformity_on: date | None = None
    incident_on: date | None = None
    action_on: date | None = None
    verdict_on: date | None = None
    isms_change_on: date | None = None
    input_on: Mapping[Input, date] = field(default_factory=dict)
    external: int = 0
    internal: int = 0
    open_entries: int = 0
    overdue: int = 0
    courses: tuple[Course, ...] = ()

    def is_silent(self, months: int, *days: date | None) -> bool:
        """Whether none of these lies within the last months, in a register that is older."""
        since = add_months(self.today, -months)
        is_older = self.begun_on is not None and self.begun_on <= since
        return is_older and not any(day and day > since for day in days)


@dataclass(frozen=True, slots=True)
class RegisterFinding:
    """What a check says of the register; `about` names inputs or indicators it speaks of."""

    rule: str
    level: Level
    message: str
    about: tuple[str, ...] = ()


_Rule = Callable[[RegisterFacts], Iterator[RegisterFinding]]
REGISTER_ONLY: Final = frozenset({"G1", "G9", "G10"})
"""Rules that are not shown on the overview."""


def register_checks(facts: RegisterFacts) -> tuple[RegisterFinding, ...]:
    """Everything the checks say of this register, by rule."""
    return tuple(finding for rule in _RULES for finding in rule(facts))


def for_overview(findings: Iterable[RegisterFinding]) -> tuple[RegisterFinding, ...]:
    """Those that may appear on the overview."""
    return tuple(
        finding
        for finding in findings
        if finding.level is not Level.I and finding.rule not in REGISTER_ONLY
    )


def _g1(facts: RegisterFacts) -> Iterator[RegisterFinding]:
    if facts.is_silent(_YEAR, facts.nonconformity_on, facts.action_on):
        message = "No nonconformity and no corrective action in twelve months."
        yield RegisterFinding("G1", Level.W, message)


def _g2(facts: RegisterFacts) -> Iterator[RegisterFinding]:
    silent = [each for each in Input if facts.is_silent(_YEAR, facts.input_on.get(each))]
    if silent:
        message = "Nothing came from this source in twelve months:"
        yield RegisterFinding("G2", Level.W, message, tuple(silent))


def _g3(facts: RegisterFacts) -> Iterator[RegisterFinding]:
    if facts.external > facts.internal:
        message = "External audits raised more nonconformities in twelve months than your own."
        yield RegisterFinding("G3", Level.W, message)


def _g4(facts: RegisterFacts) -> Iterator[RegisterFinding]:
    if facts.overdue > _FEW and facts.overdue > facts.open_entries * _LATE_SHARE:
        message = "More than a quarter of what is open is overdue."
        yield RegisterFinding("G4", Level.W, message)


def _g5(facts: RegisterFacts) -> Iterator[RegisterFinding]:
    if facts.is_silent(_HALF_A_YEAR, facts.verdict_on):
        message = "No effectiveness was judged in six months."
        yield RegisterFinding("G5", Level.W, message)


def _g6(facts: RegisterFacts) -> Iterator[RegisterFinding]:
    found: list[tuple[Level, str, Callable[[Course], bool]]] = [
        (
            Level.W,
            "The newest reading is too old:",
            lambda course: state_of(course, facts.today) is State.STALE,
        ),
        (Level.W, "Moving away from the target twice in a row:", is_turning_worse),
        (Level.W, "Off target and the same three times in a row:", is_flat),
        (
            Level.I,
            "On target for twelve months, so the bar may be raised:",
            lambda course: is_met_for_a_year(course, facts.today),
        ),
    ]
    for level, message, holds in found:
        names = tuple(course.indicator.name for course in facts.courses if holds(course))
        if names:
            yield RegisterFinding("G6", level, message, names)


def _g9(facts: RegisterFacts) -> Iterator[RegisterFinding]:
    if facts.is_silent(_YEAR, facts.isms_change_on):
        message = "Nothing in the ISMS was changed in twelve months."
        yield RegisterFinding("G9", Level.W, message)


def _g10(facts: RegisterFacts) -> Iterator[RegisterFinding]:
    if facts.is_silent(_YEAR, facts.incident_on):
        message = "No incident was recorded in twelve months: are they reported to you?"
        yield RegisterFinding("G10", Level.I, message)


_RULES: Final[tuple[_Rule, ...]] = (_g1, _g2, _g3, _g4, _g5, _g6, _g9, _g10)
