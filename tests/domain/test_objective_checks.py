from dataclasses import replace
from datetime import date

import pytest

from isms_desktop.domain.conditions import Gap, Level
from isms_desktop.domain.objective import Objective, SetAside
from isms_desktop.domain.objective_checks import (
    ADVICE,
    Judged,
    VagueWords,
    blocking,
    checks_of,
    mark_of,
    set_aside,
)
from isms_desktop.domain.people import Person
from isms_desktop.domain.words import BuiltIn, ObjectiveResult, ObjectiveStatus
from tests.domain.measuring import START, clicks, course, goal, monthly, target

TODAY = date(2026, 3, 5)
VAGUE = VagueWords(["improve*", "enhance*", "verbesser*"])
GOOD = goal(
    why="Credentials are lost by phishing",
    policy_link="Everybody knows their part",
    plan="A simulation each month",
    resources="Two hours a month",
    communicated_to="All employees",
    owner=Person(uid="p", name="Mia Okafor"),
)


def found(
    objective: Objective = GOOD, is_raised: bool = False, is_measured: bool = True, **values: object
) -> tuple[Gap, ...]:
    readings = values.pop("readings", monthly(12, 11.5))
    measured = course(readings, clicks(**values), objective)  # type: ignore[arg-type]
    return checks_of(
        Judged(
            objective=objective,
            course=measured if is_measured else None,
            today=values.get("today", TODAY),  # type: ignore[arg-type]
            vague=VAGUE,
            is_raised=is_raised,
        )
    )


def rules(*args: object, **values: object) -> list[str]:
    return [f"{gap.rule} {gap.field}" for gap in found(*args, **values)]  # type: ignore[arg-type]


def test_a_good_objective_has_nothing_to_say_about() -> None:
    assert found() == ()


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"due_on": None}, "O2 due_on"),
        ({"owner": None}, "O4 owner"),
        ({"plan": ""}, "O6 plan"),
        ({"resources": ""}, "O6 resources"),
        ({"policy_link": ""}, "O7 policy_link"),
        ({"why": ""}, "O8 why"),
        ({"communicated_to": ""}, "O9 communicated_to"),
        ({"due_on": date(2026, 3, 4)}, "O12 result"),
        ({"due_on": date(2028, 3, 6)}, "O13 due_on"),
        ({"statement": "Verbesserung der Sicherheit"}, "O3 statement"),
        ({"statement": "We want to improve awareness"}, "O3 statement"),
    ],
)
def test_what_an_objective_lacks_is_said(values: dict[str, object], rule: str) -> None:
    assert rules(replace(GOOD, **values)) == [rule]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"baseline": None}, "O1 baseline"),
        ({"targets": ()}, "O1 target"),
        ({"method": ""}, "O5 method"),
        ({"frequency": None}, "O5 frequency"),
        ({"readings": monthly(12), "baseline": 12}, None),
        ({"readings": (), "baseline_on": date(2026, 2, 1)}, "O10 measurement"),
        ({"targets": (target(12),), "readings": monthly(13, 13)}, "O11 target"),
        ({"readings": monthly(12, 5)}, "O14 target"),
    ],
)
def test_what_its_indicator_lacks_is_said(values: dict[str, object], rule: str | None) -> None:
    assert rules(**values) == ([rule] if rule else [])


def test_without_an_indicator_there_is_no_number() -> None:
    assert rules(is_measured=False) == ["O1 indicator"]
    waived = replace(GOOD, not_measured_because="Only yes or no can be told")
    assert rules(waived, is_measured=False) == []


def test_a_number_in_the_statement_answers_a_vague_verb() -> None:
    assert rules(replace(GOOD, statement="Improve completion to 95 % by December")) == []
    assert VagueWords([]).found_in("improve") == ""


def test_only_number_date_and_owner_keep_it_from_being_adopted() -> None:
    bare = Objective(uid="o", statement="Enhance security", due_on=None)
    gaps = found(bare, is_measured=False)
    assert {gap.rule for gap in blocking(gaps)} == {"O1", "O2", "O4"}
    assert all(gap.level is Level.W for gap in gaps if gap not in blocking(gaps))
    assert all(gap.message.endswith((".", "?")) for gap in gaps)


def test_what_the_program_counts_needs_no_method_and_is_never_late() -> None:
    assert rules(method="", built_in=BuiltIn.OPEN, readings=(), baseline_on=START) == []


def test_a_reached_objective_asks_for_the_next_until_it_is_raised() -> None:
    closed = replace(GOOD, status=ObjectiveStatus.CLOSED, result=ObjectiveResult.REACHED)
    assert rules(closed) == ["O14 target"]
    assert rules(closed, is_raised=True) == []
    missed = replace(closed, result=ObjectiveResult.MISSED, due_on=date(2026, 2, 1))
    assert rules(missed) == []


def judged(objective: Objective, **values: object) -> Judged:
    measured = course(monthly(12, 11.5), clicks(**values), objective)
    return Judged(objective=objective, course=measured, today=TODAY, vague=VAGUE)


def aside(rule: str, before: Judged) -> Objective:
    mark = mark_of(gap for gap in checks_of(before) if gap.rule == rule)
    made = SetAside(rule, "We are three", "Mia Okafor", "2026-03-05", mark)
    return replace(before.objective, waived=(tuple(made),))


def test_advice_that_was_set_aside_is_silent_and_told_with_its_reason() -> None:
    bare = replace(GOOD, plan="", resources="")
    quiet = judged(aside("O6", judged(bare)))
    assert checks_of(quiet) == ()
    ((waiver, gap),) = set_aside(quiet)
    assert (waiver.reason, gap.rule) == ("We are three", "O6")


def test_it_lapses_when_something_else_is_advised_and_never_covers_what_adopting_needs() -> None:
    quiet = aside("O6", judged(replace(GOOD, plan="", resources="")))
    later = judged(replace(quiet, resources="Two hours"))
    assert [gap.field for gap in checks_of(later)] == ["plan"]
    assert set_aside(later) == ()
    nobody = judged(aside("O4", judged(replace(GOOD, owner=None))))
    assert [gap.rule for gap in blocking(checks_of(nobody))] == ["O4"]
    assert set(ADVICE) == {f"O{number}" for number in range(5, 14)}
