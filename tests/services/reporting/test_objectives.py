"""Objectives on paper: where they stand, a page each, charts as vectors."""

from pathlib import Path

from pypdf import PdfReader

from isms_desktop.services.reporting import Reporting, ReportOptions
from isms_desktop.storage.database import Database
from tests.services.reporting.conftest import MARKUP, Print, flat


def test_the_summary_comes_first_then_a_page_for_each(printed: Print) -> None:
    first, *pages = map(flat, printed("objectives").split("\f"))
    assert "3 objectives · 1 on track · 1 proposal · 1 partly reached" in first
    assert "Indicators by themselves" in first
    titles = ["OBJ-2026-001 · Bring the click", "OBJ-2026-002 · Everybody", "OBJ-2025-001 · Test"]
    for title, page in zip([*titles, "What is measured beside"], pages, strict=True):
        assert title in page


def test_a_page_has_forecast_readings_and_what_was_put_right(printed: Print) -> None:
    page = flat(printed("objectives").split("\f")[1])
    assert "At this rate" in page
    assert "target 5 %" in page
    assert "9.6 % 5 % no corrected: " + MARKUP in page
    assert "99 % — put right since" in page


def test_advice_set_aside_is_printed_with_its_reason(printed: Print) -> None:
    page = flat(printed("objectives").split("\f")[1])
    assert "Advice set aside Tie to the policy The policy is being rewritten (Mia Okafor" in page


def test_what_has_no_number_says_why(printed: Print) -> None:
    page = flat(printed("objectives").split("\f")[2])
    assert "It is not measured, because: A number would say nothing" in page
    assert "How it is measured" not in page


def test_the_verdict_stands_with_its_lessons(printed: Print) -> None:
    page = flat(printed("objectives").split("\f")[3])
    assert "Result Partly reached Ended at 9 On 1 Feb 2026 By Mia Okafor" in page
    assert "Lessons Begin earlier" in page


def test_charts_are_vectors(reporting: Reporting, register: Database, tmp_path: Path) -> None:
    target = tmp_path / "o.pdf"
    reporting.write("objectives", ReportOptions(), target)
    for page in PdfReader(target).pages:
        assert not page.images
    drawn = PdfReader(target).pages[1].get_contents()
    assert drawn is not None
    assert b"[3.2 2.4] 0 d" in drawn.get_data()


def test_an_empty_register_says_so(
    reporting: Reporting, database: Database, tmp_path: Path
) -> None:
    target = tmp_path / "o.pdf"
    reporting.write("objectives", ReportOptions(), target)
    text = flat(PdfReader(target).pages[0].extract_text())
    assert "0 objectives" in text
    assert "No objective is set yet." in text


def test_one_objective_is_printed_by_itself(printed: Print, register: Database) -> None:
    with register.reading() as reading:
        (one,) = [o for o in reading.objectives.all() if o.ref == "OBJ-2026-001"]
        measured_by = str(one.indicator_uid)
        alone = next(i.uid for i in reading.indicators.all() if i.uid != measured_by)
    for uid in (one.uid, measured_by):
        text = flat(printed("objectives", ReportOptions(aim=uid)))
        assert "OBJ-2026-001 · Bring the click" in text
        assert "OBJ-2025-001" not in text
        assert "Indicators by themselves" not in text
    assert "What is measured beside" in flat(printed("objectives", ReportOptions(aim=alone)))
