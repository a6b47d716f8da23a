"""Entries go into the template's rows and come back the same."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isms_desktop.domain.entry import Entry
from isms_desktop.domain.people import Directory, Person
from isms_desktop.domain.sheets import Workbook
from isms_desktop.domain.template_rows import (
    TemplateContents,
    entries_from_sheets,
    is_template,
    sheets_of,
)
from tests.strategies import TEAM, entries

registers = st.lists(entries(), max_size=3, unique_by=lambda entry: entry.ref)


def carried(entry: Entry) -> Entry:
    """The entry without what stays in the program; own fields in no order."""
    closings = tuple(
        replace(c, uid="")
        if c.is_reopened
        else replace(c, uid="", reopened_by=None, reopen_reason="")
        for c in entry.closings
    )
    rounds = tuple(replace(round_, uid="") for round_ in entry.rounds)
    return replace(
        entry, rounds=rounds, closings=closings, extra=tuple(sorted(entry.extra)), waivers=()
    )


def new_uids() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"new-{next(numbers)}"


def person_named(name: str) -> Person:
    return Directory(TEAM).find(name) or Person(uid=f"uid of {name}", name=name)


def read_back(workbook: Workbook) -> TemplateContents:
    return entries_from_sheets(workbook, person_named, new_uids())


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(registers)
def test_entries_come_back_equal_in_every_field_the_sheets_carry(register: list[Entry]) -> None:
    contents = read_back(Workbook("xlsx", sheets_of(register)))
    assert contents.problems == ()
    assert [carried(read.entry) for read in contents.entries] == list(map(carried, register))


def test_an_empty_register_is_a_template_too() -> None:
    workbook = Workbook("xlsx", sheets_of([]))
    assert is_template(workbook)
    assert read_back(workbook).entries == ()
