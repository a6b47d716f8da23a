from dataclasses import replace
from datetime import UTC, datetime

import pytest

from isms_desktop.domain.changes import RecordKind
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.imports import ImportRecord, RememberedMapping
from isms_desktop.domain.organisation import Organisation
from isms_desktop.storage.database import Database
from isms_desktop.storage.verify import verify
from tests.storage.conftest import MIA, entry, fill

MOMENT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
IMPORT = ImportRecord(uid="i", file_name="log.xlsx", file_hash="0", imported_at=MOMENT, step=1)
MAPPING = RememberedMapping(
    uid="m", name="Log", fingerprint="f", columns={"Title": "title"}, used_at=MOMENT
)


def test_the_organisation_is_kept_and_changed(database: Database) -> None:
    made = Organisation(
        uid="o", name="Alder", user=MIA, logo=b"\x89PNG", settings=(("series", "INC"),)
    )
    with database.unit_of_work("Mia", "Set up") as work:
        assert work.organisation.get() is None
        work.people.add(MIA)
        work.organisation.save(made)
        assert work.commit().kinds == {RecordKind.PERSON, RecordKind.ORGANISATION}
    with database.unit_of_work("Mia", "Rename") as work:
        work.organisation.save(replace(made, name="Elder"))
        work.commit()
    with database.reading() as reading:
        found = reading.organisation.get()
    assert found == replace(made, name="Elder")
    assert (found.setting("series"), found.setting("none", "-")) == ("INC", "-")
    assert verify(database).ok


def test_imports_and_matchings_are_kept(database: Database) -> None:
    with database.unit_of_work("Mia", "Import") as work:
        work.imports.add(IMPORT)
        work.mappings.save(MAPPING)
        work.commit()
    with database.reading() as reading:
        assert reading.imports.get("i") == reading.imports.last() == IMPORT
        assert reading.mappings.find("f") == reading.mappings.named("Log") == MAPPING
        assert reading.mappings.find("other") is None
    with database.unit_of_work("Mia", "Undo") as work:
        work.imports.save(replace(IMPORT, is_undone=True))
        assert work.imports.last() is None
        work.imports.remove("i")
        work.mappings.remove("m")
        assert (work.imports.all(), work.mappings.all()) == ([], [])
        with pytest.raises(UserError) as caught:
            work.imports.get("i")
        work.commit()
    assert caught.value.code == "not_found"


def test_drafts_stay_outside_the_history(filled: Database) -> None:
    before = verify(filled).head
    with filled.unit_of_work("Mia", "Draft") as work:
        work.drafts.save("entry-1", "Record", {"title": "New"})
        assert work.drafts.get("entry-1", "Record") == {"title": "New"}
        work.drafts.save("entry-1", "Record", {"title": "Newer"})
        assert work.commit().kinds == {RecordKind.DRAFT}
    with filled.unit_of_work("Mia", "Draft") as work:
        assert work.drafts.get("entry-1", "Record") == {"title": "Newer"}
        work.drafts.remove("entry-1", "Record")
        assert work.drafts.get("entry-1", "Record") is None
        work.commit()
    assert verify(filled).head == before


def test_a_whole_step_is_undone_but_not_over_later_changes(filled: Database) -> None:
    fill(filled, entry(4), step="Import")
    with filled.reading() as reading:
        step = reading.history.steps()[0].number
        assert {line.action for line in reading.history.step_of(step)} == {"Import"}
    with filled.unit_of_work("Mia", "Change") as work:
        work.entries.save(entry(4, title="Later"))
        work.commit()
    with filled.unit_of_work("Mia", "Undo") as work:
        later = [each.number for each in work.history.steps() if each.number > step]
        assert work.history.touched_by(later, ["entry-4", "entry-1"]) == {"entry-4"}
        with pytest.raises(UserError) as caught:
            work.history.revert(step)
    assert caught.value.code == "changed_since"
    with filled.unit_of_work("Mia", "Undo") as work:
        work.history.revert(work.history.steps()[0].number)
        work.commit()
    with filled.reading() as reading:
        assert reading.entries.get("entry-4").title == "Phishing 4"


def test_people_an_undone_step_brought_stay_where_others_name_them(database: Database) -> None:
    fill(database, entry(1), step="Import")
    fill(database, entry(2), step="By hand")
    with database.unit_of_work("Mia", "Undo") as work:
        work.history.revert(1)
        work.commit()
    with database.reading() as reading:
        assert reading.entries.all_uids() == ["entry-2"]
        names = [person.name for person in reading.people.all()]
    assert names == ["IT", "Jonas Brandt", "Mia Okafor"]
    assert verify(database).ok
