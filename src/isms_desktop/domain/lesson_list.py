"""What was learned, from entries and from judged objectives, in one list to be searched."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Final

from isms_desktop.domain.fields import Field, Kind, RecordSpec, Value
from isms_desktop.domain.listing import ListQuery, in_order, matching
from isms_desktop.domain.people import Person
from isms_desktop.domain.queries import URGENCY


class LearnedFrom(StrEnum):
    """What a lesson comes from."""

    ENTRY = "Entry"
    OBJECTIVE = "Objective"


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonLine:
    """One lesson, and what it comes from: `uid` and `name` are those of the entry or objective.

    `learned_on` is the day it was closed or judged; an open entry has none.
    """

    uid: str
    source: LearnedFrom
    ref: str
    name: str
    lesson: str
    category: str = ""
    cause_category: str = ""
    owner: Person | None = None
    learned_on: date | None = None


LINES: Final = RecordSpec(
    "lesson",
    "",
    (
        Field("lesson", "Lesson", "Lesson", Kind.LONG_TEXT),
        Field("ref", "Reference", "Ref", Kind.TEXT),
        Field("name", "Learned from", "Learned From", Kind.TEXT),
        Field("source", "Kind", "Kind", Kind.CHOICE, tuple(LearnedFrom)),
        Field("category", "Category", "Category", Kind.OPEN_CHOICE),
        Field("cause_category", "Cause category", "Cause Category", Kind.OPEN_CHOICE),
        Field("owner", "Owner", "Owner", Kind.PERSON),
        Field("learned_on", "Learned on", "Learned On", Kind.DATE),
    ),
)
"""The columns of the list of lessons."""
_SEARCHED: Final = ("lesson", "ref", "name", "category", "cause_category", "owner")


def values_of_line(line: LessonLine) -> dict[str, Value]:
    """The values of the columns of `LINES`, by key."""
    return {field.key: getattr(line, field.key) for field in LINES}


def found(lines: Iterable[LessonLine], query: ListQuery) -> list[LessonLine]:
    """The lessons the query shows, in its order; without one the newest come first."""
    shown = [line for line in _matching(lines, query) if query.chip in ("", line.source)]
    newest_first = query.sort == URGENCY
    field = LINES["learned_on" if newest_first else query.sort]
    shown.sort(key=lambda line: line.ref)
    return in_order(shown, field, values_of_line, descending=newest_first != query.descending)


def counts(lines: Iterable[LessonLine], query: ListQuery) -> Mapping[str, int]:
    """How many lessons each chip keeps under the search and conditions of the query."""
    sources = Counter(line.source for line in _matching(lines, query))
    return {"": sources.total(), **{str(source): count for source, count in sources.items()}}


_matching = partial(matching, values_of=values_of_line, searched=_SEARCHED)
