"""The recorded tables: which columns a stored row has, in which order, and whose it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from json.encoder import encode_basestring  # what `JSONEncoder` uses, without its calls
from typing import Any, Final, TypeAlias

from sqlalchemy import Table

from isms_desktop.domain.entry import (
    Action,
    CauseNode,
    Closing,
    DueChange,
    Entry,
    Round,
    Verdict,
    Waiver,
)
from isms_desktop.domain.imports import ImportRecord, RememberedMapping
from isms_desktop.domain.indicator import Indicator, Measurement, Target
from isms_desktop.domain.objective import Objective
from isms_desktop.domain.organisation import Organisation
from isms_desktop.domain.people import Person
from isms_desktop.storage.codec import Codec, Stored
from isms_desktop.storage.insertion import Insertion, blank_of, insertion
from isms_desktop.storage.tables import (
    ACTION_TABLE,
    CAUSE_NODE_TABLE,
    CLOSING_TABLE,
    DUE_CHANGE_TABLE,
    ENTRY_TABLE,
    IMPORT_RECORD_TABLE,
    INDICATOR_TABLE,
    MEASUREMENT_TABLE,
    OBJECTIVE_TABLE,
    ORGANISATION_TABLE,
    PERSON_TABLE,
    REMEMBERED_MAPPING_TABLE,
    ROUND_TABLE,
    TARGET_TABLE,
    VERDICT_TABLE,
    WAIVER_TABLE,
)

Row: TypeAlias = Sequence[Stored]
"""The values of a record in the order of its table's `columns`."""
UNRECORDED: Final = frozenset({"version", "created_at", "changed_at"})
"""Bookkeeping that the history itself tells better."""
_UNSAID: Final = (None, "")
_WHOLES: Final = ("entry_uid", "indicator_uid")
"""The links to what a record is part of."""
_BOOKKEEPING: Final = ("created_at", "changed_at")


@dataclass(frozen=True)
class RecordTable:
    """A table whose every change is in the history.

    `columns` are the codec's keys and then `links`. `is_kept` tells that undoing a step leaves
    these records, because they tell about the step itself.
    """

    table: Table
    codec: Codec[Any]
    links: tuple[str, ...] = ()
    is_kept: bool = False
    entity: str = field(init=False)
    columns: tuple[str, ...] = field(init=False)
    uid: int = field(init=False)
    owner: int = field(init=False)
    blanks: tuple[Stored, ...] = field(init=False)
    _openings: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        columns = (*self.codec.keys, *self.links)
        put = object.__setattr__
        put(self, "entity", self.table.name)
        put(self, "columns", columns)
        put(self, "uid", columns.index("uid"))
        whole = next((link for link in self.links if link in _WHOLES), "uid")
        put(self, "owner", columns.index(whole))
        put(self, "blanks", tuple(blank_of(self.table.c[column]) for column in columns))
        put(self, "_openings", tuple("" if c in UNRECORDED else f'"{c}":' for c in columns))

    def insertion(self, rows: Sequence[Row]) -> Insertion:
        """The statement that inserts these rows, given in the order of `columns`."""
        return insertion(f"INSERT INTO {self.entity}", self.columns, self.blanks, rows)

    def update_sql(self, column: str) -> str:
        """Sets one column of the row whose uid comes last."""
        return f"UPDATE {self.entity} SET {column}=? WHERE uid=?"  # noqa: S608 -- names of our own tables

    @property
    def delete_sql(self) -> str:
        """Deletes the row with a uid."""
        return f"DELETE FROM {self.entity} WHERE uid=?"  # noqa: S608 -- the name of our own table

    def recorded(self, row: Row) -> dict[str, Stored]:
        """What the history holds of a whole row: the values that are not blank."""
        return {
            column: value
            for column, value in zip(self.columns, row, strict=True)
            if value is not None and value != "" and column not in UNRECORDED
        }

    def recorded_json(self, rows: Sequence[Row]) -> list[str]:
        """`recorded` of each row as the history holds it.

        JSON without spaces, non-ASCII characters as they are: put together by hand, as making ten
        thousand dictionaries to be encoded takes longer, and without the columns that are blank in
        all rows, which most are.
        """
        used = [
            (place, opening)
            for place, opening in enumerate(self._openings)
            if opening and any(row[place] not in _UNSAID for row in rows)
        ]
        return [f"{{{','.join(_said(row, used))}}}" for row in rows]

    def row_of(self, recorded: Mapping[str, Stored], moment: str) -> list[Stored]:
        """The whole row again; bookkeeping that is not recorded starts anew at this moment."""
        anew = {"created_at": moment, "changed_at": moment, **recorded}
        pairs = zip(self.columns, self.blanks, strict=True)
        return [anew.get(column, blank) for column, blank in pairs]


def _said(row: Row, places: Iterable[tuple[int, str]]) -> list[str]:
    """What is not blank in these places of a row, each as a pair of JSON behind its opening."""
    return [
        f"{opening}{encode_basestring(value) if isinstance(value, str) else value}"
        for place, opening in places
        if (value := row[place]) is not None and value != ""
    ]


_OF_ENTRY: Final = ("entry_uid", "position")
_OF_ROUND: Final = ("entry_uid", "round_uid", "position")

PERSON: Final = RecordTable(PERSON_TABLE, Codec(Person))
ORGANISATION: Final = RecordTable(ORGANISATION_TABLE, Codec(Organisation))
ENTRY: Final = RecordTable(
    ENTRY_TABLE,
    Codec(Entry, leave_out=("rounds", "closings", "waivers")),
    _BOOKKEEPING,
)
CLOSING: Final = RecordTable(CLOSING_TABLE, Codec(Closing), _OF_ENTRY)
WAIVER: Final = RecordTable(WAIVER_TABLE, Codec(Waiver), _OF_ENTRY)
ROUND: Final = RecordTable(
    ROUND_TABLE, Codec(Round, leave_out=("causes", "actions", "verdicts")), _OF_ENTRY
)
CAUSE: Final = RecordTable(CAUSE_NODE_TABLE, Codec(CauseNode), _OF_ROUND)
ACTION: Final = RecordTable(ACTION_TABLE, Codec(Action, leave_out=("former_due",)), _OF_ROUND)
VERDICT: Final = RecordTable(VERDICT_TABLE, Codec(Verdict), _OF_ROUND)
DUE_CHANGE: Final = RecordTable(
    DUE_CHANGE_TABLE, Codec(DueChange), ("uid", "entry_uid", "action_uid", "position")
)
IMPORT: Final = RecordTable(IMPORT_RECORD_TABLE, Codec(ImportRecord), is_kept=True)
MAPPING: Final = RecordTable(REMEMBERED_MAPPING_TABLE, Codec(RememberedMapping), is_kept=True)
INDICATOR: Final = RecordTable(
    INDICATOR_TABLE, Codec(Indicator, leave_out=("targets",)), _BOOKKEEPING
)
TARGET: Final = RecordTable(TARGET_TABLE, Codec(Target), ("indicator_uid",))
MEASUREMENT: Final = RecordTable(MEASUREMENT_TABLE, Codec(Measurement), ("indicator_uid",))
OBJECTIVE: Final = RecordTable(OBJECTIVE_TABLE, Codec(Objective), _BOOKKEEPING)

OF_ENTRY: Final = (ENTRY, ROUND, CAUSE, ACTION, DUE_CHANGE, VERDICT, CLOSING, WAIVER)
"""An entry and its parts, each after what it refers to."""
OF_INDICATOR: Final = (INDICATOR, TARGET, MEASUREMENT)
"""An indicator and its parts."""
_OF_MEASURING: Final = (*OF_INDICATOR, OBJECTIVE)
ALL: Final = {
    table.entity: table
    for table in (PERSON, ORGANISATION, *OF_ENTRY, *_OF_MEASURING, IMPORT, MAPPING)
}
"""Every recorded table by its name in the history."""
