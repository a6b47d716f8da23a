import sqlite3
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from isms_desktop.domain.changes import RecordKind
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.indicator import Target
from isms_desktop.storage.database import Database
from isms_desktop.storage.verify import verify
from tests.storage.conftest import fill
from tests.storage.measuring import CLICKS, JUDGED, PROPOSED, READINGS, fill_measuring


@pytest.fixture
def measured(database: Database) -> Database:
    fill_measuring(database)
    return database


def refused(code: str, database: Database, what: str, *given: object) -> None:
    kind, method = what.split(".")
    with database.unit_of_work("Mia Okafor", "Try") as work:
        call = getattr(getattr(work, kind), method)
        with pytest.raises(UserError) as caught:
            call(*given)
    assert caught.value.code == code


def test_what_is_stored_comes_back_equal(measured: Database) -> None:
    with measured.reading() as reading:
        assert reading.indicators.get(CLICKS.uid) == CLICKS
        assert reading.indicators.all() == [CLICKS]
        assert reading.objectives.all() == [JUDGED, PROPOSED]
        assert reading.objectives.find_ref("OBJ-2026-001") == JUDGED
        assert reading.objectives.find_ref("OBJ-2026-009") is None
        assert reading.objectives.of_indicator(CLICKS.uid) == [JUDGED]
        assert reading.objectives.highest_number("OBJ-2026-") == 2
        assert tuple(reading.indicators.measurements(CLICKS.uid)) == READINGS
        assert reading.indicators.measurements("nobody") == []
        assert reading.indicators.all_measurements() == {CLICKS.uid: list(READINGS)}
    assert verify(measured).problems == ()


def test_the_newest_readings_that_count_are_read_alone(measured: Database) -> None:
    with measured.reading() as reading:
        assert reading.indicators.recent(1) == {CLICKS.uid: [READINGS[2]]}
        assert reading.indicators.recent(9) == {CLICKS.uid: [READINGS[1], READINGS[2]]}


def test_a_change_is_written_with_its_history_and_counts_the_version(measured: Database) -> None:
    later = Target(uid="target-3", valid_from=date(2027, 1, 1), value=Decimal(4))
    moved = replace(CLICKS.targets[0], value=Decimal("8.5"))
    changed = replace(CLICKS, name="Click rate", targets=(moved, later))
    with measured.unit_of_work("Mia Okafor", "Change") as work:
        assert work.indicators.save(changed)
        assert work.objectives.save(replace(PROPOSED, plan="A short course"))
        changes = work.commit()
    assert changes.kinds == {RecordKind.INDICATOR, RecordKind.OBJECTIVE}
    with measured.reading() as reading:
        assert reading.indicators.get(CLICKS.uid) == replace(changed, version=1)
        assert reading.objectives.get(PROPOSED.uid).version == 1
        told = reading.history.of_record([CLICKS.uid])
    assert {line.entity for line in told} == {"indicator", "target", "measurement"}
    assert verify(measured).problems == ()


def test_saving_what_is_stored_writes_nothing(measured: Database) -> None:
    with measured.unit_of_work("Mia Okafor", "Nothing") as work:
        assert not work.indicators.save(CLICKS)
        assert not work.objectives.save(JUDGED)
        assert work.commit().kinds == set()


def test_what_is_gone_or_was_changed_meanwhile_is_refused(measured: Database) -> None:
    refused("not_found", measured, "indicators.get", "nobody")
    refused("not_found", measured, "objectives.get", "nobody")
    refused("changed_meanwhile", measured, "indicators.save", replace(CLICKS, version=7))
    refused("changed_meanwhile", measured, "objectives.save", replace(JUDGED, version=7))


def test_the_bin_hides_and_gives_back(measured: Database) -> None:
    with measured.unit_of_work("Mia Okafor", "Bin") as work:
        work.indicators.to_bin(CLICKS.uid)
        work.objectives.to_bin(JUDGED.uid)
        work.commit()
    with measured.reading() as reading:
        assert reading.indicators.all() == []
        assert [i.uid for i in reading.indicators.all(with_binned=True)] == [CLICKS.uid]
        assert [o.uid for o in reading.objectives.all()] == [PROPOSED.uid]
        assert len(reading.objectives.all(with_binned=True)) == 2
        assert reading.objectives.of_indicator(CLICKS.uid) == []
    with measured.unit_of_work("Mia Okafor", "Back") as work:
        work.indicators.from_bin(CLICKS.uid)
        work.objectives.from_bin(JUDGED.uid)
        work.commit()
    with measured.reading() as reading:
        assert reading.indicators.all() == [replace(CLICKS, version=2)]
        assert reading.objectives.get(JUDGED.uid).binned_at is None


def test_a_step_is_taken_back_as_a_whole(measured: Database) -> None:
    with measured.unit_of_work("Mia Okafor", "Measure") as work:
        step = work.history.step
        work.indicators.measure(CLICKS.uid, [replace(READINGS[2], uid="measurement-4")])
        work.indicators.save(replace(CLICKS, targets=()))
        work.commit()
    with measured.unit_of_work("Mia Okafor", "Undo") as work:
        work.history.revert(step)
        work.commit()
    with measured.reading() as reading:
        assert reading.indicators.get(CLICKS.uid) == replace(CLICKS, version=2)
        assert tuple(reading.indicators.measurements(CLICKS.uid)) == READINGS
    assert verify(measured).problems == ()


def test_an_indicator_measured_since_is_not_taken_back(measured: Database) -> None:
    with measured.unit_of_work("Mia Okafor", "Set up") as work:
        step = work.history.step
        work.indicators.add(replace(CLICKS, uid="indicator-2", targets=()))
        work.commit()
    with measured.unit_of_work("Mia Okafor", "Measure") as work:
        work.indicators.measure("indicator-2", [replace(READINGS[2], uid="measurement-5")])
        work.commit()
    refused("changed_since", measured, "history.revert", step)


def test_tampering_with_a_reading_shows_by_the_indicators_name(measured: Database) -> None:
    fill(measured)
    connection = sqlite3.connect(measured.path)
    connection.execute("UPDATE measurement SET value = '1' WHERE uid = 'measurement-3'")
    connection.commit()
    connection.close()
    (problem,) = verify(measured).problems
    assert "Phishing click rate measurement" in problem
