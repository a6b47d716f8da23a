"""Importing files through storage: one step, twice the same, undo, and the way back."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from isms_desktop.domain.entry import Entry
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.importing.choices import ImportChoices, OnClash, QuestionKind, SameRef
from isms_desktop.domain.importing.dates import DateOrder
from isms_desktop.domain.importing.merge import Outcome
from isms_desktop.domain.progress import CancelledError
from isms_desktop.domain.words import Severity, Status
from isms_desktop.exchange.limits import Limits
from isms_desktop.exchange.reader import SpreadsheetReader
from isms_desktop.runtime import resources
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.services.entries import Entries
from isms_desktop.services.exporting import Exporting
from isms_desktop.services.import_memory import choices_from
from isms_desktop.services.importing import Importing
from isms_desktop.storage.database import Database

HEADERS = ("ID", "Date", "Description", "Severity", "Owner", "Due Date", "Status", "Cost")
ROWS = (
    ("F-1", date(2026, 3, 1), "Badge lost at the fair", "high", "Mia Okafor", None, "open", 40),
    (
        "F-2",
        date(2026, 3, 4),
        "Backup not restored",
        "P1",
        "Ben Kim; Mia Okafor",
        None,
        "WIP",
        None,
    ),
    ("F-3", date(2026, 3, 9), "Visitor without badge", "gering", "-", None, "erledigt", None),
)


@pytest.fixture
def backups() -> list[str]:
    return []


@pytest.fixture
def importing(
    database: Database, clock: FixedClock, new_uid: Callable[[], str], backups: list[str]
) -> Importing:
    reader = SpreadsheetReader(
        Limits(), [sys.executable, "-m", "isms_desktop.exchange.reader_child"]
    )
    return Importing(
        database, reader, clock, new_uid, lambda: "Mia Okafor", lambda: backups.append("made")
    )


def written(path: Path, rows: Sequence[Sequence[object]], title: str = "Log") -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return written(tmp_path / "log.xlsx", [HEADERS, *ROWS])


def stored(database: Database) -> list[Entry]:
    with database.reading() as reading:
        return reading.entries.many(reading.entries.all_uids())


def names(database: Database) -> list[str]:
    with database.reading() as reading:
        return [person.name for person in reading.people.all()]


def test_an_import_is_one_step_after_a_backup(
    importing: Importing, database: Database, log: Path, backups: list[str]
) -> None:
    result = importing.run(importing.plan(importing.open(log)))

    first, second, third = stored(database)
    assert (result.created, result.updated, backups) == (3, 0, ["made"])
    assert (first.ref, first.severity, first.extra) == ("F-1", Severity.HIGH, (("Cost", "40"),))
    assert (str(second.owner), [str(p) for p in second.also]) == ("Ben Kim", ["Mia Okafor"])
    assert (third.closing is not None, third.imported_status, third.owner) == (
        True,
        "erledigt",
        None,
    )
    assert {entry.import_uid for entry in stored(database)} == {result.import_uid}
    assert names(database) == ["Ben Kim", "Mia Okafor"]


def test_planning_writes_nothing(importing: Importing, database: Database, log: Path) -> None:
    plan = importing.plan(importing.open(log))

    assert (plan.new, plan.is_ready) == (3, True)
    assert (stored(database), names(database)) == ([], [])


def test_the_same_file_twice_changes_nothing(
    importing: Importing, database: Database, log: Path
) -> None:
    importing.run(importing.plan(importing.open(log)))
    before = stored(database)

    plan = importing.plan(importing.open(log))
    result = importing.run(plan)

    assert (plan.new, plan.updated, plan.unchanged) == (0, 0, 3)
    assert (result.created, result.import_uid, stored(database)) == (0, "", before)
    assert len(importing.imports()) == 1
    with pytest.raises(UserError) as refused:
        importing.undo(result.import_uid)
    assert (refused.value.code, stored(database)) == ("not_found", before)


def test_rows_without_reference_are_numbered_and_found_again(
    importing: Importing, database: Database, tmp_path: Path
) -> None:
    rows = [
        ("Date", "Description", "Record Type"),
        (date(2026, 2, 1), "Mail to the wrong list", "Incident"),
    ]
    file = written(tmp_path / "a.xlsx", [*rows, (date(2025, 2, 1), "Door left open", "Incident")])
    importing.run(importing.plan(importing.open(file)))

    assert [entry.ref for entry in stored(database)] == ["INC-2025-001", "INC-2026-001"]
    again = importing.plan(importing.open(file))
    assert (again.unchanged, again.new) == (2, 0)


def test_a_changed_row_is_a_clash_until_the_user_says_what_to_do(
    importing: Importing, database: Database, log: Path, tmp_path: Path
) -> None:
    importing.run(importing.plan(importing.open(log)))
    changed = ("F-1", date(2026, 3, 1), "", "low", "Ben Kim", date(2026, 5, 1), "closed", 40)
    source = importing.open(written(tmp_path / "new.xlsx", [HEADERS, changed, *ROWS[1:]]))

    plan = importing.plan(source)
    assert [row.record.ref for row in plan.clashes] == []  # without description it is no record
    described = (*changed[:2], "Badge lost at the fair", *changed[3:])
    source = importing.open(written(tmp_path / "new.xlsx", [HEADERS, described, *ROWS[1:]]))
    plan = importing.plan(source)
    assert [row.record.ref for row in plan.clashes] == ["F-1"]
    with pytest.raises(UserError) as refused:
        importing.run(plan)
    assert refused.value.code == "undecided"

    skipping = importing.plan(source, ImportChoices(on_clash=OnClash.SKIP))
    assert (skipping.skipped, skipping.is_ready) == (1, True)
    updating = importing.plan(source, ImportChoices(on_clash=OnClash.UPDATE))
    told = {d.key: (d.old, d.new) for row in updating.rows for d in row.differences}
    assert told["severity"] == ("High", "Low")
    importing.run(updating)

    entry = stored(database)[0]
    assert (entry.severity, str(entry.owner), entry.due_on) == (
        Severity.LOW,
        "Ben Kim",
        date(2026, 5, 1),
    )
    assert entry.is_closed
    assert importing.plan(source).unchanged == 3


def test_an_empty_cell_never_empties_a_filled_field(
    importing: Importing, database: Database, log: Path, tmp_path: Path
) -> None:
    importing.run(importing.plan(importing.open(log)))
    thin = ("F-1", None, "Badge lost at the fair", None, None, None, None, None)
    source = importing.open(written(tmp_path / "thin.xlsx", [HEADERS, thin]))

    assert importing.plan(source, ImportChoices(on_clash=OnClash.UPDATE)).unchanged == 1


def test_an_import_is_undone_as_a_whole(
    importing: Importing, database: Database, log: Path
) -> None:
    importing.run(importing.plan(importing.open(log)))

    importing.undo()

    assert (stored(database), names(database)) == ([], [])
    with pytest.raises(UserError) as refused:
        importing.undo()
    assert refused.value.code == "not_found"
    assert importing.plan(importing.open(log)).new == 3


def test_after_a_change_the_undo_says_why_not(
    importing: Importing, database: Database, entries: Entries, log: Path
) -> None:
    importing.run(importing.plan(importing.open(log)))
    entry = stored(database)[0]
    entries.change(entry.uid, entry.version, {"severity": "Medium"})

    with pytest.raises(UserError) as refused:
        importing.undo()
    assert (refused.value.code, len(stored(database))) == ("changed_since", 3)
    assert "log.xlsx" in refused.value.message


def test_cancel_leaves_nothing_behind(importing: Importing, database: Database, log: Path) -> None:
    plan = importing.plan(importing.open(log))

    def cancel(done: int, total: int, what: str = "") -> None:
        if total:
            raise CancelledError

    with pytest.raises(CancelledError):
        importing.run(plan, cancel)
    assert (stored(database), importing.imports()) == ([], [])


def test_a_plan_is_refused_once_the_register_has_changed(
    importing: Importing, entries: Entries, log: Path
) -> None:
    plan = importing.plan(importing.open(log))
    entries.create({"description": "Something else happened"})

    with pytest.raises(UserError) as refused:
        importing.run(plan)
    assert refused.value.code == "changed_meanwhile"


def test_answers_are_remembered_for_the_same_headings(importing: Importing, tmp_path: Path) -> None:
    rows = [
        ("Nr", "Datum", "Beschreibung", "Status"),
        ("1", "03/04/2026", "Ausweis fehlt", "rot-grün"),
    ]
    file = written(tmp_path / "a.xlsx", rows)
    plan = importing.plan(importing.open(file))
    assert [q.kind for q in plan.questions] == [QuestionKind.DATE_ORDER, QuestionKind.VALUE]

    answers = ImportChoices(
        date_orders={"Datum": DateOrder.DAY_FIRST}, value_words={"status:rot-grün": "open"}
    )
    importing.run(importing.plan(importing.open(file), answers))
    remembered = importing.open(file).remembered

    assert remembered is not None
    assert importing.plan(importing.open(file), choices_from(remembered)).questions == ()


def test_rows_with_the_same_reference_are_asked_about(
    importing: Importing, database: Database, tmp_path: Path
) -> None:
    rows = [
        ("No", "Date", "Description", "Action", "Owner"),
        ("7", date(2025, 1, 5), "Leavers kept access", "Close the accounts", "Mia Okafor"),
        ("7", date(2025, 1, 5), "Leavers kept access", "Tell HR about the form", "Ben Kim"),
    ]
    source = importing.open(written(tmp_path / "a.xlsx", rows))
    assert [q.kind for q in importing.plan(source).questions] == [QuestionKind.SAME_REF]

    importing.run(importing.plan(source, ImportChoices(same_ref=SameRef.CHILD_ROWS)))

    (entry,) = stored(database)
    assert [(a.number, a.what, str(a.owner)) for a in entry.round.actions] == [
        (1, "Close the accounts", "Mia Okafor"),
        (2, "Tell HR about the form", "Ben Kim"),
    ]
    again = importing.plan(source, ImportChoices(same_ref=SameRef.CHILD_ROWS))
    assert again.unchanged == 1


def test_the_example_log_is_imported_with_two_answers(
    importing: Importing, database: Database
) -> None:
    source = importing.open(resources.path("examples/incident-log.xlsx"))
    asked = importing.plan(source).questions
    answers = {f"{q.key}:{q.word}": q.choices[-2] for q in asked}

    result = importing.run(importing.plan(source, ImportChoices(value_words=answers)))

    assert ({q.word for q in asked}, result.created) == ({"Idea", "Risk workshop"}, 60)
    assert any(entry.closing for entry in stored(database))


def test_an_exported_register_comes_back_unchanged_and_as_changed_by_hand(
    importing: Importing, database: Database, clock: FixedClock, tmp_path: Path, log: Path
) -> None:
    importing.run(importing.plan(importing.open(log)))
    file = tmp_path / "register.xlsx"
    Exporting(database, clock).to_workbook(file)

    plan = importing.plan(importing.open(file))

    assert (plan.is_template, plan.unchanged, plan.new, plan.problems) == (True, 3, 0, ())
    assert {row.outcome for row in plan.rows} == {Outcome.UNCHANGED}


def test_an_exported_register_fills_an_empty_one_equally(
    importing: Importing,
    database: Database,
    clock: FixedClock,
    new_uid: Callable[[], str],
    tmp_path: Path,
    log: Path,
) -> None:
    importing.run(importing.plan(importing.open(log)))
    file = tmp_path / "register.xlsx"
    Exporting(database, clock).to_workbook(file)
    other = Database.create(tmp_path / "other.db", clock=clock)
    reader = SpreadsheetReader(
        Limits(), [sys.executable, "-m", "isms_desktop.exchange.reader_child"]
    )
    second = Importing(other, reader, clock, new_uid, lambda: "Mia Okafor", lambda: None)
    result = second.run(second.plan(second.open(file)))
    copies = stored(other)
    other.close()

    assert result.created == 3
    for copy, entry in zip(copies, stored(database), strict=True):
        assert flat(copy) == flat(entry)
    assert [copy.uid for copy in copies] == [entry.uid for entry in stored(database)]
    assert {Status.CLOSED} <= {c.closing and Status(c.closing.kind) for c in copies}


def flat(entry: Entry) -> str:
    """The entry without what the workbook does not carry: ids of parts and people, the import."""
    bare = replace(entry, import_uid="", version=0)
    return "".join(part for part in repr(bare).split("'") if not part.startswith("uid0"))
