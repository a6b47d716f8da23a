"""The register on paper: one row an entry, as filtered and sorted by the caller."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from itertools import chain, groupby
from pathlib import Path
from textwrap import shorten
from typing import Final, NamedTuple

from isms_desktop.domain.progress import Progress
from isms_desktop.domain.words import Severity, Status
from isms_desktop.reports import document, look
from isms_desktop.reports.blocks import Facts
from isms_desktop.reports.fonts import Fonts
from isms_desktop.reports.look import Box, Tone
from isms_desktop.reports.page import A4, HEADING_ROOM, Masthead, Pages, Paper, Span
from isms_desktop.reports.register_columns import default_columns, fitted
from isms_desktop.reports.rows import Row
from isms_desktop.reports.table import (
    CellKind,
    Mark,
    ReportColumn,
    Table,
    badge,
    badge_width,
    width_of_word,
)
from isms_desktop.reports.target import ReportOutcome
from isms_desktop.reports.text import Line
from isms_desktop.runtime.i18n import _

CLAUSE: Final = "ISO/IEC 27001:2022 clause 10.2"
_ROWS_PER_REPORT: Final = 20  # rows between two calls of progress
_BLOCK_START: Final = 90.0  # of an entry in the long form at the foot of a page
_LEGEND_WIDTH: Final = 84.0  # of a badge in the legend, at least
_LONGEST_LINE: Final = 80  # characters, in the outline
_LEGEND_LINE: Final = 14.0


def default_marks() -> Mapping[str, Mark]:
    """The look of each status and severity in the words of the user, and what a status means."""
    marks = {
        Status.TO_RECORD: Mark(Tone.WARN, meaning=_("What happened is not fully recorded yet.")),
        Status.TO_CONTAIN: Mark(Tone.DANGER, meaning=_("The harm has not been stopped yet.")),
        Status.TO_DECIDE: Mark(Tone.WARN, meaning=_("Whether to act on the cause is open.")),
        Status.TO_FIND_CAUSE: Mark(Tone.WARN, meaning=_("The root cause is being looked for.")),
        Status.TO_PLAN: Mark(Tone.WARN, meaning=_("The cause is known, no action is planned yet.")),
        Status.IN_PROGRESS: Mark(Tone.INFO, meaning=_("Actions are planned and being done.")),
        Status.TO_CHECK_EFFECT: Mark(
            Tone.CHECK, meaning=_("Actions are done; whether they worked is still to be checked.")
        ),
        Status.TO_SHARE: Mark(
            Tone.INFO, meaning=_("The actions worked; changes and lessons are to be shared.")
        ),
        Status.READY_TO_CLOSE: Mark(Tone.INFO, meaning=_("Nothing is missing but the closing.")),
        Status.CLOSED: Mark(Tone.OK, meaning=_("Done, checked where needed, and closed by name.")),
        Status.ACCEPTED_RISK: Mark(
            Tone.NEUTRAL, meaning=_("No action on purpose; the risk was accepted by name.")
        ),
        Status.REJECTED: Mark(Tone.NEUTRAL, meaning=_("Not taken up, with a reason.")),
        Severity.LOW: Mark(bars=1),
        Severity.MEDIUM: Mark(bars=2),
        Severity.HIGH: Mark(bars=3),
        Severity.CRITICAL: Mark(bars=3),
    }
    return {_(word): mark for word, mark in marks.items()}


@dataclass(frozen=True, slots=True)
class RegisterReport:
    """What the register report shows: texts as they are to be read, nothing left to look up.

    `rows` holds a text for each column's `key` (and `below`); `marks` says how the words of badge
    and bars columns look and what they mean, those with a meaning make the legend.
    """

    title: str
    organisation: str
    classification: str
    as_at: datetime
    printed_by: str
    fingerprint: str
    counts_line: str
    rows: Collection[Row]
    columns: tuple[ReportColumn, ...] = field(default_factory=default_columns)
    marks: Mapping[str, Mark] = field(default_factory=default_marks)
    clause: str = CLAUSE
    paper: Paper = A4.turned
    past_day: date | None = None
    group_key: str = ""
    facts: Sequence[tuple[str, str]] = ()
    logo: bytes = b""


def write_register(
    report: RegisterReport, target: Path, fonts: Fonts, progress: Progress
) -> ReportOutcome:
    """Write the register as a PDF; `target` is replaced at the end or not at all.

    Raises `CancelledError` where `progress` does, and `UserError` where the file cannot be written.
    """
    pages = Pages(_masthead(report), report.paper, fonts)
    pages.title_block(report.counts_line)
    total = len(report.rows)
    legend = _legend(report, pages)
    if report.facts:  # so long a register would often end with a page for the legend alone
        _draw_legend(legend, pages)
    _draw_groups(
        report, pages, legend, lambda done: progress(done, total, _("Setting the entries"))
    )
    if not report.facts:
        _draw_legend(legend, pages)
    return document.finish(pages, target, lambda: progress(total, total, _("Writing the file")))


def _masthead(report: RegisterReport) -> Masthead:
    return Masthead(
        organisation=report.organisation,
        title=report.title,
        clause=report.clause,
        classification=report.classification,
        as_at=report.as_at,
        printed_by=report.printed_by,
        fingerprint=report.fingerprint,
        past_day=report.past_day,
        logo=report.logo,
    )


class _Legend(NamedTuple):
    """The statuses that occur with their meaning, in two halves that stand beside each other."""

    halves: Sequence[Sequence[tuple[str, Tone, list[Line]]]]
    badge: float

    @property
    def height(self) -> float:
        """Of the meanings, in points."""
        return max(sum(_legend_height(lines) for _word, _tone, lines in h) for h in self.halves)

    @property
    def room(self) -> float:
        """What it takes with its heading; nothing where there is none."""
        if not self.halves[0]:
            return 0
        return max(look.HEADING.leading * 2 + self.height, HEADING_ROOM)


def _draw_groups(
    report: RegisterReport, pages: Pages, legend: _Legend, done_so_far: Callable[[int], None]
) -> None:
    done = 0
    columns = fitted(
        report.columns, report.rows, pages.width, partial(width_of_word, pages.typesetter)
    )
    counts = Counter(_group(report, row) for row in report.rows) if report.group_key else {}
    for name, group in groupby(report.rows, key=partial(_group, report)):
        count = counts.get(name, len(report.rows))
        heading = _("Register")
        if report.group_key:
            heading = f"{name or _('Not given')} ({count})"
        first, rows = _with_first(group)
        table = None
        below = _below_last(legend) if done + count == len(report.rows) else 0
        if not report.facts:
            table = Table(pages, columns, report.marks, outlined=_outline_line)
            alone = below if count == 1 else 0
            pages.need(look.HEADING.leading + 4 + table.start(first) + alone)
        pages.heading(heading)
        pages.running = heading if report.group_key else ""
        if table:
            for number, row in enumerate(rows):
                if number % _ROWS_PER_REPORT == 0:
                    done_so_far(done + number)
                table.row(row, below if number == count - 1 else 0)
            pages.y -= look.LEAD.leading
        else:
            _draw_facts(report, rows, pages, _from(done, done_so_far))
        pages.running = ""
        done += count
    if not report.rows:
        pages.heading(_("Register"))
        Table(pages, columns, report.marks).draw_headings()
        pages.y -= look.LEAD.leading
        pages.write(_("No entry belongs to this selection."), look.LEAD, look.MUTED)


def _outline_line(row: Row) -> str:
    line = " ".join(f"{row['ref']} {row['title']}".split())
    # Most are short enough; for those, shortening would be most of the work for the outline.
    return line if len(line) <= _LONGEST_LINE else shorten(line, _LONGEST_LINE, placeholder="…")


def _with_first(rows: Iterator[Row]) -> tuple[Row, Iterator[Row]]:
    first = next(rows)
    return first, chain((first,), rows)


def _group(report: RegisterReport, row: Row) -> str:
    return row.get(report.group_key, "") if report.group_key else ""


def _from(before: int, done_so_far: Callable[[int], None]) -> Callable[[int], None]:
    return lambda done: done_so_far(before + done)


def _below_last(legend: _Legend) -> float:
    """What finds room below the last row, so that the legend has no page for itself."""
    return legend.room + look.LEAD.leading if legend.room else 0


def _draw_facts(
    report: RegisterReport,
    rows: Iterable[Row],
    pages: Pages,
    done_so_far: Callable[[int], None],
) -> None:
    """The long form: every entry a block under its reference and title."""
    for done, row in enumerate(rows):
        if done % _ROWS_PER_REPORT == 0:
            done_so_far(done)
        pages.running = ""
        pages.need(_BLOCK_START)
        pages.running = row["ref"]
        pages.bookmark(_outline_line(row), 2)
        if pages.used:
            pages.draw(look.rule(pages.left, pages.right, pages.y + 3, look.BORDER))
        pages.subheading(f"{row['ref']}  {row['title']}")
        document.draw(Facts([(name, row.get(key, "")) for key, name in report.facts]), pages)
    pages.running = ""


def _legend(report: RegisterReport, pages: Pages) -> _Legend:
    """The words of badges that stand in this register, with their meaning."""
    keys = [column.key for column in report.columns if column.kind is CellKind.BADGE]
    used = {row.get(key, "") for row in report.rows for key in keys}
    shown = [(word, mark) for word, mark in report.marks.items() if mark.meaning and word in used]
    width = max(_LEGEND_WIDTH, badge_width([word for word, _mark in shown], pages.typesetter))
    room = pages.width / 2 - 12 - width - 10
    meanings = [
        (word, mark.tone, pages.typesetter.lines(mark.meaning, look.CELL, room))
        for word, mark in shown
    ]
    count = -(-len(shown) // 2)
    return _Legend((meanings[:count], meanings[count:]), width)


def _draw_legend(legend: _Legend, pages: Pages) -> None:
    if not legend.room:
        return
    pages.need(legend.room)
    pages.heading(_("What the statuses mean"))
    top = pages.y
    for number, half in enumerate(legend.halves):
        pages.y = top
        for word, tone, lines in half:
            left = pages.left + number * pages.width / 2
            pages.draw(_badge(word, tone, Span(left, legend.badge), pages))
            box = Box(left + legend.badge + 10, pages.y - 8.4, 0, 0)
            pages.draw(look.words(lines, box, look.CELL.leading, look.TEXT))
            pages.y -= _legend_height(lines)
    pages.y = top - legend.height - 6


def _legend_height(lines: Sequence[Line]) -> float:
    return _LEGEND_LINE + (len(lines) - 1) * look.CELL.leading


def _badge(word: str, tone: Tone, span: Span, pages: Pages) -> str:
    lines = pages.typesetter.lines(word, look.BADGE, span.width)
    return badge(lines, span.left, pages.y - 1.5, span.width, tone)
