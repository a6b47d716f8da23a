"""All actions of the register: who does what by when, what is late, how often it was put off."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from isms_desktop.domain.action_list import (
    LINES,
    ActionLine,
    ActionState,
    counts,
    found,
    values_of_line,
)
from isms_desktop.domain.changes import RecordKind
from isms_desktop.domain.listing import ListQuery, used
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.services.registers import Registers
from isms_desktop.ui.kit.cards import EmptyState
from isms_desktop.ui.kit.dates import Dates
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.filter_bar import FilterBy
from isms_desktop.ui.kit.record_list import Listed, ListLook, ListSource, RecordList
from isms_desktop.ui.kit.register_model import (
    PRESSED,
    Cell,
    CellKind,
    Column,
    Copied,
    Row,
    copied_value,
    explained,
)
from isms_desktop.ui.kit.tokens import Tone
from isms_desktop.ui.registers.list_tab import ListTab

_LINE = "line"
_LOOKS = {
    ActionState.OVERDUE: ("circle-alert", Tone.DANGER),
    ActionState.OPEN: ("wrench", Tone.INFO),
    ActionState.DONE: ("circle-check", Tone.OK),
    ActionState.LEFT: ("circle-minus", Tone.NEUTRAL),
}


class ActionTab(ListTab):
    """The list of actions; `entry_requested` comes with the id of the entry an action is of."""

    entry_requested = Signal(str)

    def __init__(self, desk: Desk, registers: Registers) -> None:
        super().__init__(desk, (RecordKind.ENTRY, RecordKind.PERSON))
        self._clock = desk.clock
        columns = explained(_columns(desk), desk.helps.of(LINES.key))
        look = ListLook(
            "actions",
            _("Actions"),
            _("Search the actions"),
            columns,
            _chips(),
            FilterBy(tuple(LINES)),
        )
        source = ListSource(registers.actions, self._find, self._used)
        self.hold(RecordList(desk, look, source, partial(_no_actions, desk)))

    @override
    def open_row(self, row: Row) -> None:
        self.entry_requested.emit(_line(row).entry_uid)

    def _find(self, lines: Sequence[ActionLine], query: ListQuery) -> Listed:
        today = self._clock.today()
        shown = found(lines, query, today)
        return Listed({line.uid: {_LINE: line} for line in shown}, counts(lines, query, today))

    def _used(self, lines: Sequence[ActionLine], key: str) -> Sequence[str]:
        today = self._clock.today()
        return used(LINES[key], (values_of_line(line, today)[key] for line in lines))


def _line(row: Row) -> ActionLine:
    line: ActionLine = row[_LINE]
    return line


def _no_actions(desk: Desk) -> QWidget:
    return EmptyState(
        desk.theme,
        "wrench",
        _("No actions yet"),
        _("What is planned against a cause stands here, with its owner and its date."),
        (),
    )


def _chips() -> Sequence[tuple[str, str]]:
    return (
        (ActionState.OPEN, _("To do")),
        (ActionState.OVERDUE, _("Overdue")),
        (ActionState.DONE, _("Done")),
        ("", _("All")),
    )


def _columns(desk: Desk) -> Sequence[Column]:
    dates, clock = desk.dates, desk.clock

    def state(row: Row) -> Cell:
        stands = _line(row).state(clock.today())
        icon, tone = _LOOKS[stands]
        return Cell(_(stands.value), tone=tone, icon=icon)

    return (
        Column("what", _("Action"), 300, _action, CellKind.TITLE, copied=_copied_action()),
        Column(
            "owner",
            _("Owner"),
            118,
            lambda row: Cell(copied_value(_line(row).owner)),
            gives_way=PRESSED,
        ),
        Column(
            "due_on",
            _("Due"),
            108,
            _due(dates),
            copied=(_copied(_("Due"), "due_on"),),
            gives_way=PRESSED + 1,
        ),
        Column(
            "done_on",
            _("Done"),
            108,
            lambda row: Cell(dates.short(_line(row).done_on)),
            copied=(_copied(_("Done"), "done_on"),),
            gives_way=2,
        ),
        Column(
            "slips",
            _("Moved"),
            84,
            _slips,
            copied=(_copied(_("Moved"), "slips"),),
            gives_way=1,
        ),
        Column("state", _("State"), 118, state, CellKind.BADGE),
    )


def _copied_action() -> tuple[Copied, ...]:
    return (
        _copied(_("Reference"), "ref"),
        _copied(_("Action"), "what"),
        _copied(_("Entry"), "entry"),
    )


def _copied(label: str, key: str) -> Copied:
    return Copied(label, lambda row: copied_value(getattr(_line(row), key)))


def _action(row: Row) -> Cell:
    line = _line(row)
    return Cell(line.what.split("\n", 1)[0], sub=f"{line.ref} · {line.entry}")


def _due(dates: Dates) -> Callable[[Row], Cell]:
    def cell(row: Row) -> Cell:
        line = _line(row)
        if line.done_on or line.is_over:
            return Cell(dates.short(line.due_on))
        is_late = dates.is_late(line.due_on)
        return Cell(dates.due(line.due_on), tone=Tone.DANGER if is_late else None)

    return cell


def _slips(row: Row) -> Cell:
    slips = _line(row).slips
    told = plural("{n} time", "{n} times", slips).format(n=slips) if slips else ""
    return Cell(told, tone=Tone.WARN if slips > 1 else None)
