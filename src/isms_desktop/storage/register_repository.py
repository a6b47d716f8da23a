"""The register: found, filtered, sorted and counted in SQL; only a page of it becomes values."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from itertools import islice
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, Text, bindparam, func, select, text

from isms_desktop.domain.action_list import ActionLine
from isms_desktop.domain.built_in import EntryFact
from isms_desktop.domain.fields import Kind, Value
from isms_desktop.domain.lesson_list import LessonLine
from isms_desktop.domain.listing import WRITTEN
from isms_desktop.domain.people import Directory, folded
from isms_desktop.domain.queries import Chip, RegisterCounts, RegisterQuery, RegisterRow
from isms_desktop.storage.action_lines import action_lines
from isms_desktop.storage.lesson_lines import lesson_lines
from isms_desktop.storage.people_repository import PeopleReading
from isms_desktop.storage.register_columns import (
    FIELDS,
    S,
    decoder,
    holds,
    is_of_entry,
    of_chip,
    order_by,
    stored,
    used_values,
)
from isms_desktop.storage.register_facts import register_facts
from isms_desktop.storage.search import any_of, match_of
from isms_desktop.storage.tables import ENTRY_SUMMARY_TABLE, ENTRY_TABLE

_MATCH: Final = text(
    "entry_summary.id IN (SELECT rowid FROM entry_search WHERE entry_search MATCH :words)"
)
_AMONG: Final = text("entry_summary.entry_uid IN (SELECT value FROM json_each(:among))")
_DECODERS: Final = [(key, decoder(key)) for key in FIELDS]


def _blank_of(key: str) -> Value:
    column = stored(key, "")
    if FIELDS[key].kind in (Kind.CHOICES, Kind.WORDS):
        return ()
    return None if getattr(column, "nullable", True) else ""


_BLANKS: Final = {key: _blank_of(key) for key in FIELDS}


@cache
def _page() -> Select[*tuple[Any, ...]]:
    """The question for a page, made once: it has ninety columns and is asked at every turn."""
    columns = [stored(key, bindparam("today", type_=Text)).label(key) for key in FIELDS]
    wanted = text("entry.uid IN (SELECT value FROM json_each(:uids))")
    return (
        select(ENTRY_TABLE.c.uid, *columns)
        .join_from(ENTRY_TABLE, ENTRY_SUMMARY_TABLE, S.entry_uid == ENTRY_TABLE.c.uid)
        .where(wanted)
    )


def _row(row: Sequence[Any], people: Directory) -> RegisterRow:
    values = dict(_BLANKS)
    for (key, decode), value in zip(_DECODERS, islice(row, 1, None), strict=True):
        if value is not None and value != "":
            values[key] = decode(value, people) if decode else value
    return RegisterRow(row[0], values)


class RegisterRepository:
    """Answers what a register shows; entries in the bin never show."""

    def __init__(self, connection: Connection, people: PeopleReading) -> None:
        self._connection = connection
        self._people = people

    def uids(self, query: RegisterQuery, today: date) -> list[str]:
        """All entries the query shows, in its order."""
        statement = self._asked(select(S.entry_uid), query, today, sort=query.sort)
        statement = statement.where(of_chip(query.chip, today)).order_by(
            *order_by(query.sort, today, descending=query.descending)
        )
        return list(self._connection.execute(statement).scalars().all())

    def counts(self, query: RegisterQuery, today: date) -> RegisterCounts:
        """How many entries each chip would show under the search and conditions of the query."""
        sums = [func.count().filter(of_chip(chip, today)) for chip in Chip]
        row = self._connection.execute(self._asked(select(*sums), query, today)).one()
        return RegisterCounts(dict(zip(Chip, row, strict=True)))

    def used_values(self, key: str) -> list[str]:
        """What a stored column holds, each value once: choices in their order, others sorted.

        People stand by their names; of lists, each word stands by itself; of days their months, the
        newest first. Of a written text nothing is told: it differs in nearly every entry.
        """
        if FIELDS[key].kind in WRITTEN:
            return []
        found = self._connection.execute(used_values(key)).scalars().all()
        field = FIELDS[key]
        if field.kind is Kind.PERSON:
            found = [person.name for uid in found if (person := self._people.known.get(uid))]
        if field.kind is Kind.CHOICE:
            return [str(choice) for choice in field.choices if choice in found]
        if field.kind is Kind.DATE:
            return sorted(map(str, found), reverse=True)
        if field.kind in (Kind.WORDS, Kind.CHOICES):
            found = list({word for words in found for word in json.loads(words)})
        return sorted(map(str, found), key=folded)

    def facts(self) -> list[EntryFact]:
        """What built-in indicators are counted from."""
        return register_facts(self._connection)

    def actions(self) -> list[ActionLine]:
        """All actions, by reference."""
        return action_lines(self._connection, self._people.known)

    def lessons(self) -> list[LessonLine]:
        """All lessons, by what they come from."""
        return lesson_lines(self._connection, self._people.known)

    def alike(self, beginnings: Iterable[str], limit: int) -> list[str]:
        """The entries that hold words with any of these beginnings, the most telling first."""
        match = any_of(beginnings)
        if not match:
            return []
        found = self._connection.exec_driver_sql(
            "SELECT s.entry_uid FROM entry_search"
            " JOIN entry_summary AS s ON s.id = entry_search.rowid"
            " WHERE entry_search MATCH ? AND s.is_binned = 0 ORDER BY rank LIMIT ?",
            (match, limit),
        )
        return list(found.scalars().all())

    def page(self, uids: Sequence[str], today: date) -> list[RegisterRow]:
        """The lines of these entries, in this order; one that is gone is left out."""
        asked = {"uids": json.dumps(list(uids)), "today": today.isoformat()}
        people = self._people.known
        rows = {row[0]: _row(row, people) for row in self._connection.execute(_page(), asked).all()}
        return [rows[uid] for uid in uids if uid in rows]

    def _asked(
        self, statement: Select[*tuple[Any, ...]], query: RegisterQuery, today: date, sort: str = ""
    ) -> Select[*tuple[Any, ...]]:
        """Narrow down to search and conditions; entries are joined only to be sorted by."""
        people = self._people.known
        wheres: list[ColumnElement[bool]] = [S.is_binned == 0]
        wheres += [holds(condition, people, today) for condition in query.where]
        statement = statement.select_from(ENTRY_SUMMARY_TABLE)
        if sort in FIELDS and sort != "ref" and is_of_entry(sort):
            statement = statement.join(ENTRY_TABLE, ENTRY_TABLE.c.uid == S.entry_uid)
        if query.among is not None:
            wheres.append(_AMONG.bindparams(among=json.dumps(query.among)))  # type: ignore[arg-type]  # a text is a condition
        match = match_of(query.search)
        if match:
            wheres.append(_MATCH.bindparams(words=match))  # type: ignore[arg-type]  # a text is a condition
        return statement.where(*wheres)
