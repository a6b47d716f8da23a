"""Work beside the window: one thread that writes, a few that read."""

import time
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import partial
from threading import Event
from typing import Any, Final, Generic, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.progress import CancelledError, Progress
from isms_desktop.ui.kit.garbage import WindowGarbage
from isms_desktop.ui.kit.progress_window import ProgressWindow
from isms_desktop.ui.kit.prompts import Prompts

PATIENCE_MS: Final = 400
"""How long a job may take before it shows a window of its own."""
RETRY_MS: Final = 120
"""How long a read waits before it tries again where a writer was just finishing."""
_MOST_TRIES: Final = 50
_READERS: Final = 3
_REPORT_SECONDS: Final = 0.05

T = TypeVar("T")


class _Answers(Generic[T]):
    """Where a job's end is told."""

    def __init__(
        self,
        done: Callable[[T], object] | None,
        failed: Callable[[UserError], object] | None,
        cancelled: Callable[[], object] | None,
    ) -> None:
        self.done = done
        self.failed = failed
        self.cancelled = cancelled


class Job(QObject, Generic[T]):
    """One piece of work under way.

    `finished` comes in the window's thread, however the work ended, before its answer.
    """

    finished = Signal()
    reported = Signal(int, int, str)
    ended = Signal(object, object, object)

    def __init__(self, work: Callable[[Progress], T], title: str, answers: _Answers[T]) -> None:
        super().__init__()
        self.title = title
        self.answers = answers
        self._work = work
        self._is_cancelled = Event()
        self._reported_at = 0.0
        self._tries = 1

    def cancel(self) -> None:
        """Ask the work to stop at its next report; what it has changed is rolled back."""
        self._is_cancelled.set()

    def may_try_again(self) -> bool:
        """Count one more try; False once it has been tried for long enough."""
        self._tries += 1
        return self._tries <= _MOST_TRIES

    def report(self, done: int, total: int, what: str = "") -> None:
        """Take a report of the work, in its own thread. Raises CancelledError."""
        if self._is_cancelled.is_set():
            raise CancelledError
        now = time.monotonic()
        if now - self._reported_at >= _REPORT_SECONDS:
            self._reported_at = now
            self.reported.emit(done, total, what)

    def run(self) -> None:
        """Do the work, in its own thread, and send home how it ended."""
        try:
            self.report(0, 0)  # cancelled while it waited
            result = self._work(self.report)
        except Exception as error:  # noqa: BLE001  a worker hands every error to the window
            self.ended.emit(self, None, error)
        else:
            self.ended.emit(self, result, None)


class Jobs(QObject):
    """Runs work in threads and brings results back into the window's thread.

    A read that a writer was in the way of is tried again. Callbacks are bound methods (or
    `functools.partial` of them): when the widget they belong to is gone by then, the result is
    dropped. A bug in the work comes out of `unexpected` as the exception; `became_idle` comes when
    the last write has ended.
    """

    unexpected = Signal(object)
    became_idle = Signal()

    def __init__(self, prompts: Prompts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._prompts = prompts
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._readers = ThreadPoolExecutor(_READERS, thread_name_prefix="reader")
        self._writes: set[Job[Any]] = set()
        self._reads: set[Job[Any]] = set()
        self._is_closed = False
        self._garbage = WindowGarbage(self)

    def write(
        self,
        work: Callable[[Progress], T],
        *,
        done: Callable[[T], object] | None = None,
        failed: Callable[[UserError], object] | None = None,
        cancelled: Callable[[], object] | None = None,
        title: str = "",
    ) -> Job[T]:
        """Queue work that changes data.

        A `title` gives it a progress window with Cancel once it takes long. Without `failed` a
        `UserError` is shown as a prompt.
        """
        job = Job(work, title, _Answers(done, failed, cancelled))
        return self._start(job, self._writer, self._writes)

    def read(
        self,
        work: Callable[[Progress], T],
        *,
        done: Callable[[T], object] | None = None,
        failed: Callable[[UserError], object] | None = None,
        cancelled: Callable[[], object] | None = None,
        title: str = "",
    ) -> Job[T]:
        """Start work that only looks; otherwise as `write`."""
        job = Job(work, title, _Answers(done, failed, cancelled))
        return self._start(job, self._readers, self._reads)

    def is_writing(self) -> bool:
        """Whether a write is under way or waits."""
        return bool(self._writes)

    def is_working(self) -> bool:
        """Whether anything is read or written, or waits to be."""
        return bool(self._writes or self._reads)

    def close(self, *, wait: bool = True) -> None:
        """Take no more work; cancel what only reads and, with `wait`, let writes end.

        What is asked for later, by what ends just now, is dropped.
        """
        self._is_closed = True
        for job in self._reads if wait else self._reads | self._writes:
            job.cancel()
        self._readers.shutdown(wait=True, cancel_futures=True)
        self._writer.shutdown(wait=True, cancel_futures=not wait)
        self._garbage.end()
        for job in self._reads | self._writes:
            job.finished.emit()  # how it ended may be told to nobody; its progress window goes

    def _start(self, job: Job[T], threads: Executor, running: set[Job[Any]]) -> Job[T]:
        if self._is_closed:
            return job
        running.add(job)
        if job.title:
            _LateWindow(job)
        job.ended.connect(self._end)
        threads.submit(job.run)
        return job

    def _end(self, job: Job[Any], result: object, error: Exception | None) -> None:
        if job in self._reads and is_busy(error) and job.may_try_again():
            QTimer.singleShot(RETRY_MS, self, partial(self._try_again, job))
            return
        self._reads.discard(job)
        was_write = job in self._writes
        self._writes.discard(job)
        job.finished.emit()
        self._answer(job.answers, result, error)
        if was_write and not self._writes:
            self.became_idle.emit()

    def _try_again(self, job: Job[Any]) -> None:
        """Read once more what a writer was in the way of."""
        if not self._is_closed:
            self._readers.submit(job.run)

    def _answer(self, answers: _Answers[Any], result: object, error: Exception | None) -> None:
        if error is None:
            _call(answers.done, result)
        elif isinstance(error, CancelledError):
            _call(answers.cancelled)
        elif not isinstance(error, UserError):
            self.unexpected.emit(error)
        elif answers.failed is None:
            self._prompts.warn(error)
        else:
            _call(answers.failed, error)


def is_busy(error: Exception | None) -> bool:
    """Whether a read only came at the wrong moment (`UserError` "busy")."""
    return isinstance(error, UserError) and error.code == "busy"


def _call(callback: Callable[..., object] | None, *values: object) -> None:
    """Call back, unless nobody asked or the widget that asked is gone."""
    if callback is None:
        return
    bound = callback.func if isinstance(callback, partial) else callback
    receiver = getattr(bound, "__self__", None)
    if not isinstance(receiver, QObject) or shiboken6.isValid(receiver):
        callback(*values)


class _LateWindow(QObject):
    """Shows a job's progress window when it takes longer than a blink."""

    def __init__(self, job: Job[T]) -> None:
        super().__init__(job)
        self._job = job
        self._window: ProgressWindow | None = None
        self._last = (0, 0, "")
        self._timer = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._timer.timeout.connect(self._show)
        job.reported.connect(self._report, Qt.ConnectionType.QueuedConnection)
        job.finished.connect(self._close)
        self._timer.start()

    def _show(self) -> None:
        self._window = ProgressWindow(self._job.title, QApplication.activeWindow())
        self._window.cancel_requested.connect(self._job.cancel)
        self._window.show_report(*self._last)
        self._window.show()

    def _report(self, done: int, total: int, what: str) -> None:
        # Its parent, the window that was active then, may have gone before the work ended.
        self._last = (done, total, what)
        if self._window is not None and shiboken6.isValid(self._window):
            self._window.show_report(done, total, what)

    def _close(self) -> None:
        self._timer.stop()
        if self._window is not None and shiboken6.isValid(self._window):
            self._window.hide()
            self._window.deleteLater()
            self._window = None
