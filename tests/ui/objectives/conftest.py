"""Objectives over a real register, and a user who works their page."""

from collections.abc import Callable
from datetime import date
from itertools import count
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.fields import Value
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.services.entries import Entries
from isms_desktop.services.indicators import Indicators
from isms_desktop.services.objective_examples import vague_words
from isms_desktop.services.objective_steps import ObjectiveSteps
from isms_desktop.services.objectives import Objectives
from isms_desktop.services.organisations import Organisations
from isms_desktop.services.people import People
from isms_desktop.storage.database import Database
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import Text
from isms_desktop.ui.objectives.aim_page import AimPage
from isms_desktop.ui.objectives.aims import Aims


@pytest.fixture
def aims(database: Database, clock: FixedClock) -> Aims:
    numbers = count(1)

    def new_uid() -> str:
        return f"uid{next(numbers):028}"

    organisations = Organisations(database, new_uid)
    organisations.set_up("Northlight Ltd", "Mia Okafor")
    entries = Entries(database, clock, new_uid, organisations.user_name)
    steps = ObjectiveSteps(database, clock, new_uid, organisations.user_name)
    return Aims(
        objectives=Objectives(database, clock, steps, entries, vague_words()),
        indicators=Indicators(database, clock, new_uid, organisations.user_name),
        people=People(database),
        organisations=organisations,
        clock=clock,
    )


Propose = Callable[..., str]


@pytest.fixture
def propose(aims: Aims) -> Propose:
    """Makes the phishing objective: adopted on 1 January 2026, from 12 % to 5 % in the year."""

    def made(*readings: str, is_adopted: bool = True, due_on: date = date(2026, 12, 31)) -> str:
        saved = aims.objectives.create(
            {"statement": "Click rate from 12 % to 5 %", "owner": "Mia Okafor", "due_on": due_on},
            {
                "name": "Click rate",
                "unit": "%",
                "direction": "Lower is better",
                "baseline": "12",
                "baseline_on": date(2026, 1, 1),
                "frequency": "Monthly",
            },
            {"value": "5", "valid_from": date(2026, 1, 1)},
        )
        if is_adopted:
            aims.objectives.adopt(saved.uid, saved.version, date(2026, 1, 1))
        measured = aims.objectives.get(saved.uid).indicator_uid or ""
        for month, reading in enumerate(readings, start=1):
            values: dict[str, Value] = {"to_on": date(2026, month, 28), "value": reading}
            aims.indicators.record_measurement(measured, values)
        return saved.uid

    return made


class Reader:
    """Works the page of an objective by the names of its parts."""

    def __init__(self, qtbot: QtBot, page: AimPage) -> None:
        self.qtbot, self.page = qtbot, page

    def waits(self, is_so: Callable[[], Any]) -> None:
        """Wait until it is so; a register that is just being written is asked again."""

        def asked() -> bool:
            try:
                return bool(is_so())
            except UserError as error:
                if error.code != "busy":
                    raise
                return False

        self.qtbot.waitUntil(asked)

    def opens(self, uid: str) -> None:
        self.page.visited(uid)
        self.waits_for("aimTitle")

    def parts(self, name: str) -> list[QWidget]:
        return [part for part in self.page.findChildren(QWidget, name) if part.isVisible()]

    def sees(self, name: str) -> bool:
        return bool(self.parts(name))

    def waits_for(self, name: str) -> None:
        self.qtbot.waitUntil(lambda: self.sees(name))

    def presses(self, name: str) -> None:
        self.waits_for(name)
        button = self.parts(name)[0]
        assert isinstance(button, QPushButton)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def fills(self, key: str, value: Any) -> None:
        self.waits_for(f"field_{key}")
        editor: Any = self.parts(f"field_{key}")[0]
        editor.setFocus()
        editor.set_value(value)
        editor.left.emit()

    def shows(self, tab: str) -> None:
        bar = self.page.findChild(QTabBar, "aimTabs")
        assert bar is not None
        names = [bar.tabText(place) for place in range(bar.count())]
        bar.setCurrentIndex(names.index(tab))

    def tab(self) -> str:
        bar = self.page.findChild(QTabBar, "aimTabs")
        assert bar is not None
        return bar.tabText(bar.currentIndex())

    def reads(self, words: str) -> bool:
        texts = self.page.findChildren(Text)
        return any(words in text.text() for text in texts if text.isVisible())

    def waits_to_read(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: self.reads(words))


@pytest.fixture
def reader(qtbot: QtBot, desk: Desk, aims: Aims) -> Reader:
    page = AimPage(desk, aims)
    qtbot.addWidget(page)
    page.resize(1100, 1400)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return Reader(qtbot, page)
