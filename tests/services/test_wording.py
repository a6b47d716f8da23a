import pytest

from isms_desktop.domain.queries import Condition, RegisterQuery
from isms_desktop.services.reporting.register import asked_for


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (Condition("owner", "Tom Berg"), "Owner: Tom Berg"),
        (Condition("owner", ""), "Owner: not given"),
        (Condition("notes", "*"), "Notes: given"),
        (Condition("breach", "yes"), "Personal data breach: Yes"),
        (Condition("breach", "no"), "Personal data breach: No"),
        (Condition("overdue", "yes"), "Overdue: Yes"),
    ],
)
def test_paper_names_a_filter_in_words(condition: Condition, said: str) -> None:
    assert asked_for(RegisterQuery(where=(condition,))) == [said]


def test_paper_says_that_the_checks_have_chosen() -> None:
    assert asked_for(RegisterQuery(among=())) == ["chosen by what the checks say"]
