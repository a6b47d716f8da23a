import threading
from collections.abc import Callable
from functools import partial

import shiboken6
from PySide6.QtCore import QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.progress import Progress
from isms_desktop.ui.kit.jobs import Jobs
from isms_desktop.ui.kit.progress_window import ProgressWindow
from tests.conftest import PATIENCE_S
from tests.ui.scripted_prompts import ScriptedPrompts


class Receiver(QObject):
    """Remembers what it was told, and in which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[object] = []
        self.threads: list[QThread] = []

    def take(self, *values: object) -> None:
        self.told.extend(values or ("called",))
        self.threads.append(QThread.currentThread())


def gives(value: object) -> Callable[[Progress], object]:
    return lambda _progress: value


def fails(error: Exception) -> Callable[[Progress], object]:
    def work(_progress: Progress) -> object:
        raise error

    return work


def windows() -> list[ProgressWindow]:
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, ProgressWindow)]
    return [w for w in shown if w.isVisible()]


def test_the_result_arrives_in_the_windows_thread(qtbot: QtBot, jobs: Jobs) -> None:
    receiver = Receiver()
    with qtbot.waitSignal(jobs.became_idle):
        jobs.write(gives(42), done=receiver.take)
    assert receiver.told == [42]
    assert receiver.threads == [receiver.thread()]


def test_work_runs_beside_the_window(qtbot: QtBot, jobs: Jobs) -> None:
    receiver = Receiver()
    job = jobs.read(lambda _progress: threading.current_thread().name, done=receiver.take)
    with qtbot.waitSignal(job.finished):
        pass
    assert str(receiver.told[0]).startswith("reader")


def test_writes_queue_in_their_order(qtbot: QtBot, jobs: Jobs) -> None:
    gate, order = threading.Event(), list[int]()

    def work(number: int, _progress: Progress) -> None:
        gate.wait(PATIENCE_S)
        order.append(number)

    for number in range(5):
        jobs.write(partial(work, number))
    assert jobs.is_writing()
    with qtbot.waitSignal(jobs.became_idle):
        gate.set()
    assert order == [0, 1, 2, 3, 4]
    assert not jobs.is_writing()


def test_reading_does_not_wait_for_a_write(qtbot: QtBot, jobs: Jobs) -> None:
    gate = threading.Event()
    receiver = Receiver()
    jobs.write(lambda _progress: gate.wait(PATIENCE_S))
    with qtbot.waitSignal(jobs.read(gives("read"), done=receiver.take).finished):
        pass
    assert jobs.is_writing()
    with qtbot.waitSignal(jobs.became_idle):
        gate.set()


def test_expected_trouble_goes_to_its_handler(
    qtbot: QtBot, jobs: Jobs, prompts: ScriptedPrompts
) -> None:
    receiver, error = Receiver(), UserError("The file is locked.")
    with qtbot.waitSignal(jobs.became_idle):
        jobs.write(fails(error), done=receiver.take, failed=receiver.take)
    assert receiver.told == [error]
    assert not prompts.warned


def test_expected_trouble_without_a_handler_is_told(
    qtbot: QtBot, jobs: Jobs, prompts: ScriptedPrompts
) -> None:
    error = UserError("The disk is full.")
    with qtbot.waitSignal(jobs.became_idle):
        jobs.write(fails(error))
    assert prompts.warned == [error]


def test_a_bug_comes_out_as_unexpected(qtbot: QtBot, jobs: Jobs, prompts: ScriptedPrompts) -> None:
    receiver, bug = Receiver(), ZeroDivisionError("a bug")
    with qtbot.waitSignal(jobs.unexpected) as caught:
        jobs.read(fails(bug), done=receiver.take, failed=receiver.take)
    assert caught.args == [bug]
    assert not receiver.told
    assert not prompts.warned


def test_a_result_for_a_widget_that_is_gone_is_dropped(qtbot: QtBot, jobs: Jobs) -> None:
    receiver = Receiver()
    gate = threading.Event()
    jobs.write(lambda _progress: gate.wait(PATIENCE_S), done=receiver.take)
    jobs.write(gives(1), done=partial(receiver.take, "prefix"))
    shiboken6.delete(receiver)
    with qtbot.waitSignal(jobs.became_idle):
        gate.set()
    assert receiver.told == []


def test_cancel_stops_at_the_next_report(qtbot: QtBot, jobs: Jobs) -> None:
    receiver, started = Receiver(), threading.Event()

    def work(progress: Progress) -> None:
        started.set()
        while True:
            progress(1, 2)

    job = jobs.write(work, done=receiver.take, cancelled=receiver.take)
    started.wait(PATIENCE_S)
    with qtbot.waitSignal(jobs.became_idle):
        job.cancel()
    assert receiver.told == ["called"]


def test_work_cancelled_in_the_queue_never_starts(qtbot: QtBot, jobs: Jobs) -> None:
    gate, ran = threading.Event(), list[int]()
    jobs.write(lambda _progress: gate.wait(PATIENCE_S))
    jobs.write(lambda _progress: ran.append(1)).cancel()
    with qtbot.waitSignal(jobs.became_idle):
        gate.set()
    assert not ran


def test_long_work_shows_a_window_whose_cancel_ends_it(qtbot: QtBot, jobs: Jobs) -> None:
    receiver = Receiver()

    def work(progress: Progress) -> None:
        pause = threading.Event()
        while True:
            progress(30, 100, "row 30 of 100")
            pause.wait(0.02)

    jobs.write(work, cancelled=receiver.take, title="Import log.xlsx")
    assert not windows()
    qtbot.waitUntil(lambda: len(windows()) == 1)
    window = windows()[0]
    qtbot.waitUntil(lambda: window._what.text() == "row 30 of 100")
    assert window._bar.value() == 30
    with qtbot.waitSignal(jobs.became_idle):
        window._cancel.click()
    assert receiver.told == ["called"]
    assert not windows()


def test_work_goes_on_when_its_progress_window_went_with_a_dialog(qtbot: QtBot, jobs: Jobs) -> None:
    go_on, is_reported = threading.Event(), threading.Event()

    def work(progress: Progress) -> str:
        while not go_on.wait(0.02):
            progress(30, 100, "row 30 of 100")
        progress(60, 100, "row 60 of 100")
        is_reported.set()
        return "done"

    receiver = Receiver()
    jobs.write(work, done=receiver.take, title="Looking")
    qtbot.waitUntil(lambda: len(windows()) == 1)
    shiboken6.delete(windows()[0])
    go_on.set()
    qtbot.waitUntil(lambda: receiver.told == ["done"])
    assert is_reported.is_set()


def test_closing_the_progress_window_cancels_and_waits(qtbot: QtBot, jobs: Jobs) -> None:
    window = ProgressWindow("Export", None)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(window.cancel_requested):
        window.close()
    assert window.isVisible()
    with qtbot.assertNotEmitted(window.cancel_requested):
        window.close()
    window.hide()


def test_short_work_shows_no_window(qtbot: QtBot, jobs: Jobs) -> None:
    with qtbot.waitSignal(jobs.became_idle):
        jobs.write(gives(1), title="Save")
    qtbot.wait(450)
    assert not windows()


def test_closing_waits_for_writes_and_cancels_reads(qtbot: QtBot, prompts: ScriptedPrompts) -> None:
    jobs, written, started = Jobs(prompts), list[int](), threading.Event()

    def read(progress: Progress) -> None:
        started.set()
        while True:
            progress(0, 0)

    jobs.read(read)
    started.wait(PATIENCE_S)
    jobs.write(lambda _progress: written.append(1))
    jobs.close(wait=True)
    assert written == [1]


def test_a_read_in_the_way_of_a_writer_is_tried_again(
    qtbot: QtBot, jobs: Jobs, prompts: ScriptedPrompts
) -> None:
    tries: list[int] = []

    def read(_progress: Progress) -> str:
        tries.append(1)
        if len(tries) < 3:
            raise UserError("The register is being written.", code="busy")
        return "read"

    inbox = Receiver()
    jobs.read(read, done=inbox.take)

    qtbot.waitUntil(lambda: inbox.told == ["read"])
    assert len(tries) == 3
    assert not prompts.warned


def test_a_write_is_never_repeated(qtbot: QtBot, jobs: Jobs, prompts: ScriptedPrompts) -> None:
    jobs.write(fails(UserError("The register is being written.", code="busy")))

    qtbot.waitUntil(lambda: len(prompts.warned) == 1)


def test_no_progress_window_comes_after_the_jobs_are_closed(jobs: Jobs) -> None:
    job = jobs.read(lambda _progress: None, title="Counting")
    timer = job.findChild(QTimer)
    assert timer is not None
    assert timer.isActive()
    jobs.close(wait=False)
    assert not timer.isActive()
