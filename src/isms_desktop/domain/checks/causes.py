"""Checks of the causes and of similar cases: R08 to R13, R15."""

from collections.abc import Iterator
from itertools import combinations

from isms_desktop.domain.checks.comparing import say_the_same, says_nothing_new
from isms_desktop.domain.checks.context import Case
from isms_desktop.domain.conditions import Gap, Level
from isms_desktop.domain.entry import CauseNode
from isms_desktop.domain.words import AnalysisMethod, Classification, Severity, SimilarAnswer

_ENOUGH_WHYS = 3
_SHORT_ANSWER = 8
_REMEDY_ALONE = 3


def cause_is_not_the_description(case: Case) -> Iterator[Gap]:
    """R08: a root cause says more than what happened."""
    described = case.words.text(f"{case.entry.title}\n{case.entry.description}")
    for node in case.roots:
        if says_nothing_new(case.words.text(node.answer), described):
            message = "This says again what happened. Ask why that was possible."
            judged = f"{node.answer}\n{case.entry.description}"
            yield Gap("R08", f"causes/{node.number}", message, judged, Level.W)


def cause_is_not_a_person(case: Case) -> Iterator[Gap]:
    """R09: a root cause blames nobody without saying what made the mistake possible."""
    blaming = [node for node in case.roots if _blames_only(case, node)]
    if len(blaming) < len(case.roots):
        return
    for node in blaming:
        message = "People make mistakes. Ask what in the process let this one through."
        yield Gap("R09", f"causes/{node.number}", message, node.answer, Level.W)


def _blames_only(case: Case, node: CauseNode) -> bool:
    words = case.words
    return words.has("blame", node.answer) and not words.has(
        "explains", words.without("blame", node.answer)
    )


def enough_whys_were_asked(case: Case) -> Iterator[Gap]:
    """R10: three whys, or a reason for stopping; and the last answer leaves no question open."""
    if case.entry.round.analysis_method not in (None, AnalysisMethod.FIVE_WHYS):
        return
    is_small = case.level is Severity.LOW or case.entry.classification is Classification.MINOR
    level = Level.I if is_small else Level.W
    for node in case.roots:
        branch = case.branch(node)
        if any(one.stop_reason for one in branch):
            continue
        if sum(bool(one.answer) for one in branch) < _ENOUGH_WHYS:
            message = "Ask why once more, or say why you stop here."
        elif _invites_why(case, node.answer):
            message = "This answer has a why of its own. Ask once more, or say why you stop here."
        else:
            continue
        judged = "\n".join(one.answer for one in branch)
        yield Gap("R10", f"causes/{node.number}", message, judged, level)


def _invites_why(case: Case, answer: str) -> bool:
    words = case.words
    if answer.rstrip().endswith("?") or words.has_only("unknown", answer):
        return True
    is_short = len(words.text(answer).words) <= _SHORT_ANSWER
    return is_short and words.ends_with("invites", answer)


def answers_lead_on(case: Case) -> Iterator[Gap]:
    """R11: no two answers of a chain say the same."""
    nodes = case.entry.round.causes
    parents = {node.parent for node in nodes}
    told: set[int] = set()
    for leaf in nodes:
        if leaf.number in parents:
            continue
        for later, earlier in combinations(case.branch(leaf), 2):
            if later.number not in told and _say_the_same(case, later, earlier):
                told.add(later.number)
                message = "This says the same as an answer before it. Ask why that was so."
                judged = f"{earlier.answer}\n{later.answer}"
                yield Gap("R11", f"causes/{later.number}", message, judged, Level.W)


def _say_the_same(case: Case, later: CauseNode, earlier: CauseNode) -> bool:
    text = case.words.text
    return say_the_same(text(later.answer), text(earlier.answer))


def cause_is_not_a_remedy(case: Case) -> Iterator[Gap]:
    """R12: a root cause is no remedy in disguise; silent where evidence bears it out."""
    for node in case.roots:
        if node.evidence or not case.words.has("remedy", node.answer):
            continue
        rest = case.words.text(case.words.without("remedy", node.answer))
        if len(rest.stems) <= _REMEDY_ALONE:
            message = "This names a remedy. Say what went wrong without it, or add evidence."
            yield Gap("R12", f"causes/{node.number}", message, node.answer, Level.I)


def cause_has_category(case: Case) -> Iterator[Gap]:
    """R13: a root cause has a category, so that patterns show."""
    for node in case.roots:
        if not node.category:
            message = "Give this root cause a category, so that patterns can be seen."
            yield Gap("R13", f"causes/{node.number}/category", message, node.answer, Level.W)


def similar_are_dealt_with(case: Case) -> Iterator[Gap]:
    """R15: similar cases that were found are linked, or it is said what about them."""
    entry = case.entry
    is_found = entry.similar_answer is SimilarAnswer.FOUND
    if is_found and not entry.similar_refs and not entry.similar_text:
        message = "Say which similar cases you found, or what was done about them."
        yield Gap("R15", "similar_refs", message, "", Level.W)
