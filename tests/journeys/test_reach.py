"""Every page can be reached, named, hit and read: by keyboard, in all looks, in a small window."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from isms_desktop.app.gallery import OVER_THE_WINDOW, PAGES, over, show
from isms_desktop.app.settling import settle
from isms_desktop.app.window import Program
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.runtime.paths import Paths
from isms_desktop.runtime.settings import Settings, SettingsFile
from isms_desktop.ui.kit.theme import Scheme
from isms_desktop.wiring import open_workspace
from tests.ui import reach
from tests.ui.scripted_prompts import ScriptedPrompts

MIDDLE = QSize(1000, 650)
SMALL = QSize(900, 600)
LOOKS = [
    pytest.param(Scheme.LIGHT, 80, MIDDLE, id="light, small text"),
    pytest.param(Scheme.LIGHT, 100, MIDDLE, id="light"),
    pytest.param(Scheme.DARK, 100, SMALL, id="dark, small window"),
    pytest.param(Scheme.CONTRAST, 140, SMALL, id="contrast, larger text, small window"),
    pytest.param(Scheme.DARK, 200, MIDDLE, id="dark, large text"),
]


@pytest.fixture(scope="module")
def program(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    paths = Paths.below(tmp_path_factory.mktemp("example"))
    SettingsFile(paths.settings_file).save(Settings(language="en", theme="light"))
    paths.prepare()
    clock = FixedClock(datetime(2026, 11, 23, 9, 30, tzinfo=UTC))
    workspace = open_workspace(paths, clock)
    workspace.examples.fill()
    workspace.close()
    yield from started(Program(qapp, paths, clock, ScriptedPrompts()))


@pytest.fixture
def first_start(qapp: QApplication, paths: Paths, clock: FixedClock) -> Iterator[Program]:
    SettingsFile(paths.settings_file).save(Settings(language="en", theme="light"))
    yield from started(Program(qapp, paths, clock, ScriptedPrompts()))


def started(program: Program) -> Iterator[Program]:
    program.start()
    while not program.is_open:
        settle(program)
    yield program
    program.window.close()
    program.end()


def on_every_page(program: Program, look: Callable[[QWidget], list[str]]) -> list[str]:
    """What is found on every page, and in all that opens over the window."""
    found = []
    for name in (*PAGES, *OVER_THE_WINDOW):
        show(program, name)
        settle(program)
        dialog = over()
        assert (dialog is not None) is (name in OVER_THE_WINDOW), name
        found += [f"{name}: {finding}" for finding in look(dialog or program.window)]
        if dialog is not None:
            dialog.close()
    return found


def looked_at(page: QWidget) -> list[str]:
    return [
        *reach.nameless(page),
        *reach.too_small(page),
        *reach.cut_off(page),
        *reach.speechless_cells(page),
    ]


@pytest.mark.parametrize(("scheme", "percent", "size"), LOOKS)
def test_every_page_can_be_worked_and_read(
    program: Program, qapp: QApplication, scheme: Scheme, percent: int, size: QSize
) -> None:
    program.desk.theme.apply(qapp, scheme, percent)
    program.window.resize(size)

    def look(page: QWidget) -> list[str]:
        window = program.window
        return [*looked_at(page), *([] if window.size() == size else [f"it is {window.size()}"])]

    found = on_every_page(program, look)
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("scheme", "percent", "size"), LOOKS)
def test_the_first_start_can_be_worked_and_read(
    first_start: Program, qapp: QApplication, scheme: Scheme, percent: int, size: QSize
) -> None:
    first_start.desk.theme.apply(qapp, scheme, percent)
    first_start.window.resize(size)
    settle(first_start)
    window = first_start.window
    found = [*looked_at(window), *reach.out_of_reach(window)]
    assert not found, "\n".join(found)


def test_tab_stops_at_everything_and_leaves_every_text_area(
    program: Program, qapp: QApplication
) -> None:
    program.window.resize(MIDDLE)
    missed = on_every_page(program, reach.out_of_reach)
    assert not missed, "\n".join(missed)
