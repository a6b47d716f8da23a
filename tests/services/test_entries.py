"""Recording, changing and binning entries, each as one step."""

from datetime import date

import pytest

from isms_desktop.domain.changes import RecordKind
from isms_desktop.domain.checks import Stage as CheckStage
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.queries import RegisterQuery
from isms_desktop.domain.words import EntryType, Severity
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.services.drafts import NEW_ENTRY, Drafts, Stage
from isms_desktop.services.entries import Entries, InvalidValuesError
from isms_desktop.services.histories import Histories
from isms_desktop.services.people import People
from isms_desktop.services.registers import Registers
from isms_desktop.storage.database import Database


def test_a_new_entry_takes_the_next_reference_of_its_series(entries: Entries) -> None:
    first = entries.create({"description": "Laptop lost", "entry_type": "Incident"})
    second = entries.create({"description": "Phishing mail", "entry_type": EntryType.INCIDENT})
    other = entries.create({"description": "No log kept", "entry_type": "Nonconformity"})

    assert [first.ref, second.ref, other.ref] == ["INC-2026-001", "INC-2026-002", "NC-2026-001"]
    assert RecordKind.ENTRY in first.changes


def test_the_year_of_a_reference_is_that_of_the_finding(entries: Entries) -> None:
    saved = entries.create(
        {"description": "Found late", "entry_type": "Incident", "identified_on": "2025-12-30"}
    )

    assert saved.ref == "INC-2025-001"


def test_a_binned_entry_keeps_its_reference(
    entries: Entries, database: Database, clock: FixedClock
) -> None:
    gone = entries.create({"description": "By mistake", "entry_type": "Incident"})
    entries.to_bin([gone.uid])

    assert entries.create({"description": "Next", "entry_type": "Incident"}).ref == "INC-2026-002"
    assert gone.uid not in Registers(database, clock).uids(RegisterQuery())
    entries.from_bin([gone.uid])
    assert gone.uid in Registers(database, clock).uids(RegisterQuery())


def test_values_are_cleaned_and_people_become_known(entries: Entries, database: Database) -> None:
    saved = entries.create(
        {
            "description": "  Two\r\nlines ",
            "severity": "high",
            "owner": " Mia  Okafor ",
            "discovered_by": "mia okafor",
            "identified_on": "2026-11-20",
            "identified_time": "9:05",
            "annex_a": "A.5.24, A.8.2",
        }
    )
    entry = entries.get(saved.uid)

    assert entry.description == "Two\nlines"
    assert entry.severity is Severity.HIGH
    assert entry.identified_on == date(2026, 11, 20)
    assert entry.identified_time == "09:05"
    assert entry.annex_a == ("A.5.24", "A.8.2")
    assert entry.owner == entry.discovered_by
    assert People(database).names() == ["Mia Okafor"]


def test_a_value_that_cannot_be_taken_saves_nothing_and_names_its_field(
    entries: Entries, database: Database, clock: FixedClock
) -> None:
    with pytest.raises(InvalidValuesError) as trouble:
        entries.create({"description": "x", "identified_on": "soon", "identified_time": "late"})

    assert {p.key for p in trouble.value.problems} == {"identified_on", "identified_time"}
    assert Registers(database, clock).uids(RegisterQuery()) == []


def test_a_change_is_saved_with_a_new_version_and_ends_the_draft(
    entries: Entries, database: Database
) -> None:
    saved = entries.create({"description": "Laptop lost"})
    drafts = Drafts(database)
    drafts.keep(saved.uid, {"severity": "Low"})

    changed = entries.change(saved.uid, saved.version, {"severity": "Low"})

    assert entries.get(saved.uid).severity is Severity.LOW
    assert changed.version > saved.version
    assert drafts.get(saved.uid) == {}


def test_a_change_over_a_newer_version_is_refused(entries: Entries) -> None:
    saved = entries.create({"description": "Laptop lost"})
    entries.change(saved.uid, saved.version, {"title": "First"})

    with pytest.raises(UserError) as trouble:
        entries.change(saved.uid, saved.version, {"title": "Second"})

    assert trouble.value.code == "changed_meanwhile"
    assert entries.get(saved.uid).title == "First"


def test_a_reference_never_changes(entries: Entries) -> None:
    saved = entries.create({"description": "x", "entry_type": "Incident"})
    entries.change(saved.uid, saved.version, {"entry_type": "Nonconformity", "ref": "MINE"})

    assert entries.get(saved.uid).ref == saved.ref


def test_an_unknown_reference_is_said(entries: Entries) -> None:
    with pytest.raises(UserError, match="INC-1999-001"):
        entries.find("INC-1999-001")


def test_a_draft_of_a_new_entry_waits_until_it_is_recorded(
    entries: Entries, database: Database
) -> None:
    drafts = Drafts(database)
    drafts.keep(NEW_ENTRY, {"title": "Begun", "identified_on": date(2026, 11, 1)})
    assert drafts.get(NEW_ENTRY) == {"title": "Begun", "identified_on": "2026-11-01"}

    entries.create({"title": "Begun"})

    assert drafts.get(NEW_ENTRY) == {}


def test_a_draft_can_be_given_up(database: Database) -> None:
    drafts = Drafts(database)
    drafts.keep(NEW_ENTRY, {"title": "Begun"})
    drafts.drop(NEW_ENTRY)

    assert drafts.get(NEW_ENTRY) == {}


def test_the_drafts_of_stages_lie_beside_each_other(entries: Entries, database: Database) -> None:
    drafts = Drafts(database)
    saved = entries.create({"description": "Laptop lost", "entry_type": "Incident"})
    drafts.keep(saved.uid, {"containment": "Locked"}, Stage.CONTAIN)
    drafts.keep(saved.uid, {"notes": "Begun"})
    entries.change(saved.uid, saved.version, {"containment": "Locked"}, Stage.CONTAIN)

    assert drafts.get(saved.uid, Stage.CONTAIN) == {}
    assert drafts.get(saved.uid) == {"notes": "Begun"}
    drafts.drop(saved.uid, Stage.FORM)
    assert drafts.get(saved.uid) == {}


def test_every_stage_of_the_checks_has_its_draft() -> None:
    assert [stage.value for stage in Stage if stage is not Stage.FORM] == [
        stage.value for stage in CheckStage
    ]


def test_a_step_is_named_after_the_entry_from_its_first_line_on(
    entries: Entries, database: Database
) -> None:
    saved = entries.create({"description": "Laptop lost", "owner": "Somebody New"})
    changed = entries.change(saved.uid, saved.version, {"owner": "Another One"})
    history = Histories(database)

    assert (saved.changes.step, changed.changes.step) == (
        f"Record {saved.ref}",
        f"Change {saved.ref}",
    )
    people = [person.uid for person in People(database).all()]
    with database.reading() as reading:
        lines = reading.history.of_record(people)
    assert {line.action for line in lines} == {f"Record {saved.ref}", f"Change {saved.ref}"}
    assert not history.verify().problems


def test_saving_nothing_new_keeps_the_version(entries: Entries) -> None:
    saved = entries.create({"description": "Laptop lost"})

    assert entries.change(saved.uid, saved.version, {"description": "Laptop lost"}).version == (
        saved.version
    )
    assert entries.get(saved.uid).version == saved.version
