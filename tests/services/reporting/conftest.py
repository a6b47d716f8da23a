"""A small register that has one of everything, and ways to read what was printed of it."""

import os
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from isms_desktop.domain.entry import (
    Action,
    CauseNode,
    Closing,
    DueChange,
    Entry,
    Round,
    Verdict,
    Waiver,
)
from isms_desktop.domain.objective import SetAside
from isms_desktop.domain.organisation import Organisation
from isms_desktop.domain.words import (
    AnalysisMethod,
    BuiltIn,
    ClosingKind,
    EffectMethod,
    EntryType,
    Input,
    ObjectiveResult,
    ObjectiveStatus,
    Severity,
    SimilarAnswer,
    Strength,
    Unit,
    VerdictResult,
)
from isms_desktop.reports.fonts import Fonts
from isms_desktop.runtime import resources
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.services.reporting import Reporting, ReportOptions
from isms_desktop.storage.database import Database
from isms_desktop.storage.unit_of_work import UnitOfWork
from tests.domain.measuring import clicks, goal, monthly, number, reading, target
from tests.strategies import TEAM

MIA, JONAS, PRIYA, IT = TEAM
EXPECTED = Path(__file__).resolve().parents[2] / "fixtures" / "expected"
MARKUP = "if 5 < 6 & a <b>bold</b> &amp; <img src=/etc/passwd>"
Print = Callable[..., str]


def leavers() -> Entry:
    """An entry that went through two rounds and was closed."""
    whys = (
        CauseNode(uid="c1", number=1, answer="Accounts are closed by hand"),
        CauseNode(uid="c2", number=2, parent=1, answer="IT is not told", evidence="5 of 9 exits"),
        CauseNode(
            uid="c3",
            number=3,
            parent=2,
            answer="The procedure names no trigger",
            is_root=True,
            category="Procedure missing or unclear",
            stop_reason="It can be changed",
        ),
        CauseNode(uid="c4", number=4, parent=1, answer=MARKUP),
    )
    first = Action(
        uid="a1",
        number=1,
        causes=(3,),
        what="Let the HR ticket open the IT task",
        owner=JONAS,
        also=(IT,),
        due_on=date(2026, 5, 20),
        former_due=(
            DueChange(
                former_on=date(2026, 5, 1),
                changed_on=date(2026, 4, 28),
                changed_by=MIA.name,
                reason="Supplier late",
            ),
        ),
        strength=Strength.AUTOMATE,
        done_on=date(2026, 5, 18),
        done_note="Done as planned",
        evidence="Ticket 412",
    )
    missed = Verdict(
        uid="v1",
        result=VerdictResult.NOT_EFFECTIVE,
        checked_on=date(2026, 7, 1),
        checked_by=PRIYA,
        evidence="2 of 12 exits late",
    )
    good = replace(
        missed, uid="v2", result=VerdictResult.EFFECTIVE, checked_on=date(2026, 9, 1), evidence="0"
    )
    plan = Round(
        uid="r1",
        number=1,
        analysis_method=AnalysisMethod.FIVE_WHYS,
        causes=whys,
        actions=(first,),
        effect_criterion="No account open a day after an exit, 20 exits",
        effect_method=EffectMethod.RECORD_SAMPLE,
        effect_checker=PRIYA,
        effect_due_on=date(2026, 6, 30),
        verdicts=(missed,),
    )
    again = replace(
        plan,
        uid="r2",
        number=2,
        started_on=date(2026, 7, 1),
        reason="Contractors are not in the HR system",
        causes=(replace(whys[2], uid="c5", number=1, parent=None, answer="Contractors left out"),),
        actions=(replace(first, uid="a2", number=2, causes=(1,), former_due=()),),
        verdicts=(good,),
    )
    return Entry(
        uid="leavers",
        ref="NC-2026-001",
        entry_type=EntryType.NONCONFORMITY,
        title="Leaver accounts stayed active",
        description=f"Found while sampling exits.\n{MARKUP}",
        identified_on=date(2026, 4, 1),
        discovered_by=PRIYA,
        category="Unauthorised access",
        input=Input.INTERNAL_AUDIT,
        severity=Severity.HIGH,
        requirement=("A.5.18",),
        owner=JONAS,
        containment="The accounts were closed",
        contained_on=date(2026, 4, 2),
        contained_by=JONAS,
        action_needed=True,
        similar_answer=SimilarAnswer.NONE,
        isms_change="Leaver procedure 2.0",
        isms_change_kinds=("Process",),
        lessons="Tell IT first",
        shared_on=date(2026, 9, 2),
        extra=(("Cost", "120"),),
        rounds=(plan, again),
        closings=(
            Closing(uid="z", kind=ClosingKind.CLOSED, closed_on=date(2026, 9, 3), closed_by=MIA),
        ),
        waivers=(
            Waiver(
                uid="w",
                rule="R32",
                reason="I work alone",
                waived_by=MIA,
                waived_at=datetime(2026, 9, 1, 8, tzinfo=UTC),
                text_hash="x",
            ),
        ),
    )


def phishing() -> Entry:
    """An open entry with an action that is late."""
    cause = CauseNode(uid="p1", number=1, answer="No filter", is_root=True, category="Technology")
    action = Action(
        uid="p2", number=1, causes=(1,), what="Filter the mail", owner=MIA, due_on=date(2026, 11, 2)
    )
    return Entry(
        uid="phishing",
        ref="INC-2026-007",
        entry_type=EntryType.INCIDENT,
        description="Somebody opened a link",
        identified_on=date(2026, 10, 12),
        category="Phishing",
        input=Input.SECURITY_INCIDENT,
        severity=Severity.MEDIUM,
        owner=MIA,
        containment="Password changed",
        action_needed=True,
        rounds=(Round(uid="pr", number=1, causes=(cause,), actions=(action,)),),
    )


def idea() -> Entry:
    """An opportunity nobody owns yet."""
    return Entry(
        uid="idea",
        ref="OFI-2026-003",
        entry_type=EntryType.OFI,
        description="Show due dates in the calendar",
        identified_on=date(2026, 8, 20),
        input=Input.INTERESTED_PARTY,
        rounds=(Round(uid="ir", number=1),),
    )


def add_objectives(work: UnitOfWork) -> None:
    """A click rate on its way, a proposal, one that was reached, and an indicator by itself."""
    wrong = reading(99, date(2026, 5, 1), uid="wrong")
    right = reading(9.6, date(2026, 5, 1), replaces="wrong", reason=MARKUP, target_value=number(5))
    values = (11.4, 11.8, 10.1, None, 9.9, 8.2, 7.4, 7.9, 6.3, 5.8)
    work.indicators.add(clicks(measured_by=PRIYA, source="The mail filter"))
    work.indicators.measure("clicks", (wrong, right, *monthly(*values)))
    waiver = SetAside("O7", "The policy is being rewritten", MIA.name, "2026-02-01", "x")
    work.objectives.add(goal(owner=MIA, why="Our top risk", plan=MARKUP, waived=(tuple(waiver),)))
    work.objectives.add(
        goal(
            uid="plain",
            ref="OBJ-2026-002",
            statement="Everybody knows whom to call",
            status=ObjectiveStatus.PROPOSAL,
            adopted_on=None,
            indicator_uid=None,
            not_measured_because="A number would say nothing",
        )
    )
    backups = clicks(uid="restores", name="Restores tested", unit=Unit.COUNT, targets=())
    work.indicators.add(backups)
    work.objectives.add(
        goal(
            uid="over",
            ref="OBJ-2025-001",
            statement="Test every restore",
            indicator_uid="restores",
            status=ObjectiveStatus.CLOSED,
            result=ObjectiveResult.PARTLY,
            judged_on=date(2026, 2, 1),
            judged_by=MIA,
            lessons="Begin earlier",
            end_value=number(9),
        )
    )
    late = clicks(
        uid="late",
        name="Late entries",
        built_in=BuiltIn.OVERDUE,
        targets=(target(2, date(2025, 1, 1)),),
    )
    work.indicators.add(late)


@pytest.fixture(autouse=True)
def _in_utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Paper shows the computer's own time; golden files need one."""
    monkeypatch.setenv("TZ", "UTC")
    if hasattr(time, "tzset"):
        time.tzset()
    yield
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.fixture
def register(database: Database) -> Database:
    with database.unit_of_work(MIA.name, "Fill") as work:
        for person in TEAM:
            work.people.add(replace(person, role="ISMS lead" if person is MIA else ""))
        work.organisation.save(
            Organisation(uid="o", name="Northlight Ltd", classification_word="Internal", user=MIA)
        )
        work.entries.add_many((leavers(), phishing(), idea()))
        add_objectives(work)
        work.commit()
    return database


@pytest.fixture
def reporting(database: Database, clock: FixedClock) -> Reporting:
    return Reporting(database, Fonts(resources.path("fonts")), clock, lambda _uid: ())


@pytest.fixture
def printed(reporting: Reporting, register: Database, tmp_path: Path) -> Print:
    """Prints a report of the small register and gives its text, page after page."""

    def print_one(name: str, options: ReportOptions | None = None) -> str:
        target = tmp_path / f"{name}.pdf"
        reporting.write(name, options or ReportOptions(), target)
        return text_of(target)

    return print_one


def text_of(file: Path) -> str:
    """The text of a file, the salted fingerprint taken out."""
    pages = [page.extract_text() for page in PdfReader(file).pages]
    return re.sub("fingerprint [0-9a-f]+", "fingerprint …", "\f\n".join(pages)) + "\n"


def flat(text: str) -> str:
    return " ".join(text.split())


def assert_golden(name: str, text: str) -> None:
    """To accept a change: ISMS_ACCEPT=1 pytest tests/services/reporting, then read it."""
    golden = EXPECTED / name
    if os.environ.get("ISMS_ACCEPT"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")
