"""Ten questions that whoever audits clause 10 is likely to ask, answered from the register.

Eight are asked of each entry, by the conditions that also keep it in its stage. An answer is *yes*,
*under way* while the entry has not come so far and is not late, or a *gap*: it was closed without,
or is late with it. The first question is asked of the register as a whole, the last of what was
closed: whether it stayed away. What was recorded by mistake is not asked.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from heapq import nlargest
from typing import Final

from isms_desktop.domain.conditions import (
    Condition,
    Gap,
    action_has_date,
    action_has_owner,
    action_is_planned,
    action_is_proven,
    cause_is_found,
    change_is_answered,
    check_follows_action,
    checker_is_another,
    criterion_is_set,
    effect_is_shown,
    failure_has_next_round,
    harm_is_contained,
    is_acting,
    is_fault,
    is_light,
    need_is_decided,
    needs_cause,
    needs_similar,
    record_is_complete,
    requirement_is_named,
    similar_is_answered,
    unmet,
    verdict_is_proven,
)
from isms_desktop.domain.entry import Entry
from isms_desktop.domain.people import Person
from isms_desktop.domain.periods import add_months
from isms_desktop.domain.priority import is_overdue
from isms_desktop.domain.stages import status_of
from isms_desktop.domain.words import ClosingKind, Input, Status

_LOOK_BACK_MONTHS: Final = 12
"""A source of which nothing came within so many months is silent."""
_MOST_SHOWN: Final = 5
"""References that show an answer."""
_MOST_GAPS: Final = 20
"""Gaps that are listed; the others are only counted."""


def closing_is_signed(entry: Entry) -> Iterator[Gap]:
    """Whether a closed entry says who closed it, and on which day (10.2 f)."""
    closing = entry.closing
    if closing and not (closing.closed_by and closing.closed_on):
        yield Gap("", "closed_by", "Say who closed it, and on which day.")


@dataclass(frozen=True, slots=True)
class Question:
    """One question, and the clause it comes from.

    It is asked of the entries to which it `applies`, and answered where none of its `conditions` is
    unmet. An entry that stands in one of `stages` and is late has a gap.
    """

    clause: str
    text: str
    applies: Callable[[Entry], bool] = lambda _entry: False
    conditions: tuple[Condition, ...] = ()
    stages: frozenset[Status] = frozenset()


SOURCES: Final = Question("10.1", "Do improvements come from every source there is?")
STAYED_AWAY: Final = Question("10.1", "Did what was closed stay away?")
QUESTIONS: Final = (
    SOURCES,
    Question(
        "10.2 f",
        "Does each entry say what happened, when, and where it came from?",
        lambda _entry: True,
        (record_is_complete, requirement_is_named, closing_is_signed),
        frozenset({Status.TO_RECORD}),
    ),
    Question(
        "10.2 a",
        "Was the harm stopped at once?",
        is_fault,
        (harm_is_contained,),
        frozenset({Status.TO_CONTAIN}),
    ),
    Question(
        "10.2 b",
        "Was it decided whether the cause must be removed?",
        lambda _entry: True,
        (need_is_decided,),
        frozenset({Status.TO_DECIDE}),
    ),
    Question(
        "10.2 b",
        "Is the root cause known?",
        needs_cause,
        (cause_is_found,),
        frozenset({Status.TO_FIND_CAUSE}),
    ),
    Question(
        "10.2 b",
        "Did you look for the same thing elsewhere?",
        lambda entry: is_fault(entry) and needs_similar(entry),
        (similar_is_answered,),
        frozenset({Status.TO_FIND_CAUSE}),
    ),
    Question(
        "10.2 c",
        "Was what was planned carried out, with owner, date and proof?",
        lambda entry: bool(entry.action_needed),
        (action_is_planned, action_has_owner, action_has_date, action_is_proven),
        frozenset({Status.TO_PLAN, Status.IN_PROGRESS}),
    ),
    Question(
        "10.2 d",
        "Did the actions work, by a measure agreed beforehand?",
        is_acting,
        (
            criterion_is_set,
            check_follows_action,
            effect_is_shown,
            verdict_is_proven,
            checker_is_another,
            failure_has_next_round,
        ),
        frozenset({Status.TO_CHECK_EFFECT}),
    ),
    Question(
        "10.2 e",
        "Did the ISMS change where that was needed?",
        is_acting,
        (change_is_answered,),
        frozenset({Status.TO_SHARE}),
    ),
    STAYED_AWAY,
)
"""In the order they are asked."""
_OF_ENTRIES: Final = tuple(question for question in QUESTIONS if question.stages)


@dataclass(frozen=True, slots=True)
class Lack:
    """An entry with a gap, and what it lacks in the words of the conditions.

    For what came back, `refs` are the entries in which it did.
    """

    ref: str
    name: str
    owner: Person | None
    messages: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()


@dataclass(slots=True)
class Answer:
    """How many entries answer a question, with the first gaps and the newest good examples.

    `set_aside` counts those that are answered because somebody set a check aside with a reason.
    """

    question: Question
    yes: int = 0
    under_way: int = 0
    gaps: int = 0
    set_aside: int = 0
    lacks: list[Lack] = field(default_factory=list)
    examples: list[tuple[date, str]] = field(default_factory=list)

    def show(self, entry: Entry) -> None:
        """Count an entry that answers it; one that is closed may serve as an example."""
        self.yes += 1
        if entry.closing and entry.closing.closed_on:
            newest = (*self.examples, (entry.closing.closed_on, entry.ref))
            self.examples = nlargest(_MOST_SHOWN, newest)

    def lack(self, lack: Lack) -> None:
        """Count an entry with a gap."""
        self.gaps += 1
        if len(self.lacks) < _MOST_GAPS:
            self.lacks.append(lack)


@dataclass(slots=True)
class SourceCount:
    """What came from one source: all of it, that of the last months, and the newest."""

    source: Input
    total: int = 0
    lately: int = 0
    newest: tuple[date, str] | None = None


@dataclass(frozen=True, slots=True)
class Readiness:
    """The answers in the order of `QUESTIONS`, and what came from each source."""

    answers: Sequence[Answer]
    sources: Sequence[SourceCount]

    @property
    def without_gap(self) -> int:
        """How many questions have an answer and no gap."""
        return sum(bool(answer.yes) and not answer.gaps for answer in self.answers)


def readiness_of(entries: Iterable[Entry], today: date) -> Readiness:
    """Ask all questions of these entries as they are today; gaps are listed in their order."""
    answers = {question: Answer(question) for question in QUESTIONS}
    sources = {source: SourceCount(source) for source in Input}
    closed: list[Entry] = []
    came_back: dict[str, list[str]] = defaultdict(list)
    since = add_months(today, -_LOOK_BACK_MONTHS)
    for entry in entries:
        kind = entry.closing.kind if entry.closing else None
        if kind is ClosingKind.REJECTED:
            continue
        _ask(entry, answers, today)
        if entry.input:
            _count(entry, sources[entry.input], since)
        if entry.recurrence_of:
            came_back[entry.recurrence_of].append(entry.ref)
        if kind is ClosingKind.CLOSED and not is_light(entry):
            closed.append(entry)
    _ask_whether_it_stayed_away(closed, came_back, answers[STAYED_AWAY])
    for count in sources.values():
        answers[SOURCES].yes += bool(count.lately)
        answers[SOURCES].gaps += not count.lately
    return Readiness(tuple(answers.values()), tuple(sources.values()))


def _ask(entry: Entry, answers: dict[Question, Answer], today: date) -> None:
    status = status_of(entry)
    is_late = entry.closing is None and is_overdue(entry, today)
    for question in _OF_ENTRIES:
        if not question.applies(entry):
            continue
        answer = answers[question]
        messages = tuple(dict.fromkeys(gap.message for gap in unmet(entry, question.conditions)))
        if not messages:
            answer.show(entry)
            answer.set_aside += _is_set_aside(entry, question)
        elif entry.closing or (is_late and status in question.stages):
            answer.lack(Lack(entry.ref, entry.name, entry.owner, messages))
        else:
            answer.under_way += 1


def _is_set_aside(entry: Entry, question: Question) -> bool:
    return bool(entry.waivers) and any(
        next(condition(entry), None) for condition in question.conditions
    )


def _count(entry: Entry, count: SourceCount, since: date) -> None:
    count.total += 1
    day = entry.identified_on
    if day:
        count.lately += day >= since
        newest = day, entry.ref
        count.newest = max(count.newest or newest, newest)


def _ask_whether_it_stayed_away(
    closed: Iterable[Entry], came_back: dict[str, list[str]], answer: Answer
) -> None:
    for entry in closed:
        if entry.ref in came_back:
            refs = tuple(sorted(came_back[entry.ref]))
            answer.lack(Lack(entry.ref, entry.name, entry.owner, refs=refs))
        else:
            answer.show(entry)
