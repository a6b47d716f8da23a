"""What stands together on a page."""

from typing import get_args

import pytest

from isms_desktop.reports import document, keeping
from isms_desktop.reports.blocks import (
    Block,
    Facts,
    Grid,
    Heading,
    NewPage,
    Pareto,
    Prose,
    Tree,
    TreeNode,
)
from isms_desktop.reports.fonts import Fonts
from isms_desktop.reports.page import A4, Masthead, Pages
from isms_desktop.reports.table import ReportColumn

TREE = Tree([TreeNode(depth, f"because {depth}") for depth in range(5)])
ROUND = (Heading("Round 2", is_small=True), Prose("It came back."), Facts([("Method", "Whys")]))
TABLE = Grid((ReportColumn("a", "A", 1),), ({"a": "1"},))


@pytest.fixture
def pages(masthead: Masthead, fonts: Fonts) -> Pages:
    return Pages(masthead, A4, fonts)


@pytest.mark.parametrize("room", [60.0, 90.0, 120.0, 140.0])
def test_a_heading_goes_with_what_it_names(pages: Pages, room: float) -> None:
    pages.y = pages.y - pages.room + room
    keeping.keep([*ROUND, TREE], pages)
    assert pages.count == 2


@pytest.mark.parametrize(
    "rest",
    [
        [Heading("Next"), TREE],
        [TABLE, TREE],
        [Facts([("a", "b")] * 9), TREE],
        [NewPage("Two"), TREE],
    ],
)
def test_what_comes_after_that_does_not_count(pages: Pages, rest: list[Block]) -> None:
    pages.y = pages.y - pages.room + 160
    keeping.keep([Heading("One"), Facts([("Action needed", "Yes")]), *rest], pages)
    assert pages.count == 1


def test_every_kind_of_block_can_be_drawn_and_has_a_beginning() -> None:
    for kind in get_args(Block):
        assert keeping.start_of.dispatch(kind) is not keeping.start_of.dispatch(object)
        assert document.draw.dispatch(kind) is not document.draw.dispatch(object)


def test_what_is_taller_than_half_a_page_may_be_parted(pages: Pages) -> None:
    pages.y = pages.y - pages.room + pages.height / 2 + 5
    keeping.keep([Heading("Causes"), Pareto([(f"{n}", 1) for n in range(60)])], pages)
    assert pages.count == 1


def test_the_height_of_a_tree_is_what_it_takes(pages: Pages) -> None:
    before = pages.y
    document.draw(TREE, pages)
    assert before - pages.y == pytest.approx(keeping.start_of(TREE, pages) + 10)


def test_neither_the_last_fact_nor_the_last_row_stands_alone(pages: Pages) -> None:
    long = "b" * 50
    for block in (Facts([("a", long)] * 3), Grid(TABLE.columns, ({"a": "1"},) * 3)):
        pages.start_page()
        page = pages.count
        two_rows = 42 if isinstance(block, Facts) else 82
        pages.y = pages.y - pages.room + two_rows
        document.draw(block, pages)
        assert pages.count == page + 1
        assert pages.top - pages.y > 2 * 14
