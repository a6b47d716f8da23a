"""Corrective actions of a period: figures, causes, categories, moved dates, what changed."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Final

from isms_desktop.domain.built_in import Counted, EntryFact, counted
from isms_desktop.domain.entry import Action, DueChange, Entry, Verdict
from isms_desktop.domain.periods import Period, period_of
from isms_desktop.domain.priority import is_overdue, next_due_on
from isms_desktop.domain.progress import Progress
from isms_desktop.domain.queries import RegisterQuery
from isms_desktop.domain.words import NO_ISMS_CHANGE, BuiltIn, Frequency
from isms_desktop.reports.blocks import Block, Grid, Heading, Pareto, Prose, Report
from isms_desktop.reports.document import write_report
from isms_desktop.reports.table import CellKind, ReportColumn
from isms_desktop.runtime.i18n import _
from isms_desktop.services.reporting.kinds import ReportKind, WritePages
from isms_desktop.services.reporting.options import Heeded
from isms_desktop.services.reporting.periods import period_line, period_of_options
from isms_desktop.services.reporting.state import State
from isms_desktop.services.wording import long_date
from isms_desktop.storage.register_facts import register_facts

_MOST_QUARTERS: Final = 8
_DAY: Final = timedelta(days=1)
_TENTH: Final = Decimal("0.1")
_QUARTER_WIDTH: Final = 46.0


def compose(state: State, progress: Progress) -> WritePages:
    """Gather the figures and the entries behind them."""
    period = period_of_options(state)
    with state.reading() as reading:
        facts = [fact for fact in register_facts(reading.connection) if fact.counts]
    found = _found(state, period, progress)
    lead = "\n".join(filter(None, (period_line(period), state.past_note())))
    report = Report(
        state.masthead(_(KIND.title)), lead, list(_blocks(state, period, facts, found)), state.paper
    )
    return partial(write_report, report)


@dataclass(slots=True)
class _Found:
    """What of the entries belongs into the lists behind the figures."""

    overdue: list[Entry] = field(default_factory=list)
    checked: list[tuple[Entry, Verdict]] = field(default_factory=list)
    moved: list[tuple[Entry, Action, DueChange, date | None]] = field(default_factory=list)
    changed: list[tuple[Entry, date]] = field(default_factory=list)


def _found(state: State, period: Period, progress: Progress) -> _Found:
    found = _Found()
    for entry in state.entries(RegisterQuery(sort="ref"), progress):
        _sort_in(entry, found, period, state.today)
    return found


def _sort_in(entry: Entry, found: _Found, period: Period, today: date) -> None:
    if is_overdue(entry, today) and not entry.is_closed:
        found.overdue.append(entry)
    for round_ in entry.rounds:
        found.checked += [(entry, v) for v in round_.verdicts if v.checked_on in period]
        for action in round_.actions:
            dates = [*(change.former_on for change in action.former_due), action.due_on]
            found.moved += [
                (entry, action, change, moved_to)
                for change, moved_to in zip(action.former_due, dates[1:], strict=True)
                if change.changed_on in period
            ]
    closed_on = entry.closing.closed_on if entry.closing else None
    day = entry.shared_on or closed_on
    if entry.isms_change not in ("", NO_ISMS_CHANGE) and day and day in period:
        found.changed.append((entry, day))


def _blocks(
    state: State, period: Period, facts: Sequence[EntryFact], found: _Found
) -> Iterator[Block]:
    yield Heading(_("Figures"))
    yield _figures(facts, period)
    yield from _causes(facts, period)
    yield from _categories(facts, period)
    yield from _listed(
        _("Effect checks"),
        (("ref", _("Ref"), 70), ("on", _("Checked on"), 64), ("result", _("Result"), 80)),
        (("name", _("Entry")), ("evidence", _("Evidence"))),
        [
            {
                "ref": entry.ref,
                "on": state.words(verdict.checked_on),
                "result": _(verdict.result),
                "name": _name(entry),
                "evidence": verdict.evidence,
            }
            for entry, verdict in sorted(
                found.checked, key=lambda pair: pair[1].checked_on or date.max
            )
        ],
    )
    yield from _listed(
        _("What changed in the ISMS"),
        (("ref", _("Ref"), 70), ("on", _("On"), 64), ("kind", _("Kind"), 80)),
        (("name", _("Entry")), ("change", _("Change"))),
        [
            {
                "ref": entry.ref,
                "on": long_date(day),
                "kind": state.words_of("isms_change_kinds", entry.isms_change_kinds),
                "name": _name(entry),
                "change": entry.isms_change,
            }
            for entry, day in sorted(found.changed, key=lambda pair: pair[1])
        ],
    )
    yield from _listed(
        _("Due dates that were moved"),
        (("ref", _("Action"), 86), ("before", _("From"), 64), ("after", _("To"), 64)),
        (("reason", _("Reason")),),
        [
            {
                "ref": entry.action_ref(action),
                "before": state.words(change.former_on),
                "after": state.words(moved_to),
                "reason": change.reason,
            }
            for entry, action, change, moved_to in found.moved
        ],
    )
    yield from _listed(
        _("Overdue on {day}").format(day=long_date(state.today)),
        (("ref", _("Ref"), 70), ("due", _("Due"), 64), ("owner", _("Owner"), 80)),
        (("name", _("Entry")),),
        [
            {
                "ref": entry.ref,
                "due": state.words(next_due_on(entry)),
                "owner": state.name(entry.owner),
                "name": _name(entry),
            }
            for entry in sorted(found.overdue, key=lambda e: next_due_on(e) or date.max)
        ],
    )


def _name(entry: Entry) -> str:
    return " ".join(entry.name.split())


def _listed(
    title: str,
    narrow: Sequence[tuple[str, str, float]],
    wide: Sequence[tuple[str, str]],
    rows: Sequence[Mapping[str, str]],
) -> Iterator[Block]:
    """A heading with a table of narrow and wide columns, or that there is nothing."""
    yield Heading(title)
    if not rows:
        yield Prose(_("None."), is_muted=True)
        return
    columns = [ReportColumn(key, name, width, is_fixed=True) for key, name, width in narrow]
    yield Grid((*columns, *(ReportColumn(key, name, 100) for key, name in wide)), rows)


def _figures(facts: Sequence[EntryFact], period: Period) -> Block:
    length = period.to_on - period.from_on
    before = Period(period.from_on - _DAY - length, period.from_on - _DAY)
    rows = [
        {"name": name, "now": figure(facts, period), "before": figure(facts, before)}
        for name, figure in _named_figures()
    ]
    return Grid(
        (
            ReportColumn("name", _("Figure"), 100),
            ReportColumn("now", _("This period"), 110, CellKind.NUMBER, is_fixed=True),
            ReportColumn("before", _("The same time before"), 110, CellKind.NUMBER, is_fixed=True),
        ),
        rows,
    )


_Figure = Callable[[Sequence[EntryFact], Period], str]


def _named_figures() -> tuple[tuple[str, _Figure], ...]:
    return (
        (_("Opened"), lambda facts, period: str(sum(f.identified_on in period for f in facts))),
        (_("Closed"), lambda facts, period: str(sum(f.closed_on in period for f in facts))),
        (_("Incidents identified"), _counting(BuiltIn.INCIDENTS)),
        (_("Open at the end"), _counting(BuiltIn.OPEN)),
        (_("With a late action at the end"), _counting(BuiltIn.OVERDUE)),
        (_("Days from identified to closed, on average"), _counting(BuiltIn.MEAN_DAYS_TO_CLOSE)),
        (_("Days from identified to closed, median"), _counting(BuiltIn.MEDIAN_DAYS_TO_CLOSE)),
        (_("Effective at the first check"), _counting(BuiltIn.EFFECTIVE_AT_FIRST)),
        (_("Due dates moved"), _counting(BuiltIn.SLIPS)),
        (_("Entries with a cause met in the year before"), _counting(BuiltIn.REPEAT_CAUSES)),
    )


def _counting(kind: BuiltIn) -> _Figure:
    def figure(facts: Sequence[EntryFact], period: Period) -> str:
        result = counted(kind, facts, period)
        return _in_digits(result, is_share=kind is BuiltIn.EFFECTIVE_AT_FIRST)

    return figure


def _in_digits(result: Counted | None, *, is_share: bool) -> str:
    if result is None:
        return "—"
    value = result.value.quantize(Decimal(1)) if is_share else _rounded(result.value)
    if is_share:
        return _("{share} % ({part} of {whole})").format(
            share=value, part=result.part, whole=result.whole
        )
    return f"{value:f}"


def _rounded(value: Decimal) -> Decimal:
    """To a tenth; whole numbers without one."""
    rounded = value.quantize(_TENTH)
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded


def _causes(facts: Sequence[EntryFact], period: Period) -> Iterator[Block]:
    yield Heading(_("Root causes of what was opened"))
    counts = Counter(
        _(cause) for fact in facts if fact.identified_on in period for cause in set(fact.causes)
    )
    rows = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    yield Pareto(rows) if rows else Prose(_("No root cause has a category yet."), is_muted=True)


def _categories(facts: Sequence[EntryFact], period: Period) -> Iterator[Block]:
    """How many entries of each category were opened in the quarters of the period."""
    quarters = _quarters(period)
    yield Heading(_("Categories by quarter"))
    opened = [
        (_(fact.category) if fact.category else "", fact.identified_on)
        for fact in facts
        if fact.identified_on and fact.identified_on in period
    ]
    if not opened:
        yield Prose(_("None."), is_muted=True)
        return
    counts = Counter(name for name, _day in opened)
    rows = [
        {"name": name or _("Not given"), "all": str(count)}
        | {
            str(number): str(sum(n == name and day in quarter for n, day in opened) or "—")
            for number, quarter in enumerate(quarters)
        }
        for name, count in sorted(counts.items(), key=lambda c: (not c[0], -c[1], c[0]))
    ]
    titles = {
        str(number): f"{quarter.from_on.year} Q{(quarter.from_on.month + 2) // 3}"
        for number, quarter in enumerate(quarters)
    }
    columns = [
        ReportColumn(key, title, _QUARTER_WIDTH, CellKind.NUMBER, is_fixed=True)
        for key, title in {**titles, "all": _("Period")}.items()
    ]
    yield Grid((ReportColumn("name", _("Category"), 100), *columns), rows)


def _quarters(period: Period) -> list[Period]:
    """The quarters of the period, the last ones where there are many."""
    quarters: list[Period] = []
    quarter = period_of(period.to_on, Frequency.QUARTERLY)
    while quarter.to_on >= period.from_on and len(quarters) < _MOST_QUARTERS:
        quarters.insert(0, quarter)
        quarter = period_of(quarter.from_on - _DAY, Frequency.QUARTERLY)
    return quarters


KIND: Final = ReportKind(
    name="summary",
    title="Corrective action summary",
    sentence="What a period brought: figures, causes, effect checks, moved dates, changes.",
    compose=compose,
    heeds=frozenset({Heeded.PERIOD, Heeded.AS_AT}),
)
