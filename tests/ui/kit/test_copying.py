"""Rows of a table on their way into a spreadsheet."""

import csv
import io
from collections.abc import Sequence
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from isms_desktop.domain.fields import Field, Kind
from isms_desktop.ui.kit.copying import as_cells
from isms_desktop.ui.kit.register_model import (
    Cell,
    Column,
    Copied,
    RegisterModel,
    Row,
    copied_of,
    copied_value,
)

TITLE = Column(
    "title",
    "Entry",
    100,
    lambda row: Cell(row["title"], row["ref"]),
    copied=(Copied("Ref", lambda row: row["ref"]), Copied("Title", lambda row: row["title"])),
)
OWNER = Column("owner", "Owner", 100, lambda row: Cell(row["owner"]))


def model(*titles: str) -> RegisterModel:
    rows: dict[str, Row] = {
        str(place): {"title": title, "ref": f"INC-{place}", "owner": "Mia"}
        for place, title in enumerate(titles)
    }

    def page(ids: Sequence[str]) -> list[Row]:
        return [rows[key] for key in ids]

    made = RegisterModel((TITLE, OWNER), page)
    made.set_ids(list(rows))
    return made


def test_a_column_can_become_several_cells_under_headings() -> None:
    told = as_cells(model("Badge lost", "Visitor"), [0, 1], [1, 0])
    assert told == "Owner\tRef\tTitle\nMia\tINC-0\tBadge lost\nMia\tINC-1\tVisitor"


def test_what_begins_like_a_formula_is_not_run_when_it_is_pasted() -> None:
    assert as_cells(model("=1+1"), [0], [0]) == "Ref\tTitle\nINC-0\t'=1+1"


def test_days_are_iso_lists_have_commas_and_answers_are_words() -> None:
    values = (date(2026, 11, 3), ("A.5.24", "A.8.7"), True, False, None, 3)
    assert [*map(copied_value, values)] == [
        "2026-11-03", "A.5.24, A.8.7", "Yes", "No", "", "3"
    ]  # fmt: skip
    part = copied_of(Field("due_on", "Due", "Due Date", Kind.DATE))
    assert (part.label, part.value({"due_on": date(2027, 1, 2)})) == ("Due", "2027-01-02")


@given(st.text("ab\t\n\r\"' =", max_size=12))
def test_any_text_comes_out_of_the_spreadsheet_as_it_went_in(text: str) -> None:
    told = as_cells(model(text), [0], [0])
    read = list(csv.reader(io.StringIO(told, newline=""), dialect="excel-tab"))
    expected = f"'{text}" if text.startswith("=") else text
    assert read == [["Ref", "Title"], ["INC-0", expected]]
