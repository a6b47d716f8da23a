from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from isms_desktop.domain.entry import Action
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.fields import Value
from isms_desktop.domain.objective_list import ObjectiveQuery
from isms_desktop.domain.words import BuiltIn, Direction, EffectMethod, State, Unit, VerdictResult
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.services.entries import Entries, InvalidValuesError
from isms_desktop.services.measuring_words import readings_since
from isms_desktop.services.organisations import Organisations
from isms_desktop.storage.database import Database
from tests.services.measuring import START, Aims

CLICKS: dict[str, Value] = {
    "name": "Click rate",
    "unit": "%",
    "baseline": "12 %",
    "baseline_on": START,
    "frequency": "Monthly",
    "grace_days": 5,
    "measured_by": "Priya Nair",
}


@pytest.fixture
def aims(
    database: Database,
    clock: FixedClock,
    new_uid: Callable[[], str],
    organisations: Organisations,
    entries: Entries,
) -> Aims:
    return Aims.over(database, clock, new_uid, organisations, entries)


@pytest.fixture
def clicks(aims: Aims) -> str:
    return aims.indicators.create(CLICKS).uid


def code_of(call: Callable[..., object], *given: object) -> str:
    with pytest.raises(UserError) as caught:
        call(*given)
    return caught.value.code


def problem_of(call: Callable[..., object], *given: object) -> str:
    with pytest.raises(InvalidValuesError) as caught:
        call(*given)
    return caught.value.problems[0].key


def test_a_measurement_keeps_part_whole_and_the_target_valid_then(aims: Aims, clicks: str) -> None:
    aims.indicators.set_target(clicks, 0, {"valid_from": START, "value": "8"})
    aims.indicators.set_target(clicks, 1, {"valid_from": "2026-03-01", "value": "5"})
    aims.be(date(2026, 3, 2))
    february: dict[str, Value] = {
        "from_on": "2026-02-01",
        "to_on": "2026-02-28",
        "numerator": "11",
        "denominator": 134,
    }
    aims.indicators.record_measurement(clicks, february)
    aims.indicators.record_measurement(clicks, {"to_on": "2026-03-01", "value": "6"})
    first, second = aims.indicators.series(clicks).course.readings
    assert aims.indicators.get(clicks).shown(first.value) == "8.21 %"
    assert (first.numerator, first.denominator, first.target_value) == tuple(
        map(Decimal, (11, 134, 8))
    )
    assert second.target_value == 5
    (line,) = aims.indicators.list(ObjectiveQuery())
    assert line.state is State.OFF_TRACK


def test_a_band_has_two_ends_in_any_order(aims: Aims, clicks: str) -> None:
    aims.indicators.change(clicks, 0, {"direction": "Within a band"})
    saved = aims.indicators.set_target(clicks, 1, {"valid_from": START, "value": "5", "upper": "3"})
    (target,) = aims.indicators.get(clicks).targets
    assert (target.value, target.upper) == (Decimal(3), Decimal(5))
    aims.indicators.remove_target(clicks, saved.version, target.uid)
    assert aims.indicators.get(clicks).targets == ()
    assert problem_of(aims.indicators.set_target, clicks, 3, {"value": "5"}) == "valid_from"
    assert problem_of(aims.indicators.set_target, clicks, 3, {"valid_from": START}) == "value"


def test_a_correction_replaces_and_both_stay(aims: Aims, clicks: str) -> None:
    aims.be(date(2026, 3, 2))
    day: dict[str, Value] = {"to_on": date(2026, 2, 1)}
    aims.indicators.record_measurement(clicks, {**day, "value": "80"})
    (wrong,) = aims.indicators.series(clicks).everything
    correct = aims.indicators.correct_measurement
    assert code_of(correct, clicks, wrong.uid, {**day, "value": "8"}, " ") == "reason_missing"
    correct(clicks, wrong.uid, {**day, "value": "8"}, "A digit too many")
    series = aims.indicators.series(clicks)
    assert [each.value for each in series.course.readings] == [8]
    assert len(series.everything) == 2
    assert series.course.readings[0].reason == "A digit too many"
    assert code_of(correct, clicks, wrong.uid, {**day, "value": "7"}, "Again") == "not_found"


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"value": "5"}, "to_on"),
        ({"to_on": "2026-02-01"}, "value"),
        ({"to_on": "2026-02-01", "value": "five"}, "value"),
        ({"to_on": "2026-02-01", "numerator": "5"}, "denominator"),
        ({"to_on": "2026-02-01", "numerator": "5", "denominator": "0"}, "denominator"),
        ({"to_on": "2026-02-01", "from_on": "2026-02-02", "value": "5"}, "from_on"),
        ({"to_on": "2026-02-03", "value": "5"}, "to_on"),
    ],
)
def test_what_is_no_measurement_is_refused(
    aims: Aims, clicks: str, values: dict[str, Value], key: str
) -> None:
    aims.be(date(2026, 2, 2))
    assert problem_of(aims.indicators.record_measurement, clicks, values) == key
    assert aims.indicators.series(clicks).everything == ()


def test_a_pasted_column_is_looked_at_and_then_recorded(aims: Aims, clicks: str) -> None:
    aims.be(date(2026, 6, 2))
    aims.indicators.record_measurement(clicks, {"to_on": "2026-01-31", "value": "12"})
    pasted = aims.indicators.paste_measurements(clicks, "11\nsoon\n2026-04-30\t9,5\n")
    assert [(r.to_on.month, float(r.value)) for r in pasted.readings] == [(2, 11), (4, 9.5)]
    assert [problem.line for problem in pasted.problems] == [2]
    saved = aims.indicators.record_pasted(clicks, pasted.readings)
    assert saved.changes.step == "Paste measurements of Click rate"
    assert [float(r.value) for r in aims.indicators.series(clicks).everything] == [12, 11, 9.5]
    again = aims.indicators.paste_measurements(clicks, "Jan 2026\t12\n30 April 2026\t9,5\tx\n")
    assert (again.readings, again.known, len(again.problems)) == ((), 1, 1)


def test_names_stand_once_and_units_stay_once_measured(aims: Aims, clicks: str) -> None:
    assert code_of(aims.indicators.create, {"name": "CLICK rate"}) == "name_taken"
    assert problem_of(aims.indicators.create, {"unit": "Days"}) == "name"
    assert aims.indicators.get(clicks).unit is Unit.PERCENT
    aims.indicators.change(clicks, 0, {"unit": None, "name": "click Rate"})
    aims.indicators.record_measurement(clicks, {"to_on": START, "value": "12"})
    assert code_of(aims.indicators.change, clicks, 1, {"unit": "Days"}) == "measured_already"


def test_a_built_in_indicator_is_counted_and_never_entered(aims: Aims, entries: Entries) -> None:
    made = aims.indicators.create({"built_in": "Incidents", "frequency": "Monthly"})
    indicator = aims.indicators.get(made.uid)
    assert (indicator.name, indicator.unit) == ("Incidents", Unit.COUNT)
    assert indicator.direction is Direction.LOWER
    assert indicator.method
    for day in (5, 9):
        values: dict[str, Value] = {"identified_on": date(2026, 1, day), "entry_type": "Incident"}
        entries.create({**values, "description": "Somebody clicked"})
    aims.be(date(2026, 3, 1))
    series = aims.indicators.series(made.uid)
    assert [each.value for each in series.everything] == [2, 0]
    record = aims.indicators.record_measurement
    assert code_of(record, made.uid, {"to_on": START, "value": "1"}) == "counted"
    (line,) = aims.indicators.list(ObjectiveQuery())
    assert line.points == (Decimal(2), Decimal(0))


@pytest.mark.parametrize("kind", BuiltIn)
def test_every_built_in_indicator_can_be_set_up(aims: Aims, kind: BuiltIn) -> None:
    made = aims.indicators.create({"built_in": kind})
    assert (made.ref, aims.indicators.series(made.uid).everything) == (kind, ())


def test_an_indicator_in_use_stays_out_of_the_bin(aims: Aims, clicks: str) -> None:
    uid = aims.adopted("phishing")
    assert code_of(aims.indicators.to_bin, [aims.indicator_of(uid)]) == "in_use"
    aims.indicators.to_bin([clicks])
    names = [line.name for line in aims.indicators.list(ObjectiveQuery())]
    assert "Click rate" not in names
    (line,) = aims.indicators.list(ObjectiveQuery())
    assert line.objective is not None


def test_an_indicator_proposes_the_verdict_of_an_effect_check(
    aims: Aims, clicks: str, entries: Entries
) -> None:
    saved = entries.create({"description": "Somebody clicked", "identified_on": START})
    assert aims.indicators.effect_series(saved.uid) is None
    entry = entries.get(saved.uid)
    action = Action(uid="a", number=1, what="Filter", done_on=date(2026, 2, 1))
    round_ = replace(
        entry.round,
        actions=(action,),
        effect_method=EffectMethod.INDICATOR,
        effect_indicator="click rate",
        effect_limit="5 %",
        effect_readings=2,
    )

    def save(**values: object) -> None:
        with aims.database.unit_of_work("Mia Okafor", "Plan") as work:
            now = replace(round_, **values)  # type: ignore[arg-type]  # any attribute of a round
            work.entries.save(replace(work.entries.get(saved.uid), rounds=(now,)))
            work.commit()

    save(effect_indicator="Unknown")
    assert aims.indicators.effect_series(saved.uid) is None
    save(effect_limit="low")
    assert aims.indicators.effect_series(saved.uid) is None
    save()
    aims.be(date(2026, 5, 1))
    for month, value in ((3, "4.5"), (4, "5")):
        aims.indicators.record_measurement(clicks, {"to_on": date(2026, month, 1), "value": value})
    assert "Click rate" in aims.indicators.names()
    series = aims.indicators.effect_series(saved.uid)
    assert series is not None
    assert series.proposed is not None
    assert series.proposed.result is VerdictResult.EFFECTIVE
    assert readings_since(series) == (
        "Click rate, limit 5 %, 2 readings in a row wanted. Since 1 Feb 2026: 4.5 %, 5 %."
    )
    save(actions=(replace(action, done_on=None),))
    series = aims.indicators.effect_series(saved.uid)
    assert series is not None
    assert series.proposed is None
    assert not readings_since(series)


def test_a_day_has_one_reading_and_another_one_puts_it_right(aims: Aims, clicks: str) -> None:
    aims.be(date(2026, 6, 2))
    values: dict[str, Value] = {"to_on": "2026-05-31", "value": "9"}
    aims.indicators.record_measurement(clicks, values)
    again = {**values, "value": "8"}
    assert problem_of(aims.indicators.record_measurement, clicks, again) == "to_on"
    (first,) = aims.indicators.series(clicks).everything
    aims.indicators.correct_measurement(clicks, first.uid, again, "Misread")
    month: dict[str, Value] = {"from_on": "2026-05-01", "to_on": "2026-05-31", "value": "9.5"}
    aims.indicators.record_measurement(clicks, month)
    assert [float(r.value) for r in aims.indicators.series(clicks).course.readings] == [9.5, 8]
