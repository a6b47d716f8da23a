"""The columns of the register's table: five that tell the story, the declared ones behind them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from isms_desktop.domain.fields import Field, Kind
from isms_desktop.domain.registers import COMPUTED, ENTRIES, GROUPS
from isms_desktop.domain.words import Status
from isms_desktop.runtime.i18n import _
from isms_desktop.services.field_helps import FieldHelps
from isms_desktop.services.sifting import CHECKS, SAID
from isms_desktop.services.wording import next_step_in
from isms_desktop.ui.kit.dates import Dates
from isms_desktop.ui.kit.filter_bar import FilterBy
from isms_desktop.ui.kit.register_model import (
    PRESSED,
    Cell,
    CellKind,
    Column,
    Copied,
    Row,
    column_of,
    copied_of,
    explained,
)
from isms_desktop.ui.kit.status_look import level_cell, status_cell
from isms_desktop.ui.kit.tokens import Tone

TABLE: Final = "entries"
"""The name under which order, widths and hidden columns are remembered."""
_AT_HAND: Final = (
    "status",
    "entry_type",
    "input",
    "severity",
    "owner",
    "category",
    "annex_a",
    "cause_category",
    "effect_verdict",
    "overdue",
    "effect_due",
    "waived",
)
"""The columns that are filtered by most."""
_WORKED_OUT: Final = "Worked out"
_ALREADY_SHOWN: Final = frozenset({"ref", "title", "owner", "status", "level", "next_due_on"})
_FIRST_HEADINGS: Final = ("Risk", "Due")
_SHOWN: Final = ("title", "level", "owner", "next_due_on", "status")


def register_columns(
    dates: Dates, checks: Callable[[Row], Cell], helps: FieldHelps
) -> Sequence[Column]:
    """All columns; `hidden_at_first` names those behind the first five.

    `checks` says of a line what the checks say.
    """
    return explained(_columns(dates, checks), {**helps.of("entry"), **helps.of("computed")})


def _columns(dates: Dates, checks: Callable[[Row], Cell]) -> Sequence[Column]:

    def due(row: Row) -> Cell:
        if row["closed_on"]:
            return Cell(dates.short(row["closed_on"]))
        late = bool(row["overdue"])
        return Cell(dates.due(row["next_due_on"]), tone=Tone.DANGER if late else None)

    return (
        Column("title", _("Entry"), 280, _title, CellKind.TITLE, copied=_copied("ref", "title")),
        Column(
            "level",
            _("Risk"),
            104,
            lambda row: level_cell(row["level"]),
            CellKind.BARS,
            gives_way=PRESSED,
        ),
        Column("owner", _("Owner"), 118, lambda row: Cell(_name(row)), gives_way=1),
        Column(
            "next_due_on", _("Due"), 108, due, copied=_copied("next_due_on"), gives_way=PRESSED + 1
        ),
        Column("status", _("Stage"), 152, _status, CellKind.BADGE),
        Column("next_step", _("Next step"), 300, _next_step, is_sortable=False),
        Column(CHECKS, _("Checks"), 130, checks),
        *(
            _told_apart(column_of(field, dates), field)
            for field in (*sorted(ENTRIES, key=_part), *COMPUTED)
            if field.key not in _ALREADY_SHOWN
        ),
    )


def _part(field: Field) -> int:
    """Where in the life of an entry a field is filled in."""
    return GROUPS.index(field.group)


def _told_apart(column: Column, field: Field) -> Column:
    """Name the stage too where one of the first columns has the same heading."""
    column = replace(column, group=column.group or _(_WORKED_OUT))
    if field.label not in _FIRST_HEADINGS:
        return column
    return replace(column, label=f"{column.label} ({_(field.group)})")


def register_filters() -> FilterBy:
    """Every declared column to filter by: what is asked for most at hand, the rest by stage."""
    declared = {field.key: field for field in (*ENTRIES, *COMPUTED)}
    at_hand = tuple(
        replace(declared[key], label="Stage") if key == "status" else declared[key]
        for key in _AT_HAND
    )
    rest = [field for field in ENTRIES if field.key not in _AT_HAND]
    groups = [(group, tuple(f for f in rest if f.group == group)) for group in GROUPS]
    worked_out = tuple(field for field in COMPUTED if field.key not in _AT_HAND)
    checks = Field(CHECKS, "Checks", "", Kind.CHOICE, SAID)
    more = (*groups, (_WORKED_OUT, worked_out))
    return FilterBy((*at_hand, checks), more, frozenset({CHECKS, "status"}))


def hidden_at_first(columns: Sequence[Column]) -> list[str]:
    """The keys of the columns that a new user does not see."""
    return [column.key for column in columns if column.key not in _SHOWN]


def _copied(*keys: str) -> tuple[Copied, ...]:
    specs = (ENTRIES, COMPUTED)
    return tuple(copied_of(next(spec for spec in specs if key in spec)[key]) for key in keys)


def _title(row: Row) -> Cell:
    name = row["title"] or str(row["description"]).split("\n", 1)[0]
    parts = [str(row["ref"]), _(str(row["input"])) if row["input"] else ""]
    return Cell(name, sub=" · ".join(part for part in parts if part))


def _next_step(row: Row) -> Cell:
    return Cell(next_step_in(row))


def _name(row: Row) -> str:
    return str(row["owner"]) if row["owner"] else ""


def _status(row: Row) -> Cell:
    return status_cell(Status(row["status"]))
