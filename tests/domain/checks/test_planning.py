"""R16 to R23: each with plans it speaks of and plans it leaves alone."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from isms_desktop.domain.entry import Action, Entry
from isms_desktop.domain.people import Person
from isms_desktop.domain.words import (
    Classification,
    EntryType,
    Input,
    Severity,
    Strength,
)
from tests.domain.cases import DONE, ROOT, action, entry_with_round
from tests.domain.checks.judging import found, levels, with_action

TWO_ROOTS = (ROOT, replace(ROOT, uid="c2", number=2, answer="Nobody owns the mail rules"))


class TestR16:
    @pytest.mark.parametrize(
        "planless",
        [
            entry_with_round(actions=()),
            entry_with_round(actions=(action(what=""),)),
            replace(entry_with_round(actions=()), entry_type=EntryType.OFI),
            replace(entry_with_round(actions=()), entry_type=EntryType.OBSERVATION),
            replace(entry_with_round(actions=()), entry_type=EntryType.EVENT),
        ],
    )
    def test_asks_for_an_action(self, planless: Entry) -> None:
        assert levels("R16", planless) == ["E"]

    @pytest.mark.parametrize("needed", [False, None])
    def test_is_silent_where_none_is_needed(self, needed: bool | None) -> None:
        assert found("R16", replace(entry_with_round(actions=()), action_needed=needed)) == []

    @pytest.mark.parametrize("what", ["Block forwarding", "Sperre einrichten", "x"])
    def test_is_silent_with_one(self, what: str) -> None:
        assert found("R16", with_action(what)) == []


class TestR17:
    @pytest.mark.parametrize(
        "what",
        [
            "Remind all staff to lock their screens",
            "Send an e-mail to everybody about phishing",
            "Inform the employees again",
            "Talk to the user",
            "Tell sales to be more careful",
            "Mitarbeiter erinnern, den Bildschirm zu sperren",
            "Rundmail an alle",
            "Kollegen nochmals sensibilisieren",
            "Brief the team in the next meeting",
            "Team briefed in the weekly meeting",
            "Staff informed at the monthly staff meeting",
            "Team in der wöchentlichen Besprechung informiert",
        ],
    )
    def test_warns_when_people_are_only_spoken_to(self, what: str) -> None:
        assert levels("R17", with_action(what)) == ["W"]

    @pytest.mark.parametrize(
        "what",
        [
            "Set up an automatic reminder 21 days before a certificate ends",
            "Lock screens after five minutes and tell everybody why",
            "The ticket system reminds the owner every week",
            "Block automatic forwarding to outside addresses",
            "Informationsklassifizierung im Dokumentensystem erzwingen",
            "Automatische Erinnerung im Kalender einrichten",
            "Require a second person for changes of bank details",
            "Buy boxes with a number lock",
            "Inform customers within 24 hours by the new status page",
            "Tell all of them, redesign the front desk",
            "Briefing before each shift with a checklist",
            "Raise awareness through quarterly phishing simulations",
            "Inform IT automatically when somebody leaves",
            "Remind the owner in each weekly meeting",
            "Brief the team weekly, with figures of the last phishing test",
        ],
    )
    def test_is_silent_when_something_helps_by_itself(self, what: str) -> None:
        assert found("R17", with_action(what)) == []

    def test_one_stronger_action_is_enough(self) -> None:
        both = (action(what="Remind all staff"), action(uid="a2", number=2, what="Block macros"))
        assert found("R17", entry_with_round(actions=both)) == []

    def test_the_ladder_counts_too(self) -> None:
        assert levels("R17", with_action("Poster in the kitchen", strength=Strength.REMIND)) == [
            "W"
        ]
        assert found("R17", with_action("Remind all staff", strength=Strength.AUTOMATE)) == []


class TestR18:
    @pytest.mark.parametrize(
        "what",
        [
            "Retrain the user",
            "Awareness training for all staff",
            "Re-training of the service desk",
            "Phishing workshop for finance",
            "Additional trainning on passwords",
            "Nachschulung der Mitarbeiter",
            "Unterweisung des Teams",
        ],
    )
    def test_warns_of_training_against_another_cause(self, what: str) -> None:
        weak = with_action(what, cause="Two clinics have nearly the same name in the selection")
        assert levels("R18", weak) == ["W"]

    @pytest.mark.parametrize(
        ("what", "values"),
        [
            ("Train all support engineers", {"category": "Competence or awareness"}),
            ("Train all support engineers", {"cause": "Support did not know the download area"}),
            ("Schulung der Buchhaltung", {"cause": "Die Buchhaltung wusste nicht, wen sie fragt"}),
            ("Training before access is given, enforced by the portal", {}),
            ("Test every new colleague after the course", {}),
            ("Block exports by mail", {}),
            ("Training of administrators and hardening of the servers", {}),
            ("Nachschulung", {"cause": "Fehlende Kenntnis der Meldewege"}),
        ],
    )
    def test_is_silent_when_training_fits_or_is_not_all(
        self, what: str, values: dict[str, Any]
    ) -> None:
        assert found("R18", with_action(what, **values)) == []

    def test_training_beside_a_stronger_action_is_fine(self) -> None:
        both = (
            action(what="Train everybody"),
            action(uid="a2", number=2, what="Remove mail export"),
        )
        assert found("R18", entry_with_round(actions=both)) == []


class TestR19:
    CAUSE = "The alert went to a mailbox that nobody reads"

    @pytest.mark.parametrize(
        "what",
        [
            "Update the policy",
            "Revise the procedure for backups",
            "Update documentation",
            "Write a guideline on passwords",
            "Richtlinie überarbeiten",
            "Arbeitsanweisung aktualisieren",
        ],
    )
    def test_warns_when_only_a_document_changes(self, what: str) -> None:
        assert levels("R19", with_action(what, cause=self.CAUSE)) == ["W"]

    @pytest.mark.parametrize(
        ("what", "values"),
        [
            ("Update the policy", {"cause": "The policy names no owner for mail rules"}),
            ("Update the policy", {"category": "Procedure missing or unclear"}),
            ("Revise the procedure", {"cause": "The exit checklist does not reach IT"}),
            ("Update the procedure and require a ticket for access", {"cause": CAUSE}),
            ("Richtlinie anpassen", {"cause": "Die Richtlinie regelt keine Leihgeräte"}),
            ("Update all network devices automatically", {"cause": CAUSE}),
        ],
    )
    def test_is_silent_when_the_document_is_the_cause_or_more_is_done(
        self, what: str, values: dict[str, Any]
    ) -> None:
        assert found("R19", with_action(what, **values)) == []


class TestR20:
    @pytest.mark.parametrize(
        ("contained", "what"),
        [
            ("Rule removed, sessions ended", "Remove the rule and end the sessions"),
            ("The password was changed", "Change password"),
            ("Laptop was locked remotely and wiped", "Lock laptop remotely"),
            ("Konto gesperrt und Passwort geändert", "Passwort ändern, Konto sperren"),
            ("Server patched by the supplier", "Patch the server"),
        ],
    )
    def test_warns_when_the_action_was_done_at_once(self, contained: str, what: str) -> None:
        assert levels("R20", replace(with_action(what), containment=contained)) == ["W"]

    @pytest.mark.parametrize(
        ("contained", "what"),
        [
            ("Rule removed, sessions ended", "Block rules that forward outside on all mailboxes"),
            ("The password was changed", "Require a second factor for every sign-in"),
            ("Two devices patched", "Patch all devices by a weekly job"),
            ("Konto gesperrt", "Konten von Austretenden automatisch sperren"),
            ("", "Patch the server"),
            ("Account disabled", "Disable"),
        ],
    )
    def test_is_silent_when_the_action_goes_further(self, contained: str, what: str) -> None:
        assert found("R20", replace(with_action(what), containment=contained)) == []


def planned(*links: tuple[int, ...]) -> tuple[Action, ...]:
    return tuple(
        action(uid=f"a{n}", number=n, causes=causes, what=f"Do thing {n}")
        for n, causes in enumerate(links, start=1)
    )


class TestR21:
    @pytest.mark.parametrize(
        ("links", "fields"),
        [
            (((1,),), ["causes/2"]),
            (((2,),), ["causes/1"]),
            (((1,), (1,)), ["causes/2"]),
            (((),), ["causes/1", "causes/2"]),
            (((7,),), ["causes/1", "causes/2"]),
        ],
    )
    def test_names_root_causes_that_no_action_answers(
        self, links: tuple[tuple[int, ...], ...], fields: list[str]
    ) -> None:
        lacking = entry_with_round(causes=TWO_ROOTS, actions=planned(*links))
        assert [finding.field for finding in found("R21", lacking)] == fields

    @pytest.mark.parametrize("links", [((1, 2),), ((1,), (2,)), ((1,), ()), ((), ()), ()])
    def test_is_silent_when_each_may_be_answered(self, links: tuple[tuple[int, ...], ...]) -> None:
        assert found("R21", entry_with_round(causes=TWO_ROOTS, actions=planned(*links))) == []


class TestR22:
    @pytest.mark.parametrize(
        "kind", [EntryType.INCIDENT, EntryType.EVENT, EntryType.OFI, EntryType.OBSERVATION, None]
    )
    def test_asks_for_an_owner(self, kind: EntryType | None) -> None:
        ownerless = replace(entry_with_round(actions=(action(owner=None),)), entry_type=kind)
        assert levels("R22", ownerless) == ["E"]

    @pytest.mark.parametrize(
        "name",
        [
            "IT",
            "all",
            "HR / IT",
            "Support team",
            "HR department",
            "Geschäftsleitung",
            "IT-Abteilung",
        ],
    )
    def test_warns_of_a_group(self, name: str) -> None:
        owned = entry_with_round(actions=(action(owner=Person(uid="g", name=name)),))
        assert levels("R22", owned) == ["W"]

    def test_warns_of_who_is_known_as_a_group(self) -> None:
        council = Person(uid="g", name="Council", is_group=True)
        assert levels("R22", entry_with_round(actions=(action(owner=council),))) == ["W"]

    @pytest.mark.parametrize(
        "name", ["Mia Okafor", "J. Brandt", "Ali", "Ruth Calder (auditor)", "Müller", "Team"]
    )
    def test_is_silent_with_a_person(self, name: str) -> None:
        owned = entry_with_round(actions=(action(owner=Person(uid="p", name=name)),))
        assert found("R22", owned) == []

    def test_is_silent_while_no_action_is_needed(self) -> None:
        idle = replace(entry_with_round(actions=(action(owner=None),)), action_needed=False)
        assert found("R22", idle) == []


CERTIFIED_MAJOR = {"classification": Classification.MAJOR, "input": Input.EXTERNAL_AUDIT}


class TestR23:
    FAR = date(2026, 9, 1) + timedelta(181)
    LATER = date(2026, 9, 1) + timedelta(91)

    @pytest.mark.parametrize(
        ("values", "due_on", "level"),
        [
            ({}, None, "E"),
            ({"entry_type": EntryType.OFI}, None, "E"),
            ({"severity": Severity.HIGH}, FAR, "W"),
            ({"severity": Severity.CRITICAL}, FAR, "W"),
            ({"likelihood": 4, "impact": 4}, FAR, "W"),
            (CERTIFIED_MAJOR, LATER, "W"),
        ],
    )
    def test_speaks_of_a_date_that_is_missing_or_far(
        self, values: dict[str, Any], due_on: date | None, level: str
    ) -> None:
        late = replace(entry_with_round(actions=(action(due_on=due_on),)), **values)
        assert levels("R23", late) == [level]

    @pytest.mark.parametrize(
        ("values", "due_on"),
        [
            ({"severity": Severity.HIGH}, FAR - timedelta(1)),
            ({"severity": Severity.MEDIUM}, FAR),
            (CERTIFIED_MAJOR, LATER - timedelta(1)),
            ({"classification": Classification.MAJOR}, LATER),
            ({"severity": Severity.HIGH, "identified_on": None}, FAR),
        ],
    )
    def test_is_silent_on_a_date_that_fits(self, values: dict[str, Any], due_on: date) -> None:
        assert (
            found("R23", replace(entry_with_round(actions=(action(due_on=due_on),)), **values))
            == []
        )

    def test_what_is_done_is_not_late_any_more(self) -> None:
        done = replace(
            entry_with_round(actions=(replace(DONE, due_on=self.FAR),)), severity=Severity.HIGH
        )
        assert found("R23", done) == []

    def test_a_further_round_counts_from_its_start(self) -> None:
        second = replace(
            entry_with_round(
                number=2, started_on=date(2026, 11, 1), actions=(action(due_on=self.FAR),)
            ),
            severity=Severity.HIGH,
        )
        assert found("R23", second) == []
