import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from isms_desktop.domain.errors import UserError
from isms_desktop.storage.locking import FileLock, Holder


def left_behind(path: Path, **values: object) -> FileLock:
    """A lock file as another process would have left it."""
    holder = {"pid": 1, "host": socket.gethostname(), "user": "mia", "started": "", "file_id": ""}
    lock = FileLock(path)
    lock.path.write_text(json.dumps({**holder, **values}))
    return lock


def refused(lock: FileLock) -> str:
    with pytest.raises(UserError) as caught:
        lock.acquire()
    assert caught.value.code == "locked"
    assert lock.path.exists()
    return caught.value.message


def test_a_lock_is_taken_once_and_let_go(path: Path) -> None:
    lock = FileLock(path)
    lock.acquire()
    assert str(os.getpid()) in refused(FileLock(path))
    lock.release()
    lock.release()
    assert not lock.path.exists()


def test_the_lock_of_a_process_that_is_gone_is_taken_over(path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    lock = left_behind(path, pid=gone.pid, file_id="7:7")
    lock.acquire()
    assert lock.former is not None
    assert lock.former.file_id == "7:7"
    lock.release()


def test_a_number_given_to_another_process_since_is_no_holder(path: Path) -> None:
    lock = left_behind(path, pid=os.getpid(), started="another boot:1")
    lock.acquire()
    lock.release()


def test_another_computer_is_named_and_never_overruled(path: Path) -> None:
    message = refused(left_behind(path, host="laptop-7", user="jonas"))
    assert "laptop-7" in message
    assert "jonas" in message


def test_an_empty_lock_file_counts_while_it_is_fresh(path: Path) -> None:
    lock = FileLock(path)
    lock.path.touch()
    refused(lock)
    os.utime(lock.path, (time.time() - 60,) * 2)
    lock.acquire()
    lock.release()


def test_who_dies_while_locking_bars_nobody_and_leaves_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    (path.parent / f"{path.name}.lock.{gone.pid}").write_bytes(b'{"pid"')

    def die(*_names: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "link", die)
        with pytest.raises(KeyboardInterrupt):
            FileLock(path).acquire()
    lock = FileLock(path)
    lock.acquire()
    assert list(path.parent.glob("*.lock*")) == [lock.path]
    lock.release()
    assert not list(path.parent.glob("*.lock*"))


def test_a_disk_that_knows_no_links_still_locks(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_names: object) -> None:
        raise OSError(95, "not supported")

    monkeypatch.setattr(os, "link", refuse)
    lock = FileLock(path)
    lock.acquire()
    assert str(os.getpid()) in refused(FileLock(path))
    lock.release()
    assert not list(path.parent.glob("*.lock*"))


def test_a_lock_that_was_renewed_meanwhile_is_put_back(path: Path) -> None:
    lock = left_behind(path, pid=999_999_999)
    with pytest.raises(UserError):
        lock._take_away(b"what was seen before")
    assert json.loads(lock.path.read_bytes())["pid"] == 999_999_999


def test_this_process_is_alive_and_here() -> None:
    holder = Holder.this_process()
    assert holder.is_here
    assert holder.is_alive
