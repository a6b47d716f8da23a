"""Charts as plain shapes: screen and paper draw the same picture from them.

Lengths are in the unit the caller measures text in (pixels, points); y runs downwards from the top.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
"""x from the left, y from the top."""
WidthOf: TypeAlias = Callable[[str], float]
"""How wide a text is at the frame's font size."""


class Tone(StrEnum):
    """What a shape means; the theme says in which colour."""

    GRID = "grid"
    TEXT = "text"
    MUTED = "muted"
    LINE = "line"
    TARGET = "target"
    GOOD = "good"
    NEAR = "near"
    FORECAST = "forecast"
    BAR = "bar"
    SOFT = "soft"


class Mark(StrEnum):
    """The form of a dot, so that no meaning hangs on colour alone; `NONE` is read, not drawn."""

    DISC = "disc"
    RING = "ring"
    DIAMOND = "diamond"
    CROSS = "cross"
    NONE = "none"


class Anchor(StrEnum):
    """Which part of a text stands at its x; its y is the middle of its height."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Area:
    """A filled polygon."""

    points: tuple[Point, ...]
    tone: Tone


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points; `width` is a factor of the renderer's thin line."""

    points: tuple[Point, ...]
    tone: Tone
    width: float = 1.0
    is_dashed: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A point of data; `said` is its text for a pointer, the arrow keys and a screen reader."""

    x: float
    y: float
    tone: Tone
    mark: Mark = Mark.DISC
    said: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A text at the frame's font size."""

    x: float
    y: float
    text: str
    tone: Tone = Tone.TEXT
    anchor: Anchor = Anchor.START


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything to draw, in this order: areas, strokes, dots, labels."""

    width: float
    height: float
    areas: tuple[Area, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    dots: tuple[Dot, ...] = ()
    labels: tuple[Label, ...] = ()

    @property
    def readable(self) -> tuple[Dot, ...]:
        """The dots that say something, from left to right, for the arrow keys."""
        return tuple(sorted((dot for dot in self.dots if dot.said), key=lambda dot: dot.x))


@dataclass(frozen=True, slots=True)
class Frame:
    """The room for a chart, and how its texts are measured and written.

    `day` writes a date in full, `tick` one of a scale.
    """

    width: float
    height: float
    font_size: float
    width_of: WidthOf
    day: Callable[[date], str] = date.isoformat
    tick: Callable[[date], str] = date.isoformat

    def widest(self, texts: Sequence[str]) -> float:
        """The width of the longest of these texts, 0 without any."""
        return max(map(self.width_of, texts), default=0.0)

    def fitting(self, text: str, room: float) -> str:
        """The text, or as much of it as fits, with an ellipsis; blank where not even that does."""
        if self.width_of(text) <= room:
            return text
        for end in range(len(text) - 1, 0, -1):
            cut = text[:end].rstrip() + "…"
            if self.width_of(cut) <= room:
                return cut
        return ""


@dataclass(frozen=True, slots=True)
class Scale:
    """Turns values into lengths along an axis; one of no extent puts everything in its middle."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The length that stands for a value."""
        extent = self.high - self.low
        share = (value - self.low) / extent if extent else 0.5
        return self.start + share * (self.end - self.start)

    def within(self, value: float) -> float:
        """The same, values beyond an end set to it."""
        return self(min(max(value, self.low), self.high))
