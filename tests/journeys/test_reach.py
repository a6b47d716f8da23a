"""Every page can be reached, named, hit and read: by keyboard, in all looks, in a small window."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from isms_desktop.app.gallery import PAGES, settle, show
from isms_desktop.app.window import Program
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.runtime.paths import Paths
from isms_desktop.runtime.settings import Settings, SettingsFile
from isms_desktop.ui.kit.theme import Scheme, Theme
from isms_desktop.wiring import open_workspace
from tests.ui import reach
from tests.ui.scripted_prompts import ScriptedPrompts

MIDDLE = QSize(1000, 650)
SMALL = QSize(900, 600)
LOOKS = [
    pytest.param(Scheme.LIGHT, 80, MIDDLE, id="light, small text"),
    pytest.param(Scheme.LIGHT, 100, MIDDLE, id="light"),
    pytest.param(Scheme.DARK, 100, SMALL, id="dark, small window"),
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
    program = Program(qapp, paths, clock, ScriptedPrompts())
    program.start()
    while not program.is_open:
        settle(program)
    yield program
    program.window.close()
    program.end()


def on_every_page(program: Program, look: Callable[[QWidget], list[str]]) -> list[str]:
    found = []
    for name in PAGES:
        show(program, name)
        settle(program)
        found += [f"{name}: {finding}" for finding in look(program.window)]
    return found


@pytest.mark.parametrize(("scheme", "percent", "size"), LOOKS)
def test_every_page_can_be_worked_and_read(
    program: Program, qapp: QApplication, scheme: Scheme, percent: int, size: QSize
) -> None:
    (theme,) = program.findChildren(Theme)
    theme.apply(qapp, scheme, percent)
    program.window.resize(size)

    def look(window: QWidget) -> list[str]:
        return [
            *reach.nameless(window),
            *reach.too_small(window),
            *reach.cut_off(window),
            *reach.speechless_cells(window),
            *([] if window.size() == size else [f"the window is {window.size()}"]),
        ]

    found = on_every_page(program, look)
    assert not found, "\n".join(found)


def test_tab_stops_at_everything_and_leaves_every_text_area(
    program: Program, qapp: QApplication
) -> None:
    program.window.resize(MIDDLE)
    missed = on_every_page(program, reach.out_of_reach)
    assert not missed, "\n".join(missed)
