import pytest

from isms_desktop.reports.rows import PackedRows


@pytest.mark.parametrize("count", [0, 1, 100, 250])
def test_rows_come_back_as_often_as_asked(count: int) -> None:
    rows = [{"ref": str(number), "title": "Ω \n<b>" * number} for number in range(count)]
    packed = PackedRows(iter(rows))
    assert len(packed) == count
    assert list(packed) == rows
    assert list(packed) == rows


def test_a_row_is_found() -> None:
    packed = PackedRows([{"ref": "1"}])
    assert {"ref": "1"} in packed
    assert {"ref": "2"} not in packed
