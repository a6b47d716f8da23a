"""Judging an entry: all its findings, which of them may speak, and which block closing."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from typing import Final

from isms_desktop.domain.checks.catalogue import EVERY_STAGE, RULES, Rule, Stage
from isms_desktop.domain.checks.context import Case, CheckContext
from isms_desktop.domain.checks.word_lists import WordLists
from isms_desktop.domain.conditions import Gap, Level, is_waived, text_hash
from isms_desktop.domain.entry import Entry
from isms_desktop.domain.stages import status_of
from isms_desktop.domain.words import Status


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check says of an entry, in one plain sentence, and the field it leads to.

    `field` is addressed as in `conditions.Gap`. A waiver of the rule carries `text_hash`; findings
    of one rule and level share it. `is_inherited` marks an entry that was closed before it came
    into this program: then everything is a hint.
    """

    rule: str
    level: Level
    message: str
    field: str
    stage: Stage
    waived: bool
    text_hash: str
    is_inherited: bool = False


def checks_of(entry: Entry, context: CheckContext, words: WordLists) -> tuple[Finding, ...]:
    """Everything the checks say of this entry, by rule; also what is only still to do.

    A rejected entry is not judged.
    """
    case = Case(entry, context, words)
    if case.is_rejected:
        return ()
    found: list[Finding] = []
    for rule in RULES.values():
        if gaps := _gaps(rule, case):  # most rules have nothing to say
            found += _findings(rule, gaps, case)
    return tuple(found)


def _findings(rule: Rule, gaps: Sequence[Gap], case: Case) -> Iterator[Finding]:
    is_inherited = case.was_closed_before
    for _level, found in groupby(gaps, key=attrgetter("level")):
        for finding in _told(rule, tuple(found), case.entry):
            yield replace(finding, level=Level.I, is_inherited=True) if is_inherited else finding


def _gaps(rule: Rule, case: Case) -> list[Gap]:
    gaps = list(rule.condition(case.entry)) if rule.condition else []
    if rule.advice and rule.applies(case):
        gaps += rule.advice(case)
    return gaps


def as_typed(findings: Iterable[Finding], entry: Entry) -> tuple[Finding, ...]:
    """The same findings, of the entry as it is being typed where the entry alone decides.

    What needs the register around it is as it was when the findings were made.
    """
    kept = [f for f in findings if f.level is not Level.E or not RULES[f.rule].condition]
    now = [
        finding
        for rule in RULES.values()
        if rule.condition
        for finding in _told(rule, list(rule.condition(entry)), entry)
    ]
    order = list(RULES)
    return tuple(sorted((*kept, *now), key=lambda found: order.index(found.rule)))


def _told(rule: Rule, gaps: Sequence[Gap], entry: Entry) -> Iterator[Finding]:
    waived, tied_to = is_waived(entry, gaps), text_hash(gaps)
    for gap in gaps:
        yield Finding(rule.name, gap.level, gap.message, gap.field, rule.stage, waived, tied_to)


def speaking(findings: Iterable[Finding], left: Collection[Stage]) -> tuple[Finding, ...]:
    """Those that may be shown as findings; the others are only still to do.

    `left` are the stages the user has left: `stages_left`, those of the present visit, and every
    stage once Close was pressed.
    """
    return tuple(
        finding
        for finding in findings
        if not finding.waived and (finding.stage in left or RULES[finding.rule].speaks_at_once)
    )


def blocking(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that keep the entry from being closed."""
    return tuple(found for found in findings if found.level is Level.E and not found.waived)


def for_overview(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that may appear on the overview, of those that speak."""
    return tuple(
        finding
        for finding in findings
        if finding.level is not Level.I and not RULES[finding.rule].is_register_only
    )


def stages_left(entry: Entry) -> frozenset[Stage]:
    """The stages behind the furthest one that was worked on, as far as the entry itself tells."""
    if entry.is_closed:
        return EVERY_STAGE
    order = tuple(Stage)
    furthest = max(
        order.index(_STAGE_OF[status_of(entry)]),
        *(order.index(stage) for stage, is_begun in _BEGUN.items() if is_begun(entry)),
        0,
    )
    return frozenset(order[:furthest])


_STAGE_OF: Final = {
    Status.TO_RECORD: Stage.RECORD,
    Status.TO_CONTAIN: Stage.CONTAIN,
    Status.TO_DECIDE: Stage.DECIDE,
    Status.TO_FIND_CAUSE: Stage.FIND_CAUSE,
    Status.TO_PLAN: Stage.PLAN,
    Status.IN_PROGRESS: Stage.DO,
    Status.TO_CHECK_EFFECT: Stage.CHECK,
    Status.TO_SHARE: Stage.SHARE,
    Status.READY_TO_CLOSE: Stage.CLOSE,
}


_BEGUN: Final[dict[Stage, Callable[[Entry], object]]] = {
    Stage.CONTAIN: lambda e: e.containment or e.containment_none_reason or e.consequences,
    Stage.DECIDE: lambda e: e.action_needed is not None,
    Stage.FIND_CAUSE: lambda e: e.round.causes or e.round.analysis_text,
    Stage.SIMILAR: lambda e: e.similar_answer or e.similar_text,
    Stage.PLAN: lambda e: e.round.actions or e.round.effect_criterion,
    Stage.DO: lambda e: any(action.is_done or action.evidence for action in e.round.actions),
    Stage.CHECK: lambda e: e.round.verdicts,
    Stage.SHARE: lambda e: e.isms_change,
}
"""What shows that a stage was worked on."""
