import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from isms_desktop.runtime.clock import FixedClock
from isms_desktop.storage.database import Database
from isms_desktop.storage.verify import MOST_PROBLEMS, verify
from tests.storage.conftest import entry, fill


def tampered(database: Database, clock: FixedClock, *statements: str) -> tuple[str, ...]:
    """What verify says after somebody used an SQL tool on the file."""
    database.close()
    connection = sqlite3.connect(database.path)
    connection.executescript(
        "DROP TRIGGER IF EXISTS history_no_update; DROP TRIGGER IF EXISTS history_no_delete;"
    )
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    again = Database.open(database.path, clock=clock)
    problems = verify(again).problems
    again.close()
    return problems


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (
            "UPDATE entry SET severity = 'Low' WHERE ref = 'INC-2026-002'",
            "INC-2026-002 entry: the field severity",
        ),
        (
            "UPDATE action SET done_on = '2026-11-01' WHERE uid = 'action-3'",
            "INC-2026-003 action: the field done_on",
        ),
        ("UPDATE person SET name = 'Nobody' WHERE name = 'IT'", "person"),
        (
            "DELETE FROM due_change WHERE entry_uid = 'entry-1'",
            "INC-2026-001 due_change was deleted",
        ),
        (
            "INSERT INTO person SELECT 'new', name, '', '', 0, 1, '' FROM person LIMIT 1",
            "person new was added",
        ),
        (
            "UPDATE history SET new = '\"Low\"', old = '\"High\"' WHERE sequence = 6",
            "values in line 6",
        ),
        (
            "UPDATE history SET actor = 'Jonas' WHERE sequence = 3",
            "Line 3 of the history was changed",
        ),
        ("DELETE FROM history WHERE sequence = 4", "broken before line 5"),
        ("UPDATE history SET new = '{' WHERE sequence = 5", "Line 5 of the history cannot be read"),
        (
            "UPDATE entry_summary SET status = 'Closed' WHERE entry_uid = 'entry-1'",
            "INC-2026-001: its line in the register",
        ),
        (
            "DELETE FROM history WHERE sequence = (SELECT max(sequence) FROM history)",
            "without a trace",
        ),
    ],
)
def test_a_change_with_an_sql_tool_is_found_and_named(
    filled: Database, clock: FixedClock, statement: str, said: str
) -> None:
    assert any(said in problem for problem in tampered(filled, clock, statement))


def test_a_whole_register_has_no_problems(filled: Database) -> None:
    report = verify(filled)
    with filled.reading() as reading:
        head = reading.history.head()
    assert report.ok
    assert (report.head, report.entries_checked) == (head, head.sequence)


def test_a_fingerprint_kept_elsewhere_is_looked_for(filled: Database) -> None:
    kept = verify(filled).head.fingerprint
    fill(filled, entry(4))
    assert verify(filled, f" {kept.upper()} ").ok
    assert verify(filled, kept[:16]).ok
    assert not verify(filled, kept[:4]).ok
    assert not verify(filled, "0" * 64).ok


def test_a_record_that_refers_to_nothing_and_damage_are_said(
    filled: Database, clock: FixedClock
) -> None:
    problems = tampered(filled, clock, "DELETE FROM round WHERE uid = 'round-1'")
    assert any("refer" in problem for problem in problems)


def test_very_many_problems_are_counted(database: Database, clock: FixedClock) -> None:
    fill(database, *(entry(number) for number in range(60)))
    problems = tampered(database, clock, "UPDATE entry SET title = 'x', notes = 'y'")
    assert len(problems) == MOST_PROBLEMS + 1
    assert problems[-1] == "and 20 more"


def test_what_was_blank_and_is_blank_again_is_no_change(filled: Database) -> None:
    for notes in ("Something", ""):
        with filled.unit_of_work("Mia", "Change") as work:
            work.entries.save(replace(work.entries.get("entry-1"), notes=notes))
            work.commit()
    assert verify(filled).ok


def test_a_damaged_index_is_damage(filled: Database, clock: FixedClock, path: Path) -> None:
    with filled.unit_of_work("Mia", "Break") as work:
        work._connection.exec_driver_sql("PRAGMA writable_schema = ON")
        work._connection.exec_driver_sql(
            "UPDATE sqlite_master SET sql = replace(sql, 'level_rank,', 'round,')"
            " WHERE name = 'ix_entry_summary_urgency'"
        )
        work._connection.exec_driver_sql("PRAGMA writable_schema = RESET")
        work.commit()
    filled._reading.dispose()
    assert any("damaged" in problem for problem in verify(filled).problems)
