import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms_desktop.domain.numbering import Series, highest_numbers, series_for, split_ref
from isms_desktop.domain.words import EntryType


@pytest.mark.parametrize(
    ("kind", "ref"),
    [
        (EntryType.INCIDENT, "INC-2026-001"),
        (EntryType.EVENT, "EVT-2026-001"),
        (EntryType.NONCONFORMITY, "NC-2026-001"),
        (EntryType.OBSERVATION, "OBS-2026-001"),
        (EntryType.OFI, "OFI-2026-001"),
        (None, "REC-2026-001"),
    ],
)
def test_every_type_has_its_series(kind: EntryType | None, ref: str) -> None:
    assert series_for(kind, 2026).ref(1) == ref


def test_a_series_goes_on_beyond_its_digits() -> None:
    assert Series("CA-", 2).ref(7) == "CA-07"
    assert Series("CA-", 2).ref(1234) == "CA-1234"


@pytest.mark.parametrize(
    ("ref", "parts"),
    [
        ("INC-2026-014", ("INC-2026-", 14)),
        ("17", ("", 17)),
        ("2024/3", ("2024/", 3)),
        ("CA", None),
        ("", None),
        ("CA-1b", None),
        ("CA-1\n", None),
        ("1234567890123", None),
    ],
)
def test_a_reference_is_parted_into_stem_and_number(
    ref: str, parts: tuple[str, int] | None
) -> None:
    assert split_ref(ref) == parts


def test_the_highest_number_of_every_stem_is_found() -> None:
    refs = ["INC-2026-002", "INC-2026-010", "INC-2025-044", "CA", "INC-2026-003"]
    assert highest_numbers(refs) == {"INC-2026-": 10, "INC-2025-": 44}


@given(st.integers(0, 10**12 - 1), st.integers(1, 6))
def test_a_made_reference_is_parted_again(number: int, digits: int) -> None:
    assert split_ref(Series("NC-2026-", digits).ref(number)) == ("NC-2026-", number)
