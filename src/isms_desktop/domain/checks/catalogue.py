"""All checks in one list: where each stands, to which entries it applies, what it asks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from isms_desktop.domain import conditions
from isms_desktop.domain.checks import causes, doing, effect, planning, recording
from isms_desktop.domain.checks.context import Case
from isms_desktop.domain.conditions import Condition, Gap

Advice: TypeAlias = Callable[[Case], Iterator[Gap]]
"""A pure question to an entry and its context: gives what is missing or could be better."""


class Stage(StrEnum):
    """The ten stages of an entry, in order."""

    RECORD = "record"
    CONTAIN = "contain"
    DECIDE = "decide"
    FIND_CAUSE = "find_cause"
    SIMILAR = "similar"
    PLAN = "plan"
    DO = "do"
    CHECK = "check"
    SHARE = "share"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Rule:
    """One check. Its condition decides by itself whether it applies, its advice by `applies`.

    A check that time brings to light speaks at once, whether or not its stage was left. One that is
    for the register only never appears on the overview.
    """

    name: str
    stage: Stage
    condition: Condition | None = None
    advice: Advice | None = None
    applies: Callable[[Case], bool] = lambda case: case.is_acting
    speaks_at_once: bool = False
    is_register_only: bool = False


def _always(case: Case) -> bool:
    del case
    return True


def _when_planned(case: Case) -> bool:
    return bool(case.entry.action_needed)


_ALL: Final = (
    Rule("R01", Stage.RECORD, conditions.record_is_complete),
    Rule("R02", Stage.RECORD, advice=recording.description_is_full, applies=_always),
    Rule("R03", Stage.RECORD, conditions.requirement_is_named),
    Rule("R04", Stage.CONTAIN, conditions.harm_is_contained),
    Rule("R05", Stage.CONTAIN, advice=recording.containment_is_told_as_done, applies=_always),
    Rule("R06", Stage.DECIDE, conditions.need_is_decided),
    Rule("R07", Stage.FIND_CAUSE, conditions.cause_is_found),
    Rule("R08", Stage.FIND_CAUSE, advice=causes.cause_is_not_the_description),
    Rule("R09", Stage.FIND_CAUSE, advice=causes.cause_is_not_a_person),
    Rule("R10", Stage.FIND_CAUSE, advice=causes.enough_whys_were_asked),
    Rule("R11", Stage.FIND_CAUSE, advice=causes.answers_lead_on),
    Rule("R12", Stage.FIND_CAUSE, advice=causes.cause_is_not_a_remedy),
    Rule("R13", Stage.FIND_CAUSE, advice=causes.cause_has_category),
    Rule("R14", Stage.SIMILAR, conditions.similar_is_answered),
    Rule("R15", Stage.SIMILAR, advice=causes.similar_are_dealt_with),
    Rule("R16", Stage.PLAN, conditions.action_is_planned),
    Rule("R17", Stage.PLAN, advice=planning.actions_do_more_than_remind),
    Rule("R18", Stage.PLAN, advice=planning.actions_do_more_than_train),
    Rule("R19", Stage.PLAN, advice=planning.actions_do_more_than_write),
    Rule("R20", Stage.PLAN, advice=planning.action_is_not_the_correction),
    Rule("R21", Stage.PLAN, advice=planning.cause_has_action),
    Rule(
        "R22",
        Stage.PLAN,
        conditions.action_has_owner,
        planning.owner_is_a_person,
        applies=_when_planned,
    ),
    Rule(
        "R23", Stage.PLAN, conditions.action_has_date, planning.date_is_near, applies=_when_planned
    ),
    Rule("R24", Stage.DO, advice=doing.action_is_on_time, speaks_at_once=True),
    Rule("R25", Stage.DO, advice=doing.entry_is_moving, speaks_at_once=True),
    Rule(
        "R26", Stage.DO, advice=doing.high_comes_first, speaks_at_once=True, is_register_only=True
    ),
    Rule("R27", Stage.DO, conditions.action_is_proven),
    Rule("R28", Stage.PLAN, conditions.criterion_is_set, planning.criterion_can_be_judged),
    Rule("R29", Stage.PLAN, conditions.check_follows_action, planning.check_leaves_time),
    Rule("R30", Stage.CHECK, conditions.effect_is_shown),
    Rule("R31", Stage.CHECK, conditions.verdict_is_proven, effect.evidence_says_something),
    Rule("R32", Stage.CHECK, conditions.checker_is_another, effect.checker_gives_reason),
    Rule("R33", Stage.CHECK, advice=effect.effect_held, speaks_at_once=True),
    Rule("R34", Stage.CHECK, conditions.failure_has_next_round),
    Rule("R35", Stage.CHECK, advice=effect.effect_is_checked_in_time, speaks_at_once=True),
    Rule("R36", Stage.SHARE, conditions.change_is_answered),
    Rule("R37", Stage.DECIDE, advice=recording.risk_is_looked_at, applies=_always),
    Rule("R38", Stage.FIND_CAUSE, advice=effect.pattern_is_seen, applies=_always),
    Rule("R39", Stage.RECORD, advice=recording.dates_are_in_order, applies=_always),
    Rule(
        "R40",
        Stage.CLOSE,
        advice=effect.closing_is_not_hasty,
        applies=_always,
        is_register_only=True,
    ),
    Rule(
        "R41",
        Stage.CLOSE,
        advice=effect.review_has_seen_it,
        applies=_always,
        speaks_at_once=True,
    ),
    Rule("R42", Stage.PLAN, advice=planning.effort_fits_weight, is_register_only=True),
)
RULES: Final = {rule.name: rule for rule in _ALL}
"""Every check on an entry by its name, R01 to R42."""
EVERY_STAGE: Final = frozenset(Stage)
"""All stages: what was left once Close is pressed."""
