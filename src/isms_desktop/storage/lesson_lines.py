"""Every lesson of the register as a line of a list, in one read."""

from datetime import date
from typing import Final

from sqlalchemy import Connection

from isms_desktop.domain.lesson_list import LearnedFrom, LessonLine
from isms_desktop.domain.people import Directory

_OF_ENTRIES: Final = """
    SELECT e.uid, e.ref, e.title, e.description, e.lessons, e.category, s.cause_category, e.owner,
        s.closed_on
    FROM entry e
    JOIN entry_summary s ON s.entry_uid = e.uid
    WHERE s.is_binned = 0 AND e.lessons <> '' ORDER BY e.ref, e.uid"""
_OF_OBJECTIVES: Final = """
    SELECT uid, ref, '', statement, lessons, '', '', owner, judged_on
    FROM objective WHERE binned_at IS NULL AND lessons <> '' ORDER BY ref, uid"""


def lesson_lines(connection: Connection, people: Directory) -> list[LessonLine]:
    """What was learned from entries, then from objectives, those in the bin left out."""
    return [
        LessonLine(
            uid=uid,
            source=source,
            ref=ref,
            name=title or text.split("\n", 1)[0],
            lesson=lesson,
            category=category,
            cause_category=cause,
            owner=people.get(owner) if owner else None,
            learned_on=date.fromisoformat(day) if day else None,
        )
        for source, question in (
            (LearnedFrom.ENTRY, _OF_ENTRIES),
            (LearnedFrom.OBJECTIVE, _OF_OBJECTIVES),
        )
        for (
            uid,
            ref,
            title,
            text,
            lesson,
            category,
            cause,
            owner,
            day,
        ) in connection.exec_driver_sql(question)
    ]
