"""One entry on paper: nothing of it is left out."""

import re
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from isms_desktop.domain.checks import Finding, Stage
from isms_desktop.domain.conditions import Level
from isms_desktop.domain.entry import Round
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.people import Person
from isms_desktop.domain.queries import Condition, RegisterQuery
from isms_desktop.reports.fonts import Fonts
from isms_desktop.runtime import resources
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.services.reporting import Reporting, ReportOptions
from isms_desktop.services.reporting.whys import tree_of
from isms_desktop.storage.database import Database
from tests.services.reporting.conftest import Print, flat, idea, leavers, text_of

UNPRINTED = {"uid", "import_uid", "version", "text_hash", "rule", "changed_by", "ref", "title"}


def is_part(value: object) -> bool:
    return is_dataclass(value) and not isinstance(value, Person)


def marked(record: Any, marks: "count[int]") -> Any:
    """The record with a text of its own in each of its text fields, and in those of its parts."""
    changed: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if field.type in (str, "str") and field.name not in UNPRINTED:
            changed[field.name] = f"mark{next(marks):03d}"
        elif isinstance(value, tuple) and all(map(is_part, value)):
            changed[field.name] = tuple(marked(part, marks) for part in value)
    return replace(record, **changed)


def test_every_text_of_an_entry_stands_in_its_dossier(printed: Print, register: Database) -> None:
    marks = count(1)
    with register.unit_of_work("Mia Okafor", "Mark") as work:
        entry = marked(work.entries.get("leavers"), marks)
        reopened = replace(entry.closings[0], reopened_on=date(2026, 10, 1))
        work.entries.save(replace(entry, closings=(reopened,), similar_refs=("OFI-2026-003",)))
        work.commit()

    text = "".join(printed("entry", ReportOptions(RegisterQuery("mark001"))).split())
    missing = [n for n in range(1, next(marks)) if f"mark{n:03d}" not in text]
    assert missing == []
    assert "OFI-2026-003" in text


def test_beside_what_is_recorded_the_missing_answer_is_named(printed: Print) -> None:
    text = flat(printed("entry", ReportOptions(RegisterQuery("Somebody opened a link"))))
    assert "Action needed Yes" in text
    assert "Similar cases Not recorded" in text
    assert text.count("Nothing is recorded.") == 2  # effect and changes


def test_many_dossiers_say_on_which_page_each_begins(printed: Print) -> None:
    pages = printed("entry").split("\f")
    begins = [number for number, page in enumerate(pages, 1) if "The story" in page]
    assert re.findall(r"^(\d+)$", pages[0], re.MULTILINE) == [str(number) for number in begins]


def test_what_the_checks_find_is_said_but_not_of_the_past(
    register: Database, clock: FixedClock, tmp_path: Path
) -> None:
    gap = Finding("R14", Level.E, "Say whether others are like it.", "x", Stage.SIMILAR, False, "")
    hint = Finding("R02", Level.I, "Say a little more.", "x", Stage.RECORD, False, "")
    fonts = Fonts(resources.path("fonts"))
    reporting = Reporting(register, fonts, clock, lambda _uid: (gap, hint))
    options = ReportOptions(RegisterQuery("leaver"))
    reporting.write("entry", options, tmp_path / "now.pdf")
    text = flat(text_of(tmp_path / "now.pdf"))
    assert "R14 keeps it open Say whether others are like it." in text
    assert "Say a little more." not in text

    clock.moment += timedelta(days=3)
    past = replace(options, as_at=date(2026, 11, 23))
    reporting.write("entry", past, tmp_path / "past.pdf")
    assert "Say whether others are like it." not in flat(text_of(tmp_path / "past.pdf"))


def test_several_entries_follow_each_other_on_pages_of_their_own(printed: Print) -> None:
    pages = printed("entry").split("\f")
    assert "Dossiers of 3 entries" in pages[0]
    for status in ("To find cause", "To decide", "Closed"):
        assert status in pages[0]
    starts = [page.splitlines()[2] for page in pages[1:]]
    starts = [start for start in starts if not start.endswith("(continued)")]
    assert sum("·" in start and start[:3] in ("NC-", "INC", "OFI") for start in starts) == 3


def test_no_entry_is_told(reporting: Reporting, register: Database, tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        reporting.write("entry", ReportOptions(RegisterQuery("nowhere")), tmp_path / "x.pdf")
    assert refused.value.code == "no_entry"


def test_a_text_as_long_as_a_book_is_printed_whole(printed: Print, register: Database) -> None:
    words = " ".join(f"word{number}" for number in range(20_000))
    with register.unit_of_work("Mia Okafor", "Write") as work:
        work.entries.save(replace(work.entries.get("idea"), notes=words))
        work.commit()
    text = printed("entry", ReportOptions(RegisterQuery("calendar")))
    assert "word0 " in text
    assert "word19999" in text


def test_answers_stand_below_what_they_explain() -> None:
    tree = tree_of(leavers().rounds[0])
    assert [(node.depth, node.text[:1]) for node in tree] == [
        (0, "1"),
        (1, "2"),
        (2, "3"),
        (1, "4"),
    ]
    assert tree[2].badge == "Root cause · Procedure missing or unclear"


def test_an_answer_that_hangs_on_nothing_stands_at_the_top() -> None:
    round_ = leavers().rounds[0]
    lost = replace(round_, causes=(replace(round_.causes[1], parent=99),))
    assert [node.depth for node in tree_of(lost)] == [0]


def test_the_history_calls_fields_by_their_names(printed: Print, register: Database) -> None:
    with register.unit_of_work("Mia Okafor", "Look again") as work:
        entry = work.entries.get("leavers")
        action = replace(entry.rounds[0].actions[0], evidence="Ticket 99")
        first = replace(entry.rounds[0], actions=(action, *entry.rounds[0].actions[1:]))
        rounds = (first, *entry.rounds[1:])
        work.entries.save(replace(entry, rounds=rounds, similar_text="Looked at all"))
        work.commit()
    query = RegisterQuery(where=(Condition("ref", "NC-2026-001"),))
    history = flat(printed("entry", ReportOptions(query))).split("Look again")[1]
    assert "About them" in history
    assert "Evidence of the action" in history
    assert "similar text" not in history


def test_what_an_idea_need_not_have_does_not_look_missing(
    printed: Print, register: Database
) -> None:
    taken = replace(idea(), uid="taken", ref="OFI-2026-009", action_needed=True)
    left = replace(
        idea(), uid="left", ref="OFI-2026-010", action_needed=False, action_needed_reason="No"
    )
    with register.unit_of_work("Mia Okafor", "Add") as work:
        for number, entry in enumerate((taken, left)):
            work.entries.add(replace(entry, rounds=(Round(uid=f"i{number}", number=1),)))
        work.commit()
    for ref, told, unasked in (
        ("OFI-2026-009", "It was decided to act on it.", 3),
        ("OFI-2026-010", "It was decided not to act on it.", 4),
    ):
        text = flat(printed("entry", ReportOptions(RegisterQuery(where=(Condition("ref", ref),)))))
        assert told in text
        assert text.count("Does not apply to this entry.") == unasked
        assert "corrective action is needed" not in text
        assert "Not recorded" not in text
