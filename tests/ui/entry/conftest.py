"""The entry page over a real register of its own."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from isms_desktop.domain.corrective_action import Done, EffectPlan
from isms_desktop.domain.entry import Action, CauseNode, Entry
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.people import Person
from isms_desktop.domain.queries import RegisterQuery
from isms_desktop.domain.words import AnalysisMethod, SimilarAnswer
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.runtime.paths import Paths
from isms_desktop.runtime.settings import SettingsFile
from isms_desktop.ui.entry.casework import Casework
from isms_desktop.ui.entry.entry_page import EntryPage
from isms_desktop.ui.entry.stage_list import Place
from isms_desktop.ui.kit.dates import Dates
from isms_desktop.ui.kit.desk import Desk, News
from isms_desktop.ui.kit.jobs import Jobs
from isms_desktop.ui.kit.labels import Text
from isms_desktop.ui.kit.preferences import Preferences
from isms_desktop.ui.kit.theme import Theme
from isms_desktop.wiring import Workspace, open_workspace
from tests.ui.scripted_prompts import ScriptedPrompts

INCIDENT: Mapping[str, Any] = {
    "description": "A clinic saw the appointments of another clinic for four minutes.",
    "entry_type": "Incident",
    "input": "Security incident",
    "identified_on": "2026-11-20",
    "severity": "High",
    "owner": "Mia Okafor",
}


@pytest.fixture
def workspace(paths: Paths, clock: FixedClock) -> Iterator[Workspace]:
    workspace = open_workspace(paths, clock)
    workspace.organisations.set_up("Northlight Ltd", "Mia Okafor")
    yield workspace
    workspace.close()


@pytest.fixture
def case(workspace: Workspace) -> Casework:
    return Casework(
        entries=workspace.entries,
        drafts=workspace.drafts,
        people=workspace.people,
        organisations=workspace.organisations,
        causes=workspace.causes,
        similar_cases=workspace.similar_cases,
        actions=workspace.actions,
        effectiveness=workspace.effectiveness,
        closings=workspace.closings,
        checking=workspace.checking,
        indicators=workspace.indicators,
    )


@pytest.fixture
def desk(
    theme: Theme,
    jobs: Jobs,
    prompts: ScriptedPrompts,
    clock: FixedClock,
    paths: Paths,
    workspace: Workspace,
) -> Desk:
    dates = Dates(QLocale("en_GB"), clock.today)
    preferences = Preferences(SettingsFile(paths.settings_file))
    return Desk(theme, jobs, prompts, clock, dates, preferences, News())


class Window:
    """The entry page as its user works it."""

    def __init__(self, qtbot: QtBot, desk: Desk, case: Casework) -> None:
        self.qtbot, self.case, self.desk = qtbot, case, desk
        self.failures: list[object] = []
        desk.jobs.unexpected.connect(self.failures.append)
        self.page = EntryPage(desk, case)
        qtbot.addWidget(self.page)
        self.page.resize(1136, 860)
        with qtbot.waitExposed(self.page):
            self.page.show()

    def opens(self, uid: str, stage: str = "", field: str = "") -> None:
        before = self.page._page
        self.page.open_place(Place(uid, stage, field))
        self.waits(lambda: self.page._page is not before and self._shows(uid, stage))
        self.rests()

    def stage(self) -> str:
        return self.page.place().stage

    def _shows(self, uid: str, stage: str) -> bool:
        place = self.page.place()
        return place.uid == uid and bool(place.stage) and stage in ("", place.stage)

    def goes_to(self, stage: str) -> None:
        self.page.show_stage(stage)
        self.waits(lambda: self.stage() == stage)
        self.rests()

    def waits(self, is_so: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(lambda: bool(self.failures) or is_now(is_so))
        assert not self.failures

    def rests(self) -> None:
        """Wait until nothing is read or written any more, and nothing follows from that."""
        jobs = self.desk.jobs
        for _again in range(2):
            self.waits(lambda: not jobs.is_working())
            self.qtbot.wait(10)

    def find(self, name: str) -> Any:
        self.waits(lambda: self.sees(name))
        parts = self.page.findChildren(QWidget, name)
        return next(part for part in parts if part.isVisible())

    def sees(self, name: str) -> bool:
        return any(part.isVisible() for part in self.page.findChildren(QWidget, name))

    def reads(self, words: str) -> bool:
        texts = self.page.findChildren(Text)
        return any(words in text.text() for text in texts if text.isVisible())

    def fills(self, key: str, value: Any) -> None:
        editor = self.find(f"field_{key}")
        editor.set_value(value)
        editor.left.emit()

    def presses(self, name: str) -> None:
        button = self.find(name)
        assert isinstance(button, QPushButton)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def picks(self, name: str) -> None:
        self.qtbot.mouseClick(self.find(name), Qt.MouseButton.LeftButton)

    def goes_on(self) -> None:
        before = self.stage()
        self.presses("nextStageButton")
        self.waits(lambda: self.stage() != before)
        self.rests()


def is_now(is_so: Callable[[], bool]) -> bool:
    """Whether it is so; while the page writes the file cannot always be read beside it."""
    try:
        return is_so()
    except UserError as error:
        if error.code != "busy":
            raise
        return False


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, case: Casework) -> Window:
    return Window(qtbot, desk, case)


@pytest.fixture
def record(case: Casework) -> Callable[..., str]:
    """Records an incident, or another entry with these values; gives its id."""
    return lambda **values: case.entries.create({**INCIDENT, **values}).uid


def only_entry(workspace: Workspace) -> Entry:
    uids = workspace.registers.uids(RegisterQuery())
    assert len(uids) == 1
    return workspace.entries.get(uids[0])


TODAY = date(2026, 11, 23)
CAUSES = (
    CauseNode(uid="", number=1, answer="The view filters by time and not by tenant", is_root=True),
    CauseNode(uid="", number=2, answer="Nobody reviews the views", is_root=True),
)
PLAN = EffectPlan(criterion="None in two samples of 100.", due_on=TODAY + timedelta(days=40))


@pytest.fixture
def planned(record: Callable[..., str], workspace: Workspace) -> str:
    """An incident with its cause found and one action planned."""
    uid = record(containment="Off.", action_needed=True)
    workspace.causes.save(uid, 0, AnalysisMethod.FIVE_WHYS, "", CAUSES)
    workspace.similar_cases.answer(uid, 1, SimilarAnswer.NONE, (), "Looked at all views.")
    action = Action(
        uid="",
        number=1,
        causes=(1,),
        what="Filter by tenant in the database",
        owner=Person(uid="", name="Tom Berg"),
        due_on=TODAY + timedelta(days=10),
    )
    workspace.actions.save_plan(uid, 2, (action,), PLAN)
    return uid


@pytest.fixture
def acted(planned: str, workspace: Workspace) -> str:
    """The same with its action done."""
    entry = workspace.entries.get(planned)
    done = Done(done_on=TODAY, done_note="Live", evidence="Release 6.1")
    action = entry.round.actions[0]
    workspace.actions.record_done(planned, entry.version, {action.uid: done})
    return planned
