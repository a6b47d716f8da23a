"""Keeps the projection of entries for the register, and the full-text index, as the entries are."""

import json
import re
from collections.abc import Iterable, Sequence
from typing import Final

from sqlalchemy import Connection

from isms_desktop.domain.entry import Entry
from isms_desktop.domain.priority import level_of, level_rank, next_due_on, slips_of, worth_of
from isms_desktop.domain.summary import summary_of
from isms_desktop.storage.codec import Stored, encode
from isms_desktop.storage.insertion import blank_of, insertion
from isms_desktop.storage.search import words_of
from isms_desktop.storage.tables import ENTRY_SUMMARY_TABLE, SEARCH

_COLUMNS: Final = tuple(ENTRY_SUMMARY_TABLE.c.keys())
_OWN: Final = (
    "id",
    "entry_uid",
    "is_binned",
    "is_closed",
    "next_due_on",
    "level_rank",
    "worth",
    "identified_on",
    "ref_key",
    "level",
    "round",
    "slips",
)
_OF_SUMMARY: Final = tuple(column for column in _COLUMNS if column not in _OWN)
_NAMES: Final = (*_OWN, *_OF_SUMMARY)
_ALL: Final = ",".join(_NAMES)
_BLANKS: Final = tuple(blank_of(ENTRY_SUMMARY_TABLE.c[name]) for name in _NAMES)
_NUMBER: Final = re.compile(r"\d+")


def ref_key(ref: str) -> str:
    """What a reference sorts by: its numbers as numbers, upper and lower case as one."""
    return _NUMBER.sub(lambda found: found[0].zfill(12), ref.casefold())


def _row(number: int, entry: Entry) -> tuple[Stored, ...]:
    summary = summary_of(entry)
    return (
        number,
        entry.uid,
        int(entry.binned_at is not None),
        int(entry.is_closed),
        encode(next_due_on(entry)),
        level_rank(entry),
        worth_of(entry),
        encode(entry.identified_on),
        ref_key(entry.ref),
        encode(level_of(entry)),
        entry.round.number,
        slips_of(entry),
        *[
            value if type(value) is str or value is None else encode(value)
            for value in map(summary.__getitem__, _OF_SUMMARY)
        ],
    )


def put(connection: Connection, entries: Sequence[Entry]) -> None:
    """Write the lines of entries, new or changed."""
    known = _numbers(connection, [entry.uid for entry in entries])
    free = connection.exec_driver_sql("SELECT coalesce(max(id), 0) FROM entry_summary").scalar_one()
    changed = [(known[entry.uid], entry) for entry in entries if entry.uid in known]
    new = [entry for entry in entries if entry.uid not in known]
    _put(connection, "INSERT OR REPLACE", changed)
    _put(connection, "INSERT", list(enumerate(new, start=free + 1)))


def _put(connection: Connection, verb: str, numbered: Sequence[tuple[int, Entry]]) -> None:
    if not numbered:
        return
    rows = [_row(*pair) for pair in numbered]
    connection.exec_driver_sql(
        *insertion(f"{verb} INTO {ENTRY_SUMMARY_TABLE.name}", _NAMES, _BLANKS, rows)
    )
    connection.exec_driver_sql(
        f"{verb} INTO {SEARCH} (rowid, words) VALUES (?, ?)",
        [(number, words_of(entry)) for number, entry in numbered],
    )


def differing(connection: Connection, entries: Sequence[Entry]) -> list[Entry]:
    """Those entries whose line is not what it should be."""
    uids = json.dumps([entry.uid for entry in entries])
    found = connection.exec_driver_sql(
        f"SELECT {_ALL} FROM entry_summary"  # noqa: S608 -- our own names
        " WHERE entry_uid IN (SELECT value FROM json_each(?))",
        (uids,),
    )
    rows = {row[1]: tuple(row) for row in found}
    return [
        entry
        for entry in entries
        if entry.uid not in rows or rows[entry.uid] != _row(rows[entry.uid][0], entry)
    ]


def take_out(connection: Connection, uids: Iterable[str]) -> None:
    """Delete the lines of entries that are gone."""
    numbers = [(number,) for number in _numbers(connection, list(uids)).values()]
    if numbers:
        connection.exec_driver_sql(f"DELETE FROM {SEARCH} WHERE rowid=?", numbers)  # noqa: S608 -- our own name
        connection.exec_driver_sql("DELETE FROM entry_summary WHERE id=?", numbers)


def clear(connection: Connection) -> None:
    """Delete all lines, before they are made anew."""
    connection.exec_driver_sql(f"INSERT INTO {SEARCH}({SEARCH}) VALUES ('delete-all')")  # noqa: S608 -- our own name
    connection.exec_driver_sql("DELETE FROM entry_summary")


def _numbers(connection: Connection, uids: Sequence[str]) -> dict[str, int]:
    found = connection.exec_driver_sql(
        "SELECT entry_uid, id FROM entry_summary"
        " WHERE entry_uid IN (SELECT value FROM json_each(?))",
        (json.dumps(list(uids)),),
    )
    return {uid: number for uid, number in found}  # noqa: C416 -- rows are not pairs to dict()
