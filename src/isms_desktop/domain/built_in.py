"""Indicators counted from the register: what is counted, over which days, from which facts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import median
from typing import Final

from isms_desktop.domain.indicator import Indicator, Measurement, target_on
from isms_desktop.domain.periods import Period, add_months, finished_periods
from isms_desktop.domain.quantities import ratio, tidy
from isms_desktop.domain.words import (
    BuiltIn,
    ClosingKind,
    Direction,
    EntryType,
    Frequency,
    Unit,
    VerdictResult,
)

_LOOK_BACK_MONTHS: Final = 12
"""A cause that came up again within so many months is a repeated one."""
DEFAULT_FREQUENCY: Final = Frequency.QUARTERLY


@dataclass(frozen=True, slots=True)
class DueFact:
    """One action's due dates: the one now, and each former one with the day it was given up."""

    due_on: date | None
    done_on: date | None
    former: tuple[tuple[date | None, date | None], ...] = ()

    def due_as_at(self, day: date) -> date | None:
        """The due date that held on a day; one given up on a day not known held never."""
        for changed_on, former_on in sorted(
            (pair for pair in self.former if pair[0]), key=lambda pair: pair[0] or date.min
        ):
            if changed_on and changed_on > day:
                return former_on
        return self.due_on

    def is_late(self, day: date) -> bool:
        """Whether it was open on that day and should have been done before."""
        due = self.due_as_at(day)
        return due is not None and due < day and (self.done_on is None or self.done_on > day)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFact:
    """What the counts need of one entry. `first_verdict` is the first that was not *too early*."""

    identified_on: date | None
    entry_type: EntryType | None = None
    category: str = ""
    closed_on: date | None = None
    closing: ClosingKind | None = None
    due_on: date | None = None
    causes: tuple[str, ...] = ()
    dues: tuple[DueFact, ...] = ()
    first_verdict: VerdictResult | None = None
    first_verdict_on: date | None = None

    @property
    def counts(self) -> bool:
        """Whether figures speak of it: not what was recorded by mistake, nor what has no date."""
        return self.closing is not ClosingKind.REJECTED and self.identified_on is not None

    def is_open(self, day: date) -> bool:
        """Whether it was known and open at the end of that day; closed on no known day: never."""
        if self.identified_on is None or self.identified_on > day:
            return False
        return self.closing is None or (self.closed_on is not None and self.closed_on > day)

    def is_overdue(self, day: date) -> bool:
        """Whether it was open and something of it late on that day."""
        is_late = any(due.is_late(day) for due in self.dues)
        return self.is_open(day) and (is_late or (self.due_on is not None and self.due_on < day))


@dataclass(frozen=True, slots=True)
class Counted:
    """A count; a share keeps part and whole."""

    value: Decimal
    part: Decimal | None = None
    whole: Decimal | None = None


_Facts = Sequence[EntryFact]
_Count = Callable[[_Facts, Period, str], Counted | None]


@dataclass(frozen=True, slots=True)
class Kind:
    """What a built-in indicator is: its unit, which way is better, how it is counted, in words."""

    unit: Unit
    direction: Direction
    method: str
    count: _Count


def counted(
    kind: BuiltIn, facts: Iterable[EntryFact], period: Period, category: str = ""
) -> Counted | None:
    """The count of a period; None where there is nothing to count, such as days of no closing."""
    considered = [fact for fact in facts if fact.counts]
    return KINDS[kind].count(considered, period, category)


def readings_of(
    indicator: Indicator, facts: Sequence[EntryFact], today: date
) -> tuple[Measurement, ...]:
    """A built-in indicator's reading of every finished period since the first entry.

    Periods with nothing to count have none. Each carries the target valid on its last day.
    """
    first = min((fact.identified_on for fact in facts if fact.identified_on), default=None)
    if indicator.built_in is None or first is None:
        return ()
    considered = [fact for fact in facts if fact.counts]
    count = KINDS[indicator.built_in].count
    found = []
    for period in finished_periods(first, today, indicator.frequency or DEFAULT_FREQUENCY):
        result = count(considered, period, indicator.category)
        if result is not None:
            found.append(_reading(indicator, period, result))
    return tuple(found)


def _reading(indicator: Indicator, period: Period, result: Counted) -> Measurement:
    target = target_on(indicator.targets, period.to_on)
    return Measurement(
        uid="",
        from_on=period.from_on,
        to_on=period.to_on,
        value=result.value,
        numerator=result.part,
        denominator=result.whole,
        target_value=target.value if target else None,
        target_upper=target.upper if target else None,
    )


def _incidents(facts: _Facts, period: Period, _category: str) -> Counted:
    return _number(
        fact.entry_type is EntryType.INCIDENT and fact.identified_on in period for fact in facts
    )


def _incidents_of(facts: _Facts, period: Period, category: str) -> Counted:
    wanted = category.casefold()
    return _incidents([f for f in facts if f.category.casefold() == wanted], period, "")


def _open(facts: _Facts, period: Period, _category: str) -> Counted:
    return _number(fact.is_open(period.to_on) for fact in facts)


def _overdue(facts: _Facts, period: Period, _category: str) -> Counted:
    return _number(fact.is_overdue(period.to_on) for fact in facts)


def _overdue_share(facts: _Facts, period: Period, _category: str) -> Counted | None:
    late, known = _overdue(facts, period, ""), _open(facts, period, "")
    return _share(late.value, known.value)


def _days_to_close(facts: _Facts, period: Period) -> list[int]:
    return [
        (fact.closed_on - fact.identified_on).days
        for fact in facts
        if fact.closed_on and fact.identified_on and fact.closed_on in period
    ]


def _mean_days(facts: _Facts, period: Period, _category: str) -> Counted | None:
    days = _days_to_close(facts, period)
    if not days:
        return None
    part, whole = Decimal(sum(days)), Decimal(len(days))
    return Counted(ratio(part, whole, Unit.DAYS), part, whole)


def _median_days(facts: _Facts, period: Period, _category: str) -> Counted | None:
    days = _days_to_close(facts, period)
    return Counted(tidy(Decimal(str(median(days))))) if days else None


def _effective_at_first(facts: _Facts, period: Period, _category: str) -> Counted | None:
    judged = [fact for fact in facts if fact.first_verdict and fact.first_verdict_on in period]
    effective = [fact for fact in judged if fact.first_verdict is VerdictResult.EFFECTIVE]
    return _share(Decimal(len(effective)), Decimal(len(judged)))


def _repeat_causes(facts: _Facts, period: Period, _category: str) -> Counted:
    """Entries of the period whose kind of root cause was met within the twelve months before."""
    since = add_months(period.from_on, -_LOOK_BACK_MONTHS)
    known = sorted(
        (fact.identified_on, cause.casefold())
        for fact in facts
        if fact.identified_on and since <= fact.identified_on <= period.to_on
        for cause in set(fact.causes)
    )
    met: set[str] = set()
    again = 0
    for day, cause in known:
        again += day in period and cause in met
        met.add(cause)
    return Counted(Decimal(again))


def _slips(facts: _Facts, period: Period, _category: str) -> Counted:
    return _number(
        changed_on in period for fact in facts for due in fact.dues for changed_on, _ in due.former
    )


def _number(hits: Iterable[bool]) -> Counted:
    return Counted(Decimal(sum(hits)))


def _share(part: Decimal, whole: Decimal) -> Counted | None:
    return Counted(ratio(part, whole, Unit.PERCENT), part, whole) if whole else None


KINDS: Final[dict[BuiltIn, Kind]] = {
    BuiltIn.INCIDENTS: Kind(
        Unit.COUNT, Direction.LOWER, "Incidents identified in the period.", _incidents
    ),
    BuiltIn.INCIDENTS_OF_CATEGORY: Kind(
        Unit.COUNT,
        Direction.LOWER,
        "Incidents of one category identified in the period.",
        _incidents_of,
    ),
    BuiltIn.OPEN: Kind(
        Unit.COUNT, Direction.LOWER, "Entries open at the end of the period.", _open
    ),
    BuiltIn.OVERDUE: Kind(
        Unit.COUNT,
        Direction.LOWER,
        "Entries open at the end of the period with something late.",
        _overdue,
    ),
    BuiltIn.OVERDUE_SHARE: Kind(
        Unit.PERCENT,
        Direction.LOWER,
        "Of the entries open at the end of the period, those with something late.",
        _overdue_share,
    ),
    BuiltIn.MEAN_DAYS_TO_CLOSE: Kind(
        Unit.DAYS,
        Direction.LOWER,
        "Days from being identified to being closed, of entries closed in the period, on average.",
        _mean_days,
    ),
    BuiltIn.MEDIAN_DAYS_TO_CLOSE: Kind(
        Unit.DAYS,
        Direction.LOWER,
        "Days from being identified to being closed; half of the entries closed in the period took"
        " longer.",
        _median_days,
    ),
    BuiltIn.EFFECTIVE_AT_FIRST: Kind(
        Unit.PERCENT,
        Direction.HIGHER,
        "Of the first effectiveness verdicts of the period, those that were effective.",
        _effective_at_first,
    ),
    BuiltIn.REPEAT_CAUSES: Kind(
        Unit.COUNT,
        Direction.LOWER,
        "Entries of the period whose kind of root cause was met in the twelve months before.",
        _repeat_causes,
    ),
    BuiltIn.SLIPS: Kind(
        Unit.COUNT, Direction.LOWER, "Due dates of actions moved in the period.", _slips
    ),
}
