"""Files that are written whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from isms_desktop.domain.errors import UserError
from isms_desktop.runtime.i18n import _

_FOR_EVERYONE_TO_READ = 0o644


@contextmanager
def whole_file(target: Path, mode: int | None = None) -> Iterator[IO[bytes]]:
    """Write beside the target and swap at the end, so that nobody ever meets half a file.

    The file can be read and searched while it is written. `mode` sets who may read it; without one
    only the user. Raises OSError where the place cannot be written; the former file then stays.
    """
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            part.chmod(mode)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def document(target: Path) -> Iterator[IO[bytes]]:
    """Write a file for the user whole; `UserError` "cannot_write" where that cannot be."""
    try:
        with whole_file(target, _FOR_EVERYONE_TO_READ) as file:
            yield file
    except OSError as error:
        raise UserError(
            _("The file could not be written to {path}. Your register is not affected.").format(
                path=target
            ),
            _("Close it where it is open, check that the folder exists, or choose another place."),
            code="cannot_write",
            details=str(error),
        ) from error
