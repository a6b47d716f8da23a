"""The pages of the window, and how they reach each other."""

# ruff: noqa: PLC0415  -- each page is loaded with its first visit

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from isms_desktop.app.empty_template import save_empty_template
from isms_desktop.app.reaching import Reaching
from isms_desktop.domain.progress import Progress
from isms_desktop.domain.queries import Chip, Condition, RegisterQuery
from isms_desktop.runtime.i18n import _
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.main_window import MainWindow

if TYPE_CHECKING:
    from isms_desktop.services.bin import Bin
    from isms_desktop.services.exporting import Exported
    from isms_desktop.services.field_helps import FieldHelps
    from isms_desktop.ui.objectives.aims import Aims
    from isms_desktop.ui.start.first_start_page import FirstStartPage
    from isms_desktop.wiring import Workspace

_WORKBOOK = "Excel (*.xlsx);;CSV (*.csv)"
_VISITED_MOST = (
    "entry.entry_page",
    "objectives.objectives_page",
    "objectives.aim_page",
    "registers.register_page",
)


def load_first(_progress: Progress) -> None:
    """Load what the first page needs, beside the window that is on screen."""
    import_module("isms_desktop.ui.overview.overview_page")


def load_rest(helps: FieldHelps, _progress: Progress) -> None:
    """Load what is visited most, with its texts, while the first page is looked at."""
    for page in _VISITED_MOST:
        import_module(f"isms_desktop.ui.{page}")
    helps.of("entry")


class Pages(QObject):
    """Builds each page on its first visit, from the register that is open then.

    What a page needs is loaded with it, so that the first one does not wait for the others.
    """

    example_requested = Signal()
    look_changed = Signal()
    restore_requested = Signal(object)

    def __init__(
        self,
        desk: Desk,
        window: MainWindow,
        workspace: Callable[[], Workspace],
        opened_dir: Path,
    ) -> None:
        super().__init__()
        self._opened_dir = opened_dir
        self._desk = desk
        self._window = window
        self._workspace = workspace
        self._show_new_entry = partial(self._show, "entry", "")
        new = QShortcut(QKeySequence.StandardKey.New, window)
        new.activated.connect(self._show_new_entry)
        self.reaching = Reaching(desk, window, workspace, self._show)
        self.reaching.look_changed.connect(self.look_changed)

    def build(self, key: str) -> QWidget:
        """Make a page for the register that is open."""
        builders: dict[str, Callable[[], QWidget]] = {
            "overview": self._overview,
            "register": self._register,
            "objectives": self._objectives,
            "objective": self._objective,
            "reports": self._reports,
            "settings": self._settings,
            "people": self._people,
            "entry": self._entry,
            "importing": self._importing,
        }
        return builders[key]()

    def first_start(self) -> FirstStartPage:
        """Make the page that asks whose register it is."""
        from isms_desktop.ui.start.first_start_page import FirstStartPage

        return FirstStartPage(self._desk, self._workspace().organisations)

    def _show(self, key: str, argument: object = None) -> None:
        # While the first start or trouble is shown there are no pages to go to.
        if self._window.current_key():
            self._window.show_page(key, argument)

    def _show_chip(self, chip: str) -> None:
        self._show("register", Chip(chip))

    def _overview(self) -> QWidget:
        from isms_desktop.ui.objectives.tabs import INDICATORS_TAB, OBJECTIVES_TAB
        from isms_desktop.ui.overview.overview_page import OverviewPage

        open_ = self._workspace()
        page = OverviewPage(self._desk, open_.overviews.look)
        page.entry_requested.connect(partial(self._show, "entry"))
        page.new_entry_requested.connect(self._show_new_entry)
        page.import_requested.connect(partial(self._show, "importing"))
        page.chip_requested.connect(self._show_chip)
        page.aim_requested.connect(partial(self._show, "objective"))
        page.aims_requested.connect(partial(self._show, "objectives", OBJECTIVES_TAB))
        page.indicators_requested.connect(partial(self._show, "objectives", INDICATORS_TAB))
        return page

    def _register(self) -> QWidget:
        from isms_desktop.ui.registers.entry_actions import Together
        from isms_desktop.ui.registers.register_page import RegisterPage

        open_ = self._workspace()
        together = Together(open_.bulk_changes, open_.people)
        page = RegisterPage(self._desk, open_.registers, open_.entries, open_.checking, together)
        page.bin_requested.connect(partial(_show_bin, self._desk, open_.bin, self._window))
        page.entry_requested.connect(partial(self._show, "entry"))
        page.aim_requested.connect(partial(self._show, "objective"))
        page.new_entry_requested.connect(self._show_new_entry)
        page.import_requested.connect(partial(self._show, "importing"))
        page.history_requested.connect(self._show_history)
        page.export_requested.connect(self._export)
        page.print_requested.connect(partial(self._show, "reports"))
        return page

    def _aims(self) -> Aims:
        from isms_desktop.ui.objectives.aims import Aims

        open_ = self._workspace()
        return Aims(
            objectives=open_.objectives,
            indicators=open_.indicators,
            people=open_.people,
            organisations=open_.organisations,
            clock=self._desk.clock,
        )

    def _objectives(self) -> QWidget:
        from isms_desktop.ui.objectives.objectives_page import ObjectivesPage

        open_ = self._workspace()
        page = ObjectivesPage(self._desk, self._aims())
        page.bin_requested.connect(partial(_show_bin, self._desk, open_.bin, self._window))
        page.aim_requested.connect(partial(self._show, "objective"))
        return page

    def _objective(self) -> QWidget:
        from isms_desktop.ui.objectives.aim_page import AimPage

        page = AimPage(self._desk, self._aims())
        page.list_requested.connect(partial(self._show, "objectives"))
        page.entry_requested.connect(partial(self._show, "entry"))
        page.print_requested.connect(partial(self._show, "reports"))
        return page

    def _reports(self) -> QWidget:
        from isms_desktop.ui.reports.reports_page import ReportsPage

        open_ = self._workspace()
        return ReportsPage(self._desk, open_.reporting, open_.packing, self._opened_dir)

    def _settings(self) -> QWidget:
        from isms_desktop.ui.settings.safety_card import Keeping
        from isms_desktop.ui.settings.settings_page import SettingsPage

        open_ = self._workspace()
        keeping = Keeping(open_.backups, open_.histories, open_.rehearsals)
        page = SettingsPage(
            self._desk, open_.organisations, keeping, open_.mappings, open_.paths.log_dir
        )
        page.look_changed.connect(self.look_changed)
        page.restore_requested.connect(self.restore_requested)
        page.example_requested.connect(self.example_requested)
        page.keys_requested.connect(self.reaching.open_keys)
        page.people_requested.connect(partial(self._show, "people"))
        return page

    def _people(self) -> QWidget:
        from isms_desktop.ui.people.people_page import PeoplePage

        page = PeoplePage(self._desk, self._workspace().people_keeping)
        page.owned_requested.connect(
            lambda name: self._show("register", (Condition("owner", name),))
        )
        page.settings_requested.connect(partial(self._show, "settings"))
        return page

    def _entry(self) -> QWidget:
        from isms_desktop.ui.entry.casework import Casework
        from isms_desktop.ui.entry.entry_page import EntryPage

        open_ = self._workspace()
        case = Casework(
            entries=open_.entries,
            drafts=open_.drafts,
            people=open_.people,
            organisations=open_.organisations,
            causes=open_.causes,
            similar_cases=open_.similar_cases,
            actions=open_.actions,
            effectiveness=open_.effectiveness,
            closings=open_.closings,
            checking=open_.checking,
            indicators=open_.indicators,
        )
        page = EntryPage(self._desk, case)
        page.register_requested.connect(partial(self._show, "register"))
        page.list_requested.connect(partial(self._show, "register"))
        page.entry_requested.connect(partial(self._show, "entry"))
        page.history_requested.connect(self._show_history)
        return page

    def _importing(self) -> QWidget:
        from isms_desktop.ui.importing.import_page import ImportPage

        page = ImportPage(self._desk, self._workspace().importing)
        page.register_requested.connect(partial(self._show, "register"))
        page.template_requested.connect(
            partial(save_empty_template, self._desk, self._workspace().exporting)
        )
        return page

    def _show_history(self, uid: str) -> None:
        from isms_desktop.ui.entry.history_dialog import HistoryDialog

        open_ = self._workspace()
        dialog = HistoryDialog(self._desk, open_.histories, uid, self._window)
        dialog.open()

    def _export(self, query: RegisterQuery) -> None:
        day = self._desk.clock.today().isoformat()
        target = self._desk.prompts.choose_save_file(
            _("Export the register"), Path.home() / f"register-{day}.xlsx", _WORKBOOK
        )
        if target is not None:
            work = partial(self._written, query, target)
            self._desk.jobs.read(work, done=self._exported, title=_("Exporting the register"))

    def _written(self, query: RegisterQuery, target: Path, progress: Progress) -> Exported:
        exporting = self._workspace().exporting
        if target.suffix.casefold() == ".csv":
            return exporting.to_csv(target, query, progress)
        return exporting.to_workbook(target, query, progress)

    def _exported(self, exported: Exported) -> None:
        self._desk.prompts.inform(exported.told(), "\n".join(exported.notes))


def _show_bin(desk: Desk, bin_: Bin, window: MainWindow) -> None:
    from isms_desktop.ui.bin.bin_dialog import BinDialog

    BinDialog(desk, bin_, window).open()
