"""What an entry must have before it can be closed, as far as the entry alone can tell.

Status (`stages`) and checks (`checks`) share these conditions: a condition that is not met keeps
the entry in its stage and is, as a check, of level E. Each is a pure question to the entry; it
decides by itself whether it applies (`model.md`, "When a check applies").
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, TypeAlias

from isms_desktop.domain.entry import Action, Entry, Verdict
from isms_desktop.domain.levels import level_of
from isms_desktop.domain.words import (
    Classification,
    EntryType,
    Severity,
    Status,
    VerdictResult,
)


class Level(StrEnum):
    """How much a check weighs: blocks closing, warns, hints."""

    E = "E"
    W = "W"
    I = "I"  # noqa: E741  the level's name on paper and in JSON


@dataclass(frozen=True, slots=True)
class Gap:
    """Something missing or weak: which rule says so, and of which field.

    `field` is the key of an entry's field, or a place in the latest round: "causes/2",
    "causes/2/category", "actions/1/owner", "plan/effect_criterion", "verdict/evidence"; the
    numbers are those of the cause and the action. `judged` is the text the rule looked at.
    """

    rule: str
    field: str
    message: str
    judged: str = ""
    level: Level = Level.E


Condition: TypeAlias = Callable[[Entry], Iterator[Gap]]
"""Gives what an entry lacks; nothing where it is met or does not apply."""

NEVER_WAIVED: Final = frozenset({"R01", "R22", "R23"})
"""Rules whose E level cannot be set aside."""
_FOUND_FAULT: Final = (EntryType.INCIDENT, EntryType.NONCONFORMITY)
_LIGHT: Final = (EntryType.OBSERVATION, EntryType.OFI)
_RECORD: Final = {
    "description": "Say what happened or what was found.",
    "identified_on": "Say on which day it was identified.",
    "input": "Say where it came from.",
}


def is_fault(entry: Entry) -> bool:
    """Whether it is an incident or a nonconformity, which ask for containment."""
    return entry.entry_type in _FOUND_FAULT


def is_light(entry: Entry) -> bool:
    """Whether an action is enough, without cause, effect check and ISMS change."""
    return entry.entry_type in _LIGHT


def is_acting(entry: Entry) -> bool:
    """Whether a corrective action with cause and effect check is under way."""
    return bool(entry.action_needed) and not is_light(entry)


def needs_similar(entry: Entry) -> bool:
    """Whether the question for similar cases is asked, as far as the decision says."""
    return bool(entry.action_needed) or entry.entry_type is EntryType.NONCONFORMITY


def weighs_most(entry: Entry) -> bool:
    """Whether it is critical or a major nonconformity."""
    return level_of(entry) is Severity.CRITICAL or entry.classification is Classification.MAJOR


def record_is_complete(entry: Entry) -> Iterator[Gap]:
    """R01: what happened, when it was identified, where it came from."""
    for key, message in _RECORD.items():
        if not getattr(entry, key):
            yield Gap("R01", key, message)


def requirement_is_named(entry: Entry) -> Iterator[Gap]:
    """R03: a nonconformity names the clause, control or own policy."""
    if entry.entry_type is EntryType.NONCONFORMITY and not (entry.requirement or entry.annex_a):
        yield Gap(
            "R03", "requirement", "Name the clause, control or own policy that was not fulfilled."
        )


def harm_is_contained(entry: Entry) -> Iterator[Gap]:
    """R04: what was done at once, or why nothing was needed (10.2 a)."""
    if is_fault(entry) and not (entry.containment or entry.containment_none_reason):
        yield Gap("R04", "containment", "Say what was done at once, or why nothing was needed.")


def need_is_decided(entry: Entry) -> Iterator[Gap]:
    """R06: whether a corrective action is needed, and if not, why (10.2 b)."""
    if entry.action_needed is None:
        yield Gap("R06", "action_needed", "Decide whether a corrective action is needed.")
    elif not entry.action_needed and not entry.action_needed_reason:
        yield Gap("R06", "action_needed_reason", "Say why no corrective action is needed.")


def cause_is_found(entry: Entry) -> Iterator[Gap]:
    """R07: a root cause is marked; a nonconformity has one also where no action is needed."""
    if needs_cause(entry) and not any(cause.answer for cause in entry.round.root_causes):
        yield Gap("R07", "causes", "Find the cause and mark it as root cause.")


def needs_cause(entry: Entry) -> bool:
    """Whether a root cause has to be found; for a nonconformity also where no action is needed."""
    if entry.action_needed:
        return not is_light(entry)
    return entry.entry_type is EntryType.NONCONFORMITY and not entry.is_accepted_risk


def similar_is_answered(entry: Entry) -> Iterator[Gap]:
    """R14: whether similar cases exist or could occur (10.2 b 3)."""
    if is_fault(entry) and entry.similar_answer is None and needs_similar(entry):
        yield Gap("R14", "similar_answer", "Say whether it happened, or could happen, elsewhere.")


def action_is_planned(entry: Entry) -> Iterator[Gap]:
    """R16: at least one action says what shall be done."""
    if entry.action_needed and not any(action.what for action in entry.round.actions):
        yield Gap("R16", "actions", "Plan an action: say what shall be done.")


def action_has_owner(entry: Entry) -> Iterator[Gap]:
    """R22: somebody answers for every action."""
    yield from (
        Gap("R22", f"actions/{action.number}/owner", "Name the person who owns this action.")
        for action in _planned(entry)
        if action.owner is None
    )


def action_has_date(entry: Entry) -> Iterator[Gap]:
    """R23: every action has a due date."""
    yield from (
        Gap("R23", f"actions/{action.number}/due_on", "Say until when this action shall be done.")
        for action in _planned(entry)
        if action.due_on is None
    )


def _planned(entry: Entry) -> tuple[Action, ...]:
    return entry.round.actions if entry.action_needed else ()


def criterion_is_set(entry: Entry) -> Iterator[Gap]:
    """R28: it is agreed beforehand what will show that the action worked."""
    if is_acting(entry) and not entry.round.effect_criterion:
        yield Gap("R28", "plan/effect_criterion", "Say what will show that the action worked.")


def check_follows_action(entry: Entry) -> Iterator[Gap]:
    """R29: the effect is checked on a day after the last action."""
    if not is_acting(entry):
        return
    due, last = entry.round.effect_due_on, last_action_on(entry)
    if due is None:
        yield Gap("R29", "plan/effect_due_on", "Say when the effect will be checked.")
    elif last is not None and due <= last:
        yield Gap(
            "R29",
            "plan/effect_due_on",
            "Check the effect on a day after the last action.",
            f"{due} {last}",
        )


def last_action_on(entry: Entry) -> date | None:
    """The day the last action was done or is due."""
    ends = [action.done_on or action.due_on for action in entry.round.actions]
    return max((end for end in ends if end), default=None)


def action_is_proven(entry: Entry) -> Iterator[Gap]:
    """R27: every action is done, with its day and evidence."""
    for action in _planned(entry):
        place = f"actions/{action.number}"
        if not action.is_done:
            message = "Say when this action was done, and what shows it."
            yield Gap("R27", f"{place}/done_on", message, action.evidence)
        elif not action.evidence:
            yield Gap("R27", f"{place}/evidence", "Say what shows that this action was done.")


def effect_is_shown(entry: Entry) -> Iterator[Gap]:
    """R30: the last verdict is *effective*."""
    verdict = entry.round.verdict
    if is_acting(entry) and (verdict is None or verdict.result is not VerdictResult.EFFECTIVE):
        judged = f"{verdict.result}\n{verdict.evidence}" if verdict else ""
        message = "Check the effect: closing needs the verdict effective."
        yield Gap("R30", "verdict/result", message, judged)


def verdict_is_proven(entry: Entry) -> Iterator[Gap]:
    """R31: the verdict has evidence."""
    verdict = entry.round.verdict
    if is_acting(entry) and verdict and not verdict.evidence:
        yield Gap("R31", "verdict/evidence", "Say what the verdict rests on.")


def checker_is_another(entry: Entry) -> Iterator[Gap]:
    """R32 at its E level: whoever checks what weighs most does not own the action unexplained."""
    if is_acting(entry) and weighs_most(entry):
        yield from own_work_gaps(entry, Level.E)


def own_work_gaps(entry: Entry, level: Level) -> Iterator[Gap]:
    """R32: the checker owns an action and gives no reason."""
    verdict = entry.round.verdict
    if verdict and _is_own_work(entry, verdict):
        yield Gap(
            "R32",
            "verdict/self_check_reason",
            "Let somebody else check the effect, or say why the owner does it.",
            str(verdict.checked_by),
            level,
        )


def _is_own_work(entry: Entry, verdict: Verdict) -> bool:
    owners = {action.owner for action in entry.round.actions}
    by = verdict.checked_by
    return by is not None and by in owners and not verdict.self_check_reason


def failure_has_next_round(entry: Entry) -> Iterator[Gap]:
    """R34: after *not effective* a further round begins."""
    verdict = entry.round.verdict
    if is_acting(entry) and verdict and verdict.result is VerdictResult.NOT_EFFECTIVE:
        message = "The action did not work: begin the next round."
        yield Gap("R34", "verdict/result", message, verdict.evidence)


def change_is_answered(entry: Entry) -> Iterator[Gap]:
    """R36: what changed in the ISMS, or that nothing needs to (10.2 e)."""
    if is_acting(entry) and not entry.isms_change:
        yield Gap(
            "R36", "isms_change", "Say what changed in the ISMS, or that no change is needed."
        )


CONDITIONS: Final[dict[Status, tuple[Condition, ...]]] = {
    Status.TO_RECORD: (record_is_complete, requirement_is_named),
    Status.TO_CONTAIN: (harm_is_contained,),
    Status.TO_DECIDE: (need_is_decided,),
    Status.TO_FIND_CAUSE: (cause_is_found, similar_is_answered),
    Status.TO_PLAN: (
        action_is_planned,
        action_has_owner,
        action_has_date,
        criterion_is_set,
        check_follows_action,
    ),
    Status.IN_PROGRESS: (action_is_proven,),
    Status.TO_CHECK_EFFECT: (
        effect_is_shown,
        verdict_is_proven,
        checker_is_another,
        failure_has_next_round,
    ),
    Status.TO_SHARE: (change_is_answered,),
}
"""What keeps an entry where it stands, in the order of the stages."""


def open_gaps(entry: Entry, status: Status) -> Iterator[Gap]:
    """What is unmet of this stage and not set aside."""
    return unmet(entry, CONDITIONS[status])


def unmet(entry: Entry, conditions: Iterable[Condition]) -> Iterator[Gap]:
    """What of these conditions is unmet and not set aside."""
    for condition in conditions:
        gaps = condition(entry)
        if entry.waivers:
            found = list(gaps)
            gaps = iter(() if is_waived(entry, found) else found)
        yield from gaps


def is_waived(entry: Entry, gaps: Iterable[Gap]) -> bool:
    """Whether these gaps, all of one rule and level, are set aside.

    A waiver without a hash is not tied to a text and holds whatever it says.
    """
    found = tuple(gaps)
    if not found or not may_be_waived(found[0].rule, found[0].level):
        return False
    waivers = [waiver for waiver in entry.waivers if waiver.rule == found[0].rule]
    if not waivers:
        return False
    return any(waiver.text_hash in ("", text_hash(found)) for waiver in waivers)


def may_be_waived(rule: str, level: Level) -> bool:
    """Whether a finding can be set aside with a reason."""
    return level is not Level.I and not (level is Level.E and rule in NEVER_WAIVED)


def text_hash(gaps: Iterable[Gap]) -> str:
    """What a waiver of these gaps is tied to: it lapses when a judged text changes."""
    judged = "\x1f".join(gap.judged for gap in gaps)
    return hashlib.sha256(judged.encode("utf-8", "surrogatepass")).hexdigest()
