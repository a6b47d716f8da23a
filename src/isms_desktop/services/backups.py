"""Backups: made, listed, gone back to; each one is read again before it counts."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from isms_desktop.domain.history import BackupReason, BackupRecord
from isms_desktop.domain.progress import Progress, no_progress
from isms_desktop.runtime.clock import Clock
from isms_desktop.storage.backup import backup_name, list_backups
from isms_desktop.storage.database import Database
from isms_desktop.storage.thinning import thin

_ENTRIES = "entry"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup as it is shown; `size` in bytes."""

    path: Path
    made_at: datetime
    size: int
    entries: int


class Backups:
    """Backs up one open register. `folder` takes those the program makes by itself."""

    def __init__(self, database: Database, folder: Path, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self.folder = folder

    def make(self, target: Path | None = None, progress: Progress = no_progress) -> Backup:
        """Make a backup, by default where the program keeps them.

        Raises `UserError` "backup_failed" where it does not come out whole; nothing else changes.
        """
        progress(0, 0)
        return _shown(self._write(target, BackupReason.BY_HAND))

    def before_import(self) -> None:
        """Make a backup that lasts, so that an import can always be gone back from."""
        self._write(None, BackupReason.BEFORE_IMPORT)

    def at_close(self) -> None:
        """Back up what changed since the newest backup, and thin out the old ones."""
        if self._database.is_read_only:
            return
        with self._database.reading() as reading:
            head = reading.history.head()
        newest = next(iter(list_backups(self.folder)), None)
        if head.sequence and (newest is None or newest.head != head):
            self._write(None, BackupReason.REGULAR)
            thin(self.folder)

    def all(self) -> list[Backup]:
        """The backups in the program's folder, newest first."""
        return [_shown(record) for record in list_backups(self.folder)]

    def newest_at(self) -> datetime | None:
        """When the newest backup was made."""
        return next((backup.made_at for backup in self.all()), None)

    def _write(self, target: Path | None, reason: BackupReason) -> BackupRecord:
        return self._database.back_up(target or self._free_name(), reason)

    def _free_name(self) -> Path:
        """A name no backup has yet, also where the clock stood still or was put back."""
        name = backup_name(self._database.path, self._clock.now())
        own = self.folder / name
        number = 2
        while own.exists():
            own = self.folder / name.replace(".db", f"-{number}.db")
            number += 1
        return own


def _shown(record: BackupRecord) -> Backup:
    return Backup(record.path, record.made_at, record.size, record.counts.get(_ENTRIES, 0))
