"""What the window shows when the register cannot be opened."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal

from isms_desktop.domain.errors import UserError
from isms_desktop.runtime.i18n import _
from isms_desktop.runtime.paths import Paths
from isms_desktop.ui.kit.buttons import button, link_button, primary_button
from isms_desktop.ui.kit.cards import EmptyState
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.page import Page

_RESTORABLE = frozenset(
    {"damaged", "not_a_database", "empty_file", "other_program", "older_history"}
)


class TroublePage(Page):
    """Says what happened and what it means, and offers the ways on."""

    retry_requested = Signal()
    restore_requested = Signal(object)

    def __init__(self, desk: Desk, error: UserError, paths: Paths) -> None:
        super().__init__("troublePage")
        self._desk = desk
        self._paths = paths
        retry = primary_button(desk.theme, _("Try again"), "refresh-cw", name="retryButton")
        retry.clicked.connect(self.retry_requested)
        folder = button(desk.theme, _("Open the folder"), "folder-open", name="folderButton")
        folder.clicked.connect(self._open_folder)
        buttons = [retry, folder]
        if error.code in _RESTORABLE:
            back = button(desk.theme, _("Go back to a backup…"), "history", name="restoreButton")
            back.clicked.connect(self._restore)
            buttons.append(back)
        text = f"{_(error.message)}\n{_(error.hint)}".strip()
        title = _("Your register could not be opened")
        self.body.addWidget(EmptyState(desk.theme, "triangle-alert", title, text, buttons), 1)
        if error.details:
            more = link_button(desk.theme, _("Technical details"), "info")
            more.clicked.connect(lambda: desk.prompts.inform(title, error.details))
            self.body.addWidget(more, alignment=Qt.AlignmentFlag.AlignHCenter)

    def _open_folder(self) -> None:
        self._desk.prompts.open_elsewhere(self._paths.data_dir)

    def _restore(self) -> None:
        chosen = self._desk.prompts.choose_open_file(
            _("Choose a backup"), _("Backups (*.db);;All files (*)"), self._backup_folder()
        )
        if chosen is not None:
            self.restore_requested.emit(chosen)

    def _backup_folder(self) -> Path:
        return self._paths.backups if self._paths.backups.exists() else self._paths.data_dir
