"""Relatives are found by what people write, and strangers are left alone."""

from dataclasses import replace
from typing import Any

import pytest

from isms_desktop.domain.checks.word_lists import WordLists
from isms_desktop.domain.entry import CauseNode, Entry, Round
from isms_desktop.domain.similar import (
    LOOKS_RELATED,
    LOOKS_THE_SAME,
    Likeness,
    profile_of,
    ranked,
    text_profile,
)
from isms_desktop.domain.words import ClosingKind
from isms_desktop.runtime import resources
from tests.domain.cases import CLOSED, entry

READ = WordLists(resources.data(f"data/checks/{name}.toml") for name in ("en", "de")).text


def case(description: str, ref: str = "INC-2026-009", **values: Any) -> Entry:
    causes = values.pop("causes", ())
    return entry(
        uid=ref,
        ref=ref,
        description=description,
        rounds=(Round(uid=f"r{ref}", number=1, causes=causes),),
        **values,
    )


def likeness(one: Entry, other: Entry) -> Likeness:
    return ranked(profile_of(one, READ), [other], READ, least=0)[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mailbox forwarded to an outside address", "Forwarding of a mailbox to addresses outside"),
        ("Laptop stolen from a car", "A laptop was stolen out of the parked car of a consultant"),
        ("Leaver accounts stayed active", "Account of a leaver still active after nine days"),
        ("Backup of the file server failed", "File server: backups failing since Friday"),
        ("Phishing mail opened by accounting", "Acounting opened a phishng mail"),
        ("Weiterleitung aus einem Postfach nach außen", "Postfach mit Weiterleitungen nach aussen"),
        ("Salary list sent to the wrong recipient", "Wrong recipient got a list of salaries"),
    ],
)
def test_the_same_thing_in_other_words_is_found(one: str, other: str) -> None:
    found = likeness(case(one, "INC-2026-001"), case(other))

    assert found.score >= LOOKS_THE_SAME
    assert len(found.words) >= 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mailbox forwarded to an outside address", "Visitor walked outside without a badge"),
        ("Laptop stolen from a car", "Car park gate was open over the weekend"),
        ("Leaver accounts stayed active", "Fire extinguisher not inspected"),
        ("Backup of the file server failed", "Supplier review not held this year"),
        ("It was not done because they did not have time", "They had no time and it was not known"),
        ("Phishing mail opened by accounting", "Air conditioning in the server room failed"),
    ],
)
def test_what_shares_a_word_or_only_small_words_is_left_alone(one: str, other: str) -> None:
    assert likeness(case(one, "INC-2026-001"), case(other)).score < LOOKS_RELATED


def test_category_control_and_cause_add_up_and_are_named() -> None:
    root = CauseNode(uid="c1", number=1, answer="x", is_root=True, category="Technology")
    shared: dict[str, Any] = {
        "category": "Phishing",
        "annex_a": ("A.5.24", "A.8.7"),
        "causes": (root,),
    }
    found = likeness(
        case("First thing", "INC-2026-001", **shared),
        case("Another matter", **{**shared, "annex_a": ("A.8.7",)}),
    )

    assert (found.category, found.controls, found.cause_category) == (
        "Phishing",
        ("A.8.7",),
        "Technology",
    )
    assert found.score == 50
    assert found.words == ()


def test_the_category_other_brings_nothing_together() -> None:
    one, other = (
        case("Alpha beta", "INC-2026-001", category="Other"),
        case("Gamma delta", category="Other"),
    )

    assert likeness(one, other).score == 0


def test_category_and_control_alone_do_not_make_a_recurrence() -> None:
    shared: dict[str, Any] = {"category": "Phishing", "annex_a": ("A.8.7",)}
    found = likeness(case("First thing", "INC-2026-001", **shared), case("Another", **shared))

    assert LOOKS_RELATED <= found.score < LOOKS_THE_SAME


def test_the_likest_comes_first_then_the_newest_and_rejected_ones_never() -> None:
    text = "Laptop stolen from a car"
    rejected = (replace(CLOSED, kind=ClosingKind.REJECTED),)
    found = ranked(
        profile_of(case(text, "INC-2026-001"), READ),
        [
            case("Laptop stolen at the station from a bag", "INC-2026-002"),
            case(text, "INC-2026-003"),
            case(text, "INC-2026-004"),
            case(text, "INC-2026-005", closings=rejected),
        ],
        READ,
    )

    assert [one.entry.ref for one in found] == ["INC-2026-003", "INC-2026-004", "INC-2026-002"]


def test_what_is_only_being_described_is_compared_too() -> None:
    profile = text_profile("Stolen laptop, taken from a car", "", READ)

    assert ranked(profile, [case("Laptop stolen from a car")], READ, LOOKS_THE_SAME)
    assert not ranked(text_profile("", "", READ), [case("Laptop stolen from a car")], READ)


def test_the_longest_words_are_asked_for_first() -> None:
    asked = profile_of(case("The forwarding of mail", "INC-2026-001"), READ).asked_words

    assert asked[0].startswith("forward")
    assert "mail" in asked
