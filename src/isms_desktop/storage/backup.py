"""Backups: written by SQLite's own backup, read again before they count, restored by moving aside.

An encrypted register gives an encrypted backup under the same passphrase. Beside every backup lies
its manifest as JSON; a file without one, copied by hand, is judged by itself.
"""

import contextlib
import json
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from sqlcipher3 import dbapi2

from isms_desktop.domain.history import BackupReason, BackupRecord, HistoryHead
from isms_desktop.runtime.clock import Clock
from isms_desktop.storage import opening
from isms_desktop.storage.engines import WRITER_WAIT_MS, Source
from isms_desktop.storage.errors import explained, user_error
from isms_desktop.storage.files import sha256_of, sync, sync_folder
from isms_desktop.storage.locking import FileLock

_LAST: Final = "SELECT sequence, hash, moment FROM history ORDER BY sequence DESC LIMIT 1"
_MANIFEST: Final = ".json"


def backup_name(register: Path, moment: datetime) -> str:
    """How a backup of this register made at this moment is called; sorts by time."""
    return f"{register.stem}-{moment:%Y%m%d-%H%M%S-%f}.db"


def write_backup(
    source: Source, target: Path, *, reason: BackupReason, moment: datetime
) -> BackupRecord:
    """Back up a register into a new file; "backup_failed" where it does not come out whole."""
    part = target.with_name(f"{target.name}.part")
    copy = Source(part, source.passphrase)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        with explained(target):
            content = _copy(source, copy)
            if _content_of(copy) != content:
                raise user_error("backup_failed", target)
        sync(part)
        record = BackupRecord(
            path=target,
            made_at=moment,
            reason=reason,
            size=part.stat().st_size,
            sha256=sha256_of(part),
            is_encrypted=source.passphrase is not None,
            counts=content[0],
            head=content[1],
        )
        part.replace(target)
        _write_manifest(record)
        sync_folder(target.parent)
    except OSError as error:
        raise user_error("backup_failed", target, str(error)) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return record


def verify_backup(path: Path, passphrase: str | None = None) -> BackupRecord:
    """Read a backup wholly and compare it with its manifest.

    `UserError` "backup_damaged" where it is not what was written, or a code of opening a register.
    """
    opening.require_content(path)
    record = read_manifest(path)
    if record and (record.size, record.sha256) != (path.stat().st_size, sha256_of(path)):
        raise user_error("backup_damaged", path)
    opening.look_at_first_bytes(path, has_passphrase=passphrase is not None)
    source = Source(path, passphrase)
    opening.checked_version(source, "ro")
    with explained(path):
        counts, head = _content_of(source)
    found = BackupRecord(
        path=path,
        made_at=record.made_at if record else datetime.fromtimestamp(path.stat().st_mtime, UTC),
        reason=record.reason if record else BackupReason.BY_HAND,
        size=path.stat().st_size,
        sha256=record.sha256 if record else sha256_of(path),
        is_encrypted=passphrase is not None,
        counts=counts,
        head=head,
    )
    if record and record != found:
        raise user_error("backup_damaged", path)
    return found


def restore_backup(
    path: Path, target: Path, *, clock: Clock, passphrase: str | None = None
) -> Path | None:
    """Put a backup in the place of a register that is closed; nothing is deleted.

    Returns where the former file now lies, None where there was none. An interruption leaves the
    former file or the restored one; opening completes it.
    """
    verify_backup(path, passphrase)
    lock = FileLock(target)
    try:
        lock.acquire(opening.file_id(target))
        part = target.with_name(f"{target.name}.restoring-part")
        shutil.copyfile(path, part)
        sync(part)
        if sha256_of(part) != sha256_of(path):
            raise user_error("restore_failed", target)
        _settle(Source(target, passphrase))
        part.replace(opening.restoring_path(target))
        former = _move_aside(target, clock.now())
        opening.finish_restore(target, clock)
        sync_folder(target.parent)
    except OSError as error:
        raise user_error("restore_failed", target, str(error)) from error
    finally:
        lock.release()
    return former


def list_backups(folder: Path) -> list[BackupRecord]:
    """The backups of a folder that have a manifest, newest first."""
    found = (read_manifest(path.with_suffix("")) for path in folder.glob(f"*.db{_MANIFEST}"))
    return sorted(
        (record for record in found if record and record.path.is_file()),
        key=lambda record: (record.made_at, record.path.name),
        reverse=True,
    )


def read_manifest(path: Path) -> BackupRecord | None:
    """What the manifest beside a backup says; None where there is none that can be read."""
    try:
        told: dict[str, Any] = json.loads(_manifest_path(path).read_bytes())
        head = told["head"]
        moment = head["moment"] and datetime.fromisoformat(head["moment"])
        return BackupRecord(
            path=path,
            made_at=datetime.fromisoformat(told["made_at"]),
            reason=BackupReason(told["reason"]),
            size=int(told["size"]),
            sha256=str(told["sha256"]),
            is_encrypted=bool(told["is_encrypted"]),
            counts=dict(told["counts"]),
            head=HistoryHead(int(head["sequence"]), str(head["fingerprint"]), moment),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _manifest_path(path: Path) -> Path:
    return path.with_name(path.name + _MANIFEST)


def _write_manifest(record: BackupRecord) -> None:
    moment = record.head.moment
    told = {
        "made_at": record.made_at.isoformat(),
        "reason": record.reason.value,
        "size": record.size,
        "sha256": record.sha256,
        "is_encrypted": record.is_encrypted,
        "counts": dict(record.counts),
        "head": {
            "sequence": record.head.sequence,
            "fingerprint": record.head.fingerprint,
            "moment": moment.isoformat() if moment else None,
        },
    }
    place = _manifest_path(record.path)
    part = place.with_name(f"{place.name}.part")
    part.write_text(json.dumps(told, indent=1), encoding="utf-8")
    sync(part)
    part.replace(place)


def _copy(source: Source, target: Source) -> tuple[dict[str, int], HistoryHead]:
    """Copy in one go, and tell what was in the source at that moment."""
    with contextlib.closing(source.connect("ro")) as original:
        original.execute(f"PRAGMA busy_timeout = {WRITER_WAIT_MS}")
        original.execute("BEGIN")
        content = _read_content(original)
        with contextlib.closing(target.connect("rwc")) as copy:
            original.backup(copy)
        return content


def _content_of(source: Source) -> tuple[dict[str, int], HistoryHead]:
    """What is in a file, after all of it was read and found whole."""
    with contextlib.closing(source.connect("ro")) as connection:
        if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            raise user_error("backup_damaged", source.path)
        return _read_content(connection)


def _read_content(connection: Any) -> tuple[dict[str, int], HistoryHead]:  # noqa: ANN401 -- sqlcipher3 has no types
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'entry\\_search%'"
        " ESCAPE '\\' AND name NOT LIKE 'sqlite%' ORDER BY name"
    ).fetchall()
    counts = {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 -- names from the file itself
        for (name,) in tables
    }
    last = connection.execute(_LAST).fetchone()
    if last is None:
        return counts, HistoryHead()
    return counts, HistoryHead(last[0], last[1], datetime.fromisoformat(last[2]))


def _settle(source: Source) -> None:
    """Let SQLite roll back what a crash left unfinished, before the file is moved from its side."""
    if source.path.exists():
        with contextlib.suppress(dbapi2.Error), contextlib.closing(source.connect()) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _move_aside(target: Path, moment: datetime) -> Path | None:
    if not target.exists():
        return None
    former = target.with_name(f"{target.stem}.before-restore-{moment:%Y%m%d-%H%M%S-%f}.db")
    target.replace(former)
    return former
