"""R24 to R27: each with work it speaks of and work it leaves alone."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from isms_desktop.domain.checks import FinishedAction
from isms_desktop.domain.entry import Action, DueChange, Entry
from isms_desktop.domain.words import EntryType, Severity
from tests.domain.cases import CLOSED, DONE, EFFECTIVE, TODAY, action, entry, entry_with_round
from tests.domain.checks.judging import found, levels

LATE = action(due_on=TODAY - timedelta(1))
AHEAD = TODAY + timedelta(10)


def moved(*reasons: str, **values: Any) -> Action:
    """An action ahead whose date was moved once for each reason."""
    moves = tuple(
        DueChange(former_on=date(2026, n, 1), changed_on=date(2026, n, 1), reason=reason)
        for n, reason in enumerate(reasons, start=6)
    )
    return action(**{"due_on": AHEAD, "former_due": moves, **values})


def high(*actions: Action) -> Entry:
    return replace(entry_with_round(actions=actions, verdicts=()), severity=Severity.HIGH)


class TestR24:
    @pytest.mark.parametrize(
        "slipping",
        [
            LATE,
            action(due_on=date(2026, 1, 1)),
            moved("Supplier late", ""),
            moved("", ""),
            moved("a", "b", "c"),
            moved("a", "b", "c", "d"),
        ],
    )
    def test_warns_of_a_date_that_slips(self, slipping: Action) -> None:
        assert levels("R24", entry_with_round(actions=(slipping,))) == ["W"]

    @pytest.mark.parametrize(
        "steady",
        [
            action(due_on=TODAY),
            action(due_on=None),
            DONE,
            moved(""),
            moved("", "Supplier late"),
            moved("a", "b", "c", done_on=TODAY),
        ],
    )
    def test_is_silent_on_one_that_holds_or_has_its_reason(self, steady: Action) -> None:
        assert found("R24", entry_with_round(actions=(steady,))) == []

    def test_an_imported_entry_starts_anew(self) -> None:
        imported = replace(
            entry_with_round(actions=(LATE, moved("", "", number=2))), import_uid="i1"
        )
        assert found("R24", imported, imported_on=TODAY) == []
        assert len(found("R24", imported, imported_on=TODAY - timedelta(1))) == 1


class TestR25:
    @pytest.mark.parametrize(
        ("severity", "days"),
        [
            (Severity.HIGH, 31),
            (Severity.CRITICAL, 100),
            (Severity.MEDIUM, 91),
            (Severity.LOW, 400),
            (None, 91),
        ],
    )
    def test_warns_of_an_open_entry_nobody_touched(
        self, severity: Severity | None, days: int
    ) -> None:
        quiet = replace(entry_with_round(actions=(action(),)), severity=severity)
        assert levels("R25", quiet, changed_on=TODAY - timedelta(days)) == ["W"]

    @pytest.mark.parametrize(
        ("values", "days"),
        [
            ({"severity": Severity.HIGH}, 30),
            ({"severity": Severity.LOW}, 90),
            ({}, 90),
            ({"severity": Severity.HIGH, "closings": (CLOSED,)}, 300),
            ({"action_needed": False, "action_needed_reason": "Worked"}, 300),
            ({"entry_type": EntryType.OFI}, 300),
        ],
    )
    def test_is_silent_on_what_moves_or_is_over(self, values: dict[str, Any], days: int) -> None:
        busy = replace(entry_with_round(actions=(action(),)), **values)
        assert found("R25", busy, changed_on=TODAY - timedelta(days)) == []

    def test_waiting_for_the_day_of_the_check_is_no_standstill(self) -> None:
        waiting = entry_with_round(verdicts=(), effect_due_on=AHEAD)
        assert found("R25", waiting, changed_on=TODAY - timedelta(300)) == []

    def test_counts_from_the_import_and_not_without_knowing(self) -> None:
        quiet = entry_with_round(actions=(action(),))
        assert found("R25", quiet) == []
        long_ago = TODAY - timedelta(300)
        assert found("R25", quiet, changed_on=long_ago, imported_on=TODAY) == []


class TestR26:
    @pytest.mark.parametrize("rank", [1, 2])
    @pytest.mark.parametrize("severity", [Severity.HIGH, Severity.CRITICAL])
    @pytest.mark.parametrize("done_on", [TODAY, TODAY - timedelta(5)])
    def test_warns_when_something_lighter_came_first(
        self, rank: int, severity: Severity, done_on: date
    ) -> None:
        waiting = replace(high(action(due_on=TODAY - timedelta(6))), severity=severity)
        lighter = FinishedAction("NC-2026-009", rank, done_on)
        assert levels("R26", waiting, finished=(lighter,)) == ["W"]

    @pytest.mark.parametrize(
        ("waiting", "other"),
        [
            (high(LATE), FinishedAction("INC-2026-009", 3, TODAY)),
            (high(LATE), FinishedAction("INC-2026-009", 1, TODAY - timedelta(9))),
            (high(action(due_on=AHEAD)), FinishedAction("INC-2026-009", 1, TODAY)),
            (high(DONE), FinishedAction("INC-2026-009", 1, TODAY - timedelta(40))),
            (
                replace(high(LATE), severity=Severity.MEDIUM),
                FinishedAction("INC-2026-009", 1, TODAY),
            ),
        ],
    )
    def test_is_silent_when_the_order_was_kept(self, waiting: Entry, other: FinishedAction) -> None:
        assert found("R26", waiting, finished=(other,)) == []

    def test_is_silent_when_nothing_is_known(self) -> None:
        assert found("R26", high(LATE)) == []


class TestR27:
    @pytest.mark.parametrize(
        ("undone", "field"),
        [
            (action(), "actions/1/done_on"),
            (action(evidence="Screenshot"), "actions/1/done_on"),
            (replace(DONE, evidence=""), "actions/1/evidence"),
            (replace(DONE, evidence="", number=2), "actions/2/evidence"),
            (action(done_note="Started"), "actions/1/done_on"),
        ],
    )
    def test_asks_for_the_day_and_what_shows_it(self, undone: Action, field: str) -> None:
        findings = found("R27", entry_with_round(actions=(undone,)))
        assert [(str(finding.level), finding.field) for finding in findings] == [("E", field)]

    @pytest.mark.parametrize(
        "proven",
        [
            entry(),
            entry_with_round(actions=()),
            entry_with_round(actions=(DONE, replace(DONE, number=2))),
            replace(entry_with_round(actions=(action(),)), action_needed=False),
            replace(entry_with_round(verdicts=(EFFECTIVE,)), entry_type=EntryType.OFI),
        ],
    )
    def test_is_silent_on_what_is_proven(self, proven: Entry) -> None:
        assert found("R27", proven) == []
