"""The program with its window: look first, then the data, then the pages."""

# ruff: noqa: PLC0415  -- what comes after the first paint is loaded after it

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from isms_desktop import __version__
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.progress import Progress, no_progress
from isms_desktop.runtime import logs, resources
from isms_desktop.runtime.clock import Clock, SystemClock
from isms_desktop.runtime.collecting import loading_code
from isms_desktop.runtime.i18n import _, use_language
from isms_desktop.runtime.paths import Paths
from isms_desktop.runtime.settings import SettingsFile
from isms_desktop.ui.error_dialog import ErrorReporter
from isms_desktop.ui.kit.dates import Dates
from isms_desktop.ui.kit.desk import Desk, News
from isms_desktop.ui.kit.jobs import Jobs
from isms_desktop.ui.kit.preferences import Preferences
from isms_desktop.ui.kit.prompts import Prompts, WindowPrompts
from isms_desktop.ui.kit.theme import Scheme, Theme
from isms_desktop.ui.main_window import MainWindow, PageEntry

if TYPE_CHECKING:
    from isms_desktop.app.pages import Pages
    from isms_desktop.app.raising import Raising
    from isms_desktop.app.standing import Standing
    from isms_desktop.app.step_back import StepBack
    from isms_desktop.wiring import Workspace

_LOOKING_MS: Final = 1000
"""How long the first page is looked at before the others are loaded beside it."""
_TURN_SECONDS: Final = 0.0005
"""How long a worker goes on before the window gets its turn; it needs many to paint a page, so that
the 5 ms Python gives by itself add up to a stall."""


class Program(QObject):
    """Owns the window and the register that is open in it.

    `paths` are those of the user's own register; the example organisation lies beside it and takes
    its place in the window while it is looked at.
    """

    def __init__(
        self, app: QApplication, paths: Paths, clock: Clock, prompts: Prompts | None = None
    ) -> None:
        super().__init__()
        self._app = app
        self._paths = paths
        self._open_paths = paths
        self._preferences = Preferences(SettingsFile(paths.settings_file))
        self._workspace: Workspace | None = None
        self._theme = Theme(resources.path("icons"), self)
        self._set_look()
        prompts = prompts or WindowPrompts()
        self._jobs = Jobs(prompts, self)
        self.reporter = ErrorReporter(self._theme, __version__, paths.log_dir)
        self._jobs.unexpected.connect(self.reporter.report)
        dates = Dates(QLocale(), clock.today)
        self.desk = Desk(self._theme, self._jobs, prompts, clock, dates, self._preferences, News())
        self._arriving: Workspace | None = None
        self._pages: Pages | None = None
        self._raising: Raising | None = None
        self._window_state = json.loads(self._preferences.settings.window or "{}")
        self.window = MainWindow(
            self._theme, self._jobs, page_entries(self._build), self._window_state
        )
        self._beside: tuple[Standing, StepBack] | None = None
        self._connect()
        self._is_ending = False

    def start(self) -> None:
        """Show the frame at once and open the register when it is on screen."""
        sys.setswitchinterval(_TURN_SECONDS)
        self._paths.wipe_opened()
        self.window.show()
        QTimer.singleShot(0, self.open_register)

    def open_register(self, _before: object = None) -> None:
        """Open the register of the paths in force; the first start makes an empty one."""
        work = partial(self._open, self._open_paths)
        self._jobs.read(work, done=self._opened, failed=self._not_opened)

    def end(self) -> None:
        """Keep settings, back up and close the register; the window is closed."""
        if self._is_ending:
            return
        self._is_ending = True
        self._jobs.close()
        self._paths.wipe_opened()
        self._preferences.change(
            window=json.dumps(self._window_state), last_page=self.window.current_key()
        )
        for workspace in (self._workspace, self._arriving):
            _close(workspace)

    def _connect(self) -> None:
        self.window.closed.connect(self.end)
        self.window.text_size_requested.connect(self._resize_text)
        self.window.navigation.notice_pressed.connect(partial(self._switch_to, self._paths))

    def _build(self, key: str) -> QWidget:
        return self._ready_pages().build(key)

    def _ready_pages(self) -> Pages:
        if self._pages is None:
            from isms_desktop.app.pages import Pages

            self._pages = Pages(
                self.desk, self.window, lambda: self.workspace, self._paths.opened_dir
            )
            self._pages.example_requested.connect(partial(self._switch_to, self._paths.example()))
            self._pages.look_changed.connect(self._set_look)
            self._pages.restore_requested.connect(self._restore)
        return self._pages

    def _set_look(self) -> None:
        settings = self._preferences.settings
        use_language(settings.language)
        self._theme.apply(self._app, Scheme(settings.theme), settings.text_size)

    def _resize_text(self, step: int) -> None:
        size = self._preferences.settings.text_size + step if step else 100
        self._preferences.change(text_size=max(80, min(200, size)))
        self._set_look()

    @property
    def is_open(self) -> bool:
        """Whether the register has been opened."""
        return self._workspace is not None

    @property
    def workspace(self) -> Workspace:
        """The register that is open."""
        if self._workspace is None:
            raise RuntimeError("no register is open")
        return self._workspace

    def _open(self, paths: Paths, progress: Progress) -> Workspace:
        # The database's libraries are loaded here, beside the window that is on screen already.
        _load(progress)
        from isms_desktop.wiring import open_workspace

        workspace = open_workspace(paths, self.desk.clock)
        self._arriving = workspace  # the window may be closed before it is handed over
        if paths != self._paths and workspace.organisations.get() is None:
            workspace.examples.fill(progress)
        return workspace

    def _opened(self, workspace: Workspace) -> None:
        self._arriving = None
        if workspace.paths != self._open_paths:  # another one was asked for meanwhile
            workspace.close()
            return
        self._workspace = workspace
        self.window.forget_pages()
        is_example = self._open_paths != self._paths
        self.window.navigation.set_notice(_("Leave the example") if is_example else "")
        if workspace.organisations.get() is None:
            self._show_first_start()
        else:
            known = {page.key for page in page_entries(self._build) if not page.below}
            last = self._preferences.settings.last_page
            self.window.open_pages(last if last in known else "overview")
        self._refresh_beside()
        QTimer.singleShot(_LOOKING_MS, self, self._load_rest)

    def _load_rest(self) -> None:
        from isms_desktop.app.pages import load_rest

        self._jobs.read(partial(load_rest, self.desk.helps))
        if self._raising is None and not self._is_ending:
            from isms_desktop.app.raising import Raising, raise_first

            if raise_first(self._paths.data_dir):  # the first looks at the example meanwhile
                self.window.close()
            else:
                self._raising = Raising(self.window, self._paths.data_dir)

    def _refresh_beside(self) -> None:
        if self._beside is None:
            from isms_desktop.app.standing import Standing
            from isms_desktop.app.step_back import StepBack

            self._beside = (
                Standing(self.desk, self.window.navigation, lambda: self._workspace),
                StepBack(self.desk, self.window, lambda: self._workspace),
            )
        for part in self._beside:
            part.refresh()

    def _not_opened(self, error: UserError) -> None:
        if error.code == "locked":
            from isms_desktop.app.raising import raise_first

            if raise_first(self._paths.data_dir):
                self.window.close()
                return
        from isms_desktop.ui.start.trouble_page import TroublePage

        page = TroublePage(self.desk, error, self._open_paths)
        page.retry_requested.connect(self.open_register)
        page.restore_requested.connect(self._restore)
        self.window.show_alone(page)

    def _show_first_start(self) -> None:
        from isms_desktop.ui.importing.stages import Stage

        page = self._ready_pages().first_start()
        page.import_chosen.connect(partial(self.window.open_pages, "importing", Stage.CHOOSE))
        page.empty_chosen.connect(partial(self.window.open_pages, "overview"))
        page.example_chosen.connect(partial(self._switch_to, self._paths.example()))
        self.window.show_alone(page)

    def _switch_to(self, paths: Paths, _checked: object = None) -> None:
        self._open_paths = paths
        workspace = self._taken_leave()
        self._jobs.write(partial(_close, workspace), done=self.open_register)

    def _taken_leave(self) -> Workspace | None:
        """The register that was open, to be closed after what still stands typed is kept."""
        self.window.leave()
        workspace, self._workspace = self._workspace, None
        self.window.forget_pages()
        return workspace

    def _restore(self, backup: Path) -> None:
        """Go back to a backup; the file in use is closed first and kept aside."""
        workspace = self._taken_leave()
        paths = self._open_paths

        def work(progress: Progress) -> None:
            from isms_desktop.wiring import restore_register

            _close(workspace, progress)
            restore_register(paths, backup, self.desk.clock, progress=progress)

        self._jobs.write(work, done=self.open_register, failed=self._not_opened)


def _load(progress: Progress) -> None:
    if "isms_desktop.wiring" in sys.modules:
        return
    with loading_code():
        import_module("isms_desktop.wiring")
        from isms_desktop.app.pages import load_first

        load_first(progress)


def _close(workspace: Workspace | None, _progress: Progress = no_progress) -> None:
    if workspace is not None:
        workspace.close()


def page_entries(build: Callable[[str], QWidget]) -> list[PageEntry]:
    """The pages in the order of the navigation, then those below another one."""
    pages = (
        ("overview", _("Overview"), "layout-dashboard", ""),
        ("register", _("Register"), "list-checks", ""),
        ("objectives", _("Objectives"), "target", ""),
        ("reports", _("Reports"), "file-text", ""),
        ("settings", _("Settings"), "settings", ""),
        ("entry", _("Entry"), "", "register"),
        ("objective", _("Objective"), "", "objectives"),
        ("importing", _("Import"), "", "register"),
        ("people", _("People"), "", "settings"),
    )
    return [
        PageEntry(key, title, icon, partial(build, key), below) for key, title, icon, below in pages
    ]


def main(data_dir: Path | None) -> int:
    """Open the window on this folder, or the platform's, and stay until it is closed."""
    paths = Paths.below(data_dir) if data_dir else Paths.of_platform()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("ISMS Desktop")
    app.setApplicationDisplayName("ISMS Desktop")
    app.setWindowIcon(QIcon(str(resources.path("icons/isms-desktop.svg"))))
    try:
        paths.prepare()
    except UserError as error:
        WindowPrompts().warn(error)
        return 2
    program = Program(app, paths, SystemClock())
    sys.excepthook = program.reporter.excepthook
    QTimer.singleShot(0, partial(logs.configure, paths))  # after the window, before its register
    program.start()
    return app.exec()
