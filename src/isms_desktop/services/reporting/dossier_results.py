"""The end of a dossier: what the checks say, what was set aside, how it closed, its history."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from isms_desktop.domain.conditions import Level
from isms_desktop.domain.entry import Entry
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.reports.blocks import Block, Facts, Grid, Prose
from isms_desktop.reports.table import ReportColumn
from isms_desktop.runtime.i18n import _
from isms_desktop.services.history_words import field_name
from isms_desktop.services.reporting.state import State
from isms_desktop.services.wording import long_date

_LEVELS: Final = {Level.E: "keeps it open", Level.W: "warns", Level.I: "hints"}


def results_of(entry: Entry, state: State) -> Iterator[Block]:
    """Findings of the checks, those set aside with their reason, closings and reopenings."""
    findings = () if state.past_day else _findings(entry, state)
    if findings:
        yield _as_table(findings)
    if entry.waivers:
        yield _waivers(entry, state)
    missing = (
        (_("The checks find nothing missing or weak."), not findings and not state.past_day),
        (_("No check was set aside."), not entry.waivers),
        (_("The entry is not closed."), not entry.closings),
    )
    if told := " ".join(sentence for sentence, applies in missing if applies):
        yield Prose(told, is_muted=True)
    yield from _closings(entry, state)


def nothing(*, is_asked: bool = True) -> Block:
    """Stands where nothing is recorded, or where nothing has to be."""
    text = _("Nothing is recorded.") if is_asked else _("Does not apply to this entry.")
    return Prose(text, is_muted=True)


def _findings(entry: Entry, state: State) -> Sequence[Mapping[str, str]]:
    """What the checks say now, as rows."""
    return [
        {"rule": finding.rule, "level": _(_LEVELS[finding.level]), "text": _(finding.message)}
        for finding in state.findings_of(entry.uid)
        if not finding.waived and finding.level is not Level.I
    ]


def _as_table(findings: Sequence[Mapping[str, str]]) -> Block:
    columns = (
        ReportColumn("rule", _("Check"), 46, is_fixed=True),
        ReportColumn("level", _("Weight"), 90, is_fixed=True),
        ReportColumn("text", _("What it says"), 100),
    )
    return Grid(columns, findings, is_dense=True)


def _waivers(entry: Entry, state: State) -> Block:
    rows = [
        {
            "rule": waiver.rule,
            "reason": waiver.reason,
            "who": state.name(waiver.waived_by),
            "on": long_date(waiver.waived_at.astimezone().date()),
        }
        for waiver in entry.waivers
    ]
    columns = (
        ReportColumn("rule", _("Check"), 46, is_fixed=True),
        ReportColumn("reason", _("Set aside because"), 100),
        ReportColumn("who", _("By"), 80, is_fixed=True),
        ReportColumn("on", _("On"), 64, is_fixed=True),
    )
    return Grid(columns, rows)


def _closings(entry: Entry, state: State) -> Iterator[Block]:
    for closing in entry.closings:
        yield Facts(
            [
                (_("Closed as"), _(closing.kind)),
                (_("On"), state.words(closing.closed_on)),
                (_("By"), state.name(closing.closed_by)),
                (_("Reason"), closing.reason),
                (_("Reopened on"), state.words(closing.reopened_on)),
                (_("Reopened by"), state.name(closing.reopened_by)),
                (_("Reopened because"), closing.reopen_reason),
            ]
        )
    if entry.follow_up_ref:
        yield Facts([(_(ENTRIES["follow_up_ref"].label), entry.follow_up_ref)])


def history_of(entry: Entry, state: State) -> Iterator[Block]:
    """The steps that touched the entry: which lines of the history, when, who, which fields."""
    lines = state.history_of(entry.uid)
    rows = []
    for _step, group in groupby(lines, key=lambda line: line.step):
        step = list(group)
        first, last = step[0], step[-1]
        fields = dict.fromkeys(field_name(line) for line in step if line.field)
        rows.append(
            {
                "lines": f"{first.sequence}"
                if first is last
                else f"{first.sequence}-{last.sequence}",
                "when": f"{first.moment.astimezone():%Y-%m-%d %H:%M}",
                "who": state.named(first.actor),
                "what": first.action,
                "fields": ", ".join(fields),
            }
        )
    if not rows:
        yield nothing()
        return
    columns = (
        ReportColumn("lines", _("Lines"), 60, is_fixed=True),
        ReportColumn("when", _("When"), 84, is_fixed=True),
        ReportColumn("who", _("Who"), 80, is_fixed=True),
        ReportColumn("what", _("Step"), 100, below="fields", is_title=True),
    )
    yield Grid(columns, rows, is_dense=True)
