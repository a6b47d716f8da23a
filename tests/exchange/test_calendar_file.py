"""Reminders as a file that calendars take in."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms_desktop.domain.errors import UserError
from isms_desktop.exchange.calendar_file import Reminder, _folded, write_calendar

NOON = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def written(folder: Path, *reminders: Reminder) -> str:
    write_calendar(reminders, folder / "r.ics", NOON)
    return (folder / "r.ics").read_bytes().decode()


def test_a_reminder_is_a_whole_day_with_an_alarm_the_day_before(tmp_path: Path) -> None:
    text = written(tmp_path, Reminder("u1", 3, date(2026, 12, 31), "Close it; all, of it", "a\nb"))
    lines = text.split("\r\n")
    for line in (
        "UID:u1@isms-desktop",
        "SEQUENCE:3",
        "DTSTAMP:20261123T093000Z",
        "DTSTART;VALUE=DATE:20261231",
        "DTEND;VALUE=DATE:20270101",
        "SUMMARY:Close it\\; all\\, of it",
        "DESCRIPTION:a\\nb",
        "TRIGGER:-P1D",
    ):
        assert line in lines
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]


def test_without_reminders_it_is_a_calendar_still(tmp_path: Path) -> None:
    text = written(tmp_path)
    assert text.startswith("BEGIN:VCALENDAR")
    assert "VEVENT" not in text


def test_control_characters_do_not_break_the_file(tmp_path: Path) -> None:
    text = written(tmp_path, Reminder("u", 1, date(2026, 1, 1), "a\x00b\r\nEND:VCALENDAR"))
    assert text.count("\r\nEND:VCALENDAR") == 1
    assert "SUMMARY:ab\\nEND:VCALENDAR" in text


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=300))
def test_long_lines_are_folded_and_come_back(text: str) -> None:
    folded = _folded(text)
    parts = folded.removesuffix("\r\n").split("\r\n")
    assert all(len(part.encode()) <= 75 for part in parts)
    assert folded.removesuffix("\r\n").replace("\r\n ", "") == text


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        write_calendar((), tmp_path / "none" / "r.ics", NOON)
    assert refused.value.code == "cannot_write"
