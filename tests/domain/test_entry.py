from dataclasses import replace
from datetime import date

from hypothesis import given

from isms_desktop.domain.entry import Entry, Round, normalised
from tests.domain.cases import (
    CLOSED,
    DONE,
    EFFECTIVE,
    FULL_ROUND,
    JONAS,
    MIA,
    ROOT,
    TODAY,
    action,
    entry,
    entry_with_round,
)
from tests.strategies import entries

IT = replace(JONAS, uid="p3", name="IT", is_group=True)


class TestNormalised:
    def test_a_title_alone_becomes_the_description(self) -> None:
        assert normalised(Entry(uid="e", title="Laptop lost"), "r").description == "Laptop lost"
        described = Entry(uid="e", title="Laptop lost", description="On a train")
        assert normalised(described, "r").description == "On a train"

    def test_round_one_is_there_from_the_start(self) -> None:
        assert normalised(Entry(uid="e"), "r7").rounds == (Round(uid="r7", number=1),)
        assert normalised(entry(), "r7").rounds == (FULL_ROUND,)

    def test_owner_and_date_before_any_action_stay(self) -> None:
        waiting = replace(entry_with_round(actions=()), owner=JONAS, due_on=TODAY)
        assert normalised(waiting, "r") == waiting

    def test_the_first_open_action_gives_the_owners(self) -> None:
        second = action(number=2, owner=JONAS, also=(MIA,))
        owned = normalised(replace(entry_with_round(actions=(DONE, second)), owner=IT), "r")
        assert (owned.owner, owned.also) == (JONAS, (MIA,))

    def test_an_action_nobody_owns_leaves_the_owner_to_others(self) -> None:
        nobodys = action(owner=None)
        kept = replace(entry_with_round(actions=(nobodys,)), owner=IT)
        assert normalised(kept, "r").owner is IT
        assert normalised(replace(entry_with_round(actions=(nobodys, DONE))), "r").owner is MIA

    def test_the_last_open_action_gives_the_date(self) -> None:
        early, late = action(due_on=date(2026, 12, 1)), action(due_on=date(2026, 12, 24))
        due = normalised(entry_with_round(actions=(late, early, DONE)), "r").due_on
        assert due == late.due_on

    def test_once_all_is_done_the_last_date_stays(self) -> None:
        assert normalised(entry(), "r").due_on == DONE.due_on

    def test_an_action_without_date_leaves_the_entrys_own(self) -> None:
        undated = replace(entry_with_round(actions=(action(due_on=None),)), due_on=TODAY)
        assert normalised(undated, "r").due_on == TODAY

    @given(entries())
    def test_twice_is_once(self, some: Entry) -> None:
        assert normalised(some, "other") == some


class TestWhatAnEntryTells:
    def test_its_name_is_the_title_or_the_first_line(self) -> None:
        assert entry(title="Forwarding").name == "Forwarding"
        assert entry(description="Line one\nLine two").name == "Line one"

    def test_an_action_is_named_after_its_entry(self) -> None:
        assert entry().action_ref(action(number=3)) == "INC-2026-001/A3"

    def test_a_reopened_closing_is_not_in_force(self) -> None:
        assert entry().closing is None
        assert entry(closings=(CLOSED,)).closing is CLOSED
        reopened = entry(closings=(replace(CLOSED, reopened_on=TODAY),))
        assert reopened.closing is None
        assert not reopened.is_closed

    def test_a_risk_is_accepted_by_somebody_who_decided_to_do_nothing(self) -> None:
        assert entry(action_needed=False, accepted_by=JONAS).is_accepted_risk
        assert not entry(action_needed=False).is_accepted_risk
        assert not entry(accepted_by=JONAS).is_accepted_risk

    def test_it_knows_whether_it_came_from_a_file(self) -> None:
        assert entry(import_uid="i1").is_imported
        assert not entry().is_imported


def test_a_round_knows_its_root_causes_and_newest_verdict() -> None:
    side = replace(ROOT, uid="c2", number=2, is_root=False)
    newest = replace(EFFECTIVE, uid="v2")
    round_ = replace(FULL_ROUND, causes=(side, ROOT), verdicts=(EFFECTIVE, newest))
    assert round_.root_causes == (ROOT,)
    assert round_.verdict is newest
    assert Round(uid="r", number=1).verdict is None
