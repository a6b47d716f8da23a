"""The columns of the two tables: objectives and indicators."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from isms_desktop.domain.objective_fields import LINES
from isms_desktop.domain.objective_list import ObjectiveLine
from isms_desktop.runtime.i18n import _, mid_sentence
from isms_desktop.services.field_helps import FieldHelps
from isms_desktop.ui.kit.dates import Dates
from isms_desktop.ui.kit.register_model import (
    PRESSED,
    Cell,
    CellKind,
    Column,
    Row,
    column_of,
    explained,
)
from isms_desktop.ui.kit.tokens import Tone
from isms_desktop.ui.objectives.state_look import state_badge

LINE: Final = "line"
"""The key under which a row has its `ObjectiveLine`; beside it stand the values of `LINES`."""
SHOWN_AT_FIRST: Final = 7
"""So many columns, the first ones, a new user sees."""
_RECORD: Final = "objective_line"


def objective_columns(dates: Dates, helps: FieldHelps) -> Sequence[Column]:
    """What the list of objectives shows."""

    def due(row: Row) -> Cell:
        line = _line(row)
        objective = line.objective
        if objective is None or objective.is_closed:
            return Cell(dates.short(objective.due_on if objective else None))
        late = dates.is_late(objective.due_on)
        return Cell(dates.due(objective.due_on), tone=Tone.DANGER if late else None)

    def objective(row: Row) -> Cell:
        line = _line(row)
        found = line.objective
        below = [found.ref if found else ""]
        below.append(line.indicator.name if line.indicator else _("not measured"))
        if found and found.is_closed and found.judged_on:
            below.append(_("judged {day}").format(day=dates.short(found.judged_on)))
        return Cell(line.name, sub=" · ".join(part for part in below if part))

    columns = (
        Column("name", _("Objective"), 280, objective, CellKind.TITLE),
        *_measured(),
        Column("owner", _("Owner"), 100, _owner, gives_way=2),
        Column("due_on", _("Due"), 100, due),
    )
    return explained((*columns, *_others(dates, columns)), helps.of(_RECORD))


def indicator_columns(dates: Dates, helps: FieldHelps) -> Sequence[Column]:
    """What the list of indicators shows."""

    def due(row: Row) -> Cell:
        line = _line(row)
        return Cell(
            dates.due(line.measure_due_on), tone=Tone.DANGER if line.is_measure_late else None
        )

    columns = (
        Column("name", _("Indicator"), 280, _indicator, CellKind.TITLE),
        *_measured(),
        Column("owner", _("Measured by"), 104, _measured_by, gives_way=2),
        Column("measure_due_on", _("Next reading"), 112, due),
    )
    return explained((*columns, *_others(dates, columns)), helps.of(_RECORD))


def _others(dates: Dates, columns: Sequence[Column]) -> Sequence[Column]:
    """The declared columns that are not among these, hidden until somebody wants them."""
    shown = {column.key for column in columns}
    return [
        replace(column_of(field, dates), cell=_gap)
        if field.key == "gap"
        else column_of(field, dates)
        for field in LINES
        if field.key not in shown
    ]


def _gap(row: Row) -> Cell:
    line = _line(row)
    if line.gap is None or line.indicator is None:
        return Cell()
    return Cell(line.indicator.shown(line.gap))


def _measured() -> Sequence[Column]:
    return (
        Column("state", _("State"), 122, _state, CellKind.BADGE),
        Column("latest", _("Latest"), 84, _latest, gives_way=PRESSED + 1),
        Column("target", _("Target"), 84, _target, gives_way=PRESSED),
        Column("trend", _("Trend"), 76, _trend, CellKind.SPARK, is_sortable=False, gives_way=1),
    )


def _line(row: Row) -> ObjectiveLine:
    line: ObjectiveLine = row[LINE]
    return line


def _indicator(row: Row) -> Cell:
    line = _line(row)
    indicator, served = line.indicator, line.objective
    below = [_("for {ref}").format(ref=served.ref)] if served else []
    if indicator and indicator.built_in:
        below.append(_("counted from the register"))
    elif indicator and indicator.frequency:
        below.append(mid_sentence(_(indicator.frequency.value)))
    return Cell(indicator.name if indicator else "", sub=" · ".join(below))


def _state(row: Row) -> Cell:
    look = state_badge(_line(row))
    return Cell(look.text, tone=look.tone, icon=look.icon)


def _latest(row: Row) -> Cell:
    line = _line(row)
    return Cell(line.indicator.shown(line.latest.value) if line.latest and line.indicator else "")


def _target(row: Row) -> Cell:
    line = _line(row)
    return Cell(line.indicator.target_shown(line.target) if line.target and line.indicator else "")


def _trend(row: Row) -> Cell:
    line = _line(row)
    indicator = line.indicator
    if indicator is None or len(line.points) < 2:
        return Cell()
    first, last = indicator.shown(line.points[0]), indicator.shown(line.points[-1])
    said = _("{first} to {last}").format(first=first, last=last)
    return Cell(said, points=line.points, goal=line.target.value if line.target else None)


def _owner(row: Row) -> Cell:
    owner = _line(row).owner
    return Cell(str(owner) if owner else "")


def _measured_by(row: Row) -> Cell:
    indicator = _line(row).indicator
    return Cell(str(indicator.measured_by) if indicator and indicator.measured_by else "")
