import pytest

from isms_desktop.domain import words
from isms_desktop.domain.numbering import PREFIXES


def test_there_are_eight_inputs() -> None:
    assert len(words.Input) == 8


def test_a_closing_has_the_words_of_the_status() -> None:
    assert {str(kind) for kind in words.ClosingKind} <= {str(status) for status in words.Status}


def test_every_type_has_a_prefix_of_its_own() -> None:
    assert set(PREFIXES) == set(words.EntryType)
    assert len(set(PREFIXES.values())) == len(words.EntryType)


@pytest.mark.parametrize(
    "offered", [words.INCIDENT_CATEGORIES, words.CAUSE_CATEGORIES, words.ISMS_CHANGE_KINDS]
)
def test_open_lists_offer_each_word_once_and_end_with_other(offered: tuple[str, ...]) -> None:
    assert len(set(offered)) == len(offered)
    assert offered[-1] == "Other"
