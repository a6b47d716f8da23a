"""Objectives and indicators of the example organisation, with two years of readings.

The texts and numbers stand in `resources/examples/northlight-objectives.toml`; days are reckoned
back from the last month that is over.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final, TypeAlias

from isms_desktop.domain.built_in import KINDS
from isms_desktop.domain.indicator import Indicator, Measurement, Target, current, target_on
from isms_desktop.domain.numbering import Series
from isms_desktop.domain.objective import Objective, objective_stem
from isms_desktop.domain.people import Directory
from isms_desktop.domain.periods import add_months, period_of
from isms_desktop.domain.quantities import ratio
from isms_desktop.domain.words import (
    BuiltIn,
    Direction,
    Frequency,
    ObjectiveResult,
    ObjectiveStatus,
    Unit,
)
from isms_desktop.services.wording import long_date

Case: TypeAlias = Mapping[str, Any]
"""An indicator or an objective as the file has it; the keys are explained there."""

_MONTHS: Final = {Frequency.MONTHLY: 1, Frequency.QUARTERLY: 3}
_TO_JUDGE: Final = timedelta(days=8)
_TEXTS: Final = ("why", "policy_link", "plan", "resources", "how_judged", "communicated_to")
_JUDGED_TEXTS: Final = ("evidence", "lessons")


@dataclass(frozen=True, slots=True)
class ExampleIndicator:
    """An indicator with everything that was measured."""

    indicator: Indicator
    readings: tuple[Measurement, ...]


@dataclass(frozen=True, slots=True)
class ExampleAims:
    """All that is added to the example register."""

    indicators: tuple[ExampleIndicator, ...]
    objectives: tuple[Objective, ...]


def aims_of(
    source: Case, people: Directory, today: date, new_uid: Callable[[], str]
) -> ExampleAims:
    """Everything as it stands on this day."""
    maker = _Maker(people, today.replace(day=1) - timedelta(days=1), new_uid)
    indicators = {case["key"]: maker.indicator(case) for case in source["indicator"]}
    return ExampleAims(
        tuple(indicators.values()), tuple(maker.objectives(source["objective"], indicators))
    )


@dataclass
class _Maker:
    """Gives texts and numbers their days; `last` is the last day of the last month over."""

    people: Directory
    last: date
    new_uid: Callable[[], str]

    def day(self, age: int) -> date:
        """The last day of the month so many months back."""
        return add_months(self.last, -age)

    def indicator(self, case: Case) -> ExampleIndicator:
        made = Indicator(
            uid=self.new_uid(),
            name=case["name"],
            method=case.get("method", ""),
            source=case.get("source", ""),
            frequency=Frequency(case["frequency"]),
            grace_days=case.get("grace_days"),
            measured_by=self.people.find(case.get("measured_by", "")),
            evaluated_by=self.people.find(case.get("evaluated_by", "")),
            targets=tuple(self._targets(case["targets"])),
        )
        if "built_in" in case:
            kind = KINDS[BuiltIn(case["built_in"])]
            counted = replace(
                made,
                built_in=BuiltIn(case["built_in"]),
                unit=kind.unit,
                direction=kind.direction,
                method=kind.method,
                source="Counted from the register",
            )
            return ExampleIndicator(counted, ())
        made = replace(
            made,
            unit=Unit(case["unit"]),
            unit_name=case.get("unit_name", ""),
            direction=Direction(case["direction"]),
        )
        if "baseline" in case:
            made = replace(
                made,
                baseline=Decimal(case["baseline"]),
                baseline_on=self.day(case["baseline_age"]),
            )
        return ExampleIndicator(made, tuple(self._readings(case, made)))

    def _targets(self, given: Sequence[Sequence[Any]]) -> Iterator[Target]:
        for age, *ends in given:
            value, upper = (*map(Decimal, ends), None)[:2]
            yield Target(
                uid=self.new_uid(), valid_from=self.day(age), value=value or Decimal(0), upper=upper
            )

    def _readings(self, case: Case, indicator: Indicator) -> Iterator[Measurement]:
        months = _MONTHS.get(Frequency(case["frequency"]), 1)
        first = case.get("last", 0) + months * (len(case["readings"]) - 1)
        age_of_wrong, wrong, reason = case.get("wrong", (None, "", ""))
        for place, text in enumerate(case["readings"]):
            age = first - months * place
            reading = self._reading(indicator, text, self.day(age))
            if age == age_of_wrong:
                slip = self._reading(indicator, wrong, self.day(age))
                yield slip
                reading = replace(reading, replaces=slip.uid, reason=reason)
            yield reading

    def _reading(self, indicator: Indicator, text: str, day: date) -> Measurement:
        target = target_on(indicator.targets, day)
        period = period_of(day, indicator.frequency or Frequency.MONTHLY)
        reading = Measurement(
            uid=self.new_uid(),
            from_on=period.from_on if period.to_on == day else None,
            to_on=day,
            value=Decimal(0),
            target_value=target.value if target else None,
            target_upper=target.upper if target else None,
        )
        part, slash, whole = text.partition("/")
        if not slash:
            return replace(reading, value=Decimal(text))
        numerator, denominator = Decimal(part), Decimal(whole)
        value = ratio(numerator, denominator, indicator.unit)
        return replace(reading, value=value, numerator=numerator, denominator=denominator)

    def objectives(
        self, cases: Sequence[Case], indicators: Mapping[str, ExampleIndicator]
    ) -> Iterator[Objective]:
        used: Counter[str] = Counter()
        before = ""
        for case in cases:
            made = self._objective(case, indicators[case["indicator"]])
            stem = objective_stem((made.adopted_on or self.last).year)
            used[stem] += 1
            ref = Series(stem).ref(used[stem])
            yield replace(made, ref=ref, follows=before if "follows" in case else "")
            before = ref

    def _objective(self, case: Case, measured: ExampleIndicator) -> Objective:
        due_on = self.day(case["due"]) if "due" in case else None
        made = Objective(
            uid=self.new_uid(),
            statement=case["statement"].format(due=long_date(due_on) if due_on else ""),
            owner=self.people.find(case["owner"]),
            due_on=due_on,
            indicator_uid=measured.indicator.uid,
            **{key: case.get(key, "") for key in _TEXTS},
        )
        if "adopted" not in case:
            return made
        made = replace(made, status=ObjectiveStatus.ADOPTED, adopted_on=self.day(case["adopted"]))
        return self._judged(made, case, measured) if "result" in case else made

    def _judged(self, objective: Objective, case: Case, measured: ExampleIndicator) -> Objective:
        judged_on = self.day(case["judged"]) + _TO_JUDGE
        known = [r for r in current(measured.readings) if r.to_on <= judged_on]
        target = target_on(measured.indicator.targets, self.day(case["due"]))
        return replace(
            objective,
            status=ObjectiveStatus.CLOSED,
            result=ObjectiveResult(case["result"]),
            judged_on=judged_on,
            judged_by=objective.owner,
            from_value=Decimal(case["from"]),
            end_value=known[-1].value,
            end_target=target.value if target else None,
            **{key: case[key] for key in _JUDGED_TEXTS},
        )
