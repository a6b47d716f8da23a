import os
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection
from sqlcipher3 import dbapi2

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.history import BackupReason
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.storage import engines, schema
from isms_desktop.storage.backup import list_backups
from isms_desktop.storage.database import Database
from isms_desktop.storage.engines import Source
from isms_desktop.storage.tables import METADATA
from isms_desktop.storage.verify import verify
from tests.storage.conftest import entry, fill
from tests.storage.measuring import CLICKS, JUDGED, PROPOSED, READINGS

SCHEMAS = Path(__file__).resolve().parents[1] / "fixtures" / "schemas"
RELEASED = sorted(SCHEMAS.glob("*.db"))
AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def refused(path: Path, clock: FixedClock, passphrase: str | None = None) -> str:
    """The code with which a file is refused; it must be the same afterwards."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(UserError) as caught:
        Database.open(path, clock=clock, passphrase=passphrase)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert not path.with_name(f"{path.name}.lock").exists()
    assert caught.value.hint
    return caught.value.code


def with_sql(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "missing"),
        (b"", "empty_file"),
        (b"Just a text.\n" * 900, "not_a_database"),
        (b"PK\x03\x04" + bytes(9000), "not_a_database"),
        (bytes(range(256)) * 32, "passphrase_needed"),
        (b"SQLite format 3\x00" + b"\x10\x00" * 4000, "damaged"),
    ],
)
def test_a_file_that_is_no_register_is_named(
    path: Path, clock: FixedClock, content: bytes | None, code: str
) -> None:
    if content is not None:
        path.write_bytes(content)
    assert refused(path, clock) == code


def test_a_folder_is_no_register(path: Path, clock: FixedClock) -> None:
    path.mkdir()
    assert refused(path, clock) == "not_a_database"


def test_a_database_of_another_program_is_refused(path: Path, clock: FixedClock) -> None:
    with_sql(path, "CREATE TABLE note (text)")
    assert refused(path, clock) == "other_program"


def test_a_newer_register_is_refused(database: Database, clock: FixedClock) -> None:
    database.close()
    with_sql(database.path, f"PRAGMA user_version = {schema.HEAD + 1}")
    assert refused(database.path, clock) == "newer_version"


def test_an_overwritten_header_is_damage(filled: Database, clock: FixedClock) -> None:
    filled.close()
    content = filled.path.read_bytes()
    filled.path.write_bytes(bytes(16) + content[16:])
    assert refused(filled.path, clock) == "damaged"


def test_a_broken_page_is_damage(filled: Database, clock: FixedClock) -> None:
    filled.close()
    content = filled.path.read_bytes()
    filled.path.write_bytes(content[:8192] + b"\xff" * 40960 + content[49152:])
    assert refused(filled.path, clock) == "damaged"


def test_a_passphrase_encrypts_and_only_it_opens(path: Path, clock: FixedClock) -> None:
    database = Database.create(path, clock=clock, passphrase="it's a secret")
    fill(database, entry(1))
    database.close()
    assert b"Phishing" not in path.read_bytes()
    assert refused(path, clock) == "passphrase_needed"
    assert refused(path, clock, "it's a secre") == "wrong_passphrase"
    again = Database.open(path, clock=clock, passphrase="it's a secret")
    with again.reading() as reading:
        assert reading.entries.get("entry-1") == entry(1)
    record = again.back_up(path.parent)
    again.close()
    assert b"Phishing" not in record.path.read_bytes()


def test_a_passphrase_for_a_plain_register_is_said(database: Database, clock: FixedClock) -> None:
    database.close()
    assert refused(database.path, clock, "secret") == "not_encrypted"


def test_a_second_opening_names_who_has_it(database: Database, clock: FixedClock) -> None:
    with pytest.raises(UserError) as caught:
        Database.open(database.path, clock=clock)
    assert caught.value.code == "locked"
    assert str(os.getpid()) in caught.value.message


def test_a_new_register_never_takes_the_place_of_a_file(path: Path, clock: FixedClock) -> None:
    path.write_text("mine")
    with pytest.raises(UserError) as caught:
        Database.create(path, clock=clock)
    assert (caught.value.code, path.read_text()) == ("exists", "mine")
    with pytest.raises(UserError) as nowhere:
        Database.create(path / "deeper" / "isms.db", clock=clock)
    assert nowhere.value.code == "cannot_open"


def test_reading_only_needs_no_lock_and_writes_nothing(filled: Database, clock: FixedClock) -> None:
    second = Database.open(filled.path, clock=clock, read_only=True)
    assert second.is_read_only
    assert not filled.is_read_only
    with second.reading() as reading:
        assert len(reading.entries.all_uids()) == 3
    with pytest.raises(UserError) as caught, second.unit_of_work("Mia", "Change"):
        pass
    assert caught.value.code == "read_only"
    second.close()


def test_what_crash_safety_rests_on_is_set(filled: Database) -> None:
    with filled.unit_of_work("Mia", "Look") as work:
        facts = {
            name: work._connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
    assert facts == {
        "journal_mode": "delete",
        "synchronous": 3,
        "foreign_keys": 1,
        "secure_delete": 1,
    }
    assert not list(filled.path.parent.glob("isms.db-*"))


def test_a_strange_path_is_taken_as_it_is(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "a ?mode=memory&%41#ü.db"
    Database.create(path, clock=clock).close()
    Database.open(path, clock=clock).close()
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("statement", ["UPDATE entry SET title = ''", "DELETE FROM history"])
def test_a_write_past_the_history_is_refused(filled: Database, statement: str) -> None:
    with (
        pytest.raises(RuntimeError, match="bypass"),
        filled.unit_of_work("Mia", "Cheat") as work,
    ):
        work._connection.exec_driver_sql(statement)


def test_a_full_disk_is_said_and_the_step_works_later(filled: Database) -> None:
    with filled.unit_of_work("Mia", "Limit") as work:
        pages = work._connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        work._connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(UserError) as caught:
        fill(filled, entry(4, description="x" * 99_999))
    assert caught.value.code == "disk_full"
    with filled.unit_of_work("Mia", "Limit") as work:
        work._connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    fill(filled, entry(4, description="x" * 99_999))
    assert verify(filled).problems == ()


def test_a_reader_in_the_way_of_nobody_and_a_busy_file_is_said(filled: Database) -> None:
    other = dbapi2.connect(str(filled.path), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(UserError) as caught, filled.reading() as reading:
        reading.entries.all_uids()
    other.close()
    assert caught.value.code == "busy"


def test_a_step_that_a_reader_kept_from_ending_is_over(
    filled: Database, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.close()
    monkeypatch.setattr(engines, "WRITER_WAIT_MS", 50)
    again = Database.open(filled.path, clock=clock)
    other = again._source.connect("ro")
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM entry").fetchone()
    with pytest.raises(UserError) as caught:
        fill(again, entry(4))
    assert caught.value.code == "busy"
    with again.reading() as reading:
        assert reading.entries.count() == 3
    other.close()
    fill(again, entry(5))
    with again.reading() as reading:
        assert reading.entries.count() == 4
    again.close()


def test_a_bug_in_sql_stays_a_bug(filled: Database) -> None:
    with pytest.raises(Exception, match="no such table") as caught, filled.reading() as reading:
        reading.connection.exec_driver_sql("SELECT * FROM nowhere")
    assert not isinstance(caught.value, UserError)


def test_side_files_of_a_replaced_register_are_moved_away(
    filled: Database, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = filled.path.with_name("isms.db.lock")
    left = lock.read_bytes().replace(str(os.getpid()).encode(), b"999999999")
    filled.close()
    other = filled.path.with_name("other.db")
    shutil.copy(filled.path, other)
    other.replace(filled.path)
    journal = filled.path.with_name("isms.db-journal")
    journal.write_bytes(b"of the former file")
    lock.write_bytes(left.replace(b'"file_id": ""', b'"file_id": "1:1"'))
    again = Database.open(filled.path, clock=clock)
    assert not journal.exists()
    assert len(list(filled.path.parent.glob("isms.db-journal.of-another-file-*"))) == 1
    assert verify(again).problems == ()
    again.close()


def test_a_register_older_than_its_newest_backup_is_noticed(
    filled: Database, clock: FixedClock, tmp_path: Path
) -> None:
    old = tmp_path / "old.db"
    shutil.copy(filled.path, old)
    backups = tmp_path / "backups"
    backups.mkdir()
    fill(filled, entry(4))
    filled.back_up(backups, BackupReason.REGULAR)
    filled.close()
    old.replace(filled.path)
    again = Database.open(filled.path, clock=clock, backup_folder=backups)
    assert len(again.notices) == 1
    again.close()


def test_the_tables_are_what_the_program_declares(filled: Database) -> None:
    def ours(item: object, name: str | None, kind: str, *rest: Any) -> bool:
        return not (kind == "table" and str(name).startswith(("entry_search", "alembic")))

    with filled.reading() as reading:
        context = MigrationContext.configure(reading.connection, opts={"include_object": ours})
        assert compare_metadata(context, METADATA) == []


def test_there_is_a_file_of_every_schema() -> None:
    assert [int(file.stem) for file in RELEASED] == list(range(1, schema.HEAD + 1))


@pytest.mark.parametrize("released", RELEASED, ids=lambda file: file.stem)
def test_every_released_schema_is_opened_with_its_data(
    released: Path, path: Path, clock: FixedClock
) -> None:
    shutil.copy(released, path)
    database = Database.open(path, clock=clock)
    number = int(released.stem)
    with database.reading() as reading:
        assert reading.entries.many(reading.entries.all_uids()) == [entry(1), entry(2)]
        assert reading.objectives.all() == ([JUDGED, PROPOSED] if number >= 2 else [])
        assert reading.indicators.all() == ([CLICKS] if number >= 2 else [])
        measured = reading.indicators.all_measurements()
    assert measured == ({CLICKS.uid: list(READINGS)} if number >= 2 else {})
    assert verify(database).problems == ()
    database.close()


def test_an_older_schema_is_backed_up_and_upgraded_or_left_alone(
    filled: Database, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.close()
    with_sql(filled.path, "PRAGMA user_version = 0")
    with pytest.raises(UserError) as caught:
        Database.open(filled.path, clock=clock, read_only=True)
    assert caught.value.code == "older_version"

    def fail(connection: Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE half (done)")
        raise RuntimeError("a migration that fails")

    with monkeypatch.context() as patch:
        patch.setattr(schema, "make_tables", fail)
        with pytest.raises(RuntimeError):
            Database.open(filled.path, clock=clock)
    again = Database.open(filled.path, clock=clock)
    with again.reading() as reading:
        assert reading.connection.exec_driver_sql("PRAGMA user_version").scalar() == schema.HEAD
        assert not reading.connection.dialect.has_table(reading.connection, "half")
    again.close()
    assert {record.reason for record in list_backups(filled.path.parent)} == {
        BackupReason.BEFORE_UPGRADE
    }


def test_a_migration_that_leaves_loose_ends_is_undone(
    filled: Database, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.close()
    with_sql(filled.path, "PRAGMA user_version = 0", "DELETE FROM person")
    with pytest.raises(RuntimeError, match="refer to nothing"):
        Database.open(filled.path, clock=clock)


def test_the_passphrase_shows_in_no_text() -> None:
    assert "secret" not in repr(Source(Path("isms.db"), "secret"))


@pytest.mark.skipif(AS_ROOT, reason="root may write everywhere")
def test_a_read_only_folder_opens_for_reading(filled: Database, clock: FixedClock) -> None:
    filled.close()
    filled.path.parent.chmod(0o500)
    try:
        again = Database.open(filled.path, clock=clock)
        assert again.is_read_only
        again.close()
    finally:
        filled.path.parent.chmod(0o700)


def test_where_no_lock_can_be_written_it_opens_for_reading(
    filled: Database, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.close()
    monkeypatch.setattr(Path, "write_bytes", _denied)
    again = Database.open(filled.path, clock=clock)
    assert again.is_read_only
    again.close()


def _denied(*call: object, **more: object) -> int:
    raise PermissionError("read-only")
