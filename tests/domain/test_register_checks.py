"""The checks on the register as a whole, each with a register it speaks of and one it leaves be."""

from datetime import date, timedelta
from typing import Any

import pytest

from isms_desktop.domain.conditions import Level
from isms_desktop.domain.periods import add_months
from isms_desktop.domain.register_checks import (
    RegisterFacts,
    RegisterFinding,
    for_overview,
    register_checks,
)
from isms_desktop.domain.words import Input
from tests.domain.measuring import alone, clicks, monthly, reading, target

TODAY = date(2026, 11, 23)
LATELY = date(2026, 10, 1)
LONG_AGO = date(2025, 11, 1)
BEGUN = date(2024, 1, 8)


def healthy(**values: Any) -> RegisterFacts:
    """A register of almost three years in which everything goes on, with `values` put in."""
    given: dict[str, Any] = {
        "today": TODAY,
        "begun_on": BEGUN,
        "nonconformity_on": LATELY,
        "incident_on": LATELY,
        "action_on": LATELY,
        "verdict_on": LATELY,
        "isms_change_on": LATELY,
        "input_on": dict.fromkeys(Input, LATELY),
        "external": 1,
        "internal": 1,
        "open_entries": 8,
        "overdue": 2,
    }
    return RegisterFacts(**{**given, **values})


def rules(facts: RegisterFacts) -> list[str]:
    return [finding.rule for finding in register_checks(facts)]


def test_a_register_that_is_kept_hears_nothing() -> None:
    assert register_checks(healthy()) == ()


def test_an_empty_and_a_young_register_hear_nothing() -> None:
    assert register_checks(RegisterFacts(today=TODAY)) == ()
    assert register_checks(RegisterFacts(today=TODAY, begun_on=TODAY - timedelta(150))) == ()


@pytest.mark.parametrize(
    ("rule", "weak"),
    [
        ("G1", {"nonconformity_on": LONG_AGO, "action_on": None}),
        ("G2", {"input_on": {each: LATELY for each in Input if each != Input.INTERNAL_AUDIT}}),
        ("G2", {"input_on": {**dict.fromkeys(Input, LATELY), Input.RISK_ASSESSMENT: LONG_AGO}}),
        ("G3", {"external": 2, "internal": 1}),
        ("G4", {"open_entries": 7, "overdue": 2}),
        ("G5", {"verdict_on": date(2026, 5, 23)}),
        ("G5", {"verdict_on": None}),
        ("G9", {"isms_change_on": LONG_AGO}),
        ("G10", {"incident_on": None}),
    ],
)
def test_what_has_gone_quiet_or_piles_up_is_said(rule: str, weak: dict[str, Any]) -> None:
    assert rules(healthy(**weak)) == [rule]


@pytest.mark.parametrize(
    "strong",
    [
        {"nonconformity_on": LONG_AGO},
        {"action_on": LONG_AGO},
        {"input_on": dict.fromkeys(Input, date(2025, 11, 24))},
        {"external": 3, "internal": 3},
        {"open_entries": 1, "overdue": 1},
        {"verdict_on": date(2026, 5, 24)},
        {"incident_on": date(2025, 11, 24)},
    ],
)
def test_what_is_just_good_enough_is_left_alone(strong: dict[str, Any]) -> None:
    assert rules(healthy(**strong)) == []


def test_silent_inputs_are_named() -> None:
    silent = (Input.RISK_ASSESSMENT, Input.INTERESTED_PARTY)
    kept = {each: LATELY for each in Input if each not in silent}
    (finding,) = register_checks(healthy(input_on=kept))
    assert finding.about == silent


@pytest.mark.parametrize(
    ("values", "level", "words"),
    [
        ((12, 11, 10), Level.W, "too old"),
        ((5, 6, 7, 4, 5, 6, 5, 6, 7, 8), Level.W, "twice in a row"),
        ((12, 11, 10, 9, 8, 7, 7, 6, 6, 6), Level.W, "same three times"),
    ],
)
def test_an_indicator_that_goes_wrong_is_named(
    values: tuple[float, ...], level: Level, words: str
) -> None:
    is_long = len(values) > 3
    course = alone(monthly(*values), clicks(frequency=None) if is_long else None)
    (finding,) = register_checks(healthy(courses=(course,)))
    assert (finding.rule, finding.level, finding.about) == ("G6", level, ("Click rate",))
    assert words in finding.message


def test_green_for_a_year_is_a_hint_and_steady_progress_is_nothing() -> None:
    early = clicks(targets=(target(5, date(2025, 1, 1)),), frequency=None)
    months = [add_months(date(2025, 11, 1), number) for number in range(13)]
    green = alone(tuple(reading(4 - number % 2, on) for number, on in enumerate(months)), early)
    (finding,) = register_checks(healthy(courses=(green,)))
    assert (finding.rule, finding.level) == ("G6", Level.I)
    falling = alone(monthly(12, 11, 10, 9), clicks(frequency=None))
    assert register_checks(healthy(courses=(falling,))) == ()


def test_hints_and_what_is_for_the_register_only_stay_off_the_overview() -> None:
    findings = [
        RegisterFinding("G1", Level.W, "a"),
        RegisterFinding("G6", Level.I, "b"),
        RegisterFinding("G4", Level.W, "c"),
    ]
    assert [finding.rule for finding in for_overview(findings)] == ["G4"]
