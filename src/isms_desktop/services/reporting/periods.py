"""The period a report is about."""

from datetime import date

from isms_desktop.domain.periods import Period
from isms_desktop.runtime.i18n import _
from isms_desktop.services.reporting.state import State
from isms_desktop.services.wording import long_date


def period_of_options(state: State) -> Period:
    """From the day that was asked for, or the first of its year, to the last or today."""
    to_on = state.options.to_on or state.today
    return Period(state.options.from_on or date(to_on.year, 1, 1), to_on)


def period_line(period: Period) -> str:
    """Says which days are within it."""
    return _("Period {first} to {last}, both days within it.").format(
        first=long_date(period.from_on), last=long_date(period.to_on)
    )
