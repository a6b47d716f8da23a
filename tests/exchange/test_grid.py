import json
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms_desktop.exchange.grid import (
    Budget,
    RawCell,
    RawSheet,
    as_json,
    blank_covered,
    clean_cell,
    clean_rows,
    from_json,
)
from isms_desktop.exchange.limits import Limits, RefusedError, Warn

MIDNIGHT = datetime(2024, 7, 13)  # noqa: DTZ001  a cell has no zone
MORNING = datetime(2024, 7, 13, 9, 30)  # noqa: DTZ001  as above


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("", None),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        (" 007 ", " 007 "),
        (3.0, 3),
        (1.1, 1.1),
        (1e300, 1e300),
        (True, True),
        (MIDNIGHT, date(2024, 7, 13)),
        (MORNING, MORNING),
        (date(2024, 7, 13), date(2024, 7, 13)),
        (timedelta(hours=9, minutes=30), time(9, 30)),
        (timedelta(days=1, hours=2), "26:00:00"),
        (timedelta(minutes=-90), "-1:30:00"),
    ],
)
def test_a_cell_is_brought_into_one_shape(raw: RawCell, clean: object) -> None:
    value = clean_cell(raw)
    assert value == clean
    assert type(value) is type(clean)


def test_blank_rows_and_columns_at_the_end_go_those_inside_stay() -> None:
    assert clean_rows([["a"], [], ["", "b", ""], [""]]) == [["a", None], [None, None], [None, "b"]]


def test_values_under_a_merged_cell_go_and_the_row_is_trimmed() -> None:
    sheet = RawSheet("Log", [["a", "under"], ["under", "under"], ["b", None]])
    sheet.merged = [(1, 1, 2, 2), (3, 1, 1_048_576, 16_384)]
    blank_covered(sheet)
    assert sheet.rows == [["a"], [None], ["b"]]


def test_each_cut_is_noted() -> None:
    budget = Budget(Limits(rows=3, columns=2, cells=5))
    long = RawSheet("Long", [["a", "b", "c"]] * 4)
    long.rows = [list(row) for row in long.rows]
    budget.fit(long)
    assert long.rows == [["a", "b"], ["a", "b"]]
    assert budget.warnings == [
        Warn("rows_cut", "Long", 3),
        Warn("columns_cut", "Long", 2),
        Warn("rows_cut", "Long", 2),
    ]


def test_a_reader_that_stopped_early_is_noted() -> None:
    budget = Budget(Limits(rows=3))
    budget.fit(RawSheet("Log", [["a"]], is_cut=True))
    assert budget.warnings == [Warn("rows_cut", "Log", 3)]


def test_text_is_counted_over_all_sheets() -> None:
    budget = Budget(Limits(characters=10))
    budget.fit(RawSheet("One", [["sixsix", 1]]))
    with pytest.raises(RefusedError, match="too_much_text"):
        budget.fit(RawSheet("Two", [["sixsix"]]))


@given(
    st.lists(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats(allow_nan=False)
        | st.text()
        | st.dates()
        | st.datetimes()
        | st.times()
    )
)
def test_every_value_survives_the_way_from_the_child(values: list[object]) -> None:
    line = json.dumps(values, default=as_json)
    back = json.loads(line, object_hook=from_json)
    assert back == values
    assert [type(value) for value in back] == [type(value) for value in values]


@pytest.mark.parametrize("thing", [{"d": 7}, {"x": "2024-01-01"}, {"d": "x", "t": "y"}, {}])
def test_other_objects_stay_what_they_are(thing: dict[str, object]) -> None:
    assert from_json(thing) is thing
