"""Rehearsing a restore: done, recorded, due once a month, honest about what it met."""

from datetime import timedelta
from pathlib import Path

import pytest

from isms_desktop.domain.errors import UserError
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.runtime.paths import Paths
from isms_desktop.services.backups import Backups
from isms_desktop.services.entries import Entries
from isms_desktop.services.rehearsals import EVERY, RECORD, Rehearsals
from isms_desktop.storage.database import Database
from isms_desktop.wiring import open_workspace


@pytest.fixture
def backups(database: Database, paths: Paths, clock: FixedClock, entries: Entries) -> Backups:
    entries.create({"title": "Leaver accounts"})
    return Backups(database, paths.backups, clock)


@pytest.fixture
def rehearsals(database: Database, paths: Paths, clock: FixedClock) -> Rehearsals:
    return Rehearsals(database, paths.backups, clock)


def test_without_a_backup_there_is_nothing_to_rehearse(rehearsals: Rehearsals) -> None:
    assert not rehearsals.is_due()
    with pytest.raises(UserError) as refused:
        rehearsals.rehearse()
    assert refused.value.code == "no_backup"


def test_the_newest_backup_is_restored_checked_and_recorded(
    rehearsals: Rehearsals, backups: Backups, database: Database, clock: FixedClock
) -> None:
    made = backups.make()
    found = rehearsals.rehearse()
    with database.reading() as reading:
        head = reading.history.head()
    assert found.is_good
    assert (found.backup, found.fingerprint) == (made.path.name, head.fingerprint)
    assert rehearsals.all() == [found]
    clock.moment += timedelta(hours=1)
    again = rehearsals.rehearse()
    assert rehearsals.all() == [again, found]
    assert not list(backups.folder.glob(".rehearsal-*"))


def test_it_is_due_a_month_after_the_last_one(
    rehearsals: Rehearsals, backups: Backups, clock: FixedClock
) -> None:
    backups.make()
    assert not rehearsals.is_due()
    clock.moment += EVERY
    assert rehearsals.is_due()
    rehearsals.rehearse()
    assert not rehearsals.is_due()


def test_a_damaged_backup_is_recorded_as_such(rehearsals: Rehearsals, backups: Backups) -> None:
    made = backups.make()
    content = bytearray(made.path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    made.path.write_bytes(content)
    found = rehearsals.rehearse()
    assert not found.is_good
    assert rehearsals.all()[0].problems == found.problems


@pytest.mark.parametrize("text", ["", "{}", "[1]", '[{"backup": "x"}]'])
def test_a_list_that_cannot_be_read_is_an_empty_one(
    rehearsals: Rehearsals, backups: Backups, text: str
) -> None:
    backups.make()
    Path(backups.folder / RECORD).write_text(text, encoding="utf-8")
    assert rehearsals.all() == []


def test_closing_the_register_rehearses_once_a_month(tmp_path: Path, clock: FixedClock) -> None:
    paths = Paths.below(tmp_path / "own")
    for _month in range(3):
        workspace = open_workspace(paths, clock)
        workspace.entries.create({"title": "Leaver accounts"})
        workspace.close()
        clock.moment += EVERY
    last = open_workspace(paths, clock)
    assert len(last.rehearsals.all()) == 2
    last.close()
