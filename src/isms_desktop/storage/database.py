"""One open file: a writing and a reading engine, and the order in which it is opened."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Self

from sqlalchemy import Engine

from isms_desktop.domain.history import BackupReason, BackupRecord
from isms_desktop.runtime.clock import Clock
from isms_desktop.runtime.i18n import _
from isms_desktop.storage import backup, opening, schema
from isms_desktop.storage.engines import Source, reading_engine, writing_engine
from isms_desktop.storage.errors import explained, user_error
from isms_desktop.storage.ledger import Ledger
from isms_desktop.storage.locking import FileLock
from isms_desktop.storage.past import Past, past
from isms_desktop.storage.unit_of_work import Reading, UnitOfWork


class Database:
    """A register, open. `create` and `open` make one; `close` lets it go."""

    def __init__(self, source: Source, clock: Clock, lock: FileLock | None) -> None:
        self.clock = clock
        self.notices: tuple[str, ...] = ()
        self._source = source
        self._lock = lock
        self._reading: Engine = reading_engine(source)
        self._writing: Engine | None = writing_engine(source) if lock else None

    @classmethod
    def create(cls, path: Path, *, clock: Clock, passphrase: str | None = None) -> Self:
        """Make a new, empty register; `UserError` "exists" where a file is there already."""
        if path.exists():
            raise user_error("exists", path)
        lock = FileLock(path)
        try:
            lock.acquire()
        except OSError as error:
            raise user_error("cannot_open", path, str(error)) from error
        try:
            making = Source(path.with_name(f"{path.name}.new"), passphrase)
            making.path.unlink(missing_ok=True)
            with explained(path):
                making.connect("rwc").close()
                schema.upgrade(making)
            making.path.replace(path)
            return cls(Source(path, passphrase), clock, lock)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        clock: Clock,
        passphrase: str | None = None,
        read_only: bool = False,
        backup_folder: Path | None = None,
    ) -> Self:
        """Open a register, upgrading an older one after a backup into `backup_folder`.

        Where the file or its folder cannot be written it is opened for reading only. Every trouble
        is a `UserError`; its code is one of `errors.user_error` or "locked".
        """
        opening.require_place(path)
        lock = None if read_only else _lock_or_none(path)
        source = Source(path, passphrase)
        try:
            if lock:
                _make_safe(path, lock, clock)
            opening.require_content(path)
            opening.look_at_first_bytes(path, has_passphrase=passphrase is not None)
            version = opening.checked_version(source, "rw" if lock else "ro")
            if version < schema.HEAD:
                _upgrade(source, clock, backup_folder, is_allowed=lock is not None)
            database = cls(source, clock, lock)
            database.notices = database.compare_with_backups(backup_folder)
        except BaseException:
            if lock:
                lock.release()
            raise
        return database

    @property
    def path(self) -> Path:
        """The file."""
        return self._source.path

    @property
    def passphrase(self) -> str | None:
        """What opens this file and its backups; None where they are not encrypted."""
        return self._source.passphrase

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be written."""
        return self._writing is None

    def compare_with_backups(self, folder: Path | None) -> tuple[str, ...]:
        """What is odd about the history: it should not end before that of the newest backup."""
        newest = next(iter(backup.list_backups(folder)), None) if folder else None
        with self.reading() as reading:
            head = reading.history.head()
        if newest is None or newest.head.sequence <= head.sequence:
            return ()
        text = _(
            "This register ends before the newest backup does, which was made on {day}. "
            "An older file may have taken its place."
        )
        return (text.format(day=newest.made_at.astimezone().date().isoformat()),)

    def back_up(self, target: Path, reason: BackupReason = BackupReason.BY_HAND) -> BackupRecord:
        """Write a verified backup of what is committed; in a folder it is named by the moment."""
        moment = self.clock.now()
        if target.is_dir():
            target /= backup.backup_name(self.path, moment)
        return backup.write_backup(self._source, target, reason=reason, moment=moment)

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """Look at the register; `UserError` "busy" where a writer is just finishing: try again."""
        with explained(self.path), self._reading.connect() as connection:
            yield Reading(connection)

    @contextmanager
    def reading_as_at(self, day: date, end: datetime) -> Iterator[Past]:
        """Look at the register as it stood when a day was over, at the moment `end`."""
        with past(self.reading, day, end) as then:
            yield then

    @contextmanager
    def unit_of_work(self, actor: str, step: str) -> Iterator[UnitOfWork]:
        """Write one step; everything is rolled back unless `commit` was called."""
        if self._writing is None:
            raise user_error("read_only", self.path)
        with explained(self.path), self._writing.connect() as connection:
            connection.begin()
            yield UnitOfWork(connection, Ledger(connection, self.clock, actor, step))

    def close(self) -> None:
        """Let the file go."""
        self._reading.dispose()
        if self._writing:
            self._writing.dispose()
        if self._lock:
            self._lock.release()


def _lock_or_none(path: Path) -> FileLock | None:
    """The lock; None where nothing can be written there."""
    lock = FileLock(path)
    try:
        lock.acquire(opening.file_id(path))
    except OSError:
        return None
    return lock


def _make_safe(path: Path, lock: FileLock, clock: Clock) -> None:
    """Finish what a crash left: a restore, or side files of a file that is not here any more."""
    opening.finish_restore(path, clock)
    former = lock.former
    if former and former.file_id and former.file_id != opening.file_id(path):
        opening.move_side_files_away(path, clock)


def _upgrade(source: Source, clock: Clock, folder: Path | None, *, is_allowed: bool) -> None:
    """Upgrade after a verified backup, which stays beside the register where no folder is given."""
    if not is_allowed:
        raise user_error("older_version", source.path)
    moment = clock.now()
    target = (folder or source.path.parent) / backup.backup_name(source.path, moment)
    backup.write_backup(source, target, reason=BackupReason.BEFORE_UPGRADE, moment=moment)
    with explained(source.path):
        schema.upgrade(source)
