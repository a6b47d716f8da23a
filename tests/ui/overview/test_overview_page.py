"""The overview: what needs the user, and kindness when nothing does."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from isms_desktop.domain.conditions import Level
from isms_desktop.domain.objective_list import ObjectiveLine
from isms_desktop.domain.queries import Chip
from isms_desktop.domain.register_checks import RegisterFinding
from isms_desktop.domain.words import State
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.services.entries import Entries
from isms_desktop.services.overviews import (
    Aims,
    Figure,
    Need,
    NeedKind,
    Needs,
    Overview,
    Overviews,
)
from isms_desktop.storage.database import Database
from isms_desktop.ui.kit.chart import ChartView
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import Text
from isms_desktop.ui.overview.overview_page import OverviewPage
from tests.domain.measuring import alone, clicks, goal


@pytest.fixture
def overviews(database: Database, clock: FixedClock) -> Overviews:
    return Overviews(database, clock)


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk) -> Callable[[Callable[[], Overview]], OverviewPage]:
    def show(look: Callable[[], Overview]) -> OverviewPage:
        page = OverviewPage(desk, look)
        qtbot.addWidget(page)
        page.resize(1100, 800)
        page.show()
        return page

    return show


@pytest.fixture
def page(
    shown: Callable[[Callable[[], Overview]], OverviewPage], overviews: Overviews
) -> OverviewPage:
    return shown(overviews.look)


def texts(page: QWidget) -> set[str]:
    return {text.text() for text in page.findChildren(Text) if text.isVisible()}


def press(page: OverviewPage, name: str) -> None:
    next(b for b in page.findChildren(QPushButton) if b.accessibleName() == name).click()


def test_an_empty_register_offers_the_first_step(qtbot: QtBot, page: OverviewPage) -> None:
    qtbot.waitUntil(lambda: "Your register is ready" in texts(page))
    with qtbot.waitSignal(page.import_requested):
        press(page, "Import a spreadsheet")


def test_what_is_late_is_named_with_one_button_that_opens_it(
    qtbot: QtBot, page: OverviewPage, entries: Entries, desk: Desk
) -> None:
    saved = entries.create({"title": "Leaver accounts", "due_on": "2026-11-12", "owner": "Mia"})
    desk.news.announce(saved.changes)

    qtbot.waitUntil(lambda: "Leaver accounts" in texts(page))
    assert f"{saved.ref} · To record · 11 days late · Mia" in texts(page)
    assert "Oldest is 11 days late" in texts(page)
    with qtbot.waitSignal(page.entry_requested) as asked:
        press(page, f"Complete: {saved.ref}")
    assert asked.args == [saved.uid]


def test_when_nothing_is_due_it_says_so_kindly(
    qtbot: QtBot, page: OverviewPage, entries: Entries, desk: Desk
) -> None:
    desk.news.announce(entries.create({"title": "Visitor log", "due_on": "2027-03-01"}).changes)

    qtbot.waitUntil(lambda: "Nothing is due this week. Well kept." in texts(page))
    assert {"Nothing is late", "No verdict is waited for", "No objective is adopted yet"} <= texts(
        page
    )
    assert "Nothing more is due in the next 30 days." in texts(page)


@pytest.mark.parametrize(
    ("title", "chip"),
    [("Open entries", Chip.OPEN), ("Overdue", Chip.OVERDUE), ("Effect checks", Chip.EFFECT_CHECKS)],
)
def test_a_tile_leads_to_its_entries(
    qtbot: QtBot, page: OverviewPage, entries: Entries, desk: Desk, title: str, chip: Chip
) -> None:
    desk.news.announce(entries.create({"title": "Visitor log"}).changes)
    qtbot.waitUntil(lambda: title in texts(page))

    with qtbot.waitSignal(page.chip_requested) as asked:
        press(page, f"Show: {title}")
    assert asked.args == [chip]
    with qtbot.waitSignal(page.aims_requested):
        press(page, "Show: Objectives on track")


def test_more_than_five_are_counted(
    qtbot: QtBot, page: OverviewPage, entries: Entries, desk: Desk
) -> None:
    for day in range(10, 18):
        saved = entries.create({"title": f"Entry {day}", "due_on": f"2026-11-{day}"})
    desk.news.announce(saved.changes)

    qtbot.waitUntil(lambda: any(b.text() == "3 more" for b in page.findChildren(QPushButton)))
    with qtbot.waitSignal(page.chip_requested):
        press(page, "3 more")


def told(overviews: Overviews) -> Overview:
    """A register with something to say everywhere."""
    reading = Need(
        kind=NeedKind.READING, uid="uid1", name="Click rate", due_on=date(2026, 11, 20), owner="Tom"
    )
    verdict = Need(
        kind=NeedKind.VERDICT,
        uid="uid2",
        name="Fewer clicks",
        ref="OBJ-1",
        due_on=date(2026, 12, 9),
    )
    worst = ObjectiveLine(alone(indicator=clicks()), goal(), State.OFF_TRACK)
    return replace(
        overviews.look(),
        entries=4,
        needs=Needs((reading,), more_readings=2, more_verdicts=1),
        coming=Needs((verdict,)),
        open_entries=Figure(4, (6, 6, 6, 6, 5, 5)),
        to_check=Figure(1, (0, 1, 0, 1, 0, 1)),
        next_check_on=date(2026, 12, 2),
        aims=Aims(3, Figure(2, (1, 1, 1, 2, 2, 2)), worst),
        findings=(RegisterFinding("G2", Level.W, "Nothing came:", ("Internal audit",)),),
    )


def test_readings_verdicts_and_the_register_as_a_whole(
    qtbot: QtBot,
    shown: Callable[[Callable[[], Overview]], OverviewPage],
    overviews: Overviews,
) -> None:
    page = shown(lambda: told(overviews))
    qtbot.waitUntil(lambda: "Reading due · 3 days late · Tom" in texts(page))
    assert {
        "2 fewer than three months ago",
        "Next on 2 Dec 2026",
        "2 of 3",
        "Off track: Click rate",
        "9 Dec 2026 · OBJ-1",
        "Nothing came: Internal audit",
    } <= texts(page)
    for name, uid in (("Measure: Click rate", "uid1"), ("Open: OBJ-1", "uid2")):
        with qtbot.waitSignal(page.aim_requested) as asked:
            press(page, name)
        assert asked.args == [uid]
    with qtbot.waitSignal(page.indicators_requested):
        press(page, "2 more readings")
    with qtbot.waitSignal(page.aims_requested):
        press(page, "1 more verdict")


def test_the_words_of_the_tiles_follow_the_numbers(
    qtbot: QtBot,
    shown: Callable[[Callable[[], Overview]], OverviewPage],
    overviews: Overviews,
) -> None:
    seen = replace(
        told(overviews),
        open_entries=Figure(7, (6, 6, 6, 6, 6, 6)),
        next_check_on=date(2026, 11, 2),
        aims=Aims(2, Figure(2)),
    )
    page = shown(lambda: seen)
    wanted = {
        "1 more than three months ago",
        "Can be judged since 2 Nov 2026",
        "All as they should be",
    }
    qtbot.waitUntil(lambda: wanted <= texts(page))


def test_the_period_of_the_chart_can_be_chosen_and_stays(
    qtbot: QtBot, page: OverviewPage, entries: Entries, desk: Desk
) -> None:
    made = {"title": "Lost phone", "entry_type": "Incident", "identified_on": "2026-02-03"}
    desk.news.announce(entries.create(made).changes)
    qtbot.waitUntil(lambda: page.findChild(ChartView, "overviewChart") is not None)

    def points() -> int:
        return len(page.findChildren(ChartView, "overviewChart")[-1].chart().readable)

    assert points() == 24
    (choice,) = page.findChildren(QComboBox, "overviewPeriod")
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Up)
    assert points() == 12
    desk.news.announce(entries.create({**made, "title": "Second", "due_on": "2026-11-25"}).changes)
    qtbot.waitUntil(lambda: "Second" in texts(page))
    assert points() == 12


def test_in_a_narrow_window_cards_stand_below_each_other(
    qtbot: QtBot,
    shown: Callable[[Callable[[], Overview]], OverviewPage],
    overviews: Overviews,
) -> None:
    page = shown(lambda: told(overviews))
    qtbot.waitUntil(lambda: page.findChild(QWidget, "comingCard") is not None)

    def places() -> tuple[bool, bool]:
        names = ("needsCard", "comingCard", "tile_open", "tile_aims")
        heights = [page.findChildren(QWidget, name)[-1].y() for name in names]
        return heights[0] == heights[1], heights[2] == heights[3]

    qtbot.waitUntil(lambda: places() == (True, True))
    page.resize(640, 600)
    qtbot.waitUntil(lambda: places() == (False, False))
