"""Indicators with their targets, and their measurements."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from sqlalchemy import Connection

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.indicator import Indicator, Measurement
from isms_desktop.domain.people import Directory
from isms_desktop.runtime.i18n import _
from isms_desktop.storage.ledger import Ledger
from isms_desktop.storage.people_repository import PeopleReading
from isms_desktop.storage.records import INDICATOR, MEASUREMENT, TARGET, RecordTable, Row

_NOBODY: Final = Directory()
_LINK: Final = MEASUREMENT.columns.index("indicator_uid")


def changed_meanwhile() -> UserError:
    """The refusal to save over a newer version."""
    return UserError(
        _("This was changed elsewhere in the meantime. Your changes were not saved."),
        _("Load it again and repeat what you changed."),
        code="changed_meanwhile",
    )


class IndicatorReading:
    """Reads indicators, those in the bin too, and measurements."""

    def __init__(self, connection: Connection, people: PeopleReading) -> None:
        self._connection = connection
        self._people = people

    def get(self, uid: str) -> Indicator:
        """The indicator with this uid; `UserError` "not_found" where there is none."""
        found = self._read("WHERE uid = ?", (uid,))
        if not found:
            raise UserError(
                _("This indicator is not in the register any more."),
                _("Look at the list of indicators again."),
                code="not_found",
            )
        return found[0]

    def all(self, *, with_binned: bool = False) -> list[Indicator]:
        """All indicators by name, those in the bin only where asked for."""
        return self._read("" if with_binned else "WHERE binned_at IS NULL", ())

    def measurements(self, uid: str) -> list[Measurement]:
        """Everything that was measured, also what was replaced since, by day."""
        return self._measurements("WHERE indicator_uid = ? ORDER BY to_on, uid", (uid,)).get(
            uid, []
        )

    def all_measurements(self) -> dict[str, list[Measurement]]:
        """Everything that was measured, by indicator and day."""
        return self._measurements("ORDER BY to_on, uid", ())

    def recent(self, count: int) -> dict[str, list[Measurement]]:
        """The newest `count` readings of every indicator that were not replaced, by day."""
        where = (
            "WHERE uid IN (SELECT newest.uid FROM indicator JOIN measurement AS newest"
            " ON newest.uid IN (SELECT uid FROM measurement WHERE indicator_uid = indicator.uid"
            " AND uid NOT IN (SELECT replaces FROM measurement WHERE replaces <> '')"
            " ORDER BY to_on DESC, uid LIMIT ?)) ORDER BY to_on, uid"
        )
        return self._measurements(where, (count,))

    def _measurements(self, where: str, values: tuple[object, ...]) -> dict[str, list[Measurement]]:
        found = self._connection.exec_driver_sql(
            f"SELECT {','.join(MEASUREMENT.columns)} FROM measurement {where}",  # noqa: S608 -- our own words
            values,
        )
        groups: dict[str, list[Measurement]] = defaultdict(list)
        for row in found.all():  # one by one they take twice as long
            groups[row[_LINK]].append(MEASUREMENT.codec.decode(row, _NOBODY))
        return groups

    def _read(self, where: str, values: tuple[object, ...]) -> list[Indicator]:
        rows = list(
            self._connection.exec_driver_sql(
                f"SELECT {','.join(INDICATOR.columns)} FROM indicator {where}"  # noqa: S608 -- our own words
                " ORDER BY folded(name), uid",
                values,
            )
        )
        uids = [str(row[INDICATOR.uid]) for row in rows]
        targets = defaultdict(list)
        for row in self._targets(uids):
            targets[row[TARGET.owner]].append(TARGET.codec.decode(row, _NOBODY))
        people = self._people.known
        return [
            INDICATOR.codec.decode(row, people, targets=tuple(targets[uid]))
            for uid, row in zip(uids, rows, strict=True)
        ]

    def _targets(self, uids: Sequence[str]) -> list[Row]:
        found = self._connection.exec_driver_sql(
            f"SELECT {','.join(TARGET.columns)} FROM target"  # noqa: S608 -- our own names
            " WHERE indicator_uid IN (SELECT value FROM json_each(?)) ORDER BY valid_from, uid",
            (json.dumps(list(uids)),),
        )
        return list(map(tuple, found))


class IndicatorRepository(IndicatorReading):
    """Writes indicators and measurements."""

    def __init__(self, connection: Connection, people: PeopleReading, ledger: Ledger) -> None:
        super().__init__(connection, people)
        self._ledger = ledger

    def add(self, indicator: Indicator) -> None:
        """Take in a new indicator with its targets."""
        self._ledger.created(INDICATOR, [self._row(indicator)])
        self._ledger.created(TARGET, _target_rows(indicator))

    def save(self, indicator: Indicator) -> bool:
        """Write what differs from the stored one, and tell whether anything did.

        `UserError` "changed_meanwhile" where the stored version is another one. The version goes up
        by one if anything changed.
        """
        before = self.get(indicator.uid)
        if before.version != indicator.version:
            raise changed_meanwhile()
        is_changed = self._ledger.changed(INDICATOR, self._row(before), self._row(indicator))
        is_changed |= self._save_targets(before, indicator)
        if is_changed:
            self._ledger.move_on(INDICATOR, (indicator.uid,))
        return is_changed

    def to_bin(self, uid: str) -> None:
        """Put an indicator in the bin; its measurements stay."""
        self.save(replace(self.get(uid), binned_at=self._ledger.clock.now()))

    def from_bin(self, uid: str) -> None:
        """Take an indicator out of the bin."""
        self.save(replace(self.get(uid), binned_at=None))

    def measure(self, uid: str, measurements: Iterable[Measurement], reason: str = "") -> None:
        """Take in new measurements of an indicator."""
        rows = [[*MEASUREMENT.codec.encode(reading), uid] for reading in measurements]
        self._ledger.created(MEASUREMENT, rows, reason)

    def _row(self, indicator: Indicator) -> Row:
        moment = self._ledger.moment
        return [*INDICATOR.codec.encode(indicator), moment, moment]

    def _save_targets(self, before: Indicator, after: Indicator) -> bool:
        old, new = (_by_uid(TARGET, _target_rows(each)) for each in (before, after))
        added = [row for uid, row in new.items() if uid not in old]
        gone = [row for uid, row in old.items() if uid not in new]
        self._ledger.created(TARGET, added)
        self._ledger.deleted(TARGET, gone)
        moved = [self._ledger.changed(TARGET, old[u], row) for u, row in new.items() if u in old]
        return bool(added or gone or any(moved))


def _target_rows(indicator: Indicator) -> list[Row]:
    return [[*TARGET.codec.encode(target), indicator.uid] for target in indicator.targets]


def _by_uid(table: RecordTable, rows: Iterable[Row]) -> dict[str, Row]:
    return {str(row[table.uid]): row for row in rows}
