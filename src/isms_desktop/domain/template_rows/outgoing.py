"""Entries as rows of the template's sheets."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from isms_desktop.domain.details import ACTIONS, CAUSES, EFFECT_REVIEWS
from isms_desktop.domain.entry import Action, CauseNode, DueChange, Entry, Round, Verdict
from isms_desktop.domain.fields import RecordSpec, Value
from isms_desktop.domain.people import Person
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.domain.sheets import CellValue, Sheet
from isms_desktop.domain.summary import join_parts, lines, values_of
from isms_desktop.domain.template_rows.cells import join_words, moment_cell, to_cell
from isms_desktop.domain.template_rows.continued import (
    CONTINUED_HEADERS,
    CONTINUED_SHEET,
    ContinuedTexts,
)
from isms_desktop.domain.template_rows.layout import LOG_SHEET, UID_HEADER, headers_of, own_columns

Row: TypeAlias = tuple[CellValue, ...]

_ACTION_KEYS: Final = tuple(field.key for field in ACTIONS)
_CAUSE_KEYS: Final = tuple(field.key for field in CAUSES)
_REVIEW_KEYS: Final = tuple(field.key for field in EFFECT_REVIEWS)


@dataclass(frozen=True, slots=True)
class DetailRows:
    """The rows of one entry on the sheets Actions, Causes and Effect Reviews; `_uid` is last."""

    actions: tuple[Row, ...]
    causes: tuple[Row, ...]
    reviews: tuple[Row, ...]


def log_cells(entry: Entry) -> list[CellValue]:
    """The entry's cells under the columns of `ENTRIES`; own columns and `_uid` follow them."""
    values = values_of(entry)
    cells = {key: to_cell(value) for key, value in values.items()}  # in the order of `ENTRIES`
    cells["identified_on"] = moment_cell(entry.identified_on, entry.identified_time)
    cells["owner"] = names(entry.owner, entry.also)
    return list(cells.values())


def names(first: Person | None, others: Sequence[Person]) -> str | None:
    """Several people in one cell; nobody in the first place is a blank before the semicolon."""
    if not others:
        return first.name if first else None
    return "; ".join((first.name if first else "", *(person.name for person in others)))


def detail_rows(entry: Entry) -> DetailRows:
    """The rows that belong to the entry on the sheets beside the log."""
    return DetailRows(
        tuple(
            _action_row(entry, round_, action)
            for round_ in entry.rounds
            for action in round_.actions
        ),
        tuple(row for round_ in entry.rounds for row in _cause_rows(entry, round_)),
        tuple(row for round_ in entry.rounds for row in _review_rows(entry, round_)),
    )


def _action_row(entry: Entry, round_: Round, action: Action) -> Row:
    values: dict[str, CellValue] = {
        "action_ref": entry.action_ref(action),
        "ref": entry.ref,
        "round": round_.number,
        "cause_no": join_words(map(str, action.causes)) or None,
        "action": action.what,
        "kind": to_cell(action.kind),
        "strength": to_cell(action.strength),
        "owner": to_cell(action.owner),
        "also": names(action.also[0], action.also[1:]) if action.also else None,
        "due_date": to_cell(action.due_on),
        "former_due_dates": lines(map(_due_change, action.former_due)),
        "resources": action.resources,
        "done_on": to_cell(action.done_on),
        "what_was_done": action.done_note,
        "evidence": action.evidence,
        "change_ticket": action.change_ticket,
    }
    return _row(_ACTION_KEYS, values, action.uid)


def _due_change(change: DueChange) -> str:
    """Date, who, when, why."""
    days = (_iso(change.former_on), _iso(change.changed_on))
    return join_parts((days[0], change.changed_by, days[1], change.reason))


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _row(keys: Iterable[str], values: dict[str, CellValue], uid: str) -> Row:
    cells = [None if (cell := values.get(key)) == "" else cell for key in keys]
    return (*cells, uid or None)


def _cause_rows(entry: Entry, round_: Round) -> Iterator[Row]:
    """One row a cause; what the round says as a whole stands in its first row."""
    method = to_cell(round_.analysis_method)
    if method and not round_.causes:
        yield _row(_CAUSE_KEYS, {"ref": entry.ref, "round": round_.number, "method": method}, "")
    for position, node in enumerate(round_.causes):
        values = _cause_values(node) | {"ref": entry.ref, "round": round_.number}
        yield _row(_CAUSE_KEYS, values | ({"method": method} if position == 0 else {}), node.uid)


def _cause_values(node: CauseNode) -> dict[str, CellValue]:
    return {
        "no": node.number,
        "parent_no": node.parent,
        "why_answer": node.answer,
        "evidence": node.evidence,
        "root_cause": to_cell(value=True) if node.is_root else None,
        "category": node.category,
        "stopped_because": node.stop_reason,
    }


def _review_rows(entry: Entry, round_: Round) -> Iterator[Row]:
    """One row a verdict; what the round planned stands in its first row."""
    plan = _plan_values(round_)
    place: dict[str, CellValue] = {"ref": entry.ref, "round": round_.number}
    if round_.verdicts:
        for verdict in round_.verdicts:
            yield _row(_REVIEW_KEYS, place | plan | _verdict_values(verdict), verdict.uid)
            plan = {}
    elif any(plan.values()) or len(entry.rounds) > 1 or round_.number > 1:
        yield _row(_REVIEW_KEYS, place | plan, "")


def _plan_values(round_: Round) -> dict[str, CellValue]:
    planned: dict[str, Value] = {
        "criterion": round_.effect_criterion,
        "method": round_.effect_method,
        "indicator": round_.effect_indicator,
        "limit": round_.effect_limit,
        "readings": round_.effect_readings,
        "checker": round_.effect_checker,
        "check_due": round_.effect_due_on,
        "round_started": round_.started_on,
        "round_reason": round_.reason,
        "analysis": round_.analysis_text,
    }
    return {key: to_cell(value) for key, value in planned.items()}


def _verdict_values(verdict: Verdict) -> dict[str, CellValue]:
    return {
        "checked_on": to_cell(verdict.checked_on),
        "checked_by": to_cell(verdict.checked_by),
        "result": to_cell(verdict.result),
        "evidence": verdict.evidence,
        "self_check_reason": verdict.self_check_reason,
    }


def sheets_of(entries: Sequence[Entry]) -> tuple[Sheet, ...]:
    """All rows of the entries as sheets, headers first: what a reader gives of the workbook."""
    own = list(own_columns(dict.fromkeys(name for entry in entries for name, _ in entry.extra)))
    texts = ContinuedTexts()
    for column in own:
        if column.header != column.name:
            texts.name_column(column.header, column.name)
    log = [(*headers_of(ENTRIES)[:-1], *(column.header for column in own), UID_HEADER)]
    details = [detail_rows(entry) for entry in entries]
    rows = [_log_row(entry, [column.name for column in own]) for entry in entries]
    return (
        Sheet(LOG_SHEET, (*log, *_fitting(rows, texts))),
        _detail_sheet(ACTIONS, [row for detail in details for row in detail.actions], texts),
        _detail_sheet(CAUSES, [row for detail in details for row in detail.causes], texts),
        _detail_sheet(EFFECT_REVIEWS, [row for detail in details for row in detail.reviews], texts),
        Sheet(CONTINUED_SHEET, (CONTINUED_HEADERS, *texts.rows)),
    )


def _log_row(entry: Entry, own: Sequence[str]) -> Row:
    extra = dict(entry.extra)
    return (*log_cells(entry), *(extra.get(name) for name in own), entry.uid)


def _detail_sheet(spec: RecordSpec, rows: Iterable[Row], texts: ContinuedTexts) -> Sheet:
    return Sheet(spec.sheet, (headers_of(spec), *_fitting(rows, texts)))


def _fitting(rows: Iterable[Row], texts: ContinuedTexts) -> Iterator[Row]:
    for row in rows:
        yield tuple(texts.cell(cell) if isinstance(cell, str) else cell for cell in row)
