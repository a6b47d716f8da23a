"""report: each report by name, with the options it heeds."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from isms_desktop.runtime.clock import FixedClock
from isms_desktop.runtime.paths import Paths
from isms_desktop.services.reporting import REPORTS
from tests.cli.test_verbs import CommandLine


@pytest.fixture
def run(paths: Paths, clock: FixedClock, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    line = CommandLine(paths, clock, capsys)
    assert line("demo") == 0
    return line


def text_of(file: Path) -> str:
    pages = PdfReader(file).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_every_report_that_is_listed_is_written(run: CommandLine, tmp_path: Path) -> None:
    assert run("report", "--list") == 0
    names = [line.split()[0] for line in run.out.splitlines()]
    assert names == list(REPORTS)
    for name in names:
        where = ("--where", "ref=INC-2026-002") if name == "entry" else ()
        assert run("report", name, tmp_path / f"{name}.pdf", *where) == 0
        assert (tmp_path / f"{name}.pdf").read_bytes().startswith(b"%PDF")


def test_the_register_takes_columns_groups_people_and_paper(
    run: CommandLine, tmp_path: Path
) -> None:
    options = ("--columns", "ref,owner,status", "--group", "owner", "--people", "initials")
    assert run("report", "register", tmp_path / "r.pdf", *options, "--paper", "Letter") == 0
    text = text_of(tmp_path / "r.pdf")
    assert "Ref Owner Status" in text
    assert "Mia Okafor" not in text
    assert "MO (" in text
    assert PdfReader(tmp_path / "r.pdf").pages[0].mediabox.width == 792


def test_a_past_day_and_a_period_are_told(run: CommandLine, tmp_path: Path) -> None:
    assert run("report", "register", tmp_path / "r.pdf", "--as-at", "2026-01-31") == 0
    assert "As at the end of 31 Jan 2026" in text_of(tmp_path / "r.pdf")
    days = ("--from", "2026-04-01", "--to", "2026-06-30")
    assert run("report", "summary", tmp_path / "s.pdf", *days) == 0
    assert "Period 1 Apr 2026 to 30 Jun 2026" in text_of(tmp_path / "s.pdf")


def test_the_actions_are_written_as_text_by_the_ending_of_the_file(
    run: CommandLine, tmp_path: Path
) -> None:
    assert run("report", "actions", tmp_path / "a.txt") == 0
    assert "[ ] " in (tmp_path / "a.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense", "x.pdf"),
        ("register", "x.pdf", "--from", "2026-01-01"),
        ("summary", "x.pdf", "--group", "owner"),
        ("register", "x.pdf", "--as-at", "yesterday"),
        ("summary", "x.pdf", "--from", "2026-02-01", "--to", "2026-01-01"),
        ("entry", "x.pdf", "--where", "ref=NC-1900-001"),
    ],
)
def test_what_a_report_does_not_take_is_refused(
    run: CommandLine, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    name, file, *rest = arguments
    assert run("report", name, tmp_path / file, *rest) == 2
    assert run.err
    assert not (tmp_path / file).exists()


def test_the_pack_and_the_calendar_are_written(run: CommandLine, tmp_path: Path) -> None:
    assert run("pack", tmp_path / "pack", "--people", "roles", "--paper", "Letter") == 0
    assert "files were written to" in run.out
    assert (tmp_path / "pack" / "SHA256SUMS").is_file()
    assert run("pack", tmp_path / "pack") == 2
    assert run("calendar", tmp_path / "r.ics") == 0
    assert "reminders were written" in run.out
    assert b"BEGIN:VEVENT" in (tmp_path / "r.ics").read_bytes()
