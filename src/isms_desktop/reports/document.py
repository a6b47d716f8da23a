"""Draws a report from its blocks, one below the other, and writes the file."""

from collections.abc import Callable, Iterator, Sequence
from functools import singledispatch
from pathlib import Path
from typing import Final, TypeAlias

from isms_desktop.domain.progress import Progress
from isms_desktop.reports import charts, drawing, keeping, look, why_tree
from isms_desktop.reports.blocks import (
    Block,
    Drawing,
    Facts,
    Grid,
    Heading,
    NewPage,
    Pareto,
    Prose,
    Report,
    Tree,
)
from isms_desktop.reports.fonts import Fonts
from isms_desktop.reports.page import Pages, Span
from isms_desktop.reports.target import ReportOutcome
from isms_desktop.runtime.files import document
from isms_desktop.runtime.i18n import _

_NAMES_WIDTH: Final = 118.0  # of the names of facts
_LINES_TOGETHER: Final = 3  # of a fact at the foot of a page
_CUT_START: Final = 36.0  # a dense row of two lines, and the line on what is left out
_HALVES_GAP: Final = 12.0  # between two facts beside each other
_SHORT_FACT: Final = 40  # characters
_FEW_PAGES: Final = 5  # of what is set closer rather than to end with a page of a few lines
_LITTLE: Final = 0.25  # of a page

Fact: TypeAlias = tuple[str, str]
"""A name and what it says."""


def write_report(report: Report, target: Path, fonts: Fonts, progress: Progress) -> ReportOutcome:
    """Write the report as a PDF; `target` is replaced at the end or not at all.

    Raises `CancelledError` where `progress` does, and `UserError` where the file cannot be written.
    """
    pages = Pages(report.masthead, report.paper, fonts)
    pages.title_block(report.lead)
    total = len(report.blocks)
    done = 0
    for opening, blocks in _parts(report.blocks):
        progress(done, total, _("Setting the pages"))
        if opening:
            draw(opening, pages)
        _draw_well(blocks, pages, _from(done, total, progress))
        done += len(blocks) + (opening is not None)
    return finish(pages, target, lambda: progress(total, total, _("Writing the file")))


def finish(pages: Pages, target: Path, about_to_write: Callable[[], None]) -> ReportOutcome:
    """Say on the last page what could not be drawn, and write the file."""
    typesetter = pages.typesetter
    for note in ReportOutcome(0, typesetter.undrawn, typesetter.unshaped).notes():
        pages.write(note, look.LEAD)
    about_to_write()
    with document(target) as file:
        file.write(pages.finish())
    return ReportOutcome(pages.count, typesetter.undrawn, typesetter.unshaped)


def _parts(blocks: Sequence[Block]) -> Iterator[tuple[NewPage | None, Sequence[Block]]]:
    """What stands on pages of its own, each with the block that begins them."""
    opening: NewPage | None = None
    start = 0
    for number, block in enumerate(blocks):
        if isinstance(block, NewPage):
            yield opening, blocks[start:number]
            opening, start = block, number + 1
    yield opening, blocks[start:]


def _from(before: int, total: int, progress: Progress) -> Callable[[int], None]:
    return lambda done: progress(before + done, total, _("Setting the pages"))


def _draw_well(blocks: Sequence[Block], pages: Pages, done_so_far: Callable[[int], None]) -> None:
    """Draw them; where a page would begin for a few lines, closer, or with more on that page."""
    place = pages.place()
    _draw_all(blocks, pages, done_so_far)
    usual = pages.count
    if not place.page < usual <= place.page + _FEW_PAGES or pages.used > _LITTLE:
        return
    pages.back_to(place)
    pages.spacing = look.CLOSER
    _draw_all(blocks, pages, _told_before)
    pages.spacing = look.USUAL
    headings = [number for number, block in enumerate(blocks) if _is_large_heading(block)]
    for turn in reversed(headings[1:]):
        if pages.count < usual or pages.used > _LITTLE:
            return
        pages.back_to(place)
        _draw_all(blocks[:turn], pages, _told_before)
        if pages.count < usual:
            pages.start_page()
        _draw_all(blocks[turn:], pages, _told_before)


def _is_large_heading(block: Block) -> bool:
    return isinstance(block, Heading) and not block.is_small


def _told_before(_done: int) -> None:
    """The second time it is too short to be told of."""


def _draw_all(blocks: Sequence[Block], pages: Pages, done_so_far: Callable[[int], None]) -> None:
    for done, block in enumerate(blocks):
        done_so_far(done)
        if isinstance(block, Heading | Tree | Pareto):
            keeping.keep(blocks[done:], pages)
        draw(block, pages)


@singledispatch
def draw(block: object, pages: Pages) -> None:
    """Draw a block at the place the pages have come to."""
    raise TypeError(f"no way to draw {block!r} on {pages!r}")


@draw.register
def _heading(block: Heading, pages: Pages) -> None:
    if block.is_small:
        pages.subheading(block.text)
    else:
        pages.heading(block.text)


@draw.register
def _prose(block: Prose, pages: Pages) -> None:
    colour = look.MUTED if block.is_muted else look.TEXT
    pages.write(block.text, pages.spacing.body, colour, gap=pages.spacing.gap if block.text else 0)


@draw.register
def _facts(block: Facts, pages: Pages) -> None:
    rows = list(_side_by_side([fact for fact in block.rows if fact[1]], pages))
    for number, facts in enumerate(rows):
        is_last_but_one = number == len(rows) - 2
        _fact_row(facts, pages, keep=1 if is_last_but_one else 0)
    pages.y -= pages.spacing.gap - pages.spacing.fact_gap


def _side_by_side(facts: Sequence[Fact], pages: Pages) -> Iterator[Sequence[Fact]]:
    """The facts in their order, two that follow each other together where both are short."""
    start = 0
    while start < len(facts):
        pair = facts[start : start + 2]
        count = 2 if len(pair) == 2 and all(_is_short(fact, pages) for fact in pair) else 1
        yield pair[:count]
        start += count


def _is_short(fact: Fact, pages: Pages) -> bool:
    name, value = fact
    room = pages.width / 2 - _NAMES_WIDTH - _HALVES_GAP
    if len(value) > _SHORT_FACT:
        return False
    with pages.typesetter.trying():
        names = pages.typesetter.lines(name, pages.spacing.label, _NAMES_WIDTH - 10)
        return len(names) == len(pages.typesetter.lines(value, pages.spacing.body, room)) == 1


def _fact_row(facts: Sequence[Fact], pages: Pages, *, keep: int) -> None:
    """Draw one, or two in the halves; `keep` is how many lines of what follows find room below."""
    width = pages.width / len(facts)
    names, values, spans = [], [], []
    for number, (name, value) in enumerate(facts):
        left = pages.left + number * width
        room = width - _NAMES_WIDTH - (_HALVES_GAP if number < len(facts) - 1 else 0)
        spans.append((Span(left, _NAMES_WIDTH), Span(left + _NAMES_WIDTH, room)))
        names.append(pages.typesetter.lines(name, pages.spacing.label, _NAMES_WIDTH - 10))
        values.append(pages.typesetter.lines(value, pages.spacing.body, room))
    count = max(map(len, (*names, *values)))
    pages.need(
        (min(count, _LINES_TOGETHER) + keep) * pages.spacing.body.leading + pages.spacing.fact_gap
    )
    for number in range(count):
        pages.need(pages.spacing.body.leading)
        for name_lines, value_lines, (before, after) in zip(names, values, spans, strict=True):
            if number < len(name_lines):
                pages.put(name_lines[number], pages.spacing.label, look.MUTED, before)
            if number < len(value_lines):
                pages.put(value_lines[number], pages.spacing.body, look.TEXT, after)
        pages.y -= pages.spacing.body.leading
    pages.y -= pages.spacing.fact_gap


@draw.register
def _grid(block: Grid, pages: Pages) -> None:
    table = keeping.table_of(block, pages)
    for number, row in enumerate(block.rows):
        left = block.rows[number:]
        if block.left_out and number and pages.room < _CUT_START:
            pages.write(block.left_out(len(left)), look.LEAD, look.MUTED)
            return
        if len(left) == 2 and not block.left_out:  # the last one does not go to a new page alone
            table.keep(left)
        table.row(row)
    pages.y -= pages.spacing.gap


@draw.register
def _tree(block: Tree, pages: Pages) -> None:
    why_tree.draw(block.nodes, pages)
    pages.y -= pages.spacing.gap


@draw.register
def _pareto(block: Pareto, pages: Pages) -> None:
    charts.draw_pareto(block.rows, pages)
    pages.y -= pages.spacing.gap


@draw.register
def _drawing(block: Drawing, pages: Pages) -> None:
    drawing.draw_chart(block.draw, block.height, pages)
    pages.y -= pages.spacing.gap


@draw.register
def _new_page(block: NewPage, pages: Pages) -> None:
    pages.running = ""
    pages.start_page()
    pages.running = block.title
    if block.title:
        pages.y -= 6
        pages.bookmark(block.title, 0)
        pages.write(block.title, look.TITLE)
        pages.write(block.lead, look.LEAD, look.MUTED, gap=12)
