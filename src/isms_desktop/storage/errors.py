"""What SQLite's troubles mean for the user; whatever is not listed here is a bug."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from isms_desktop.domain.errors import UserError
from isms_desktop.runtime.i18n import _

_CODES: Final = {
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
    sqlite3.SQLITE_CANTOPEN: "cannot_open",
    sqlite3.SQLITE_PERM: "cannot_open",
    sqlite3.SQLITE_AUTH: "cannot_open",
    sqlite3.SQLITE_NOTADB: "damaged",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_IOERR: "cannot_read",
}


def code_of(error: BaseException) -> str:
    """The word for a trouble of SQLite; "" where it is none the user can do something about."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    number = getattr(cause, "sqlite_errorcode", None)
    return _CODES.get(number & 0xFF, "") if number is not None else ""


def user_error(code: str, path: Path, details: str = "") -> UserError:
    """The sentence for a trouble with the file of the register."""
    message, hint = _texts()[code]
    return UserError(message.format(path=path), hint.format(path=path), code=code, details=details)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's troubles with this file into a `UserError`."""
    try:
        yield
    except (DBAPIError, dbapi2.Error) as error:
        code = code_of(error)
        if not code:
            raise
        raise user_error(code, path, details=_details(error)) from error


def _details(error: BaseException) -> str:
    cause = error.orig if isinstance(error, DBAPIError) else error
    return f"{getattr(cause, 'sqlite_errorname', '')}: {cause}"


def _texts() -> dict[str, tuple[str, str]]:
    return {
        "missing": (
            _("There is no register at {path}."),
            _("Check the place, or restore a backup."),
        ),
        "empty_file": (
            _("The file {path} is empty. It was not touched."),
            _("If your register was here, restore the newest backup."),
        ),
        "exists": (
            _("There is a file at {path} already. It was not touched."),
            _("Open it, or choose another name."),
        ),
        "not_a_database": (
            _("The file {path} is not a register: it is another kind of file. It was not touched."),
            _("Choose the file of your register, usually isms.db."),
        ),
        "other_program": (
            _("The file {path} is a database of another program. It was not touched."),
            _("Choose the file of your register, usually isms.db."),
        ),
        "newer_version": (
            _(
                "The register {path} was written by a newer version of this program. "
                "It was not touched."
            ),
            _("Install the newer version to open it."),
        ),
        "older_version": (
            _(
                "The register {path} was written by an older version of this program, "
                "and it cannot be upgraded while it is open for reading only."
            ),
            _("Open it once where the file may be changed."),
        ),
        "passphrase_needed": (
            _("The register {path} is encrypted."),
            _("Enter its passphrase."),
        ),
        "wrong_passphrase": (
            _("The passphrase does not open {path}. The file was not touched."),
            _(
                "Try again, and mind upper and lower case. Without the passphrase nobody can open "
                "the file."
            ),
        ),
        "not_encrypted": (
            _("The register {path} has no passphrase, but one was given. It was not touched."),
            _("Open it without a passphrase."),
        ),
        "damaged": (
            _("The register {path} is damaged. It was not changed any further."),
            _(
                "Restore the newest backup. Keep the damaged file until you have seen that the "
                "backup is complete."
            ),
        ),
        "read_only": (
            _(
                "The register {path} cannot be changed: the file or its folder is read-only. "
                "Nothing was saved."
            ),
            _("Allow writing there, or move the register to a folder of your own."),
        ),
        "disk_full": (
            _("The disk is full. Nothing of this step was saved, everything before is safe."),
            _("Free some space and try again."),
        ),
        "busy": (
            _("Another program is using {path} at this moment. Nothing was changed."),
            _("Wait a moment and try again. A backup or sync program may hold the file."),
        ),
        "cannot_open": (
            _("The register {path} cannot be opened. It was not touched."),
            _("Check that the folder exists and that you may read and write there."),
        ),
        "backup_failed": (
            _("The backup {path} could not be written. Your register is not touched by this."),
            _("Check that there is space and that you may write there, then try again."),
        ),
        "backup_damaged": (
            _("The backup {path} is damaged: it is not what was written. Nothing was changed."),
            _("Choose another backup."),
        ),
        "restore_failed": (
            _("The backup could not be put in the place of {path}. Nothing was deleted."),
            _("Check that there is space and that you may write there, then try again."),
        ),
        "cannot_read": (
            _("Reading or writing {path} failed. Nothing of this step was saved."),
            _("Check the disk or the network drive, then try again."),
        ),
    }
