"""The entries of the register as an import looks them up, in short looks."""

from collections.abc import Iterable, Mapping
from datetime import date

from isms_desktop.domain.entry import Entry
from isms_desktop.domain.importing.comparing import nearest
from isms_desktop.domain.importing.merge import Fingerprint, fingerprint_of
from isms_desktop.storage.database import Database
from isms_desktop.storage.entry_repository import Naming
from isms_desktop.storage.unit_of_work import Reading


class StoredEntries:
    """Finds entries by id, by reference and by what they say."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def count(self) -> int:
        """How many entries the register shows; those in the bin do not count."""
        with self._database.reading() as reading:
            return reading.entries.count()

    def by_uid(self, uids: Iterable[str]) -> Mapping[str, Entry]:
        """The entries with these ids, those in the bin too."""
        with self._database.reading() as reading:
            return {entry.uid: entry for entry in reading.entries.many(list(uids))}

    def by_ref(self, refs: Iterable[str]) -> Mapping[str, Entry]:
        """The entries with these references, those in the bin too."""
        with self._database.reading() as reading:
            known = reading.entries.refs()
            uids = [known[ref] for ref in dict.fromkeys(refs) if ref in known]
            return {entry.ref: entry for entry in reading.entries.many(uids)}

    def by_fingerprint(self, wanted: Iterable[Fingerprint]) -> Mapping[Fingerprint, Entry]:
        """The entries with this day and description."""
        asked = set(wanted)
        if not asked:
            return {}
        with self._database.reading() as reading:
            by_print: dict[Fingerprint, str] = {}
            days = {day.isoformat() if day else "" for day, _text in asked}
            for uid, there in _fingerprints(reading.entries.namings(days)).items():
                if there in asked:
                    by_print.setdefault(there, uid)
            return _loaded(reading, by_print)

    def alike(self, wanted: Iterable[Fingerprint]) -> Mapping[Fingerprint, Entry]:
        """The entries that are probably these."""
        with self._database.reading() as reading:
            return _loaded(reading, nearest(wanted, _fingerprints(reading.entries.namings())))


def _fingerprints(namings: Iterable[Naming]) -> dict[str, Fingerprint]:
    return {
        naming.uid: fingerprint_of(
            date.fromisoformat(naming.identified_on) if naming.identified_on else None,
            naming.description,
            naming.title,
        )
        for naming in namings
    }


def _loaded(reading: Reading, uids: Mapping[Fingerprint, str]) -> dict[Fingerprint, Entry]:
    entries = {entry.uid: entry for entry in reading.entries.many(list(set(uids.values())))}
    return {print_: entries[uid] for print_, uid in uids.items()}
