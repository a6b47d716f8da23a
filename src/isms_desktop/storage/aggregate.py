"""An entry with its parts as rows of eight tables, and back."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from isms_desktop.domain.entry import Action, Entry, Round
from isms_desktop.domain.people import Directory
from isms_desktop.storage.codec import Stored
from isms_desktop.storage.records import (
    ACTION,
    CAUSE,
    CLOSING,
    DUE_CHANGE,
    ENTRY,
    ROUND,
    VERDICT,
    WAIVER,
    RecordTable,
    Row,
)

Rows: TypeAlias = dict[str, list[list[Stored]]]
"""Rows by the name of their table."""
Grouped: TypeAlias = Mapping[str, Mapping[str, list[Row]]]
"""Rows by table and then by what they are part of, each group in its order."""


def rows_of(entries: Iterable[Entry], moment: str) -> Rows:
    """The rows of entries; `moment` is when they are written."""
    rows: Rows = defaultdict(list)
    for entry in entries:
        rows[ENTRY.entity].append([*ENTRY.codec.encode(entry), moment, moment])
        for position, round_ in enumerate(entry.rounds):
            _add_round(rows, entry.uid, position, round_)
        for table, parts in ((CLOSING, entry.closings), (WAIVER, entry.waivers)):
            _add_parts(rows, table, parts, (entry.uid,))
    return rows


def _add_parts(
    rows: Rows, table: RecordTable, parts: Iterable[object], links: tuple[str, ...]
) -> None:
    for position, part in enumerate(parts):
        rows[table.entity].append([*table.codec.encode(part), *links, position])


def _add_round(rows: Rows, entry_uid: str, position: int, round_: Round) -> None:
    rows[ROUND.entity].append([*ROUND.codec.encode(round_), entry_uid, position])
    links = (entry_uid, round_.uid)
    for table, parts in (
        (CAUSE, round_.causes),
        (ACTION, round_.actions),
        (VERDICT, round_.verdicts),
    ):
        _add_parts(rows, table, parts, links)
    for action in round_.actions:
        for number, change in enumerate(action.former_due):
            rows[DUE_CHANGE.entity].append(
                [
                    *DUE_CHANGE.codec.encode(change),
                    f"{action.uid}/{number}",
                    entry_uid,
                    action.uid,
                    number,
                ]
            )


def entry_of(row: Row, parts: Grouped, people: Directory) -> Entry:
    """Put an entry together from its row and the grouped rows of all its parts."""
    uid: Any = row[ENTRY.uid]

    def of(table: RecordTable, parent: str) -> tuple[Any, ...]:
        decode = table.codec.decode
        return tuple(decode(part, people) for part in parts[table.entity].get(parent, ()))

    def action_of(part: Row) -> Action:
        former = of(DUE_CHANGE, str(part[ACTION.uid]))
        return ACTION.codec.decode(part, people, former_due=former)  # type: ignore[no-any-return]  # a codec of Action

    def round_of(part: Row) -> Round:
        round_uid = str(part[ROUND.uid])
        actions = parts[ACTION.entity].get(round_uid, ())
        return ROUND.codec.decode(  # type: ignore[no-any-return]  # a codec of Round
            part,
            people,
            causes=of(CAUSE, round_uid),
            actions=tuple(map(action_of, actions)),
            verdicts=of(VERDICT, round_uid),
        )

    return ENTRY.codec.decode(  # type: ignore[no-any-return]  # a codec of Entry
        row,
        people,
        rounds=tuple(map(round_of, parts[ROUND.entity].get(uid, ()))),
        closings=of(CLOSING, uid),
        waivers=of(WAIVER, uid),
    )
