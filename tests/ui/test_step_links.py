import pytest
from pytestqt.qtbot import QtBot

from isms_desktop.domain.undoing import Offers
from isms_desktop.ui.kit.buttons import Button
from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.step_links import StepLinks


@pytest.fixture
def links(qtbot: QtBot, theme: Theme) -> StepLinks:
    links = StepLinks(theme)
    qtbot.addWidget(links)
    links.resize(200, 160)
    links.show()
    return links


def link(links: StepLinks, name: str) -> Button:
    found = links.findChild(Button, name)
    assert isinstance(found, Button)
    return found


def test_a_step_stands_below_its_verb_over_two_lines_where_it_needs_them(
    links: StepLinks,
) -> None:
    links.show_offers(Offers(undo="Set a check of INC-2026-014 aside"))
    undo = link(links, "undoButton")
    verb, *lines = undo.text().split("\n")
    assert verb == "Undo"
    assert len(lines) == 2
    assert " ".join(lines) == "Set a check of INC-2026-014 aside"
    assert undo.accessibleName() == "Undo: Set a check of INC-2026-014 aside"
    assert undo.toolTip().endswith("Ctrl+Z")
    assert link(links, "redoButton").isHidden()


def test_what_needs_more_than_two_lines_stands_in_the_tool_tip(links: StepLinks) -> None:
    step = "Record what was done for " + ", ".join(f"INC-2026-014/A{n}" for n in range(1, 9))
    links.show_offers(Offers(undo=step))
    undo = link(links, "undoButton")
    assert len(undo.text().split("\n")) == 3
    assert undo.text().endswith("…")
    assert step in undo.toolTip()
