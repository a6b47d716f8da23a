"""What is to be done, by owner: to be handed over on paper, or pasted into a mail."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import groupby
from typing import Final

from isms_desktop.domain.entry import Entry
from isms_desktop.domain.people import Person
from isms_desktop.domain.priority import next_due_on
from isms_desktop.domain.progress import Progress, no_progress
from isms_desktop.domain.queries import Chip
from isms_desktop.domain.stages import status_of
from isms_desktop.domain.words import Status
from isms_desktop.reports.blocks import Block, Grid, Heading, NewPage, Prose, Report
from isms_desktop.reports.document import write_report
from isms_desktop.reports.table import CellKind, ReportColumn
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.services.reporting.kinds import ReportKind, WritePages
from isms_desktop.services.reporting.options import Heeded
from isms_desktop.services.reporting.register import asked_for
from isms_desktop.services.reporting.state import State
from isms_desktop.services.wording import long_date

_BOX: Final = "☐"
_MAIL_BOX: Final = "[ ]"
_ROOM_TO_WRITE: Final = 42.0


@dataclass(frozen=True, slots=True)
class ToDo:
    """One thing somebody has to do: an action, or judging whether actions worked."""

    owner: Person | None
    also: tuple[Person, ...]
    ref: str
    what: str
    entry: str
    due_on: date | None
    uid: str
    former_on: date | None = None

    def is_late(self, today: date) -> bool:
        """Whether it should have been done before today."""
        return self.due_on is not None and self.due_on < today


def compose(state: State, progress: Progress) -> WritePages:
    """Gather what is open of the entries of the query."""
    todos = _todos(state, progress)
    counts = [
        *_counts(todos, state),
        *asked_for(replace(state.options.query, chip=Chip.ALL)),
    ]
    groups = _by_owner(todos, state)
    blocks: list[Block] = []
    if len(groups) > 1:
        blocks += [Heading(_("Who has what to do")), _overview(groups, state)]
    for name, group in groups:
        blocks += _sheet_start(name, group, state, is_alone=len(groups) == 1)
        rows = [_row(todo, state) for todo in group]
        blocks.append(Grid(_columns(), rows, least_height=_ROOM_TO_WRITE))
    if not todos:
        blocks.append(Prose(_("Nothing is open."), is_muted=True))
    lead = "\n".join(filter(None, (" · ".join(counts), state.past_note())))
    return partial(write_report, Report(state.masthead(_(KIND.title)), lead, blocks, state.paper))


def _counts(todos: Sequence[ToDo], state: State) -> list[str]:
    late = sum(todo.is_late(state.today) for todo in todos)
    return [
        plural("{n} thing to do", "{n} things to do", len(todos)).format(n=len(todos)),
        _("{n} overdue").format(n=late),
    ]


def _overview(groups: Sequence[tuple[str, list[ToDo]]], state: State) -> Block:
    rows = [
        {
            "name": name,
            "count": str(len(group)),
            "late": str(sum(todo.is_late(state.today) for todo in group) or "—"),
            "due": _day(group[0].due_on),
        }
        for name, group in groups
    ]
    return Grid(
        (
            ReportColumn("name", _("Owner"), 100),
            ReportColumn("count", _("To do"), 70, CellKind.NUMBER, is_fixed=True),
            ReportColumn("late", _("Overdue"), 70, CellKind.NUMBER, is_fixed=True),
            ReportColumn("due", _("First due"), 90, CellKind.NUMBER, is_fixed=True),
        ),
        rows,
    )


def _sheet_start(
    name: str, group: Sequence[ToDo], state: State, *, is_alone: bool
) -> Iterator[Block]:
    """The top of what one owner is given: a sheet of their own where there are several."""
    what_to_do = _(
        "Tick what is done, write down when and where the proof is, and give the sheet back."
    )
    if is_alone:
        yield Heading(name)
        yield Prose(what_to_do, is_muted=True)
    else:
        yield NewPage(name, "\n".join((" · ".join(_counts(group, state)), what_to_do)))


def as_mail(state: State) -> str:
    """The same as plain text, a paragraph for each thing."""
    parts = []
    for name, group in _by_owner(_todos(state, no_progress), state):
        parts.append("\n\n".join((name, *(_paragraph(todo, state) for todo in group))))
    return "\n\n\n".join(parts) + "\n" if parts else _("Nothing is open.") + "\n"


def _todos(state: State, progress: Progress) -> list[ToDo]:
    """Everything open, the earliest date first within an owner, without a date last."""
    query = replace(state.options.query, chip=Chip.OPEN)
    todos = [todo for entry in state.entries(query, progress) for todo in todos_of(entry)]
    return sorted(todos, key=lambda todo: (todo.due_on or date.max, todo.ref))


def todos_of(entry: Entry) -> list[ToDo]:
    """What is open of this entry: actions, then the effect check once all of them are done."""
    name = " ".join(entry.name.split())
    found = [
        ToDo(
            owner=action.owner or entry.owner,
            also=action.also,
            ref=entry.action_ref(action),
            what=action.what,
            entry=name,
            due_on=action.due_on or entry.due_on,
            uid=action.uid,
            former_on=action.former_due[-1].former_on if action.former_due else None,
        )
        for action in entry.round.actions
        if not action.is_done
    ]
    if status_of(entry) is Status.TO_CHECK_EFFECT:
        criterion = entry.round.effect_criterion
        what = _("Check whether it worked: {criterion}").format(criterion=criterion or "—")
        due_on = next_due_on(entry)
        checker, uid = entry.round.effect_checker, entry.round.uid
        found.append(ToDo(checker, (), entry.ref, what, name, due_on, uid))
    return found


def _by_owner(todos: Sequence[ToDo], state: State) -> list[tuple[str, list[ToDo]]]:
    """By the owner's printed name; what nobody owns comes last."""
    nobody = _("No owner yet")

    def key(todo: ToDo) -> tuple[bool, str, str]:
        owner = todo.owner
        name = state.name(owner) or nobody
        return owner is None, name.casefold(), name

    groups = groupby(sorted(todos, key=key), key=key)
    return [(name, list(group)) for (_nobody, _folded, name), group in groups]


def _due(todo: ToDo, state: State) -> str:
    due = _day(todo.due_on)
    return f"{due} · {_('overdue')}" if todo.is_late(state.today) else due


def _day(day: date | None) -> str:
    return long_date(day) if day else _("no date")


def _row(todo: ToDo, state: State) -> Mapping[str, str]:
    notes = [todo.entry]
    if todo.also:
        notes.append(_("with {names}").format(names=", ".join(map(state.name, todo.also))))
    dates = [_("overdue") if todo.is_late(state.today) else ""]
    if todo.former_on:
        dates.append(_("formerly {day}").format(day=long_date(todo.former_on)))
    return {
        "box": _BOX,
        "ref": todo.ref,
        "what": todo.what or "—",
        "notes": "\n".join(notes),
        "due": _day(todo.due_on),
        "dates": "\n".join(filter(None, dates)),
        "done": "",
    }


def _columns() -> tuple[ReportColumn, ...]:
    return (
        ReportColumn("box", "", 20, is_fixed=True),
        ReportColumn("ref", _("Ref"), 80, is_fixed=True),
        ReportColumn("what", _("What is to be done"), 100, below="notes", is_title=True),
        ReportColumn("due", _("Due"), 94, below="dates", is_fixed=True),
        ReportColumn("done", _("Done on, proof"), 126, is_fixed=True),
    )


def _paragraph(todo: ToDo, state: State) -> str:
    lines = [f"{_MAIL_BOX} {todo.ref}, {_('due {day}').format(day=_due(todo, state))}"]
    lines += [f"    {line}" for line in (todo.what or "—").split("\n")]
    lines.append(f"    {_('For: {entry}').format(entry=todo.entry)}")
    return "\n".join(lines)


KIND: Final = ReportKind(
    name="actions",
    title="Actions to be done",
    sentence="What each owner has to do and by when, with boxes to tick; also as text for a mail.",
    compose=compose,
    heeds=frozenset({Heeded.QUERY, Heeded.AS_AT}),
)
