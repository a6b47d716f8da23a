"""R30 to R36, R38, R40, R41: each with entries it speaks of and entries it leaves alone."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from isms_desktop.domain.checks import EntryFacts, Recurrence
from isms_desktop.domain.entry import Entry, Verdict
from isms_desktop.domain.words import (
    Classification,
    ClosingKind,
    EntryType,
    Severity,
    VerdictResult,
)
from tests.domain.cases import (
    CLOSED,
    DONE,
    EFFECTIVE,
    JONAS,
    MIA,
    ROOT,
    TODAY,
    action,
    entry,
    entry_with_round,
)
from tests.domain.checks.judging import found, levels

OWN = replace(EFFECTIVE, checked_by=MIA)
NOT_EFFECTIVE = replace(EFFECTIVE, result=VerdictResult.NOT_EFFECTIVE)
IDLE = {"action_needed": False, "action_needed_reason": "Worked as planned"}


def judged(*verdicts: Verdict, **values: Any) -> Entry:
    return replace(entry_with_round(verdicts=verdicts), **values)


class TestR30:
    @pytest.mark.parametrize(
        "verdicts",
        [
            (),
            *((replace(EFFECTIVE, result=r),) for r in VerdictResult if r != EFFECTIVE.result),
            (EFFECTIVE, NOT_EFFECTIVE),
        ],
    )
    def test_blocks_closing_without_effective(self, verdicts: tuple[Verdict, ...]) -> None:
        assert levels("R30", judged(*verdicts)) == ["E"]

    @pytest.mark.parametrize(
        "fine",
        [
            entry(),
            judged(NOT_EFFECTIVE, EFFECTIVE),
            judged(**IDLE),
            judged(**IDLE, accepted_by=JONAS),
            judged(entry_type=EntryType.OFI),
        ],
    )
    def test_is_silent_with_it_or_where_it_is_not_asked(self, fine: Entry) -> None:
        assert found("R30", fine) == []


class TestR31:
    @pytest.mark.parametrize(
        "evidence",
        [
            "",
            "ok",
            "Done.",
            "OK, works fine",
            "erledigt",
            "Ja, wirksam",
            "checked",
            "-ok-",
            "In Ordnung",
        ],
    )
    def test_blocks_a_verdict_that_rests_on_nothing(self, evidence: str) -> None:
        assert levels("R31", judged(replace(EFFECTIVE, evidence=evidence))) == ["E"]

    @pytest.mark.parametrize(
        "evidence",
        [
            "Sample of 20 mailboxes: no rule found",
            "38 and 47 minutes.",
            "Checked the log of March with Jonas",
            "Stichprobe von 5 Austritten",
            "7 of 7",
            "Audit report IA-2026-1, ok",
        ],
    )
    def test_is_silent_when_it_says_what_was_seen(self, evidence: str) -> None:
        assert found("R31", judged(replace(EFFECTIVE, evidence=evidence))) == []


class TestR32:
    @pytest.mark.parametrize(
        ("values", "level"),
        [
            ({}, "W"),
            ({"severity": Severity.HIGH}, "W"),
            ({"classification": Classification.MINOR}, "W"),
            ({"severity": Severity.CRITICAL}, "E"),
            ({"classification": Classification.MAJOR}, "E"),
            ({"likelihood": 5, "impact": 5}, "E"),
        ],
    )
    def test_speaks_of_who_checks_what_he_owns(self, values: dict[str, Any], level: str) -> None:
        assert levels("R32", judged(OWN, **values)) == [level]

    @pytest.mark.parametrize(
        "fine",
        [
            entry(),
            judged(replace(OWN, self_check_reason="I work alone")),
            judged(replace(OWN, checked_by=None)),
            judged(),
            judged(OWN, **IDLE),
            judged(OWN, entry_type=EntryType.OBSERVATION),
        ],
    )
    def test_is_silent_when_it_is_another_or_explained(self, fine: Entry) -> None:
        assert found("R32", fine) == []


class TestR33:
    CHECKED = date(2026, 11, 20)

    @pytest.mark.parametrize(
        "days",
        [[1], [3], [1, 2], [-5, 1], [2, 2, 2]],
    )
    def test_blocks_effective_when_it_came_back(self, days: list[int]) -> None:
        came_back = tuple(
            Recurrence(f"INC-2026-{n:03d}", self.CHECKED + timedelta(after))
            for n, after in enumerate(days, start=2)
        )
        assert levels("R33", entry(), recurrences=came_back) == ["E"]

    @pytest.mark.parametrize(
        ("judged_so", "after"),
        [
            (entry(), 0),
            (entry(), -30),
            (judged(NOT_EFFECTIVE), 2),
            (judged(), 2),
            (judged(replace(EFFECTIVE, checked_on=None)), 2),
        ],
    )
    def test_is_silent_when_it_did_not(self, judged_so: Entry, after: int) -> None:
        other = Recurrence("INC-2026-002", self.CHECKED + timedelta(after))
        assert found("R33", judged_so, recurrences=(other,)) == []


class TestR34:
    @pytest.mark.parametrize("kind", [EntryType.INCIDENT, EntryType.NONCONFORMITY, None])
    @pytest.mark.parametrize("before", [(), (EFFECTIVE,)])
    def test_asks_for_the_next_round(
        self, kind: EntryType | None, before: tuple[Verdict, ...]
    ) -> None:
        assert levels("R34", judged(*before, NOT_EFFECTIVE, entry_type=kind)) == ["E"]

    @pytest.mark.parametrize(
        "fine",
        [
            entry(),
            judged(),
            judged(replace(EFFECTIVE, result=VerdictResult.PARTLY)),
            judged(replace(EFFECTIVE, result=VerdictResult.TOO_EARLY)),
            judged(NOT_EFFECTIVE, **IDLE),
        ],
    )
    def test_is_silent_otherwise(self, fine: Entry) -> None:
        assert found("R34", fine) == []

    def test_a_further_round_answers_it(self) -> None:
        first = judged(NOT_EFFECTIVE)
        second = replace(entry().round, uid="r2", number=2)
        assert found("R34", replace(first, rounds=(first.round, second))) == []


class TestR35:
    @pytest.mark.parametrize("late", [15, 16, 30, 200])
    def test_warns_of_a_check_that_is_two_weeks_late(self, late: int) -> None:
        waiting = entry_with_round(verdicts=(), effect_due_on=TODAY - timedelta(late))
        assert levels("R35", waiting) == ["W"]

    def test_a_check_made_too_early_is_still_to_make(self) -> None:
        early = replace(EFFECTIVE, result=VerdictResult.TOO_EARLY)
        waiting = entry_with_round(verdicts=(early,), effect_due_on=TODAY - timedelta(20))
        assert levels("R35", waiting) == ["W"]

    @pytest.mark.parametrize(
        ("late", "verdicts", "values"),
        [
            (14, (), {}),
            (-5, (), {}),
            (300, (EFFECTIVE,), {}),
            (300, (NOT_EFFECTIVE,), {}),
            (300, (), {"closings": (CLOSED,)}),
            (300, (), IDLE),
        ],
    )
    def test_is_silent_on_time(
        self, late: int, verdicts: tuple[Verdict, ...], values: dict[str, Any]
    ) -> None:
        due_on = TODAY - timedelta(late)
        waiting = entry_with_round(verdicts=verdicts, effect_due_on=due_on)
        assert found("R35", replace(waiting, **values)) == []


class TestR36:
    @pytest.mark.parametrize("kind", [EntryType.INCIDENT, EntryType.EVENT, None])
    @pytest.mark.parametrize("lessons", ["", "Ask who is not in the system"])
    def test_asks_what_changed(self, kind: EntryType | None, lessons: str) -> None:
        assert levels("R36", entry(isms_change="", entry_type=kind, lessons=lessons)) == ["E"]

    @pytest.mark.parametrize(
        "values",
        [
            {"isms_change": "None needed"},
            {"isms_change": "Mail policy 3.2"},
            {"isms_change": "Risikobewertung 2026-2"},
            {"isms_change": "", **IDLE},
            {"isms_change": "", "entry_type": EntryType.OFI},
        ],
    )
    def test_is_silent_once_answered(self, values: dict[str, Any]) -> None:
        assert found("R36", entry(**values)) == []


def others(count: int, *, days_ago: int = 20, **values: Any) -> tuple[EntryFacts, ...]:
    return tuple(
        EntryFacts(f"INC-2026-{n:03d}", TODAY - timedelta(days_ago), **values)
        for n in range(100, 100 + count)
    )


class TestR38:
    SUBJECT = replace(
        entry_with_round(causes=(replace(ROOT, category="Technology"),)),
        category="Phishing",
        annex_a=("A.8.7", "A.6.3"),
        identified_on=TODAY,
    )
    INCIDENT = EntryType.INCIDENT

    @pytest.mark.parametrize(
        ("alike", "fields"),
        [
            (others(2, cause_category="Technology"), ["causes"]),
            (others(5, cause_category="Technology"), ["causes"]),
            (others(2, controls=("A.8.7",)), ["annex_a"]),
            (others(1, controls=("A.6.3", "A.5.1")) * 2, ["annex_a"]),
            (others(2, entry_type=INCIDENT, category="Phishing")
             + others(2, days_ago=120, entry_type=INCIDENT, category="Phishing")
             + others(1, days_ago=200, entry_type=INCIDENT, category="Phishing"), ["category"]),
            (others(2, cause_category="Technology", controls=("A.8.7",)), ["causes", "annex_a"]),
        ],
    )  # fmt: skip  # one case a line
    def test_hints_at_a_pattern(self, alike: tuple[EntryFacts, ...], fields: list[str]) -> None:
        hints = found("R38", self.SUBJECT, alike=alike)
        assert [finding.field for finding in hints] == fields
        assert {str(finding.level) for finding in hints} == {"I"}

    @pytest.mark.parametrize(
        "alike",
        [
            (),
            others(1, cause_category="Technology"),
            others(9, cause_category="Resources"),
            others(1, controls=("A.8.7",)) + others(1, controls=("A.6.3",)),
            others(4, entry_type=INCIDENT, category="Phishing"),
            others(4, entry_type=INCIDENT, category="Malware"),
        ],
    )
    def test_is_silent_without_one(self, alike: tuple[EntryFacts, ...]) -> None:
        hints = found("R38", self.SUBJECT, alike=alike)
        assert [finding.field for finding in hints if finding.field != "category"] == []

    def test_steady_numbers_do_not_rise(self) -> None:
        steady = [
            EntryFacts("INC", TODAY - timedelta(ago), self.INCIDENT, "Phishing")
            for ago in (5, 10, 100, 110, 120, 200, 210, 220)
        ]
        assert found("R38", self.SUBJECT, alike=tuple(steady)) == []


class TestR40:
    DAY = date(2026, 11, 21)

    @pytest.mark.parametrize(
        "values",
        [
            {},
            {"entry_type": EntryType.NONCONFORMITY, "requirement": ("8.1",)},
            {"entry_type": EntryType.EVENT},
            {"severity": Severity.HIGH},
            {"severity": Severity.LOW},
        ],
    )
    def test_warns_of_a_corrective_action_over_in_a_day(self, values: dict[str, Any]) -> None:
        hasty = entry(identified_on=self.DAY, closings=(CLOSED,), **values)
        assert levels("R40", hasty) == ["W"]

    @pytest.mark.parametrize(
        ("closed_too", "days", "level"),
        [(5, 0, ["W"]), (9, 7, ["W"]), (4, 3, []), (9, 8, []), (9, -1, [])],
    )
    def test_warns_of_many_closed_just_before_an_audit(
        self, closed_too: int, days: int, level: list[str]
    ) -> None:
        audits = (self.DAY + timedelta(days),)
        swept = entry(closings=(CLOSED,))
        assert levels("R40", swept, closed_same_day=closed_too, audits=audits) == level
        assert levels("R40", swept, closed_same_day=closed_too, reviews=audits) == level

    @pytest.mark.parametrize(
        "values",
        [
            {"closings": (CLOSED,)},
            {"identified_on": DAY},
            {"identified_on": DAY, "closings": (CLOSED,), **IDLE},
            {"identified_on": DAY, "closings": (CLOSED,), "entry_type": EntryType.OBSERVATION},
            {"identified_on": DAY, "closings": (replace(CLOSED, closed_on=None),)},
            {
                "identified_on": DAY,
                "closings": (replace(CLOSED, kind=ClosingKind.ACCEPTED_RISK),),
            },
        ],
    )
    def test_is_silent_when_it_took_its_time(self, values: dict[str, Any]) -> None:
        assert found("R40", entry(**values)) == []


class TestR41:
    @pytest.mark.parametrize(
        "reviews",
        [
            (TODAY,),
            (date(2026, 9, 2),),
            (date(2026, 3, 1), date(2026, 10, 1)),
            (date(2026, 10, 1), date(2026, 11, 1)),
            (date(2026, 10, 1), date(2027, 10, 1)),
        ],
    )
    def test_warns_when_a_review_passed_it_by(self, reviews: tuple[date, ...]) -> None:
        assert levels("R41", entry(), reviews=reviews) == ["W"]

    @pytest.mark.parametrize(
        "known",
        [
            {},
            {"reviews": (date(2026, 9, 1),)},
            {"reviews": (date(2026, 3, 1),)},
            {"reviews": (date(2027, 3, 1),)},
            {"reviews": (date(2026, 10, 1),), "is_reviewed": True},
        ],
    )
    def test_is_silent_when_it_was_shown_or_none_was_held(self, known: dict[str, Any]) -> None:
        assert found("R41", entry(), **known) == []


def test_an_action_in_work_does_not_yet_ask_for_more_than_its_end() -> None:
    started = entry_with_round(actions=(DONE, action(number=2)), verdicts=())
    assert levels("R31", started) == []
    assert levels("R30", started) == ["E"]
