import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.history import BackupReason, BackupRecord, HistoryHead
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.storage import backup, thinning
from isms_desktop.storage.backup import list_backups, restore_backup, verify_backup
from isms_desktop.storage.database import Database
from isms_desktop.storage.opening import restoring_path
from isms_desktop.storage.verify import verify
from tests.storage.conftest import entry, fill


def test_a_backup_is_verified_and_listed_with_its_manifest(
    filled: Database, tmp_path: Path
) -> None:
    record = filled.back_up(tmp_path / "backups" / "one.db", BackupReason.REGULAR)
    with filled.reading() as reading:
        assert record.head == reading.history.head()
    assert record.counts["entry"] == 3
    assert verify_backup(record.path) == record
    assert list_backups(record.path.parent) == [record]
    assert not list(record.path.parent.glob("*.part"))


def test_an_empty_register_can_be_backed_up(database: Database, tmp_path: Path) -> None:
    record = database.back_up(tmp_path)
    assert verify_backup(record.path).head == HistoryHead()


def test_every_flipped_bit_of_a_backup_is_noticed(filled: Database, tmp_path: Path) -> None:
    record = filled.back_up(tmp_path)
    whole = record.path.read_bytes()
    for place in range(40, len(whole), len(whole) // 25):
        damaged = bytearray(whole)
        damaged[place] ^= 1
        record.path.write_bytes(damaged)
        with pytest.raises(UserError) as caught:
            verify_backup(record.path)
        assert caught.value.code == "backup_damaged"


def test_a_manifest_that_tells_something_else_is_noticed(filled: Database, tmp_path: Path) -> None:
    record = filled.back_up(tmp_path)
    manifest = record.path.with_name(f"{record.path.name}.json")
    manifest.write_text(manifest.read_text().replace('"entry": 3', '"entry": 4'))
    with pytest.raises(UserError) as caught:
        verify_backup(record.path)
    assert caught.value.code == "backup_damaged"
    manifest.write_text("{")
    assert verify_backup(record.path).reason is BackupReason.BY_HAND
    assert list_backups(tmp_path) == []


def test_a_backup_that_cannot_be_written_leaves_nothing(filled: Database, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UserError) as caught:
        filled.back_up(tmp_path / "file" / "one.db")
    assert caught.value.code == "backup_failed"


def test_a_copy_that_differs_is_no_backup(
    filled: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "_content_of", lambda _source: ({}, HistoryHead()))
    with pytest.raises(UserError) as caught:
        filled.back_up(tmp_path / "one.db")
    assert caught.value.code == "backup_failed"
    assert not list(tmp_path.glob("one.db*"))


def test_restoring_moves_the_former_file_aside(
    filled: Database, clock: FixedClock, tmp_path: Path
) -> None:
    record = filled.back_up(tmp_path / "backups" / "one.db")
    fill(filled, entry(4))
    with pytest.raises(UserError) as caught:
        restore_backup(record.path, filled.path, clock=clock)
    assert caught.value.code == "locked"
    filled.close()
    former = restore_backup(record.path, filled.path, clock=clock)
    again = Database.open(filled.path, clock=clock)
    with again.reading() as reading:
        assert len(reading.entries.all_uids()) == 3
    assert verify(again).ok
    again.close()
    assert former is not None
    before = Database.open(former, clock=clock)
    with before.reading() as reading:
        assert len(reading.entries.all_uids()) == 4
    before.close()


def test_restoring_where_nothing_is(filled: Database, clock: FixedClock, tmp_path: Path) -> None:
    record = filled.back_up(tmp_path / "backups" / "one.db")
    other = tmp_path / "other.db"
    assert restore_backup(record.path, other, clock=clock) is None
    Database.open(other, clock=clock).close()
    with pytest.raises(UserError) as caught:
        restore_backup(record.path, tmp_path / "no" / "folder.db", clock=clock)
    assert caught.value.code == "restore_failed"


def test_a_damaged_backup_is_never_restored(
    filled: Database, clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = filled.back_up(tmp_path / "backups" / "one.db")
    filled.close()
    before = filled.path.read_bytes()
    monkeypatch.setattr(shutil, "copyfile", lambda _source, target: target.write_bytes(b"half"))
    with pytest.raises(UserError) as caught:
        restore_backup(record.path, filled.path, clock=clock)
    assert caught.value.code == "restore_failed"
    assert filled.path.read_bytes() == before


def test_an_interrupted_restore_is_finished_or_forgotten_at_opening(
    filled: Database, clock: FixedClock, tmp_path: Path
) -> None:
    record = filled.back_up(tmp_path / "backups" / "one.db")
    fill(filled, entry(4))
    filled.close()
    shutil.copy(record.path, restoring_path(filled.path))
    with_four = Database.open(filled.path, clock=clock)
    with with_four.reading() as reading:
        assert len(reading.entries.all_uids()) == 4
    with_four.close()
    assert not restoring_path(filled.path).exists()
    shutil.copy(record.path, restoring_path(filled.path))
    filled.path.rename(tmp_path / "former.db")
    with_three = Database.open(filled.path, clock=clock)
    with with_three.reading() as reading:
        assert len(reading.entries.all_uids()) == 3
    with_three.close()


NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def made(hours_ago: float, reason: BackupReason = BackupReason.REGULAR) -> BackupRecord:
    return BackupRecord(
        path=Path(f"{hours_ago}.db"),
        made_at=NOW - timedelta(hours=hours_ago),
        reason=reason,
        size=100,
        sha256="",
        is_encrypted=False,
        counts={},
        head=HistoryHead(),
    )


def test_many_of_the_last_days_and_few_of_long_ago_stay() -> None:
    hourly = [made(hours) for hours in range(24 * 500)]
    stay = thinning.kept(hourly)
    assert stay[:10] == hourly[:10]
    assert len(stay) == 10 + 6 + 4 + 11 - 1
    assert (stay[0].made_at - stay[-1].made_at).days > 320


def test_backups_before_something_risky_stay_whatever_their_age() -> None:
    old = made(99_999, BackupReason.BEFORE_IMPORT)
    records = [*(made(minutes / 60) for minutes in range(60)), old]
    assert old in thinning.kept(records)
    assert old in thinning.within(records, 0)


def test_the_budget_takes_the_oldest_but_never_the_newest_and_one_of_a_past_month() -> None:
    records = [made(24 * days) for days in range(100)]
    assert thinning.within(records, 10**6) == records
    assert thinning.within(records, 5000) == [*records[:50]]
    past = next(r for r in records if r.made_at.month == 10)
    assert thinning.within(records, 0) == [*records[:3], past]


def test_thinning_deletes_files_with_their_manifests(filled: Database, tmp_path: Path) -> None:
    clock = filled.clock
    assert isinstance(clock, FixedClock)
    folder = tmp_path / "backups"
    folder.mkdir()
    for minute in range(14):
        clock.moment = NOW + timedelta(minutes=minute)
        filled.back_up(folder, BackupReason.REGULAR)
    gone = thinning.thin(folder)
    assert len(gone) == 4
    assert len(list(folder.iterdir())) == 20
    assert len(list_backups(folder)) == 10
    assert replace(list_backups(folder)[0]).made_at == clock.moment
