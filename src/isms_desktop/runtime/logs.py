"""The log: what happened and where in the program, never what the register says.

The log lies outside the encrypted file, and the text of an exception may quote what was typed. So a
trace keeps its types and its lines of code, and its texts are left out.
"""

import logging
import traceback
from types import TracebackType
from typing import Final

from isms_desktop.runtime.paths import OWNER_ONLY, Paths

LOGGER: Final = "isms_desktop"
FILE: Final = "isms-desktop.log"
MEGABYTE: Final = 1_000_000
KEPT: Final = 4


class TraceWithoutTexts(logging.Formatter):
    """Formats an exception and what led to it by type and place alone."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def formatException(  # noqa: N802 - the standard library's spelling
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        """The trace, the first cause on top."""
        return "\n".join(_traces(ei[1]))


def configure(paths: Paths) -> logging.Handler:
    """Write the program's log to its folder; where that cannot be written, it goes on without.

    Calling it again closes the file before.
    """
    logger = logging.getLogger(LOGGER)
    for old in [h for h in logger.handlers if h.name == FILE]:
        logger.removeHandler(old)
        old.close()
    handler = _file(paths)
    handler.name = FILE
    handler.setFormatter(TraceWithoutTexts())
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    return handler


def _file(paths: Paths) -> logging.Handler:
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415  # loads the network

    try:
        paths.log_dir.mkdir(parents=True, exist_ok=True, mode=OWNER_ONLY)
        return RotatingFileHandler(
            paths.log_dir / FILE, maxBytes=MEGABYTE, backupCount=KEPT, encoding="utf-8"
        )
    except OSError:
        return logging.NullHandler()


def _traces(error: BaseException | None) -> list[str]:
    if error is None:
        return []
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines = "".join(traceback.format_tb(error.__traceback__)).rstrip()
    return [*_traces(before), lines, f"{type(error).__module__}.{type(error).__qualname__}"]
