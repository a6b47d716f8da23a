"""Ctrl+Z and Ctrl+Shift+Z over records: what would be undone is named below the navigation."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut

from isms_desktop.domain.changes import Changes
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.progress import Progress
from isms_desktop.domain.undoing import Offers
from isms_desktop.runtime.i18n import _
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.main_window import MainWindow

if TYPE_CHECKING:
    from isms_desktop.services.undoing import Undoing
    from isms_desktop.wiring import Workspace

_NOTHING = ("nothing_to_undo", "nothing_to_redo")


class StepBack(QObject):
    """Takes steps back and does them again, after what stands typed on the page was kept.

    Text fields take Ctrl+Z themselves: there it undoes typing.
    """

    def __init__(
        self, desk: Desk, window: MainWindow, workspace: Callable[[], Workspace | None]
    ) -> None:
        super().__init__()
        self._desk, self._window, self._workspace = desk, window, workspace
        links = window.navigation.steps
        links.undo_requested.connect(self.undo)
        links.redo_requested.connect(self.redo)
        for keys, act in (
            ((QKeySequence("Ctrl+Z"),), self.undo),
            ((QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")), self.redo),
        ):
            for key in keys:
                QShortcut(key, window).activated.connect(act)
        desk.news.data_changed.connect(self.refresh)

    def refresh(self, _changes: Changes | None = None) -> None:
        """Look what can be undone and redone now."""
        if self._workspace() is not None:
            self._desk.jobs.read(self._look, done=self._window.navigation.steps.show_offers)

    def undo(self) -> None:
        """Take back what was done last."""
        self._take(lambda undoing, progress: undoing.undo(progress), _("Undoing"))

    def redo(self) -> None:
        """Do again what was undone last."""
        self._take(lambda undoing, progress: undoing.redo(progress), _("Redoing"))

    def _look(self, _progress: Progress) -> Offers:
        workspace = self._workspace()
        return workspace.undoing.offers() if workspace else Offers()

    def _take(self, act: Callable[[Undoing, Progress], Changes], title: str) -> None:
        workspace = self._workspace()
        if workspace is None or not self._window.current_key():
            return
        self._window.leave()
        undoing = workspace.undoing
        self._desk.jobs.write(
            lambda progress: act(undoing, progress),
            done=self._desk.news.tell_taken_back,
            failed=self._refused,
            title=title,
        )

    def _refused(self, error: UserError) -> None:
        if error.code not in _NOTHING:
            self._desk.prompts.warn(error)
        self.refresh()
