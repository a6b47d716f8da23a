"""The four example objectives: typed in by hand, measured over a year, reached, raised."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QTabBar, QWidget

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.objective_list import ObjectiveQuery
from isms_desktop.domain.words import ObjectiveResult, ObjectiveStatus, State
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.ui.kit.chart import ChartView
from tests.journeys.conftest import Begin, User


@dataclass(frozen=True)
class Aim:
    """One objective as its owner types it in, and what is measured at the end of months."""

    statement: str
    due_on: date
    measure: str
    unit: str
    direction: str
    baseline: str
    target: str
    readings: Sequence[str]
    every: int = 1
    next_target: str = ""


PATCHING = Aim(
    "Mean time to patch critical vulnerabilities from 14 to 7 days by Q3",
    date(2026, 9, 30),
    "Mean time to patch",
    "Days",
    "Lower is better",
    "14",
    "7",
    ("14", "13", "12", "10", "10.5", "9", "8", "7.5", "6.8"),
    next_target="5",
)
TRAINING = Aim(
    "95 % completion of annual awareness training by December",
    date(2026, 12, 31),
    "Training completed",
    "%",
    "Higher is better",
    "0",
    "95",
    ("0", "8", "31", "45", "52", "60", "66", "71", "79", "86", "92", "96"),
    next_target="98",
)
SUPPLIERS = Aim(
    "Formal assessments of all Tier 1 suppliers by year's end",
    date(2026, 12, 31),
    "Tier 1 suppliers assessed",
    "%",
    "Higher is better",
    "0",
    "100",
    ("25", "50", "83", "100"),
    every=3,
    next_target="100",
)
PHISHING = Aim(
    "Phishing simulation click rate from 12 % to below 5 % over 12 months",
    date(2026, 12, 31),
    "Click rate",
    "%",
    "Lower is better",
    "12",
    "5",
    ("12", "11.4", "11.8", "10.1", "9.6", "9.9", "8.2", "7.4", "7.9", "6.3", "5.4", "4.6"),
    next_target="3",
)
AIMS = (PATCHING, TRAINING, SUPPLIERS, PHISHING)


class Aimer:
    """Works on the objectives through the window."""

    def __init__(self, begin: Begin, clock: FixedClock) -> None:
        self.clock = clock
        self.clock.moment = datetime(2026, 1, 2, 9, tzinfo=UTC)
        self.user: User = begin()

    @property
    def objectives(self) -> Any:
        return self.user.program.workspace.objectives

    def waits(self, is_so: Any) -> None:
        """Wait until it is so; a register that is just being written is asked again."""

        def asked() -> bool:
            try:
                return bool(self.user.failures) or bool(is_so())
            except UserError as error:
                if error.code != "busy":
                    raise
                return False

        self.user.qtbot.waitUntil(asked)
        assert not self.user.failures

    def fills(self, key: str, value: Any, *, within: str = "objectivePage") -> None:
        self.user.waits_for(within)
        self.waits(lambda: self._editors(key, within))
        editor: Any = self._editors(key, within)[0]
        editor.setFocus()
        editor.set_value(value)
        editor.left.emit()

    def shows(self, place: int) -> None:
        bar = self.user.part(QTabBar, "aimTabs")
        assert isinstance(bar, QTabBar)
        bar.setCurrentIndex(place)

    def uid_of(self, aim: Aim) -> str:
        lines = self.objectives.list(ObjectiveQuery(search=aim.statement))
        return str(lines[0].uid) if lines else ""

    def line_of(self, aim: Aim) -> Any:
        return next(
            line
            for line in self.objectives.list(ObjectiveQuery(search=aim.statement))
            if line.objective.statement == aim.statement
        )

    def opens(self, aim: Aim) -> None:
        self.user.goes_to("objectives")
        self.user.waits_for("objectivesPage")
        self.user.program.window.show_page("objective", self.uid_of(aim))
        self.user.waits_to_read(aim.statement)
        self.user.waits_for("aimTabs")

    def _editors(self, key: str, within: str) -> list[QWidget]:
        holder = self.user.part(QWidget, within)
        found = holder.findChildren(QWidget, f"field_{key}")
        return [editor for editor in found if editor.isVisible()]


def set_up(aimer: Aimer) -> None:
    user = aimer.user
    user.waits_for("firstStartPage")
    user.types("organisationField", "Northlight Ltd")
    user.types("userNameField", "Mia Okafor")
    user.presses("startEmptyButton")
    user.waits_for("overviewPage")


def type_in(aimer: Aimer, aim: Aim) -> None:
    """From an empty page to an objective that is adopted."""
    user = aimer.user
    user.goes_to("objectives")
    user.presses("newObjectiveButton")
    aimer.fills("statement", aim.statement)
    user.presses("beginButton")
    user.waits_for("coachCard")
    aimer.fills("why", "The risk we looked at in January")
    aimer.fills("owner", "Mia Okafor")
    aimer.fills("due_on", aim.due_on)
    aimer.shows(2)
    aimer.fills("indicator", aim.measure, within="indicatorChooser")
    user.presses("chooseIndicator")
    user.waits_for("targetsCard")
    aimer.fills("unit", aim.unit)
    aimer.waits(lambda: aimer.line_of(aim).indicator.unit == aim.unit)
    aimer.fills("direction", aim.direction)
    aimer.waits(lambda: aimer.line_of(aim).indicator.direction == aim.direction)
    aimer.fills("baseline", Decimal(aim.baseline))
    aimer.fills("baseline_on", aimer.clock.today())
    aimer.fills("frequency", "Monthly" if aim.every == 1 else "Quarterly")
    aimer.fills("value", Decimal(aim.target), within="newTargetCard")
    user.presses("setTargetButton")
    aimer.waits(lambda: aimer.line_of(aim).target is not None)
    aimer.waits(lambda: aimer.line_of(aim).indicator.frequency is not None)
    user.presses("adoptButton")
    aimer.waits(lambda: aimer.line_of(aim).objective.status is ObjectiveStatus.ADOPTED)


def measure(aimer: Aimer, aim: Aim, month: int) -> None:
    """Record what was measured at the end of a month, where something was."""
    place, is_due = divmod(month, aim.every)
    if is_due or place > len(aim.readings):
        return
    aimer.opens(aim)
    aimer.fills("value", Decimal(aim.readings[place - 1]), within="measureCard")
    aimer.user.presses("recordMeasurementButton")
    wanted = Decimal(aim.readings[place - 1])
    aimer.waits(lambda: (latest := aimer.line_of(aim).latest) and latest.value == wanted)


def raise_it(aimer: Aimer, aim: Aim, number: int) -> None:
    user = aimer.user
    aimer.opens(aim)
    user.presses("raiseTargetButton")
    aimer.fills("statement", f"Next: {aim.measure}", within="nextTargetCard")
    aimer.fills("value", Decimal(aim.next_target), within="nextTargetCard")
    aimer.fills("lessons", "Small steps each month.", within="nextTargetCard")
    user.presses("nextTargetButton")
    user.waits_to_read(f"follows OBJ-2026-00{number}")


def test_four_objectives_over_a_year(begin: Begin, clock: FixedClock) -> None:
    aimer = Aimer(begin, clock)
    set_up(aimer)
    for aim in AIMS:
        type_in(aimer, aim)
    for month in range(1, 13):
        clock.moment = datetime(2026, month, 28, 9, tzinfo=UTC)
        for aim in AIMS:
            measure(aimer, aim, month)

    assert [aimer.line_of(aim).state for aim in AIMS] == [State.REACHED] * 4
    look_at_the_chart(aimer)
    print_them(aimer)
    for number, aim in enumerate(AIMS, start=1):
        raise_it(aimer, aim, number)

    kept = [aimer.line_of(aim).objective for aim in AIMS]
    assert {objective.result for objective in kept} == {ObjectiveResult.REACHED}
    assert [objective.end_value for objective in kept] == [
        Decimal(aim.readings[-1]) for aim in AIMS
    ]
    assert {objective.lessons for objective in kept} == {"Small steps each month."}
    following = aimer.objectives.list(ObjectiveQuery(search="Next:"))
    assert len(following) == 4
    assert all(line.objective.is_adopted for line in following)


def look_at_the_chart(aimer: Aimer) -> None:
    """The points of the year can be read by the keyboard, the forecast behind the last."""
    last = "4.6 % on 28 Dec 2026, target 5 %"
    aimer.opens(PHISHING)
    aimer.waits(lambda: last in [dot.said for dot in chart_of(aimer).chart().readable])
    chart = chart_of(aimer)
    chart.setFocus()
    said = []
    for key in (Qt.Key.Key_End, Qt.Key.Key_Left):
        aimer.user.qtbot.keyClick(chart, key)
        said.append(chart.said())
    assert said[0].startswith("At this rate ")
    assert said[1] == last


def print_them(aimer: Aimer) -> None:
    """The report in the window's preview has a page for each, with its chart."""
    user = aimer.user
    user.goes_to("reports")
    user.presses("previewObjectivesButton")
    user.waits_for("saveReportButton")
    shown = user.part(QPdfView, "")
    assert isinstance(shown, QPdfView)
    assert shown.document().pageCount() == 1 + len(AIMS)


def chart_of(aimer: Aimer) -> ChartView:
    aimer.user.waits_for("trendChart")
    chart = aimer.user.part(ChartView, "trendChart")
    assert isinstance(chart, ChartView)
    return chart


def test_a_gap_becomes_an_entry_and_what_is_due_is_on_the_overview(
    begin: Begin, clock: FixedClock
) -> None:
    aimer = Aimer(begin, clock)
    set_up(aimer)
    type_in(aimer, PHISHING)
    clock.moment = datetime(2026, 6, 28, 9, tzinfo=UTC)
    user = aimer.user
    aimer.opens(PHISHING)
    aimer.fills("value", Decimal("12.4"), within="measureCard")
    user.presses("recordMeasurementButton")
    user.presses("raiseEntryButton")
    user.waits_to_read("Target not met")

    clock.moment = datetime(2026, 8, 2, 9, tzinfo=UTC)
    user = aimer.user = begin()
    user.waits_for("navigation")
    aimer.waits(user.program.window.current_key)
    user.goes_to("overview")
    user.waits_to_read("Click rate")
    assert user.reads("5 days late")
