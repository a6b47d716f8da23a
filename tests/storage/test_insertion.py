"""Rows put into a table: whatever is blank, they come back as they were."""

import sqlite3
from contextlib import closing

from hypothesis import given
from hypothesis import strategies as st

from isms_desktop.storage.insertion import insertion

BLANKS = ("", "", None, None, 0)
ROWS = st.lists(
    st.tuples(
        st.uuids().map(str),
        st.sampled_from(("", "text", "0")),
        st.sampled_from((None, "", "text")),
        st.sampled_from((None, 0, 7)),
        st.sampled_from((0, 1)),
    ),
    min_size=1,
    max_size=5,
)


@given(ROWS)
def test_rows_come_back_as_they_were(rows: list[tuple[object, ...]]) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE t (uid TEXT, a TEXT, b TEXT, c INTEGER, d INTEGER)")
        sql, parameters = insertion("INSERT INTO t", ("uid", "a", "b", "c", "d"), BLANKS, rows)  # type: ignore[arg-type]
        connection.executemany(sql, parameters)
        assert connection.execute("SELECT * FROM t ORDER BY rowid").fetchall() == rows


def test_a_column_that_is_blank_in_every_row_needs_no_parameter() -> None:
    sql, parameters = insertion("INSERT INTO t", ("uid", "a"), ("", None), [("x", None)])
    assert sql == "INSERT INTO t (uid,a) VALUES (?,NULL)"
    assert parameters == [("x",)]
