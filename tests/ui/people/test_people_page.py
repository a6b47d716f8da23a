"""The people page: seen, searched, changed, added, joined."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from isms_desktop.services.entries import Entries
from isms_desktop.services.organisations import Organisations
from isms_desktop.services.people_keeping import PeopleKeeping
from isms_desktop.storage.database import Database
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import Text
from isms_desktop.ui.kit.table_view import RegisterTable
from isms_desktop.ui.people.people_page import PeoplePage
from tests.ui.scripted_prompts import ScriptedPrompts


@pytest.fixture
def people(
    database: Database,
    new_uid: Callable[[], str],
    organisations: Organisations,
    entries: Entries,
) -> PeopleKeeping:
    organisations.set_up("Northlight Ltd", "Mia Okafor")
    keeping = PeopleKeeping(database, new_uid, organisations.user_name)
    keeping.add("Jonas Brandt")
    keeping.add("J. Brandt")
    entries.create({"title": "Leaver accounts", "owner": "Jonas Brandt"})
    return keeping


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, people: PeopleKeeping) -> PeoplePage:
    page = PeoplePage(desk, people)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    qtbot.waitUntil(lambda: len(names(page)) == 3)
    return page


def table(page: PeoplePage) -> RegisterTable:
    (found,) = page.findChildren(RegisterTable)
    return found


def names(page: PeoplePage) -> list[str]:
    model = table(page).register
    return [model.cell_at(row, 0).text for row in range(model.rowCount())]


def field(page: PeoplePage, name: str) -> QLineEdit:
    (found,) = page.findChildren(QLineEdit, name)
    return found


def press(page: PeoplePage, name: str) -> None:
    (found,) = page.findChildren(QPushButton, name)
    found.click()


def uid_of(people: PeopleKeeping, name: str) -> str:
    return next(line.person.uid for line in people.lines() if line.person.name == name)


def test_everybody_is_listed_with_what_they_answer_for(
    page: PeoplePage, people: PeopleKeeping
) -> None:
    assert names(page) == ["J. Brandt", "Jonas Brandt", "Mia Okafor"]
    assert table(page).register.cell_at(1, 2).text == "1"
    table(page).select_id(uid_of(people, "Jonas Brandt"))
    assert field(page, "nameField").text() == "Jonas Brandt"
    assert field(page, "initialsField").text() == "JB"


def test_a_left_field_and_a_tick_are_kept(
    qtbot: QtBot, page: PeoplePage, people: PeopleKeeping
) -> None:
    page.visited(uid_of(people, "Mia Okafor"))
    qtbot.waitUntil(lambda: field(page, "nameField").text() == "Mia Okafor")
    field(page, "roleField").setFocus()
    qtbot.keyClicks(field(page, "roleField"), "Security lead")
    qtbot.keyClick(field(page, "roleField"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: {"Security lead"} == {x.person.role for x in people.lines()} - {""})
    qtbot.waitUntil(lambda: table(page).register.cell_at(2, 0).sub == "Security lead")
    (active,) = page.findChildren(QCheckBox, "activeBox")
    qtbot.waitUntil(lambda: field(page, "roleField").text() == "Security lead")
    active.setChecked(False)
    qtbot.waitUntil(lambda: any(not line.person.is_active for line in people.lines()))
    qtbot.waitUntil(lambda: "no longer active" in table(page).register.cell_at(2, 0).sub)


def test_somebody_new_is_added(qtbot: QtBot, page: PeoplePage) -> None:
    press(page, "newPersonButton")
    qtbot.keyClicks(field(page, "nameField"), "Priya Nair")
    qtbot.keyClick(field(page, "nameField"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Priya Nair" in names(page))


def test_the_search_narrows_the_list(qtbot: QtBot, page: PeoplePage) -> None:
    search = field(page, "searchField")
    qtbot.keyClicks(search, "mia")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(page) == ["Mia Okafor"])
    qtbot.keyClicks(search, "zz")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(page) == [])
    assert field(page, "nameField").text() == ""


@pytest.mark.parametrize("is_wanted", [True, False])
def test_joining_asks_first(
    qtbot: QtBot,
    page: PeoplePage,
    people: PeopleKeeping,
    prompts: ScriptedPrompts,
    is_wanted: bool,
) -> None:
    table(page).select_id(uid_of(people, "Jonas Brandt"))
    (others,) = page.findChildren(QComboBox, "mergeChoice")
    (merge,) = page.findChildren(QPushButton, "mergeButton")
    assert (others.currentText(), merge.isEnabled()) == ("", False)
    others.setCurrentText("J. Brandt")
    prompts.answers = [is_wanted]
    press(page, "mergeButton")
    wanted = 2 if is_wanted else 3
    qtbot.waitUntil(lambda: len(names(page)) == wanted)
    if is_wanted:
        said = {text.text() for text in page.findChildren(Text)}
        assert "Also written: J. Brandt" in said


def test_the_entries_somebody_owns_are_asked_for(
    qtbot: QtBot, page: PeoplePage, people: PeopleKeeping
) -> None:
    table(page).select_id(uid_of(people, "Jonas Brandt"))
    with qtbot.waitSignal(page.owned_requested) as asked:
        press(page, "ownedButton")
    assert asked.args == ["Jonas Brandt"]
    with qtbot.waitSignal(page.settings_requested):
        press(page, "backToSettingsButton")
