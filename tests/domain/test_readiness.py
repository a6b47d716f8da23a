"""The ten questions of an audit, answered from entries of a known state."""

from dataclasses import replace
from datetime import UTC, date, datetime

from isms_desktop.domain.entry import Closing, Entry, Waiver
from isms_desktop.domain.readiness import QUESTIONS, SOURCES, STAYED_AWAY, Answer, readiness_of
from isms_desktop.domain.words import ClosingKind, EntryType, Input
from tests.domain.cases import CLOSED, JONAS, MIA, TODAY, action, entry, entry_with_round

CLAUSES = ("10.2 f", "10.2 a", "10.2 b", "10.2 b", "10.2 b", "10.2 c", "10.2 d", "10.2 e")
RECORD, CONTAIN, DECIDE, CAUSE, SIMILAR, ACTIONS, EFFECT, CHANGE = range(1, 9)


def answer(number: int, *entries: Entry) -> Answer:
    return readiness_of(entries, TODAY).answers[number]


def counts(number: int, *entries: Entry) -> tuple[int, int, int]:
    found = answer(number, *entries)
    return found.yes, found.under_way, found.gaps


def test_there_are_ten_questions_each_with_its_clause() -> None:
    assert len(QUESTIONS) == 10
    assert tuple(question.clause for question in QUESTIONS[1:9]) == CLAUSES
    assert QUESTIONS[0] is SOURCES
    assert QUESTIONS[9] is STAYED_AWAY
    assert len({question.text for question in QUESTIONS}) == 10


def test_a_finished_entry_answers_all_questions_asked_of_it() -> None:
    done = entry(closings=(CLOSED,))
    found = readiness_of([done], TODAY)
    assert [each.yes for each in found.answers] == [1] * 10
    assert [each.gaps for each in found.answers] == [7, *[0] * 9]
    assert found.without_gap == 9
    assert all(each.examples == [(CLOSED.closed_on, done.ref)] for each in found.answers[1:])


def test_what_is_open_and_not_late_is_under_way() -> None:
    planned = entry_with_round(actions=(action(due_on=date(2026, 12, 1)),), verdicts=())
    assert counts(CAUSE, planned) == (1, 0, 0)
    assert counts(ACTIONS, planned) == (0, 1, 0)
    assert counts(EFFECT, planned) == (0, 1, 0)


def test_what_is_late_is_a_gap_in_the_stage_it_stands_in_only() -> None:
    late = entry_with_round(actions=(action(),), verdicts=(), effect_due_on=date(2026, 12, 1))
    late = replace(late, owner=MIA)
    assert counts(ACTIONS, late) == (0, 0, 1)
    assert counts(EFFECT, late) == (0, 1, 0)
    (lack,) = answer(ACTIONS, late).lacks
    assert (lack.ref, lack.owner) == (late.ref, MIA)
    assert lack.messages == ("Say when this action was done, and what shows it.",)


def test_what_was_closed_without_is_a_gap() -> None:
    bare = Entry(
        uid="e",
        ref="INC-1",
        entry_type=EntryType.INCIDENT,
        rounds=entry().rounds,
        closings=(replace(CLOSED, closed_by=None),),
    )
    assert counts(RECORD, bare) == (0, 0, 1)
    assert counts(CONTAIN, bare) == (0, 0, 1)
    assert counts(DECIDE, bare) == (0, 0, 1)
    assert counts(SIMILAR, bare) == (0, 0, 0)
    assert "Say who closed it, and on which day." in answer(RECORD, bare).lacks[0].messages


def test_questions_are_asked_only_where_they_apply() -> None:
    idea = entry(entry_type=EntryType.OFI, closings=(CLOSED,), isms_change="", containment="")
    asked = [
        number
        for number, each in enumerate(readiness_of([idea], TODAY).answers)
        if each.yes and number
    ]
    assert asked == [RECORD, DECIDE, ACTIONS]


def test_what_was_recorded_by_mistake_is_not_asked() -> None:
    mistake = entry(closings=(replace(CLOSED, kind=ClosingKind.REJECTED),))
    found = readiness_of([mistake], TODAY)
    assert [each.yes + each.under_way for each in found.answers] == [0] * 10
    assert sum(count.total for count in found.sources) == 0


def test_a_check_that_was_set_aside_answers_and_is_counted_apart() -> None:
    waiver = Waiver(
        uid="w",
        rule="R36",
        reason="Nothing to change",
        waived_by=MIA,
        waived_at=datetime(2026, 11, 1, tzinfo=UTC),
        text_hash="",
    )
    aside = entry(isms_change="", waivers=(waiver,), closings=(CLOSED,))
    found = answer(CHANGE, aside, entry(uid="e2"))
    assert (found.yes, found.gaps, found.set_aside) == (2, 0, 1)
    assert answer(CONTAIN, aside).set_aside == 0


def test_what_was_closed_and_came_back_is_a_gap_of_the_last_question() -> None:
    first = entry(closings=(CLOSED,))
    other = entry(uid="e2", ref="INC-2026-002", closings=(CLOSED,))
    again = entry(uid="e3", ref="INC-2026-009", recurrence_of=first.ref)
    found = readiness_of([again, first, other], TODAY).answers[-1]
    assert (found.yes, found.gaps) == (1, 1)
    assert found.lacks[0].ref == first.ref
    assert found.lacks[0].refs == ("INC-2026-009",)
    accepted = replace(CLOSED, kind=ClosingKind.ACCEPTED_RISK)
    assert readiness_of([again, entry(closings=(accepted,))], TODAY).answers[-1].gaps == 0


def test_a_source_is_silent_when_nothing_came_for_a_year() -> None:
    entries = [
        entry(identified_on=date(2025, 11, 22), input=Input.INTERNAL_AUDIT, ref="NC-1"),
        entry(identified_on=date(2025, 11, 23), input=Input.EXTERNAL_AUDIT, ref="NC-2"),
        entry(identified_on=date(2024, 1, 1), input=Input.EXTERNAL_AUDIT, ref="NC-3"),
        entry(identified_on=None, input=Input.EXTERNAL_AUDIT, ref="NC-4"),
        entry(input=None),
    ]
    found = readiness_of(entries, TODAY)
    by_source = {count.source: count for count in found.sources}
    inside, outside = by_source[Input.INTERNAL_AUDIT], by_source[Input.EXTERNAL_AUDIT]
    assert (inside.total, inside.lately, inside.newest) == (1, 0, (date(2025, 11, 22), "NC-1"))
    assert (outside.total, outside.lately, outside.newest) == (3, 1, (date(2025, 11, 23), "NC-2"))
    assert (found.answers[0].yes, found.answers[0].gaps) == (1, 7)


def test_few_gaps_and_the_newest_examples_are_named_and_all_are_counted() -> None:
    gaps = [entry(ref=f"INC-{n}", isms_change="", closings=(CLOSED,)) for n in range(30)]
    found = answer(CHANGE, *gaps)
    assert found.gaps == 30
    assert [lack.ref for lack in found.lacks] == [f"INC-{n}" for n in range(20)]
    days = [date(2026, 11, day) for day in (5, 9, 1, 7, 3, 8)]
    closed = [
        entry(
            ref=f"INC-{day.day}",
            closings=(Closing(uid="k", kind=ClosingKind.CLOSED, closed_on=day, closed_by=JONAS),),
        )
        for day in days
    ]
    refs = [ref for _day, ref in answer(CHANGE, *closed).examples]
    assert refs == ["INC-9", "INC-8", "INC-7", "INC-5", "INC-3"]
