"""What built-in indicators count: a few columns of all entries, read in five questions."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection

from isms_desktop.domain.built_in import DueFact, EntryFact
from isms_desktop.domain.words import ClosingKind, EntryType, VerdictResult

_ENTRIES: Final = (
    "SELECT uid, identified_on, entry_type, category, due_on FROM entry WHERE binned_at IS NULL"
)
_CLOSINGS: Final = (
    "SELECT entry_uid, kind, closed_on, reopened_on FROM closing ORDER BY entry_uid, position"
)
_CAUSES: Final = (
    "SELECT DISTINCT entry_uid, category FROM cause_node"
    " WHERE is_root = 1 AND category <> '' ORDER BY entry_uid, category"
)
_ACTIONS: Final = "SELECT entry_uid, uid, due_on, done_on FROM action ORDER BY entry_uid, uid"
_DUE_CHANGES: Final = (
    "SELECT action_uid, changed_on, former_on FROM due_change ORDER BY action_uid, position"
)
_VERDICTS: Final = (
    "SELECT v.entry_uid, v.result, v.checked_on FROM verdict AS v"
    " JOIN round ON round.uid = v.round_uid"
    " WHERE v.result <> ?"
    " ORDER BY v.entry_uid, round.position, v.position"
)


def register_facts(connection: Connection) -> list[EntryFact]:
    """The facts of all entries that are not in the bin."""
    closings = {row[0]: row for row in connection.exec_driver_sql(_CLOSINGS)}
    causes = _grouped(connection, _CAUSES)
    dues = _dues(connection)
    verdicts: dict[str, Any] = {}
    for row in connection.exec_driver_sql(_VERDICTS, (VerdictResult.TOO_EARLY.value,)):
        verdicts.setdefault(row[0], row)
    facts = []
    for uid, identified_on, entry_type, category, due_on in connection.exec_driver_sql(_ENTRIES):
        closed_on, closing = _closing(closings.get(uid))
        verdict = verdicts.get(uid)
        facts.append(
            EntryFact(
                identified_on=_day(identified_on),
                entry_type=EntryType(entry_type) if entry_type else None,
                category=category,
                closed_on=closed_on,
                closing=closing,
                due_on=None if dues[uid] else _day(due_on),
                causes=tuple(cause for (cause,) in causes[uid]),
                dues=tuple(dues[uid]),
                first_verdict=VerdictResult(verdict[1]) if verdict else None,
                first_verdict_on=_day(verdict[2]) if verdict else None,
            )
        )
    return facts


def _closing(last: Sequence[Any] | None) -> tuple[date | None, ClosingKind | None]:
    """Day and kind of the closing in force; a reopened one is none."""
    if last is None or last[3]:
        return None, None
    return _day(last[2]), ClosingKind(last[1])


def _dues(connection: Connection) -> dict[str, list[DueFact]]:
    former = _grouped(connection, _DUE_CHANGES)
    dues: dict[str, list[DueFact]] = defaultdict(list)
    for entry_uid, uid, due_on, done_on in connection.exec_driver_sql(_ACTIONS):
        moves = tuple((_day(changed), _day(before)) for changed, before in former[uid])
        dues[entry_uid].append(DueFact(_day(due_on), _day(done_on), moves))
    return dues


def _grouped(connection: Connection, question: str) -> dict[str, list[tuple[Any, ...]]]:
    groups: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for first, *rest in connection.exec_driver_sql(question):
        groups[first].append(tuple(rest))
    return groups


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
