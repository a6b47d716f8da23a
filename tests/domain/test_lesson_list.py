"""The list of lessons: searched, filtered, the newest first."""

from datetime import date

from isms_desktop.domain.lesson_list import (
    LINES,
    LearnedFrom,
    LessonLine,
    counts,
    found,
    values_of_line,
)
from isms_desktop.domain.listing import ListQuery
from isms_desktop.domain.people import Person
from isms_desktop.domain.queries import Condition


def line(number: int, source: LearnedFrom = LearnedFrom.ENTRY, **values: object) -> LessonLine:
    given = {"ref": f"INC-2026-{number:03d}", "name": f"Case {number}", "lesson": f"Learn {number}"}
    return LessonLine(uid=f"e{number}", source=source, **{**given, **values})  # type: ignore[arg-type]  # any attribute


OLD = line(1, learned_on=date(2026, 1, 5), category="Phishing")
NEW = line(2, learned_on=date(2026, 11, 5), owner=Person(uid="1", name="Mia Okafor"))
OPEN = line(3)
AIM = line(4, LearnedFrom.OBJECTIVE, learned_on=date(2026, 6, 1), lesson="Begin earlier")
ALL = (OLD, NEW, OPEN, AIM)


def test_the_newest_come_first_and_what_is_open_last() -> None:
    assert found(ALL, ListQuery()) == [NEW, AIM, OLD, OPEN]
    assert found(ALL, ListQuery(descending=True)) == [OLD, AIM, NEW, OPEN]
    assert found(ALL, ListQuery(sort="ref", descending=True)) == [AIM, OPEN, NEW, OLD]


def test_lessons_are_searched_filtered_and_counted() -> None:
    assert found(ALL, ListQuery(search="okafor learn")) == [NEW]
    assert found(ALL, ListQuery(search="phish")) == [OLD]
    assert found(ALL, ListQuery(chip=LearnedFrom.OBJECTIVE)) == [AIM]
    assert found(ALL, ListQuery(where=(Condition("learned_on", ""),))) == [OPEN]
    assert counts(ALL, ListQuery()) == {"": 4, "Entry": 3, "Objective": 1}
    assert set(values_of_line(OLD)) == {field.key for field in LINES}
