"""The page of one objective or indicator: how it goes, what it is, how it is measured."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout

from isms_desktop.domain.changes import Changes
from isms_desktop.domain.progress import Progress
from isms_desktop.domain.queries import OneAim
from isms_desktop.runtime.i18n import _
from isms_desktop.services.entry_steps import Saved
from isms_desktop.services.objective_examples import WorkedExample
from isms_desktop.ui.kit.badge import Badge, BadgeLook
from isms_desktop.ui.kit.buttons import icon_button, link_button
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import WrappedText, small
from isms_desktop.ui.kit.page import Page
from isms_desktop.ui.kit.tokens import SPACE_8, SPACE_12, STRONG, Size
from isms_desktop.ui.objectives.aim_tab import AimTab, Unrecorded, not_saved
from isms_desktop.ui.objectives.aims import NEW_INDICATOR, NEW_OBJECTIVE, Aims, Opened, load
from isms_desktop.ui.objectives.form_tabs import IndicatorTab, ObjectiveTab
from isms_desktop.ui.objectives.progress_tab import ProgressTab
from isms_desktop.ui.objectives.starts import IndicatorStart, ObjectiveStart, Start
from isms_desktop.ui.objectives.state_look import state_badge
from isms_desktop.ui.objectives.submit_card import question_of
from isms_desktop.ui.objectives.tab_stack import TabLook, TabStack
from isms_desktop.ui.objectives.writing import Writing


class AimPage(Page):
    """Opens an objective or an indicator by its uid, or begins a new one.

    A field that is left is saved. What counts only once it is recorded (a reading, a verdict, a
    target) is asked about when the page is left with it.
    """

    list_requested = Signal()
    entry_requested = Signal(str)
    print_requested = Signal(object)

    def __init__(self, desk: Desk, aims: Aims) -> None:
        super().__init__("objectivePage")
        self._desk, self._aims = desk, aims
        self._opened: Opened | None = None
        self._start: Start | None = None
        self._tabs = TabStack()
        self._asked_for = 0
        self._writing = Writing(desk, self)
        self._writing.saved.connect(self._saved)
        self._writing.moved.connect(self._moved)
        self._writing.raised.connect(self.entry_requested)
        self._writing.refused.connect(self._read_anew)
        self._writing.lost.connect(self.list_requested)
        desk.news.taken_back.connect(self._read_anew)
        self._lay_out()

    def visited(self, argument: object) -> None:
        """Open the objective or indicator with this uid, or begin a new one."""
        uid = str(argument or NEW_OBJECTIVE)
        if uid == NEW_OBJECTIVE:
            self._show_start(ObjectiveStart(self._desk))
        elif uid == NEW_INDICATOR:
            self._show_start(IndicatorStart(self._desk))
        else:
            self.open(uid)

    def left(self) -> None:
        """Record what was begun; ask about what counts only once it is recorded."""
        if self._start is not None and self._start.has_typed():
            self._start.submit()
        for tab in self._tabs.built():
            for card in tab.unrecorded():
                self._ask_about(card)
        unread = [text for tab in self._tabs.built() for text in tab.unread()]
        if unread:
            self._desk.prompts.warn(not_saved(unread))

    def open(self, uid: str, tab: str = "") -> None:
        """Read an objective or indicator, after all that is being written, and show it."""
        self._asked_for += 1
        jobs = self._desk.jobs
        queue = jobs.write if jobs.is_writing() else jobs.read
        work, done = partial(load, self._aims, uid), partial(self._show, self._asked_for, tab)
        queue(work, done=done, failed=partial(self._writing.lose, uid))

    def _lay_out(self) -> None:
        theme = self._desk.theme
        back = link_button(theme, _("Objectives"), "arrow-left", name="backToObjectives")
        back.clicked.connect(self.list_requested)
        self._ref, self._told = small(""), small("")
        self._told.setObjectName("savedText")
        self._bin = icon_button(theme, _("Move to the bin"), "trash-2", name="binObjectiveButton")
        self._bin.clicked.connect(self._ask_to_bin)
        self._print = icon_button(theme, _("Print"), "printer", name="printObjectiveButton")
        self._print.clicked.connect(
            lambda: self.print_requested.emit(OneAim(self._opened.uid) if self._opened else None)
        )
        top = QHBoxLayout()
        top.setSpacing(SPACE_8)
        top.addWidget(back)
        top.addWidget(self._ref, 1)
        top.addWidget(self._told)
        top.addWidget(self._print)
        top.addWidget(self._bin)
        self.body.addLayout(top)
        self._title = WrappedText("", Size.H2, weight=STRONG)
        self._title.setObjectName("aimTitle")
        self.body.addWidget(self._title)
        self._below = QHBoxLayout()
        self._below.setSpacing(SPACE_12)
        self._meta = small("")
        self._badge = Badge(theme, BadgeLook(""))
        self._below.addWidget(self._badge)
        self._below.addWidget(self._meta, 1)
        self.body.addLayout(self._below)
        self.body.addWidget(self._tabs, 1)
        self._tabs.show_alone()
        self._show_head(is_shown=False)

    def _show_head(self, *, is_shown: bool) -> None:
        for widget in (self._title, self._meta, self._badge, self._print, self._bin):
            widget.setVisible(is_shown)

    def _show_start(self, start: Start) -> None:
        self._asked_for += 1
        self._opened, self._start = None, start
        is_objective = isinstance(start, ObjectiveStart)
        start.begun.connect(partial(self._begin, is_objective))
        start.example_chosen.connect(self._begin_example)
        self._tabs.show_alone(start)
        self._show_head(is_shown=False)
        self._ref.setText("")
        self._told.setText("")
        QTimer.singleShot(0, start, partial(start.form.focus, next(iter(start.form.values()))))

    def _begin(self, is_objective: bool, values: dict[str, object]) -> None:
        create = self._aims.objectives.create if is_objective else self._aims.indicators.create
        if self._start is not None:
            self._start.forget()
        self._writing.move(partial(create, values))  # type: ignore[arg-type]

    def _begin_example(self, example: WorkedExample) -> None:
        create = self._aims.objectives.create
        self._writing.move(partial(create, example.values, example.indicator, example.target))

    def _show(self, asked_for: int, tab: str, opened: Opened) -> None:
        if asked_for != self._asked_for:
            return  # another one was asked for meanwhile
        self._opened, self._start = opened, None
        self._writing.stand_at(opened)
        kinds: list[tuple[str, str, type[AimTab]]] = [("progress", _("Progress"), ProgressTab)]
        if opened.standing is not None:
            kinds.append(("objective", _("Objective"), ObjectiveTab))
        kinds.append(("indicator", _("Indicator"), IndicatorTab))
        looks = [TabLook(key, title, partial(self._made, kind)) for key, title, kind in kinds]
        self._tabs.show_tabs(looks, tab or _opens_at(opened))
        self._describe()

    def _made(self, kind: type[AimTab]) -> AimTab:
        if self._opened is None:
            raise RuntimeError("a tab of nothing is shown")
        made = kind(self._desk, self._aims, self._writing, self._opened)
        made.led.connect(self._tabs.lead)
        return made

    def _describe(self) -> None:
        opened = self._opened
        if opened is None:
            return
        line, objective = opened.line, opened.objective
        self._show_head(is_shown=True)
        self._bin.setVisible(not opened.is_closed)
        self._ref.setText(f"/ {objective.ref}" if objective else _("/ Indicator"))
        self._title.setText(line.name)
        self._badge.show_look(state_badge(line))
        owner = str(line.owner) if line.owner else ""
        due = self._desk.dates.due(objective.due_on) if objective and objective.due_on else ""
        due = _("due {when}").format(when=due) if due and not opened.is_closed else ""
        before = objective.follows if objective else ""
        follows = _("follows {ref}").format(ref=before) if before else ""
        self._meta.setText(" · ".join(part for part in (owner, due, follows) if part))

    def _saved(self, _saved: Saved) -> None:
        if self._opened is not None:
            uid = self._opened.uid
            self._desk.jobs.read(partial(load, self._aims, uid), done=self._settle)

    def _settle(self, opened: Opened) -> None:
        shown = self._opened
        if shown is None or shown.uid != opened.uid:
            return
        if (shown.indicator is None) != (
            opened.indicator is None
        ) or shown.is_closed != opened.is_closed:
            self.open(opened.uid, "indicator")
            return
        self._opened = opened
        self._writing.settle_at(opened)
        for tab in self._tabs.built():
            tab.settle(opened)
        now = self._desk.dates.time(self._desk.clock.now())
        self._told.setText(_("Saved {time}").format(time=now))
        self._describe()

    def _moved(self, saved: Saved) -> None:
        if self.isVisible():
            self.open(saved.uid)

    def _read_anew(self, _changes: object = None) -> None:
        if self._opened is not None and self.isVisible():
            self.open(self._opened.uid)

    def _ask_about(self, card: Unrecorded) -> None:
        if self._desk.prompts.ask(*question_of(card.title)):
            card.submit()
        else:
            card.forget()

    def _ask_to_bin(self) -> None:
        opened = self._opened
        if opened is None:
            return
        question = _("Move “{name}” to the bin?").format(name=opened.line.name)
        if not self._desk.prompts.ask(question, _("Move to the bin"), _("Keep it")):
            return
        use_cases = self._aims.objectives if opened.standing else self._aims.indicators

        def work(_progress: Progress) -> Changes:
            return use_cases.to_bin([opened.uid])

        self._desk.jobs.write(work, done=self._binned)

    def _binned(self, changes: Changes) -> None:
        self._opened = None
        self._tabs.show_alone()
        self._desk.news.announce(changes)
        self.list_requested.emit()


def _opens_at(opened: Opened) -> str:
    """A proposal opens where it is written, an unmeasured indicator where it is described."""
    if opened.objective is not None:
        return "progress" if opened.objective.is_adopted or opened.is_closed else "objective"
    return "progress" if opened.line.latest else "indicator"
