"""What is being typed and not yet saved: outside history, undo and register."""

import json

from sqlalchemy import Connection

from isms_desktop.domain.changes import RecordKind
from isms_desktop.storage.ledger import Ledger


class DraftReading:
    """Reads drafts."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, entry_uid: str, stage: str) -> dict[str, object] | None:
        """What was typed in a stage of an entry, as JSON knows it."""
        row = self._connection.exec_driver_sql(
            "SELECT content FROM draft WHERE entry_uid = ? AND stage = ?", (entry_uid, stage)
        ).first()
        return json.loads(row[0]) if row else None


class DraftRepository(DraftReading):
    """Writes drafts."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        super().__init__(connection)
        self._ledger = ledger

    def save(self, entry_uid: str, stage: str, values: dict[str, object]) -> None:
        """Keep what was typed, in place of what was kept before."""
        self._connection.exec_driver_sql(
            "INSERT OR REPLACE INTO draft (entry_uid, stage, content, saved_at)"
            " VALUES (?, ?, ?, ?)",
            (entry_uid, stage, json.dumps(values, ensure_ascii=False), self._ledger.moment),
        )
        self._ledger.kinds.add(RecordKind.DRAFT)

    def remove(self, entry_uid: str, stage: str) -> None:
        """Drop a draft, if there is one."""
        self._connection.exec_driver_sql(
            "DELETE FROM draft WHERE entry_uid = ? AND stage = ?", (entry_uid, stage)
        )
        self._ledger.kinds.add(RecordKind.DRAFT)
