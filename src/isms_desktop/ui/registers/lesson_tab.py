"""What was learned from entries and objectives, to be found before it is learned again."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from isms_desktop.domain.changes import RecordKind
from isms_desktop.domain.lesson_list import (
    LINES,
    LearnedFrom,
    LessonLine,
    counts,
    found,
    values_of_line,
)
from isms_desktop.domain.listing import ListQuery, used
from isms_desktop.runtime.i18n import _
from isms_desktop.services.registers import Registers
from isms_desktop.ui.kit.cards import EmptyState
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.filter_bar import FilterBy
from isms_desktop.ui.kit.record_list import Listed, ListLook, ListSource, RecordList
from isms_desktop.ui.kit.register_model import (
    Cell,
    CellKind,
    Column,
    Row,
    column_of,
    copied_of,
    explained,
)
from isms_desktop.ui.registers.list_tab import ListTab

_TELLING = (RecordKind.ENTRY, RecordKind.OBJECTIVE, RecordKind.PERSON)
_SHOWN = ("lesson", "category", "owner", "learned_on")


class LessonTab(ListTab):
    """The list of lessons; what one comes from is asked for by its id."""

    entry_requested = Signal(str)
    aim_requested = Signal(str)

    def __init__(self, desk: Desk, registers: Registers) -> None:
        super().__init__(desk, _TELLING)
        columns = explained(_columns(desk), desk.helps.of(LINES.key))
        look = ListLook(
            "lessons",
            _("Lessons"),
            _("Search the lessons"),
            columns,
            (
                ("", _("All")),
                (LearnedFrom.ENTRY, _("From entries")),
                (LearnedFrom.OBJECTIVE, _("From objectives")),
            ),
            FilterBy(tuple(LINES)),
            tuple(column.key for column in columns if column.key not in _SHOWN),
        )
        source = ListSource(registers.lessons, _find, _used)
        self.hold(RecordList(desk, look, source, partial(_no_lessons, desk)))

    @override
    def open_row(self, row: Row) -> None:
        is_entry = row["source"] is LearnedFrom.ENTRY
        (self.entry_requested if is_entry else self.aim_requested).emit(row["uid"])


def _no_lessons(desk: Desk) -> QWidget:
    return EmptyState(
        desk.theme,
        "lightbulb",
        _("Nothing learned yet"),
        _("What you write down as a lesson of an entry or an objective can be found here."),
        (),
    )


def _find(lines: Sequence[LessonLine], query: ListQuery) -> Listed:
    rows = {line.uid: {"uid": line.uid, **values_of_line(line)} for line in found(lines, query)}
    return Listed(rows, counts(lines, query))


def _used(lines: Sequence[LessonLine], key: str) -> Sequence[str]:
    return used(LINES[key], (values_of_line(line)[key] for line in lines))


def _columns(desk: Desk) -> Sequence[Column]:
    copied = tuple(copied_of(LINES[key]) for key in ("lesson", "ref", "name"))
    plain = {field.key: column_of(field, desk.dates) for field in LINES}
    return (
        Column("lesson", _("Lesson"), 300, _lesson, CellKind.TITLE, copied=copied),
        replace(plain["category"], width=150, gives_way=2),
        replace(plain["owner"], gives_way=1),
        plain["learned_on"],
        *(column for key, column in plain.items() if key not in _SHOWN),
    )


def _lesson(row: Row) -> Cell:
    return Cell(row["lesson"].split("\n", 1)[0], sub=f"{row['ref']} · {row['name']}")
