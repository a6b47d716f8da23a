"""The register as a PDF file: what stands in it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from pypdf import PdfReader

from isms_desktop.domain.queries import Chip, RegisterQuery
from isms_desktop.services.entries import Entries
from isms_desktop.services.organisations import Organisations
from isms_desktop.services.reporting import Form, Reporting, ReportOptions
from isms_desktop.storage.database import Database


def printed(file: Path) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(file).pages)


def test_every_entry_stands_in_the_report_with_who_printed_it_and_when(
    reporting: Reporting, entries: Entries, organisations: Organisations, tmp_path: Path
) -> None:
    organisations.set_up("Northlight Ltd", "Mia Okafor", "Internal")
    saved = entries.create(
        {"title": "Laptop lost", "description": "On the train <b>", "owner": "Sam Reid"}
    )

    written = reporting.write("register", ReportOptions(), tmp_path / "register.pdf")

    text = printed(tmp_path / "register.pdf")
    assert written.pages == 1
    for part in (
        saved.ref,
        "Laptop lost",
        "On the train <b>",
        "Sam Reid",
        "Northlight Ltd",
        "Internal",
        "Mia Okafor",
        "history entry",
        "1 entry",
    ):
        assert part in text


def test_only_what_the_query_shows_is_printed_and_the_report_says_so(
    reporting: Reporting, entries: Entries, tmp_path: Path
) -> None:
    entries.create({"description": "Laptop lost"})
    entries.create({"description": "Phishing mail"})

    query = RegisterQuery(search="phishing", chip=Chip.OPEN)
    reporting.write("register", ReportOptions(query), tmp_path / "r.pdf")

    text = printed(tmp_path / "r.pdf")
    assert "Phishing mail" in text
    assert "Laptop lost" not in text
    assert 'containing "phishing"' in text


def test_the_same_data_at_the_same_moment_give_the_same_bytes(
    reporting: Reporting, entries: Entries, tmp_path: Path
) -> None:
    entries.create({"description": "Laptop lost"})
    for name in ("a.pdf", "b.pdf"):
        reporting.write("register", ReportOptions(), tmp_path / name)

    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_what_is_late_or_due_next_stands_below_the_due_date(
    reporting: Reporting, register: Database, entries: Entries, tmp_path: Path
) -> None:
    entries.create({"title": "Late", "due_on": "2020-01-02"})
    with register.unit_of_work("Mia Okafor", "Plan") as work:
        phishing = work.entries.get("phishing")
        (action,) = phishing.round.actions
        later = replace(phishing.round, actions=(replace(action, due_on=date(2026, 12, 24)),))
        work.entries.save(replace(phishing, due_on=date(2026, 11, 1), rounds=(later,)))
        work.commit()
    reporting.write("register", ReportOptions(), tmp_path / "r.pdf")
    text = printed(tmp_path / "r.pdf")
    assert "2 Jan 2020 overdue" in text
    assert "1 Nov 2026 next: 24 Dec 2026" in text


def test_the_long_form_tells_in_the_order_of_the_stages(
    reporting: Reporting, register: Database, tmp_path: Path
) -> None:
    options = ReportOptions(RegisterQuery("leaver"), form=Form.LONG)
    reporting.write("register", options, tmp_path / "r.pdf")
    text = printed(tmp_path / "r.pdf")
    order = ["Description", "Status", "Identified on", "Containment", "Root cause"]
    order += ["Corrective action", "Effectiveness criterion", "Lessons learned", "Closed on"]
    places = [text.index(name) for name in order]
    assert places == sorted(places)
