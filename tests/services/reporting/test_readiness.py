"""The questions of an audit on paper."""

from dataclasses import replace
from datetime import date

from isms_desktop.domain.entry import Closing, Entry
from isms_desktop.runtime.i18n import use_language
from isms_desktop.services.reporting import Naming, Reporting, ReportOptions
from isms_desktop.storage.database import Database
from tests.services.reporting.conftest import MARKUP, Print, flat, idea, leavers, phishing


def more(register: Database, count: int, title: str = "") -> None:
    """As many further entries, closed without a word on what changed in the ISMS."""
    (closing,) = leavers().closings
    with register.unit_of_work("Mia Okafor", "Copy") as work:
        work.entries.add_many(copy(number, title, closing) for number in range(count))
        work.commit()


def copy(number: int, title: str, closing: Closing) -> Entry:
    return replace(
        phishing(),
        uid=f"copy{number}",
        ref=f"INC-2025-{number:03}",
        title=title,
        recurrence_of="NC-2026-001",
        rounds=(replace(phishing().round, uid=f"copy-r{number}", causes=(), actions=()),),
        closings=(replace(closing, uid=f"copy-z{number}"),),
    )


def test_gaps_stand_there_with_reference_owner_and_what_is_missing(
    printed: Print, register: Database
) -> None:
    more(register, 1, MARKUP)
    text = flat(printed("readiness", ReportOptions(naming=Naming.ROLES)))
    assert f"INC-2025-000 {MARKUP} ISMS lead Say what changed in the ISMS" in text
    assert "It came back as INC-2025-000." in text
    assert "Good to show NC-2026-001" in text


def test_of_many_gaps_the_first_are_listed_and_the_others_counted(
    printed: Print, register: Database
) -> None:
    more(register, 23)
    text = flat(printed("readiness"))
    assert "3 more entries have this gap." in text


def test_a_check_that_was_set_aside_is_said(printed: Print, register: Database) -> None:
    waived = leavers().waivers[0]
    with register.unit_of_work("Mia Okafor", "Set aside") as work:
        aside = replace(
            phishing(),
            uid="aside",
            ref="INC-2026-050",
            containment="",
            waivers=(replace(waived, uid="w2", rule="R04", text_hash=""),),
            rounds=(replace(phishing().round, uid="ra", causes=(), actions=()),),
        )
        work.entries.add(aside)
        work.commit()
    text = flat(printed("readiness"))
    assert "1 of them because a check was set aside with a reason" in text


def test_a_register_without_entries_has_nothing_to_ask(
    reporting: Reporting, database: Database, printed: Print
) -> None:
    with database.unit_of_work("Mia Okafor", "Empty") as work:
        for entry in (leavers(), phishing(), idea()):
            work.entries.remove(entry.uid)
        work.commit()
    text = flat(printed("readiness"))
    assert "0 of 10 questions are answered without a gap." in text
    assert text.count("There is no entry of which this is asked.") == 9


def test_the_questions_are_asked_as_at_a_past_day(printed: Print) -> None:
    text = flat(printed("readiness", ReportOptions(as_at=date(2026, 1, 1))))
    assert "As at the end of 1 Jan 2026" in text


def test_it_is_offered_from_five_entries_on(reporting: Reporting, register: Database) -> None:
    assert "readiness" not in reporting.offered()
    assert "register" in reporting.offered()
    more(register, 2)
    assert "readiness" in reporting.offered()


def test_the_clause_is_named_in_the_language_of_the_user(printed: Print) -> None:
    use_language("de")
    try:
        text = flat(printed("readiness"))
        assert "ISO/IEC 27001:2022 Abschnitt 10 " in text
        assert "Abschnitt 10.2" in flat(printed("register"))
    finally:
        use_language("en")
