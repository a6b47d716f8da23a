"""The figures of a period."""

from dataclasses import replace
from datetime import date

from isms_desktop.domain.entry import Round
from isms_desktop.services.reporting import ReportOptions
from isms_desktop.storage.database import Database
from tests.services.reporting.conftest import Print, flat, leavers


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


def test_figures_are_rounded_and_lists_go_by_date(printed: Print, register: Database) -> None:
    with register.unit_of_work("Mia Okafor", "Copy") as work:
        (closing,) = leavers().closings
        for number, day in enumerate((date(2026, 6, 2), date(2026, 9, 5)), 2):
            late = replace(
                leavers(),
                uid=f"copy{number}",
                ref=f"NC-2026-00{number}",
                category="",
                recurrence_of="",
                rounds=(Round(uid=f"copy-r{number}", number=1),),
                waivers=(),
                closings=(replace(closing, uid=f"z{number}", closed_on=day),),
                shared_on=day,
            )
            work.entries.add(late)
        work.commit()
    text = flat(printed("summary"))
    assert "on average 124.7" in text
    changes = text[text.index("What changed") :]
    places = [changes.index(f"NC-2026-00{number}") for number in (2, 1, 3)]
    assert places == sorted(places)
    categories = text[text.index("Categories by quarter") :]
    assert categories.index("Phishing") < categories.index("Not given — 2 1 — 3")
