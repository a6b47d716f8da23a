"""Checks of the planned actions: R17 to R23, R28, R29, R42."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from isms_desktop.domain.checks.comparing import says_nothing_new
from isms_desktop.domain.checks.context import Case
from isms_desktop.domain.checks.texts import clauses, folded_words
from isms_desktop.domain.conditions import Gap, Level, last_action_on
from isms_desktop.domain.entry import Action
from isms_desktop.domain.people import Person
from isms_desktop.domain.words import (
    Classification,
    EffectMethod,
    Input,
    Severity,
    Strength,
)

COMPETENCE: Final = "Competence or awareness"
"""The category of causes that training answers."""
DOCUMENT_CATEGORIES: Final = frozenset(
    {"Procedure missing or unclear", "Procedure impractical", "Communication"}
)
"""Categories of causes that a document answers."""
_STRONG: Final = frozenset({Strength.SECOND_CHECK, Strength.AUTOMATE, Strength.MAKE_IMPOSSIBLE})
_WEAK: Final = frozenset({Strength.REMIND, Strength.TRAIN})
_MEASURED: Final = frozenset({EffectMethod.INDICATOR, EffectMethod.NO_RECURRENCE})
_LONGEST_HIGH: Final = timedelta(days=180)
_LONGEST_MAJOR: Final = timedelta(days=90)
_SOONEST_CHECK: Final = timedelta(days=14)
_MANY: Final = 5


def actions_do_more_than_remind(case: Case) -> Iterator[Gap]:
    """R17: not every action only speaks to people."""
    actions = _told(case)
    if actions and all(_only_reminds(case, action) for action in actions):
        message = "Reminding alone rarely lasts. Look for something that helps by itself."
        yield _about_all("R17", message, actions)


def actions_do_more_than_train(case: Case) -> Iterator[Gap]:
    """R18: not every action only trains or reminds, unless competence is the cause."""
    actions = _told(case)
    trains = [a for a in actions if _only(case, a, "train", Strength.TRAIN)]
    others = [a for a in actions if a not in trains]
    if not trains or not all(_only_reminds(case, action) for action in others):
        return
    if case.roots and not _is_cause(case, "competence", frozenset({COMPETENCE})):
        message = "Training helps where people did not know. Look for what answers this cause."
        yield _about_all("R18", message, actions)


def actions_do_more_than_write(case: Case) -> Iterator[Gap]:
    """R19: not every action only changes a document, unless a document is the cause."""
    actions = _told(case)
    if not actions or not all(_only(case, a, "document", None) for a in actions):
        return
    if case.roots and not _is_cause(case, "document_cause", DOCUMENT_CATEGORIES):
        message = "A changed document alone does not change what people do. Look for more."
        yield _about_all("R19", message, actions)


def _told(case: Case) -> list[Action]:
    return [action for action in case.entry.round.actions if action.what]


def _only(case: Case, action: Action, topic: str, strength: Strength | None) -> bool:
    """Whether an action does this and nothing stronger, by its words or its place on the ladder."""
    if action.strength in _STRONG or case.words.has("stronger", action.what):
        return False
    if strength is not None and action.strength is strength:
        return True
    return case.words.has(topic, action.what) and not any(
        _is_more(case, topic, clause) for clause in clauses(action.what)
    )


def _is_more(case: Case, topic: str, clause: str) -> bool:
    """Whether a part of the sentence does something else."""
    return not case.words.has(topic, clause) and len(case.words.text(clause).stems) > 1


def _only_reminds(case: Case, action: Action) -> bool:
    """Whether an action only speaks to people; what they are reminded to do is not done by it."""
    words, what = case.words, action.what
    if action.strength in _STRONG or words.has("mechanism", words.without("meetings", what)):
        return False
    if action.strength is Strength.REMIND:
        return True
    return words.has("remind", what) and not any(
        _does_more_than_tell(case, clause) for clause in clauses(what)
    )


def _does_more_than_tell(case: Case, clause: str) -> bool:
    words = case.words
    before = words.before("remind", clause)
    if before is not None:
        return words.has("stronger", words.without("meetings", before))
    is_more = _is_more(case, "remind", clause) or words.has("stronger", clause)
    return is_more and not words.has("reported", clause)


def _is_cause(case: Case, topic: str, categories: frozenset[str]) -> bool:
    return any(
        node.category in categories or case.words.has(topic, node.answer) for node in case.roots
    )


def _about_all(rule: str, message: str, actions: list[Action]) -> Gap:
    judged = "\n".join(action.what for action in actions)
    return Gap(rule, f"actions/{actions[0].number}", message, judged, Level.W)


def action_is_not_the_correction(case: Case) -> Iterator[Gap]:
    """R20: an action does more than what was done at once."""
    contained = case.words.text(case.entry.containment)
    for action in _told(case):
        if says_nothing_new(case.words.text(action.what), contained):
            message = "This was done at once already. Plan what removes the cause."
            judged = f"{action.what}\n{case.entry.containment}"
            yield Gap("R20", f"actions/{action.number}", message, judged, Level.W)


def cause_has_action(case: Case) -> Iterator[Gap]:
    """R21: every root cause is answered by an action; one without link may answer any."""
    actions = _told(case)
    linked = {number for action in actions for number in action.causes}
    free = sum(not action.causes for action in actions)
    left = [node for node in case.roots if node.number not in linked]
    if actions and len(left) > free:
        for node in left:
            message = "No action answers this root cause."
            yield Gap("R21", f"causes/{node.number}", message, node.answer, Level.W)


def owner_is_a_person(case: Case) -> Iterator[Gap]:
    """R22 as W: a person answers for an action, not a group."""
    for action in case.entry.round.actions:
        if action.owner and _is_group(case, action.owner):
            message = "A group owns this action. Name the person who answers for it."
            field = f"actions/{action.number}/owner"
            yield Gap("R22", field, message, action.owner.name, Level.W)


def _is_group(case: Case, owner: Person) -> bool:
    words = folded_words(owner.name)
    return (
        owner.is_group
        or case.words.is_exactly("groups", words)
        or (len(words) > 1 and case.words.is_exactly("group_endings", words[-1:]))
        or (len(words) > 1 and all(case.words.is_exactly("groups", (word,)) for word in words))
    )


def date_is_near(case: Case) -> Iterator[Gap]:
    """R23 as W: what weighs much is not put off too far, while it is not done."""
    entry = case.entry
    start = entry.round.started_on if entry.round.number > 1 else None
    start = start or entry.identified_on
    longest = _longest(case)
    if start is None or longest is None:
        return
    for action in entry.round.actions:
        if not action.is_done and action.due_on and action.due_on > _later(start, longest):
            message = "This is late for something that weighs so much. Choose an earlier day."
            field = f"actions/{action.number}/due_on"
            yield Gap("R23", field, message, str(action.due_on), Level.W)


def _longest(case: Case) -> timedelta | None:
    entry = case.entry
    is_major = entry.classification is Classification.MAJOR
    if is_major and entry.input is Input.EXTERNAL_AUDIT:
        return _LONGEST_MAJOR
    return _LONGEST_HIGH if case.is_high else None


def _later(day: date, by: timedelta) -> date:
    return day + by if day < date.max - by else date.max


def criterion_can_be_judged(case: Case) -> Iterator[Gap]:
    """R28 as W: the criterion was set beforehand, and something in it can be found out."""
    round_ = case.entry.round
    criterion, place = round_.effect_criterion, "plan/effect_criterion"
    if not criterion:
        return
    done = [action.done_on for action in round_.actions if action.done_on]
    set_on = case.context.criterion_set_on
    if set_on and done and set_on > max(done):
        message = "This was set after the action was done. Say why it still judges fairly."
        yield Gap("R28", place, message, criterion, Level.W)
    elif round_.effect_method not in _MEASURED and _is_vague(case, criterion):
        message = "Say what will be counted or tested, or until when."
        yield Gap("R28", place, message, criterion, Level.W)


def _is_vague(case: Case, criterion: str) -> bool:
    words = folded_words(criterion)
    has_number = any(character.isdigit() for character in criterion) or "%" in criterion
    is_latin = all(word.isascii() for word in words)
    return is_latin and not has_number and not case.words.has("countable", criterion)


def check_leaves_time(case: Case) -> Iterator[Gap]:
    """R29 as W: two weeks at least between the last action and the check of its effect."""
    due, last = case.entry.round.effect_due_on, last_action_on(case.entry)
    if due and last and timedelta() < due - last < _SOONEST_CHECK:
        message = "That is soon after the last action. Leave two weeks at least for an effect."
        yield Gap("R29", "plan/effect_due_on", message, f"{due} {last}", Level.W)


def effort_fits_weight(case: Case) -> Iterator[Gap]:
    """R42: a major nonconformity gets more than one small action, a low entry not a programme."""
    actions = case.entry.round.actions
    is_major = case.entry.classification is Classification.MAJOR
    judged = "\n".join(action.what for action in actions)
    if is_major and len(actions) == 1 and actions[0].strength in _WEAK:
        message = "One small action is little for a major nonconformity."
        yield Gap("R42", "actions", message, judged, Level.W)
    elif case.level is Severity.LOW and not is_major and len(actions) > _MANY:
        message = "These are many actions for something low. Fewer may do."
        yield Gap("R42", "actions", message, judged, Level.W)
