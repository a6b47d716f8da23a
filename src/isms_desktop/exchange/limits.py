"""How much of a foreign file is read, and the signals with which reading stops or is cut."""

import json
from dataclasses import asdict, dataclass
from typing import Self

_MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What a spreadsheet may cost; sizes in bytes, times in seconds.

    `rows` leaves room for titles above 100,000 records. One part may be larger than 150 MB because
    an honest sheet of 100,000 wordy rows is.
    """

    file_size: int = 50 * _MB
    parts: int = 2_000
    part_size: int = 200 * _MB
    total_size: int = 250 * _MB
    ratio: int = 300
    ratio_from: int = 10 * _MB
    rows: int = 101_000
    columns: int = 500
    cells: int = 2_000_000
    characters: int = 150_000_000
    seconds: float = 60.0
    memory: int = 1024 * _MB

    def to_json(self) -> str:
        """The limits as one command line argument."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """The inverse of `to_json`."""
        return cls(**json.loads(text))


class RefusedError(Exception):
    """The file cannot be read; `reason` is a key of `exchange.refusals`."""

    def __init__(self, reason: str, details: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.details = details


@dataclass(frozen=True, slots=True)
class Warn:
    """Something the user should know about a file that was read; `key` names the sentence."""

    key: str
    sheet: str = ""
    number: int = 0
