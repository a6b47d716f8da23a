"""The register around an entry, as the plain facts that checks ask for; the bin is left out."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final, NamedTuple

from sqlalchemy import Connection

from isms_desktop.domain.checks import EntryFacts, FinishedAction, Recurrence
from isms_desktop.domain.entry import Entry
from isms_desktop.domain.similar import Profile
from isms_desktop.domain.words import EntryType

# CROSS JOIN keeps the order of reading: first what an index or a narrow table can narrow down. What
# was rejected is left out of every figure.
_FROM: Final = """
    FROM entry_summary s CROSS JOIN entry e ON e.uid = s.entry_uid
    WHERE s.is_binned = 0 AND s.status <> 'Rejected' AND s.identified_on > :since"""
_FACTS: Final = f"""
    SELECT e.ref, s.identified_on, e.entry_type, e.category, s.cause_category, e.annex_a {_FROM}
    AND s.identified_on <= :until"""
_ALIKE: Final = """
    AND e.uid <> :uid AND (
        (e.category <> '' AND e.category = :category)
        OR (s.cause_category <> ''
            AND s.cause_category IN (SELECT value FROM json_each(:cause_categories)))
        OR (e.annex_a <> '' AND EXISTS (SELECT 1 FROM json_each(e.annex_a) own
            WHERE own.value IN (SELECT value FROM json_each(:controls)))))"""
_SHARING: Final = f"""
    SELECT s.entry_uid {_FROM} {_ALIKE}
    ORDER BY (e.category = :category)
        + (s.cause_category IN (SELECT value FROM json_each(:cause_categories))) DESC,
        s.identified_on DESC, e.ref DESC LIMIT :limit"""  # noqa: S608 -- our own words
_RECURRENCES: Final = f"""
    SELECT e.recurrence_of, e.ref, s.identified_on {_FROM}
    AND e.recurrence_of IN (SELECT value FROM json_each(:refs))"""  # noqa: S608 -- our own words
_FINISHED: Final = """
    SELECT e.ref, s.level_rank, a.done_on FROM action a
    CROSS JOIN entry_summary s ON s.entry_uid = a.entry_uid
    CROSS JOIN entry e ON e.uid = a.entry_uid
    WHERE a.done_on > ? AND s.is_binned = 0 AND s.level IS NOT NULL"""
_RECURRING: Final = (
    f"SELECT e.recurrence_of, e.ref, s.identified_on {_FROM} AND e.recurrence_of > ''"
)
_PEOPLE: Final = "SELECT uid, name, aliases, is_group, is_active FROM person"
_IMPORTED: Final = "SELECT uid, imported_at FROM import_record"
_CRITERIA: Final = """
    SELECT owner, max(moment) FROM history
    WHERE owner IN (SELECT value FROM json_each(?)) AND field = 'effect_criterion' AND old = '""'
    GROUP BY owner"""


class Around(NamedTuple):
    """What stands around all entries, as numbers that mean something within one run of the program.

    `alike` is for what entries are about, `finished` for actions that were done. While a number
    stays the same, no check that looks at what it stands for says anything else.
    """

    rest: int = 0
    alike: int = 0
    finished: int = 0


class SurroundingsReading:
    """Reads facts about other entries, and when something was written."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def facts(self, since: date, until: date) -> list[EntryFacts]:
        """All entries identified after the one day and up to the other."""
        return self._facts(_FACTS, {"since": since.isoformat(), "until": until.isoformat()})

    def alike(self, entry: Entry, since: date, until: date) -> list[EntryFacts]:
        """Those of `facts` that share category, cause category or a control with the entry."""
        given = {
            "since": since.isoformat(),
            "until": until.isoformat(),
            "uid": entry.uid,
            "category": entry.category,
            "cause_categories": json.dumps([n.category for n in entry.round.root_causes]),
            "controls": json.dumps(entry.annex_a),
        }
        return self._facts(_FACTS + _ALIKE, given)

    def _facts(self, sql: str, given: dict[str, str]) -> list[EntryFacts]:
        return [
            EntryFacts(
                ref=ref,
                identified_on=date.fromisoformat(identified_on),
                entry_type=EntryType(entry_type) if entry_type else None,
                category=category,
                cause_category=cause_category,
                controls=tuple(json.loads(controls)) if controls else (),
            )
            for ref, identified_on, entry_type, category, cause_category, controls in (
                self._connection.exec_driver_sql(sql, given)
            )
        ]

    def fingerprint(self, since: date, until: date) -> Around:
        """Numbers for all that checks on one entry may learn from others, in these days."""
        days = {"since": since.isoformat(), "until": until.isoformat()}
        rest = [self._number(_RECURRING, {"since": ""}), self._number(_PEOPLE)]
        return Around(
            rest=hash((until, self._number(_IMPORTED), *rest)),
            alike=self._number(_FACTS, days),
            finished=self._number(_FINISHED, ("",)),
        )

    def _number(self, sql: str, given: dict[str, str] | tuple[str, ...] = ()) -> int:
        return hash(tuple(map(tuple, self._connection.exec_driver_sql(sql, given))))

    def sharing(self, profile: Profile, limit: int) -> list[str]:
        """The uids of entries that share category, control or cause category with a profile.

        First those that share most, then the newest; one without a date is left out.
        """
        given: dict[str, str | int] = {
            "since": "",
            "uid": "",
            "category": profile.category,
            "cause_categories": json.dumps(sorted(profile.cause_categories)),
            "controls": json.dumps(sorted(profile.controls)),
            "limit": limit,
        }
        return list(self._connection.exec_driver_sql(_SHARING, given).scalars())

    def recurrences(self, refs: Sequence[str], since: date) -> list[tuple[str, Recurrence]]:
        """Entries identified after that day that recur one of these, with the one they recur."""
        given = {"since": since.isoformat(), "refs": json.dumps(list(refs))}
        return [
            (of, Recurrence(ref, date.fromisoformat(identified_on)))
            for of, ref, identified_on in self._connection.exec_driver_sql(_RECURRENCES, given)
        ]

    def finished(self, since: date) -> list[FinishedAction]:
        """Actions of rated entries that were done after that day."""
        return [
            FinishedAction(ref, rank, date.fromisoformat(done_on))
            for ref, rank, done_on in self._connection.exec_driver_sql(
                _FINISHED, (since.isoformat(),)
            )
        ]

    def changed_at(self, uids: Sequence[str]) -> dict[str, datetime]:
        """When each of these entries was last written."""
        return self._moments(
            "SELECT uid, changed_at FROM entry WHERE uid IN (SELECT value FROM json_each(?))", uids
        )

    def criterion_set_at(self, uids: Sequence[str]) -> dict[str, datetime]:
        """When a blank effectiveness criterion of these entries was filled in, the last time."""
        return self._moments(_CRITERIA, uids)

    def _moments(self, sql: str, uids: Sequence[str]) -> dict[str, datetime]:
        found = self._connection.exec_driver_sql(sql, (json.dumps(list(uids)),))
        return {uid: datetime.fromisoformat(moment) for uid, moment in found}

    def waiver_reasons(self, limit: int = 20) -> list[str]:
        """Reasons that checks were set aside for, the newest first."""
        found = self._connection.exec_driver_sql(
            "SELECT reason FROM waiver GROUP BY reason ORDER BY max(waived_at) DESC LIMIT ?",
            (limit,),
        )
        return list(found.scalars())
