"""Values in words for people: on paper, on the command line and in sentences."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from isms_desktop.domain.entry import Entry, Round
from isms_desktop.domain.fields import Field, Kind, Value
from isms_desktop.domain.history import HistoryHead
from isms_desktop.domain.people import Person
from isms_desktop.domain.queries import ANY
from isms_desktop.domain.register_checks import RegisterFinding
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.domain.stages import NEXT_STEPS, missing_fields, status_of
from isms_desktop.domain.words import Status
from isms_desktop.runtime.i18n import _, mid_sentence

MONTHS: Final = (
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
)
"""Short names, so that paper does not depend on the computer's locale."""
FINGERPRINT_SHOWN: Final = 16
"""Digits of a fingerprint on paper: short enough to be typed, too long to be met by chance."""


def long_date(day: date) -> str:
    """A day as paper shows it: "3 Nov 2026"."""
    return f"{day.day} {_(MONTHS[day.month - 1])} {day.year}"


def filter_word(field: Field, value: str) -> str:
    """What a column is asked to hold, in words."""
    if value in (ANY, ""):
        return _("given") if value else _("not given")
    if field.kind is Kind.YES_NO:
        return _("Yes") if value == "yes" else _("No")
    return value if field.kind in (Kind.PERSON, Kind.DATE) else _(value)


def in_words(
    value: Value, *, dates: Callable[[date], str] = long_date, names: Callable[[Person], str] = str
) -> str:
    """Any value as text; blank is the empty string."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, date):
        return dates(value)
    if isinstance(value, Person):
        return names(value)
    if isinstance(value, tuple):
        return ", ".join(value)
    return (
        _(value) if value and value.__class__ is not str and isinstance(value, str) else str(value)
    )


def own_words(field: Field, value: Value) -> Value:
    """The value, with words that are offered for an open choice in the language of the user."""
    if field.kind is Kind.OPEN_CHOICE and value in field.choices:
        return _(str(value))
    if field.kind is Kind.CHOICES and isinstance(value, tuple):
        return tuple(_(word) if word in field.choices else word for word in value)
    return value


def next_step(entry: Entry) -> str:
    """One sentence on what comes next for this entry."""
    missing = ", ".join(mid_sentence(_(ENTRIES[key].label)) for key in missing_fields(entry))
    return _(NEXT_STEPS[status_of(entry)]).format(missing=missing)


def told(finding: RegisterFinding) -> str:
    """What a check says of the register, with what it speaks of."""
    about = ", ".join(_(name) for name in finding.about)
    return f"{_(finding.message)} {about}".strip()


def next_step_in(row: Mapping[str, Any]) -> str:
    """The same for a line of the register."""
    status = Status(row["status"])
    if status is not Status.TO_RECORD:
        return _(NEXT_STEPS[status])
    held = {key: row[key] for key in ("description", "identified_on", "input")}
    return next_step(Entry(uid="", rounds=(Round(uid="", number=1),), **held))


def as_typed(value: Value) -> str:
    """A value as it would be typed again: days ISO, names, words with commas."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Person):
        return value.name
    if isinstance(value, tuple):
        return ", ".join(value)
    return "" if value is None else str(value)


def short_fingerprint(head: HistoryHead) -> str:
    """What is printed of the history's fingerprint, and typed in again to verify it."""
    return f"{head.sequence}-{head.fingerprint[:FINGERPRINT_SHOWN]}"


def fingerprint_line(head: HistoryHead) -> str:
    """Where the history stands, as every paper and workbook carries it."""
    if not head.sequence:
        return _("history is empty")
    return _("history entry {n}, fingerprint {code}").format(
        n=head.sequence, code=head.fingerprint[:FINGERPRINT_SHOWN]
    )
