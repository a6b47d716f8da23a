"""Logs of many kinds: the right sheet, heading row, records and columns, and nothing wrong."""

from pathlib import Path

import pytest

from isms_desktop.domain.importing.plan import ImportPlan
from tests.domain.importing.languages import EMPTY, planner
from tests.exchange.foreign_files import spreadsheet_reader
from tests.exchange.layouts.abroad import ABROAD
from tests.exchange.layouts.by_hand import BY_HAND, CHILD_ROWS
from tests.exchange.layouts.exports import EXPORTS
from tests.exchange.layouts.further import FURTHER
from tests.exchange.layouts.languages import LANGUAGES
from tests.exchange.layouts.layout import Layout, Score, score
from tests.exchange.layouts.offices import OFFICES
from tests.exchange.layouts.tools import TOOLS
from tests.exchange.layouts.unlisted import UNLISTED
from tests.exchange.layouts.varied import VARIED

LAYOUTS = (
    *LANGUAGES, *TOOLS, *BY_HAND, *ABROAD, *EXPORTS, *OFFICES, *UNLISTED, *VARIED, *FURTHER,
)  # fmt: skip
_CLEAR_SHARE = 0.95


def plan_of(layout: Layout, folder: Path) -> ImportPlan:
    """The plan for this log, written and read by the reader's child."""
    path = folder / f"log{layout.suffix}"
    layout.write(path)
    looked = planner().look(path.name, spreadsheet_reader().read(path))
    return planner().plan(looked, layout.choices, EMPTY)


@pytest.mark.parametrize("layout", LAYOUTS, ids=str)
def test_a_log_of_each_kind_is_read_as_its_maker_means_it(layout: Layout, tmp_path: Path) -> None:
    plan = plan_of(layout, tmp_path)
    assert (plan.table.sheet, plan.table.header_row, plan.records) == (
        layout.sheet, layout.header_row, layout.records,
    )  # fmt: skip
    assert [str(question.kind) for question in plan.questions] == list(layout.questions)
    assert set(layout.offers) <= {str(offer.kind) for offer in plan.offers}
    first = plan.rows[0].record.values
    assert {key: first.get(key) for key in layout.values} == dict(layout.values)


def test_no_clear_column_is_wrong_and_nearly_all_are_right(tmp_path: Path) -> None:
    scores: dict[str, Score] = {}
    for number, layout in enumerate(LAYOUTS):
        folder = tmp_path / str(number)
        folder.mkdir()
        scores[layout.name] = score(plan_of(layout, folder), layout.columns)
    assert {name: found.wrong for name, found in scores.items() if found.wrong} == {}
    right = sum(len(found.right) for found in scores.values())
    clear = sum(len(layout.columns) for layout in LAYOUTS)
    asked = {name: found.asked for name, found in scores.items() if found.asked}
    assert right >= _CLEAR_SHARE * clear, asked


def test_rows_without_a_description_of_their_own_are_actions_of_the_row_above(
    tmp_path: Path,
) -> None:
    plan = plan_of(CHILD_ROWS, tmp_path)
    first = plan.rows[0].record
    assert [child["corrective_action"] for child in first.children] == [
        "Reminder on the door",
        "Check the book every Friday",
    ]
    assert len(plan.left_out) == 2
