from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest

from isms_desktop.domain.changes import RecordKind
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.objective_list import ObjectiveQuery
from isms_desktop.domain.words import Input, ObjectiveResult, ObjectiveStatus, State
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.services.courses import POINTS
from isms_desktop.services.entries import Entries, InvalidValuesError
from isms_desktop.services.objective_examples import proposed_indicators, worked_examples
from isms_desktop.services.objectives import Judgement, NextTarget
from isms_desktop.services.organisations import Organisations
from isms_desktop.storage.database import Database
from isms_desktop.storage.verify import verify
from tests.services.measuring import START, Aims


@pytest.fixture
def aims(
    database: Database,
    clock: FixedClock,
    new_uid: Callable[[], str],
    organisations: Organisations,
    entries: Entries,
) -> Aims:
    return Aims.over(database, clock, new_uid, organisations, entries)


def first_of_month(month: int) -> date:
    return date(2026 + (month - 1) // 12, (month - 1) % 12 + 1, 1)


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("patch-time", ["13", "12.2", "11", "10.4", "9", "8.1", "7.4", "6.9"]),
        ("training", ["8", "20", "31", "44", "50", "61", "70", "81", "88", "93", "96"]),
        ("phishing", ["11.6", "11", "10.1", "9.4", "8.6", "8", "7", "6.6", "6", "5.4", "4.9"]),
    ],
)
def test_an_example_is_adopted_measured_reached_and_raised(
    aims: Aims, key: str, values: list[str]
) -> None:
    uid = aims.adopted(key)
    assert aims.objectives.standing(uid).line.state is State.NO_DATA
    states = []
    for month, value in enumerate(values, start=2):
        aims.measure(uid, first_of_month(month), value)
        states.append(aims.objectives.standing(uid).line.state)
    assert states[-1] is State.REACHED
    assert State.REACHED not in states[:-1]
    standing = aims.objectives.standing(uid)
    assert standing.can_be_raised
    wanted = NextTarget(
        statement="Go on to the next mark",
        value="97" if key == "training" else "3",
        due_on=date(2027, 12, 31),
        lessons="Small steps work",
    )
    raised = aims.objectives.raise_next_target(uid, standing.objective.version, wanted)
    before, after = aims.objectives.get(uid), aims.objectives.get(raised.uid)
    assert (before.result, before.lessons) == (ObjectiveResult.REACHED, "Small steps work")
    assert (after.follows, after.status) == (before.ref, ObjectiveStatus.ADOPTED)
    assert aims.objectives.standing(uid).line.share == 1
    assert not aims.objectives.standing(uid).can_be_raised
    assert aims.objectives.standing(raised.uid).line.state is not State.REACHED
    assert verify(aims.database).problems == ()


def test_the_forecast_is_said_in_words(aims: Aims) -> None:
    uid = aims.adopted("phishing")
    for month, value in enumerate(("12", "11", "10"), start=2):
        told = aims.objectives.standing(uid).expected
        assert told.startswith("Not enough points")
        aims.measure(uid, first_of_month(month), value)
    told = aims.objectives.standing(uid).expected
    assert told == (
        "At this rate 0.68 % by 1 Jan 2027, target 5 %. Probably between 0.4 % and 0.93 %."
    )


def test_what_is_missing_keeps_it_from_being_adopted(aims: Aims) -> None:
    saved = aims.objectives.create({"statement": "Improve security"})
    assert saved.ref == "OBJ-2026-001"
    with pytest.raises(UserError) as caught:
        aims.objectives.adopt(saved.uid, saved.version)
    assert caught.value.code == "not_ready"
    assert "answers for it" in caught.value.message
    values = {
        "owner": "Jonas Brandt",
        "due_on": "2026-12-31",
        "not_measured_because": "Only the auditor can tell",
    }
    saved = aims.objectives.change(saved.uid, saved.version, values)
    adopted = aims.objectives.adopt(saved.uid, saved.version)
    assert adopted.changes.step == "Adopt OBJ-2026-001"
    assert aims.objectives.get(saved.uid).adopted_on == START
    rules = {gap.rule for gap in aims.objectives.standing(saved.uid).gaps}
    assert "O3" in rules


def test_an_indicator_can_be_given_later_or_taken_away(aims: Aims) -> None:
    saved = aims.objectives.create({"statement": "Patch in 7 days"})
    made = aims.indicators.create({"name": "Time to patch", "unit": "days"})
    saved = aims.objectives.measure_by(saved.uid, saved.version, made.uid)
    standing = aims.objectives.standing(saved.uid)
    assert standing.course is not None
    assert standing.course.indicator.name == "Time to patch"
    aims.objectives.measure_by(saved.uid, saved.version, None)
    assert aims.objectives.standing(saved.uid).course is None
    again = aims.objectives.create({"statement": "Once more"}, made.uid)
    assert aims.indicator_of(again.uid) == made.uid


def test_a_verdict_closes_it_with_the_numbers_it_rests_on(aims: Aims) -> None:
    uid = aims.adopted("phishing")
    aims.measure(uid, date(2026, 2, 1), "11")
    judgement = Judgement(
        result=ObjectiveResult.MISSED, evidence="Report", lessons="Too few simulations"
    )
    aims.objectives.give_verdict(uid, 1, judgement)
    found = aims.objectives.get(uid)
    assert (found.from_value, found.end_value, found.end_target) == tuple(map(Decimal, (12, 11, 5)))
    assert found.judged_by is not None
    assert found.judged_by.name == "Mia Okafor"
    assert aims.objectives.standing(uid).line.state is State.MISSED
    with pytest.raises(UserError) as caught:
        aims.objectives.change(uid, found.version, {"plan": "Another one"})
    assert caught.value.code == "closed"


def test_only_what_was_reached_is_raised(aims: Aims) -> None:
    uid = aims.adopted("phishing")
    wanted = NextTarget(statement="Down to 3 %", value="3", due_on=date(2027, 12, 31))
    with pytest.raises(UserError) as caught:
        aims.objectives.raise_next_target(uid, 1, wanted)
    assert caught.value.code == "not_reached"
    aims.objectives.give_verdict(uid, 1, Judgement(result=ObjectiveResult.REACHED))
    version = aims.objectives.get(uid).version
    raised = aims.objectives.raise_next_target(uid, version, wanted)
    assert aims.objectives.get(uid).version == version
    indicator = aims.indicators.get(aims.indicator_of(raised.uid))
    assert [target.value for target in indicator.targets] == [3]


def test_a_gap_becomes_an_entry_with_its_facts(aims: Aims, entries: Entries) -> None:
    uid = aims.adopted("phishing")
    aims.measure(uid, date(2026, 7, 1), "11.8")
    entry = entries.get(aims.objectives.raise_entry(uid).uid)
    assert entry.input is Input.MONITORING
    assert entry.external_ref == "OBJ-2026-001"
    assert entry.owner is not None
    assert entry.owner.name == "Jonas Brandt"
    assert entry.description == (
        "Phishing simulation click rate: 11.8 % on 1 Jul 2026. Target: 5 %. Gap: 6.8 %."
        " State: Off track."
    )
    assert "11.8 %" in entry.evidence
    by_itself = entries.get(aims.objectives.raise_entry(aims.indicator_of(uid)).uid)
    assert by_itself.description == entry.description
    with pytest.raises(UserError) as caught:
        aims.objectives.raise_entry("nobody")
    assert caught.value.code == "not_found"
    words = aims.objectives.create({"statement": "Live the policy"})
    told = entries.get(aims.objectives.raise_entry(words.uid).uid)
    assert told.description == "Live the policy: Proposal."


def test_advice_is_set_aside_with_a_reason_and_taken_up_again(aims: Aims) -> None:
    saved = aims.objectives.create({"statement": "Patch in 7 days"})
    for rule, reason, code in (
        ("O6", " ", "reason_missing"),
        ("O2", "Some day", "not_waivable"),
        ("O13", "Not given at all", "not_waivable"),
    ):
        with pytest.raises(UserError) as caught:
            aims.objectives.set_advice_aside(saved.uid, saved.version, rule, reason)
        assert caught.value.code == code
    done = aims.objectives.set_advice_aside(saved.uid, saved.version, "O6", "It needs nothing")
    standing = aims.objectives.standing(saved.uid)
    assert "O6" not in {gap.rule for gap in standing.gaps}
    ((waiver, gap),) = standing.aside
    assert (waiver.reason, waiver.by, waiver.on) == (
        "It needs nothing",
        "Mia Okafor",
        START.isoformat(),
    )
    assert gap.rule == "O6"
    aims.objectives.take_advice_back(saved.uid, done.version, "O6")
    standing = aims.objectives.standing(saved.uid)
    assert standing.aside == ()
    assert "O6" in {gap.rule for gap in standing.gaps}


def test_the_list_is_searched_and_counted(aims: Aims) -> None:
    for key in ("patch-time", "training", "suppliers"):
        aims.adopted(key)
    assert len(aims.objectives.list(ObjectiveQuery())) == 3
    (line,) = aims.objectives.list(ObjectiveQuery(search="supplier jonas"))
    assert line.indicator is not None
    assert line.indicator.name == "Tier 1 suppliers assessed"
    assert aims.objectives.counts(ObjectiveQuery())[State.NO_DATA] == 3
    aims.objectives.to_bin([line.uid])
    assert len(aims.objectives.list(ObjectiveQuery())) == 2
    assert aims.objectives.find("OBJ-2026-003").binned_at is not None
    with pytest.raises(UserError) as caught:
        aims.objectives.find("OBJ-2020-001")
    assert caught.value.code == "not_found"


def test_what_cannot_be_taken_is_said_and_nothing_is_saved(aims: Aims) -> None:
    with pytest.raises(InvalidValuesError) as caught:
        aims.objectives.create({"statement": " ", "plan": "Nothing to state"})
    assert caught.value.problems[0].key == "statement"
    with pytest.raises(InvalidValuesError) as caught:
        aims.objectives.create({"statement": "Patch", "due_on": "soon"})
    assert caught.value.problems[0].key == "due_on"
    assert aims.objectives.list(ObjectiveQuery()) == []


def test_saving_over_a_newer_version_is_refused(aims: Aims) -> None:
    saved = aims.objectives.create({"statement": "Patch in 7 days"})
    changed = aims.objectives.change(saved.uid, saved.version, {"plan": "Thursdays"})
    assert changed.version == saved.version + 1
    assert changed.changes.kinds == {RecordKind.OBJECTIVE}
    with pytest.raises(UserError) as caught:
        aims.objectives.change(saved.uid, saved.version, {"plan": "Fridays"})
    assert caught.value.code == "changed_meanwhile"


def test_the_shipped_examples_are_good_and_the_proposals_have_no_target(aims: Aims) -> None:
    assert len(worked_examples(START)) == 4
    for example in worked_examples(START):
        aims.adopted(example.key)
    assert all(
        aims.objectives.standing(line.uid).gaps == ()
        for line in aims.objectives.list(ObjectiveQuery())
    )
    for proposal in proposed_indicators():
        aims.indicators.create(proposal.values)
    states = aims.indicators.counts(ObjectiveQuery())
    assert states[State.NO_TARGET] == len(proposed_indicators())


def test_a_judged_objective_keeps_its_last_reading_however_many_follow(aims: Aims) -> None:
    uid = aims.adopted("phishing")
    aims.measure(uid, date(2026, 2, 1), "9")
    aims.be(date(2026, 2, 2))
    aims.objectives.give_verdict(uid, 1, Judgement(result=ObjectiveResult.PARTLY))
    aims.be(date(2026, 12, 31))
    for number in range(POINTS + 1):
        aims.measure(uid, date(2026, 3, 1) + timedelta(days=number), "5")
    (line,) = aims.objectives.list(ObjectiveQuery())
    assert line.latest is not None
    assert line.latest.value == 9
    assert line.points == (Decimal(9),)
