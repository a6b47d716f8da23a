"""Charts on paper, drawn as vectors in greys; every bar carries its number."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from isms_desktop.reports import look
from isms_desktop.reports.look import Box
from isms_desktop.reports.page import Pages, Span
from isms_desktop.runtime.i18n import _

_NAMES: Final = 170.0
_NUMBERS: Final = 96.0
_ROW: Final = 17.0
_BAR: Final = 9.0


def pareto_height(rows: Sequence[tuple[str, int]]) -> float:
    """Of all bars, in points."""
    return _ROW * len(rows)


def draw_pareto(rows: Sequence[tuple[str, int]], pages: Pages) -> None:
    """Bars from the largest to the smallest, with count and cumulative share."""
    total = sum(count for _name, count in rows)
    if not total:
        return
    largest = max(count for _name, count in rows)
    room = pages.width - _NAMES - _NUMBERS
    for (name, count), so_far in zip(rows, accumulate(c for _n, c in rows), strict=True):
        pages.need(_ROW)
        label = pages.typesetter.fitted(name, look.LEAD, _NAMES - 10)
        pages.put(label, look.LEAD, look.TEXT, Span(pages.left, _NAMES))
        bottom = pages.y - look.LEAD.leading + (look.LEAD.leading - _BAR) / 2
        bar = Box(pages.left + _NAMES, bottom, room * count / largest, _BAR)
        pages.draw(look.rectangle(bar, look.STRONG))
        text = _("{count} · {share} % so far").format(
            count=count, share=round(100 * so_far / total)
        )
        line = pages.typesetter.fitted(text, look.LEAD, _NUMBERS)
        pages.put(line, look.LEAD, look.TEXT, Span(bar.left + bar.width + 6, _NUMBERS))
        pages.y -= _ROW
