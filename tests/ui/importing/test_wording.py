from dataclasses import replace

import pytest

from isms_desktop.domain.changes import Changes
from isms_desktop.domain.importing.choices import Question, QuestionKind
from isms_desktop.domain.importing.dates import DateOrder
from isms_desktop.domain.importing.headers import Certainty, ColumnMatch, Heading
from isms_desktop.services.importing import ImportResult
from isms_desktop.ui.importing import wording
from isms_desktop.ui.importing.choosing import Reading
from isms_desktop.ui.kit.dates import Dates
from isms_desktop.ui.kit.tokens import Tone
from tests.ui.conftest import BRITISH

MATCH = ColumnMatch(Heading(1, "Who"), "owner", Certainty.SURE, "the heading is a known one")
RESULT = ImportResult("uid", 44, 2, 1, 0, 3, Changes.of())


@pytest.mark.parametrize(
    ("reading", "words"),
    [
        (Reading(46), "All 46 read"),
        (Reading(40), "40 read, 6 empty"),
        (Reading(40, 2), "40 read, 2 kept in the notes"),
    ],
)
def test_a_column_says_how_its_cells_were_read(reading: Reading, words: str) -> None:
    assert wording.column_state(MATCH, reading, 46)[2] == words


def test_a_guess_is_shown_as_one_with_what_else_it_may_be() -> None:
    guess = replace(MATCH, certainty=Certainty.UNSURE, alternatives=("discovered_by",))
    icon, tone, words = wording.column_state(guess, Reading(46), 46)
    assert (icon, tone) == ("triangle-alert", Tone.WARN)
    assert words == "A guess: the heading is a known one. It may also be “Discovered by”."


def test_long_texts_are_shown_from_where_they_differ() -> None:
    old = "Laptop left in the train, disk encrypted"
    new = f"{old}, found again by the railway"
    shown = wording.from_difference
    assert shown(old, new) == "…disk encrypted"
    assert shown(new, old) == "…disk encrypted, found again by the railway"
    assert shown("Door open", "Door was open") == "Door open"
    assert shown("", new) == ""


def test_the_likely_answer_is_the_first_to_choose() -> None:
    question = Question(
        QuestionKind.SECTIONS, "", "", ("category", "status", "no"), suggestion="status"
    )
    assert wording.likely_first(question) == ["status", "category", "no"]


def test_a_column_without_field_is_kept() -> None:
    icon, _tone, words = wording.column_state(replace(MATCH, key=""), Reading(46), 46)
    assert (icon, words) == ("circle-minus", "Kept with each entry under its own name")


def test_long_first_values_are_shortened_and_none_are_said() -> None:
    assert wording.samples_line(("a\nb", "x" * 80)) == f"a b · {'x' * 59}…"
    assert wording.samples_line(()) == "no values"


def test_the_likely_meaning_is_marked() -> None:
    question = Question(
        QuestionKind.VALUE, "State", "What?", ("open", "accepted"), "status", "parked", 1, "open"
    )
    assert wording.meaning_name(question, "open") == "Open (likely)"
    assert wording.meaning_name(question, "accepted") == "Risk accepted"
    assert wording.meaning_name(question, "") == "Keep the word in the notes"


def test_the_likely_order_of_day_and_month_says_so() -> None:
    assert wording.order_name(DateOrder.DAY_FIRST) == "Day first"
    assert wording.order_name(DateOrder.DAY_FIRST, DateOrder.DAY_FIRST) == "Day first (likely)"
    assert wording.order_name(DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST) == "Day first"


def test_the_result_leaves_zeros_out() -> None:
    assert wording.result_title(RESULT) == "44 entries were imported, 2 entries were updated"
    assert wording.result_title(replace(RESULT, created=0)) == "2 entries were updated"
    assert wording.result_title(replace(RESULT, updated=0)) == "44 entries were imported"
    nothing = wording.result_title(replace(RESULT, created=0, updated=0))
    assert nothing.startswith("Nothing was imported")
    assert [count for _name, count in wording.result_facts(RESULT, 0)] == ["44", "2", "1", "3"]
    assert wording.result_facts(RESULT, 2)[-1][0].startswith("Cells kept in the notes")
    assert wording.result_facts(RESULT, 2, is_own=True)[-1] == ("Cells that were not taken", "2")


def test_undo_says_what_it_does() -> None:
    details = wording.undo_details(RESULT)
    assert "The 44 entries it made go." in details
    assert "The 2 entries it changed become what they were." in details


def test_differences_are_named_and_dated_for_people(dates: Dates) -> None:
    assert wording.field_name("due_on") == "Due"
    assert wording.field_name("extra:Cost centre") == "Cost centre"
    assert wording.field_name("rounds") == "Causes, actions and checks"
    assert wording.field_text("due_on", "2026-12-01", dates) == "1 Dec 2026"
    assert wording.field_text("due_on", "", dates) == ""
    assert wording.field_text("extra:When", "2026-12-01", dates) == "2026-12-01"


@pytest.fixture
def dates() -> Dates:
    return Dates(BRITISH, lambda: pytest.fail("nobody asks for today"))
