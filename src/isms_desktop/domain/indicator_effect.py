"""Whether actions worked, judged from an indicator: a limit kept so many readings in a row."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from isms_desktop.domain.attainment import Course, meets
from isms_desktop.domain.indicator import Measurement, Target
from isms_desktop.domain.words import VerdictResult


@dataclass(frozen=True, slots=True)
class ProposedVerdict:
    """What the readings say; a person confirms it. `readings` are those it was judged from."""

    result: VerdictResult
    readings: tuple[Measurement, ...]


@dataclass(frozen=True, slots=True)
class EffectSeries:
    """An indicator by which an effect is judged, with its readings; its one target is the limit.

    `since` is the day the last action was done, None while one is open: then nothing is proposed.
    """

    course: Course
    limit: Decimal
    in_a_row: int
    since: date | None = None
    proposed: ProposedVerdict | None = None


def effect_series(
    course: Course, limit: Decimal, in_a_row: int, since: date | None
) -> EffectSeries:
    """Hold an indicator's readings against the limit that was agreed; in a band it is the value."""
    indicator, readings = course.indicator, course.readings
    known = (since, indicator.baseline_on, *(reading.to_on for reading in readings[:1]))
    begun_on = min((day for day in known if day), default=date.min)
    wanted = Target(uid="", valid_from=begun_on, value=limit)
    judged = replace(course, indicator=replace(indicator, targets=(wanted,)), objective=None)
    proposed = _proposed(judged, wanted, in_a_row, since) if since else None
    return EffectSeries(judged, limit, in_a_row, since, proposed)


def _proposed(course: Course, wanted: Target, in_a_row: int, since: date) -> ProposedVerdict:
    """Judge the readings after the last action.

    *Effective* when the newest `in_a_row` of them all keep the limit, *too early* while there are
    fewer, else *not effective*.
    """
    last = _later(course.readings, since)[-in_a_row:]
    kept = [r for r in last if meets(r.value, wanted, course.indicator.direction)]
    if len(last) < in_a_row:
        return ProposedVerdict(VerdictResult.TOO_EARLY, last)
    is_kept = len(kept) == in_a_row
    result = VerdictResult.EFFECTIVE if is_kept else VerdictResult.NOT_EFFECTIVE
    return ProposedVerdict(result, last)


def _later(readings: Sequence[Measurement], since: date) -> tuple[Measurement, ...]:
    return tuple(reading for reading in readings if (reading.from_on or reading.to_on) > since)
