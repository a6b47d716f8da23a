"""The example organisation: two years of a believable register, to look around in."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from itertools import chain
from operator import attrgetter
from typing import Final

from isms_desktop.domain.changes import Changes
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.organisation import Organisation
from isms_desktop.domain.progress import Progress, no_progress
from isms_desktop.runtime import resources
from isms_desktop.runtime.clock import Clock
from isms_desktop.runtime.i18n import _
from isms_desktop.services.example_aims import aims_of
from isms_desktop.services.example_entries import lives_of, people_of
from isms_desktop.services.example_lives import LEAD
from isms_desktop.services.example_steps import steps_of_aims, steps_of_lives
from isms_desktop.storage.database import Database

CASES = "examples/northlight.toml"
"""The shipped file with the texts."""
AIMS = "examples/northlight-objectives.toml"
"""The shipped file with objectives, indicators and what was measured."""
LOG = "examples/incident-log.xlsx"
"""The shipped spreadsheet such an organisation might have kept before."""

_MORNING: Final = time(9, 30)


class Examples:
    """Fills an empty register with the example organisation."""

    def __init__(self, database: Database, clock: Clock, new_uid: Callable[[], str]) -> None:
        self._database = database
        self._clock = clock
        self._new_uid = new_uid

    def fill(self, progress: Progress = no_progress) -> Changes:
        """Record organisation, people, entries and objectives, each step under its own day.

        So the history is as old as the example, and reports of past days have something to tell.
        Raises `UserError` "not_empty" where the register holds anything already.
        """
        source = resources.data(CASES)
        today = self._clock.today()
        people = people_of(source, self._new_uid)
        lives = lives_of(source, people, today, self._new_uid)
        aims = aims_of(resources.data(AIMS), people, today, self._new_uid)
        steps = sorted(
            chain(steps_of_lives(lives), steps_of_aims(aims, today)), key=attrgetter("day")
        )
        with self._database.unit_of_work(LEAD, _("Fill in the example organisation")) as uow:
            if uow.organisation.get() or uow.entries.all_uids():
                raise UserError(
                    _("This register is in use already. Nothing was added to it."),
                    _("Example data goes into an empty register only."),
                    code="not_empty",
                )
            uow.begin_step(_("Set up the organisation"), self._morning_of(steps[0].day))
            for person in people:
                uow.people.add(person)
            for done, step in enumerate(steps):
                progress(done, len(steps), _("Fill in the example organisation"))
                uow.begin_step(step.name, self._morning_of(step.day))
                step.work(uow)
            # Undo goes back to the step that sets up the organisation: nobody did what is before.
            uow.begin_step(_("Fill in the example organisation"), self._clock.now())
            uow.organisation.save(
                Organisation(
                    uid=self._new_uid(),
                    name=source["organisation"],
                    classification_word=source["classification_word"],
                    user=people.find(LEAD),
                )
            )
            return uow.commit()

    def _morning_of(self, day: date) -> datetime:
        """A moment of that day when it was over already, else this moment."""
        return min(datetime.combine(day, _MORNING).astimezone(UTC), self._clock.now())
