"""R07 to R15: each with causes it speaks of and causes it leaves alone."""

from dataclasses import replace
from typing import Any

import pytest

from isms_desktop.domain.entry import Entry
from isms_desktop.domain.words import (
    AnalysisMethod,
    Classification,
    EntryType,
    Severity,
    SimilarAnswer,
)
from tests.domain.cases import JONAS, ROOT, entry, entry_with_round
from tests.domain.checks.judging import chain, found, levels, with_cause

NC = entry(entry_type=EntryType.NONCONFORMITY, requirement=("8.1",))


class TestR07:
    @pytest.mark.parametrize(
        "lacking",
        [
            entry_with_round(causes=()),
            entry_with_round(causes=(replace(ROOT, is_root=False),)),
            entry_with_round(causes=(replace(ROOT, answer=""),)),
            replace(entry_with_round(causes=()), entry_type=EntryType.EVENT),
            replace(
                entry_with_round(causes=()),
                entry_type=EntryType.NONCONFORMITY,
                action_needed=False,
            ),
        ],
    )
    def test_asks_for_a_root_cause(self, lacking: Entry) -> None:
        assert levels("R07", lacking) == ["E"]

    @pytest.mark.parametrize(
        "values",
        [
            {},
            {"action_needed": False, "rounds": entry_with_round(causes=()).rounds},
            {"entry_type": EntryType.OFI, "rounds": entry_with_round(causes=()).rounds},
            {"entry_type": EntryType.OBSERVATION, "rounds": entry_with_round(causes=()).rounds},
            {
                "entry_type": EntryType.NONCONFORMITY,
                "action_needed": False,
                "accepted_by": JONAS,
                "rounds": entry_with_round(causes=()).rounds,
            },
        ],
    )
    def test_is_silent_where_there_is_one_or_none_is_asked_for(
        self, values: dict[str, Any]
    ) -> None:
        assert found("R07", entry(**values)) == []


class TestR08:
    @pytest.mark.parametrize(
        ("described", "cause"),
        [
            ("A laptop was lost in a taxi on the way home", "Laptop lost in taxi"),
            ("The backup of the wiki failed for nine days", "The wiki backup failed"),
            ("Mailbox forwarded to an outside address", "The mailbox was forwarding outside"),
            ("Server room door stood open all night", "Open door of the server room"),
            ("Der Laptop wurde im Zug vergessen", "Laptop im Zug vergessen"),
            ("Backup der Datenbank ist fehlgeschlagen", "Die Datenbank-Backups fehlgeschlagen"),
            ("Unauthorised acess to the HR folder", "Unauthorized access to HR folder"),
        ],
    )
    def test_warns_of_a_cause_that_says_again_what_happened(
        self, described: str, cause: str
    ) -> None:
        assert levels("R08", with_cause(cause, described=described)) == ["W"]

    @pytest.mark.parametrize(
        ("described", "cause"),
        [
            ("A laptop was lost in a taxi", "Laptops can be taken home without need"),
            ("The backup of the wiki failed", "A missing backup report raises no alert"),
            ("Mailbox forwarded outside", "No rule forbids forwarding mail outside"),
            ("Server room door stood open", "The door of the server room has no closer"),
            ("Der Laptop wurde im Zug vergessen", "Es gibt keine Taschen mit Anhänger für Laptops"),
            ("Leavers keep their accounts", "Nobody tells IT of leavers"),
            ("Access not removed", "Access"),
        ],
    )
    def test_is_silent_when_the_cause_says_more(self, described: str, cause: str) -> None:
        assert found("R08", with_cause(cause, described=described)) == []


class TestR09:
    @pytest.mark.parametrize(
        "cause",
        [
            "Human error",
            "human eror of the user, carelesness",
            "The employee forgot to lock the screen",
            "The colleague did not pay attention",
            "Operator error by the external admin",
            "User clicked on a phishing link",
            "Staff were careless with passwords",
            "Menschliches Versagen",
            "Der Mitarbeiter war unachtsam",
            "Kollegin hat nicht aufgepasst",
            "Vergessen, den Bildschirm zu sperren",
            "Employee did not follow the procedure",
        ],
    )
    def test_warns_of_a_cause_that_only_blames_somebody(self, cause: str) -> None:
        assert levels("R09", with_cause(cause)) == ["W"]

    @pytest.mark.parametrize(
        "cause",
        [
            "Human error: the procedure has no second check before sending",
            "The engineer forgot because the checklist ends with the laptop",
            "The user clicked on the link; mails from outside are not marked by the system",
            "Staff are not told which documents are confidential",
            "The task hangs on one person and not on a role with a deputy",
            "Menschliches Versagen, weil es keine Vertretung gibt",
            "Vergessen, da der Ablauf keinen Termin vorsieht",
            "Adresses look alike and were overlooked in the autocomplete list",
            "Forgotten because nobody owns the list of accounts",
            "Mitarbeiter hat den Anhang geöffnet, weil die Mail wie von DHL aussah",
            "Human error due to fatigue after a 12-hour shift",
            "The error by the supplier was not caught on delivery",
        ],
    )
    def test_is_silent_when_the_process_behind_it_is_named(self, cause: str) -> None:
        assert found("R09", with_cause(cause)) == []

    def test_is_silent_when_another_root_cause_goes_deeper(self) -> None:
        causes = (
            replace(ROOT, answer="Human error"),
            replace(ROOT, uid="c2", number=2, answer="No second person checks the address"),
        )
        assert found("R09", entry_with_round(causes=causes)) == []


class TestR10:
    @pytest.mark.parametrize(
        "answers",
        [
            ("No filter",),
            ("The mail got through", "No filter for macros"),
            ("", "", "The list has no owner"),
            ("Server was down", "The disk was full", "The alert was not noticed"),
            ("Access stayed", "IT was not told", "Reason unknown"),
            ("Backup fehlte", "Platte voll", "Der Alarm wurde nicht bemerkt"),
            ("Key lost", "Nobody looked", "Why?"),
        ],
    )
    def test_warns_when_one_more_why_is_due(self, answers: tuple[str, ...]) -> None:
        assert levels("R10", with_cause(*answers)) == ["W"]

    @pytest.mark.parametrize(
        "answers",
        [
            ("Certificate expired", "Renewal was one person's task", "Nothing watches end dates"),
            ("Mail got out", "Address typed by hand", "Exports leave by mail without a check"),
            ("Account stayed", "IT not told", "The exit checklist does not reach IT", "No owner"),
            ("Zugang blieb", "IT wusste nichts", "Die Checkliste endet beim Laptop"),
            (
                "Test failed",
                "No test data",
                "Nobody can make test data like real data, so what was not tested has failed",
            ),
        ],
    )
    def test_is_silent_when_enough_was_asked(self, answers: tuple[str, ...]) -> None:
        assert found("R10", with_cause(*answers)) == []

    def test_is_silent_with_a_reason_for_stopping(self) -> None:
        assert found("R10", with_cause("Digger cut the line", stop_reason="Out of our hands")) == []

    @pytest.mark.parametrize("method", [AnalysisMethod.FISHBONE, AnalysisMethod.TIMELINE])
    def test_is_silent_with_another_method(self, method: AnalysisMethod) -> None:
        other = entry_with_round(causes=chain("No filter"), analysis_method=method)
        assert found("R10", other) == []

    @pytest.mark.parametrize(
        "values", [{"severity": Severity.LOW}, {"classification": Classification.MINOR}]
    )
    def test_only_hints_where_it_is_small(self, values: dict[str, Any]) -> None:
        assert levels("R10", replace(with_cause("No filter"), **values)) == ["I"]


class TestR11:
    @pytest.mark.parametrize(
        "answers",
        [
            ("The update was missed", "Missed the update", "No owner"),
            ("No backup was made", "no backup was made."),
            ("The account was not removed", "Accounts were not removed"),
            ("Passwort war schwach", "Das Passwort war schwach", "Keine Regel"),
            ("IT was not informed", "Nobody knew", "It was not infromed"),
        ],
    )
    def test_warns_of_two_answers_that_say_the_same(self, answers: tuple[str, ...]) -> None:
        assert levels("R11", with_cause(*answers)) == ["W"]

    @pytest.mark.parametrize(
        "answers",
        [
            ("The account was not removed", "IT was not told"),
            ("No backup was made", "The disk was full", "Nobody watches the disk"),
            ("Keys were lost", "Keys are kept in an open drawer"),
            ("Passwort war schwach", "Schwache Passwörter sind erlaubt"),
            ("The patch was late", "The patch needs weekend work"),
            ("",),
            ("", "", ""),
        ],
    )
    def test_is_silent_when_each_answer_leads_on(self, answers: tuple[str, ...]) -> None:
        assert found("R11", with_cause(*answers)) == []

    def test_branches_may_say_the_same(self) -> None:
        first, second = chain("No filter", "No budget for a filter")
        twin = replace(second, uid="c3", number=3)
        assert found("R11", entry_with_round(causes=(first, second, twin))) == []


class TestR12:
    @pytest.mark.parametrize(
        "cause",
        [
            "Lack of training",
            "No trainning of the staff",
            "We need a new ticket tool",
            "Two-factor should be introduced",
            "Fehlende Schulung der Mitarbeiter",
            "Es fehlt ein Tool",
            "Need to buy a DLP software",
        ],
    )
    def test_hints_at_a_remedy_in_disguise(self, cause: str) -> None:
        assert levels("R12", with_cause(cause)) == ["I"]

    @pytest.mark.parametrize(
        "cause",
        [
            "Mail sign-in from unknown devices asks for no second factor",
            "New staff start before their introduction is held",
            "Nobody owns the list of accounts",
            "Neue Mitarbeitende erhalten Zugang vor der Einweisung",
            "No training on the new release was given to support because it came two weeks early",
            "The tool shows the target of a publication in small print only",
        ],
    )
    def test_is_silent_on_a_cause(self, cause: str) -> None:
        assert found("R12", with_cause(cause)) == []

    def test_is_silent_when_evidence_bears_it_out(self) -> None:
        proven = with_cause(
            "Lack of training", evidence="3 of 5 had no introduction, list of 4 May"
        )
        assert found("R12", proven) == []


class TestR13:
    @pytest.mark.parametrize(
        "cause", ["No filter", "Nobody owns it", "Kein Verfahren", "x", "The list is out of date"]
    )
    def test_warns_of_a_root_cause_without_category(self, cause: str) -> None:
        assert levels("R13", with_cause(cause)) == ["W"]

    @pytest.mark.parametrize("category", ["Technology", "Supplier", "Other", "Own word", "Eigenes"])
    def test_is_silent_with_one(self, category: str) -> None:
        assert found("R13", with_cause("No filter", category=category)) == []

    def test_answers_on_the_way_need_none(self) -> None:
        assert len(found("R13", with_cause("Mail got in", "No filter"))) == 1


class TestR14:
    @pytest.mark.parametrize(
        "open_one",
        [
            entry(similar_answer=None),
            entry(similar_answer=None, similar_text="Looked at two"),
            entry(similar_answer=None, similar_refs=("INC-2026-001",)),
            replace(NC, similar_answer=None),
            replace(NC, similar_answer=None, action_needed=False, accepted_by=JONAS),
        ],
    )
    def test_asks_for_the_answer(self, open_one: Entry) -> None:
        assert levels("R14", open_one) == ["E"]

    @pytest.mark.parametrize(
        "answered",
        [
            entry(similar_answer=SimilarAnswer.NONE),
            entry(similar_answer=SimilarAnswer.FOUND),
            entry(similar_answer=None, action_needed=False),
            entry(similar_answer=None, entry_type=EntryType.EVENT),
            entry(similar_answer=None, entry_type=EntryType.OFI),
        ],
    )
    def test_is_silent_where_it_is_answered_or_not_asked(self, answered: Entry) -> None:
        assert found("R14", answered) == []


class TestR15:
    FOUND = SimilarAnswer.FOUND

    @pytest.mark.parametrize("kind", [EntryType.INCIDENT, EntryType.NONCONFORMITY, EntryType.EVENT])
    @pytest.mark.parametrize("severity", [None, Severity.HIGH])
    def test_warns_of_cases_that_nothing_is_said_about(
        self, kind: EntryType, severity: Severity | None
    ) -> None:
        assert levels(
            "R15", entry(entry_type=kind, severity=severity, similar_answer=self.FOUND)
        ) == ["W"]

    @pytest.mark.parametrize(
        "values",
        [
            {"similar_answer": FOUND, "similar_refs": ("INC-2026-002",)},
            {"similar_answer": FOUND, "similar_text": "Two laptops, both encrypted since"},
            {"similar_answer": FOUND, "similar_text": "Ebenso bei den Servern, gleich behoben"},
            {"similar_answer": SimilarAnswer.NONE},
            {"similar_answer": None},
            {"similar_answer": FOUND, "entry_type": EntryType.OFI},
        ],
    )
    def test_is_silent_where_they_are_dealt_with(self, values: dict[str, Any]) -> None:
        assert found("R15", entry(**values)) == []
