"""What an objective lacks (6.2): the checks O1 to O14, each in one plain sentence."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from isms_desktop.domain.attainment import Course, meets, state_of
from isms_desktop.domain.conditions import Gap, Level
from isms_desktop.domain.indicator import due_on
from isms_desktop.domain.objective import Objective, SetAside
from isms_desktop.domain.people import folded
from isms_desktop.domain.periods import add_months
from isms_desktop.domain.sentences import sentence
from isms_desktop.domain.words import ObjectiveResult, State

LONGEST_MONTHS: Final = 24

ADVICE: Final = {
    "O5": "How and how often it is measured",
    "O6": "Plan and resources",
    "O7": "Tie to the policy",
    "O8": "Risk or requirement behind it",
    "O9": "Being communicated",
    "O10": "Measured in time",
    "O11": "Target beyond the baseline",
    "O12": "Verdict on the due date",
    "O13": "Due date within two years",
}
"""What advice is about that may not fit and can be set aside with a reason."""


class VagueWords:
    """Verbs that name a wish and no result; a star stands for any further letters."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(words)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:  # made where it is used: the window need not wait
        patterns = [
            re.escape(folded(word.rstrip("*"))) + r"\w*" * word.endswith("*")
            for word in self._words
        ]
        return re.compile(rf"\b(?:{'|'.join(patterns)})\b" if patterns else r"(?!)")

    def found_in(self, text: str) -> str:
        """The first of them in a text; blank where there is none."""
        met = self._pattern.search(folded(text))
        return met[0] if met else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """An objective as the checks look at it.

    `course` is None while it has no indicator. `is_raised` tells that another objective follows it.
    """

    objective: Objective
    course: Course | None
    today: date
    vague: VagueWords
    is_raised: bool = False


def checks_of(judged: Judged) -> tuple[Gap, ...]:
    """What the checks say of an objective, by rule, but for what was set aside; E blocks it."""
    aside = {waiver.rule for waiver, _gap in set_aside(judged)}
    return tuple(gap for name, rule in RULES.items() if name not in aside for gap in rule(judged))


def set_aside(judged: Judged) -> tuple[tuple[SetAside, Gap], ...]:
    """The advice that was set aside and still would be given, each with its first sentence."""
    found = []
    for waiver in judged.objective.set_aside:
        gaps = tuple(RULES[waiver.rule](judged)) if waiver.rule in ADVICE else ()
        if gaps and waiver.judged == mark_of(gaps):
            found.append((waiver, gaps[0]))
    return tuple(found)


def mark_of(gaps: Iterable[Gap]) -> str:
    """What setting these gaps aside is tied to: it lapses when something else is advised."""
    said = "\x1f".join(f"{gap.field}\x1f{gap.message}" for gap in gaps)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def blocking(gaps: Sequence[Gap]) -> tuple[Gap, ...]:
    """Those that keep it from being adopted."""
    return tuple(gap for gap in gaps if gap.level is Level.E)


def _o1(judged: Judged) -> Iterator[Gap]:
    if judged.objective.not_measured_because:
        return
    indicator = judged.course.indicator if judged.course else None
    if indicator is None:
        yield Gap("O1", "indicator", "Nothing says what is measured.")
        return
    if indicator.baseline is None:
        yield Gap("O1", "baseline", "There is no baseline: where does it start from?")
    if not indicator.targets:
        yield Gap("O1", "target", "There is no target: which number shall be reached?")


def _o2(judged: Judged) -> Iterator[Gap]:
    if judged.objective.due_on is None:
        yield Gap("O2", "due_on", "There is no date by which it shall be reached.")


def _o3(judged: Judged) -> Iterator[Gap]:
    statement = judged.objective.statement
    word = judged.vague.found_in(statement)
    if word and not any(map(str.isdigit, statement)):
        message = f'"{word}" alone cannot be checked. Say from where to where, and by when.'
        yield Gap("O3", "statement", message, statement, Level.W)


def _o4(judged: Judged) -> Iterator[Gap]:
    if judged.objective.owner is None:
        yield Gap("O4", "owner", "Nobody is named who answers for it.")


def _o5(judged: Judged) -> Iterator[Gap]:
    indicator = judged.course.indicator if judged.course else None
    if indicator and not indicator.method and indicator.built_in is None:
        yield Gap("O5", "method", "Nothing says how it is measured.", level=Level.W)
    if indicator and indicator.frequency is None:
        yield Gap("O5", "frequency", "Nothing says how often it is measured.", level=Level.W)


def _o6(judged: Judged) -> Iterator[Gap]:
    if not judged.objective.plan:
        yield Gap("O6", "plan", "Nothing says what will be done to reach it.", level=Level.W)
    if not judged.objective.resources:
        yield Gap("O6", "resources", "Nothing says what is needed for it.", level=Level.W)


def _o7(judged: Judged) -> Iterator[Gap]:
    if not judged.objective.policy_link:
        yield Gap("O7", "policy_link", "It is not tied to the policy.", level=Level.W)


def _o8(judged: Judged) -> Iterator[Gap]:
    if not judged.objective.why:
        yield Gap("O8", "why", "No risk or requirement is named behind it.", level=Level.W)


def _o9(judged: Judged) -> Iterator[Gap]:
    if not judged.objective.communicated_to:
        yield Gap("O9", "communicated_to", "Nobody has been told of it yet.", level=Level.W)


def _o10(judged: Judged) -> Iterator[Gap]:
    course = judged.course
    if course is None or not judged.objective.is_adopted:
        return
    wanted = due_on(course.indicator, course.readings, course.starts_on or judged.today)
    grace = course.indicator.grace_days or 0
    if wanted and (judged.today - wanted).days > grace:
        message = sentence("A measurement was due on {day}.", day=wanted.isoformat())
        yield Gap("O10", "measurement", message, level=Level.W)


def _o11(judged: Judged) -> Iterator[Gap]:
    course = judged.course
    baseline = course.indicator.baseline if course else None
    goal = course.goal if course else None
    if (
        course
        and baseline is not None
        and goal
        and meets(baseline, goal, course.indicator.direction)
    ):
        message = "The baseline meets the target already: is it high enough?"
        yield Gap("O11", "target", message, level=Level.W)


def _o12(judged: Judged) -> Iterator[Gap]:
    objective = judged.objective
    if objective.is_adopted and objective.due_on and objective.due_on < judged.today:
        message = "The due date is past: say whether it was reached, and what was learned."
        yield Gap("O12", "result", message, level=Level.W)


def _o13(judged: Judged) -> Iterator[Gap]:
    due = judged.objective.due_on
    if due and not judged.objective.is_closed and due > add_months(judged.today, LONGEST_MONTHS):
        message = sentence(
            "The due date is more than {n} months away: set a step on the way.", n=LONGEST_MONTHS
        )
        yield Gap("O13", "due_on", message, level=Level.W)


def _o14(judged: Judged) -> Iterator[Gap]:
    objective = judged.objective
    if judged.is_raised:
        return
    is_reached = objective.result is ObjectiveResult.REACHED
    if objective.is_adopted and judged.course:
        is_reached = state_of(judged.course, judged.today) is State.REACHED
    if is_reached:
        yield Gap("O14", "target", "It was reached: what comes next?", level=Level.W)


RULES: Final[dict[str, Callable[[Judged], Iterator[Gap]]]] = {
    "O1": _o1,
    "O2": _o2,
    "O3": _o3,
    "O4": _o4,
    "O5": _o5,
    "O6": _o6,
    "O7": _o7,
    "O8": _o8,
    "O9": _o9,
    "O10": _o10,
    "O11": _o11,
    "O12": _o12,
    "O13": _o13,
    "O14": _o14,
}
"""Each check yields what it finds."""
