"""What stands together: a heading with the start of what it names, a small drawing as a whole."""

from collections.abc import Sequence
from functools import singledispatch
from typing import Final

from isms_desktop.reports import charts, look, why_tree
from isms_desktop.reports.blocks import (
    Block,
    Drawing,
    Facts,
    Grid,
    Heading,
    NewPage,
    Pareto,
    Prose,
    Tree,
)
from isms_desktop.reports.page import Pages
from isms_desktop.reports.table import Table

_A_FEW: Final = 4  # facts or lines that do not part from what they introduce
_LINES_TOGETHER: Final = 3
_SHORT_TEXT: Final = 200  # of prose that introduces something


def keep(blocks: Sequence[Block], pages: Pages) -> None:
    """Go on to a new page where the first block would stand alone at the foot of this one.

    Headings and a few lines between them and a table or a drawing stay with it.
    """
    together = 0.0
    is_past_headings = False
    with pages.typesetter.trying():
        for block in blocks:
            is_heading = isinstance(block, Heading)
            if is_heading and is_past_headings:
                break
            is_past_headings = not is_heading
            together += start_of(block, pages)
            if not _introduces(block):
                break
    pages.need(min(together, pages.height / 2))


def _introduces(block: Block) -> bool:
    if isinstance(block, Facts):
        return sum(bool(value) for _name, value in block.rows) <= _A_FEW
    return isinstance(block, Heading) or (
        isinstance(block, Prose) and len(block.text) <= _SHORT_TEXT
    )


@singledispatch
def start_of(block: object, pages: Pages) -> float:
    """The height of what must not be parted at the beginning of a block, in points."""
    raise TypeError(f"no height for {block!r} on {pages!r}")


@start_of.register
def _grid(block: Grid, pages: Pages) -> float:
    return table_of(block, pages).start(block.rows[0]) if block.rows else 0


def table_of(block: Grid, pages: Pages) -> Table:
    """The table that draws it."""
    kind = pages.spacing.dense_table if block.is_dense else pages.spacing.table
    return Table(pages, block.columns, block.marks, kind, least_height=block.least_height)


@start_of.register
def _heading(block: Heading, pages: Pages) -> float:
    style = look.SUBHEADING if block.is_small else look.HEADING
    return style.leading * len(pages.typesetter.lines(block.text, style, pages.width)) + 4


@start_of.register
def _prose(block: Prose, pages: Pages) -> float:
    body = pages.spacing.body
    return pages.spacing.gap + body.leading * min(_LINES_TOGETHER, 1 + len(block.text) // 100)


@start_of.register
def _facts(block: Facts, pages: Pages) -> float:
    spacing = pages.spacing
    count = sum(bool(value) for _name, value in block.rows)
    return (spacing.body.leading + spacing.fact_gap) * min(count, _A_FEW)


@start_of.register
def _tree(block: Tree, pages: Pages) -> float:
    return why_tree.height(block.nodes, pages)


@start_of.register
def _drawing(block: Drawing, pages: Pages) -> float:
    del pages
    return block.height


@start_of.register
def _pareto(block: Pareto, pages: Pages) -> float:
    del pages
    return charts.pareto_height(block.rows)


@start_of.register
def _new_page(block: NewPage, pages: Pages) -> float:
    del block, pages
    return 0  # nothing of it comes on this page
