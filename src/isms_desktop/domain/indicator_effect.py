"""Whether actions worked, judged from an indicator: a limit kept so many readings in a row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from isms_desktop.domain.attainment import meets
from isms_desktop.domain.indicator import Indicator, Measurement, Target
from isms_desktop.domain.words import VerdictResult


@dataclass(frozen=True, slots=True)
class ProposedVerdict:
    """What the readings say; a person confirms it. `readings` are those it was judged from."""

    result: VerdictResult
    readings: tuple[Measurement, ...]
    evidence: str


def proposed_verdict(
    indicator: Indicator,
    readings: Sequence[Measurement],
    limit: Decimal,
    in_a_row: int,
    since: date,
) -> ProposedVerdict:
    """Judge the readings after the last action.

    *Effective* when the newest `in_a_row` of them all keep the limit, *too early* while there are
    fewer, else *not effective*. For a band the limit is the value itself.
    """
    later = [reading for reading in readings if (reading.from_on or reading.to_on) > since]
    last = tuple(later[-in_a_row:])
    wanted = Target(uid="", valid_from=since, value=limit)
    kept = [reading for reading in last if meets(reading.value, wanted, indicator.direction)]
    if len(last) < in_a_row:
        result = VerdictResult.TOO_EARLY
    else:
        is_kept = len(kept) == in_a_row
        result = VerdictResult.EFFECTIVE if is_kept else VerdictResult.NOT_EFFECTIVE
    shown = ", ".join(f"{r.to_on.isoformat()}: {indicator.shown(r.value)}" for r in last) or "none"
    evidence = (
        f"{indicator.name}, limit {indicator.shown(limit)}, {in_a_row} readings in a row wanted."
        f" Readings since {since.isoformat()}: {shown}."
    )
    return ProposedVerdict(result, last, evidence)
