"""Versions of one log imported one after another, spellings, own numbers, rows to be corrected."""

import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.importing.choices import ImportChoices, OnClash
from isms_desktop.exchange.limits import Limits
from isms_desktop.exchange.reader import SpreadsheetReader
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.services.entries import Entries
from isms_desktop.services.exporting import Exporting
from isms_desktop.services.import_memory import choices_from
from isms_desktop.services.importing import Importing, ImportResult
from isms_desktop.services.mappings import Mappings
from isms_desktop.services.organisations import Organisations
from isms_desktop.storage.database import Database
from tests.services.test_importing import names, stored, written

HEADERS = ("Date", "Finding", "Severity", "Owner", "Due date", "Status")
DOOR = (date(2025, 1, 7), "Door to the archive does not lock", "High", "Mia Okafor", None, "Open")
DISK = (date(2025, 2, 3), "No spare disk for the file server", "Low", "Ben Kim", None, "Open")
BADGE = (date(2025, 3, 4), "Badge of a former guest works", "High", "M. Okafor", None, "Open")


@pytest.fixture
def importing(
    database: Database, clock: FixedClock, new_uid: Callable[[], str], organisations: Organisations
) -> Importing:
    organisations.set_up("Example", "Mia Okafor")
    reader = SpreadsheetReader(
        Limits(), [sys.executable, "-m", "isms_desktop.exchange.reader_child"]
    )
    return Importing(database, reader, clock, new_uid, lambda: "Mia Okafor", lambda: None)


def take(importing: Importing, path: Path, **chosen: object) -> ImportResult:
    choices = ImportChoices(**chosen)  # type: ignore[arg-type]  # what the tests choose
    return importing.run(importing.plan(importing.open(path), choices))


def log(folder: Path, name: str, *rows: Sequence[object]) -> Path:
    return written(folder / name, [HEADERS, *rows])


def test_three_versions_of_one_log_give_their_union_without_doubles(
    importing: Importing, database: Database, tmp_path: Path
) -> None:
    closed = (*DOOR[:5], "Closed")
    spelled = (DISK[0], "No spare disk for the fileserver", *DISK[2:])
    take(importing, log(tmp_path, "1.xlsx", DOOR, DISK))
    take(importing, log(tmp_path, "2.xlsx", closed, DISK, BADGE), on_clash=OnClash.UPDATE)
    take(
        importing,
        log(tmp_path, "3.xlsx", BADGE, closed, spelled),
        on_clash=OnClash.UPDATE,
        answers={"alike": "yes"},
    )
    found = stored(database)
    assert sorted(entry.description for entry in found) == sorted([DOOR[1], spelled[1], BADGE[1]])
    assert sum(entry.is_closed for entry in found) == 1


def test_a_row_that_is_nearly_an_entry_is_offered_and_new_until_said_otherwise(
    importing: Importing, tmp_path: Path
) -> None:
    take(importing, log(tmp_path, "1.xlsx", DOOR))
    nearly = (DOOR[0], "Door to the archive does not lock!!", *DOOR[2:])
    later = (date(2025, 1, 8), *DOOR[1:])
    other = (DOOR[0], "Alarm system without maintenance contract", *DOOR[2:])
    plan = importing.plan(importing.open(log(tmp_path, "2.xlsx", later, other)))
    assert [row.alike is not None for row in plan.rows] == [True, False]
    assert (plan.new, [str(offer.kind) for offer in plan.offers]) == (2, ["alike"])
    same = importing.plan(importing.open(log(tmp_path, "3.xlsx", nearly)))
    assert (len(same.clashes), same.offers) == (1, ())


def test_rows_that_look_like_entries_are_answered_one_by_one(
    importing: Importing, database: Database, tmp_path: Path
) -> None:
    take(importing, log(tmp_path, "1.xlsx", DOOR, DISK))
    later = [(date(2025, 1, 8), *row[1:]) for row in (DOOR, DISK)]
    source = importing.open(log(tmp_path, "2.xlsx", *later))
    first, second = importing.plan(source).offers
    assert "Row 2 looks like" in first.message
    assert any(DOOR[1] in line for line in first.details)
    answers = {first.name: "yes", second.name: "no"}
    choices = ImportChoices(answers=answers, on_clash=OnClash.UPDATE)
    plan = importing.plan(source, choices)
    assert (plan.updated, plan.new, plan.offers) == (1, 1, ())
    importing.run(plan)
    assert len(stored(database)) == 3


def test_many_rows_that_look_like_entries_are_answered_together(
    importing: Importing, tmp_path: Path
) -> None:
    many = [(DOOR[0], f"{DOOR[1]} in building {n} of ours", *DOOR[2:]) for n in range(9)]
    take(importing, log(tmp_path, "1.xlsx", *many))
    later = [(date(2025, 1, 8), *row[1:]) for row in many]
    (offer,) = importing.plan(importing.open(log(tmp_path, "2.xlsx", *later))).offers
    assert (offer.name, offer.count, len(offer.details)) == ("alike", 9, 5)


def test_spellings_said_to_be_one_person_are_one_and_stay_known(
    importing: Importing, database: Database, tmp_path: Path
) -> None:
    path = log(tmp_path, "1.xlsx", DOOR, DISK, BADGE)
    plan = importing.plan(importing.open(path))
    (offer,) = (offer for offer in plan.offers if offer.kind == "people")
    assert "2 spellings look like one person: Mia Okafor (1), M. Okafor (1)" in offer.message
    take(importing, path, answers={offer.name: "yes"})
    assert names(database) == ["Ben Kim", "Mia Okafor"]
    again = importing.plan(importing.open(path))
    assert (again.unchanged, again.offers) == (3, ())


def test_own_numbers_go_on_after_an_import(
    importing: Importing, entries: Entries, tmp_path: Path
) -> None:
    rows = [(f"CA-{n:03d}", *DOOR) for n in (12, 13, 14)]
    path = written(tmp_path / "log.xlsx", [("Ref", *HEADERS), *rows])
    take(importing, path, same_ref=None, answers={"numbering": "yes"})
    assert entries.create({"description": "A window was open"}).ref == "CA-015"


def test_rows_with_problems_are_saved_corrected_and_imported_again(
    importing: Importing, database: Database, tmp_path: Path
) -> None:
    wrong = (DISK[0], DISK[1], "Low", "Ben Kim", "soon", "Open")
    dated = (*DOOR[:4], date(2025, 3, 1), "Open")
    source = importing.open(log(tmp_path, "log.xlsx", dated, (*BADGE[:4], *dated[4:]), wrong))
    plan = importing.plan(source)
    saved = tmp_path / "problems.xlsx"
    assert importing.save_problems(plan, saved) == 1
    importing.run(plan)

    corrected = importing.open(saved)
    assert corrected.remembered is not None
    again = importing.plan(corrected, choices_from(corrected.remembered))
    assert (again.table.sheet, again.records, len(again.problems)) == ("Log", 1, 1)
    values = {**DISK_CELLS, "Due date": date(2025, 5, 1)}
    written(saved, [HEADERS, [values[name] for name in HEADERS]])
    take(importing, saved)  # the day was blank: nothing is asked
    days = {entry.description: entry.due_on for entry in stored(database)}
    assert (len(days), days[DISK[1]]) == (3, date(2025, 5, 1))


DISK_CELLS = dict(zip(HEADERS, DISK, strict=True))


def test_problem_rows_of_an_exported_workbook_can_be_imported_again(
    importing: Importing,
    database: Database,
    clock: FixedClock,
    entries: Entries,
    tmp_path: Path,
) -> None:
    entries.create({"description": "Door left open", "owner": "Mia Okafor"})
    exported = tmp_path / "out.xlsx"
    Exporting(database, clock).to_workbook(exported)
    from openpyxl import load_workbook  # noqa: PLC0415  # only here

    book = load_workbook(exported)
    sheet = book["Incident and Corrective Actions"]
    headers = [cell.value for cell in sheet[1]]
    sheet.cell(2, headers.index("Severity") + 1, "Enormous")
    book.save(exported)
    plan = importing.plan(importing.open(exported))
    assert [problem.column for problem in plan.problems] == ["Severity"]
    saved = tmp_path / "problems.xlsx"
    importing.save_problems(plan, saved)
    again = importing.plan(importing.open(saved))
    assert (again.is_template, again.records, len(again.problems)) == (True, 1, 1)


def test_a_remembered_matching_is_listed_renamed_corrected_and_forgotten(
    importing: Importing, database: Database, tmp_path: Path
) -> None:
    odd = (*DOOR[:2], "gewaltig", *DOOR[3:])
    path = log(tmp_path, "log.xlsx", odd)
    take(importing, path, value_words={"severity:gewaltig": "Critical"})
    mappings = Mappings(database, lambda: "Mia Okafor")
    (mapping,) = mappings.all()
    assert (mapping.name, mapping.value_words) == ("log", {"severity:gewaltig": "Critical"})

    mappings.rename(mapping.uid, "Monthly log")
    mappings.forget_word(mapping.uid, "severity:gewaltig")
    mappings.forget_column(mapping.uid, "Owner")
    (kept,) = mappings.all()
    assert (kept.name, kept.value_words, "Owner" in kept.columns) == ("Monthly log", {}, False)
    assert importing.open(path).remembered == kept
    assert choices_from(kept).mapping["Finding"] == "description"
    with pytest.raises(UserError):
        mappings.rename(mapping.uid, " ")
    mappings.forget(mapping.uid)
    assert mappings.all() == []
    assert importing.open(path).remembered is None


def test_what_was_answered_about_a_kind_of_file_is_not_asked_again(
    importing: Importing, database: Database, tmp_path: Path
) -> None:
    actions = "1. Close the door\n2. Fit a closer"
    path = written(tmp_path / "log.xlsx", [(*HEADERS, "Action"), (*DOOR, actions)])
    take(importing, path, answers={"split_actions": "yes"})
    source = importing.open(path)
    assert source.remembered is not None
    again = importing.plan(source, choices_from(source.remembered))
    assert (again.unchanged, again.clashes, again.offers) == (1, (), ())
    mappings = Mappings(database, lambda: "Mia Okafor")
    mappings.forget_word(source.remembered.uid, "answer:split_actions")
    (kept,) = mappings.all()
    assert choices_from(kept).answers == {}
