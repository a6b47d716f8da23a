"""How the register stands, beside the navigation: open entries, "Saved … backup …"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from isms_desktop.domain.changes import Changes
from isms_desktop.domain.progress import Progress
from isms_desktop.domain.queries import Chip, RegisterQuery
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.navigation import Navigation

if TYPE_CHECKING:
    from isms_desktop.wiring import Workspace


class _Seen(NamedTuple):
    open_entries: int
    saved_at: datetime | None
    backup_at: datetime | None


class Standing(QObject):
    """Keeps the counts and the status line of the navigation up to date."""

    def __init__(
        self, desk: Desk, navigation: Navigation, workspace: Callable[[], Workspace | None]
    ) -> None:
        super().__init__()
        self._desk = desk
        self._navigation = navigation
        self._workspace = workspace
        desk.news.data_changed.connect(self.refresh)

    def refresh(self, _changes: Changes | None = None) -> None:
        """Look at the register that is open, if one is."""
        if self._workspace() is not None:
            self._desk.jobs.read(self._look, done=self._show)

    def _look(self, _progress: Progress) -> _Seen | None:
        workspace = self._workspace()
        if workspace is None:
            return None
        return _Seen(
            workspace.registers.counts(RegisterQuery())[Chip.OPEN],
            workspace.histories.head().moment,
            workspace.backups.newest_at(),
        )

    def _show(self, seen: _Seen | None) -> None:
        if seen is not None:
            dates = self._desk.dates
            self._navigation.set_counts({"register": seen.open_entries})
            self._navigation.status.show_saved(
                dates.time(seen.saved_at), dates.time(seen.backup_at)
            )
