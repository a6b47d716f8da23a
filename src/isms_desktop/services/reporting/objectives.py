"""Objectives on paper: a summary, then a page each with plan, trend, readings and verdict."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

from isms_desktop.domain.attainment import meets
from isms_desktop.domain.chart_shapes import Chart, Frame
from isms_desktop.domain.indicator import Indicator, Measurement, Target
from isms_desktop.domain.objective import Objective
from isms_desktop.domain.objective_checks import ADVICE
from isms_desktop.domain.progress import Progress
from isms_desktop.domain.trend_chart import Trend, trend_chart
from isms_desktop.domain.trends import forecast
from isms_desktop.domain.words import State as Standing
from isms_desktop.reports.blocks import Block, Drawing, Facts, Grid, Heading, NewPage, Prose, Report
from isms_desktop.reports.document import write_report
from isms_desktop.reports.look import Tone
from isms_desktop.reports.table import CellKind, Mark, ReportColumn
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.services.measuring_words import (
    forecast_told,
    reading_value,
    state_told,
    trend_words,
)
from isms_desktop.services.reporting.aims import Aim, aims_of
from isms_desktop.services.reporting.kinds import ReportKind, WritePages
from isms_desktop.services.reporting.options import Heeded
from isms_desktop.services.reporting.state import State
from isms_desktop.services.wording import MONTHS, long_date

_CLAUSE: Final = "ISO/IEC 27001:2022 clauses 6.2 and 9.1"
_TALL: Final = 160.0  # height of the chart of an objective
_SMALL: Final = 120.0  # the same of an indicator by itself
_TONES: Final = {
    Standing.REACHED: Tone.OK,
    Standing.ON_TRACK: Tone.OK,
    Standing.AT_RISK: Tone.WARN,
    Standing.OFF_TRACK: Tone.DANGER,
    Standing.MISSED: Tone.DANGER,
    Standing.STALE: Tone.WARN,
    Standing.NO_DATA: Tone.NEUTRAL,
    Standing.NO_TARGET: Tone.NEUTRAL,
    Standing.PROPOSAL: Tone.NEUTRAL,
}
_ORDER: Final = tuple(_TONES)


def compose(state: State, progress: Progress) -> WritePages:
    """Gather all objectives, the open ones first, and the indicators that serve none."""
    progress(0, 1, _("Reading the register"))
    objectives, alone = aims_of(state)
    lead = "\n".join(filter(None, (_counts(objectives), state.past_note())))
    blocks = [] if state.options.aim else [*_summary(state, objectives, alone)]
    for aim in objectives:
        if aim.line.objective:
            blocks += _page(state, aim, aim.line.objective)
    blocks += _alone_pages(state, alone)
    report = Report(state.masthead(_(KIND.title), _CLAUSE), lead, blocks, state.paper)
    return partial(write_report, report)


def _counts(aims: Sequence[Aim]) -> str:
    count = Counter(state_told(aim.line) for aim in aims)
    total = plural("{n} objective", "{n} objectives", len(aims)).format(n=len(aims))
    return " · ".join((total, *(f"{n} {word.casefold()}" for word, n in count.most_common())))


def _summary(state: State, objectives: Sequence[Aim], alone: Sequence[Aim]) -> Iterator[Block]:
    if not objectives:
        yield Prose(_("No objective is set yet."), is_muted=True)
    for title, first, aims in (
        (_("Objectives"), _("Objective"), objectives),
        (_("Indicators by themselves"), _("Indicator"), alone),
    ):
        if aims:
            yield Heading(title)
            yield Grid(_columns(first), [_row(state, aim) for aim in aims], _marks(aims))


def _columns(first: str) -> tuple[ReportColumn, ...]:
    return (
        ReportColumn("name", first, 100, below="below", is_title=True),
        ReportColumn("state", _("State"), 66, CellKind.BADGE, is_fixed=True),
        ReportColumn("latest", _("Latest"), 64, below="latest_on", is_fixed=True),
        ReportColumn("target", _("Target"), 58, is_fixed=True),
        ReportColumn("due", _("Due"), 64, is_fixed=True),
        ReportColumn("owner", _("Owner"), 76, is_fixed=True),
    )


def _row(state: State, aim: Aim) -> Mapping[str, str]:
    line, indicator = aim.line, aim.indicator
    objective, latest, target = line.objective, line.latest, line.target
    measured = indicator.name if indicator else _("not measured")
    return {
        "name": line.name,
        "below": f"{objective.ref} · {measured}" if objective else _rhythm(indicator),
        "state": state_told(line),
        "latest": indicator.shown(latest.value) if indicator and latest else "—",
        "latest_on": long_date(latest.to_on) if latest else "",
        "target": indicator.target_shown(target) if indicator and target else "—",
        "due": state.words(objective.due_on) if objective else "",
        "owner": state.name(line.owner),
    }


def _rhythm(indicator: Indicator | None) -> str:
    if indicator is None:
        return ""
    counted = _("counted from the register") if indicator.built_in else ""
    rhythm = _(indicator.frequency) if indicator.frequency else ""
    return " · ".join(filter(None, (rhythm, counted)))


def _marks(aims: Sequence[Aim]) -> Mapping[str, Mark]:
    """The words of the states that are met, each in its tone."""
    marks = {}
    for aim in sorted(aims, key=lambda aim: _ORDER.index(aim.line.state)):
        told = state_told(aim.line)
        is_plain = told != _(aim.line.state)
        marks[told] = Mark(Tone.NEUTRAL if is_plain else _TONES[aim.line.state])
    return marks


def _page(state: State, aim: Aim, objective: Objective) -> Iterator[Block]:
    """Everything about one objective."""
    yield NewPage(f"{objective.ref} · {' '.join(objective.name.split())}", _lead(state, aim))
    if objective.statement != objective.name:
        yield Prose(objective.statement)
    yield from _trend(state, aim)
    plan = [fact for fact in _plan(state, objective) if fact[1]]
    if plan:
        yield Heading(_("The plan (6.2)"), is_small=True)
        yield Facts(plan)
    indicator = aim.indicator
    if indicator:
        yield Heading(_("How it is measured (9.1)"), is_small=True)
        yield Facts(_method(state, indicator))
    if objective.result:
        yield from _verdict(state, objective, indicator)
    yield from _set_aside(state, objective)
    if indicator:
        yield from _readings(aim, indicator)


def _lead(state: State, aim: Aim) -> str:
    line = aim.line
    parts = [
        _("State: {state}").format(state=state_told(line)),
        _("owner: {name}").format(name=state.name(line.owner)) if line.owner else "",
        _("due {day}").format(day=long_date(line.objective.due_on))
        if line.objective and line.objective.due_on
        else "",
    ]
    if line.gap and line.indicator:
        parts.append(_("gap: {gap}").format(gap=line.indicator.shown(line.gap, 2)))
    elif line.share is not None and line.gap is not None:
        parts.append(_("nothing missing to the target"))
    return " · ".join(filter(None, parts))


def _trend(state: State, aim: Aim, height: float = _TALL) -> Iterator[Block]:
    """The chart and what is to be expected; nothing where there is nothing to draw."""
    course, objective = aim.course, aim.line.objective
    if course is None:
        reason = objective.not_measured_because if objective else ""
        text = _("It is not measured, because: {reason}").format(reason=reason or "—")
        yield Prose(text, is_muted=not reason)
        return
    if not course.readings:
        yield Prose(_("There is no reading yet."), is_muted=True)
        return
    is_closed = objective is not None and objective.is_closed
    expected = None if is_closed else forecast(course, state.today)
    trend = Trend(course=course, forecast=expected, replaced=aim.replaced, words=trend_words())

    def draw(frame: Frame) -> Chart:
        return trend_chart(trend, replace(frame, day=long_date, tick=_tick))

    yield Drawing(draw, height)
    told = "" if is_closed else forecast_told(course, expected, state.today)
    if told:
        yield Prose(told)


def _tick(day: date) -> str:
    """A day on the scale of a chart."""
    month = _(MONTHS[day.month - 1])
    return f"{month} {day.year}" if day.day == 1 else f"{day.day} {month}"


def _plan(state: State, objective: Objective) -> list[tuple[str, str]]:
    return [
        (_("Why"), objective.why),
        (_("Policy"), objective.policy_link),
        (_("What will be done"), objective.plan),
        (_("Resources"), objective.resources),
        (_("How it is judged"), objective.how_judged),
        (_("Communicated to"), objective.communicated_to),
        (_("Adopted on"), state.words(objective.adopted_on)),
        (_("Follows"), objective.follows),
    ]


def _method(state: State, indicator: Indicator) -> list[tuple[str, str]]:
    baseline = "" if indicator.baseline is None else indicator.shown(indicator.baseline)
    if baseline and indicator.baseline_on:
        baseline = _("{value} on {day}").format(
            value=baseline, day=long_date(indicator.baseline_on)
        )
    return [
        (_("Indicator"), indicator.name),
        (_("Method"), indicator.method),
        (_("Source"), indicator.source),
        (_("How often"), _(indicator.frequency) if indicator.frequency else ""),
        (_("Measured by"), _who(state, indicator)),
        (_("Baseline"), baseline),
        (_("Targets"), "\n".join(_target(indicator, target) for target in indicator.targets)),
    ]


def _who(state: State, indicator: Indicator) -> str:
    """Who measures, and who evaluates."""
    parts = [state.name(indicator.measured_by)]
    if indicator.evaluated_by:
        name = state.name(indicator.evaluated_by)
        parts.append(_("evaluated by {name}").format(name=name))
    return " · ".join(filter(None, parts))


def _target(indicator: Indicator, target: Target) -> str:
    return _("{target} from {day}").format(
        target=indicator.target_shown(target), day=long_date(target.valid_from)
    )


def _readings(aim: Aim, indicator: Indicator) -> Iterator[Block]:
    """The newest readings; one that was put right stands below the one in its place."""
    counting = aim.course.readings if aim.course else ()
    wrong = {reading.uid for reading in aim.replaced}
    found = sorted(
        (*counting, *aim.replaced), key=lambda r: (r.to_on, r.uid not in wrong), reverse=True
    )
    if not found:
        return
    yield Grid(
        (
            ReportColumn("on", _("Day or period"), 130, is_fixed=True),
            ReportColumn("value", _("Value"), 110, is_fixed=True),
            ReportColumn("target", _("Target then"), 70, is_fixed=True),
            ReportColumn("met", _("Met"), 34, is_fixed=True),
            ReportColumn("note", _("Note"), 100),
        ),
        [_reading_row(indicator, each, is_wrong=each.uid in wrong) for each in found],
        is_dense=True,
        left_out=_left_out,
    )


def _left_out(count: int) -> str:
    text = plural("{n} earlier reading is left out.", "{n} earlier readings are left out.", count)
    return text.format(n=count)


def _reading_row(
    indicator: Indicator, reading: Measurement, *, is_wrong: bool
) -> Mapping[str, str]:
    target = reading.target_then
    met = ""
    if target and not is_wrong:
        is_met = meets(reading.value, target, indicator.direction)
        met = _("yes") if is_met else _("no")
    notes = [
        _("put right since") if is_wrong else "",
        _("corrected: {reason}").format(reason=reading.reason) if reading.reason else "",
        reading.note,
        reading.evidence,
    ]
    day = long_date(reading.to_on)
    if reading.from_on and reading.from_on != reading.to_on:
        day = _("{first} to {last}").format(first=long_date(reading.from_on), last=day)
    return {
        "on": day,
        "value": reading_value(indicator, reading),
        "target": indicator.target_shown(target) if target else "—",
        "met": met,
        "note": " · ".join(filter(None, notes)),
    }


def _verdict(state: State, objective: Objective, indicator: Indicator | None) -> Iterator[Block]:
    ended = ""
    if indicator and objective.end_value is not None:
        ended = indicator.shown(objective.end_value)
    yield Heading(_("Verdict"), is_small=True)
    yield Facts(
        [
            (_("Result"), state.words(objective.result)),
            (_("Ended at"), ended),
            (_("On"), state.words(objective.judged_on)),
            (_("By"), state.name(objective.judged_by)),
            (_("Evidence"), objective.evidence),
            (_("Lessons"), objective.lessons),
        ]
    )


def _set_aside(state: State, objective: Objective) -> Iterator[Block]:
    """The advice that was set aside, with who said why."""
    if not objective.waived:
        return
    yield Heading(_("Advice set aside"), is_small=True)
    yield Facts(
        [
            (_(ADVICE[waiver.rule]), f"{waiver.reason} ({state.named(waiver.by)}, {day})")
            for waiver in objective.set_aside
            for day in (long_date(date.fromisoformat(waiver.on)),)
        ]
    )


def _alone_pages(state: State, alone: Sequence[Aim]) -> Iterator[Block]:
    """Charts of the indicators that serve no objective, several on a page."""
    shown = [aim for aim in alone if aim.course and aim.course.readings]
    if not shown:
        return
    yield NewPage(_("Indicators by themselves"), _("What is measured beside the objectives."))
    for aim in shown:
        yield Heading(aim.line.name)
        yield Prose(_lead(state, aim), is_muted=True)
        yield from _trend(state, aim, _SMALL)


KIND: Final = ReportKind(
    name="objectives",
    title="Information security objectives",
    sentence="Where each objective stands, with plan, trend, readings and verdict, a page each.",
    compose=compose,
    heeds=frozenset({Heeded.AS_AT}),
)
