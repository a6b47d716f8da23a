"""Rows of a long report, kept small until they are drawn."""

import json
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from typing_extensions import override

Row: TypeAlias = Mapping[str, str]

_TOGETHER: Final = 100
_QUICKLY: Final = 1


class PackedRows(Collection[Row]):
    """Rows to be gone through from the first to the last, as often as needed.

    Ten thousand entries with all their texts take a tenth of the room.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self._parts: list[bytes] = []
        self._count = 0
        part: list[Row] = []
        for row in rows:
            part.append(row)
            if len(part) == _TOGETHER:
                self._pack(part)
                part = []
        if part:
            self._pack(part)

    @override
    def __len__(self) -> int:
        return self._count

    @override
    def __iter__(self) -> Iterator[Row]:
        for part in self._parts:
            yield from json.loads(zlib.decompress(part))

    @override
    def __contains__(self, row: object) -> bool:
        return any(one == row for one in self)

    def _pack(self, part: list[Row]) -> None:
        self._parts.append(zlib.compress(json.dumps(part).encode(), _QUICKLY))
        self._count += len(part)
