"""The auditor's pack: one folder with the reports, the workbook, and the hash of each file."""

import hashlib
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.progress import Progress, no_progress
from isms_desktop.domain.queries import Condition, RegisterQuery
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.services.exporting import Exporting
from isms_desktop.services.registers import Registers
from isms_desktop.services.reporting import REPORTS, Reporting, ReportOptions

MANIFEST: Final = "SHA256SUMS"
_DOSSIERS: Final = "dossiers"
_WORKBOOK: Final = "register.xlsx"
_MOST_NOTES: Final = 4
_UNSAFE: Final = re.compile(r"[^\w.-]+", re.ASCII)
_FOR_EVERYONE_TO_OPEN: Final = 0o755


@dataclass(frozen=True, slots=True)
class Packed:
    """A pack that was written; `notes` are sentences on what does not look as typed."""

    folder: Path
    files: int
    notes: tuple[str, ...]

    def told(self) -> str:
        """A sentence on what was written."""
        text = plural(
            "{n} file was written to {folder}.", "{n} files were written to {folder}.", self.files
        )
        return text.format(n=self.files, folder=self.folder)


class Packing:
    """Makes the pack."""

    def __init__(self, registers: Registers, reporting: Reporting, exporting: Exporting) -> None:
        self._registers = registers
        self._reporting = reporting
        self._exporting = exporting

    def pack(
        self, folder: Path, options: ReportOptions, progress: Progress = no_progress
    ) -> Packed:
        """Write everything into a folder that is new or empty; whole or not at all.

        Every file is listed in `MANIFEST` with its SHA-256, as `sha256sum --check` reads it.
        `UserError` "folder_not_empty", "cannot_write"; CancelledError of progress comes through.
        """
        refs = self._refs()
        offered = self._reporting.offered()
        reports = [name for name in REPORTS if name != "entry" and name in offered]
        total = len(reports) + len(refs) + 1
        notes: list[str] = []
        with _new_folder(folder) as part:
            for done, name in enumerate(reports):
                progress(done, total, _("Making the pack"))
                written = self._reporting.write(name, options, part / f"{name}.pdf")
                notes += [f"{name}.pdf: {note}" for note in written.notes]
            (part / _DOSSIERS).mkdir()
            for done, (ref, file) in enumerate(_files_of(refs), len(reports)):
                progress(done, total, _("Making the pack"))
                one = ReportOptions(
                    RegisterQuery(where=(Condition("ref", ref),)),
                    naming=options.naming,
                    paper=options.paper,
                )
                written = self._reporting.write("entry", one, part / _DOSSIERS / file)
                notes += [f"{_DOSSIERS}/{file}: {note}" for note in written.notes]
            progress(total - 1, total, _("Making the pack"))
            self._exporting.to_workbook(part / _WORKBOOK)
            files = _write_manifest(part)
            progress(total, total, _("Making the pack"))
        return Packed(folder, files, _shortened(notes))

    def _refs(self) -> list[str]:
        uids = self._registers.uids(RegisterQuery(sort="ref"))
        return [str(row.values["ref"]) for row in self._registers.page(uids)]


def _shortened(notes: Sequence[str]) -> tuple[str, ...]:
    left = len(notes) - _MOST_NOTES
    if left <= 0:
        return tuple(notes)
    more = plural(
        "{n} more such note stands on the last page of the file it is about.",
        "{n} more such notes stand on the last page of the file each is about.",
        left,
    )
    return *notes[:_MOST_NOTES], more.format(n=left)


def _files_of(refs: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each reference with a file name that every system takes and no other has."""
    taken: set[str] = set()
    for ref in refs:
        stem = f"entry-{_UNSAFE.sub('_', ref)[:80]}"
        name = stem
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name.casefold())
        yield ref, f"{name}.pdf"


def _write_manifest(folder: Path) -> int:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    lines = [
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.relative_to(folder).as_posix()}\n"
        for file in files
    ]
    (folder / MANIFEST).write_text("".join(lines), encoding="utf-8", newline="\n")
    return len(files) + 1


@contextmanager
def _new_folder(target: Path) -> Iterator[Path]:
    """A folder beside the target that takes its place at the end, or vanishes."""
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise UserError(
            _("There is something in {path} already. Nothing was written.").format(path=target),
            _("Name a folder that is new or empty."),
            code="folder_not_empty",
        )
    made: list[Path] = []
    try:
        part = Path(tempfile.mkdtemp(prefix=".", suffix=".part", dir=target.parent))
        made.append(part)
        part.chmod(_FOR_EVERYONE_TO_OPEN)
        yield part
        if target.exists():
            target.rmdir()
        part.rename(target)
    except OSError as error:
        raise UserError(
            _("The folder {path} could not be written. Your register is not affected.").format(
                path=target
            ),
            _("Check that there is room, or choose another place."),
            code="cannot_write",
            details=str(error),
        ) from error
    finally:
        for left in made:
            shutil.rmtree(left, ignore_errors=True)
