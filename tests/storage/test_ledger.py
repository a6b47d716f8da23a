"""What the history holds and hashes is plain JSON, though it is put together by hand."""

import hashlib
import json

from hypothesis import given
from hypothesis import strategies as st

from isms_desktop.domain.entry import Entry, normalised
from isms_desktop.storage.aggregate import rows_of
from isms_desktop.storage.ledger import hash_of
from isms_desktop.storage.records import OF_ENTRY

TEXT = st.text(st.characters(codec="utf-8"), max_size=40)


def compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@given(st.lists(TEXT, min_size=7, max_size=7), TEXT, TEXT)
def test_a_line_is_hashed_as_a_json_list(texts: list[str], digest: str, previous: str) -> None:
    head = (3, 1, *texts)
    told = compact([*head, digest, previous])
    assert hash_of(head, digest, previous) == hashlib.sha256(told.encode()).hexdigest()  # type: ignore[arg-type]


@given(TEXT, TEXT, st.booleans())
def test_a_record_is_kept_as_json_of_what_is_not_blank(
    title: str, notes: str, breach: bool
) -> None:
    entry = Entry(uid="e", title=title, notes=notes, breach=breach, likelihood=3)
    rows = rows_of([normalised(entry, "r")], "2026-01-01T00:00:00.000000+00:00")
    for table in OF_ENTRY:
        told = table.recorded_json(rows[table.entity])
        assert told == [compact(table.recorded(row)) for row in rows[table.entity]]
