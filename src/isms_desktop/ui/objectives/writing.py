"""Writes what was changed on the page of an objective, one thing after the other."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.progress import Progress
from isms_desktop.services.entry_steps import Saved
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.objectives.aims import Opened

Save: TypeAlias = Callable[[str, int], Saved]
"""Saves one thing of the record with this uid, read at this version."""
Refused: TypeAlias = Callable[[UserError], object]
"""Shows at its place why something was not saved; a bound method."""


@dataclass(slots=True)
class _Record:
    """A record that is open; the writing thread counts the version on."""

    uid: str
    version: int


class Writing(QObject):
    """Queues writes of the objective and the indicator that are open.

    `saved` comes with the `Saved` of a write after which the page stays, `moved` with one after
    which another record is to be shown, `raised` with the uid of an entry that is to be shown,
    `refused` when the record has to be read anew, `lost` when it is not there any more, as after
    its recording was undone.
    """

    saved = Signal(object)
    moved = Signal(object)
    raised = Signal(str)
    refused = Signal()
    lost = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._objective = self._indicator = _Record("", 0)

    def stand_at(self, opened: Opened) -> None:
        """Work on these records, as they were read."""
        objective, indicator = opened.objective, opened.indicator
        self._objective = _Record(
            objective.uid if objective else "", objective.version if objective else 0
        )
        self._indicator = _Record(
            indicator.uid if indicator else "", indicator.version if indicator else 0
        )

    def lose(self, uid: str, error: UserError) -> None:
        """Take note that a record could not be read."""
        if error.code == "not_found" and uid in (self._objective.uid, self._indicator.uid):
            self.lost.emit()
        else:
            self._desk.prompts.warn(error)

    def settle_at(self, opened: Opened) -> None:
        """Take note of how the same records stand now; while one is being written it counts on."""
        if not self._desk.jobs.is_writing():
            self.stand_at(opened)

    def objective(self, save: Save, refused: Refused | None = None) -> None:
        """Save something of the objective."""
        self._queue(self._objective, save, refused)

    def indicator(self, save: Save, refused: Refused | None = None) -> None:
        """Save something of the indicator."""
        self._queue(self._indicator, save, refused)

    def move(self, save: Callable[[], Saved], refused: Refused | None = None) -> None:
        """Save something that makes another record, which is to be shown then."""

        def work(_progress: Progress) -> Saved:
            return save()

        self._desk.jobs.write(work, done=self._tell_moved, failed=partial(self._refuse, refused))

    def raise_entry(self, save: Callable[[str], Saved], uid: str) -> None:
        """Record an entry about the gap, which is to be shown then."""

        def work(_progress: Progress) -> Saved:
            return save(uid)

        self._desk.jobs.write(work, done=self._tell_raised)

    def follow(self, save: Save, refused: Refused | None = None) -> None:
        """Save something of the objective that another one follows, which is to be shown then."""
        record = self._objective
        self.move(lambda: save(record.uid, record.version), refused)

    def _queue(self, record: _Record, save: Save, refused: Refused | None) -> None:
        def work(_progress: Progress) -> Saved:
            saved = save(record.uid, record.version)
            if saved.uid == record.uid:
                record.version = saved.version
            return saved

        self._desk.jobs.write(work, done=self._tell_saved, failed=partial(self._refuse, refused))

    def _tell_saved(self, saved: Saved) -> None:
        self._desk.news.announce(saved.changes)
        self.saved.emit(saved)

    def _tell_raised(self, saved: Saved) -> None:
        self._desk.news.announce(saved.changes)
        self.raised.emit(saved.uid)

    def _tell_moved(self, saved: Saved) -> None:
        self._desk.news.announce(saved.changes)
        self.moved.emit(saved)

    def _refuse(self, refused: Refused | None, error: UserError) -> None:
        if refused is not None:
            refused(error)
        self._desk.prompts.warn(error)
        if error.code == "changed_meanwhile":
            self.refused.emit()
