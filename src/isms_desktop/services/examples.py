"""The example organisation: two years of a believable register, to look around in."""

from collections.abc import Callable

from isms_desktop.domain.changes import Changes
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.organisation import Organisation
from isms_desktop.domain.progress import Progress, no_progress
from isms_desktop.runtime import resources
from isms_desktop.runtime.clock import Clock
from isms_desktop.runtime.i18n import _
from isms_desktop.services.example_aims import aims_of
from isms_desktop.services.example_lives import LEAD, entries_of, people_of
from isms_desktop.storage.database import Database

CASES = "examples/northlight.toml"
"""The shipped file with the texts."""
AIMS = "examples/northlight-objectives.toml"
"""The shipped file with objectives, indicators and what was measured."""
LOG = "examples/incident-log.xlsx"
"""The shipped spreadsheet such an organisation might have kept before."""


class Examples:
    """Fills an empty register with the example organisation."""

    def __init__(self, database: Database, clock: Clock, new_uid: Callable[[], str]) -> None:
        self._database = database
        self._clock = clock
        self._new_uid = new_uid

    def fill(self, progress: Progress = no_progress) -> Changes:
        """Record organisation, people, entries and objectives as one step.

        Of the clock only the day matters.
        Raises `UserError` "not_empty" where the register holds anything already.
        """
        source = resources.data(CASES)
        people = people_of(source, self._new_uid)
        entries = entries_of(source, people, self._clock.today(), self._new_uid)
        aims = aims_of(resources.data(AIMS), people, self._clock.today(), self._new_uid)
        with self._database.unit_of_work(LEAD, _("Fill in the example organisation")) as uow:
            if uow.organisation.get() or uow.entries.all_uids():
                raise UserError(
                    _("This register is in use already. Nothing was added to it."),
                    _("Example data goes into an empty register only."),
                    code="not_empty",
                )
            for person in people:
                uow.people.add(person)
            uow.organisation.save(
                Organisation(
                    uid=self._new_uid(),
                    name=source["organisation"],
                    classification_word=source["classification_word"],
                    user=people.find(LEAD),
                )
            )
            uow.entries.add_many(entries, progress)
            for example in aims.indicators:
                uow.indicators.add(example.indicator)
                uow.indicators.measure(example.indicator.uid, example.readings)
            for objective in aims.objectives:
                uow.objectives.add(objective)
            return uow.commit()
