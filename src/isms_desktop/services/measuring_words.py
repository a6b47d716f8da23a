"""Objectives and indicators in sentences."""

from datetime import date
from typing import Final

from isms_desktop.domain.attainment import Course
from isms_desktop.domain.fields import Value
from isms_desktop.domain.indicator import Indicator, Measurement
from isms_desktop.domain.indicator_effect import EffectSeries
from isms_desktop.domain.objective_list import ObjectiveLine
from isms_desktop.domain.trend_chart import Words
from isms_desktop.domain.trends import LEAST_POINTS, Forecast
from isms_desktop.domain.words import EntryType, Input, ObjectiveResult
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.services.wording import long_date

_FORECAST_DIGITS: Final = 2
"""More would pretend to know."""
_SHOWN: Final = 3
_LONGEST_TITLE: Final = 120


def forecast_told(course: Course, forecast: Forecast | None, today: date) -> str:
    """What is to be expected on the due date, and how sure that is; blank without due date.

    "At this rate 6.1 % by 31 Dec 2026, target 5 %. Probably between 5.4 % and 7 %."
    """
    if course.due_on is None or course.goal is None or course.due_on < today:
        return ""
    if forecast is None:
        text = _("Not enough points for a forecast: it takes {n} readings on different days.")
        return text.format(n=LEAST_POINTS)
    indicator = course.indicator
    said = _("At this rate {value} by {day}, target {target}.").format(
        value=indicator.shown(forecast.value, _FORECAST_DIGITS),
        day=long_date(forecast.on),
        target=indicator.target_shown(course.goal),
    )
    low, high = (indicator.shown(end, _FORECAST_DIGITS) for end in (forecast.low, forecast.high))
    if low == high:
        return said
    between = _("Probably between {low} and {high}.").format(low=low, high=high)
    sure = "" if forecast.is_sure else _("It can still go either way.")
    return " ".join(part for part in (said, between, sure) if part)


def trend_words() -> Words:
    """The words of a trend chart."""
    return Words(
        target=_("Target {value}"),
        due=_("Due"),
        reading=_("{value} on {day}"),
        with_target=_("{reading}, target {target}"),
        baseline=_("Baseline {value} on {day}"),
        corrected=_("{value} on {day}, corrected since"),
        forecast=_("At this rate {value} on {day}"),
    )


def state_told(line: ObjectiveLine) -> str:
    """The state in a word, or that it was partly reached or given up."""
    objective = line.objective
    if objective and objective.result in (ObjectiveResult.PARTLY, ObjectiveResult.GIVEN_UP):
        return _(objective.result)
    return _(line.state)


def reading_value(indicator: Indicator, reading: Measurement) -> str:
    """The value of a reading, with what it was counted from: "8.2 % (11 of 134)"."""
    value = indicator.shown(reading.value)
    if reading.numerator is None or reading.denominator is None:
        return value
    return _("{value} ({part} of {whole})").format(
        value=value, part=f"{reading.numerator:f}", whole=f"{reading.denominator:f}"
    )


def reading_told(indicator: Indicator, reading: Measurement) -> str:
    """A reading with its day: "8.2 % (11 of 134) on 31 Oct 2026"."""
    value = reading_value(indicator, reading)
    day = long_date(reading.to_on)
    if reading.from_on and reading.from_on != reading.to_on:
        text = _("{value} from {first} to {day}")
        return text.format(value=value, first=long_date(reading.from_on), day=day)
    return _("{value} on {day}").format(value=value, day=day)


def gap_told(line: ObjectiveLine) -> str:
    """Where it stands against its target, as the description of an entry."""
    indicator = line.indicator
    if indicator is None or line.latest is None:
        return _("{name}: {state}.").format(name=line.name, state=_(line.state))
    parts = [
        _("{name}: {reading}.").format(
            name=indicator.name, reading=reading_told(indicator, line.latest)
        )
    ]
    if line.target is not None:
        parts.append(_("Target: {target}.").format(target=indicator.target_shown(line.target)))
    if line.gap:
        parts.append(_("Gap: {gap}.").format(gap=indicator.shown(line.gap)))
    parts.append(_("State: {state}.").format(state=_(line.state)))
    return " ".join(parts)


def gap_entry(line: ObjectiveLine, today: date) -> dict[str, Value]:
    """The values of an entry about a gap; what is to be done about it is the user's to say."""
    objective = line.objective
    readings = line.course.readings[-_SHOWN:] if line.course else ()
    indicator = line.indicator
    return {
        "entry_type": EntryType.OBSERVATION,
        "input": Input.MONITORING,
        "identified_on": today,
        "title": _("Target not met: {name}").format(name=line.name)[:_LONGEST_TITLE],
        "description": gap_told(line),
        "evidence": "\n".join(reading_told(indicator, each) for each in readings)
        if indicator
        else "",
        "requirement": ("6.2", "9.1") if objective else ("9.1",),
        "external_ref": objective.ref if objective else "",
        "owner": line.owner,
    }


def readings_since(series: EffectSeries) -> str:
    """What was read since the actions were done, and what was agreed on."""
    indicator, proposed = series.course.indicator, series.proposed
    if series.since is None or proposed is None:
        return ""
    readings = ", ".join(indicator.shown(r.value) for r in proposed.readings) or _("none")
    text = plural(
        "{name}, limit {limit}, {n} reading wanted. Since {day}: {readings}.",
        "{name}, limit {limit}, {n} readings in a row wanted. Since {day}: {readings}.",
        series.in_a_row,
    )
    return text.format(
        name=indicator.name,
        limit=indicator.shown(series.limit),
        n=series.in_a_row,
        day=long_date(series.since),
        readings=readings,
    )
