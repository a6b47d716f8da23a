"""Undo and redo of what was recorded, across restarts: both are new steps of the history."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from isms_desktop.domain.changes import Changes
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.progress import Progress, no_progress
from isms_desktop.domain.undoing import Offers, Standing, Step
from isms_desktop.runtime.i18n import _
from isms_desktop.storage.database import Database
from isms_desktop.storage.history_repository import HistoryReading
from isms_desktop.storage.unit_of_work import UnitOfWork

LOOKED_AT: Final = 500
"""So many steps back undo reaches."""


class Undoing:
    """Takes back the last thing done, and does it again."""

    def __init__(self, database: Database, actor: Callable[[], str]) -> None:
        self._database = database
        self._actor = actor

    def offers(self) -> Offers:
        """The names of what would be undone and redone next."""
        with self._database.reading() as reading:
            stands = _standing(reading.history)
        return Offers(_name(stands.done), _name(stands.undone))

    def undo(self, progress: Progress = no_progress) -> Changes:
        """Take back the last step that stands; `UserError` "nothing_to_undo" where there is none.

        The organisation's own setting up is not taken back.
        """
        nothing = UserError(
            _("There is nothing to undo."), _("Nothing was changed."), code="nothing_to_undo"
        )
        return self._take(lambda stands: stands.done, _("Undo: {step}"), nothing, progress)

    def redo(self, progress: Progress = no_progress) -> Changes:
        """Do again what was undone last; `UserError` "nothing_to_redo" where there is nothing.

        After something else was done there is nothing to redo any more.
        """
        nothing = UserError(
            _("There is nothing to redo."), _("Nothing was changed."), code="nothing_to_redo"
        )
        return self._take(lambda stands: stands.undone, _("Redo: {step}"), nothing, progress)

    def _take(
        self,
        choose: Callable[[Standing], tuple[Step, ...]],
        name: str,
        nothing: UserError,
        progress: Progress,
    ) -> Changes:
        with self._database.unit_of_work(self._actor(), "") as uow:
            steps = choose(_standing(uow.history))
            if not steps:
                raise nothing
            uow.name_step(name.format(step=steps[-1].name))
            take_back(uow, steps[-1], progress)
            return uow.commit()


def take_back(uow: UnitOfWork, step: Step, progress: Progress) -> None:
    """Write the contrary of a step; an import then is marked as undone, or as standing again."""
    uow.history.revert(step.number, progress)
    for record in uow.imports.of_step(step.origin):
        uow.imports.save(replace(record, is_undone=not record.is_undone))


def _standing(history: HistoryReading) -> Standing:
    return history.standing(LOOKED_AT).above(history.ground())


def _name(steps: tuple[Step, ...]) -> str:
    return steps[-1].name if steps else ""
