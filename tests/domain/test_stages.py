from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given

from isms_desktop.domain.entry import Entry, Round, Waiver
from isms_desktop.domain.stages import (
    HEADINGS,
    NEXT_STEPS,
    StageState,
    is_light,
    missing_fields,
    stage_marks,
    status_of,
)
from isms_desktop.domain.words import (
    Classification,
    ClosingKind,
    EntryType,
    Severity,
    Status,
    VerdictResult,
)
from tests.domain.cases import (
    CLOSED,
    DONE,
    EFFECTIVE,
    FULL_ROUND,
    JONAS,
    MIA,
    ROOT,
    action,
    entry,
    entry_with_round,
)
from tests.strategies import entries

NC = {"entry_type": EntryType.NONCONFORMITY, "requirement": ("8.1",)}
NO_ACTION = {"action_needed": False, "action_needed_reason": "Single event, no weakness found"}
BLANK_ROUND = Round(uid="r1", number=1)


def waiver(rule: str) -> Waiver:
    return Waiver(
        uid="w1",
        rule=rule,
        reason="I work alone",
        waived_by=MIA,
        waived_at=datetime(2026, 11, 1, tzinfo=UTC),
        text_hash="",
    )


def test_an_entry_with_everything_done_is_ready_to_close() -> None:
    assert status_of(entry()) is Status.READY_TO_CLOSE


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({"description": ""}, Status.TO_RECORD),
        ({"identified_on": None}, Status.TO_RECORD),
        ({"input": None}, Status.TO_RECORD),
        ({"entry_type": EntryType.NONCONFORMITY}, Status.TO_RECORD),
        ({"containment": ""}, Status.TO_CONTAIN),
        ({"action_needed": None}, Status.TO_DECIDE),
        ({"action_needed": False}, Status.TO_DECIDE),
        ({"similar_answer": None}, Status.TO_FIND_CAUSE),
        ({"isms_change": ""}, Status.TO_SHARE),
    ],
)
def test_the_first_thing_missing_decides(values: dict[str, Any], status: Status) -> None:
    assert status_of(entry(**values)) is status


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({"causes": ()}, Status.TO_FIND_CAUSE),
        ({"causes": (replace(ROOT, is_root=False),)}, Status.TO_FIND_CAUSE),
        ({"causes": (replace(ROOT, answer=""),)}, Status.TO_FIND_CAUSE),
        ({"actions": ()}, Status.TO_PLAN),
        ({"actions": (replace(DONE, what=""),)}, Status.TO_PLAN),
        ({"actions": (replace(DONE, owner=None),)}, Status.TO_PLAN),
        ({"actions": (replace(DONE, due_on=None),)}, Status.TO_PLAN),
        ({"effect_criterion": ""}, Status.TO_PLAN),
        ({"effect_due_on": None}, Status.TO_PLAN),
        ({"effect_due_on": date(2026, 10, 20)}, Status.TO_PLAN),
        ({"actions": (action(),)}, Status.IN_PROGRESS),
        ({"actions": (DONE, action())}, Status.IN_PROGRESS),
        ({"actions": (replace(DONE, evidence=""),)}, Status.IN_PROGRESS),
        ({"verdicts": ()}, Status.TO_CHECK_EFFECT),
        ({"verdicts": (replace(EFFECTIVE, evidence=""),)}, Status.TO_CHECK_EFFECT),
    ],
)
def test_the_round_is_followed_from_cause_to_verdict(
    values: dict[str, Any], status: Status
) -> None:
    assert status_of(entry_with_round(**values)) is status


@pytest.mark.parametrize(
    "result", [VerdictResult.PARTLY, VerdictResult.NOT_EFFECTIVE, VerdictResult.TOO_EARLY]
)
def test_only_effective_ends_the_check_of_effect(result: VerdictResult) -> None:
    assert (
        status_of(entry_with_round(verdicts=(replace(EFFECTIVE, result=result),)))
        is Status.TO_CHECK_EFFECT
    )


def test_the_latest_round_decides() -> None:
    second = Round(uid="r2", number=2)
    assert status_of(entry(rounds=(FULL_ROUND, second))) is Status.TO_FIND_CAUSE


def test_the_effect_is_judged_after_the_last_action_was_done_or_is_due() -> None:
    late = replace(DONE, done_on=date(2026, 11, 20))
    assert status_of(entry_with_round(actions=(late,))) is Status.TO_PLAN
    planned = action(due_on=date(2026, 12, 1))
    assert status_of(entry_with_round(actions=(planned,))) is Status.TO_PLAN


class TestWhichChecksApply:
    def test_containment_may_be_answered_with_a_reason(self) -> None:
        stated = entry(containment="", containment_none_reason="Nothing had left the building")
        assert status_of(stated) is Status.READY_TO_CLOSE

    @pytest.mark.parametrize("kind", [EntryType.EVENT, EntryType.OBSERVATION, EntryType.OFI, None])
    def test_only_incidents_and_nonconformities_ask_for_containment(
        self, kind: EntryType | None
    ) -> None:
        assert status_of(entry(entry_type=kind, containment="")) is Status.READY_TO_CLOSE

    def test_a_control_is_a_requirement_too(self) -> None:
        nonconformity = entry(entry_type=EntryType.NONCONFORMITY, annex_a=("A.8.13",))
        assert status_of(nonconformity) is Status.READY_TO_CLOSE

    def test_no_action_with_a_reason_is_ready_to_close(self) -> None:
        incident = entry(**NO_ACTION, similar_answer=None, isms_change="", rounds=(BLANK_ROUND,))
        assert status_of(incident) is Status.READY_TO_CLOSE

    def test_a_nonconformity_without_action_still_needs_a_cause_and_similar_cases(self) -> None:
        assert status_of(entry(**NC, **NO_ACTION, rounds=(BLANK_ROUND,))) is Status.TO_FIND_CAUSE
        assert status_of(entry(**NC, **NO_ACTION, similar_answer=None)) is Status.TO_FIND_CAUSE
        assert status_of(entry(**NC, **NO_ACTION)) is Status.READY_TO_CLOSE

    def test_an_accepted_nonconformity_needs_similar_cases_but_no_cause(self) -> None:
        accepted = entry(**NC, **NO_ACTION, accepted_by=JONAS, rounds=(BLANK_ROUND,))
        assert status_of(accepted) is Status.READY_TO_CLOSE
        assert status_of(replace(accepted, similar_answer=None)) is Status.TO_FIND_CAUSE

    def test_accepting_a_risk_never_replaces_containment(self) -> None:
        accepted = entry(**NO_ACTION, accepted_by=JONAS, containment="")
        assert status_of(accepted) is Status.TO_CONTAIN

    @pytest.mark.parametrize("kind", [EntryType.OBSERVATION, EntryType.OFI])
    def test_an_improvement_needs_an_action_and_its_proof_only(self, kind: EntryType) -> None:
        light = entry(
            entry_type=kind,
            similar_answer=None,
            isms_change="",
            rounds=(replace(BLANK_ROUND, actions=(DONE,)),),
        )
        assert is_light(light)
        assert status_of(light) is Status.READY_TO_CLOSE
        assert status_of(replace(light, rounds=(BLANK_ROUND,))) is Status.TO_PLAN
        open_one = replace(light, rounds=(replace(BLANK_ROUND, actions=(action(),)),))
        assert status_of(open_one) is Status.IN_PROGRESS


class TestCheckingOnesOwnWork:
    OWN = replace(EFFECTIVE, checked_by=MIA)

    @pytest.mark.parametrize(
        "weight",
        [
            {"severity": Severity.CRITICAL},
            {"likelihood": 5, "impact": 4},
            {"classification": Classification.MAJOR},
        ],
    )
    def test_what_weighs_most_asks_why(self, weight: dict[str, Any]) -> None:
        own = replace(entry_with_round(verdicts=(self.OWN,)), **weight)
        assert status_of(own) is Status.TO_CHECK_EFFECT

    def test_a_reason_is_enough(self) -> None:
        verdict = replace(self.OWN, self_check_reason="I work alone")
        own = replace(entry_with_round(verdicts=(verdict,)), severity=Severity.CRITICAL)
        assert status_of(own) is Status.READY_TO_CLOSE

    @pytest.mark.parametrize("checker", [JONAS, None])
    def test_somebody_else_needs_no_reason(self, checker: Any) -> None:
        verdict = replace(EFFECTIVE, checked_by=checker)
        other = replace(entry_with_round(verdicts=(verdict,)), severity=Severity.CRITICAL)
        assert status_of(other) is Status.READY_TO_CLOSE

    def test_lighter_entries_do_not_block(self) -> None:
        assert status_of(entry_with_round(verdicts=(self.OWN,))) is Status.READY_TO_CLOSE


class TestWaivers:
    def test_a_waived_check_counts_as_met(self) -> None:
        partly = (replace(EFFECTIVE, result=VerdictResult.PARTLY),)
        waived = replace(entry_with_round(verdicts=partly), waivers=(waiver("R30"),))
        assert status_of(waived) is Status.READY_TO_CLOSE

    def test_waiving_the_verdict_waives_neither_its_evidence_nor_the_next_round(self) -> None:
        for verdict in (
            replace(EFFECTIVE, result=VerdictResult.PARTLY, evidence=""),
            replace(EFFECTIVE, result=VerdictResult.NOT_EFFECTIVE),
        ):
            waived = replace(entry_with_round(verdicts=(verdict,)), waivers=(waiver("R30"),))
            assert status_of(waived) is Status.TO_CHECK_EFFECT

    def test_without_any_verdict_the_waiver_is_enough(self) -> None:
        waived = replace(entry_with_round(verdicts=()), waivers=(waiver("R30"),))
        assert status_of(waived) is Status.READY_TO_CLOSE

    @pytest.mark.parametrize(
        ("rule", "status", "broken"),
        [
            ("R01", Status.TO_RECORD, entry(description="")),
            ("R22", Status.TO_PLAN, entry_with_round(actions=(replace(DONE, owner=None),))),
            ("R23", Status.TO_PLAN, entry_with_round(actions=(replace(DONE, due_on=None),))),
        ],
    )
    def test_the_starred_checks_cannot_be_waived(
        self, rule: str, status: Status, broken: Entry
    ) -> None:
        assert status_of(replace(broken, waivers=(waiver(rule),))) is status


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (ClosingKind.CLOSED, Status.CLOSED),
        (ClosingKind.ACCEPTED_RISK, Status.ACCEPTED_RISK),
        (ClosingKind.REJECTED, Status.REJECTED),
    ],
)
def test_a_closing_in_force_decides(kind: ClosingKind, status: Status) -> None:
    assert status_of(entry(closings=(replace(CLOSED, kind=kind),))) is status


def test_a_reopened_entry_stands_where_its_fields_say() -> None:
    reopened = replace(CLOSED, reopened_on=date(2026, 11, 22))
    assert status_of(entry(closings=(reopened,), isms_change="")) is Status.TO_SHARE


def states(of: Entry) -> list[StageState]:
    return [mark.state for mark in stage_marks(of)]


class TestMarks:
    def test_what_lies_before_is_done_and_what_follows_is_to_do(self) -> None:
        done, current, todo = StageState.DONE, StageState.CURRENT, StageState.TODO
        assert states(entry_with_round(actions=())) == [done, done, done, current, todo, todo]

    def test_what_was_answered_ahead_is_done_while_the_record_lacks_something(self) -> None:
        done, current, todo = StageState.DONE, StageState.CURRENT, StageState.TODO
        unsourced = {"input": None}
        assert states(entry(**unsourced)) == [current, done, done, done, done, todo]
        undone = replace(FULL_ROUND, actions=(action(),))
        begun = states(entry(**unsourced, rounds=(undone,)))
        assert begun == [current, done, done, todo, todo, todo]
        fresh = entry(**unsourced, rounds=(BLANK_ROUND,), containment="", action_needed=None)
        assert states(fresh) == [current, todo, todo, todo, todo, todo]

    def test_a_closed_entry_is_done_throughout(self) -> None:
        assert set(states(entry(closings=(CLOSED,)))) == {StageState.DONE}

    def test_no_action_needed_folds_to_record_contain_close(self) -> None:
        marks = stage_marks(entry(**NO_ACTION))
        assert [m.name for m in marks if m.state is StageState.FOLDED] == [
            "Cause",
            "Act",
            "Check effect",
        ]

    @pytest.mark.parametrize("accepted_by", [None, JONAS])
    def test_a_nonconformity_without_action_keeps_its_cause(self, accepted_by: Any) -> None:
        marks = stage_marks(entry(**NC, **NO_ACTION, accepted_by=accepted_by))
        assert marks[HEADINGS.index("Cause")].state is StageState.DONE

    def test_the_heading_that_comes_next_is_never_folded(self) -> None:
        marks = stage_marks(entry(action_needed=False))
        assert marks[HEADINGS.index("Cause")].state is StageState.CURRENT

    def test_an_improvement_has_no_check_of_effect_once_decided(self) -> None:
        check = HEADINGS.index("Check effect")
        light = entry(entry_type=EntryType.OFI)
        assert stage_marks(light)[check].state is StageState.FOLDED
        undecided = replace(light, action_needed=None, rounds=(BLANK_ROUND,))
        assert stage_marks(undecided)[check].state is StageState.TODO

    def test_the_days_are_those_of_the_work(self) -> None:
        marks = stage_marks(entry(contained_on=date(2026, 9, 2), closings=(CLOSED,)))
        assert [mark.done_on for mark in marks] == [
            date(2026, 9, 1),
            date(2026, 9, 2),
            None,
            date(2026, 10, 20),
            date(2026, 11, 20),
            date(2026, 11, 21),
        ]

    def test_no_day_is_claimed_for_work_that_is_open(self) -> None:
        started = entry_with_round(actions=(DONE, action()), verdicts=())
        assert [mark.done_on for mark in stage_marks(started)][2:] == [None] * 4


class TestMissingFields:
    def test_a_complete_record_lacks_nothing(self) -> None:
        assert missing_fields(entry()) == ()

    def test_what_is_blank_is_named(self) -> None:
        blank = Entry(uid="e", rounds=(BLANK_ROUND,))
        assert missing_fields(blank) == ("description", "identified_on", "input")

    def test_a_nonconformity_lacks_its_requirement_unless_that_was_waived(self) -> None:
        vague = entry(entry_type=EntryType.NONCONFORMITY)
        assert missing_fields(vague) == ("requirement",)
        assert missing_fields(replace(vague, waivers=(waiver("R03"),))) == ()


@given(entries())
def test_every_entry_has_one_status_a_next_step_and_at_most_one_current_heading(
    some: Entry,
) -> None:
    status = status_of(some)
    assert status in Status
    assert NEXT_STEPS[status]
    current = states(some).count(StageState.CURRENT)
    assert current == (0 if some.is_closed else 1)


@given(entries())
def test_fields_are_missing_only_while_there_is_something_to_record(some: Entry) -> None:
    if missing_fields(some):
        assert some.is_closed or status_of(some) is Status.TO_RECORD
