"""Opening the register for one verb: to read while the window is open, or to write alone."""

import getpass
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from isms_desktop.runtime.clock import Clock
from isms_desktop.runtime.i18n import _
from isms_desktop.runtime.paths import Paths
from isms_desktop.wiring import Workspace, open_workspace


@dataclass(frozen=True, slots=True)
class Given:
    """What one call of the program works with."""

    options: Namespace
    paths: Paths
    clock: Clock

    def passphrase(self) -> str | None:
        """The passphrase from standard input where that was asked for."""
        if not self.options.passphrase_stdin:
            return None
        if sys.stdin.isatty():
            return getpass.getpass(_("Passphrase: "))
        return sys.stdin.readline().rstrip("\n")

    @contextmanager
    def reading(self) -> Iterator[Workspace]:
        """The register, opened read-only; works beside the window."""
        with self._opened(is_writing=False) as workspace:
            yield workspace

    @contextmanager
    def writing(self) -> Iterator[Workspace]:
        """The register, made if there is none; `UserError` "locked" while the window has it."""
        with self._opened(is_writing=True) as workspace:
            yield workspace

    @contextmanager
    def _opened(self, *, is_writing: bool) -> Iterator[Workspace]:
        workspace = open_workspace(
            self.paths, self.clock, is_writing=is_writing, passphrase=self.passphrase()
        )
        try:
            yield workspace
        finally:
            workspace.close()
