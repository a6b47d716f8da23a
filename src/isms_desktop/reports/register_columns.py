"""The columns of a printed register: which, how wide, how drawn."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from isms_desktop.domain.fields import Field, Kind
from isms_desktop.domain.registers import COMPUTED, ENTRIES
from isms_desktop.reports.rows import Row
from isms_desktop.reports.table import CellKind, ReportColumn
from isms_desktop.runtime.i18n import _

_FIELDS: Final[Mapping[str, Field]] = {f.key: f for f in (*ENTRIES, *COMPUTED)}
_DATE: Final = 54.0
_FIXED: Final = {Kind.DATE: _DATE, Kind.YES_NO: 40.0, Kind.INTEGER: 44.0, Kind.PERSON: 54.0}
_SHARES: Final = {Kind.LONG_TEXT: 100.0}
_USUAL_SHARE: Final = 60.0
_MOST_FIXED: Final = 480.0  # points; beyond, every column has a share
_LEAST_SHARE: Final = 0.4  # of the widest column, for those that share the room
_MOST_FOR_A_WORD: Final = 90.0  # points; a longer one is broken
_LONGEST: Final = 600  # characters of a text that count
_TALL: Final = 4  # how much more a text counts that makes its row higher than the others do
_LOST: Final = 20.0  # points of each line: the gap beside it, and the word that did not fit


def default_columns() -> tuple[ReportColumn, ...]:
    """The columns an auditor asks for; the keys are those `RegisterReport.rows` then needs."""
    return (
        ReportColumn("ref", _("Ref"), 62, is_fixed=True),
        ReportColumn("title", _("Entry"), 150, below="description", is_title=True),
        ReportColumn("input", _("Source"), 60, is_fixed=True),
        ReportColumn("root_cause", _("Root cause"), 80),
        ReportColumn("corrective_action", _("Corrective action"), 90),
        ReportColumn("owner", _("Owner"), 48, is_fixed=True),
        ReportColumn("identified_on", _("Identified"), _DATE, is_fixed=True),
        ReportColumn("due_on", _("Due"), _DATE, below="due_note", is_fixed=True),
        ReportColumn("effect_verdict", _("Effect result"), 46, is_fixed=True),
        ReportColumn("closed_on", _("Closed"), _DATE, is_fixed=True),
        ReportColumn("status", _("Status"), 72, CellKind.BADGE, is_fixed=True),
    )


def columns_of(keys: Sequence[str]) -> tuple[ReportColumn, ...]:
    """The columns with these keys, in this order; keys that do not exist are left out."""
    usual = {column.key: column for column in default_columns()}
    columns = [usual.get(key) or _column(_FIELDS[key]) for key in keys if key in _FIELDS]
    fixed = sum(column.weight for column in columns if column.is_fixed)
    has_share = any(not column.is_fixed for column in columns)
    if fixed <= _MOST_FIXED and has_share:
        return tuple(columns)
    return tuple(replace(column, is_fixed=False) for column in columns)


def fitted(
    columns: Sequence[ReportColumn],
    rows: Iterable[Row],
    width: float,
    needed: Callable[[str], float],
) -> tuple[ReportColumn, ...]:
    """The columns with the room shared by how long their texts are, so that rows stay low.

    A column of fixed width that is blank throughout keeps only what its heading needs; one with a
    word that does not fit into it gets what is `needed` for that.
    """
    sums = dict.fromkeys(columns, 0.0)
    words = dict.fromkeys((column for column in columns if column.is_fixed), "")
    for row in rows:
        for column in columns:
            texts = row.get(column.key, ""), row.get(column.below, "")
            length = len(texts[0]) + len(texts[1])
            if length:
                sums[column] += float(min(length, _LONGEST)) ** _TALL
            if column in words and length > len(words[column]):
                words[column] = max(words[column], *" ".join(texts).split(), key=len)
    columns = [
        replace(column, weight=_fixed_width(column, words[column], needed))
        if column.is_fixed
        else column
        for column in columns
    ]
    sharing = [column for column in columns if not column.is_fixed]
    if len(sharing) == len(columns):
        return tuple(columns)
    shares = {column: sums[column] ** (1 / (_TALL + 1)) for column in sharing}
    total = sum(shares.values()) or 1
    fixed = sum(column.weight for column in columns if column.is_fixed)
    room = max(0.0, width - fixed - _LOST * len(sharing))
    widths = {column: _LOST + room * share / total for column, share in shares.items()}
    least = max(widths.values(), default=0) * _LEAST_SHARE
    return tuple(
        column if column.is_fixed else replace(column, weight=max(widths[column], least))
        for column in columns
    )


def _fixed_width(column: ReportColumn, word: str, needed: Callable[[str], float]) -> float:
    """What a column of fixed width gets where `word` is the longest in it."""
    if not word:
        return 0
    if column.kind is not CellKind.TEXT:
        return column.weight
    return max(column.weight, min(needed(word), _MOST_FOR_A_WORD))


def _column(field: Field) -> ReportColumn:
    kind = CellKind.BARS if field.key in ("severity", "level") else CellKind.TEXT
    if field.kind in _FIXED:
        return ReportColumn(field.key, _(field.label), _FIXED[field.kind], kind, is_fixed=True)
    return ReportColumn(field.key, _(field.label), _SHARES.get(field.kind, _USUAL_SHARE), kind)
