"""Objectives: read, found, added, saved, put in the bin."""

from dataclasses import replace

from sqlalchemy import Connection

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.objective import Objective
from isms_desktop.runtime.i18n import _
from isms_desktop.storage.indicator_repository import changed_meanwhile
from isms_desktop.storage.ledger import Ledger
from isms_desktop.storage.numbers import highest_number
from isms_desktop.storage.people_repository import PeopleReading
from isms_desktop.storage.records import OBJECTIVE, Row


class ObjectiveReading:
    """Reads objectives, those in the bin only by uid."""

    def __init__(self, connection: Connection, people: PeopleReading) -> None:
        self._connection = connection
        self._people = people

    def get(self, uid: str) -> Objective:
        """The objective with this uid; `UserError` "not_found" where there is none."""
        found = self._read("WHERE uid = ?", (uid,))
        if not found:
            raise UserError(
                _("This objective is not in the register any more."),
                _("Look at the list of objectives again."),
                code="not_found",
            )
        return found[0]

    def find_ref(self, ref: str) -> Objective | None:
        """The objective with this reference, in the bin or not."""
        return next(iter(self._read("WHERE ref = ? AND ref <> ''", (ref,))), None)

    def all(self, *, with_binned: bool = False) -> list[Objective]:
        """All objectives by reference, those in the bin only where asked for."""
        return self._read("" if with_binned else "WHERE binned_at IS NULL", ())

    def of_indicator(self, indicator_uid: str) -> list[Objective]:
        """The objectives an indicator measures, those in the bin left out, by reference."""
        return self._read("WHERE indicator_uid = ? AND binned_at IS NULL", (indicator_uid,))

    def highest_number(self, stem: str) -> int:
        """The highest number used after this stem ("OBJ-2026-"), zero where there is none."""
        return highest_number(self._connection, OBJECTIVE, stem)

    def _read(self, where: str, values: tuple[object, ...]) -> list[Objective]:
        found = self._connection.exec_driver_sql(
            f"SELECT {','.join(OBJECTIVE.columns)} FROM objective {where} ORDER BY ref, uid",  # noqa: S608 -- our own words
            values,
        )
        people = self._people.known
        return [OBJECTIVE.codec.decode(row, people) for row in found]


class ObjectiveRepository(ObjectiveReading):
    """Writes objectives."""

    def __init__(self, connection: Connection, people: PeopleReading, ledger: Ledger) -> None:
        super().__init__(connection, people)
        self._ledger = ledger

    def add(self, objective: Objective) -> None:
        """Take in a new objective."""
        self._ledger.created(OBJECTIVE, [self._row(objective)])

    def save(self, objective: Objective) -> bool:
        """Write what differs from the stored one, and tell whether anything did.

        `UserError` "changed_meanwhile" where the stored version is another one. The version goes up
        by one if anything changed.
        """
        before = self.get(objective.uid)
        if before.version != objective.version:
            raise changed_meanwhile()
        is_changed = self._ledger.changed(OBJECTIVE, self._row(before), self._row(objective))
        if is_changed:
            self._ledger.move_on(OBJECTIVE, (objective.uid,))
        return is_changed

    def to_bin(self, uid: str) -> None:
        """Put an objective in the bin; its reference stays taken."""
        self.save(replace(self.get(uid), binned_at=self._ledger.clock.now()))

    def from_bin(self, uid: str) -> None:
        """Take an objective out of the bin."""
        self.save(replace(self.get(uid), binned_at=None))

    def _row(self, objective: Objective) -> Row:
        moment = self._ledger.moment
        return [*OBJECTIVE.codec.encode(objective), moment, moment]
