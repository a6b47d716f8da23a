"""Every action of the register as a line of a list, in one read."""

from datetime import date
from typing import Final

from sqlalchemy import Connection

from isms_desktop.domain.action_list import ActionLine
from isms_desktop.domain.people import Directory

_LINES: Final = """
    SELECT a.uid, a.entry_uid, e.ref, a.number, a.what, e.title, e.description, a.owner, a.due_on,
        a.done_on, s.is_closed = 1 OR s.round > r.number,
        (SELECT count(*) FROM due_change d WHERE d.action_uid = a.uid)
    FROM action a
    JOIN round r ON r.uid = a.round_uid
    JOIN entry e ON e.uid = a.entry_uid
    JOIN entry_summary s ON s.entry_uid = a.entry_uid
    WHERE s.is_binned = 0 ORDER BY e.ref, a.number, a.uid"""


def action_lines(connection: Connection, people: Directory) -> list[ActionLine]:
    """All actions of entries that are not in the bin, by reference."""
    return [
        ActionLine(
            uid=uid,
            entry_uid=entry_uid,
            ref=f"{ref}/A{number}",
            what=what,
            entry=title or description.split("\n", 1)[0],
            owner=people.get(owner) if owner else None,
            due_on=_day(due_on),
            done_on=_day(done_on),
            slips=slips,
            is_over=bool(is_over),
        )
        for (
            uid,
            entry_uid,
            ref,
            number,
            what,
            title,
            description,
            owner,
            due_on,
            done_on,
            is_over,
            slips,
        ) in connection.exec_driver_sql(_LINES)
    ]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
