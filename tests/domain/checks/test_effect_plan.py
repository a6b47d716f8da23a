"""R28, R29, R42: each with plans it speaks of and plans it leaves alone."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from isms_desktop.domain.words import (
    Classification,
    EffectMethod,
    EntryType,
    Severity,
    Strength,
)
from tests.domain.cases import MIA, TODAY, action, entry, entry_with_round
from tests.domain.checks.judging import found, levels, with_action


class TestR28:
    def test_asks_for_a_criterion(self) -> None:
        assert levels("R28", entry_with_round(effect_criterion="")) == ["E"]

    @pytest.mark.parametrize(
        "criterion",
        [
            "Users are more careful",
            "It works better",
            "Awareness has improved",
            "The process runs smoothly",
            "Mitarbeiter sind sensibilisiert",
            "Der Prozess läuft besser",
        ],
    )
    def test_warns_of_what_cannot_be_found_out(self, criterion: str) -> None:
        assert levels("R28", entry_with_round(effect_criterion=criterion)) == ["W"]

    @pytest.mark.parametrize(
        "criterion",
        [
            "No forwarding rule in 20 mailboxes",
            "The next audit finds nothing",
            "Every leaver's account is disabled on the last day",
            "Fewer than three wrong mails in a quarter",
            "Kein Vorfall derselben Art bis März",
            "In einer Stichprobe sind alle Zugänge belegt",
            "サンプル二十件に違反なし",
            "MTTR < 4 h",
        ],
    )
    def test_is_silent_on_what_can(self, criterion: str) -> None:
        assert found("R28", entry_with_round(effect_criterion=criterion)) == []

    @pytest.mark.parametrize("method", [EffectMethod.INDICATOR, EffectMethod.NO_RECURRENCE])
    def test_a_method_that_measures_is_enough(self, method: EffectMethod) -> None:
        measured = entry_with_round(effect_criterion="It works better", effect_method=method)
        assert found("R28", measured) == []

    def test_warns_of_one_that_was_set_afterwards(self) -> None:
        done_on = date(2026, 10, 20)
        assert levels("R28", entry(), criterion_set_on=done_on + timedelta(1)) == ["W"]
        assert found("R28", entry(), criterion_set_on=done_on) == []


class TestR29:
    LAST = date(2026, 10, 20)

    @pytest.mark.parametrize(
        ("due_on", "level"),
        [
            (None, "E"),
            (LAST - timedelta(1), "E"),
            (LAST, "E"),
            (LAST + timedelta(1), "W"),
            (LAST + timedelta(13), "W"),
        ],
    )
    def test_speaks_of_a_check_that_is_missing_or_too_soon(
        self, due_on: date | None, level: str
    ) -> None:
        assert levels("R29", entry_with_round(effect_due_on=due_on)) == [level]

    @pytest.mark.parametrize("days", [14, 30, 60, 90, 400])
    def test_is_silent_when_there_is_time_for_an_effect(self, days: int) -> None:
        later = self.LAST + timedelta(days)
        assert found("R29", entry_with_round(effect_due_on=later)) == []

    def test_an_open_action_counts_by_its_due_date(self) -> None:
        planned_later = action(due_on=TODAY)
        assert levels(
            "R29", entry_with_round(actions=(planned_later,), effect_due_on=TODAY, verdicts=())
        ) == ["E"]


class TestR42:
    @pytest.mark.parametrize("strength", [Strength.REMIND, Strength.TRAIN])
    @pytest.mark.parametrize("kind", [EntryType.NONCONFORMITY, EntryType.INCIDENT])
    def test_warns_of_one_small_action_against_a_major(
        self, strength: Strength, kind: EntryType
    ) -> None:
        small = replace(
            with_action("Tell everybody", strength=strength),
            classification=Classification.MAJOR,
            entry_type=kind,
            requirement=("8.1",),
        )
        assert levels("R42", small) == ["W"]

    @pytest.mark.parametrize("count", [6, 9])
    def test_warns_of_many_actions_against_something_low(self, count: int) -> None:
        many = tuple(action(uid=f"a{n}", number=n, owner=MIA) for n in range(1, count + 1))
        assert levels("R42", replace(entry_with_round(actions=many), severity=Severity.LOW)) == [
            "W"
        ]

    @pytest.mark.parametrize(
        ("count", "values"),
        [
            (5, {"severity": Severity.LOW}),
            (6, {"severity": Severity.MEDIUM}),
            (1, {"classification": Classification.MAJOR}),
            (1, {"classification": Classification.MINOR}),
            (2, {"classification": Classification.MAJOR}),
            (6, {}),
        ],
    )
    def test_is_silent_when_they_fit(self, count: int, values: dict[str, Any]) -> None:
        some = tuple(action(uid=f"a{n}", number=n) for n in range(1, count + 1))
        assert found("R42", replace(entry_with_round(actions=some), **values)) == []
