import pytest

from isms_desktop.domain.fuzzy import fuzzy_score


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("new", "New entry"),
        ("entry n", "New entry"),
        ("nwe", "New entry"),
        ("kovacs", "Daniel Kovács"),
        ("", "Anything"),
        ("tings", "Settings"),
    ],
)
def test_beginnings_pieces_and_scattered_letters_fit(typed: str, text: str) -> None:
    assert fuzzy_score(typed, text)


@pytest.mark.parametrize(
    ("typed", "text"), [("x", "New entry"), ("wen", "New"), ("new zebra", "New entry"), ("q", "")]
)
def test_other_letters_do_not(typed: str, text: str) -> None:
    assert fuzzy_score(typed, text) == 0


def test_a_beginning_fits_better_than_a_piece_and_that_better_than_scattered_letters() -> None:
    texts = ["Report of the register", "Export the register", "Register as a report", "R, e and p"]
    scores = {text: fuzzy_score("rep", text) for text in texts}
    best_first = sorted(texts, key=lambda text: -scores[text])
    assert best_first[:2] == ["Report of the register", "Register as a report"]
    assert fuzzy_score("ort", "Report") > fuzzy_score("rpt", "Report") > 0
