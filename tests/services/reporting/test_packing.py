"""The auditor's pack: everything in one folder, whole or not at all."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.organisation import Organisation
from isms_desktop.domain.progress import CancelledError
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.services.exporting import Exporting
from isms_desktop.services.packing import MANIFEST, Packing
from isms_desktop.services.registers import Registers
from isms_desktop.services.reporting import Naming, Reporting, ReportOptions
from isms_desktop.storage.database import Database
from tests.services.reporting.conftest import flat, text_of

USUAL = ReportOptions()


@pytest.fixture
def packing(register: Database, reporting: Reporting, clock: FixedClock) -> Packing:
    return Packing(Registers(register, clock), reporting, Exporting(register, clock))


def test_the_pack_holds_every_report_each_entry_and_the_workbook(
    packing: Packing, tmp_path: Path
) -> None:
    packed = packing.pack(tmp_path / "pack", replace(USUAL, naming=Naming.INITIALS))
    names = {
        file.relative_to(packed.folder).as_posix()
        for file in packed.folder.rglob("*")
        if file.is_file()
    }
    assert {
        "register.pdf",
        "summary.pdf",
        "actions.pdf",
        "register.xlsx",
        "dossiers/entry-NC-2026-001.pdf",
        "dossiers/entry-INC-2026-007.pdf",
        "dossiers/entry-OFI-2026-003.pdf",
        MANIFEST,
    } <= names
    assert packed.files == len(names)
    assert str(packed.files) in packed.told()
    dossier = flat(text_of(packed.folder / "dossiers" / "entry-NC-2026-001.pdf"))
    assert "Leaver accounts stayed active" in dossier
    assert "Mia Okafor" not in dossier


def test_the_manifest_has_the_hash_of_every_file(packing: Packing, tmp_path: Path) -> None:
    folder = packing.pack(tmp_path / "pack", USUAL).folder
    lines = (folder / MANIFEST).read_text(encoding="utf-8").splitlines()
    listed = {line[66:]: line[:64] for line in lines}
    files = [file for file in folder.rglob("*") if file.is_file() and file.name != MANIFEST]
    assert len(listed) == len(files)
    for file in files:
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        assert listed[file.relative_to(folder).as_posix()] == digest


def test_the_pack_says_which_files_lack_letters(
    packing: Packing, register: Database, tmp_path: Path
) -> None:
    with register.unit_of_work("Mia Okafor", "Describe") as work:
        work.entries.save(replace(work.entries.get("idea"), title="ab 中 cd"))
        work.commit()
    packed = packing.pack(tmp_path / "pack", USUAL)
    told = [note for note in packed.notes if "could not be drawn" in note]
    assert any(note.startswith("register.pdf: ") for note in told)
    assert any(note.startswith("dossiers/entry-OFI-2026-003.pdf: ") for note in told)


def test_a_pack_with_many_notes_names_the_first_files(
    packing: Packing, register: Database, tmp_path: Path
) -> None:
    with register.unit_of_work("Mia Okafor", "Name") as work:
        work.organisation.save(Organisation(uid="o", name="中"))
        work.commit()
    packed = packing.pack(tmp_path / "pack", USUAL)
    assert len(packed.notes) == 5
    assert packed.notes[-1].endswith("on the last page of the file each is about.")


def test_references_that_no_system_takes_become_names_of_their_own(
    packing: Packing, register: Database, tmp_path: Path
) -> None:
    with register.unit_of_work("Mia Okafor", "Rename") as work:
        work.entries.save(replace(work.entries.get("idea"), ref="../a/b"))
        work.entries.save(replace(work.entries.get("phishing"), ref="../A?b"))
        work.commit()
    folder = packing.pack(tmp_path / "pack", USUAL).folder
    names = sorted(file.name for file in (folder / "dossiers").iterdir())
    assert len({name.casefold() for name in names}) == 3
    assert list(tmp_path.glob("*.pdf")) == []


def test_an_empty_folder_is_taken_and_a_full_one_refused(packing: Packing, tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    folder.mkdir()
    packing.pack(folder, USUAL)
    before = (folder / MANIFEST).read_bytes()
    with pytest.raises(UserError) as refused:
        packing.pack(folder, USUAL)
    assert refused.value.code == "folder_not_empty"
    assert (folder / MANIFEST).read_bytes() == before


def test_a_cancelled_pack_leaves_nothing(packing: Packing, tmp_path: Path) -> None:
    def cancel(done: int, total: int, what: str = "") -> None:
        if done > total / 2:
            raise CancelledError

    with pytest.raises(CancelledError):
        packing.pack(tmp_path / "pack", USUAL, cancel)
    assert not (tmp_path / "pack").exists()
    assert list(tmp_path.glob(".*")) == []


def test_a_place_that_cannot_be_written_is_told(packing: Packing, tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        packing.pack(tmp_path / "none" / "pack", USUAL)
    assert refused.value.code == "cannot_write"
