"""What a column of a list can be filtered by, what a filter keeps, what a value sorts by."""

from datetime import date
from decimal import Decimal

import pytest

from isms_desktop.domain.fields import Field, Kind, Value
from isms_desktop.domain.listing import holds, sort_key, used
from isms_desktop.domain.people import Person

MIA = Person(uid="1", name="Mia Okafor", aliases=("M. Okafor",))
DAY = date(2026, 11, 3)


def field(kind: Kind, *choices: str) -> Field:
    return Field("key", "Label", "Header", kind, choices)


@pytest.mark.parametrize(
    ("value", "wanted", "is_kept"),
    [
        (MIA, "m. okafor", True),
        (MIA, "Tom", False),
        (DAY, "2026-11-03", True),
        (DAY, "2026-11", True),
        (DAY, "2026", True),
        (DAY, "2026-1", False),
        (DAY, "", False),
        (None, "", True),
        ("", "", True),
        ("Zebra", " zebra ", True),
        (Decimal("5.5"), "5.5", True),
        ("", "*", False),
        (Decimal(0), "*", True),
    ],
)
def test_a_filter_keeps_what_holds_its_value(value: Value, wanted: str, is_kept: bool) -> None:
    assert holds(value, wanted) is is_kept


def test_a_column_offers_what_stands_in_it() -> None:
    assert used(field(Kind.LONG_TEXT), ["a", "b"]) == []
    assert used(field(Kind.CHOICE, "Low", "High", "Severe"), ["High", None, "Low"]) == [
        "Low",
        "High",
    ]
    days = [DAY, date(2025, 1, 1), None, date(2026, 11, 30)]
    assert used(field(Kind.DATE), days) == ["2026-11", "2025-01"]
    assert used(field(Kind.PERSON), [MIA, None, MIA]) == ["Mia Okafor"]
    assert used(field(Kind.OPEN_CHOICE), ["b", "A", ""]) == ["A", "b"]


def test_choices_sort_in_their_order_and_words_whatever_their_case() -> None:
    levels = field(Kind.CHOICE, "Low", "High")
    assert sort_key(levels, "Low") < sort_key(levels, "High")
    assert sort_key(field(Kind.TEXT), "apple") < sort_key(field(Kind.TEXT), "Beta")
    assert sort_key(field(Kind.PERSON), MIA) == sort_key(field(Kind.TEXT), "mia okafor")
    assert sort_key(field(Kind.DATE), DAY) == DAY
    assert sort_key(field(Kind.NUMBER), None) is None
