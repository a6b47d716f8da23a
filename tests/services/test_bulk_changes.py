"""One value for many entries: the preview, what refuses, and one step to undo."""

from datetime import date

import pytest

from isms_desktop.domain.queries import RegisterQuery
from isms_desktop.domain.words import Severity
from isms_desktop.services.bulk_changes import BulkChanges
from isms_desktop.services.entries import InvalidValuesError
from isms_desktop.services.registers import Registers
from isms_desktop.services.undoing import Undoing
from tests.services.stages import Stages


@pytest.fixture
def bulk(stages: Stages) -> BulkChanges:
    return BulkChanges(stages.database, stages.clock, stages.new_uid, stages.actor)


def test_the_preview_counts_what_changes_stays_and_is_refused_and_keeps_nothing(
    stages: Stages, bulk: BulkChanges
) -> None:
    uids = [stages.record(severity="Low").uid for _n in range(7)]
    uids += [stages.record(severity="Critical").uid for _n in range(2)]
    uids += [stages.closed().uid, stages.closed().uid]
    gone = stages.record().uid
    stages.entries.to_bin([gone])
    plan = bulk.plan([*uids, gone], "severity", "Critical")
    told = "7 change, 2 stay, 2 refused because it is closed, 1 refused because it is in the bin"
    assert plan.told() == told
    assert plan.changing == 7
    assert (plan.lines[0].before, plan.lines[0].after) == (Severity.LOW, Severity.CRITICAL)
    assert stages.get(uids[0]).severity is Severity.LOW


def test_all_are_changed_as_one_step_and_undone_as_one(stages: Stages, bulk: BulkChanges) -> None:
    uids = [stages.record().uid for _n in range(3)]
    changes = bulk.run(uids, "owner", "Priya Nair")
    assert changes.step == "Change Owner of 3 entries"
    assert {str(stages.get(uid).owner) for uid in uids} == {"Priya Nair"}
    Undoing(stages.database, stages.actor).undo()
    assert {str(stages.get(uid).owner) for uid in uids} == {"Mia Okafor"}
    assert len(Registers(stages.database, stages.clock).uids(RegisterQuery())) == 3


def test_owner_and_date_that_follow_actions_are_not_changed_over_them(
    stages: Stages, bulk: BulkChanges
) -> None:
    uid = stages.planned().uid
    before = stages.get(uid)
    plan = bulk.plan([uid], "due_on", date(2027, 3, 1))
    assert plan.told() == "0 change, 1 refused because it follows the actions of the entry"
    bulk.run([uid], "due_on", date(2027, 3, 1))
    assert stages.get(uid) == before


def test_a_value_that_cannot_be_is_said_and_one_that_must_be_is_not_blanked(
    stages: Stages, bulk: BulkChanges
) -> None:
    uid = stages.record().uid
    with pytest.raises(InvalidValuesError):
        bulk.plan([uid], "likelihood", "9")
    with pytest.raises(InvalidValuesError) as caught:
        bulk.plan([uid], "identified_on", "")
    assert "cannot be left blank" in str(caught.value)
    assert bulk.plan([uid], "owner", "").changing == 1
    with pytest.raises(ValueError, match="not shared"):
        bulk.plan([uid], "description", "All the same")
