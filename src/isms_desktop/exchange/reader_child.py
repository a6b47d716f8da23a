"""The process that opens a foreign file, so that whatever happens to it harms nothing else.

Started by `exchange.reader` with the path, the limits and the name of the reader to begin with;
answers on standard output in JSON, one object a line:

    {"format": "xlsx"}          what the file is
    {"sheet": {...}}            a `RawSheet` without its rows; "row_count" says how many will come
    {"rows": [[...], ...]}      rows of the sheet last named, in blocks
    {"warning": [key, sheet, number]}
    {"refused": reason, "details": text}
    {"end": true}               the last line of a file that was read whole
"""

import io
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any, Final
from zipfile import ZipFile

from isms_desktop.domain.sheets import Format
from isms_desktop.exchange.book_readers import SparseError, add_marks, first_reader, second_reader
from isms_desktop.exchange.confinement import confine
from isms_desktop.exchange.csv_text import read_csv
from isms_desktop.exchange.grid import Budget, RawSheet, as_json, blank_covered
from isms_desktop.exchange.guards import format_of
from isms_desktop.exchange.limits import Limits, RefusedError, Warn
from isms_desktop.exchange.ods_second import read_ods
from isms_desktop.exchange.xlsx_parts import mended

FIRST: Final = "first"
SECOND: Final = "second"

_BLOCK: Final = 250
_encode: Final = json.JSONEncoder(default=as_json, check_circular=False).encode


def main(argv: Sequence[str]) -> int:
    """Read the file `argv[0]` within the limits `argv[1]`, beginning with the reader `argv[2]`.

    Returns 0 when the answer was written whole, also when it is a refusal.
    """
    path, limits, reader = Path(argv[0]), Limits.from_json(argv[1]), argv[2]
    confine(limits)
    with _answer_pipe() as answer:
        try:
            answer_file(answer, path, limits, reader)
        except RefusedError as refused:
            _send(answer, refused=refused.reason, details=refused.details)
        except MemoryError:
            _send(answer, refused="memory", details="MemoryError")
        except Exception as error:  # noqa: BLE001  # the libraries raise anything on a hostile file
            _send(answer, refused="damaged", details=type(error).__name__)
    return 0


def _answer_pipe() -> IO[str]:
    """Standard output, kept for the answer alone: what a library prints goes to standard error."""
    own = os.dup(1)
    os.dup2(2, 1)
    return io.TextIOWrapper(os.fdopen(own, "wb"), encoding="ascii", newline="\n")


def _send(answer: IO[str], **line: Any) -> None:  # noqa: ANN401  # whatever JSON can hold
    answer.write(_encode(line) + "\n")


def answer_file(answer: IO[str], path: Path, limits: Limits, reader: str) -> None:
    """Write the lines above for one file; raises `RefusedError`, or whatever a library raises."""
    kind = format_of(path, limits)
    _send(answer, format=kind)
    sheets, warnings = _read(path, kind, limits, reader)
    budget = Budget(limits)
    has_content = False
    for sheet in sheets:
        blank_covered(sheet)
        budget.fit(sheet)
        has_content = has_content or bool(sheet.rows or sheet.error_cells or sheet.unevaluated)
        _send_sheet(answer, sheet)
    if not has_content:
        raise RefusedError("blank" if not warnings else "damaged")
    for warning in warnings + budget.warnings:
        _send(answer, warning=[warning.key, warning.sheet, warning.number])
    _send(answer, end=True)


def _send_sheet(answer: IO[str], sheet: RawSheet) -> None:
    about = {
        "name": sheet.name,
        "is_hidden": sheet.is_hidden,
        "hidden_rows": sheet.hidden_rows,
        "error_cells": [[*position, text] for position, text in sheet.error_cells.items()],
        "unevaluated": sheet.unevaluated,
        "merged": sheet.merged,
        "is_hidden_known": sheet.is_hidden_known,
        "row_count": len(sheet.rows),
    }
    _send(answer, sheet=about)
    for start in range(0, len(sheet.rows), _BLOCK):
        _send(answer, rows=sheet.rows[start : start + _BLOCK])
    sheet.rows.clear()


def _read(
    path: Path, kind: Format, limits: Limits, reader: str
) -> tuple[list[RawSheet], list[Warn]]:
    if kind == "csv":
        sheet, warnings = read_csv(path, limits)
        return [sheet], warnings
    if reader == FIRST:
        try:
            return _read_first(path, kind, limits)
        except RefusedError:
            raise
        except Exception as error:  # noqa: BLE001  # see above; the second reader may still do it
            details = type(error).__name__
    else:
        details = "second reader"
    return _read_second(path, kind, limits, details)


def _read_first(path: Path, kind: Format, limits: Limits) -> tuple[list[RawSheet], list[Warn]]:
    from python_calamine import PasswordError  # noqa: PLC0415  # a csv file does not need it

    with path.open("rb") as file:
        try:
            sheets, warnings = first_reader(file, limits)
        except PasswordError as error:
            raise RefusedError("password") from error
        if kind in ("xlsx", "xlsm"):
            warnings += add_marks(sheets, file, limits)
    return sheets, warnings


def _read_second(
    path: Path, kind: Format, limits: Limits, details: str
) -> tuple[list[RawSheet], list[Warn]]:
    if kind == "ods":
        with ZipFile(path) as package:
            return read_ods(package, limits), []
    if kind not in ("xlsx", "xlsm"):
        raise RefusedError("too_sparse" if details == SparseError.__name__ else "damaged", details)
    with path.open("rb") as file:
        copy = mended(file)
    sheets = second_reader(copy, limits)
    return sheets, add_marks(sheets, copy, limits)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
