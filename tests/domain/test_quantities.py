from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms_desktop.domain.quantities import (
    in_unit,
    plain_number,
    ratio,
    short_number,
    tidy,
    typed_number,
)
from isms_desktop.domain.words import Unit


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("6.1", "6.1"),
        (" 6,1 % ", "6.1"),
        ("7 days", "7"),
        ("EUR 1,234.50", "1234.5"),
        ("1.234,50 €", "1234.5"),
        ("1 234 567", "1234567"),
        ("1'234.5", "1234.5"),
        ("1,234,567", "1234567"),
        ("-3", "-3"),
        ("\u22123", "-3"),
        ("0,125", "0.125"),
        (".5", "0.5"),
        ("007", "7"),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, number: str) -> None:
    assert typed_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text", ["", "n/a", "five", "1,234", "1.2.3", "1,23,456.7", "12 of 130", "1e5", "9" * 13]
)
def test_what_is_no_number_or_two_is_refused_in_a_sentence(text: str) -> None:
    refused = typed_number(text)
    assert isinstance(refused, str)
    assert refused.endswith(".")


def test_a_number_that_means_two_things_names_both() -> None:
    told = typed_number("1,234")
    assert isinstance(told, str)
    assert "1234" in told
    assert "1.234" in told


@given(st.decimals(-(10**11), 10**11, places=6))
def test_a_number_is_written_and_read_without_loss(value: Decimal) -> None:
    kept = tidy(value)
    assert tidy(kept) == kept
    assert typed_number(plain_number(kept)) == kept
    assert tidy(Decimal(str(float(kept)))) == kept


@pytest.mark.parametrize(
    ("value", "unit", "name", "shown"),
    [
        ("6.1", Unit.PERCENT, "", "6.1 %"),
        ("1", Unit.DAYS, "", "1 day"),
        ("7.25", Unit.DAYS, "", "7.25 days"),
        ("1234.5", Unit.MONEY, "EUR", "EUR 1235"),
        ("3", Unit.MONEY, "", "3"),
        ("3", Unit.OWN, "points", "3 points"),
        ("3", Unit.COUNT, "points", "3"),
        ("0.04567", Unit.COUNT, "", "0.0457"),
        ("0", Unit.COUNT, "", "0"),
    ],
)
def test_a_value_is_shown_with_its_unit(value: str, unit: Unit, name: str, shown: str) -> None:
    assert in_unit(Decimal(value), unit, name) == shown


def test_a_part_of_a_whole_is_a_share_of_a_hundred_in_percent_only() -> None:
    assert ratio(Decimal(11), Decimal(134), Unit.PERCENT) == Decimal("8.20895522388")
    assert ratio(Decimal(90), Decimal(4), Unit.DAYS) == Decimal("22.5")
    assert short_number(8.2089, 2) == "8.2"
