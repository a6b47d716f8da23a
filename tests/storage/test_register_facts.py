from dataclasses import replace
from datetime import date

from isms_desktop.domain.built_in import DueFact
from isms_desktop.domain.entry import Closing, Verdict
from isms_desktop.domain.words import ClosingKind, EntryType, VerdictResult
from isms_desktop.storage.database import Database
from tests.storage.conftest import entry, fill

MAY = date(2026, 5, 1)


def test_the_facts_are_those_of_the_entries(database: Database) -> None:
    verdicts = (
        Verdict(uid="v1", result=VerdictResult.TOO_EARLY, checked_on=MAY),
        Verdict(uid="v2", result=VerdictResult.PARTLY, checked_on=date(2026, 6, 1)),
        Verdict(uid="v3", result=VerdictResult.EFFECTIVE, checked_on=date(2026, 7, 1)),
    )
    first = entry(1)
    cause = replace(first.round.causes[0], category="Technology")
    moved = replace(first.round.actions[0].former_due[0], changed_on=MAY)
    action = replace(first.round.actions[0], former_due=(moved,), done_on=date(2026, 11, 20))
    round_ = replace(first.round, causes=(cause,), actions=(action,), verdicts=verdicts)
    reopened = Closing(uid="c", kind=ClosingKind.CLOSED, closed_on=MAY, reopened_on=MAY)
    closed = Closing(uid="d", kind=ClosingKind.ACCEPTED_RISK, closed_on=date(2026, 8, 1))
    plain = replace(entry(2), rounds=(replace(entry(2).round, actions=(), causes=()),))
    fill(
        database,
        replace(first, category="Phishing", rounds=(round_,), closings=(reopened, closed)),
        replace(plain, due_on=MAY, closings=(replace(reopened, uid="e"),), entry_type=None),
        entry(3),
    )
    with database.unit_of_work("Mia Okafor", "Bin") as work:
        work.entries.to_bin("entry-3")
        work.commit()
    with database.reading() as reading:
        full, bare = sorted(reading.registers.facts(), key=lambda fact: fact.category, reverse=True)
    assert full.entry_type is EntryType.INCIDENT
    assert (full.closing, full.closed_on) == (ClosingKind.ACCEPTED_RISK, date(2026, 8, 1))
    assert full.causes == ("Technology",)
    assert full.dues == (
        DueFact(date(2026, 12, 1), date(2026, 11, 20), ((MAY, date(2026, 11, 1)),)),
    )
    assert full.due_on is None  # its actions say what is late
    assert (full.first_verdict, full.first_verdict_on) == (VerdictResult.PARTLY, date(2026, 6, 1))
    assert bare.closing is None
    assert bare.entry_type is None
    assert bare.due_on == MAY
    assert bare.first_verdict is None
