"""Objectives and measurements on the command line."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.fields import RecordSpec
from isms_desktop.domain.objective_fields import LINES
from isms_desktop.domain.objective_list import ObjectiveLine, ObjectiveQuery, values_of_line
from isms_desktop.domain.objective_sheets import (
    INDICATOR_ID,
    MEASUREMENT_SHEET,
    OBJECTIVE_SHEET,
    list_key,
)
from isms_desktop.domain.people import folded
from isms_desktop.domain.queries import Condition
from isms_desktop.domain.template_rows.measuring_out import measurement_row, objective_row
from isms_desktop.runtime.i18n import _
from isms_desktop.wiring import Workspace

Rows = tuple[list[Mapping[str, object]], Sequence[str]]
"""What is listed, and the keys of the short table for people."""
_WORKED_OUT: Final = ("state", "latest", "latest_on", "target", "gap", "measure_due_on")
_TOTAL: Final = ObjectiveQuery(sort="ref")


def objectives(workspace: Workspace, search: str, where: Sequence[str]) -> Rows:
    """Objectives, then indicators without one: the columns of the sheet and what is worked out."""
    query = ObjectiveQuery(search=search, where=tuple(map(_condition, where)), sort="ref")
    lines = workspace.objectives.list(query)
    shown = {line.indicator.uid for line in workspace.objectives.list(_TOTAL) if line.indicator}
    alone = workspace.indicators.list(query)
    lines += [line for line in alone if line.indicator and line.indicator.uid not in shown]
    rows = [_objective(line) for line in lines]
    return rows, ("ref", "objective", "indicator", "state", "latest", "target", "owner", "due")


def measurements(workspace: Workspace, search: str, where: Sequence[str]) -> Rows:
    """Every measurement, also those put right since, by indicator and day."""
    asked = [(_key(MEASUREMENT_SHEET, text), text.partition("=")[2].strip()) for text in where]
    found: list[Mapping[str, object]] = []
    for line in workspace.indicators.list(ObjectiveQuery(search=search, sort="indicator")):
        if line.indicator is None:
            continue
        series = workspace.indicators.series(line.indicator.uid)
        for reading in series.everything:
            row = _named(MEASUREMENT_SHEET, measurement_row(series.indicator, reading))
            if all(folded(str(row[key] or "")) == folded(value) for key, value in asked):
                found.append(row)
    return found, ("objective_or_indicator", "from", "to", "value", "target_then", "note")


LISTS: Final[dict[str, Callable[[Workspace, str, Sequence[str]], Rows]]] = {
    "objectives": objectives,
    "measurements": measurements,
}


def _objective(line: ObjectiveLine) -> Mapping[str, object]:
    row = dict(_named(OBJECTIVE_SHEET, objective_row(line.objective, line.indicator)))
    values = values_of_line(line)
    for key in _WORKED_OUT:
        row[key] = values[key]
    return row


def _named(spec: RecordSpec, cells: Sequence[object]) -> Mapping[str, object]:
    pairs = zip(spec, cells, strict=False)
    return {list_key(field): cell for field, cell in pairs if field.key != INDICATOR_ID}


def _condition(text: str) -> Condition:
    return Condition(_key(LINES, text), text.partition("=")[2].strip())


def _key(spec: RecordSpec, text: str) -> str:
    key, equals, _value = text.partition("=")
    keys = {field.key if spec is LINES else list_key(field) for field in spec}
    if not equals or key.strip() not in keys:
        raise UserError(
            _('"{text}" is not a condition of this list.').format(text=text),
            _("Write KEY=VALUE with one of these keys: {keys}.").format(
                keys=", ".join(sorted(keys))
            ),
            code="bad_arguments",
        )
    return key.strip()
