"""Reading any spreadsheet a person has, in a child process with limits of memory and time."""

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Final, Self, cast

from isms_desktop.domain.progress import Progress, no_progress
from isms_desktop.domain.sheets import CellValue, Format, Sheet, Workbook
from isms_desktop.exchange.confinement import memory_of
from isms_desktop.exchange.grid import from_json
from isms_desktop.exchange.limits import Limits, RefusedError, Warn
from isms_desktop.exchange.reader_child import FIRST, SECOND
from isms_desktop.exchange.refusals import refusal, warning_text
from isms_desktop.runtime.i18n import _

_TICK: Final = 0.05
_LINES_AHEAD: Final = 64
_LOCK_PREFIXES: Final = ("~$", ".~lock.")
_NO_WINDOW: Final = 0x08000000


def child_command() -> list[str]:
    """How this program starts its reader child, from a checkout, a wheel or frozen."""
    is_frozen = getattr(sys, "frozen", False)
    return [sys.executable, *([] if is_frozen else ["-m", "isms_desktop"]), "read-sheets"]


class SpreadsheetReader:
    """Reads xlsx, xlsm, xls, xlsb, ods and text tables as plain data."""

    def __init__(self, limits: Limits, command: Sequence[str]) -> None:
        self._limits = limits
        self._command = tuple(command)

    def read(self, path: Path, progress: Progress = no_progress) -> Workbook:
        """All worksheets of the file.

        Raises `UserError` with a code of the command line where the file cannot be read, and lets
        `CancelledError` of `progress` through; the child is gone in each case.
        """
        try:
            _look_at(path, self._limits)
            until = time.monotonic() + self._limits.seconds
            try:
                return self._read_with(FIRST, path, progress, until)
            except _DiedError:
                return self._read_with(SECOND, path, progress, until)
        except _DiedError as died:
            raise refusal("died", str(died)) from died
        except RefusedError as refused:
            raise refusal(refused.reason, refused.details) from refused

    def _read_with(self, reader: str, path: Path, progress: Progress, until: float) -> Workbook:
        arguments = [str(path.absolute()), self._limits.to_json(), reader]
        with _Child([*self._command, *arguments]) as child:
            answer = _Answer()
            while not answer.is_complete:
                progress(answer.rows_read, answer.rows_expected, _("Reading the spreadsheet"))
                for line in child.lines():
                    answer.take(line)
                if not answer.is_complete:
                    child.check(until, self._limits.memory)
            return answer.workbook()


def _look_at(path: Path, limits: Limits) -> None:
    """What can be said of a file without opening it."""
    if path.name.startswith(_LOCK_PREFIXES):
        raise RefusedError("lock_file")
    try:
        if path.is_dir():
            raise RefusedError("folder")
        size = path.stat().st_size
        with path.open("rb"):
            pass
    except (FileNotFoundError, NotADirectoryError) as error:
        raise RefusedError("missing") from error
    except (OSError, ValueError) as error:
        raise RefusedError("no_access", type(error).__name__) from error
    if size == 0:
        raise RefusedError("empty")
    if size > limits.file_size:
        raise RefusedError("too_large")


class _DiedError(Exception):
    """The child ended without an answer."""


class _Child:
    """The running child; leaving the context ends it, whatever it is doing."""

    def __init__(self, command: Sequence[str]) -> None:
        self._process = subprocess.Popen(  # noqa: S603  # our own program with a path, no shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"RUST_BACKTRACE": "0"},  # writing one takes seconds
            creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
        )
        self._queue: queue.Queue[bytes | None] = queue.Queue(_LINES_AHEAD)
        self._stopped = threading.Event()
        self._has_ended = False
        self._pump = threading.Thread(target=self._fill, daemon=True)
        self._pump.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self._stopped.set()
        self._process.kill()
        self._process.wait()
        self._pump.join()
        cast("IO[bytes]", self._process.stdout).close()

    def _fill(self) -> None:
        for line in cast("IO[bytes]", self._process.stdout):
            if not self._put(line):
                return
        self._put(None)

    def _put(self, line: bytes | None) -> bool:
        while not self._stopped.is_set():
            try:
                self._queue.put(line, timeout=_TICK)
            except queue.Full:
                continue
            return True
        return False

    def lines(self) -> list[bytes]:
        """What has come since, waiting a moment for the first line."""
        found: list[bytes | None] = []
        try:
            found.append(self._queue.get(timeout=_TICK))
            while len(found) < _LINES_AHEAD:
                found.append(self._queue.get_nowait())
        except queue.Empty:
            pass
        self._has_ended = self._has_ended or None in found
        return [line for line in found if line is not None]

    def check(self, until: float, memory: int) -> None:
        """Raise `RefusedError` for too much time or memory, `_DiedError` when it has ended."""
        if time.monotonic() > until:
            raise RefusedError("timeout")
        if memory_of(self._process.pid) > memory:
            raise RefusedError("memory")
        if self._has_ended:
            raise _DiedError(f"exit status {self._process.wait()}")


@dataclass(slots=True)
class _Answer:
    """Puts the child's lines together; trusts nothing in them."""

    is_complete: bool = False
    rows_read: int = 0
    rows_expected: int = 0
    _format: str = ""
    _sheets: list[tuple[dict[str, Any], list[tuple[CellValue, ...]]]] = field(default_factory=list)
    _warnings: list[Warn] = field(default_factory=list)

    def take(self, line: bytes) -> None:
        """Take one line; raises `RefusedError` for a refused file and for nonsense."""
        try:
            said = json.loads(line, object_hook=from_json)
            self._take(said)
        except (ValueError, KeyError, TypeError, IndexError, RecursionError) as error:
            raise RefusedError("died", type(error).__name__) from error

    def _take(self, said: dict[str, Any]) -> None:
        if "rows" in said:
            self._sheets[-1][1].extend(map(tuple, said["rows"]))
            self.rows_read += len(said["rows"])
        elif "sheet" in said:
            self._sheets.append((said["sheet"], []))
            self.rows_expected += int(said["sheet"]["row_count"])
        elif "refused" in said:
            raise RefusedError(str(said["refused"]), str(said.get("details", "")))
        elif "warning" in said:
            self._warnings.append(Warn(*said["warning"]))
        elif "format" in said:
            self._format = said["format"]
        else:
            self.is_complete = bool(said["end"])

    def workbook(self) -> Workbook:
        """The whole answer as plain data."""
        sheets = tuple(_sheet(about, rows) for about, rows in self._sheets)
        warnings = self._warnings + [warn for sheet in sheets for warn in _remarks(sheet)]
        if self._format == "xlsm":
            warnings.append(Warn("macros"))
        if not all(sheet.is_hidden_known for sheet in sheets):
            warnings.append(Warn("hidden_unknown"))
        texts = tuple(warning_text(warn) for warn in warnings)
        return Workbook(cast("Format", self._format), sheets, texts)


def _sheet(about: dict[str, Any], rows: list[tuple[CellValue, ...]]) -> Sheet:
    return Sheet(
        name=about["name"],
        rows=tuple(rows),
        is_hidden=about["is_hidden"],
        hidden_rows=frozenset(about["hidden_rows"]),
        error_cells={(row, column): text for row, column, text in about["error_cells"]},
        unevaluated=frozenset(map(tuple, about["unevaluated"])),
        merged=tuple(map(tuple, about["merged"])),
        is_hidden_known=about["is_hidden_known"],
    )


def _remarks(sheet: Sheet) -> list[Warn]:
    counts = (("error_cells", len(sheet.error_cells)), ("unevaluated", len(sheet.unevaluated)))
    return [Warn(key, sheet.name, number) for key, number in counts if number]
