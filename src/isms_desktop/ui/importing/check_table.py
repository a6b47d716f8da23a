"""The rows of a plan in tables: one a chip, each row made when it is painted."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Any, Final, NamedTuple

from isms_desktop.domain.errors import CellProblem
from isms_desktop.domain.importing.merge import Difference, Outcome
from isms_desktop.domain.importing.plan import ImportPlan, PlannedRow
from isms_desktop.domain.importing.records import LeftOut
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.runtime.i18n import _
from isms_desktop.ui.importing import wording
from isms_desktop.ui.kit.dates import Dates
from isms_desktop.ui.kit.register_model import PRESSED, Cell, CellKind, Column, RegisterModel, Row
from isms_desktop.ui.kit.tokens import Tone

_LINE: Final = "line"
_NUMBER_WIDTH: Final = 64
_SHEET_WIDTH: Final = 110


class Group(StrEnum):
    """The chips of the check page, in their order."""

    NEW = "new"
    CHANGED = "changed"
    CLASH = "clash"
    SKIPPED = "skipped"
    UNCHANGED = "unchanged"
    GONE_ALONG = "gone_along"
    LEFT_OUT = "left_out"
    PROBLEMS = "problems"


class Change(NamedTuple):
    """One field of one row that differs; `is_first` where the row begins."""

    row: PlannedRow
    difference: Difference | None
    is_first: bool


def group_names() -> dict[Group, str]:
    """What the chips are called."""
    return {
        Group.NEW: _("New"),
        Group.CHANGED: _("Changed"),
        Group.CLASH: _("Clash"),
        Group.SKIPPED: _("Skipped"),
        Group.UNCHANGED: _("Unchanged"),
        Group.GONE_ALONG: _("Further actions"),
        Group.LEFT_OUT: _("Left out"),
        Group.PROBLEMS: _("Problems"),
    }


def group_counts(plan: ImportPlan) -> dict[Group, int]:
    """How many rows (of problems: cells) each chip holds."""
    counts = {Group(str(outcome)): plan.counts[outcome] for outcome in Outcome}
    return {
        **counts,
        Group.GONE_ALONG: plan.gone_along,
        Group.LEFT_OUT: len(plan.left_out) - plan.gone_along,
        Group.PROBLEMS: len(plan.problems),
    }


def lines_of(plan: ImportPlan, group: Group) -> Sequence[Any]:
    """What the table of a chip shows, in the order of the file."""
    if group in (Group.GONE_ALONG, Group.LEFT_OUT):
        return [left for left in plan.left_out if left.is_taken is (group is Group.GONE_ALONG)]
    if group is Group.PROBLEMS:
        return plan.problems
    rows = [row for row in plan.rows if str(row.outcome) == group]
    if group in (Group.NEW, Group.UNCHANGED):
        return rows
    return [
        Change(row, difference, place == 0)
        for row in rows
        for place, difference in enumerate(row.differences or (None,))
    ]


def model_of(plan: ImportPlan, group: Group, dates: Dates) -> RegisterModel:
    """The table of a chip; its ids are the places of the lines."""
    lines = lines_of(plan, group)

    def page(ids: Sequence[str]) -> Sequence[Row]:
        return [{_LINE: lines[int(i)]} for i in ids]

    columns = _columns(group, lines, dates)
    if plan.together or _is_on_several_sheets(group, plan):
        columns = (_column("sheet", _("Sheet"), _SHEET_WIDTH, _sheet), *columns)
    model = RegisterModel(columns, page)
    model.set_ids([str(i) for i in range(len(lines))])
    return model


def _is_on_several_sheets(group: Group, plan: ImportPlan) -> bool:
    return group is Group.PROBLEMS and len({problem.sheet for problem in plan.problems}) > 1


def _columns(group: Group, lines: Sequence[Any], dates: Dates) -> tuple[Column, ...]:
    if group in (Group.GONE_ALONG, Group.LEFT_OUT):
        return _left_out_columns(group)
    if group is Group.PROBLEMS:
        return _problem_columns()
    if group in (Group.NEW, Group.UNCHANGED):
        return _record_columns(dates)
    columns = _change_columns(dates)
    return columns if any(map(_change_note, lines)) else columns[:-1]


def _column(
    key: str,
    label: str,
    width: int,
    cell: Callable[[Any], Cell],
    *,
    is_title: bool = False,
    gives_way: int = 0,
) -> Column:
    """A column over lines instead of rows of values."""

    def of_row(row: Mapping[str, Any]) -> Cell:
        return cell(row[_LINE])

    kind = CellKind.TITLE if is_title else CellKind.TEXT
    return Column(key, label, width, of_row, kind, is_sortable=False, gives_way=gives_way)


def _sheet(line: PlannedRow | Change | LeftOut | CellProblem) -> Cell:
    """Where the row stands, once for each row; told where sheets are imported together."""
    if isinstance(line, Change):
        return Cell(line.row.record.sheet if line.is_first else "")
    return Cell(line.record.sheet if isinstance(line, PlannedRow) else line.sheet)


def _record_columns(dates: Dates) -> tuple[Column, ...]:
    return (
        _column("row", _("Row"), _NUMBER_WIDTH, lambda line: Cell(str(line.record.row))),
        _column("ref", _("Reference"), 140, _ref),
        _column("entry", _("Description"), 320, _naming, is_title=True),
        _column("identified_on", _("Identified on"), 120, partial(_day, dates), gives_way=PRESSED),
        _column(
            "severity", _("Severity"), 100, lambda line: Cell(_said(line, "severity")), gives_way=2
        ),
        _column("owner", _("Owner"), 140, lambda line: Cell(_said(line, "owner")), gives_way=1),
    )


def _change_columns(dates: Dates) -> tuple[Column, ...]:
    return (
        _column("row", _("Row"), _NUMBER_WIDTH, _first_number),
        _column("entry", _("Entry"), 200, _first_naming, is_title=True),
        _column("field", _("Field"), 130, lambda line: Cell(_field(line))),
        _column("old", _("In the register"), 240, partial(_old, dates)),
        _column("new", _("In your file"), 240, partial(_new, dates)),
        _column("note", _("Note"), 170, lambda line: Cell(_change_note(line), tone=Tone.WARN)),
    )


def _left_out_columns(group: Group) -> tuple[Column, ...]:
    is_taken = group is Group.GONE_ALONG
    why = _("What stands there, and why it is left out")
    return (
        _column("row", _("Row"), _NUMBER_WIDTH, lambda line: Cell(str(line.row))),
        _column("text", _("What stands there") if is_taken else why, 320, _left_out, is_title=True),
    )


def _problem_columns() -> tuple[Column, ...]:
    return (
        _column("row", _("Row"), _NUMBER_WIDTH, lambda line: Cell(str(line.row))),
        _column("column", _("Column"), 200, lambda line: Cell(line.column)),
        _column("value", _("What stands there, and what about it"), 320, _problem, is_title=True),
    )


def _value(line: PlannedRow, key: str) -> object:
    """What the row says, or the entry it is where the workbook is our own."""
    return line.record.values.get(key) or getattr(line.entry or line.existing, key, None)


def _said(line: PlannedRow, key: str) -> str:
    value = _value(line, key)
    return "" if value is None else str(value)


def _ref(line: PlannedRow) -> Cell:
    ref = line.existing.ref if line.existing else line.record.ref
    return Cell(ref) if ref else Cell(_("is given one"), tone=Tone.NEUTRAL)


def _naming(line: PlannedRow) -> Cell:
    title, description = _said(line, "title"), _said(line, "description")
    told = ((ENTRIES["category"].label, "category"), (ENTRIES["status"].label, "imported_status"))
    about = " · ".join(
        _("{label}: {value}").format(label=_(label), value=value)
        for label, key in told
        if (value := _said(line, key))
    )
    return Cell(title or description, sub=description if title else about)


def _day(dates: Dates, line: PlannedRow) -> Cell:
    value = _value(line, "identified_on")
    return Cell(dates.short(value) if isinstance(value, date) else "")


def _first_number(line: Change) -> Cell:
    return Cell(str(line.row.record.row) if line.is_first else "")


def _first_naming(line: Change) -> Cell:
    if not line.is_first:
        return Cell()
    existing = line.row.existing
    name = existing.name if existing else _naming(line.row).text
    return Cell(existing.ref if existing else line.row.record.ref, sub=name)


def _field(line: Change) -> str:
    return wording.field_name(line.difference.key) if line.difference else ""


def _old(dates: Dates, line: Change) -> Cell:
    if line.difference is None:
        return Cell()
    key, old, new, _taken = line.difference
    return Cell(wording.field_text(key, wording.from_difference(old, new), dates) or _("blank"))


def _new(dates: Dates, line: Change) -> Cell:
    if line.difference is None:
        return Cell()
    key, old, new, _taken = line.difference
    return Cell(wording.field_text(key, wording.from_difference(new, old), dates) or _("blank"))


def _change_note(line: Change) -> str:
    if line.difference and not line.difference.is_taken:
        return _("Stays: change it in the entry")
    return _(line.row.note) if line.is_first and line.row.note else ""


def _left_out(line: LeftOut) -> Cell:
    return Cell(line.text or _("no text"), sub=_(line.reason))


def _problem(line: CellProblem) -> Cell:
    return Cell(line.value, sub=_(line.message))


def plain_line(model: RegisterModel, row: int, longest: int) -> str:
    """All that a line says, column by column, to be read whole below the table."""
    cells = ((column.label, column.cell(model.row_at(row)).plain()) for column in model.columns)
    parts = (f"{label}: {' '.join(text.split())}" for label, text in cells if text)
    joined = "  ·  ".join(parts)
    return joined if len(joined) <= longest else f"{joined[: longest - 1]}…"
