"""What is due, for a calendar."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from isms_desktop.domain.words import ClosingKind
from isms_desktop.services.reporting import Reporting
from isms_desktop.storage.database import Database


def unfolded(reporting: Reporting, folder: Path) -> str:
    reporting.write_calendar(folder / "r.ics")
    return (folder / "r.ics").read_bytes().decode().replace("\r\n ", "")


def uids(text: str) -> list[str]:
    return [line for line in text.split("\r\n") if line.startswith("UID:")]


def test_open_actions_entries_and_accepted_risks_are_reminded_of(
    reporting: Reporting, register: Database, tmp_path: Path
) -> None:
    with register.unit_of_work("Mia Okafor", "Plan") as work:
        work.entries.save(replace(work.entries.get("idea"), due_on=date(2026, 12, 1)))
        leavers = work.entries.get("leavers")
        accepted = replace(leavers.closings[0], kind=ClosingKind.ACCEPTED_RISK)
        work.entries.save(
            replace(leavers, closings=(accepted,), acceptance_review_on=date(2027, 4, 1))
        )
        work.commit()
    text = unfolded(reporting, tmp_path)
    assert "SUMMARY:INC-2026-007/A1: Filter the mail" in text
    assert "Owner: Mia Okafor" in text
    assert "SUMMARY:OFI-2026-003: next step" in text
    assert "SUMMARY:NC-2026-001: review the accepted risk" in text
    days = [line for line in text.split("\r\n") if line.startswith("DTSTART")]
    assert days == sorted(days)
    assert len(days) == 3


def test_a_moved_date_keeps_its_uid_and_counts_up(
    reporting: Reporting, register: Database, tmp_path: Path
) -> None:
    before = unfolded(reporting, tmp_path)
    with register.unit_of_work("Mia Okafor", "Move") as work:
        phishing = work.entries.get("phishing")
        (action,) = phishing.round.actions
        moved = replace(action, due_on=date(2027, 1, 5), what="Filter, at last")
        work.entries.save(replace(phishing, rounds=(replace(phishing.round, actions=(moved,)),)))
        work.commit()
    after = unfolded(reporting, tmp_path)
    assert uids(before) == uids(after) == ["UID:p2@isms-desktop"]
    assert "DTSTART;VALUE=DATE:20270105" in after
    assert _sequence(after) > _sequence(before)


def _sequence(text: str) -> int:
    (line,) = [line for line in text.split("\r\n") if line.startswith("SEQUENCE:")]
    return int(line.removeprefix("SEQUENCE:"))


def test_what_has_no_date_is_left_out(
    reporting: Reporting, register: Database, tmp_path: Path
) -> None:
    with register.unit_of_work("Mia Okafor", "Undate") as work:
        phishing = work.entries.get("phishing")
        (action,) = phishing.round.actions
        undated = replace(phishing.round, actions=(replace(action, due_on=None),))
        work.entries.save(replace(phishing, rounds=(undated,)))
        work.commit()
    assert uids(unfolded(reporting, tmp_path)) == []
