"""What time it is; handed in everywhere, so that a test or a picture can set it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the moment and the day."""

    def now(self) -> datetime:
        """The moment, aware and in UTC, as it is stored."""

    def today(self) -> date:
        """The day where the user is, as it is compared with due dates."""


class SystemClock:
    """The computer's own clock and time zone."""

    def now(self) -> datetime:
        """The moment in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The day in the computer's time zone."""
        return self.now().astimezone().date()


@dataclass
class FixedClock:
    """A clock that stands still until its `moment` is set anew.

    `moment` is aware; the day is the one in its own time zone, so a test decides that too.
    """

    moment: datetime

    def __post_init__(self) -> None:
        if self.moment.tzinfo is None:
            raise ValueError("a clock needs a moment with a time zone")

    def now(self) -> datetime:
        """The moment in UTC."""
        return self.moment.astimezone(UTC)

    def today(self) -> date:
        """The day in the moment's own time zone."""
        return self.moment.date()


def end_of(day: date) -> datetime:
    """The moment at which a day is over in the computer's time zone."""
    midnight = datetime.combine(day + timedelta(days=1), time.min)
    return midnight.astimezone(UTC)
