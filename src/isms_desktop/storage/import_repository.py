"""Imports that were carried out, and remembered matchings of columns."""

from typing import Generic, TypeVar

from sqlalchemy import Connection

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.imports import ImportRecord, RememberedMapping
from isms_desktop.domain.people import Directory
from isms_desktop.runtime.i18n import _
from isms_desktop.storage.ledger import Ledger
from isms_desktop.storage.records import IMPORT, MAPPING, RecordTable

T = TypeVar("T", ImportRecord, RememberedMapping)
_NOBODY = Directory()


class _Table(Generic[T]):
    """The records of one simple table."""

    def __init__(self, connection: Connection, table: RecordTable, order: str) -> None:
        self._connection = connection
        self._table = table
        self._order = order

    def where(self, column: str, value: str) -> list[T]:
        """Those with this value, newest first."""
        return self._read(f"WHERE {column} = ?", (value,))

    def all(self) -> list[T]:
        """All, newest first."""
        return self._read("", ())

    def _read(self, where: str, values: tuple[str, ...]) -> list[T]:
        table = self._table
        rows = self._connection.exec_driver_sql(
            f"SELECT {','.join(table.columns)} FROM {table.entity} {where}"  # noqa: S608 -- our own names
            f" ORDER BY {self._order} DESC, uid",
            values,
        )
        return [table.codec.decode(row, _NOBODY) for row in rows]

    def put(self, record: T, ledger: Ledger) -> None:
        """Write one, new or changed."""
        row = self._table.codec.encode(record)
        stored = self.where("uid", record.uid)
        if stored:
            ledger.changed(self._table, self._table.codec.encode(stored[0]), row)
        else:
            ledger.created(self._table, [row])

    def remove(self, uid: str, ledger: Ledger) -> None:
        """Delete one, if it is there."""
        rows = [self._table.codec.encode(record) for record in self.where("uid", uid)]
        ledger.deleted(self._table, rows)


class ImportReading:
    """Reads what was imported."""

    def __init__(self, connection: Connection) -> None:
        self._table: _Table[ImportRecord] = _Table(connection, IMPORT, "step")

    def get(self, uid: str) -> ImportRecord:
        """The import with this uid; `UserError` "not_found" where there is none."""
        found = self._table.where("uid", uid)
        if not found:
            raise UserError(
                _("There is no such import."),
                _("Look at the list of imports for its name."),
                code="not_found",
            )
        return found[0]

    def last(self) -> ImportRecord | None:
        """The newest import that is not undone."""
        return next((record for record in self.all() if not record.is_undone), None)

    def of_step(self, step: int) -> list[ImportRecord]:
        """The import that was carried out in this step, if one was."""
        return self._table.where("step", str(step))

    def all(self) -> list[ImportRecord]:
        """All imports, newest first."""
        return self._table.all()


class ImportRepository(ImportReading):
    """Writes imports."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        super().__init__(connection)
        self._ledger = ledger

    def add(self, record: ImportRecord) -> None:
        """Keep what an import was."""
        self._table.put(record, self._ledger)

    def save(self, record: ImportRecord) -> None:
        """Change it, as marking it undone does."""
        self._table.put(record, self._ledger)

    def remove(self, uid: str) -> None:
        """Delete it."""
        self._table.remove(uid, self._ledger)


class MappingReading:
    """Reads remembered matchings."""

    def __init__(self, connection: Connection) -> None:
        self._table: _Table[RememberedMapping] = _Table(connection, MAPPING, "used_at")

    def find(self, fingerprint: str) -> RememberedMapping | None:
        """The one used last for files with these headings."""
        return next(iter(self._table.where("fingerprint", fingerprint)), None)

    def named(self, name: str) -> RememberedMapping | None:
        """The one with this name."""
        return next(iter(self._table.where("name", name)), None)

    def all(self) -> list[RememberedMapping]:
        """All, the one used last first."""
        return self._table.all()


class MappingRepository(MappingReading):
    """Writes remembered matchings."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        super().__init__(connection)
        self._ledger = ledger

    def save(self, mapping: RememberedMapping) -> None:
        """Keep a matching, new or changed."""
        self._table.put(mapping, self._ledger)

    def remove(self, uid: str) -> None:
        """Forget it."""
        self._table.remove(uid, self._ledger)
