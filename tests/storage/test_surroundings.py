"""The facts around an entry, as the checks ask for them."""

from dataclasses import replace
from datetime import date

from isms_desktop.domain.checks import EntryFacts, FinishedAction, Recurrence
from isms_desktop.domain.entry import Waiver
from isms_desktop.domain.words import EntryType
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.storage.database import Database
from tests.storage.conftest import MIA, entry, fill

SINCE, UNTIL = date(2025, 11, 23), date(2026, 11, 23)


def test_facts_are_those_of_the_span_without_the_bin(database: Database) -> None:
    fill(
        database,
        entry(1, category="Phishing", annex_a=("A.8.7",)),
        entry(2, identified_on=SINCE),
        entry(3, identified_on=None),
        entry(4),
    )
    with database.unit_of_work("Mia Okafor", "Bin") as uow:
        uow.entries.to_bin("entry-4")
        uow.commit()
    with database.reading() as reading:
        facts = reading.surroundings.facts(SINCE, UNTIL)
    assert facts == [
        EntryFacts(
            "INC-2026-001", date(2026, 10, 1), EntryType.INCIDENT, "Phishing", "", ("A.8.7",)
        )
    ]


def test_alike_shares_category_cause_or_control(database: Database) -> None:
    subject = entry(1, category="Phishing", annex_a=("A.8.7", "A.5.1"))
    node = replace(subject.round.causes[0], category="Technology")
    subject = replace(subject, rounds=(replace(subject.round, causes=(node,)),))
    third = entry(3)
    same = replace(third.round.causes[0], category="Technology")
    fill(
        database,
        subject,
        entry(2, category="Phishing"),
        replace(third, rounds=(replace(third.round, causes=(same,)),)),
        entry(4, annex_a=("A.5.1",)),
        entry(5, category="Malware", annex_a=("A.8.13",)),
        entry(6),
    )
    with database.reading() as reading:
        alike = reading.surroundings.alike(subject, SINCE, UNTIL)
        blank = reading.surroundings.alike(entry(6), SINCE, UNTIL)
    assert {facts.ref[-3:] for facts in alike} == {"002", "003", "004"}
    assert blank == []


def test_recurrences_name_what_they_recur(database: Database) -> None:
    fill(
        database,
        entry(1),
        entry(2, recurrence_of="INC-2026-001", identified_on=date(2026, 11, 1)),
        entry(3, recurrence_of="INC-2026-001", identified_on=date(2026, 10, 31)),
        entry(4, recurrence_of="INC-2026-009", identified_on=date(2026, 11, 1)),
    )
    with database.reading() as reading:
        found = reading.surroundings.recurrences(["INC-2026-001"], date(2026, 10, 31))
    assert found == [("INC-2026-001", Recurrence("INC-2026-002", date(2026, 11, 1)))]


def test_finished_actions_are_those_of_rated_entries(database: Database) -> None:
    def done(number: int, day: int, **values: object) -> object:
        made = entry(number, **values)
        action = replace(made.round.actions[0], done_on=date(2026, 11, day))
        return replace(made, rounds=(replace(made.round, actions=(action,)),))

    fill(database, done(1, 5), done(2, 4), done(3, 5, severity=None), entry(4))  # type: ignore[arg-type]  # they are entries
    with database.reading() as reading:
        found = reading.surroundings.finished(date(2026, 11, 4))
    assert found == [FinishedAction("INC-2026-001", 3, date(2026, 11, 5))]


def test_moments_of_writing_are_told(database: Database, clock: FixedClock) -> None:
    made = entry(1)
    fill(database, made, entry(2))
    planned = replace(made, rounds=(replace(made.round, effect_criterion="No case in 90 days"),))
    with database.unit_of_work("Mia Okafor", "Plan") as uow:
        uow.entries.save(planned)
        uow.commit()
    uids = ["entry-1", "entry-2", "gone"]
    with database.reading() as reading:
        assert reading.surroundings.criterion_set_at(uids) == {"entry-1": clock.now()}
        changed = reading.surroundings.changed_at(uids)
    assert changed == {"entry-1": clock.now(), "entry-2": clock.now()}


def test_reasons_come_newest_first_and_once(database: Database, clock: FixedClock) -> None:
    def waived(number: int, rule: str, reason: str, day: int) -> Waiver:
        moment = clock.now().replace(day=day)
        uid = f"w{number}{rule}"
        return Waiver(
            uid=uid, rule=rule, reason=reason, waived_by=MIA, waived_at=moment, text_hash=""
        )

    one = (waived(1, "R13", "I work alone", 1), waived(1, "R10", "Small", 2))
    fill(database, entry(1, waivers=one), entry(2, waivers=(waived(2, "R32", "I work alone", 3),)))
    with database.reading() as reading:
        assert reading.surroundings.waiver_reasons() == ["I work alone", "Small"]
        assert reading.surroundings.waiver_reasons(1) == ["I work alone"]
