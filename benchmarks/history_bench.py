"""Checking the history against hashing the same rows and nothing else."""

import hashlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from isms_desktop.runtime.clock import SystemClock
from isms_desktop.storage.database import Database
from isms_desktop.storage.verify import verify
from make_register import register
from measure import Result, median, seconds


def run(size: int, folder: Path) -> Iterator[Result]:
    """The check at this size."""
    paths = register(size, folder)
    database = Database.open(paths.database, clock=SystemClock(), read_only=True)
    try:
        if not verify(database, None).ok:
            raise RuntimeError("the register made for the benchmark does not verify")
        ours = median(seconds(lambda: verify(database, None), repeat=3 if size <= 10_000 else 1))
    finally:
        database.close()
    floor = median(seconds(lambda: _hashed(paths.database), repeat=3))
    yield Result("history: verify", size, ours, floor=floor, floor_name="SHA-256 of its rows")


def _hashed(file: Path) -> None:
    connection = sqlite3.connect(file)
    for row in connection.execute("SELECT * FROM history ORDER BY sequence"):
        hashlib.sha256(repr(row).encode()).digest()
    connection.close()
