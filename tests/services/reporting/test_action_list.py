"""What is to be done, by owner."""

from dataclasses import replace
from datetime import date

from isms_desktop.domain.queries import RegisterQuery
from isms_desktop.services.reporting import Reporting, ReportOptions
from isms_desktop.storage.database import Database
from tests.services.reporting.conftest import IT, JONAS, Print, flat


def test_each_owner_has_a_sheet_with_boxes_and_the_late_first(
    printed: Print, register: Database
) -> None:
    with register.unit_of_work("Mia Okafor", "Plan") as work:
        phishing = work.entries.get("phishing")
        (late,) = phishing.round.actions
        later = replace(late, uid="n2", number=2, due_on=date(2027, 1, 5), what="Later", also=(IT,))
        other = replace(late, uid="n3", number=3, owner=JONAS, due_on=None, what="Undated")
        nobody = replace(late, uid="n4", number=4, owner=None, what="Unowned")
        actions = (later, late, other, nobody)
        work.entries.save(
            replace(phishing, owner=None, rounds=(replace(phishing.round, actions=actions),))
        )
        work.commit()

    overview, jonas, mia, none = printed("actions").split("\f")
    assert "4 things to do · 2 overdue" in overview
    assert "Mia Okafor 2 1 2 Nov 2026" in flat(overview)
    assert "Jonas Brandt 1 — no date" in flat(overview)
    assert "1 thing to do · 0 overdue" in jonas
    assert "no date" in jonas
    assert mia.index("Filter the mail") < mia.index("Later")
    assert "2 Nov 2026 overdue" in flat(mia)
    assert "with IT" in flat(mia)
    assert "No owner yet" in none
    assert mia.count("☐") == 2


def test_the_mail_says_the_same_in_plain_text(reporting: Reporting, register: Database) -> None:
    assert reporting.actions_as_mail(ReportOptions()) == (
        "Mia Okafor\n\n"
        "[ ] INC-2026-007/A1, due 2 Nov 2026 · overdue\n"
        "    Filter the mail\n"
        "    For: Somebody opened a link\n"
    )
    nothing = ReportOptions(RegisterQuery("calendar"))
    assert reporting.actions_as_mail(nothing) == "Nothing is open.\n"


def test_an_effect_check_that_is_due_is_on_the_list_of_who_checks(
    reporting: Reporting, register: Database
) -> None:
    with register.unit_of_work("Mia Okafor", "Reopen") as work:
        leavers = work.entries.get("leavers")
        unjudged = replace(leavers.round, verdicts=())
        work.entries.save(replace(leavers, closings=(), rounds=(leavers.rounds[0], unjudged)))
        work.commit()
    mail = reporting.actions_as_mail(ReportOptions())
    assert "Priya Nair" in mail
    assert "Check whether it worked: No account open a day after an exit" in mail
