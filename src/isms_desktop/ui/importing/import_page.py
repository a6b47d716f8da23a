"""The import wizard: choose a file, match columns, check rows, done."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.importing.choices import OnClash
from isms_desktop.runtime.i18n import _
from isms_desktop.services.importing import Importing
from isms_desktop.ui.importing import wording
from isms_desktop.ui.importing.check_step import CheckStep
from isms_desktop.ui.importing.choose_step import ChooseStep
from isms_desktop.ui.importing.columns_step import ColumnsStep
from isms_desktop.ui.importing.done_step import DoneStep
from isms_desktop.ui.importing.sitting import Sitting
from isms_desktop.ui.importing.stages import Stage, next_to, steps_at
from isms_desktop.ui.importing.step_bar import StepBar
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.page import Page, PageHeader
from isms_desktop.ui.kit.stepper import Stepper


class ImportPage(Page):
    """One sitting with one file: a dry run, one commit, and undo."""

    register_requested = Signal()
    template_requested = Signal()

    def __init__(self, desk: Desk, importing: Importing) -> None:
        super().__init__("importPage")
        self._desk = desk
        self._sitting = Sitting(desk, importing, self)
        self._stage = Stage.CHOOSE
        self._header = PageHeader(_("Import from spreadsheet"))
        self._stepper = Stepper(desk.theme)
        self._choose = ChooseStep(desk, self._ask_for_file)
        self._columns = ColumnsStep(desk)
        self._check = CheckStep(desk)
        self._done = DoneStep(desk)
        self._steps: dict[Stage, QWidget] = {
            Stage.CHOOSE: self._choose,
            Stage.COLUMNS: self._columns,
            Stage.CHECK: self._check,
            Stage.DONE: self._done,
        }
        self._stack = QStackedWidget()
        for step in self._steps.values():
            self._stack.addWidget(step)
        self._bar = StepBar(desk.theme)
        for part in (self._header, self._stepper):
            self.body.addWidget(part)
        self.body.addWidget(self._stack, 1)
        self.set_bar(*self._bar.parts())
        self.setAcceptDrops(True)
        self.keys_go_to = self._choose.choose_button
        self._connect()
        self._go(Stage.CHOOSE)

    def visited(self, argument: object) -> None:
        """Open the file that was handed over, ask for one, or show where one was.

        Who comes again after an import wants to bring the next file; the result stays in reach.
        """
        if isinstance(argument, Path):
            self._sitting.open(argument)
        elif argument is Stage.CHOOSE:
            self._ask_for_file()
        elif self._stage is Stage.DONE and not self._sitting.is_writing:
            self._go(Stage.CHOOSE)
        else:
            self._go(self._stage)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()
            self._choose.light_up(is_over=True)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._choose.light_up(is_over=False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._choose.light_up(is_over=False)
        file = _dropped_file(event.mimeData())
        if file is not None:
            event.acceptProposedAction()
            self._sitting.open(file)

    def _connect(self) -> None:
        sitting, bar = self._sitting, self._bar
        sitting.opened.connect(self._show_opened)
        sitting.changed.connect(self._show)
        sitting.refused.connect(self._show_refused)
        sitting.imported.connect(partial(self._go, Stage.DONE))
        sitting.undone.connect(self._show)
        self._stepper.step_requested.connect(self._go_back_to)
        self._choose.template_requested.connect(self.template_requested)
        self._choose.result_requested.connect(partial(self._go, Stage.DONE))
        self._columns.chosen.connect(sitting.choose)
        self._check.on_clash_chosen.connect(self._choose_on_clash)
        self._check.problems_wanted.connect(sitting.save_problems)
        self._done.undo_requested.connect(self._ask_to_undo)
        self._done.again_requested.connect(self._start_again)
        bar.back.clicked.connect(lambda: self._go_back_to(next_to(self._stage, -1)))
        bar.cancel.clicked.connect(self._give_up)
        bar.next.clicked.connect(self._next)
        bar.lead.clicked.connect(self._columns.focus_question)
        bar.register.clicked.connect(self.register_requested)

    def _ask_for_file(self) -> None:
        patterns = "*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.tsv *.txt"
        filters = _("Spreadsheets ({patterns});;All files (*)").format(patterns=patterns)
        source = self._sitting.source
        folder = source.path.parent if source else None
        file = self._desk.prompts.choose_open_file(_("Choose your spreadsheet"), filters, folder)
        if file is not None:
            self._sitting.open(file)

    def _show_opened(self) -> None:
        self._choose.accept()
        self._go(Stage.COLUMNS)

    def _show_refused(self, file_name: str, error: UserError) -> None:
        self._choose.refuse(file_name, error)
        self._go(Stage.CHOOSE)

    def _go(self, stage: Stage) -> None:
        self._stage = stage
        self._stack.setCurrentWidget(self._steps[stage])
        self._show()
        if stage is Stage.CHOOSE:
            self._choose.choose_button.setFocus()
        elif stage is Stage.CHECK:
            self._check.take_focus()
        elif stage is Stage.DONE:
            self._bar.register.setFocus()
        else:
            self._columns.take_focus()

    def _go_back_to(self, stage: str) -> None:
        """Open a step that was done; what was imported since is compared anew."""
        if self._stage is Stage.DONE and Stage(stage) in (Stage.COLUMNS, Stage.CHECK):
            self._sitting.choose()
        self._go(Stage(stage))

    def _next(self) -> None:
        if self._stage is Stage.CHECK:
            self._sitting.run()
        else:
            self._go(next_to(self._stage, 1))

    def _give_up(self) -> None:
        self._start_again()
        self.register_requested.emit()

    def _start_again(self) -> None:
        self._sitting.forget()
        self._choose.accept()
        self._go(Stage.CHOOSE)

    def _choose_on_clash(self, on_clash: OnClash) -> None:
        self._sitting.choose(replace(self._sitting.choices, on_clash=on_clash))

    def _ask_to_undo(self) -> None:
        result = self._sitting.result
        if result is None:
            return
        question = _("Undo the import of {file}?").format(file=self._sitting.file_name)
        details = wording.undo_details(result)
        if self._desk.prompts.ask(question, _("Undo the import"), _("Keep it"), details):
            self._sitting.undo()

    def _show(self) -> None:
        """Bring header, steps, the present step and the bar up to date."""
        sitting = self._sitting
        self._header.say(wording.context_line(sitting, self._stage))
        self._show_steps()
        if self._stage is Stage.CHOOSE:
            self._choose.show_last(sitting)
        elif self._stage is Stage.COLUMNS:
            self._columns.show_state(sitting)
        elif self._stage is Stage.CHECK and sitting.view is not None:
            self._check.show_plan(sitting.view.plan, sitting.choices)
        elif self._stage is Stage.DONE:
            self._show_result()
        self._bar.show_stage(self._stage, sitting)

    def _show_steps(self) -> None:
        steps = steps_at(self._stage, self._can_open)
        if steps != [button.step for button in self._stepper.buttons()]:
            self._stepper.show_steps(steps)

    def _show_result(self) -> None:
        sitting = self._sitting
        if sitting.is_undone:
            self._done.show_undone()
        elif sitting.result is not None and sitting.view is not None:
            self._done.show_result(sitting.result, sitting.view.plan)
        self._done.set_busy(is_busy=sitting.is_writing)

    def _can_open(self, stage: Stage) -> bool:
        """Whether a later step can be gone back to: the result, once there is one."""
        return stage is Stage.DONE and self._sitting.result is not None


def _dropped_file(data: QMimeData) -> Path | None:
    """The one file that is held over the page."""
    urls = data.urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
