"""The first start: two names, three doors."""

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from isms_desktop.services.organisations import Organisations
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.start.first_start_page import FirstStartPage
from tests.ui.scripted_prompts import ScriptedPrompts


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, organisations: Organisations) -> FirstStartPage:
    page = FirstStartPage(desk, organisations)
    qtbot.addWidget(page)
    return page


def fill(page: FirstStartPage, organisation: str, user: str) -> None:
    for name, text in (("organisationField", organisation), ("userNameField", user)):
        field = page.findChild(QLineEdit, name)
        assert field is not None
        field.setText(text)


def door(page: FirstStartPage, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("name", "signal"), [("importButton", "import_chosen"), ("startEmptyButton", "empty_chosen")]
)
def test_a_door_opens_once_both_names_are_recorded(
    qtbot: QtBot, page: FirstStartPage, organisations: Organisations, name: str, signal: str
) -> None:
    fill(page, "Northlight Ltd", "Mia Okafor")

    with qtbot.waitSignal(getattr(page, signal)):
        door(page, name).click()
    assert organisations.user_name() == "Mia Okafor"


def test_a_missing_name_is_said_and_the_door_stays_shut(
    qtbot: QtBot, page: FirstStartPage, organisations: Organisations, prompts: ScriptedPrompts
) -> None:
    fill(page, "Northlight Ltd", "")

    door(page, "startEmptyButton").click()
    qtbot.waitUntil(lambda: len(prompts.warned) == 1)
    field = page.findChild(QLineEdit, "userNameField")
    qtbot.waitUntil(lambda: page.focusWidget() is field)
    assert organisations.get() is None


def test_the_example_needs_no_names(qtbot: QtBot, page: FirstStartPage) -> None:
    with qtbot.waitSignal(page.example_chosen):
        door(page, "exampleButton").click()


def test_what_is_typed_at_once_is_the_name_of_the_organisation(
    qtbot: QtBot, page: FirstStartPage
) -> None:
    page.show()
    field = page.findChild(QLineEdit, "organisationField")
    qtbot.waitUntil(lambda: page.focusWidget() is field)
