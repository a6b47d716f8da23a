"""What a page asks for is heard: no signal of a page leads nowhere, and none is answered twice."""

from collections.abc import Iterator
from typing import Final

import pytest
from PySide6.QtCore import SIGNAL, QMetaMethod
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from isms_desktop.app.window import Program, page_entries
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.runtime.paths import Paths
from isms_desktop.wiring import open_workspace
from tests.ui.scripted_prompts import ScriptedPrompts

PAGES: Final = [entry.key for entry in page_entries(lambda _key: QWidget())]


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, paths: Paths, clock: FixedClock) -> Iterator[Program]:
    workspace = open_workspace(paths, clock)
    workspace.organisations.set_up("Northlight Ltd", "Mia Okafor")
    workspace.close()
    program = Program(qapp, paths, clock, ScriptedPrompts())
    qtbot.addWidget(program.window)
    program.start()
    qtbot.waitUntil(lambda: program.is_open and bool(program.window.current_key()))
    yield program
    program.window.close()
    program.end()


def requests_of(page: QWidget) -> Iterator[str]:
    """The signatures of the signals by which a page asks for something."""
    meta = page.metaObject()
    for place in range(QWidget().metaObject().methodCount(), meta.methodCount()):
        method = meta.method(place)
        signature = bytes(method.methodSignature().data()).decode()
        if method.methodType() == QMetaMethod.MethodType.Signal and "_requested(" in signature:
            yield signature


@pytest.mark.parametrize("key", PAGES)
def test_every_request_of_a_page_is_answered_once(qtbot: QtBot, program: Program, key: str) -> None:
    program.window.show_page(key)
    page = program.window.page(key)
    assert page is not None
    heard = {name: page.receivers(SIGNAL(name)) for name in requests_of(page)}
    assert heard == dict.fromkeys(heard, 1)
    qtbot.waitUntil(lambda: not program.desk.jobs.is_working())
