"""The register by what the checks say, which no column holds: they are asked of every entry."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from isms_desktop.domain.progress import Progress
from isms_desktop.domain.queries import URGENCY, Chip, RegisterCounts, RegisterQuery
from isms_desktop.services.checking import CheckCounts, Checking
from isms_desktop.services.registers import Registers

CHECKS: Final = "checks"
"""The key of the column, to sort by and to filter by."""
MISSING: Final = "Something is missing"
HINTS: Final = "Only hints"
NOTHING: Final = "Nothing to say"
SAID: Final = (MISSING, HINTS, NOTHING)
"""What the checks may say of an entry, all in all."""
_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Sifted:
    """What the register shows: `query` is what was asked of its columns, `checks` what was counted.

    With `among` in it, it shows the same to whoever prints or exports it.
    """

    query: RegisterQuery
    uids: list[str]
    counts: RegisterCounts
    checks: Mapping[str, CheckCounts]


def sift(
    asked: RegisterQuery,
    registers: Registers,
    checking: Checking,
    known: Mapping[str, CheckCounts],
    progress: Progress,
) -> Sifted:
    """Find what is asked for; the checks are counted only where they decide something.

    `known` are counts that still hold.
    """
    wanted = [condition.value for condition in asked.where if condition.key == CHECKS]
    query = replace(asked, where=tuple(c for c in asked.where if c.key != CHECKS))
    is_sorted = asked.sort == CHECKS
    if is_sorted:
        query = replace(query, sort=URGENCY, descending=False)
    checks = dict(known)
    if wanted or is_sorted:
        everything = registers.uids(replace(query, chip=Chip.ALL))
        _count(everything, checking, checks, progress)
        if wanted:
            kept = (uid for uid in everything if uid in checks and told(checks[uid]) in wanted)
            query = replace(query, among=tuple(kept))
    uids = registers.uids(query)
    if is_sorted:
        uids.sort(key=lambda uid: _weight(checks.get(uid)), reverse=asked.descending)
    return Sifted(query, uids, registers.counts(query), checks)


def told(counts: CheckCounts) -> str:
    """What the checks say of an entry, all in all: one of `SAID`."""
    return MISSING if counts.missing else HINTS if counts.advice else NOTHING


def _count(
    uids: list[str], checking: Checking, checks: dict[str, CheckCounts], progress: Progress
) -> None:
    unknown = [uid for uid in uids if uid not in checks]
    for start in range(0, len(unknown), _AT_ONCE):
        progress(start, len(unknown))
        checks.update(checking.counts(unknown[start : start + _AT_ONCE]))


def _weight(counts: CheckCounts | None) -> tuple[int, int]:
    return (counts.missing, counts.advice) if counts else (0, 0)
