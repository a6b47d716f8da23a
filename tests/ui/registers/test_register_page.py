"""The register page: search, chips, order, and what it says of the chosen entry."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from isms_desktop.domain.queries import Chip, Condition
from isms_desktop.domain.registers import COMPUTED, ENTRIES
from isms_desktop.services.entries import Entries
from isms_desktop.ui.kit.badge import Badge
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.flow import ChipBar
from isms_desktop.ui.kit.labels import Text
from isms_desktop.ui.kit.table_view import RegisterTable
from isms_desktop.ui.registers.register_page import RegisterPage

LATE = {"title": "Leaver accounts", "severity": "High", "due_on": "2026-11-12", "owner": "Mia"}
SOON = {"title": "Visitor log", "severity": "Low", "due_on": "2026-12-30", "owner": "Sam"}


def table(page: RegisterPage) -> RegisterTable:
    found = page.findChild(RegisterTable, "registerTable")
    assert found is not None
    return found


def titles(page: RegisterPage) -> list[str]:
    model = table(page).register
    return [model.cell_at(row, 0).text for row in range(model.rowCount())]


def texts(page: RegisterPage) -> set[str]:
    return {text.text() for text in page.findChildren(Text) if text.isVisible()}


def test_an_empty_register_says_what_belongs_here(qtbot: QtBot, page: RegisterPage) -> None:
    qtbot.waitUntil(lambda: "No entries yet" in texts(page))

    with qtbot.waitSignal(page.new_entry_requested):
        button = next(
            b for b in page.findChildren(type(page._new)) if b.text() == "Record the first entry"
        )
        button.click()


def test_the_most_urgent_entry_comes_first(
    qtbot: QtBot, page: RegisterPage, entries: Entries, desk: Desk
) -> None:
    entries.create(SOON)
    desk.news.announce(entries.create(LATE).changes)

    qtbot.waitUntil(lambda: titles(page) == ["Leaver accounts", "Visitor log"])


def test_search_keeps_what_contains_all_words(
    qtbot: QtBot, page: RegisterPage, entries: Entries, desk: Desk
) -> None:
    entries.create(LATE)
    desk.news.announce(entries.create(SOON).changes)
    search = page.findChild(QLineEdit, "searchField")
    assert search is not None

    qtbot.keyClicks(search, "visit")
    qtbot.waitUntil(lambda: titles(page) == ["Visitor log"])
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(titles(page)) == 2)


def test_chips_filter_and_count(
    qtbot: QtBot, page: RegisterPage, entries: Entries, desk: Desk
) -> None:
    entries.create(SOON)
    desk.news.announce(entries.create(LATE).changes)
    chips = page.findChild(ChipBar, "registerChips")
    assert chips is not None

    page.visited(Chip.OVERDUE)

    qtbot.waitUntil(lambda: titles(page) == ["Leaver accounts"])
    assert chips.chosen_key() == Chip.OVERDUE


def test_the_chosen_entry_says_its_next_step(
    qtbot: QtBot, page: RegisterPage, entries: Entries, desk: Desk
) -> None:
    desk.news.announce(entries.create(LATE).changes)

    qtbot.waitUntil(lambda: "Next step" in texts(page))
    assert any(badge.accessibleName().startswith("Overdue") for badge in page.findChildren(Badge))


def test_enter_opens_the_entry(
    qtbot: QtBot, page: RegisterPage, entries: Entries, desk: Desk
) -> None:
    saved = entries.create(LATE)
    desk.news.announce(saved.changes)
    qtbot.waitUntil(lambda: titles(page) == ["Leaver accounts"])

    with qtbot.waitSignal(page.entry_requested) as asked:
        qtbot.keyClick(table(page), Qt.Key.Key_Return)
    assert asked.args == [saved.uid]


def test_export_and_print_take_what_is_shown(
    qtbot: QtBot, page: RegisterPage, entries: Entries, desk: Desk
) -> None:
    desk.news.announce(entries.create(LATE).changes)
    qtbot.waitUntil(lambda: titles(page) == ["Leaver accounts"])
    page.visited(Chip.CLOSED)

    with qtbot.waitSignal(page.print_requested) as asked:
        page._print.click()
    assert asked.args is not None
    assert asked.args[0].chip is Chip.CLOSED


def test_space_hides_and_shows_the_detail_pane(
    qtbot: QtBot, page: RegisterPage, entries: Entries, desk: Desk
) -> None:
    desk.news.announce(entries.create(LATE).changes)
    qtbot.waitUntil(lambda: titles(page) == ["Leaver accounts"])
    assert page._detail.isVisible()

    qtbot.keyClick(table(page), Qt.Key.Key_Space)
    assert not page._detail.isVisible()


def test_the_detail_pane_gives_way_in_a_narrow_window(page: RegisterPage) -> None:
    page.resize(700, 600)

    assert not page._detail.isVisible()


def filters(qtbot: QtBot, page: RegisterPage, *path: str) -> None:
    """Choose a filter by what the menu and its submenus say."""
    menu = page.findChild(QMenu, "entriesFilterMenu")
    button = page.findChild(QPushButton, "entriesFilterButton")
    assert menu is not None
    assert button is not None
    button.click()
    qtbot.waitUntil(menu.isVisible)
    choose(qtbot, menu, *path)
    menu.hide()


def choose(qtbot: QtBot, menu: QMenu, *path: str) -> None:
    """Choose a line of a menu; those of a column are there once they were looked up."""
    qtbot.waitUntil(lambda: any(action.text() == path[0] for action in menu.actions()))
    action = next(action for action in menu.actions() if action.text() == path[0])
    below = action.menu()
    if isinstance(below, QMenu):
        below.aboutToShow.emit()
        choose(qtbot, below, *path[1:])
    else:
        action.trigger()


def test_filters_by_what_entries_hold_are_shown_and_taken_away_again(
    qtbot: QtBot, page: RegisterPage, entries: Entries, desk: Desk
) -> None:
    entries.create(SOON)
    desk.news.announce(entries.create(LATE).changes)
    qtbot.waitUntil(lambda: len(titles(page)) == 2)

    filters(qtbot, page, "Owner", "Sam")
    qtbot.waitUntil(lambda: titles(page) == ["Visitor log"])
    filters(qtbot, page, "Severity", "High")
    qtbot.waitUntil(lambda: titles(page) == [])
    pill = page.findChild(QPushButton, "filter_owner")
    assert pill is not None
    assert pill.text() == "Owner: Sam"
    pill.click()
    qtbot.waitUntil(lambda: titles(page) == ["Leaver accounts"])
    filters(qtbot, page, "Overdue")
    qtbot.waitUntil(lambda: titles(page) == ["Leaver accounts"])
    filters(qtbot, page, "Owner", "Not given")
    qtbot.waitUntil(lambda: titles(page) == [])
    clear = page.findChild(QPushButton, "clearFiltersButton")
    assert clear is not None
    clear.click()
    qtbot.waitUntil(lambda: len(titles(page)) == 2)


def test_a_filter_chosen_again_is_taken_away(
    qtbot: QtBot, page: RegisterPage, entries: Entries, desk: Desk
) -> None:
    desk.news.announce(entries.create(LATE).changes)
    qtbot.waitUntil(lambda: len(titles(page)) == 1)
    filters(qtbot, page, "With waivers")
    qtbot.waitUntil(lambda: titles(page) == [])
    filters(qtbot, page, "With waivers")
    qtbot.waitUntil(lambda: len(titles(page)) == 1)


def test_another_page_points_to_conditions(
    qtbot: QtBot, page: RegisterPage, entries: Entries, desk: Desk
) -> None:
    entries.create(SOON)
    desk.news.announce(entries.create(LATE).changes)
    qtbot.waitUntil(lambda: len(titles(page)) == 2)

    page.visited((Condition("severity", "Low"),))

    qtbot.waitUntil(lambda: titles(page) == ["Visitor log"])
    assert "Severity: Low" in {b.text() for b in page.findChildren(QPushButton)}


def test_next_step_and_checks_are_columns(
    qtbot: QtBot, page: RegisterPage, entries: Entries, desk: Desk
) -> None:
    done = {"entry_type": "Incident", "input": "Security incident", "identified_on": "2026-10-01"}
    weak = {**LATE, **done, "action_needed": "yes", "containment": "Locked"}
    entries.create(SOON)
    desk.news.announce(entries.create(weak).changes)
    qtbot.waitUntil(lambda: len(titles(page)) == 2)
    model = table(page).register
    keys = [column.key for column in model.columns]

    step = [model.cell_at(row, keys.index("next_step")).text for row in range(2)]
    assert step[0].startswith("Find out why it could happen")
    assert step[1] == "Complete the record: identified on, source."

    place = keys.index("checks")
    qtbot.waitUntil(lambda: all(model.cell_at(row, place).text for row in range(2)))
    assert [model.cell_at(row, place).text for row in range(2)] == ["2 hints", "nothing"]


def test_where_nothing_fits_one_button_shows_all_again(
    qtbot: QtBot, page: RegisterPage, entries: Entries, desk: Desk
) -> None:
    desk.news.announce(entries.create(LATE).changes)
    qtbot.waitUntil(lambda: len(titles(page)) == 1)
    page.visited((Condition("owner", "Nobody"),))
    qtbot.waitUntil(lambda: "No entry fits" in texts(page))
    everything = page.findChild(QPushButton, "showAllButton")
    assert everything is not None
    everything.click()
    qtbot.waitUntil(lambda: titles(page) == ["Leaver accounts"])


def test_every_declared_column_can_be_filtered_by(
    qtbot: QtBot, page: RegisterPage, entries: Entries, desk: Desk
) -> None:
    entries.create({**SOON, "notes": "Look again"})
    desk.news.announce(entries.create(LATE).changes)
    qtbot.waitUntil(lambda: len(titles(page)) == 2)

    filters(qtbot, page, "Record", "Notes", "Given")
    qtbot.waitUntil(lambda: titles(page) == ["Visitor log"])
    filters(qtbot, page, "Record", "Notes", "Not given")
    qtbot.waitUntil(lambda: titles(page) == ["Leaver accounts"])
    filters(qtbot, page, "Record", "Notes", "Not given")
    found = page._filters._by.all()
    assert set(found) == {"checks", *(field.key for field in (*ENTRIES, *COMPUTED))}


def test_days_are_filtered_by_month_or_year(
    qtbot: QtBot, page: RegisterPage, entries: Entries, desk: Desk
) -> None:
    entries.create({**SOON, "identified_on": "2026-01-05"})
    desk.news.announce(entries.create({**LATE, "identified_on": "2026-11-20"}).changes)
    qtbot.waitUntil(lambda: len(titles(page)) == 2)
    filters(qtbot, page, "Record", "Identified on", "2026", "Jan 2026")
    qtbot.waitUntil(lambda: titles(page) == ["Visitor log"])
    pill = page.findChild(QPushButton, "filter_identified_on")
    assert pill is not None
    assert pill.text() == "Identified on: Jan 2026"
    filters(qtbot, page, "Record", "Identified on", "2026", "All of 2026")
    qtbot.waitUntil(lambda: len(titles(page)) == 2)


def test_the_register_is_filtered_and_sorted_by_what_the_checks_say(
    qtbot: QtBot, page: RegisterPage, entries: Entries, desk: Desk
) -> None:
    entries.create(SOON)
    desk.news.announce(entries.create(LATE).changes)
    qtbot.waitUntil(lambda: len(titles(page)) == 2)
    filters(qtbot, page, "Checks", "Something is missing")
    pill = page.findChild(QPushButton, "filter_checks")
    assert pill is not None
    assert pill.text() == "Checks: Something is missing"
    qtbot.waitUntil(lambda: page._printed.among is not None)
    with qtbot.waitSignal(page.export_requested) as exported:
        page._export.click()
    assert exported.args[0].among == tuple(page._model.ids())
    pill.click()
    qtbot.waitUntil(lambda: len(titles(page)) == 2)
    keys = [column.key for column in page._model.columns]
    page._table.sortByColumn(keys.index("checks"), Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(lambda: len(page._checks.known()) == 2)
    page.hide()
    desk.news.announce(entries.create({**SOON, "title": "A third one"}).changes)
    assert page._checks.known() == {}
    page.show()
    page.visited(None)
    qtbot.waitUntil(lambda: len(titles(page)) == 3)


def test_who_comes_to_the_register_goes_on_with_the_keys(
    qtbot: QtBot, page: RegisterPage, entries: Entries
) -> None:
    uid = entries.create({"title": "Laptop lost"}).uid
    page.refresh()
    table = page.findChild(RegisterTable, "registerTable")
    assert table is not None
    qtbot.waitUntil(lambda: table.current_id() == uid)
    page.setFocus()
    assert table.hasFocus()
    with qtbot.waitSignal(page.entry_requested):
        qtbot.keyClick(table, Qt.Key.Key_Return)
