"""The why tree on paper: each answer in a field, a line to what it explains, roots in words."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from isms_desktop.reports import look
from isms_desktop.reports.blocks import TreeNode
from isms_desktop.reports.look import Box, Colour, Point
from isms_desktop.reports.page import Pages, Span
from isms_desktop.reports.text import Line, Style

_STEP: Final = 18.0  # to the right, each level
_DEEPEST: Final = 14  # deeper answers stand no further to the right
_SPINE: Final = 6.0  # from the left edge of a field to the line down from it
_INSET: Final = 8.0
_BAR: Final = 2.0  # the strip at the left of a field
_GAP: Final = 6.0
_TOGETHER: Final = 3  # lines of an answer at the foot of a page


class _Row(NamedTuple):
    line: Line
    style: Style
    colour: Colour


class _Spines:
    """How far down the line from each level has come on this page."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._page = pages.count
        self._ends: dict[int, float] = {}

    def reach(self, depth: int) -> None:
        """Draw the line from the level above to the first line of a field at `y`."""
        if depth == 0:
            return
        pages = self._pages
        top = self._top(depth - 1)
        y = pages.y - pages.spacing.body.leading / 2
        x = _left(pages, depth - 1) + _SPINE
        pages.draw(look.line(Point(x, top), Point(x, y), look.STRONG, 0.6))
        end = Point(_left(pages, depth), y)
        pages.draw(look.line(Point(x, y), end, look.STRONG, 0.6))
        self._ends[depth - 1] = y

    def leave(self, depth: int) -> None:
        """The field of this level ends at `y`; what is below it hangs there."""
        self._top(depth)
        self._ends[depth] = self._pages.y

    def _top(self, depth: int) -> float:
        if self._page != self._pages.count:
            self._page = self._pages.count
            self._ends.clear()
        return self._ends.get(depth, self._pages.top)


def draw(nodes: Sequence[TreeNode], pages: Pages) -> None:
    """Draw the answers in their order, going on to new pages where needed."""
    spines = _Spines(pages)
    for node in nodes:
        depth = min(node.depth, _DEEPEST)
        rows = _rows(node, pages, depth)
        pages.need(min(len(rows), _TOGETHER) * pages.spacing.body.leading + _GAP)
        spines.reach(depth)
        for row in rows:
            pages.need(row.style.leading)
            _draw_row(row, pages, depth, is_set_off=bool(node.badge))
        spines.leave(depth)
        pages.y -= _GAP


def height(nodes: Sequence[TreeNode], pages: Pages) -> float:
    """Of the whole tree, in points."""
    return sum(
        _GAP + sum(row.style.leading for row in _rows(node, pages, min(node.depth, _DEEPEST)))
        for node in nodes
    )


def _left(pages: Pages, depth: int) -> float:
    return pages.left + depth * _STEP


def _rows(node: TreeNode, pages: Pages, depth: int) -> list[_Row]:
    width = pages.right - _left(pages, depth) - 2 * _INSET
    texts = [
        (node.badge, pages.spacing.label, look.TEXT),
        (node.text, pages.spacing.body, look.TEXT),
    ]
    texts += [(note, pages.spacing.body, look.MUTED) for note in node.notes]
    return [
        _Row(line, style, colour)
        for text, style, colour in texts
        if text
        for line in pages.typesetter.lines(text, style, width)
    ]


def _draw_row(row: _Row, pages: Pages, depth: int, *, is_set_off: bool) -> None:
    left, height = _left(pages, depth), row.style.leading
    width = pages.right - left
    field = look.BORDER if is_set_off else look.SUNKEN
    bar = look.STRONG if is_set_off else look.BORDER
    pages.draw(look.rectangle(Box(left, pages.y - height, width, height), field))
    pages.draw(look.rectangle(Box(left, pages.y - height, _BAR, height), bar))
    pages.put(row.line, row.style, row.colour, Span(left + _INSET, width - 2 * _INSET))
    pages.y -= height
