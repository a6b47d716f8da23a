"""What all reports have in common: golden texts, markup as typed, the same bytes, the past."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.queries import Condition, RegisterQuery
from isms_desktop.domain.words import Severity
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.runtime.i18n import use_language
from isms_desktop.services.reporting import (
    REPORTS,
    Form,
    Grouping,
    Heeded,
    Naming,
    PaperSize,
    Reporting,
    ReportOptions,
)
from isms_desktop.storage.database import Database
from tests.domain.measuring import reading as measured
from tests.services.reporting.conftest import MARKUP, Print, assert_golden, flat

LEAVERS = ReportOptions(RegisterQuery(where=(Condition("ref", "NC-2026-001"),)))
USUAL = {"entry": LEAVERS}


@pytest.mark.parametrize("name", list(REPORTS))
def test_the_text_is_that_of_the_golden_file(name: str, printed: Print) -> None:
    assert_golden(f"report-{name}.txt", printed(name, USUAL.get(name)))


@pytest.mark.parametrize("name", list(REPORTS))
def test_the_same_data_at_the_same_moment_give_the_same_bytes(
    name: str, reporting: Reporting, register: Database, tmp_path: Path
) -> None:
    for file in ("a.pdf", "b.pdf"):
        reporting.write(name, USUAL.get(name) or ReportOptions(), tmp_path / file)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


@pytest.mark.parametrize("name", list(REPORTS))
def test_every_font_of_every_page_is_embedded(
    name: str, reporting: Reporting, register: Database, tmp_path: Path
) -> None:
    reporting.write(name, USUAL.get(name) or ReportOptions(), tmp_path / "a.pdf")
    for page in PdfReader(tmp_path / "a.pdf").pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            assert "/FontFile2" in font.get_object()["/FontDescriptor"]


@pytest.mark.parametrize("name", list(REPORTS))
def test_each_says_who_printed_what_and_when(name: str, printed: Print) -> None:
    text = flat(printed(name, USUAL.get(name)))
    for part in ("Northlight Ltd", "Internal", "Mia Okafor", "2026-11-23", "history entry"):
        assert part in text


@pytest.mark.parametrize("name", ["register", "entry", "objectives"])
def test_markup_stands_there_as_it_was_typed(name: str, printed: Print) -> None:
    options = replace(USUAL.get(name, ReportOptions()), form=Form.LONG)
    assert MARKUP in flat(printed(name, options))


@pytest.mark.parametrize(
    ("name", "form"), [*((name, Form.SHORT) for name in REPORTS), ("register", Form.LONG)]
)
def test_a_report_of_a_past_day_is_the_one_printed_then(
    name: str, form: Form, printed: Print, register: Database, clock: FixedClock
) -> None:
    options = replace(USUAL.get(name, ReportOptions()), form=form)
    then = printed(name, options)
    clock.moment = datetime(2026, 12, 20, 7, tzinfo=UTC)
    with register.unit_of_work("Mia Okafor", "Change") as work:
        leavers = work.entries.get("leavers")
        work.entries.save(replace(leavers, title="Other", severity=Severity.LOW, closings=()))
        phishing = work.entries.get("phishing")
        nothing = replace(phishing.round, actions=(), causes=())
        work.entries.save(replace(phishing, description="Changed", rounds=(nothing,)))
        work.entries.to_bin("idea")
        work.indicators.measure("clicks", (measured(4, date(2026, 12, 1)),))
        work.objectives.save(replace(work.objectives.get("goal"), why="Other"))
        work.objectives.to_bin("plain")
        work.commit()
    assert body(printed(name, options)) != body(then)

    past = printed(name, replace(options, as_at=date(2026, 11, 23)))
    assert "As at the end of" in past
    assert body(past) == body(then)


def body(text: str) -> list[str]:
    """The lines without frames of pages, what tells when it was printed, and what checks say now.

    The line that tells of the past day may push others to the next page.
    """
    skipped = ("As at ", "The checks find nothing", "Page ", "Northlight Ltd · ")
    lines = [
        line.replace("The checks find nothing missing or weak. ", "") for line in text.split("\n")
    ]
    return [
        line
        for line in lines
        if line.strip() and not line.startswith(skipped) and not line.endswith("(continued)")
    ]


def test_of_a_day_before_the_history_the_report_says_when_that_begins(printed: Print) -> None:
    early = flat(printed("register", ReportOptions(as_at=date(2026, 11, 1))))
    assert "It begins on 23 Nov 2026 and tells nothing of the time before." in early


def test_a_day_that_is_not_over_is_the_present(printed: Print) -> None:
    now = printed("register")
    assert printed("register", ReportOptions(as_at=date(2026, 11, 23))) == now
    assert printed("register", ReportOptions(as_at=date(2030, 1, 1))) == now


@pytest.mark.parametrize(
    ("naming", "shown"), [(Naming.INITIALS, "MO"), (Naming.ROLES, "ISMS lead")]
)
def test_people_are_printed_as_chosen(naming: Naming, shown: str, printed: Print) -> None:
    for name in REPORTS:
        options = replace(USUAL.get(name, ReportOptions()), naming=naming)
        text = flat(printed(name, options))
        assert "Mia Okafor" not in text
        assert f"by {shown}" in text


def test_a_period_that_ends_before_it_begins_is_refused(
    reporting: Reporting, tmp_path: Path
) -> None:
    options = ReportOptions(from_on=date(2026, 2, 1), to_on=date(2026, 1, 1))
    with pytest.raises(UserError) as refused:
        reporting.write("summary", options, tmp_path / "x.pdf")
    assert refused.value.code == "bad_period"
    assert not (tmp_path / "x.pdf").exists()


@pytest.mark.parametrize("paper", list(PaperSize))
@pytest.mark.parametrize("form", list(Form))
@pytest.mark.parametrize("grouping", list(Grouping))
def test_every_entry_stands_in_the_register_in_whatever_form(
    grouping: Grouping, form: Form, paper: PaperSize, printed: Print
) -> None:
    text = flat(printed("register", ReportOptions(grouping=grouping, form=form, paper=paper)))
    for ref in ("NC-2026-001", "INC-2026-007", "OFI-2026-003"):
        assert text.count(ref) - text.count(f"{ref} (continued)") == 1


def test_every_report_says_what_it_heeds() -> None:
    assert Heeded.COLUMNS in REPORTS["register"].heeds
    assert all(kind.sentence.endswith(".") for kind in REPORTS.values())
    assert list(REPORTS) == [kind.name for kind in REPORTS.values()]


@pytest.mark.parametrize("name", list(REPORTS))
def test_the_logo_stands_on_every_page(
    name: str, reporting: Reporting, register: Database, tmp_path: Path
) -> None:
    logo = io.BytesIO()
    Image.new("RGB", (90, 20), "navy").save(logo, "PNG")
    with register.unit_of_work("Mia Okafor", "Choose the logo") as work:
        organisation = work.organisation.get()
        assert organisation is not None
        work.organisation.save(replace(organisation, logo=logo.getvalue()))
        work.commit()
    reporting.write(name, USUAL.get(name) or ReportOptions(), tmp_path / "a.pdf")
    pages = PdfReader(tmp_path / "a.pdf").pages
    assert [len(page.images) for page in pages] == [1] * len(pages)


def test_the_text_of_the_long_register_is_that_of_the_golden_file(printed: Print) -> None:
    assert_golden("report-register-long.txt", printed("register", ReportOptions(form=Form.LONG)))


def test_words_of_the_program_stand_in_the_language_of_the_user(printed: Print) -> None:
    use_language("de")
    try:
        long = flat(printed("register", ReportOptions(form=Form.LONG)))
        dossiers, summary = flat(printed("entry")), flat(printed("summary"))
    finally:
        use_language("en")
    assert "Kategorie Unbefugter Zugriff" in long
    assert "Ursachenkategorie Verfahren fehlt oder ist unklar" in long
    assert "Warum 1" in long
    assert "Kategorie Unbefugter Zugriff" in dossiers
    assert "Prozess Leaver" in summary
