"""The small line beside a number, and bars by weight (Pareto)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from isms_desktop.domain.chart_shapes import (
    Anchor,
    Area,
    Chart,
    Dot,
    Frame,
    Label,
    Mark,
    Scale,
    Stroke,
    Tone,
)
from isms_desktop.domain.quantities import short_number

_INSET: Final = 2.0
_LEAST: Final = 2
_NAME_SHARE: Final = 0.4
_ROW: Final = 1.9
_BAR: Final = 1.1


@dataclass(frozen=True, slots=True)
class Bar:
    """One kind and how often it was met."""

    name: str
    count: float


def sparkline(
    values: Sequence[Decimal], width: float, height: float, target: Decimal | None = None
) -> Chart:
    """A line through values at equal distances, the last one marked; nothing below two values."""
    if len(values) < _LEAST:
        return Chart(width, height)
    heights = [float(value) for value in (*values, *((target,) if target is not None else ()))]
    x = Scale(0, len(values) - 1, _INSET, width - _INSET)
    y = Scale(min(heights), max(heights), height - _INSET, _INSET)
    points = tuple((x(place), y(float(value))) for place, value in enumerate(values))
    strokes = [Stroke(points, Tone.LINE, 1.5)]
    if target is not None:
        level = y(float(target))
        ends = ((_INSET, level), (width - _INSET, level))
        strokes.insert(0, Stroke(ends, Tone.TARGET, is_dashed=True))
    return Chart(width, height, strokes=tuple(strokes), dots=(Dot(*points[-1], Tone.LINE),))


def pareto_chart(bars: Sequence[Bar], frame: Frame) -> Chart:
    """Bars lying on their side, the longest first, with the share they make up together.

    Kinds without any are left out. Where the height does not hold all, the rest is left off: ask
    `rows_that_fit` first and put them together.
    """
    shown = sorted((bar for bar in bars if bar.count > 0), key=lambda bar: (-bar.count, bar.name))
    total = sum(bar.count for bar in shown)
    shown = shown[: rows_that_fit(frame)]
    if not shown:
        return Chart(frame.width, frame.height)
    line = frame.font_size
    texts = _told(shown, total)
    left = min(frame.widest([bar.name for bar in shown]), frame.width * _NAME_SHARE) + line / 2
    right = max(frame.width - frame.widest(texts) - line, left + 1)
    x = Scale(0.0, max(bar.count for bar in shown), left, right)
    areas, dots, labels = [], [], []
    for place, (bar, text) in enumerate(zip(shown, texts, strict=True)):
        y = (place + 0.5) * _ROW * line
        top, bottom, end = y - _BAR * line / 2, y + _BAR * line / 2, x(bar.count)
        areas.append(Area(((left, top), (end, top), (end, bottom), (left, bottom)), Tone.BAR))
        dots.append(Dot(end, y, Tone.BAR, Mark.NONE, f"{bar.name}: {text}"))
        name = frame.fitting(bar.name, left - line / 2)
        labels.append(Label(left - line / 2, y, name, Tone.TEXT, Anchor.END))
        labels.append(Label(end + line / 2, y, text, Tone.MUTED))
    axis = Stroke(((left, 0.0), (left, len(shown) * _ROW * line)), Tone.GRID)
    return Chart(frame.width, frame.height, tuple(areas), (axis,), tuple(dots), tuple(labels))


def rows_that_fit(frame: Frame) -> int:
    """How many bars the height of the frame holds."""
    return int(frame.height / (_ROW * frame.font_size) + 1e-9)


def _told(bars: Sequence[Bar], total: float) -> list[str]:
    """Count, and the share of all that this bar and those above it make up."""
    texts, so_far = [], 0.0
    for bar in bars:
        so_far += bar.count
        texts.append(f"{short_number(bar.count)} · {round(100 * so_far / total)} %")
    return texts
