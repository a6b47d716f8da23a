import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms_desktop.domain.sheets import Sheet, column_letter, column_number


@pytest.mark.parametrize(
    ("number", "letters"),
    [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (703, "AAA"), (16_384, "XFD")],
)
def test_columns_carry_the_letters_of_spreadsheet_programs(number: int, letters: str) -> None:
    assert column_letter(number) == letters
    assert column_number(letters.lower()) == number


@given(st.integers(1, 100_000))
def test_letters_lead_back_to_the_column(number: int) -> None:
    assert column_number(column_letter(number)) == number


def test_there_is_no_column_zero() -> None:
    with pytest.raises(ValueError, match="count from 1"):
        column_letter(0)


def test_a_value_is_found_by_the_numbers_the_user_sees() -> None:
    sheet = Sheet("Log", ((None, "Ref"), (None, 7)), first_row=2)
    assert sheet.row_number(1) == 3
    assert sheet.value(3, 2) == 7
    assert sheet.width == 2


@pytest.mark.parametrize(("row", "column"), [(1, 1), (4, 1), (2, 0), (2, 3)])
def test_outside_the_used_cells_there_is_nothing(row: int, column: int) -> None:
    assert Sheet("Log", (("a", "b"), ("c", "d")), first_row=2).value(row, column) is None


def test_a_sheet_that_shows_only_an_error_is_not_blank() -> None:
    assert Sheet("Log", ()).is_blank
    assert not Sheet("Log", (), error_cells={(1, 1): "#N/A"}).is_blank
    assert Sheet("Log", ()).width == 0
