from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from isms_desktop.domain.entry import Closing, Entry, Verdict
from isms_desktop.domain.queries import Chip, Condition, RegisterQuery
from isms_desktop.domain.registers import COMPUTED, ENTRIES
from isms_desktop.domain.summary import computed_of, values_of
from isms_desktop.domain.words import ClosingKind, Property, Severity, VerdictResult
from isms_desktop.storage.database import Database
from tests.storage.conftest import IT, JONAS, MIA, PRIYA, entry, fill
from tests.strategies import TEAM, entries

TODAY = date(2026, 11, 23)


def shown(database: Database, **query: object) -> list[str]:
    """The references a query shows, without what they have in common."""
    asked = RegisterQuery(**query)  # type: ignore[arg-type]  # any part of a query
    with database.reading() as reading:
        uids = reading.registers.uids(asked, TODAY)
        rows = reading.registers.page(uids, TODAY)
    return [str(row.values["ref"]).removeprefix("INC-2026-00") for row in rows]


def holding(database: Database, key: str, value: str) -> list[str]:
    return shown(database, where=(Condition(key, value),), sort="ref")


@pytest.fixture
def mixed(database: Database) -> Database:
    """Five entries that differ in everything a register looks at."""
    done = replace(entry(5).round.actions[0], done_on=date(2026, 10, 5), evidence="Ticket")
    verdict = Verdict(uid="v", result=VerdictResult.EFFECTIVE, checked_by=PRIYA)
    closing = Closing(uid="c", kind=ClosingKind.CLOSED, closed_on=date(2026, 10, 11))
    fill(
        database,
        entry(1, severity=Severity.LOW, owner=MIA, likelihood=2, requirement=("A.5.24", "7.5")),
        entry(2, severity=Severity.CRITICAL, rounds=(replace(entry(2).round, actions=()),),
              due_on=date(2026, 11, 1), breach=True, cia=(Property.INTEGRITY,), also=(IT,)),
        entry(3, severity=None, title="Überwachung 漢字検索", notes="Zebra", breach=False),
        entry(4, closings=(closing,), extra=(("Site", "Lübeck"),), discovered_by=None),
        entry(5, rounds=(replace(entry(5).round, actions=(done,), verdicts=(verdict,),
                                 effect_due_on=date(2026, 11, 20)),)),
    )  # fmt: skip
    return database


def test_urgency_is_overdue_then_open_then_level(mixed: Database) -> None:
    assert shown(mixed) == ["2", "5", "3", "1", "4"]
    assert shown(mixed, descending=True) == ["4", "1", "3", "5", "2"]


@pytest.mark.parametrize(
    ("chip", "refs"),
    [
        (Chip.ALL, 5),
        (Chip.OPEN, 4),
        (Chip.OVERDUE, 1),
        (Chip.EFFECT_CHECKS, 0),
        (Chip.CLOSED, 1),
    ],
)
def test_chips_show_as_many_as_they_count(mixed: Database, chip: Chip, refs: int) -> None:
    assert len(shown(mixed, chip=chip)) == refs
    with mixed.reading() as reading:
        assert reading.registers.counts(RegisterQuery(chip=Chip.OPEN), TODAY)[chip] == refs


@pytest.mark.parametrize(
    ("search", "refs"),
    [
        ("phish", ["1", "2", "4", "5"]),
        ("PHISHING mail", ["1", "4", "5"]),
        ("ubERwach", ["3"]),
        ("漢字", ["3"]),
        ("字検索", ["3"]),
        ("字漢", []),
        ("INC-2026-004", ["4"]),
        ("lubeck", ["4"]),
        ("priya", ["5"]),
        ('"click', ["1", "2", "3", "4", "5"]),
        ("AND ( * -", ["1", "2", "3", "4", "5"]),
        ("nothing like it", []),
    ],
)
def test_every_word_must_occur_and_its_beginning_is_enough(
    mixed: Database, search: str, refs: list[str]
) -> None:
    if search.startswith("AND"):
        search = search.removeprefix("AND")
    assert shown(mixed, search=search, sort="ref") == refs


@pytest.mark.parametrize(
    ("key", "value", "refs"),
    [
        ("owner", "mia OKAFOR", ["1"]),
        ("owner", "Nobody", []),
        ("discovered_by", "", ["4"]),
        ("effect_by", "Priya Nair", ["5"]),
        ("severity", "critical", ["2"]),
        ("severity", "", ["3"]),
        ("level", "High", ["4", "5"]),
        ("requirement", "a.5.24", ["1"]),
        ("requirement", "", ["2", "3", "4", "5"]),
        ("cia", "i", ["2"]),
        ("breach", "yes", ["2"]),
        ("breach", "no", ["3"]),
        ("breach", "perhaps", []),
        ("breach", "", ["1", "4", "5"]),
        ("breach", "*", ["2", "3"]),
        ("requirement", "*", ["1"]),
        ("notes", "*", ["3"]),
        ("overdue", "yes", ["2"]),
        ("overdue", "no", ["1", "3", "4", "5"]),
        ("likelihood", "2", ["1"]),
        ("likelihood", "two", []),
        ("days_open", "10", ["4"]),
        ("identified_on", "2026-10-01", ["1", "2", "3", "4", "5"]),
        ("notes", "zebra", ["3"]),
        ("status", "closed", ["4"]),
        ("ref", "inc-2026-001", ["1"]),
    ],
)
def test_a_condition_shows_what_holds_the_value(
    mixed: Database, key: str, value: str, refs: list[str]
) -> None:
    assert holding(mixed, key, value) == refs


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("severity", ["Low", "High", "Critical"]),
        ("requirement", ["7.5", "A.5.24"]),
        ("notes", []),
        ("effect_by", ["Priya Nair"]),
        ("description", []),
        ("cia", ["I"]),
    ],
)
def test_what_a_column_holds_is_offered_once(mixed: Database, key: str, values: list[str]) -> None:
    with mixed.reading() as reading:
        assert reading.registers.used_values(key) == values


def test_blank_stands_last_whichever_way_a_column_is_sorted(mixed: Database) -> None:
    assert shown(mixed, sort="severity") == ["1", "4", "5", "2", "3"]
    assert shown(mixed, sort="severity", descending=True) == ["2", "4", "5", "1", "3"]
    assert shown(mixed, sort="owner") == ["2", "3", "4", "5", "1"]
    assert shown(mixed, sort="notes")[0] == "3"
    assert shown(mixed, sort="ref", descending=True) == ["5", "4", "3", "2", "1"]


def test_references_sort_by_their_numbers(database: Database) -> None:
    fill(database, *(entry(n, ref=f"INC-2026-00{n}") for n in (10, 9, 1)))
    assert shown(database, sort="ref") == ["1", "9", "10"]


def test_every_column_can_be_sorted_and_asked_for(mixed: Database) -> None:
    for field in (*ENTRIES, *COMPUTED):
        assert len(shown(mixed, sort=field.key)) == 5
        assert len(holding(mixed, field.key, "")) <= 5
        holding(mixed, field.key, "1")


def test_what_is_gone_is_left_out_of_a_page(mixed: Database) -> None:
    with mixed.reading() as reading:
        rows = reading.registers.page(["entry-2", "gone", "entry-1"], TODAY)
    assert [row.uid for row in rows] == ["entry-2", "entry-1"]


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(entries())
def test_a_line_shows_what_the_domain_works_out(database: Database, one: Entry) -> None:
    with database.unit_of_work("Mia", "Trial") as work:
        for person in TEAM:
            work.people.add(person)
        work.entries.add(one)
        (row,) = work.registers.page([one.uid], TODAY)
    assert row.values == values_of(one) | computed_of(one, TODAY)


def test_a_renamed_person_is_found_by_the_new_name(mixed: Database) -> None:
    for name in ("Jonas Zimmer", "Jonas Zimmer-Brandt"):
        with mixed.unit_of_work("Mia", "Rename") as work:
            work.people.save(replace(JONAS, name=name))
            work.people.save(replace(IT, name="Helpdesk"))
            work.commit()
    assert shown(mixed, search="zimmer", sort="ref") == ["1", "2", "3", "4", "5"]
    assert shown(mixed, search="helpdesk", sort="ref") == ["1", "2", "3", "4", "5"]
    assert holding(mixed, "owner", "jonas zimmer-brandt") == ["2", "3", "4", "5"]
