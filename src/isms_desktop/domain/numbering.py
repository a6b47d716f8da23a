"""References: given once, never changed, never used again."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from isms_desktop.domain.words import EntryType

PREFIXES: Final = {
    EntryType.INCIDENT: "INC",
    EntryType.EVENT: "EVT",
    EntryType.NONCONFORMITY: "NC",
    EntryType.OBSERVATION: "OBS",
    EntryType.OFI: "OFI",
}
"""What a new reference begins with, by the type the entry has when it is recorded."""
_UNTYPED: Final = "REC"
NUMBERING: Final = "numbering"
"""The organisation's setting that holds the user's own pattern of references."""
_YEAR: Final = re.compile(r"(?<!\d)20\d{2}(?!\d)")
_OWN: Final = re.compile(rf"(?:{'|'.join((*PREFIXES.values(), _UNTYPED))})-\d{{4}}-")
_COUNTED: Final = re.compile(r"(.*?)(\d+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Series:
    """References that share what stands before the number, with its least count of digits."""

    stem: str
    digits: int = 3

    def ref(self, number: int) -> str:
        """The reference with this number: "INC-2026-007"."""
        return f"{self.stem}{number:0{self.digits}d}"


def series_for(entry_type: EntryType | None, year: int, own: str = "") -> Series:
    """The series a new entry of this type takes its reference from.

    `own` is the user's own pattern as the setting `NUMBERING` holds it ("3:CA-" for CA-014); it
    stands for all types and years. A year in it moves on with the calendar.
    """
    digits, parted, stem = own.partition(":")
    if parted and digits.isdecimal():
        return Series(_YEAR.sub(str(year), stem, count=1), int(digits))
    prefix = PREFIXES[entry_type] if entry_type else _UNTYPED
    return Series(f"{prefix}-{year}-")


def is_own_series(stem: str) -> bool:
    """Whether references with this stem are the program's: "INC-2026-"."""
    return bool(_OWN.fullmatch(stem))


def split_ref(ref: str) -> tuple[str, int] | None:
    """Part a reference into stem and number: "INC-2026-014" gives ("INC-2026-", 14)."""
    found = _COUNTED.fullmatch(ref)
    return (found[1], int(found[2])) if found and len(found[2]) <= 12 else None


def highest_numbers(refs: Iterable[str]) -> dict[str, int]:
    """The highest number used for every stem."""
    highest: dict[str, int] = {}
    for ref in refs:
        parts = split_ref(ref)
        if parts:
            stem, number = parts
            highest[stem] = max(number, highest.get(stem, 0))
    return highest
