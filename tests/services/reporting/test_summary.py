"""The figures of a period."""

from datetime import date

from isms_desktop.services.reporting import ReportOptions
from tests.services.reporting.conftest import Print, flat


def test_a_period_counts_what_happened_in_it(printed: Print) -> None:
    options = ReportOptions(from_on=date(2026, 7, 1), to_on=date(2026, 9, 30))
    text = flat(printed("summary", options))
    assert "Period 1 Jul 2026 to 30 Sep 2026" in text
    assert "Opened 1 1" in text
    assert "Closed 1 0" in text
    assert "Leaver procedure 2.0" in text
    assert "Supplier late" not in text


def test_an_empty_period_says_so_without_figures_made_up(printed: Print) -> None:
    text = flat(printed("summary", ReportOptions(from_on=date(2020, 1, 1), to_on=date(2020, 6, 1))))
    assert "Opened 0 0" in text
    assert "No root cause has a category yet." in text
    assert "Effective at the first check — —" in text


def test_of_many_quarters_the_last_eight_are_shown(printed: Print) -> None:
    text = flat(printed("summary", ReportOptions(from_on=date(2015, 1, 1))))
    assert "2025 Q1" in text
    assert "2024 Q4" not in text
