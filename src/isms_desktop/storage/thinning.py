"""Which backups stay: many of the last days, few of long ago, within the space there is."""

import shutil
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from isms_desktop.domain.history import BackupRecord
from isms_desktop.storage.backup import list_backups

NEWEST: Final = 10
DAYS: Final = 7
WEEKS: Final = 5
MONTHS: Final = 12
ALWAYS: Final = 3
"""So many of the newest stay even where there is no space for them."""
MOST_BYTES: Final = 5 * 10**9


def thin(folder: Path, budget: int | None = None) -> list[Path]:
    """Delete backups that are no longer needed, and tell which; `budget` is in bytes."""
    records = list_backups(folder)
    limit = space_budget(folder) if budget is None else budget
    stay = {record.path for record in within(kept(records), limit)}
    gone = [record.path for record in records if record.path not in stay]
    for path in gone:
        path.unlink()
        path.with_name(f"{path.name}.json").unlink(missing_ok=True)
    return gone


def space_budget(folder: Path) -> int:
    """How many bytes backups may take: 5 GB, or a tenth of the disk where that is less."""
    return min(MOST_BYTES, shutil.disk_usage(folder).total // 10)


def kept(records: Sequence[BackupRecord]) -> list[BackupRecord]:
    """Those worth keeping, newest first: by age, and all that were made before something risky."""
    stay = {record.path for record in records if record.reason.is_lasting}
    stay |= {record.path for record in records[:NEWEST]}
    for period, count in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        stay |= {record.path for record in _newest_of_each(records, period)[:count]}
    return [record for record in records if record.path in stay]


def within(records: Sequence[BackupRecord], budget: int) -> list[BackupRecord]:
    """What fits into the budget, the oldest going first.

    The newest few, the newest of a month that is over, and lasting ones always stay.
    """
    safe = {record.path for record in records[:ALWAYS]}
    safe |= {record.path for record in records if record.reason.is_lasting}
    safe |= {record.path for record in _newest_of_each(records, _month)[1:2]}
    total = sum(record.size for record in records)
    stay = []
    for record in reversed(records):
        if total > budget and record.path not in safe:
            total -= record.size
        else:
            stay.append(record)
    return stay[::-1]


def _newest_of_each(
    records: Iterable[BackupRecord], period: Callable[[datetime], object]
) -> list[BackupRecord]:
    newest: dict[object, BackupRecord] = {}
    for record in records:
        newest.setdefault(period(record.made_at), record)
    return list(newest.values())


def _day(moment: datetime) -> object:
    return moment.date()


def _week(moment: datetime) -> object:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> object:
    return moment.year, moment.month
