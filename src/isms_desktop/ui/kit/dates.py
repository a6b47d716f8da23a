"""Days as people read and type them; files keep ISO."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Final

from PySide6.QtCore import QDate, QLocale, QTime

from isms_desktop.runtime.i18n import _, plural

_NEAR_DAYS: Final = 90


class Dates:
    """Writes and reads days in the way of a locale; `today` is asked each time."""

    def __init__(self, locale: QLocale, today: Callable[[], date]) -> None:
        self.locale = locale
        self._today = today
        self._short, self._long = _patterns(locale)

    def today(self) -> date:
        """The day where the user is."""
        return self._today()

    def short(self, day: date | None) -> str:
        """Write "12 Jul 2026", in the order of the locale; blank for no day."""
        return self._written(day, self._short)

    def long(self, day: date | None) -> str:
        """Write "Sunday, 12 July 2026"; blank for no day."""
        return self._written(day, self._long)

    def whole_month(self, day: date) -> str:
        """Write "Jul 2026"."""
        return self.locale.toString(to_qdate(day), "MMM yyyy")

    def span(self, first: date, last: date) -> str:
        """Write the first and the last day; of whole months the months, such as "Jul 2026"."""
        is_whole = first.day == 1 and (last + timedelta(days=1)).day == 1
        write = self.whole_month if is_whole else self.short
        begin, end = write(first), write(last)
        return begin if begin == end else _("{first} to {last}").format(first=begin, last=end)

    def month(self, day: date) -> str:
        """Write "Jul 26" for the scale of a chart, and the day too where it is not the first."""
        return self.locale.toString(to_qdate(day), "MMM yy" if day.day == 1 else "d MMM")

    def time(self, moment: datetime | None) -> str:
        """Write the time of day where the user is; blank for no moment."""
        if moment is None:
            return ""
        local = moment.astimezone()
        time = QTime(local.hour, local.minute)
        return self.locale.toString(time, QLocale.FormatType.ShortFormat)

    def moment(self, moment: datetime) -> str:
        """Write day and time of a moment where the user is."""
        return f"{self.short(moment.astimezone().date())} {self.time(moment)}"

    def due(self, day: date | None) -> str:
        """Write how far off a due date is: "in 9 days", "3 days late", or the day when far off."""
        if day is None:
            return ""
        days = (day - self._today()).days
        if days < 0:
            return plural("{n} day late", "{n} days late", -days).format(n=-days)
        if days == 0:
            return _("today")
        if days == 1:
            return _("tomorrow")
        if days <= _NEAR_DAYS:
            return plural("in {n} day", "in {n} days", days).format(n=days)
        return self.short(day)

    def is_late(self, day: date | None) -> bool:
        """Whether a due date has passed."""
        return day is not None and day < self._today()

    def read(self, text: str) -> date | None:
        """Read a typed day, ISO or in the way of the locale; None when it is no day."""
        text = " ".join(text.split())
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
        for pattern in self._accepted():
            found = self.locale.toDate(text, pattern)
            if found.isValid():
                return _full_year(found, text)
        return None

    def _accepted(self) -> list[str]:
        short = self.locale.dateFormat(QLocale.FormatType.ShortFormat)
        numbers = short.replace("yyyy", "y").replace("yy", "y").replace("MM", "M")
        numbers = numbers.replace("dd", "d")
        dotted = "".join("." if c in "/-. " else c for c in numbers)
        forms = [numbers, dotted, dotted.replace(".", "/"), dotted.replace(".", "-")]
        wide = [form.replace("y", "yyyy") for form in forms]
        narrow = [form.replace("y", "yy") for form in forms]
        words = [self._short, "d MMMM yyyy", "d MMM yyyy", "d. MMMM yyyy", "MMM d, yyyy"]
        return [*wide, *narrow, *words, "d.M.yyyy", "yyyy/M/d", "yyyy-M-d"]

    def _written(self, day: date | None, pattern: str) -> str:
        return "" if day is None else self.locale.toString(to_qdate(day), pattern)


def to_qdate(day: date) -> QDate:
    """The same day for Qt."""
    return QDate(day.year, day.month, day.day)


def _full_year(found: QDate, text: str) -> date:
    """A day typed with two digits for the year lies in this century."""
    day = date(found.year(), found.month(), found.day())
    return day if str(day.year) in text or day.year >= 2000 else day.replace(year=day.year + 100)


def _patterns(locale: QLocale) -> tuple[str, str]:
    """How the locale orders day, month and year, with the month in letters."""
    first = locale.dateFormat(QLocale.FormatType.ShortFormat)[:1]
    if first == "M":
        return "MMM d, yyyy", "dddd, MMMM d, yyyy"
    if first == "y":
        return "yyyy-MM-dd", "dddd, yyyy-MM-dd"
    return "d MMM yyyy", "dddd, d MMMM yyyy"
