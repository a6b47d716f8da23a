"""One entry as a dossier: its story, then everything recorded, laid out by clause 10.2 a to g."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from isms_desktop.domain.conditions import is_fault, is_light, needs_similar
from isms_desktop.domain.entry import Action, Entry, Round
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.fields import Value
from isms_desktop.domain.people import Person
from isms_desktop.domain.priority import level_of
from isms_desktop.domain.progress import Progress
from isms_desktop.domain.stages import status_of
from isms_desktop.reports.blocks import (
    Block,
    Facts,
    Grid,
    Heading,
    NewPage,
    Prose,
    Report,
    Tree,
)
from isms_desktop.reports.document import write_report
from isms_desktop.reports.table import CellKind, ReportColumn
from isms_desktop.runtime.i18n import _, mid_sentence
from isms_desktop.services.history_words import label_of
from isms_desktop.services.reporting.dossier_results import (
    history_of,
    nothing,
    results_of,
)
from isms_desktop.services.reporting.kinds import ReportKind, WritePages
from isms_desktop.services.reporting.options import Heeded
from isms_desktop.services.reporting.register import asked_for
from isms_desktop.services.reporting.state import State
from isms_desktop.services.reporting.story import story_of
from isms_desktop.services.reporting.whys import tree_of
from isms_desktop.services.wording import long_date

_MOST_ENTRIES: Final = 200
_RECORD: Final = (
    "description",
    "entry_type",
    "input",
    "identified_on",
    "identified_time",
    "occurred_on",
    "discovered_by",
    "category",
    "cia",
    "severity",
    "classification",
    "likelihood",
    "impact",
    "benefit",
    "effort",
    "serves",
    "requirement",
    "annex_a",
    "external_ref",
    "breach",
    "notified",
    "audit_ref",
    "review_ref",
    "recurrence_of",
    "evidence",
    "due_on",
    "notes",
)
_CONTAINED: Final = (
    "containment",
    "contained_on",
    "contained_by",
    "containment_none_reason",
    "consequences",
)
_DECIDED: Final = (
    "action_needed",
    "action_needed_reason",
    "accepted_by",
    "accepted_on",
    "acceptance_review_on",
)
_SIMILAR: Final = ("similar_answer", "similar_refs", "similar_text")
_CHANGED: Final = (
    "isms_change",
    "isms_change_kinds",
    "risk_refs",
    "risk_reviewed",
    "lessons",
    "shared_with",
    "shared_on",
)


def compose(state: State, progress: Progress) -> WritePages:
    """Gather the entries of the query; `UserError` where there is none, or far too many."""
    with state.reading() as reading:
        uids = reading.registers.uids(state.options.query, state.today)
    if not uids:
        raise UserError(
            _("No entry belongs to this selection. Nothing was written."),
            _("Name an entry that is in the register."),
            code="no_entry",
        )
    if len(uids) > _MOST_ENTRIES:
        raise UserError(
            _("{n} entries are too many for one file. Nothing was written.").format(n=len(uids)),
            _("Narrow the selection to {n} entries at most.").format(n=_MOST_ENTRIES),
            code="too_many",
        )
    with state.reading() as reading:
        entries = reading.entries.many(uids)
    if len(entries) == 1:
        (entry,) = entries
        title, lead = _title(entry), _lead(entry, state)
        blocks = list(_Dossier(entry, state).blocks())
    else:
        title = _("Dossiers of {n} entries").format(n=len(entries))
        lead = " · ".join((*asked_for(state.options.query), state.past_note()))
        blocks = [_contents(entries)]
        for done, entry in enumerate(entries):
            progress(done, len(entries), _("Reading the register"))
            blocks.append(NewPage(_title(entry), _lead(entry, state)))
            blocks += _Dossier(entry, state).blocks()
    return partial(write_report, Report(state.masthead(title), lead, blocks, state.paper))


def _contents(entries: Sequence[Entry]) -> Block:
    columns = (
        ReportColumn("ref", _("Ref"), 80, is_fixed=True),
        ReportColumn("name", _("Entry"), 100),
        ReportColumn("status", _("Status"), 110, is_fixed=True),
        ReportColumn("title", _("Page"), 36, CellKind.PAGE, is_fixed=True),
    )
    rows = [
        {
            "ref": entry.ref,
            "name": " ".join(entry.name.split()),
            "status": _(status_of(entry)),
            "title": _title(entry),
        }
        for entry in entries
    ]
    return Grid(columns, rows)


def _title(entry: Entry) -> str:
    return f"{entry.ref} · {' '.join(entry.name.split())}"


def _lead(entry: Entry, state: State) -> str:
    level = level_of(entry)
    parts = (
        _("Status: {status}").format(status=_(status_of(entry))),
        _("risk: {level}").format(level=mid_sentence(_(level))) if level else _("risk not rated"),
        _("round {n}").format(n=entry.round.number),
    )
    notes = [" · ".join(parts), state.past_note()]
    if entry.imported_status:
        notes.append(
            _("Imported; its status in the file was: {word}").format(word=entry.imported_status)
        )
    return "\n".join(filter(None, notes))


class _Dossier:
    """The blocks of one entry."""

    def __init__(self, entry: Entry, state: State) -> None:
        self._entry = entry
        self._state = state

    def blocks(self) -> Iterator[Block]:
        """Everything, in the order of the clause."""
        entry = self._entry
        yield Heading(_("The story"))
        yield Facts(story_of(entry, self._state))
        yield Heading(_("What was found (10.2 f)"))
        owners = (_("Owner"), self._names((entry.owner, *entry.also)))
        yield Facts([*self._facts(_RECORD), owners, *entry.extra])
        yield from self._part(_("a  Contained and corrected"), _CONTAINED, is_asked=is_fault(entry))
        yield Heading(_("b  Evaluated: need, cause, similar cases"))
        yield from self._evaluated()
        yield Heading(_("c  Actions"))
        yield from self._actions()
        yield Heading(_("d  Effectiveness"))
        for round_ in entry.rounds:
            yield from self._effect(round_)
        title = _("e  Changes of the ISMS, and what was learned")
        yield from self._part(title, _CHANGED, is_asked=self._is_checked)
        yield Heading(_("g  Results: checks, closing"))
        yield from results_of(entry, self._state)
        yield Heading(_("History"))
        yield from history_of(entry, self._state)

    def _facts(self, keys: tuple[str, ...]) -> list[tuple[str, str]]:
        words = self._state.words_of
        return [(label_of(key), words(key, getattr(self._entry, key))) for key in keys]

    def _words(self, value: Value) -> str:
        return self._state.words(value)

    def _names(self, people: Iterable[Person | None]) -> str:
        return ", ".join(filter(None, map(self._state.name, people)))

    @property
    def _is_checked(self) -> bool:
        """Whether cause, effect and change of the ISMS are asked, or still may be."""
        return self._entry.action_needed is not False and not is_light(self._entry)

    def _part(self, title: str, keys: tuple[str, ...], *, is_asked: bool) -> Iterator[Block]:
        yield Heading(title)
        yield from self._filled(self._facts(keys), is_asked=is_asked)

    def _filled(self, facts: list[tuple[str, str]], *, is_asked: bool) -> Iterator[Block]:
        if any(value for _name, value in facts):
            yield Facts(facts)
        else:
            yield nothing(is_asked=is_asked)

    def _evaluated(self) -> Iterator[Block]:
        causes = [block for round_ in self._entry.rounds for block in self._causes(round_)]
        decided, similar = self._facts(_DECIDED), self._facts(_SIMILAR)
        if not causes and not any(value for _name, value in (*decided, *similar)):
            yield nothing()
            return
        yield Facts(_or_not_recorded(decided))
        yield from causes
        if is_fault(self._entry) and needs_similar(self._entry):
            yield Facts(_or_not_recorded(similar))
        elif any(value for _name, value in similar):
            yield Facts(similar)

    def _round_title(self, round_: Round) -> Iterator[Block]:
        if len(self._entry.rounds) > 1:
            text = _("Round {n}").format(n=round_.number)
            if round_.started_on:
                text = f"{text}, {long_date(round_.started_on)}"
            yield Heading(text, is_small=True)
            if round_.reason:
                yield Prose(round_.reason)

    def _causes(self, round_: Round) -> Iterator[Block]:
        yield from self._round_title(round_)
        facts = [
            (_("Method"), self._words(round_.analysis_method)),
            (_("Analysis"), round_.analysis_text),
        ]
        if any(value for _name, value in facts):
            yield Facts(facts)
        if round_.causes:
            yield Tree(tree_of(round_))

    def _actions(self) -> Iterator[Block]:
        actions = [(round_, action) for round_ in self._entry.rounds for action in round_.actions]
        if not actions:
            yield nothing(is_asked=self._entry.action_needed is not False)
            return
        yield Grid(_action_columns(), [self._action(*pair) for pair in actions])

    def _action(self, round_: Round, action: Action) -> Mapping[str, str]:
        former = [
            _("{day}, moved {on} by {who}: {reason}").format(
                day=self._words(change.former_on) or _("no date"),
                on=self._words(change.changed_on) or "—",
                who=self._state.named(change.changed_by) or "—",
                reason=change.reason or "—",
            )
            for change in action.former_due
        ]
        strength = self._words(action.strength)
        causes = ", ".join(map(str, action.causes))
        below = [
            _("Round {n}").format(n=round_.number) if len(self._entry.rounds) > 1 else "",
            _("Against cause {numbers}").format(numbers=causes) if causes else "",
            _("Strength: {word}").format(word=mid_sentence(strength)) if strength else "",
            _("Resources: {text}").format(text=action.resources) if action.resources else "",
            _("Change: {ticket}").format(ticket=action.change_ticket)
            if (action.change_ticket)
            else "",
        ]
        return {
            "ref": f"A{action.number}",
            "what": action.what,
            "what_below": "\n".join(filter(None, below)),
            "owner": self._names((action.owner, *action.also)),
            "due": self._words(action.due_on),
            "due_below": "\n".join(former),
            "done": self._words(action.done_on),
            "proof": "\n".join(filter(None, (action.done_note, action.evidence))),
        }

    def _effect(self, round_: Round) -> Iterator[Block]:
        yield from self._round_title(round_)
        yield from self._filled(
            [
                (_("Criterion"), round_.effect_criterion),
                (_("Method"), self._words(round_.effect_method)),
                (_("Indicator"), round_.effect_indicator),
                (_("Limit"), round_.effect_limit),
                (_("Readings in a row"), self._words(round_.effect_readings)),
                (_("To be checked by"), self._state.name(round_.effect_checker)),
                (_("To be checked on"), self._words(round_.effect_due_on)),
            ],
            is_asked=self._is_checked,
        )
        if round_.verdicts:
            rows = [
                {
                    "on": self._words(verdict.checked_on),
                    "by": self._state.name(verdict.checked_by),
                    "result": _(verdict.result),
                    "evidence": "\n".join(
                        filter(None, (verdict.evidence, verdict.self_check_reason))
                    ),
                }
                for verdict in round_.verdicts
            ]
            yield Grid(_verdict_columns(), rows)


def _or_not_recorded(facts: Sequence[tuple[str, str]]) -> Sequence[tuple[str, str]]:
    """The facts, or that the first of them is missing; beside others that must be said by name."""
    if any(value for _name, value in facts):
        return facts
    return [(facts[0][0], _("Not recorded"))]


def _action_columns() -> tuple[ReportColumn, ...]:
    return (
        ReportColumn("ref", _("No."), 30, is_fixed=True),
        ReportColumn("what", _("What"), 120, below="what_below", is_title=True),
        ReportColumn("owner", _("Owner"), 70, is_fixed=True),
        ReportColumn("due", _("Due, formerly"), 70, below="due_below"),
        ReportColumn("done", _("Done"), 64, is_fixed=True),
        ReportColumn("proof", _("What was done, evidence"), 100),
    )


def _verdict_columns() -> tuple[ReportColumn, ...]:
    return (
        ReportColumn("on", _("Checked on"), 64, is_fixed=True),
        ReportColumn("by", _("By"), 80, is_fixed=True),
        ReportColumn("result", _("Result"), 80, is_fixed=True),
        ReportColumn("evidence", _("Evidence"), 100),
    )


KIND: Final = ReportKind(
    name="entry",
    title="Dossier of an entry",
    sentence="One entry with its whole story, laid out by clause 10.2 a to g.",
    compose=compose,
    heeds=frozenset({Heeded.QUERY, Heeded.AS_AT}),
)
