"""The register by what the checks say: sorted, filtered, and the same for who prints it."""

from dataclasses import replace

import pytest

from isms_desktop.domain.progress import no_progress
from isms_desktop.domain.queries import Chip, Condition, RegisterQuery
from isms_desktop.services.checking import CheckCounts, Checking
from isms_desktop.services.registers import Registers
from isms_desktop.services.sifting import CHECKS, HINTS, MISSING, NOTHING, Sifted, sift, told
from tests.services.stages import Stages

BY_CHECKS = RegisterQuery(sort=CHECKS)


@pytest.fixture
def registers(stages: Stages) -> Registers:
    stages.closed()
    stages.planned(description="Bad.")
    stages.entries.create({"title": "Only a title"})
    return Registers(stages.database, stages.clock)


def sifted(registers: Registers, checking: Checking, query: RegisterQuery) -> Sifted:
    return sift(query, registers, checking, {}, no_progress)


def test_what_the_checks_do_not_decide_counts_no_checks(
    registers: Registers, stages: Stages
) -> None:
    found = sifted(registers, stages.checking, RegisterQuery(chip=Chip.OPEN))
    assert found.checks == {}
    assert found.query == RegisterQuery(chip=Chip.OPEN)
    assert found.uids == registers.uids(found.query)


def test_it_is_sorted_by_what_is_missing(registers: Registers, stages: Stages) -> None:
    def weights(query: RegisterQuery) -> list[tuple[int, int]]:
        found = sifted(registers, stages.checking, query)
        assert set(found.uids) == set(found.checks)
        return [(found.checks[uid].missing, found.checks[uid].advice) for uid in found.uids]

    up = weights(BY_CHECKS)
    assert up == sorted(up)
    assert len(set(up)) > 1
    assert weights(replace(BY_CHECKS, descending=True)) == sorted(up, reverse=True)


@pytest.mark.parametrize("said", [MISSING, HINTS, NOTHING])
def test_a_filter_keeps_what_the_checks_say_so_of(
    registers: Registers, stages: Stages, said: str
) -> None:
    query = RegisterQuery(where=(Condition(CHECKS, said),))
    found = sifted(registers, stages.checking, query)
    everything = sifted(registers, stages.checking, BY_CHECKS)
    fitting = {uid for uid, counts in everything.checks.items() if told(counts) == said}
    assert set(found.uids) == fitting
    assert found.counts[Chip.ALL] == len(fitting)
    assert set(registers.uids(found.query)) == fitting  # as it is printed and exported


def test_counts_that_still_hold_are_not_counted_again(registers: Registers, stages: Stages) -> None:
    uids = registers.uids(RegisterQuery())
    known = {uid: CheckCounts(number, 0) for number, uid in enumerate(uids)}
    found = sift(BY_CHECKS, registers, stages.checking, known, no_progress)
    assert found.uids == uids
    assert found.checks == known
