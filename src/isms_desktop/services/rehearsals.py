"""Rehearsing a restore: a backup is put into a temporary place and read as a register (A.8.13)."""

import json
import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.progress import Progress, no_progress
from isms_desktop.runtime.clock import Clock
from isms_desktop.runtime.files import document
from isms_desktop.runtime.i18n import _
from isms_desktop.storage.backup import list_backups, restore_backup
from isms_desktop.storage.database import Database
from isms_desktop.storage.verify import verify

RECORD: Final = "rehearsals.json"
"""The list of rehearsals, beside the backups."""
EVERY: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """One rehearsal: when, of which backup, up to which fingerprint it read whole, what it met."""

    rehearsed_at: datetime
    backup: str
    fingerprint: str
    problems: tuple[str, ...] = ()

    @property
    def is_good(self) -> bool:
        """Whether the register could be restored and was whole."""
        return not self.problems


class Rehearsals:
    """Rehearses with the backups of one open register and keeps the results."""

    def __init__(self, database: Database, folder: Path, clock: Clock) -> None:
        self._database = database
        self._folder = folder
        self._clock = clock

    def all(self) -> list[Rehearsal]:
        """What was rehearsed, the newest first; a list that cannot be read is an empty one."""
        try:
            rows = json.loads((self._folder / RECORD).read_text(encoding="utf-8"))
            return [_rehearsal(row) for row in rows]
        except (OSError, ValueError, KeyError, TypeError):
            return []

    def is_due(self) -> bool:
        """Whether there is a backup, and none was rehearsed with for a month."""
        backups = list_backups(self._folder)
        if not backups:
            return False
        last = next(iter(self.all()), None)
        since = last.rehearsed_at if last else backups[-1].made_at
        return self._clock.now() - since >= EVERY

    def rehearse(self, progress: Progress = no_progress) -> Rehearsal:
        """Restore the newest backup into a temporary folder, check all of it, keep the result.

        `UserError` "no_backup" where there is none, "cannot_write" where the result cannot be kept.
        """
        progress(0, 0)
        newest = next(iter(list_backups(self._folder)), None)
        if newest is None:
            raise UserError(
                _("There is no backup yet. Nothing was rehearsed."),
                _("Make one first."),
                code="no_backup",
            )
        found = self._restored(newest.path)
        with document(self._folder / RECORD) as file:
            rows = [_row(each) for each in (found, *self.all())]
            file.write(json.dumps(rows, indent=1, ensure_ascii=False).encode())
        return found

    def _restored(self, backup: Path) -> Rehearsal:
        now = self._clock.now()
        try:
            with tempfile.TemporaryDirectory(prefix=".rehearsal-", dir=self._folder) as name:
                target = Path(name) / "isms.db"
                passphrase = self._database.passphrase
                restore_backup(backup, target, clock=self._clock, passphrase=passphrase)
                restored = Database.open(
                    target, clock=self._clock, passphrase=passphrase, read_only=True
                )
                try:
                    report = verify(restored)
                finally:
                    restored.close()
        except UserError as error:
            return Rehearsal(now, backup.name, "", (error.message,))
        return Rehearsal(now, backup.name, report.head.fingerprint, tuple(report.problems))


def _row(rehearsal: Rehearsal) -> dict[str, object]:
    return {
        "rehearsed_at": rehearsal.rehearsed_at.isoformat(),
        "backup": rehearsal.backup,
        "fingerprint": rehearsal.fingerprint,
        "problems": list(rehearsal.problems),
    }


def _rehearsal(row: dict[str, str]) -> Rehearsal:
    return Rehearsal(
        datetime.fromisoformat(row["rehearsed_at"]),
        row["backup"],
        row["fingerprint"],
        tuple(row["problems"]),
    )
