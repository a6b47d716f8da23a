"""What is looked at before a register is opened, in the order that keeps it whole."""

import sqlite3
from collections import Counter
from pathlib import Path
from typing import Any, Final

from sqlcipher3 import dbapi2

from isms_desktop.runtime.clock import Clock
from isms_desktop.storage import schema
from isms_desktop.storage.engines import APPLICATION_ID, Source
from isms_desktop.storage.errors import explained, user_error

_MAGIC: Final = b"SQLite format 3\x00"
_PAGE: Final = 4096
_RANDOM: Final = 200
"""An encrypted page holds nearly all of the 256 bytes; text and most files hold far fewer."""
_SIDE_FILES: Final = ("-journal", "-wal", "-shm")


def require_place(path: Path) -> None:
    """Refuse a place where no register is, nor one that is being restored."""
    try:
        if not path.exists() and not restoring_path(path).exists():
            raise user_error("missing", path)
    except PermissionError as error:
        raise user_error("cannot_open", path, str(error)) from error


def require_content(path: Path) -> None:
    """Refuse what is not there, not a file, or empty."""
    if not path.exists():
        raise user_error("missing", path)
    if not path.is_file():
        raise user_error("not_a_database", path)
    if path.stat().st_size == 0:
        raise user_error("empty_file", path)


def file_id(path: Path) -> str:
    """What tells this file from another one that takes its place; "" where there is none."""
    try:
        status = path.stat()
    except OSError:
        return ""
    return f"{status.st_dev}:{status.st_ino}"


def move_side_files_away(path: Path, clock: Clock) -> list[Path]:
    """Keep what was left beside another file from being played into this one."""
    stamp = clock.now().strftime("%Y%m%d-%H%M%S")
    moved = []
    for ending in _SIDE_FILES:
        beside = path.with_name(path.name + ending)
        if beside.exists():
            aside = path.with_name(f"{path.name}{ending}.of-another-file-{stamp}")
            beside.replace(aside)
            moved.append(aside)
    return moved


def restoring_path(path: Path) -> Path:
    """Where a restored file waits, complete, until the old one is out of its way."""
    return path.with_name(f"{path.name}.restoring")


def finish_restore(path: Path, clock: Clock) -> None:
    """Complete a restore that was interrupted after the old file had been moved aside."""
    waiting = restoring_path(path)
    if path.exists():
        waiting.unlink(missing_ok=True)
    elif waiting.exists():
        move_side_files_away(path, clock)
        waiting.replace(path)


def look_at_first_bytes(path: Path, *, has_passphrase: bool) -> None:
    """Tell an encrypted register, a plain one and another kind of file apart."""
    try:
        with path.open("rb") as file:
            head = file.read(_PAGE)
    except OSError as error:
        raise user_error("cannot_open", path, str(error)) from error
    if head.startswith(_MAGIC):
        if has_passphrase:
            raise user_error("not_encrypted", path)
    elif not _looks_encrypted(head):
        raise user_error("damaged" if _was_ours(head) else "not_a_database", path)
    elif not has_passphrase:
        raise user_error("passphrase_needed", path)


def _looks_encrypted(head: bytes) -> bool:
    return len(head) == _PAGE and len(Counter(head)) >= _RANDOM


def _was_ours(head: bytes) -> bool:
    """Whether a plain register's header was overwritten: its application id still stands."""
    return head[68:72] == APPLICATION_ID.to_bytes(4, "big") or not any(head)


def checked_version(source: Source, mode: str) -> int:
    """The schema number of the file; refuses a wrong key, damage, another program's, a newer one.

    `mode` is "rw" where a transaction that a crash interrupted may be rolled back, else "ro".
    """
    path = source.path
    with explained(path):
        connection = source.connect(mode)
        try:
            _read_first_page(connection, source)
            if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                raise user_error("other_program", path)
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
            if version > schema.HEAD:
                raise user_error("newer_version", path)
            if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise user_error("damaged", path)
            return version
        finally:
            connection.close()


def _read_first_page(connection: Any, source: Source) -> None:  # noqa: ANN401 -- sqlcipher3 has no types
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.DatabaseError as error:
        if source.passphrase is not None and error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
            raise user_error("wrong_passphrase", source.path) from error
        raise
