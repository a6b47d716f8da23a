"""R01 to R06, R37, R39: each with entries it speaks of and entries it leaves alone."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from isms_desktop.domain.words import Classification, EntryType, Severity
from tests.domain.cases import DONE, EFFECTIVE, JONAS, TODAY, action, entry, entry_with_round
from tests.domain.checks.judging import found, levels

NC = EntryType.NONCONFORMITY


class TestR01:
    @pytest.mark.parametrize(
        ("values", "fields"),
        [
            ({"description": ""}, ["description"]),
            ({"identified_on": None}, ["identified_on"]),
            ({"input": None}, ["input"]),
            ({"description": "", "input": None}, ["description", "input"]),
            (
                {"description": "", "identified_on": None, "input": None},
                ["description", "identified_on", "input"],
            ),
        ],
    )
    def test_names_each_field_a_record_lacks(
        self, values: dict[str, Any], fields: list[str]
    ) -> None:
        assert [finding.field for finding in found("R01", entry(**values))] == fields

    @pytest.mark.parametrize("kind", [None, *EntryType])
    def test_is_silent_on_a_complete_record(self, kind: EntryType | None) -> None:
        assert found("R01", entry(entry_type=kind)) == []


class TestR02:
    @pytest.mark.parametrize(
        "text", ["Phishing", "Laptop lost", "Virus on PC 12", "Mail falsch verschickt", "???", "."]
    )
    def test_hints_at_a_description_of_a_few_words(self, text: str) -> None:
        assert levels("R02", entry(description=text)) == ["I"]

    @pytest.mark.parametrize(
        "text",
        [
            "Mailbox forwarded to an outside address",
            "Laptop left in a taxi by sales",
            "Der Server im Keller war nicht abgeschlossen",
            "Backup of the wiki failed for nine days",
            "添付ファイルを誤って社外へ送信",
        ],
    )
    def test_is_silent_when_it_can_be_seen_what_happened(self, text: str) -> None:
        assert found("R02", entry(description=text)) == []


class TestR03:
    @pytest.mark.parametrize(
        "values",
        [
            {},
            {"classification": Classification.MAJOR},
            {"classification": Classification.MINOR},
            {"severity": Severity.LOW},
            {"action_needed": False, "action_needed_reason": "Single slip"},
        ],
    )
    def test_asks_a_nonconformity_for_its_requirement(self, values: dict[str, Any]) -> None:
        assert levels("R03", entry(entry_type=NC, **values)) == ["E"]

    @pytest.mark.parametrize(
        "values",
        [
            {"entry_type": NC, "requirement": ("8.1",)},
            {"entry_type": NC, "annex_a": ("A.8.13",)},
            {"entry_type": NC, "requirement": ("Passwortrichtlinie 2.0",)},
            {"entry_type": EntryType.INCIDENT},
            {"entry_type": EntryType.OBSERVATION},
        ],
    )
    def test_is_silent_where_it_is_named_or_not_asked_for(self, values: dict[str, Any]) -> None:
        assert found("R03", entry(**values)) == []


class TestR04:
    @pytest.mark.parametrize(
        "values",
        [
            {"entry_type": EntryType.INCIDENT},
            {"entry_type": NC},
            {"entry_type": EntryType.INCIDENT, "consequences": "Half a day lost"},
            {"entry_type": NC, "contained_on": date(2026, 9, 2)},
            {"entry_type": EntryType.INCIDENT, "action_needed": False, "accepted_by": JONAS},
        ],
    )
    def test_asks_what_was_done_at_once(self, values: dict[str, Any]) -> None:
        assert levels("R04", entry(containment="", **values)) == ["E"]

    @pytest.mark.parametrize(
        "values",
        [
            {"entry_type": EntryType.INCIDENT, "containment": "Account blocked"},
            {"entry_type": NC, "containment": "Liste nachgetragen"},
            {"entry_type": EntryType.INCIDENT, "containment_none_reason": "Nothing had left"},
            {"entry_type": EntryType.EVENT},
            {"entry_type": EntryType.OFI},
        ],
    )
    def test_is_silent_where_it_is_said_or_not_asked_for(self, values: dict[str, Any]) -> None:
        assert found("R04", entry(**{"containment": "", **values})) == []


class TestR05:
    @pytest.mark.parametrize(
        "text",
        [
            "We will reset the password and block the account.",
            "Account will be disabled by IT",
            "The firewall rule is to be removed, user shall be informed",
            "Passwort wird zurückgesetzt.",
            "Der Zugang soll gesperrt werden",
            "Going to shut down the server tomorrow",
            "Account to be blocked",
            "password reset planned for monday",
            "Shut down scheduled for Friday night",
        ],
    )
    def test_warns_of_a_containment_that_is_only_announced(self, text: str) -> None:
        assert levels("R05", entry(containment=text)) == ["W"]

    @pytest.mark.parametrize(
        "text",
        [
            "Account disabled, the user will get a new laptop on Monday.",
            "The rule was removed, all sessions ended, the password changed.",
            "Laptop wiped remotely; insurance will be asked.",
            "Zugang gesperrt, Benutzer wird am Montag informiert.",
            "Das Konto wurde deaktiviert.",
            "Passwortänderung veranlasst, Gerät wird neu aufgesetzt",
            "Reset of all passwords",
            "Password reset, new laptop planned for Monday",
            "Shut down the server",
        ],
    )
    def test_is_silent_when_something_is_said_to_be_done(self, text: str) -> None:
        assert found("R05", entry(containment=text)) == []

    def test_is_silent_while_nothing_followed(self) -> None:
        early = replace(
            entry_with_round(causes=(), actions=()),
            containment="We will block the account",
            action_needed=None,
        )
        assert found("R05", early) == []


class TestR06:
    @pytest.mark.parametrize("kind", EntryType)
    def test_asks_every_entry_for_the_decision(self, kind: EntryType) -> None:
        undecided = found("R06", entry(entry_type=kind, action_needed=None))
        assert [finding.field for finding in undecided] == ["action_needed"]
        unexplained = found("R06", entry(entry_type=kind, action_needed=False))
        assert [finding.field for finding in unexplained] == ["action_needed_reason"]

    @pytest.mark.parametrize(
        "reason", ["", "Plan worked", "Einzelfall", "Risk accepted", "Duplicate of INC-2026-002"]
    )
    def test_is_silent_once_decided(self, reason: str) -> None:
        decided = entry(action_needed=not reason, action_needed_reason=reason)
        assert found("R06", decided) == []


class TestR37:
    @pytest.mark.parametrize(
        "values",
        [
            {"severity": Severity.HIGH},
            {"severity": Severity.CRITICAL},
            {"likelihood": 5, "impact": 5},
            {"likelihood": 3, "impact": 4, "severity": Severity.LOW},
            {"severity": Severity.HIGH, "entry_type": EntryType.OBSERVATION},
            {"severity": Severity.HIGH, "risk_reviewed": False},
        ],
    )
    def test_asks_what_is_high_for_its_risk(self, values: dict[str, Any]) -> None:
        assert levels("R37", entry(**values)) == ["W"]

    @pytest.mark.parametrize(
        "values",
        [
            {"severity": Severity.HIGH, "risk_refs": "R-12"},
            {"severity": Severity.CRITICAL, "risk_reviewed": True},
            {"severity": Severity.MEDIUM},
            {"likelihood": 1, "impact": 4, "severity": Severity.CRITICAL},
            {},
        ],
    )
    def test_is_silent_where_it_is_answered_or_not_high(self, values: dict[str, Any]) -> None:
        assert found("R37", entry(**values)) == []


class TestR39:
    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"identified_on": date(2027, 1, 1)}, "identified_on"),
            ({"occurred_on": date(2027, 1, 1)}, "occurred_on"),
            ({"occurred_on": date(2026, 9, 2)}, "occurred_on"),
            ({"contained_on": date(2026, 8, 1)}, "contained_on"),
            ({"shared_on": date(2026, 12, 24)}, "shared_on"),
        ],
    )
    def test_warns_of_days_that_cannot_be(self, values: dict[str, Any], field: str) -> None:
        assert field in [finding.field for finding in found("R39", entry(**values))]

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"actions": (replace(DONE, done_on=date(2026, 8, 1)),)}, "actions/1/done_on"),
            ({"actions": (replace(DONE, done_on=date(2026, 11, 24)),)}, "actions/1/done_on"),
            (
                {"verdicts": (replace(EFFECTIVE, checked_on=date(2026, 10, 1)),)},
                "verdict/checked_on",
            ),
        ],
    )
    def test_looks_at_the_round_too(self, values: dict[str, Any], field: str) -> None:
        assert [finding.field for finding in found("R39", entry_with_round(**values))] == [field]

    @pytest.mark.parametrize(
        "values",
        [
            {},
            {"identified_on": TODAY, "rounds": entry_with_round(actions=(), verdicts=()).rounds},
            {"occurred_on": date(2026, 8, 20), "contained_on": date(2026, 8, 30)},
            {"contained_on": date(2026, 9, 1), "shared_on": TODAY},
            {"due_on": date(2027, 5, 1), "acceptance_review_on": date(2027, 6, 1)},
            {"rounds": entry_with_round(actions=(action(),), verdicts=()).rounds},
        ],
    )
    def test_is_silent_on_days_in_order(self, values: dict[str, Any]) -> None:
        assert found("R39", entry(**values)) == []
