"""What every page is given: look, workers, prompts, clock, and news of what changed."""

from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from isms_desktop.domain.changes import Changes
from isms_desktop.runtime.clock import Clock
from isms_desktop.services.field_helps import FieldHelps
from isms_desktop.ui.kit.dates import Dates
from isms_desktop.ui.kit.jobs import Jobs
from isms_desktop.ui.kit.preferences import Preferences
from isms_desktop.ui.kit.prompts import Prompts
from isms_desktop.ui.kit.theme import Theme


class News(QObject):
    """Tells every view what a committed step has changed (`Changes`).

    `taken_back` follows where the step was an undo or a redo: what a page shows of a record may be
    of a later time than the record itself.
    """

    data_changed = Signal(object)
    taken_back = Signal(object)

    def announce(self, changes: Changes) -> None:
        """Pass on what a write has returned."""
        self.data_changed.emit(changes)

    def tell_taken_back(self, changes: Changes) -> None:
        """Pass on what an undo or a redo has returned."""
        self.data_changed.emit(changes)
        self.taken_back.emit(changes)


@dataclass(frozen=True, slots=True)
class Desk:
    """The parts that all pages share; each page gets its services beside it."""

    theme: Theme
    jobs: Jobs
    prompts: Prompts
    clock: Clock
    dates: Dates
    preferences: Preferences
    news: News
    helps: FieldHelps = field(default_factory=FieldHelps)
