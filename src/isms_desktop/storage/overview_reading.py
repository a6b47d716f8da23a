"""What the overview shows, counted in SQL: no entry is read for a count; the bin is left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from isms_desktop.domain.queries import URGENCY
from isms_desktop.domain.words import NO_ISMS_CHANGE, EntryType, Input, Status, VerdictResult
from isms_desktop.storage.register_columns import S, order_by

_AT_ONCE: Final = (Status.TO_CONTAIN.value, Status.READY_TO_CLOSE.value)
# What was rejected is left out of every figure. What has no date was always there.
_KNOWN: Final = "s.is_binned = 0 AND s.status <> 'Rejected'"
_OPEN_THEN: Final = """coalesce(s.identified_on, '') <= {day}
    AND (s.is_closed = 0 OR s.closed_on > {day})"""
# A date that was moved later still held on that day.
_LATE_THEN: Final = f"""{_OPEN_THEN} AND (a.done_on IS NULL OR a.done_on > {{day}})
    AND CASE WHEN moved.uid IS NULL THEN a.due_on ELSE coalesce(
        (SELECT c.former_on FROM due_change c WHERE c.action_uid = a.uid
            AND c.changed_on > {{day}} ORDER BY c.changed_on LIMIT 1), a.due_on) END < {{day}}"""  # noqa: S608 -- our own words
_MOVED: Final = """
    LEFT JOIN (SELECT DISTINCT action_uid AS uid FROM due_change) moved ON moved.uid = a.uid"""
_UNCHECKED_THEN: Final = f"""{_OPEN_THEN} AND r.done_on <= {{day}}
    AND (r.judged_on IS NULL OR r.judged_on > {{day}})"""
_EACH: Final = "SELECT {sums} FROM (SELECT {of_each} FROM {source} GROUP BY s.id)"
_SUMMARIES: Final = f"entry_summary s WHERE {_KNOWN}"
_ACTIONS: Final = f"""action a {_MOVED}
    JOIN entry_summary s ON s.entry_uid = a.entry_uid WHERE {_KNOWN}"""
_WITHOUT_ACTION: Final = f"""(
    SELECT e.uid AS entry_uid, NULL AS uid, e.due_on, NULL AS done_on FROM entry e
    WHERE e.due_on IS NOT NULL AND NOT EXISTS (SELECT 1 FROM action WHERE entry_uid = e.uid)) a
    {_MOVED} JOIN entry_summary s ON s.entry_uid = a.entry_uid WHERE {_KNOWN}"""  # noqa: S608 -- our own words
_ROUNDS: Final = f"""(
    SELECT r.entry_uid,
        (SELECT CASE WHEN count(a.done_on) = count(*) THEN max(a.done_on) END
            FROM action a WHERE a.round_uid = r.uid) AS done_on,
        (SELECT min(v.checked_on) FROM verdict v
            WHERE v.round_uid = r.uid AND v.result <> :too_early) AS judged_on
    FROM round r WHERE r.effect_due_on IS NOT NULL) r
    JOIN entry_summary s ON s.entry_uid = r.entry_uid WHERE {_KNOWN}"""  # noqa: S608 -- our own words
_INCIDENTS: Final = f"""
    SELECT substr(s.identified_on, 1, 7), count(*)
    FROM entry_summary s JOIN entry e ON e.uid = s.entry_uid
    WHERE {_KNOWN} AND s.identified_on >= :since AND s.identified_on <= :until
        AND e.entry_type = :incident
    GROUP BY 1"""  # noqa: S608 -- our own words
_DONE: Final = f"""
    SELECT substr(a.done_on, 1, 7), count(*)
    FROM action a JOIN entry_summary s ON s.entry_uid = a.entry_uid
    WHERE {_KNOWN} AND a.done_on >= :since AND a.done_on <= :until
    GROUP BY 1"""  # noqa: S608 -- our own words
_LAST: Final = f"""
    SELECT min(s.identified_on),
        max(CASE WHEN e.entry_type = :nonconformity THEN s.identified_on END),
        max(CASE WHEN e.entry_type = :incident THEN s.identified_on END),
        max(CASE WHEN e.isms_change NOT IN ('', :no_change)
            THEN coalesce(e.shared_on, s.closed_on, s.identified_on) END),
        total(e.entry_type = :nonconformity AND e.input = :external AND s.identified_on > :since),
        total(e.entry_type = :nonconformity AND e.input = :internal AND s.identified_on > :since)
    FROM entry_summary s JOIN entry e ON e.uid = s.entry_uid
    WHERE {_KNOWN} AND s.identified_on <= :today"""  # noqa: S608 -- our own words
_LAST_INPUTS: Final = f"""
    SELECT e.input, max(s.identified_on) FROM entry_summary s JOIN entry e ON e.uid = s.entry_uid
    WHERE {_KNOWN} AND e.input IS NOT NULL AND s.identified_on <= :today
    GROUP BY e.input"""  # noqa: S608 -- our own words
_LAST_ACTION: Final = f"""
    SELECT max(CASE WHEN a.done_on IS NULL THEN :today ELSE a.done_on END)
    FROM action a JOIN entry_summary s ON s.entry_uid = a.entry_uid
    WHERE {_KNOWN} AND (a.done_on IS NOT NULL OR s.is_closed = 0)"""  # noqa: S608 -- our own words
_LAST_VERDICT: Final = f"""
    SELECT max(v.checked_on) FROM verdict v JOIN entry_summary s ON s.entry_uid = v.entry_uid
    WHERE {_KNOWN}"""  # noqa: S608 -- our own words


@dataclass(frozen=True, slots=True)
class Counts:
    """How many entries were open, overdue and waiting for a verdict at the end of some days."""

    open_entries: tuple[int, ...]
    overdue: tuple[int, ...]
    to_check: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Lasts:
    """The day on which each kind of thing happened last, and what audits raised since a day."""

    begun_on: date | None
    nonconformity_on: date | None
    incident_on: date | None
    isms_change_on: date | None
    action_on: date | None
    verdict_on: date | None
    input_on: dict[Input, date]
    external: int
    internal: int


class OverviewReading:
    """Looks at the register as a whole."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def needing(self, today: date, soon: date, at_most: int) -> tuple[list[str], int]:
        """The most urgent entries that need somebody, and how many there are altogether.

        Those are late or due until `soon`, not contained, or ready to close; and accepted risks to
        be looked at again.
        """
        at_once = and_(S.is_closed == 0, S.status.in_(_AT_ONCE))
        return self._found(or_(at_once, S.next_due_on <= soon.isoformat()), today, at_most)

    def coming(self, today: date, after: date, until: date, at_most: int) -> tuple[list[str], int]:
        """The entries due after the one day and until the other that do not need anybody yet."""
        wanted = and_(
            S.next_due_on > after.isoformat(),
            S.next_due_on <= until.isoformat(),
            or_(S.is_closed == 1, S.status.not_in(_AT_ONCE)),
        )
        return self._found(wanted, today, at_most)

    def _found(
        self, wanted: ColumnElement[bool], today: date, at_most: int
    ) -> tuple[list[str], int]:
        where = and_(S.is_binned == 0, wanted)
        order = order_by(URGENCY, today, descending=False)
        uids = select(S.entry_uid).where(where).order_by(*order).limit(at_most)
        count = self._connection.execute(select(func.count()).where(where)).scalar_one()
        return list(self._connection.execute(uids).scalars()), count

    def oldest_due(self, *, is_check: bool) -> date | None:
        """The earliest date anything waits for, or the earliest of an effect check."""
        where = [S.is_binned == 0]
        if is_check:
            where += [S.is_closed == 0, S.status == Status.TO_CHECK_EFFECT.value]
        found = select(func.min(S.next_due_on)).where(*where)
        return _day(self._connection.execute(found).scalar_one())

    def counts(self, days: Sequence[date]) -> Counts:
        """How many there were at the end of each of these days."""
        acted = self._counted(_LATE_THEN, _ACTIONS, days)
        bare = self._counted(_LATE_THEN, _WITHOUT_ACTION, days)
        return Counts(
            self._counted(_OPEN_THEN, _SUMMARIES, days),
            tuple(map(sum, zip(acted, bare, strict=True))),
            self._counted(_UNCHECKED_THEN, _ROUNDS, days),
        )

    def _counted(self, holds: str, source: str, days: Sequence[date]) -> tuple[int, ...]:
        """How many entries it holds of on each day, in one pass over the source."""
        given = {f"day{place}": day.isoformat() for place, day in enumerate(days)}
        of_each = [f"max({holds.format(day=f':{name}')}) AS {name}" for name in given]
        sums = [f"total({name})" for name in given]
        sql = _EACH.format(sums=", ".join(sums), of_each=", ".join(of_each), source=source)
        row = self._ask(sql, {**given, "too_early": VerdictResult.TOO_EARLY.value}).one()
        return tuple(map(int, row))

    def incidents(self, since: date, until: date) -> dict[str, int]:
        """How many incidents were identified in each month ("2026-07") that had any."""
        return self._by_month(_INCIDENTS, since, until)

    def actions_done(self, since: date, until: date) -> dict[str, int]:
        """How many actions were carried out in each month that had any."""
        return self._by_month(_DONE, since, until)

    def lasts(self, today: date, since: date) -> Lasts:
        """When things happened last; what audits raised is counted after `since`."""
        given = {
            "today": today.isoformat(),
            "since": since.isoformat(),
            "nonconformity": EntryType.NONCONFORMITY.value,
            "incident": EntryType.INCIDENT.value,
            "no_change": NO_ISMS_CHANGE,
            "external": Input.EXTERNAL_AUDIT.value,
            "internal": Input.INTERNAL_AUDIT.value,
        }
        begun, nonconformity, incident, change, external, internal = self._ask(_LAST, given).one()
        inputs = self._ask(_LAST_INPUTS, given)
        return Lasts(
            begun_on=_day(begun),
            nonconformity_on=_day(nonconformity),
            incident_on=_day(incident),
            isms_change_on=_day(change),
            action_on=_day(self._ask(_LAST_ACTION, given).scalar_one()),
            verdict_on=_day(self._ask(_LAST_VERDICT, given).scalar_one()),
            input_on={Input(word): date.fromisoformat(day) for word, day in inputs},
            external=int(external),
            internal=int(internal),
        )

    def _by_month(self, sql: str, since: date, until: date) -> dict[str, int]:
        given = {
            "since": since.isoformat(),
            "until": until.isoformat(),
            "incident": EntryType.INCIDENT.value,
        }
        return {month: count for month, count in self._ask(sql, given)}  # noqa: C416 -- rows are not pairs to dict()

    def _ask(self, sql: str, given: dict[str, str]) -> Any:  # noqa: ANN401 -- rows of any shape
        return self._connection.exec_driver_sql(sql, given)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
