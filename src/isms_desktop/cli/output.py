"""What the command line prints: plain tables for people, one JSON document for programs."""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import PurePath
from typing import Any, Final, TextIO

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.people import Person
from isms_desktop.runtime.i18n import _

WIDEST_CELL = 48
_FORMS: Final[dict[type, Callable[[Any], object]]] = {
    Enum: lambda word: word.value,
    Decimal: lambda number: float(number) if number % 1 else int(number),
    date: lambda day: day.isoformat(),
    Person: lambda person: person.name,
}
"""How single values are written; a moment is also a date."""


def plain(value: object) -> object:
    """A value as JSON knows it: dates ISO, people as names, lists as lists, no value as null."""
    for kind, form in _FORMS.items():
        if isinstance(value, kind):
            return form(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


def print_json(document: object, stream: TextIO | None = None) -> None:
    """Print exactly one JSON document."""
    out = stream or sys.stdout
    json.dump(plain(document), out, ensure_ascii=False, indent=1)
    out.write("\n")


def print_table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print lines of equal columns; long cells end in an ellipsis."""
    cells = [tuple(map(_shortened, row)) for row in (headers, *rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(headers))]
    for row in cells:
        line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print(line.rstrip())


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= WIDEST_CELL else f"{line[: WIDEST_CELL - 1]}…"


def print_error(error: UserError) -> None:
    """Print trouble in the words of the window to standard error."""
    print(_(error.message), file=sys.stderr)
    if error.hint:
        print(_(error.hint), file=sys.stderr)


_REFUSED_IMPORT: Final[Mapping[str, object]] = {
    "format": None, "sheet": None, "header_row": None, "rows_seen": 0, "mapping": {},
    "unmapped": [], "records": 0, "new": 0, "updated": 0, "unchanged": 0, "skipped": 0,
    "clashes": [], "left_out": [], "problems": [], "questions": [], "offers": [], "warnings": [],
    "imported": False, "import_id": None,
}  # fmt: skip


def refused_document(arguments: Sequence[str], error: UserError) -> dict[str, object]:
    """The JSON answer where a verb was refused; that of `import` has all its names."""
    told = {"code": error.code, "message": _(error.message), "hint": _(error.hint)}
    if "import" not in arguments:
        return {"error": told}
    given = arguments[arguments.index("import") + 1 :]
    file = next((word for word in given if not word.startswith("-")), "")
    return {"file": PurePath(file).name, **_REFUSED_IMPORT, "error": told}
