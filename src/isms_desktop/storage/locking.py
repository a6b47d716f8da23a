"""One writer at a time: a lock file beside the register that names who holds it.

A lock whose process is gone is taken over on the same computer. What another computer holds, on a
shared drive or in a synced folder, cannot be judged from here, so it is only named.
"""

import contextlib
import ctypes
import getpass
import glob
import json
import os
import socket
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, Self

from isms_desktop.domain.errors import UserError
from isms_desktop.runtime.i18n import _

_FRESH_SECONDS: Final = 10.0
"""An empty lock file younger than this is being written at this moment."""
_TRIES: Final = 5
_STILL_ACTIVE: Final = 259
_QUERY_LIMITED: Final = 0x1000


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock. `started` tells apart two processes that had the same number.

    `file_id` is the register's inode when it was opened, "" where it was not there yet.
    """

    pid: int
    host: str
    user: str
    started: str
    file_id: str = ""

    @classmethod
    def this_process(cls, file_id: str = "") -> Self:
        """This process, here and now."""
        return cls(os.getpid(), socket.gethostname(), _user(), _started(os.getpid()), file_id)

    @property
    def is_here(self) -> bool:
        """Whether the holder is on this computer."""
        return self.host == socket.gethostname()

    @property
    def is_alive(self) -> bool:
        """Whether the holder's process still runs, on this computer."""
        return _is_running(self.pid) and _started(self.pid) == self.started


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "?"


def _started(pid: int) -> str:
    """When a process started, as far as this system tells: jiffies since which boot."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return ""
    return f"{boot}:{stat.rpartition(')')[2].split()[19]}"


def _is_running(pid: int) -> bool:
    if sys.platform == "win32":  # pragma: no cover -- only there
        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(_QUERY_LIMITED, 0, pid)
        if not handle:
            return False
        code = ctypes.c_ulong()
        kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.CloseHandle(handle)
        return code.value == _STILL_ACTIVE
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _move_to_new(source: Path, target: Path) -> None:
    """Give a file a new name that must be free; the source may stay behind as a second name."""
    if sys.platform == "win32":  # pragma: no cover -- only there a rename refuses a taken name
        source.rename(target)
    else:
        os.link(source, target)


def _write_exclusive(path: Path, content: bytes) -> bool:
    """Write a new file where the file system knows no links; False where it is there already."""
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return False
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    return True


class FileLock:
    """The lock of one register; `acquire` raises `UserError` "locked" where somebody else has it.

    After a takeover `former` tells who held it and did not let go.
    """

    def __init__(self, register: Path) -> None:
        self.path = register.with_name(f"{register.name}.lock")
        self.former: Holder | None = None
        self._is_held = False

    def acquire(self, file_id: str = "") -> None:
        """Take the lock; `OSError` where the folder cannot be written."""
        mine = json.dumps(asdict(Holder.this_process(file_id))).encode()
        for _try in range(_TRIES):
            if self._write_new(mine):
                self._is_held = True
                self._sweep()
                return
            self._remove_if_stale()
        raise _locked_by(None)

    def release(self) -> None:
        """Let go; does nothing where the lock is not held."""
        if self._is_held:
            self._is_held = False
            self.path.unlink(missing_ok=True)

    def _write_new(self, content: bytes) -> bool:
        """Put the lock there whole: who dies halfway leaves no empty one that bars the next."""
        draft = self._own_file()
        draft.write_bytes(content)
        try:
            _move_to_new(draft, self.path)
        except (FileExistsError, FileNotFoundError):
            return False
        except OSError:
            return _write_exclusive(self.path, content)
        finally:
            draft.unlink(missing_ok=True)
        return True

    def _own_file(self) -> Path:
        return self.path.with_name(f"{self.path.name}.{os.getpid()}")

    def _sweep(self) -> None:
        """Take away what processes that died while locking left beside the lock."""
        for left in self.path.parent.glob(f"{glob.escape(self.path.name)}.*"):
            number = left.suffix[1:]
            if number.isascii() and number.isdigit() and not _is_running(int(number)):
                left.unlink(missing_ok=True)

    def _remove_if_stale(self) -> None:
        """Clear away what nobody holds any more, or say who holds it."""
        try:
            seen = self.path.read_bytes()
            age = time.time() - self.path.stat().st_mtime
        except FileNotFoundError:
            return
        holder = _holder_of(seen)
        if holder is None:
            if age < _FRESH_SECONDS:
                raise _locked_by(None)
        elif not holder.is_here or holder.is_alive:
            raise _locked_by(holder)
        self._take_away(seen)
        self.former = holder

    def _take_away(self, seen: bytes) -> None:
        """Remove the lock file that was seen, and never one that was put there since."""
        aside = self._own_file()
        with contextlib.suppress(FileNotFoundError):
            self.path.replace(aside)
            if aside.read_bytes() != seen:
                aside.replace(self.path)
                raise _locked_by(_holder_of(self.path.read_bytes()))
            aside.unlink()


def _holder_of(content: bytes) -> Holder | None:
    try:
        return Holder(**json.loads(content))
    except (ValueError, TypeError):
        return None


def _locked_by(holder: Holder | None) -> UserError:
    hint = _("Close it there first. Only one program may write at a time.")
    if holder is None:
        return UserError(
            _("The register is being opened by another program. Nothing was changed."),
            hint,
            code="locked",
        )
    if holder.is_here:
        message = _("The register is open already, in process {pid} of {user} on this computer.")
    else:
        message = _("The register is open on the computer {host}, by {user}.")
        hint = _(
            "Close it there first. If that computer crashed, delete the file {path} beside the "
            "register."
        )
    details = f"pid {holder.pid}, host {holder.host}, user {holder.user}"
    return UserError(
        message.format(pid=holder.pid, user=holder.user, host=holder.host),
        hint.format(path=_("ending in .lock")),
        code="locked",
        details=details,
    )
