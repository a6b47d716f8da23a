"""The bin: what was taken out of register and lists, and the way back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from isms_desktop.domain.changes import Changes, RecordKind
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.storage.database import Database
from isms_desktop.storage.unit_of_work import Reading, UnitOfWork


@dataclass(frozen=True, slots=True)
class Binned:
    """One record in the bin; an indicator has no reference."""

    kind: RecordKind
    uid: str
    ref: str
    name: str
    binned_at: datetime


class Bin:
    """Shows what is in the bin, and brings it back."""

    def __init__(self, database: Database, actor: Callable[[], str]) -> None:
        self._database = database
        self._actor = actor

    def lines(self) -> list[Binned]:
        """Everything in the bin, what came last first."""
        with self._database.reading() as reading:
            found = _binned(reading)
        return sorted(found, key=lambda line: (line.binned_at, line.ref, line.uid), reverse=True)

    def restore(self, uids: Sequence[str]) -> Changes:
        """Bring these records back as one step; what is not in the bin is passed over."""
        with self._database.unit_of_work(self._actor(), "") as uow:
            wanted = [line for line in _binned(uow) if line.uid in uids]
            uow.name_step(_step(wanted))
            for line in wanted:
                _bring_back(uow, line)
            return uow.commit()


def _binned(reading: Reading | UnitOfWork) -> list[Binned]:
    found: list[tuple[RecordKind, str, str, str, datetime | None]] = [
        (RecordKind.ENTRY, entry.uid, entry.ref, entry.name, entry.binned_at)
        for entry in reading.entries.many(reading.entries.binned_uids())
    ]
    found += [
        (
            RecordKind.OBJECTIVE,
            objective.uid,
            objective.ref,
            objective.statement,
            objective.binned_at,
        )
        for objective in reading.objectives.all(with_binned=True)
    ]
    found += [
        (RecordKind.INDICATOR, indicator.uid, "", indicator.name, indicator.binned_at)
        for indicator in reading.indicators.all(with_binned=True)
    ]
    return [Binned(kind, uid, ref, name, at) for kind, uid, ref, name, at in found if at]


def _bring_back(uow: UnitOfWork, line: Binned) -> None:
    if line.kind is RecordKind.ENTRY:
        uow.entries.from_bin(line.uid)
    elif line.kind is RecordKind.OBJECTIVE:
        uow.objectives.from_bin(line.uid)
    else:
        uow.indicators.from_bin(line.uid)


def _step(lines: Sequence[Binned]) -> str:
    if len(lines) == 1:
        return _("Bring back {what}").format(what=lines[0].ref or lines[0].name)
    n = len(lines)
    return plural("Bring back {n} record", "Bring back {n} records", n).format(n=n)
