"""The program with its window, from first start to end, over real files."""

import sys
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from isms_desktop.app.raising import raise_first
from isms_desktop.app.window import Program
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.runtime.paths import Paths
from isms_desktop.runtime.settings import SettingsFile
from isms_desktop.storage.database import Database
from isms_desktop.ui.palette.keys_dialog import KeysDialog
from isms_desktop.ui.palette.palette import Palette
from isms_desktop.wiring import open_workspace
from tests.ui.scripted_prompts import ScriptedPrompts

Start = Callable[[], Program]


@pytest.fixture
def prompts() -> ScriptedPrompts:
    return ScriptedPrompts()


@pytest.fixture
def start(
    qtbot: QtBot, qapp: QApplication, paths: Paths, clock: FixedClock, prompts: ScriptedPrompts
) -> Iterator[Start]:
    programs: list[Program] = []

    def make() -> Program:
        program = Program(qapp, paths, clock, prompts)
        qtbot.addWidget(program.window)
        programs.append(program)
        program.start()
        return program

    yield make
    for program in programs:
        program.window.close()
        program.end()


def set_up(paths: Paths, clock: FixedClock) -> None:
    workspace = open_workspace(paths, clock)
    workspace.organisations.set_up("Northlight Ltd", "Mia Okafor")
    workspace.close()


def shown(program: Program, name: str) -> bool:
    return any(part.isVisible() for part in program.window.findChildren(QWidget, name))


def press(parent: QWidget, name: str) -> None:
    found = parent.findChild(QPushButton, name)
    assert found is not None
    found.click()


def test_the_first_start_asks_and_leads_to_the_overview(
    qtbot: QtBot, start: Start, paths: Paths
) -> None:
    program = start()
    qtbot.waitUntil(lambda: shown(program, "firstStartPage"))
    page = program.window.findChild(QWidget, "firstStartPage")
    assert page is not None
    for name, text in (("organisationField", "Northlight"), ("userNameField", "Mia Okafor")):
        field = page.findChild(QLineEdit, name)
        assert field is not None
        field.setText(text)

    press(page, "startEmptyButton")

    qtbot.waitUntil(lambda: shown(program, "overviewPage"))
    assert paths.database.exists()


def test_work_beside_the_window_gives_it_many_turns(start: Start) -> None:
    before = sys.getswitchinterval()
    try:
        sys.setswitchinterval(0.005)
        start()
        assert sys.getswitchinterval() < 0.001
    finally:
        sys.setswitchinterval(before)


def test_the_example_lies_apart_and_can_be_left(qtbot: QtBot, start: Start, paths: Paths) -> None:
    program = start()
    qtbot.waitUntil(lambda: shown(program, "firstStartPage"))
    page = program.window.findChild(QWidget, "firstStartPage")
    assert page is not None

    press(page, "exampleButton")

    qtbot.waitUntil(lambda: shown(program, "overviewPage"))
    assert paths.example().database.exists()
    assert shown(program, "noticeButton")
    press(program.window, "noticeButton")
    assert shown(program, "loadingText")
    qtbot.waitUntil(lambda: not shown(program, "noticeButton"))
    qtbot.waitUntil(lambda: shown(program, "firstStartPage"))


def test_a_second_start_says_that_the_register_is_open(
    qtbot: QtBot, start: Start, paths: Paths, clock: FixedClock
) -> None:
    first = Database.create(paths.database, clock=clock)
    try:
        program = start()
        qtbot.waitUntil(lambda: shown(program, "troublePage"))
    finally:
        first.close()
    press(program.window, "retryButton")
    qtbot.waitUntil(lambda: shown(program, "firstStartPage"))


@pytest.mark.parametrize(
    "key", ["overview", "register", "entry", "importing", "reports", "settings"]
)
def test_every_page_opens(
    qtbot: QtBot, start: Start, paths: Paths, clock: FixedClock, key: str
) -> None:
    set_up(paths, clock)
    program = start()
    qtbot.waitUntil(lambda: shown(program, "overviewPage"))

    program.window.show_page(key)

    names = {"importing": "importPage"}
    qtbot.waitUntil(lambda: shown(program, names.get(key, f"{key}Page")))


def test_closing_keeps_settings_and_makes_a_backup(
    qtbot: QtBot, start: Start, paths: Paths, clock: FixedClock
) -> None:
    set_up(paths, clock)
    program = start()
    qtbot.waitUntil(lambda: shown(program, "overviewPage"))
    program.window.show_page("settings")
    program.workspace.organisations.set_up("Northlight plc", "Mia Okafor")

    program.window.close()

    qtbot.waitUntil(lambda: not paths.database.with_name("isms.db.lock").exists())
    assert SettingsFile(paths.settings_file).load().last_page == "settings"
    assert list(paths.backups.glob("*.db"))


def test_text_grows_by_request_within_bounds(
    qtbot: QtBot, start: Start, paths: Paths, clock: FixedClock
) -> None:
    set_up(paths, clock)
    program = start()
    qtbot.waitUntil(lambda: shown(program, "overviewPage"))

    for _ in range(15):
        program.window.text_size_requested.emit(10)
    assert SettingsFile(paths.settings_file).load().text_size == 200
    program.window.text_size_requested.emit(0)
    assert SettingsFile(paths.settings_file).load().text_size == 100


def test_a_backup_is_gone_back_to_from_the_settings(
    qtbot: QtBot, start: Start, paths: Paths, clock: FixedClock, prompts: ScriptedPrompts
) -> None:
    set_up(paths, clock)
    program = start()
    qtbot.waitUntil(lambda: shown(program, "overviewPage"))
    program.window.show_page("settings")
    press(program.window, "backupButton")
    qtbot.waitUntil(lambda: len(list(paths.backups.glob("*.db"))) >= 1)
    program.workspace.organisations.set_up("Another name", "Mia Okafor")
    prompts.answers = [True]

    restore = program.window.findChild(QPushButton, "restoreButton")
    assert restore is not None
    qtbot.waitUntil(restore.isEnabled)
    restore.click()

    def is_back() -> bool:
        try:
            organisation = program.workspace.organisations.get()
        except RuntimeError:
            return False
        return organisation is not None and organisation.name == "Northlight Ltd"

    qtbot.waitUntil(is_back)


def test_a_window_closed_while_the_register_opens_lets_it_go(
    start: Start, paths: Paths, clock: FixedClock
) -> None:
    set_up(paths, clock)
    program = start()
    program.open_register()

    program.window.close()

    Database.open(paths.database, clock=clock).close()


def test_anything_is_found_and_done_by_typing(
    qtbot: QtBot, start: Start, paths: Paths, clock: FixedClock, prompts: ScriptedPrompts
) -> None:
    set_up(paths, clock)
    program = start()
    window = program.window
    qtbot.waitUntil(lambda: shown(program, "overviewPage"))

    def type_and_enter(text: str, first: str) -> None:
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: bool(window.findChildren(Palette)))
        palette = window.findChildren(Palette)[-1]
        (field,) = palette.findChildren(QLineEdit)
        qtbot.keyClicks(field, text)
        qtbot.waitUntil(lambda: [line.title for line in palette.lines()][:1] == [first])
        with qtbot.waitSignal(palette.accepted):
            qtbot.keyClick(field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not window.findChildren(Palette))

    type_and_enter("okafor", "Mia Okafor")
    qtbot.waitUntil(lambda: shown(program, "peoplePage"))
    press(window, "backToSettingsButton")
    type_and_enter("overd", "Overdue entries")
    qtbot.waitUntil(lambda: window.current_key() == "register")
    type_and_enter("back up", "Back up now")
    qtbot.waitUntil(lambda: prompts.informed == ["A backup was made and read again."])
    type_and_enter("dark", "Dark colours")
    qtbot.waitUntil(lambda: program.desk.preferences.settings.theme == "dark")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, "?")
    qtbot.waitUntil(lambda: bool(window.findChildren(KeysDialog)))
    for keys in window.findChildren(KeysDialog):
        keys.close()


def test_a_second_start_brings_the_first_window_and_ends(
    qtbot: QtBot, start: Start, paths: Paths, clock: FixedClock
) -> None:
    set_up(paths, clock)
    first = start()
    qtbot.waitUntil(lambda: raise_first(paths.data_dir))
    first.window.showMinimized()

    second = start()

    qtbot.waitUntil(lambda: not second.window.isVisible())
    qtbot.waitUntil(lambda: not first.window.isMinimized())
    assert not second.is_open


def test_a_second_start_ends_too_while_the_first_window_shows_the_example(
    qtbot: QtBot, start: Start, paths: Paths, clock: FixedClock
) -> None:
    set_up(paths, clock)
    first = start()
    qtbot.waitUntil(lambda: raise_first(paths.data_dir))
    first.window.show_page("settings")
    press(first.window, "exampleButton")
    qtbot.waitUntil(lambda: shown(first, "noticeButton"))

    second = start()

    qtbot.waitUntil(lambda: not second.window.isVisible())
    assert first.window.isVisible()


def test_an_empty_template_is_saved_from_the_import_page(
    start: Start,
    paths: Paths,
    clock: FixedClock,
    prompts: ScriptedPrompts,
    qtbot: QtBot,
) -> None:
    set_up(paths, clock)
    program = start()
    qtbot.waitUntil(lambda: program.is_open)
    program.window.show_page("importing")
    qtbot.waitUntil(lambda: shown(program, "emptyTemplateButton"))
    target = paths.data_dir / "log.xlsx"
    prompts.answers += [None, target]
    press(program.window, "emptyTemplateButton")
    press(program.window, "emptyTemplateButton")
    qtbot.waitUntil(lambda: prompts.informed == ["The empty template was saved to log.xlsx."])
    assert target.exists()


def test_the_status_line_says_when_an_objective_was_saved(
    qtbot: QtBot, start: Start, paths: Paths, clock: FixedClock
) -> None:
    set_up(paths, clock)
    program = start()
    qtbot.waitUntil(lambda: shown(program, "overviewPage"))
    assert program.workspace is not None
    clock.moment += timedelta(minutes=7)
    saved = program.workspace.objectives.create({"statement": "Patch within 7 days"})
    program.desk.news.announce(saved.changes)
    told = program.desk.dates.time(clock.now())
    qtbot.waitUntil(lambda: told in program.window.navigation.status.text())
