import pytest

from isms_desktop.reports import shaping


def test_arabic_letters_take_the_form_of_their_place() -> None:
    assert shaping.join("بيت") == "\ufe91\ufef4\ufe96"


def test_a_letter_that_joins_nothing_after_it_parts_the_word() -> None:
    assert shaping.join("دار") == "\ufea9\ufe8d\ufead"


def test_lam_and_alef_become_one() -> None:
    assert shaping.join("سلام") == "\ufeb3\ufefc\ufee1"


def test_a_joined_word_stays_as_it_is() -> None:
    assert shaping.join(shaping.join("سلام")) == shaping.join("سلام")


def test_a_mark_above_a_letter_does_not_part_the_word() -> None:
    assert shaping.join("بَيت") == "\ufe91\u064e\ufef4\ufe96"


def test_a_stretching_stroke_joins_on_both_sides() -> None:
    assert shaping.join("بـب") == "\ufe91\u0640\ufe90"


@pytest.mark.parametrize("word", ["", "plain", "שלום", "中文"])
def test_other_scripts_stay_as_they_are(word: str) -> None:
    assert shaping.join(word) == word


@pytest.mark.parametrize(
    ("text", "expected"),
    [("abc אב", False), ("12 אב abc", True), ("123", False), ("العربية", True)],
)
def test_the_first_letter_gives_the_direction(text: str, expected: bool) -> None:
    assert shaping.is_right_to_left(text) is expected


@pytest.mark.parametrize(
    ("line", "right_to_left", "drawn"),
    [
        ("plain (text)", False, "plain (text)"),
        ("אב", False, "בא"),
        ("ab (אב) c", False, "ab (בא) c"),
        ("ab (אב) c", True, "c (בא) ab"),
        ("((א))", True, "((א))"),
        ("א «ב» ג", True, "ג «ב» א"),
        ("א 12 ב", True, "ב 12 א"),
    ],
)
def test_lines_are_put_in_drawing_order(line: str, right_to_left: bool, drawn: str) -> None:
    assert shaping.in_drawing_order(line, right_to_left=right_to_left) == drawn


def test_joined_scripts_without_ready_made_forms_are_counted() -> None:
    assert shaping.count_unshaped("ܫܠ aس न") == 2
