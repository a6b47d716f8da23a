"""The page of objectives and indicators: two lists, or the worked examples to begin with."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from isms_desktop.domain.changes import Changes, RecordKind
from isms_desktop.domain.objective_list import ObjectiveLine
from isms_desktop.domain.progress import Progress
from isms_desktop.runtime.i18n import _
from isms_desktop.services.entry_steps import Saved
from isms_desktop.services.objective_examples import WorkedExample
from isms_desktop.ui.kit.buttons import button, primary_button
from isms_desktop.ui.kit.cards import EmptyState, IconLabel
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import WrappedText
from isms_desktop.ui.kit.page import Page, PageHeader, scroll
from isms_desktop.ui.kit.record_list import RecordList
from isms_desktop.ui.kit.tokens import SPACE_8, SPACE_16, STRONG, Size
from isms_desktop.ui.objectives.aim_lists import aim_look, aim_source
from isms_desktop.ui.objectives.aims import NEW_INDICATOR, NEW_OBJECTIVE, Aims
from isms_desktop.ui.objectives.columns import indicator_columns, objective_columns
from isms_desktop.ui.objectives.starts import ExampleCards
from isms_desktop.ui.objectives.tabs import INDICATORS_TAB, OBJECTIVES_TAB

_TELLING = (RecordKind.OBJECTIVE, RecordKind.INDICATOR, RecordKind.PERSON, RecordKind.ENTRY)
_TABS = (OBJECTIVES_TAB, INDICATORS_TAB)


class ObjectivesPage(Page):
    """Where every objective and indicator stands, read whenever the page is visited.

    `aim_requested` opens one or begins a new one.
    """

    aim_requested = Signal(str)
    bin_requested = Signal()

    def __init__(self, desk: Desk, aims: Aims) -> None:
        super().__init__("objectivesPage")
        self._desk, self._aims = desk, aims
        theme = desk.theme
        self._new_indicator = button(theme, _("New indicator"), "plus", name="newIndicatorButton")
        self._new = primary_button(theme, _("New objective"), "plus", name="newObjectiveButton")
        self._header = PageHeader(_("Objectives"), buttons=(self._new_indicator, self._new))
        self._tabs = QTabBar()
        self._tabs.setObjectName("objectivesTabs")
        self._tabs.setAccessibleName(_("Objectives or indicators"))
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.addTab(_("Objectives"))
        self._tabs.addTab(_("Indicators"))
        self._lists: dict[int, RecordList[ObjectiveLine]] = {}
        self._waiting: list[int] = []
        self._stack = QStackedWidget()
        self.body.addWidget(self._header)
        self.body.addWidget(self._tabs)
        self.body.addWidget(self._stack, 1)
        self._connect()

    def refresh(self) -> None:
        """Ask anew for both lists; the one in sight comes first."""
        shown = self._tabs.currentIndex()
        self._waiting = [place for place in range(len(_TABS)) if place != shown]
        self._list(shown).refresh()

    def visited(self, argument: object) -> None:
        """Show the list that another page points to, or what was shown before, as of today."""
        if argument in _TABS:
            with QSignalBlocker(self._tabs):
                self._tabs.setCurrentIndex(_TABS.index(str(argument)))
        if self._lists:
            self._show_as_of_now()
        else:  # the head of the page is painted before its list is built
            QTimer.singleShot(0, self, self._show_as_of_now)

    def _show_as_of_now(self) -> None:
        self._show(self._tabs.currentIndex())
        self.refresh()

    def _list(self, place: int) -> RecordList[ObjectiveLine]:
        """The list of a tab; the window need not wait until both are built."""
        if place not in self._lists:
            made = self._objectives() if place == 0 else self._indicators()
            made.opened.connect(self.aim_requested)
            made.bin_requested.connect(self.bin_requested)
            made.counted.connect(partial(self._label, place))
            made.was_read.connect(self._refresh_next)
            self._lists[place] = made
            self._stack.addWidget(made)
        return self._lists[place]

    def _show(self, place: int) -> None:
        self._stack.setCurrentWidget(self._list(place))
        self.keys_go_to = self._list(place).table

    def _refresh_next(self) -> None:
        if self._waiting:
            self._list(self._waiting.pop()).refresh()

    def _connect(self) -> None:
        self._new.clicked.connect(partial(self.aim_requested.emit, NEW_OBJECTIVE))
        self._new_indicator.clicked.connect(partial(self.aim_requested.emit, NEW_INDICATOR))
        self._tabs.currentChanged.connect(self._show)
        self._desk.news.data_changed.connect(self._note)

    def _objectives(self) -> RecordList[ObjectiveLine]:
        columns = objective_columns(self._desk.dates, self._desk.helps)
        look = aim_look("objectives", _("Objectives"), _("Search the objectives"), columns)
        source = aim_source(self._aims.objectives)
        return RecordList(self._desk, look, source, self._no_objectives)

    def _indicators(self) -> RecordList[ObjectiveLine]:
        columns = indicator_columns(self._desk.dates, self._desk.helps)
        look = aim_look("indicators", _("Indicators"), _("Search the indicators"), columns)
        return RecordList(self._desk, look, aim_source(self._aims.indicators), self._no_indicators)

    def _no_indicators(self) -> QWidget:
        theme = self._desk.theme
        add = primary_button(theme, _("New indicator"), "plus", name="firstIndicatorButton")
        add.clicked.connect(partial(self.aim_requested.emit, NEW_INDICATOR))
        return EmptyState(
            theme,
            "target",
            _("Nothing is measured yet"),
            _("Take one of the proposals, or let the program count from your register."),
            (add,),
        )

    def _no_objectives(self) -> QWidget:
        theme = self._desk.theme
        content = QWidget()
        content.setProperty("clear", "true")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, SPACE_16, 0, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(IconLabel(theme, "target", "muted", 40))
        column.addWidget(WrappedText(_("No objectives yet"), Size.H3, weight=STRONG))
        column.addWidget(
            WrappedText(
                _("Start from one of these and put in your own numbers, or write your own."),
                tone="muted",
            )
        )
        examples = ExampleCards(self._desk)
        examples.chosen.connect(self._begin)
        column.addSpacing(SPACE_8)
        column.addWidget(examples)
        own = button(theme, _("Write my own"), "pencil", name="ownObjectiveButton")
        own.clicked.connect(partial(self.aim_requested.emit, NEW_OBJECTIVE))
        column.addWidget(own, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return scroll(content)

    def _begin(self, example: WorkedExample) -> None:
        def work(_progress: Progress) -> Saved:
            return self._aims.objectives.create(example.values, example.indicator, example.target)

        self._desk.jobs.write(work, done=self._begun)

    def _begun(self, saved: Saved) -> None:
        self._desk.news.announce(saved.changes)
        self.aim_requested.emit(saved.uid)

    def _label(self, place: int, count: int) -> None:
        names = (_("Objectives"), _("Indicators"))
        self._tabs.setTabText(place, f"{names[place]}  {self.locale().toString(count)}")

    def _note(self, changes: Changes) -> None:
        if self.isVisible() and any(kind in changes for kind in _TELLING):
            self.refresh()
