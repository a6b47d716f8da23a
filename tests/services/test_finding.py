"""Finding anything by a few words."""

from collections.abc import Callable

import pytest

from isms_desktop.runtime.clock import FixedClock
from isms_desktop.services.entries import Entries
from isms_desktop.services.finding import Finding, FoundKind
from isms_desktop.services.organisations import Organisations
from isms_desktop.storage.database import Database
from tests.services.measuring import Aims


@pytest.fixture
def finding(
    database: Database,
    clock: FixedClock,
    new_uid: Callable[[], str],
    organisations: Organisations,
    entries: Entries,
) -> Finding:
    Aims.over(database, clock, new_uid, organisations, entries).adopted("phishing")
    entries.create({"title": "Phishing wave", "owner": "Jonas Brandt", "entry_type": "Incident"})
    entries.create({"title": "Lost phone", "entry_type": "Incident"})
    return Finding(database, clock)


def found(finding: Finding, text: str) -> list[tuple[FoundKind, str]]:
    return [(each.kind, each.title) for each in finding.find(text)]


def test_a_word_finds_entries_objectives_and_indicators(finding: Finding) -> None:
    kinds = [kind for kind, _title in found(finding, "phish")]
    assert kinds == [FoundKind.ENTRY, FoundKind.OBJECTIVE, FoundKind.INDICATOR]
    first = finding.find("phish")[0]
    assert first.detail == "INC-2026-001 · To record"


def test_a_number_finds_its_reference(finding: Finding) -> None:
    assert (FoundKind.ENTRY, "Lost phone") in found(finding, "inc 2")
    assert found(finding, "INC-2026-002")[0] == (FoundKind.ENTRY, "Lost phone")


def test_people_are_found_by_parts_of_their_names(finding: Finding) -> None:
    assert (FoundKind.PERSON, "Jonas Brandt") in found(finding, "brandt")
    assert found(finding, "zzzz") == []
    assert found(finding, "  ") == []


def test_what_is_named_so_comes_before_what_only_mentions_it(
    finding: Finding, entries: Entries
) -> None:
    late = {"due_on": "2025-01-01", "severity": "Critical"}
    entries.create({"title": "Mail gateway", "description": "A second phishing mail", **late})
    titles = [title for kind, title in found(finding, "phish") if kind is FoundKind.ENTRY]
    assert titles == ["Phishing wave", "Mail gateway"]
