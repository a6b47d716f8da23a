from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from isms_desktop.ui.kit.dates import Dates

TODAY = date(2026, 11, 23)
BRITISH = QLocale("en_GB")
GERMAN = QLocale("de_DE")
AMERICAN = QLocale("en_US")
LOCALES = [BRITISH, GERMAN, AMERICAN, QLocale("sv_SE"), QLocale("fr_FR"), QLocale("C")]


def dates(locale: QLocale = BRITISH) -> Dates:
    return Dates(locale, lambda: TODAY)


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (-11, "11 days late"),
        (-1, "1 day late"),
        (0, "today"),
        (1, "tomorrow"),
        (2, "in 2 days"),
        (48, "in 48 days"),
        (400, "28 Dec 2027"),
    ],
)
def test_due_dates_say_how_far_off_they_are(days: int, text: str) -> None:
    assert dates().due(TODAY + timedelta(days)) == text


def test_no_day_is_blank() -> None:
    assert [dates().due(None), dates().short(None), dates().long(None)] == ["", "", ""]


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2026, 10, 1), date(2026, 10, 31), "Oct 2026"),
        (date(2026, 4, 1), date(2026, 6, 30), "Apr 2026 to Jun 2026"),
        (date(2026, 10, 5), date(2026, 10, 11), "5 Oct 2026 to 11 Oct 2026"),
        (date(2026, 10, 1), date(2026, 10, 30), "1 Oct 2026 to 30 Oct 2026"),
        (date(2026, 10, 5), date(2026, 10, 5), "5 Oct 2026"),
    ],
)
def test_a_span_of_whole_months_names_the_months(first: date, last: date, text: str) -> None:
    assert dates().span(first, last) == text


def test_late_means_before_today() -> None:
    late = [dates().is_late(TODAY + timedelta(n)) for n in (-1, 0, 1)]
    assert late == [True, False, False]
    assert not dates().is_late(None)


@pytest.mark.parametrize(
    ("locale", "text"),
    [(BRITISH, "12 Jul 2026"), (AMERICAN, "Jul 12, 2026"), (QLocale("sv_SE"), "2026-07-12")],
)
def test_the_order_is_that_of_the_locale(locale: QLocale, text: str) -> None:
    assert dates(locale).short(date(2026, 7, 12)) == text


def test_the_long_form_names_the_weekday() -> None:
    assert dates().long(TODAY) == "Monday, 23 November 2026"


@given(st.dates(date(1950, 1, 1), date(2149, 12, 31)), st.sampled_from(LOCALES))
def test_what_is_written_can_be_read(day: date, locale: QLocale) -> None:
    assert dates(locale).read(dates(locale).short(day)) == day
    assert dates(locale).read(day.isoformat()) == day


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        (BRITISH, "3/7/2026"),
        (BRITISH, "03/07/2026"),
        (BRITISH, "3.7.2026"),
        (BRITISH, "3/7/26"),
        (BRITISH, "3 July 2026"),
        (BRITISH, " 3  Jul 2026 "),
        (GERMAN, "3.7.26"),
        (GERMAN, "03.07.2026"),
        (GERMAN, "3. Juli 2026"),
        (AMERICAN, "7/3/2026"),
        (AMERICAN, "7/3/26"),
    ],
)
def test_usual_ways_to_type_a_day_are_read(locale: QLocale, text: str) -> None:
    assert dates(locale).read(text) == date(2026, 7, 3)


@pytest.mark.parametrize("text", ["", "soon", "31/02/2026", "2026-13-01", "12", "tbc"])
def test_other_words_are_no_day(text: str) -> None:
    assert dates().read(text) is None
