import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from isms_desktop.ui.kit.garbage import WindowGarbage
from isms_desktop.ui.kit.jobs import Jobs
from tests.ui.scripted_prompts import ScriptedPrompts


class Circle(QObject):
    """Only a search finds it."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def lost_circle() -> tuple[weakref.ref[Circle], list[str]]:
    circle, ended_in = Circle(), list[str]()
    weakref.finalize(circle, lambda: ended_in.append(threading.current_thread().name))
    return weakref.ref(circle), ended_in


def test_no_thread_beside_the_window_deletes_a_widget(
    qtbot: QtBot, prompts: ScriptedPrompts
) -> None:
    jobs = Jobs(prompts)
    _circle, ended_in = lost_circle()
    with qtbot.waitSignal(jobs.read(lambda _progress: [[] for _ in range(50_000)]).finished):
        pass
    assert ended_in == []
    jobs.close()


def test_the_window_searches_by_the_thresholds_of_python(
    qapp: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    garbage = WindowGarbage(qapp)
    assert not gc.isenabled()
    circle, ended_in = lost_circle()
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, 0))
    garbage.search()
    assert circle() is not None
    monkeypatch.setattr(gc, "get_count", lambda: (9_999_999, 0, 0))
    garbage.search()
    assert ended_in == ["MainThread"]
    garbage.end()
    assert gc.isenabled()
    garbage.deleteLater()
