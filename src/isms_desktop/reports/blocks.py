"""What reports are made of, as plain values: services gather them, `document` draws them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from isms_desktop.domain.chart_shapes import Chart, Frame
from isms_desktop.reports.page import A4, Masthead, Paper
from isms_desktop.reports.table import Mark, ReportColumn


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that stands in the outline, or (`is_small`) one below it that does not."""

    text: str
    is_small: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs over the whole width."""

    text: str
    is_muted: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and values; those without a value are left out, two short ones share a line."""

    rows: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `rows` holds a text for each column's key (and `below`); a dense one is lower.

    Rows are at least `least_height` points high, where there is to be room for handwriting.
    With `left_out` it ends with the page, and this says how many rows are not shown.
    """

    columns: Sequence[ReportColumn]
    rows: Sequence[Mapping[str, str]]
    marks: Mapping[str, Mark] = field(default_factory=dict)
    is_dense: bool = False
    least_height: float = 0
    left_out: Callable[[int], str] | None = None


@dataclass(frozen=True, slots=True)
class TreeNode:
    """One answer in a tree; its children follow it, one deeper. `badge` sets it off in words."""

    depth: int
    text: str
    badge: str = ""
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Tree:
    """Answers drawn below each other with lines from each to what it follows from."""

    nodes: Sequence[TreeNode]


@dataclass(frozen=True, slots=True)
class Pareto:
    """Bars by size, the largest first, each with its count and the share up to there."""

    rows: Sequence[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart over the whole width; `draw` makes its shapes for the room there is, as on screen."""

    draw: Callable[[Frame], Chart]
    height: float = 170.0


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a page, under a title of its own where one is given."""

    title: str = ""
    lead: str = ""


Block: TypeAlias = Heading | Prose | Facts | Grid | Tree | Pareto | Drawing | NewPage


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report: `lead` is the line or lines under the title."""

    masthead: Masthead
    lead: str
    blocks: Sequence[Block]
    paper: Paper = A4
