"""Judging entries as they are stored, and setting a check aside."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from isms_desktop.domain.checks import Finding, checks_of, speaking, stages_left
from isms_desktop.domain.entry import Action, CauseNode, Closing, Entry, Round
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.imports import ImportRecord
from isms_desktop.domain.words import ClosingKind, EntryType, Input, Severity
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.services.checking import CheckCounts, Checking
from isms_desktop.services.entries import Entries
from isms_desktop.services.entry_steps import EntrySteps
from isms_desktop.services.histories import Histories
from isms_desktop.services.organisations import Organisations
from isms_desktop.storage.database import Database
from tests.domain.cases import EFFECTIVE, JONAS, MIA, entry
from tests.domain.checks.judging import WORDS

TODAY = date(2026, 11, 23)


@pytest.fixture
def checking(
    database: Database,
    clock: FixedClock,
    new_uid: Callable[[], str],
    organisations: Organisations,
) -> Checking:
    organisations.set_up("Northlight", "Mia Okafor")
    steps = EntrySteps(database, clock, new_uid, organisations.user_name)
    return Checking(database, clock, WORDS, steps)


@pytest.fixture
def store(database: Database) -> Callable[..., None]:
    def put(*made: Entry) -> None:
        with database.unit_of_work("Mia Okafor", "Fill") as uow:
            known = uow.people.directory()
            for person in (MIA, JONAS):
                if known.get(person.uid) is None:
                    uow.people.add(person)
            uow.entries.add_many(made)
            uow.commit()

    return put


def numbered(number: int, made: Entry) -> Entry:
    """The entry under a reference of its own, all its parts with ids of their own."""
    rounds = tuple(
        replace(
            one,
            uid=f"r{number}",
            causes=tuple(replace(node, uid=f"c{number}-{node.number}") for node in one.causes),
            actions=tuple(replace(act, uid=f"a{number}-{act.number}") for act in one.actions),
            verdicts=tuple(replace(v, uid=f"v{number}-{n}") for n, v in enumerate(one.verdicts)),
        )
        for one in made.rounds
    )
    return replace(made, uid=f"e{number}", ref=f"INC-2026-{number:03d}", rounds=rounds)


def rules(findings: tuple[Finding, ...]) -> set[str]:
    return {finding.rule for finding in findings}


class TestOfEntry:
    def test_a_fresh_entry_shows_no_red(self, checking: Checking, entries: Entries) -> None:
        saved = entries.create(
            {
                "description": "A laptop was left in a taxi this morning",
                "entry_type": "Incident",
                "identified_on": "2026-11-23",
                "input": "Security incident",
                "severity": "High",
            }
        )
        findings = checking.of_entry(saved.uid)
        assert {"R04", "R06"} <= rules(findings)
        assert speaking(findings, stages_left(entries.get(saved.uid))) == ()

    def test_an_entry_that_is_gone_is_said(self, checking: Checking) -> None:
        with pytest.raises(UserError) as trouble:
            checking.of_entry("nobody")
        assert trouble.value.code == "not_found"

    def test_what_nobody_touched_speaks_after_a_while(
        self, checking: Checking, clock: FixedClock, store: Callable[..., None]
    ) -> None:
        store(entry(severity=Severity.HIGH))
        assert "R25" not in rules(checking.of_entry("e1"))
        clock.moment += timedelta(days=31)
        assert "R25" in rules(checking.of_entry("e1"))

    def test_a_criterion_filled_in_after_the_action_is_noticed(
        self, checking: Checking, database: Database, store: Callable[..., None]
    ) -> None:
        late = entry()
        blank = replace(late, rounds=(replace(late.round, effect_criterion=""),))
        store(blank)
        assert [f.level for f in checking.of_entry("e1") if f.rule == "R28"] == ["E"]
        with database.unit_of_work("Mia Okafor", "Plan") as uow:
            uow.entries.save(replace(late, version=uow.entries.get("e1").version))
            uow.commit()
        assert [f.level for f in checking.of_entry("e1") if f.rule == "R28"] == ["W"]

    def test_a_criterion_that_came_with_the_entry_is_not(
        self, checking: Checking, store: Callable[..., None]
    ) -> None:
        store(entry())
        assert "R28" not in rules(checking.of_entry("e1"))


class TestAround:
    def test_a_recurrence_overturns_effective(
        self, checking: Checking, store: Callable[..., None]
    ) -> None:
        again = numbered(2, entry(recurrence_of="INC-2026-001", identified_on=date(2026, 11, 22)))
        store(numbered(1, entry()), again)
        assert "R33" in rules(checking.of_entry("e1"))
        assert "R33" not in rules(checking.of_entry("e2"))

    def test_a_lighter_one_finished_first_is_noticed(
        self, checking: Checking, store: Callable[..., None]
    ) -> None:
        late = Action(uid="a", number=1, what="Block", due_on=date(2026, 10, 1))
        waiting = entry(severity=Severity.HIGH, rounds=(Round(uid="r", number=1, actions=(late,)),))
        store(numbered(1, waiting), numbered(2, entry(severity=Severity.LOW)))
        assert "R26" in rules(checking.of_entry("e1"))
        assert "R26" not in rules(checking.of_entry("e2"))

    @pytest.mark.parametrize("count", [2, 3])
    def test_the_third_of_a_kind_in_a_year_is_a_pattern(
        self, checking: Checking, store: Callable[..., None], count: int
    ) -> None:
        store(*(numbered(n, entry(annex_a=("A.8.7",))) for n in range(1, count + 1)))
        assert ("R38" in rules(checking.of_entry("e1"))) is (count == 3)

    def test_what_is_in_the_bin_or_older_than_a_year_counts_for_nothing(
        self, checking: Checking, entries: Entries, store: Callable[..., None]
    ) -> None:
        old = date(2025, 11, 1)
        store(
            *(numbered(n, entry(annex_a=("A.8.7",))) for n in (1, 2, 3)),
            *(numbered(n, entry(annex_a=("A.8.7",), identified_on=old)) for n in (4, 5)),
        )
        entries.to_bin(["e3"])
        assert "R38" not in rules(checking.of_entry("e1"))

    def test_the_register_is_judged_like_its_entries(
        self, checking: Checking, store: Callable[..., None]
    ) -> None:
        cause = CauseNode(uid="c", number=1, answer="x", is_root=True, category="Technology")
        alike = entry(
            category="Phishing", rounds=(replace(entry().round, causes=(cause,)),), due_on=TODAY
        )
        store(
            *(numbered(n, alike) for n in (1, 2, 3)),
            numbered(4, entry(recurrence_of="INC-2026-001", identified_on=TODAY)),
            numbered(5, entry(action_needed=None, severity=Severity.CRITICAL)),
        )
        checked = checking.of_register()
        assert [one.ref for one in checked] == [f"INC-2026-{n:03d}" for n in range(1, 6)]
        for one in checked:
            assert one.findings == checking.of_entry(one.uid)
        assert {"R33", "R38"} <= rules(checked[0].findings)

    def test_an_empty_register_has_nothing_to_say(self, checking: Checking) -> None:
        assert checking.of_register() == []


class TestCounts:
    """Counts are kept, and right whatever was changed since."""

    UIDS = tuple(f"e{n}" for n in range(1, 8))

    @pytest.fixture
    def fresh(
        self, checking: Checking, store: Callable[..., None], database: Database, clock: FixedClock
    ) -> Callable[[], dict[str, CheckCounts]]:
        """A register whose entries know of each other, and its counts as if for the first time."""
        late = Action(uid="a", number=1, what="Block", due_on=date(2026, 10, 1))
        waiting = entry(severity=Severity.HIGH, rounds=(Round(uid="r", number=1, actions=(late,)),))
        closed = Closing(uid="k", kind=ClosingKind.CLOSED, closed_on=date(2026, 11, 1))
        store(
            *(numbered(n, entry(annex_a=("A.8.7",), identified_on=TODAY)) for n in (1, 2)),
            numbered(3, entry(recurrence_of="INC-2026-001", identified_on=TODAY)),
            numbered(4, waiting),
            numbered(5, entry(severity=Severity.LOW, annex_a=("A.5.1",))),
            replace(numbered(6, entry(annex_a=("A.8.7",))), closings=(closed,)),
        )
        steps = checking._steps

        def counted() -> dict[str, CheckCounts]:
            return Checking(database, clock, WORDS, steps).counts(self.UIDS)

        return counted

    @pytest.fixture
    def judged(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """The entries that are judged, in order."""
        seen: list[str] = []

        def judging(made: Entry, *rest: Any) -> tuple[Finding, ...]:
            seen.append(made.uid)
            return checks_of(made, *rest)

        monkeypatch.setattr("isms_desktop.services.checking.checks_of", judging)
        return seen

    def test_what_nothing_changed_is_not_judged_again(
        self, checking: Checking, fresh: Callable[..., object], judged: list[str]
    ) -> None:
        before = checking.counts(self.UIDS)
        assert set(judged) == set(before) == {f"e{n}" for n in range(1, 7)}
        judged.clear()
        assert checking.counts(self.UIDS) == before == fresh()
        assert judged == sorted(before)  # by the fresh one

    def test_what_was_written_is_judged_alone(
        self,
        checking: Checking,
        database: Database,
        fresh: Callable[..., object],
        judged: list[str],
    ) -> None:
        checking.counts(self.UIDS)
        save(database, "e5", description="Bad.")
        judged.clear()
        now = checking.counts(self.UIDS)
        assert judged == ["e5"]
        assert now == fresh()

    @pytest.mark.parametrize(
        "change",
        [
            {"annex_a": ("A.8.7",)},
            {"category": "Phishing"},
            {"recurrence_of": "INC-2026-002", "identified_on": date(2026, 11, 22)},
            {"severity": Severity.CRITICAL},
            {"rounds": ()},
            {"closings": (Closing(uid="k5", kind=ClosingKind.REJECTED),)},
        ],
    )
    def test_what_it_says_of_others_is_judged_as_well(
        self,
        checking: Checking,
        database: Database,
        fresh: Callable[..., object],
        change: Any,
    ) -> None:
        checking.counts(self.UIDS)
        if "rounds" in change:
            change = {"rounds": (Round(uid="r5", number=1),)}
        save(database, "e5", **change)
        assert checking.counts(self.UIDS) == fresh()

    def test_a_new_day_another_person_and_the_bin_count(
        self,
        checking: Checking,
        database: Database,
        clock: FixedClock,
        entries: Entries,
        fresh: Callable[..., object],
    ) -> None:
        checking.counts(self.UIDS)
        entries.to_bin(["e2"])
        assert checking.counts(self.UIDS) == fresh()
        with database.unit_of_work("Mia Okafor", "Rename") as uow:
            uow.people.save(replace(MIA, name="Everybody", is_group=True))
            uow.commit()
        assert checking.counts(self.UIDS) == fresh()
        clock.moment += timedelta(days=40)
        assert checking.counts(self.UIDS) == fresh()


def save(database: Database, uid: str, **change: Any) -> None:
    """Write an entry with other values."""
    with database.unit_of_work("Mia Okafor", "Change") as uow:
        uow.entries.save(replace(uow.entries.get(uid), **change))
        uow.commit()


def test_what_was_closed_before_the_import_only_hints(
    checking: Checking, database: Database, store: Callable[..., None]
) -> None:
    with database.unit_of_work("Mia Okafor", "Import") as uow:
        moment = datetime(2026, 11, 20, 9, tzinfo=UTC)
        uow.imports.add(ImportRecord(uid="i1", file_name="log", file_hash="", imported_at=moment))
        uow.commit()
    closed = Closing(uid="k", kind=ClosingKind.CLOSED, closed_on=date(2026, 3, 1))
    store(replace(entry(identified_on=date(2026, 2, 1)), import_uid="i1", closings=(closed,)))
    findings = checking.of_entry("e1")
    assert findings
    assert {finding.level for finding in findings} == {"I"}


class TestWaiving:
    def test_a_check_is_set_aside_by_name_and_in_the_history(
        self, checking: Checking, entries: Entries, database: Database, store: Callable[..., None]
    ) -> None:
        store(entry())
        saved = checking.waive("e1", 0, "R13", "  One category fits all here ")
        waiver = entries.get("e1").waivers[0]
        assert (waiver.rule, waiver.reason) == ("R13", "One category fits all here")
        assert waiver.waived_by
        assert waiver.waived_by.name == "Mia Okafor"
        assert [f.waived for f in checking.of_entry("e1") if f.rule == "R13"] == [True]
        steps = [change.action for change in Histories(database).of_entry("e1")]
        assert "Set a check of INC-2026-001 aside" in steps
        assert saved.version == entries.get("e1").version

    def test_it_can_be_let_hold_again(
        self, checking: Checking, entries: Entries, store: Callable[..., None]
    ) -> None:
        store(entry())
        first = checking.waive("e1", 0, "R13", "Fits")
        second = checking.waive("e1", first.version, "R13", "Fits better")
        assert [w.reason for w in entries.get("e1").waivers] == ["Fits better"]
        checking.unwaive("e1", second.version, "R13")
        assert entries.get("e1").waivers == ()

    def test_reasons_are_offered_again(
        self, checking: Checking, clock: FixedClock, store: Callable[..., None]
    ) -> None:
        own = replace(EFFECTIVE, checked_by=MIA)
        store(entry(rounds=(replace(entry().round, verdicts=(own,)),)))
        saved = checking.waive("e1", 0, "R32", "I work alone")
        clock.moment += timedelta(hours=1)
        checking.waive("e1", saved.version, "R13", "Fits")
        assert checking.waiver_reasons() == ["Fits", "I work alone"]

    @pytest.mark.parametrize(
        ("rule", "reason", "code"),
        [
            ("R13", " ", "no_reason"),
            ("R99", "Because", "not_waivable"),
            ("R04", "Because", "not_waivable"),
            ("R01", "Because", "not_waivable"),
            ("R02", "Because", "not_waivable"),
        ],
    )
    def test_what_cannot_be_set_aside_is_refused(
        self, checking: Checking, store: Callable[..., None], rule: str, reason: str, code: str
    ) -> None:
        store(entry(description="Lost", identified_on=None))
        with pytest.raises(UserError) as trouble:
            checking.waive("e1", 0, rule, reason)
        assert trouble.value.code == code

    def test_a_closed_entry_is_left_as_it_is(
        self, checking: Checking, store: Callable[..., None]
    ) -> None:
        closed = Closing(uid="k", kind=ClosingKind.CLOSED, closed_on=TODAY)
        store(entry(closings=(closed,), entry_type=EntryType.INCIDENT, input=Input.MONITORING))
        with pytest.raises(UserError) as trouble:
            checking.waive("e1", 0, "R13", "Fits")
        assert trouble.value.code == "closed"
