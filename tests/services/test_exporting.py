"""The register as a file, from the database on."""

import csv
from pathlib import Path

import openpyxl
import pytest

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.progress import CancelledError
from isms_desktop.domain.queries import Chip, RegisterQuery
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.domain.template_rows import LOG_SHEET
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.services.entries import Entries
from isms_desktop.services.exporting import Exporting
from isms_desktop.services.organisations import Organisations
from isms_desktop.storage.database import Database


@pytest.fixture
def exporting(
    database: Database, clock: FixedClock, organisations: Organisations, entries: Entries
) -> Exporting:
    organisations.set_up("Sea & Sand", "Mia Okafor")
    for text in ("=HYPERLINK(1)", "Laptop lost", "-5 degrees"):
        entries.create({"description": text, "title": text, "external_ref": "007"})
    return Exporting(database, clock)


def rows_of(path: Path, title: str) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(path)[title].iter_rows(values_only=True))


def control_of(path: Path) -> dict[object, object]:
    return {row[0]: row[1] for row in rows_of(path, "Document Control")}


def test_the_whole_register_goes_into_the_workbook(exporting: Exporting, tmp_path: Path) -> None:
    exported = exporting.to_workbook(tmp_path / "log.xlsx")
    assert (exported.entries, exported.notes) == (3, ())
    rows = rows_of(tmp_path / "log.xlsx", LOG_SHEET)[1:]
    assert [row[4] for row in rows] == ["=HYPERLINK(1)", "Laptop lost", "-5 degrees"]
    control = control_of(tmp_path / "log.xlsx")
    assert control["Organisation"] == "Sea & Sand"
    assert control["Author"] == "Mia Okafor"
    assert control["Entries"] == "3 (the whole register)"
    assert "fingerprint" in str(control["Change history"])


def test_only_what_the_query_shows_is_exported(exporting: Exporting, tmp_path: Path) -> None:
    exported = exporting.to_workbook(tmp_path / "log.xlsx", RegisterQuery(search="laptop"))
    assert exported.entries == 1
    control = control_of(tmp_path / "log.xlsx")
    assert control["Entries"] == "1 (a part of the register)"
    none = exporting.to_csv(tmp_path / "none.csv", RegisterQuery(chip=Chip.CLOSED))
    assert none.entries == 0


def test_long_texts_are_said_to_go_on_elsewhere(
    exporting: Exporting, entries: Entries, tmp_path: Path
) -> None:
    entries.create({"description": "x" * 40_000})
    exported = exporting.to_workbook(tmp_path / "log.xlsx")
    assert "Continued Texts" in exported.notes[0]


def test_a_csv_file_guards_against_formulas_and_says_so(
    exporting: Exporting, tmp_path: Path
) -> None:
    path = tmp_path / "log.csv"
    exported = exporting.to_csv(path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    assert header == [field.header for field in ENTRIES]
    assert [row[4] for row in rows] == ["'=HYPERLINK(1)", "Laptop lost", "'-5 degrees"]
    assert {row[5] for row in rows} == {"007"}
    assert exported.entries == 3
    assert "4 texts begin like a formula" in exported.notes[1]


def test_a_csv_file_without_such_texts_has_no_note_on_them(
    exporting: Exporting, tmp_path: Path
) -> None:
    exported = exporting.to_csv(tmp_path / "log.csv", RegisterQuery(search="laptop"))
    assert len(exported.notes) == 1


def test_an_empty_template_names_the_organisation(exporting: Exporting, tmp_path: Path) -> None:
    assert exporting.empty_template(tmp_path / "log.xlsx").entries == 0
    assert len(rows_of(tmp_path / "log.xlsx", LOG_SHEET)) == 1
    control = control_of(tmp_path / "log.xlsx")
    assert control["Organisation"] == "Sea & Sand"


def test_before_the_first_start_was_answered_an_export_works_too(
    database: Database, clock: FixedClock, tmp_path: Path
) -> None:
    assert Exporting(database, clock).to_workbook(tmp_path / "log.xlsx").entries == 0


@pytest.mark.parametrize("name", ["log.xlsx", "log.csv"])
def test_cancel_leaves_no_file(exporting: Exporting, tmp_path: Path, name: str) -> None:
    def stop(done: int, total: int, what: str = "") -> None:
        raise CancelledError

    write = exporting.to_csv if name.endswith("csv") else exporting.to_workbook
    target = tmp_path / "out" / name
    target.parent.mkdir()
    with pytest.raises(CancelledError):
        write(target, progress=stop)
    assert list(target.parent.iterdir()) == []


@pytest.mark.parametrize("name", ["log.xlsx", "log.csv"])
def test_a_folder_that_is_not_there_is_named(
    exporting: Exporting, tmp_path: Path, name: str
) -> None:
    write = exporting.to_csv if name.endswith("csv") else exporting.to_workbook
    with pytest.raises(UserError, match="gone"):
        write(tmp_path / "gone" / name)
