"""Days to be kept as a calendar file (iCalendar, RFC 5545) that any calendar takes in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from isms_desktop.runtime.files import document

_DAY: Final = timedelta(days=1)
_LONGEST_LINE: Final = 75  # bytes
_ESCAPED: Final = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n", "\r": ""})


@dataclass(frozen=True, slots=True)
class Reminder:
    """A whole day on which something is due.

    Taken in again, one with the same `uid` takes the place of the former, where `version` has not
    fallen.
    """

    uid: str
    version: int
    on: date
    title: str
    text: str = ""


def write_calendar(reminders: Iterable[Reminder], target: Path, made_at: datetime) -> None:
    """Write the file whole; `UserError` "cannot_write" where that cannot be."""
    with document(target) as file:
        file.write("".join(_folded(line) for line in _lines(reminders, made_at)).encode())


def _lines(reminders: Iterable[Reminder], made_at: datetime) -> Iterator[str]:
    yield from (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//ISMS Desktop//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    )
    for reminder in reminders:
        yield "BEGIN:VEVENT"
        yield f"UID:{reminder.uid}@isms-desktop"
        yield f"SEQUENCE:{reminder.version}"
        yield f"DTSTAMP:{made_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        yield f"DTSTART;VALUE=DATE:{reminder.on:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{reminder.on + _DAY:%Y%m%d}"
        yield f"SUMMARY:{_text(reminder.title)}"
        if reminder.text:
            yield f"DESCRIPTION:{_text(reminder.text)}"
        yield "TRANSP:TRANSPARENT"
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-P1D")
        yield f"DESCRIPTION:{_text(reminder.title)}"
        yield "END:VALARM"
        yield "END:VEVENT"
    yield "END:VCALENDAR"


def _text(text: str) -> str:
    shown = "".join(c for c in text if c == "\n" or c.isprintable())
    return shown.translate(_ESCAPED)


def _folded(line: str) -> str:
    """Broken where it is too long, between characters; each further part begins with a blank."""
    parts: list[str] = []
    part, room = "", _LONGEST_LINE
    for character in line:
        size = len(character.encode())
        if size > room:
            parts.append(part)
            part, room = " ", _LONGEST_LINE - 1
        part += character
        room -= size
    return "\r\n".join((*parts, part)) + "\r\n"
