"""What the work costs at least: the bare library, the bare database."""

import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path

from python_calamine import CalamineWorkbook

Cells = Sequence[Sequence[object]]


def read(file: Path) -> Cells:
    """All cells of the first sheet, by python-calamine in this process."""
    book = CalamineWorkbook.from_path(file)
    return book.get_sheet_by_index(0).to_python()


def insert(cells: Cells, target: Path) -> None:
    """The cells into one plain table, with a full-text index over all of them, in one go."""
    target.unlink(missing_ok=True)
    header, *body = cells
    texts = [tuple(map(str, row)) for row in body]
    names = ",".join(f"c{position}" for position in range(len(header)))
    marks = ",".join("?" * len(header))
    connection = sqlite3.connect(target)
    with connection:
        connection.execute(f"CREATE TABLE log ({names})")
        connection.execute(f"CREATE VIRTUAL TABLE found USING fts5({names}, content='log')")
        connection.executemany(f"INSERT INTO log VALUES ({marks})", texts)
        connection.execute("INSERT INTO found(found) VALUES ('rebuild')")
    connection.close()


def searches(target: Path, words: Sequence[str]) -> list[float]:
    """How long the plain full-text index needs for every row that has a word, each once."""
    connection = sqlite3.connect(target)
    samples = []
    for word in words:
        start = time.perf_counter()
        connection.execute("SELECT rowid FROM found WHERE found MATCH ?", (f"{word}*",)).fetchall()
        samples.append(time.perf_counter() - start)
    connection.close()
    return samples


def commits(target: Path, number: int) -> list[float]:
    """How long it takes to change one plain row so that it survives a power cut, each once."""
    connection = sqlite3.connect(target, isolation_level=None)
    connection.execute("PRAGMA synchronous = EXTRA")
    samples = []
    for row in range(1, number + 1):
        start = time.perf_counter()
        connection.execute("UPDATE log SET c5 = 'High' WHERE rowid = ?", (row,))
        samples.append(time.perf_counter() - start)
    connection.close()
    return samples
