"""How much an entry weighs: its risk score where there is one, else its severity (`model.md`)."""

from typing import Final

from isms_desktop.domain.entry import Entry
from isms_desktop.domain.words import Severity

RANK: Final = {Severity.LOW: 1, Severity.MEDIUM: 2, Severity.HIGH: 3, Severity.CRITICAL: 4}
"""The order of the levels."""
NOT_RATED_RANK: Final = RANK[Severity.MEDIUM]
"""An entry without risk score and severity sorts here and is shown as "not rated"."""


def level_of(entry: Entry) -> Severity | None:
    """The level from the risk score (likelihood times impact, 1 to 25), else the severity."""
    if entry.likelihood and entry.impact:
        score = entry.likelihood * entry.impact
        if score <= 4:
            return Severity.LOW
        if score <= 9:
            return Severity.MEDIUM
        return Severity.HIGH if score <= 16 else Severity.CRITICAL
    return entry.severity


def level_rank(entry: Entry) -> int:
    """The order of the entry's level, 1 to 4."""
    level = level_of(entry)
    return RANK[level] if level else NOT_RATED_RANK
