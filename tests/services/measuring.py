"""Objectives over a real register."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from isms_desktop.domain.fields import Value
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.services.entries import Entries
from isms_desktop.services.indicators import Indicators
from isms_desktop.services.objective_examples import WorkedExample, vague_words, worked_examples
from isms_desktop.services.objective_steps import ObjectiveSteps
from isms_desktop.services.objectives import Objectives
from isms_desktop.services.organisations import Organisations
from isms_desktop.storage.database import Database

START = date(2026, 1, 1)


@dataclass
class Aims:
    """The services of objectives and indicators, and a clock to move."""

    database: Database
    clock: FixedClock
    objectives: Objectives
    indicators: Indicators

    @classmethod
    def over(
        cls,
        database: Database,
        clock: FixedClock,
        new_uid: Callable[[], str],
        organisations: Organisations,
        entries: Entries,
    ) -> "Aims":
        organisations.set_up("Sea & Sand", "Mia Okafor")
        actor = organisations.user_name
        steps = ObjectiveSteps(database, clock, new_uid, actor)
        made = cls(
            database,
            clock,
            Objectives(database, clock, steps, entries, vague_words()),
            Indicators(database, clock, new_uid, actor),
        )
        made.be(START)
        return made

    def be(self, day: date) -> None:
        """Let it be noon of this day."""
        self.clock.moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)

    def example(self, key: str) -> WorkedExample:
        found = next(each for each in worked_examples(self.clock.today()) if each.key == key)
        return replace(found, values={**found.values, "owner": "Jonas Brandt"})

    def adopted(self, key: str) -> str:
        """The uid of a worked example that was adopted as it is."""
        example = self.example(key)
        saved = self.objectives.create(example.values, example.indicator, example.target)
        self.objectives.adopt(saved.uid, saved.version)
        return saved.uid

    def indicator_of(self, uid: str) -> str:
        found = self.objectives.get(uid).indicator_uid
        assert found
        return found

    def measure(self, uid: str, on: date, value: Value) -> None:
        self.be(on)
        self.indicators.record_measurement(self.indicator_of(uid), {"to_on": on, "value": value})
