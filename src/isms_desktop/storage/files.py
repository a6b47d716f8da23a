"""Small work on files that shall outlast a power cut."""

import hashlib
import os
import sys
from pathlib import Path


def sync(path: Path) -> None:
    """Wait until the disk holds what was written to a file."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the disk holds the names of a folder, where a system can do that."""
    if sys.platform == "win32":  # pragma: no cover -- only there
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, as hexadecimal text."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
