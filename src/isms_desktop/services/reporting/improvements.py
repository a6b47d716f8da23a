"""The improvements of a period, each told from the input over decision and change to the proof."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import Final

from isms_desktop.domain.conditions import is_light
from isms_desktop.domain.entry import Entry
from isms_desktop.domain.periods import Period
from isms_desktop.domain.progress import Progress
from isms_desktop.domain.queries import RegisterQuery
from isms_desktop.domain.words import ClosingKind, Input, VerdictResult
from isms_desktop.reports.blocks import Block, Facts, Grid, Heading, Prose, Report
from isms_desktop.reports.document import write_report
from isms_desktop.reports.table import CellKind, ReportColumn
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.services.reporting.kinds import ReportKind, WritePages
from isms_desktop.services.reporting.options import Heeded
from isms_desktop.services.reporting.periods import period_line, period_of_options
from isms_desktop.services.reporting.state import State
from isms_desktop.services.reporting.story import story_of

_CLAUSE: Final = "ISO/IEC 27001:2022 clause 10"


def compose(state: State, progress: Progress) -> WritePages:
    """Gather what was acted on and closed in the period, in the order it was closed."""
    period = period_of_options(state)
    entries = [
        entry
        for entry in state.entries(RegisterQuery(sort="ref"), progress)
        if _is_improvement(entry, period)
    ]
    entries.sort(key=_closed_on)
    count = plural("{n} improvement", "{n} improvements", len(entries)).format(n=len(entries))
    lead = "\n".join(filter(None, (f"{period_line(period)} {count}.", state.past_note())))
    report = Report(
        state.masthead(_(KIND.title), _CLAUSE), lead, [*_blocks(entries, state)], state.paper
    )
    return partial(write_report, report)


def _is_improvement(entry: Entry, period: Period) -> bool:
    """Whether something was done about it and it was closed in the period."""
    closing = entry.closing
    if closing is None or closing.kind is not ClosingKind.CLOSED or not entry.action_needed:
        return False
    return closing.closed_on in period


def _closed_on(entry: Entry) -> date:
    day = entry.closing.closed_on if entry.closing else None
    return day or date.max


def _blocks(entries: Sequence[Entry], state: State) -> Iterator[Block]:
    if not entries:
        yield Prose(_("Nothing that was acted on was closed in this period."), is_muted=True)
        return
    yield Heading(_("Where they came from"))
    yield _sources(entries)
    yield Heading(_("The stories"))
    for entry in entries:
        yield Heading(f"{entry.ref}  {' '.join(entry.name.split())}", is_small=True)
        yield Facts(story_of(entry, state))


def _sources(entries: Sequence[Entry]) -> Block:
    improved = Counter(entry.input for entry in entries)
    proven = Counter(entry.input for entry in entries if _is_proven(entry))
    asked = Counter(entry.input for entry in entries if not is_light(entry))
    return Grid(
        (
            ReportColumn("source", _("Source"), 100),
            ReportColumn("improved", _("Improvements"), 80, CellKind.NUMBER, is_fixed=True),
            ReportColumn("proven", _("Proven effective"), 90, CellKind.NUMBER, is_fixed=True),
        ),
        [
            {
                "source": _(source) if source else _("Not given"),
                "improved": str(improved[source]),
                "proven": _("{n} of {all}").format(n=proven[source], all=asked[source])
                if asked[source]
                else "—",
            }
            for source in (*Input, None)
            if improved[source]
        ],
    )


def _is_proven(entry: Entry) -> bool:
    verdict = entry.round.verdict
    return verdict is not None and verdict.result is VerdictResult.EFFECTIVE


KIND: Final = ReportKind(
    name="story",
    title="Improvement story",
    sentence="What got better in a period: input, decision, change and proof of each improvement.",
    compose=compose,
    heeds=frozenset({Heeded.PERIOD, Heeded.AS_AT}),
    from_entries=5,
)
