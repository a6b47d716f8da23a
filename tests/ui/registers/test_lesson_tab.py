"""The register's tab of lessons."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from isms_desktop.domain.lesson_list import LearnedFrom
from isms_desktop.domain.words import ObjectiveResult
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.services.entries import Entries
from isms_desktop.services.objective_examples import vague_words
from isms_desktop.services.objective_steps import ObjectiveSteps
from isms_desktop.services.objectives import Judgement, Objectives
from isms_desktop.storage.database import Database
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.flow import ChipBar
from isms_desktop.ui.kit.table_view import RegisterTable
from isms_desktop.ui.registers.register_page import LESSONS_TAB, RegisterPage

LEARNED = {
    "title": "Leaver accounts",
    "description": "Accounts of two leavers were active.",
    "lessons": "Whoever ends a contract knows the day first.\nPut the step there.",
    "category": "Unauthorised access",
}


def table(page: RegisterPage) -> RegisterTable:
    found = page.findChild(RegisterTable, "lessonsTable")
    assert found
    return found


def shown(page: RegisterPage) -> list[str]:
    model = table(page).register
    return [model.cell_at(row, 0).text for row in range(model.rowCount())]


def test_without_lessons_it_says_what_will_stand_here(qtbot: QtBot, page: RegisterPage) -> None:
    page.visited(LESSONS_TAB)
    qtbot.waitUntil(lambda: not table(page).isVisible())


def test_a_lesson_is_listed_and_leads_to_its_entry(
    qtbot: QtBot, page: RegisterPage, entries: Entries, desk: Desk
) -> None:
    page.visited(LESSONS_TAB)
    entries.create({"description": "Nothing was learned here."})
    saved = entries.create(LEARNED)
    desk.news.announce(saved.changes)
    qtbot.waitUntil(lambda: shown(page) == ["Whoever ends a contract knows the day first."])
    assert table(page).register.cell_at(0, 0).sub.endswith("Leaver accounts")
    with qtbot.waitSignal(page.entry_requested) as opened:
        table(page).opened.emit(saved.uid)
    assert opened.args == [saved.uid]
    chips = page.findChild(ChipBar, "lessonsChips")
    assert chips
    chips.chosen.emit(LearnedFrom.OBJECTIVE)
    qtbot.waitUntil(lambda: shown(page) == [])


def test_a_lesson_of_an_objective_leads_there(
    qtbot: QtBot,
    page: RegisterPage,
    database: Database,
    clock: FixedClock,
    new_uid: Callable[[], str],
    entries: Entries,
) -> None:
    steps = ObjectiveSteps(database, clock, new_uid, lambda: "Mia Okafor")
    objectives = Objectives(database, clock, steps, entries, vague_words())
    aim = objectives.create({"statement": "Fewer clicks"})
    judgement = Judgement(result=ObjectiveResult.GIVEN_UP, lessons="Begin earlier.")
    objectives.give_verdict(aim.uid, aim.version, judgement)
    page.visited(LESSONS_TAB)
    qtbot.waitUntil(lambda: shown(page) == ["Begin earlier."])
    with qtbot.waitSignal(page.aim_requested) as opened:
        table(page).opened.emit(aim.uid)
    assert opened.args == [aim.uid]
    table(page).opened.emit("gone")  # nothing happens
