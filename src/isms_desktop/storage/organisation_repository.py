"""The organisation of this file."""

from sqlalchemy import Connection

from isms_desktop.domain.organisation import Organisation
from isms_desktop.storage.ledger import Ledger
from isms_desktop.storage.people_repository import PeopleReading
from isms_desktop.storage.records import ORGANISATION


class OrganisationReading:
    """Reads the one organisation."""

    def __init__(self, connection: Connection, people: PeopleReading) -> None:
        self._connection = connection
        self._people = people

    def get(self) -> Organisation | None:
        """The organisation; None before the first start was finished."""
        row = self._connection.exec_driver_sql(
            f"SELECT {','.join(ORGANISATION.columns)} FROM organisation"  # noqa: S608 -- our own names
        ).first()
        return ORGANISATION.codec.decode(row, self._people.known) if row else None


class OrganisationRepository(OrganisationReading):
    """Writes the organisation."""

    def __init__(self, connection: Connection, people: PeopleReading, ledger: Ledger) -> None:
        super().__init__(connection, people)
        self._ledger = ledger

    def save(self, organisation: Organisation) -> None:
        """Write the organisation, the first time or again; its uid never changes."""
        row = ORGANISATION.codec.encode(organisation)
        stored = self.get()
        if stored is None:
            self._ledger.created(ORGANISATION, [row])
        else:
            self._ledger.changed(ORGANISATION, ORGANISATION.codec.encode(stored), row)
