"""What every page is given: look, workers, prompts, clock, and news of what changed."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from isms_desktop.domain.changes import Changes
from isms_desktop.runtime.clock import Clock
from isms_desktop.ui.kit.dates import Dates
from isms_desktop.ui.kit.jobs import Jobs
from isms_desktop.ui.kit.preferences import Preferences
from isms_desktop.ui.kit.prompts import Prompts
from isms_desktop.ui.kit.theme import Theme


class News(QObject):
    """Tells every view what a committed step has changed (`Changes`)."""

    data_changed = Signal(object)

    def announce(self, changes: Changes) -> None:
        """Pass on what a write has returned."""
        self.data_changed.emit(changes)


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
