"""The change history: what happened to an entry, and whether anything was tampered with."""

from isms_desktop.domain.history import HistoryEntry, HistoryHead, VerifyReport
from isms_desktop.domain.progress import Progress, no_progress
from isms_desktop.services.history_words import HistoryLine, line_of
from isms_desktop.storage.database import Database
from isms_desktop.storage.verify import verify


class Histories:
    """Reads and checks the history."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_entry(self, uid: str) -> list[HistoryEntry]:
        """Everything recorded of an entry and what it carries, oldest first."""
        with self._database.reading() as reading:
            return reading.history.of_entry(uid)

    def told_of(self, uid: str) -> list[HistoryLine]:
        """The same in the user's words, newest first."""
        with self._database.reading() as reading:
            people = reading.people.directory()
            changes = reading.history.of_entry(uid)
        return [line_of(change, people) for change in reversed(changes)]

    def head(self) -> HistoryHead:
        """Where the history stands now."""
        with self._database.reading() as reading:
            return reading.history.head()

    def verify(self, fingerprint: str = "", progress: Progress = no_progress) -> VerifyReport:
        """Check the chain, the live tables against its replay, and the file.

        `fingerprint` is one copied from a report: the history must still contain it.
        """
        progress(0, 0)
        return verify(self._database, fingerprint or None)
