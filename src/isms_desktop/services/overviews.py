"""The overview: what needs the user today, how the register stands, what comes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from isms_desktop.domain.attainment import state_of
from isms_desktop.domain.entry import Entry
from isms_desktop.domain.objective_list import ObjectiveLine
from isms_desktop.domain.periods import add_months
from isms_desktop.domain.priority import is_overdue, next_due_on
from isms_desktop.domain.queries import Chip, RegisterQuery
from isms_desktop.domain.register_checks import (
    RegisterFacts,
    RegisterFinding,
    for_overview,
    register_checks,
)
from isms_desktop.domain.stages import status_of
from isms_desktop.domain.words import State, Status
from isms_desktop.runtime.clock import Clock
from isms_desktop.services.courses import Courses
from isms_desktop.storage.database import Database
from isms_desktop.storage.unit_of_work import Reading

SHOWN_AT_MOST: Final = 5
COMING_AT_MOST: Final = 6
SOON: Final = timedelta(days=7)
COMING: Final = timedelta(days=30)
MONTHS_BACK: Final = 6
"""The small lines of the tiles begin so many months ago."""
CHART_MONTHS: Final = 24
_KEPT_FOR_AIMS: Final = 2
_GOOD: Final = frozenset({State.ON_TRACK, State.REACHED})
_WORST_FIRST: Final = (
    State.MISSED,
    State.OFF_TRACK,
    State.AT_RISK,
    State.STALE,
    State.NO_DATA,
    State.NO_TARGET,
)


class NeedKind(StrEnum):
    """What a line of the overview is about."""

    ENTRY = "entry"
    READING = "reading"
    VERDICT = "verdict"


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One thing to do: work on an entry, take a reading, or judge an objective that is past due.

    `uid` is that of the entry, the indicator or the objective; only an entry has a status.
    """

    kind: NeedKind
    uid: str
    name: str
    ref: str = ""
    status: Status | None = None
    due_on: date | None = None
    is_late: bool = False
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Needs:
    """The lines that are shown, the most urgent first, and how many more there are of each kind."""

    lines: tuple[Need, ...] = ()
    more_entries: int = 0
    more_readings: int = 0
    more_verdicts: int = 0

    @property
    def count(self) -> int:
        """How many things there are altogether."""
        more = self.more_entries + self.more_readings + self.more_verdicts
        return len(self.lines) + more


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it is today, and as it was at the end of the months before, the oldest first."""

    now: int
    before: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Aims:
    """The adopted objectives: how many, how many on track, and the one that is worst off."""

    count: int
    on_track: Figure
    worst: ObjectiveLine | None = None


@dataclass(frozen=True, slots=True)
class Months:
    """Counts of the last months, `first_days` the days they begin on, this month the last."""

    first_days: tuple[date, ...]
    incidents: tuple[int, ...]
    actions_done: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Everything the overview shows, of one state of the register."""

    needs: Needs
    coming: Needs
    entries: int
    open_entries: Figure
    overdue: Figure
    oldest_due_on: date | None
    to_check: Figure
    next_check_on: date | None
    aims: Aims
    months: Months
    findings: tuple[RegisterFinding, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell of yet."""
        return not self.entries and not self.aims.count and not self.needs.count


class Overviews:
    """Reads the overview in one go; counts are made in SQL, whatever the size of the register."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def look(self) -> Overview:
        """The overview of this day."""
        today = self._clock.today()
        with self._database.reading() as reading:
            courses = Courses(reading, today)
            return _Look(
                reading, today, courses.objective_lines(), courses.indicator_lines()
            ).overview()

    def register_checks(self) -> tuple[RegisterFinding, ...]:
        """Everything the checks say of the register as a whole."""
        today = self._clock.today()
        with self._database.reading() as reading:
            return register_checks(
                _facts(reading, today, Courses(reading, today).indicator_lines())
            )


@dataclass(frozen=True, slots=True)
class _Look:
    """One piece of work on the register, and the day."""

    reading: Reading
    today: date
    objectives: Sequence[ObjectiveLine]
    indicators: Sequence[ObjectiveLine]

    def overview(self) -> Overview:
        view = self.reading.overview
        counts = self.reading.registers.counts(RegisterQuery(), self.today)
        days = [add_months(self.today, -back) for back in range(MONTHS_BACK, 0, -1)]
        before = view.counts(days)
        facts = _facts(self.reading, self.today, self.indicators)
        return Overview(
            needs=self._needs(),
            coming=self._coming(),
            entries=counts[Chip.ALL],
            open_entries=Figure(counts[Chip.OPEN], before.open_entries),
            overdue=Figure(counts[Chip.OVERDUE], before.overdue),
            oldest_due_on=view.oldest_due(is_check=False),
            to_check=Figure(counts[Chip.EFFECT_CHECKS], before.to_check),
            next_check_on=view.oldest_due(is_check=True),
            aims=self._aims(days),
            months=self._months(),
            findings=for_overview(register_checks(facts)),
        )

    def _needs(self) -> Needs:
        soon = self.today + SOON
        aims = self._due_aims(date.min, soon)
        room = SHOWN_AT_MOST - min(len(aims), _KEPT_FOR_AIMS)
        uids, count = self.reading.overview.needing(self.today, soon, SHOWN_AT_MOST)
        shown = uids if count + len(aims) <= SHOWN_AT_MOST else uids[:room]
        lines = (*self._lines(shown), *aims[: SHOWN_AT_MOST - len(shown)])
        return Needs(lines, count - len(shown), *_left_out(aims, lines))

    def _coming(self) -> Needs:
        """What is due later than what needs somebody now, by day."""
        after, until = self.today + SOON, self.today + COMING
        uids, count = self.reading.overview.coming(self.today, after, until, COMING_AT_MOST)
        aims = self._due_aims(after + timedelta(days=1), until)
        lines = sorted((*self._lines(uids), *aims), key=_by_day)[:COMING_AT_MOST]
        entries_shown = sum(line.kind is NeedKind.ENTRY for line in lines)
        return Needs(tuple(lines), count - entries_shown, *_left_out(aims, lines))

    def _lines(self, uids: Sequence[str]) -> list[Need]:
        return [_need(entry, self.today) for entry in self.reading.entries.many(uids)]

    def _due_aims(self, first: date, last: date) -> list[Need]:
        """Readings and verdicts wanted from the one day to the other, by day."""
        found = (*_readings(self.indicators), *_verdicts(self.objectives, self.today))
        due = [need for need in found if need.due_on and first <= need.due_on <= last]
        return sorted(due, key=_by_day)

    def _aims(self, days: Sequence[date]) -> Aims:
        adopted = [line for line in self.objectives if line.objective and line.objective.is_adopted]
        off = [line for line in adopted if line.state not in _GOOD]
        before = tuple(sum(_was_good(line, day) for line in adopted) for day in days)
        now = len(adopted) - len(off)
        return Aims(len(adopted), Figure(now, before), min(off, key=_by_state, default=None))

    def _months(self) -> Months:
        this_month = self.today.replace(day=1)
        firsts = tuple(add_months(this_month, back) for back in range(1 - CHART_MONTHS, 1))
        view = self.reading.overview
        incidents = view.incidents(firsts[0], self.today)
        done = view.actions_done(firsts[0], self.today)
        keys = [first.isoformat()[:7] for first in firsts]
        return Months(
            firsts,
            tuple(incidents.get(key, 0) for key in keys),
            tuple(done.get(key, 0) for key in keys),
        )


def _left_out(aims: Iterable[Need], lines: Sequence[Need]) -> tuple[int, int]:
    """How many readings and how many verdicts are not among the lines."""
    kinds = [need.kind for need in aims if need not in lines]
    return kinds.count(NeedKind.READING), kinds.count(NeedKind.VERDICT)


def _facts(reading: Reading, today: date, indicators: Iterable[ObjectiveLine]) -> RegisterFacts:
    lasts = reading.overview.lasts(today, add_months(today, -12))
    counts = reading.registers.counts(RegisterQuery(), today)
    return RegisterFacts(
        today=today,
        begun_on=lasts.begun_on,
        nonconformity_on=lasts.nonconformity_on,
        incident_on=lasts.incident_on,
        action_on=lasts.action_on,
        verdict_on=lasts.verdict_on,
        isms_change_on=lasts.isms_change_on,
        input_on=lasts.input_on,
        external=lasts.external,
        internal=lasts.internal,
        open_entries=counts[Chip.OPEN],
        overdue=counts[Chip.OVERDUE],
        courses=tuple(line.course for line in indicators if line.course),
    )


def _need(entry: Entry, today: date) -> Need:
    return Need(
        kind=NeedKind.ENTRY,
        uid=entry.uid,
        name=entry.name,
        ref=entry.ref,
        status=status_of(entry),
        due_on=next_due_on(entry),
        is_late=is_overdue(entry, today),
        owner=entry.owner.name if entry.owner else "",
    )


def _readings(lines: Iterable[ObjectiveLine]) -> Iterator[Need]:
    """What is to be measured; nothing is wanted for an objective that is only proposed."""
    for line in lines:
        is_wanted = line.objective is None or line.objective.is_adopted
        if is_wanted and line.indicator and line.measure_due_on:
            who = line.indicator.measured_by
            yield Need(
                kind=NeedKind.READING,
                uid=line.indicator.uid,
                name=line.indicator.name,
                due_on=line.measure_due_on,
                is_late=line.is_measure_late,
                owner=who.name if who else "",
            )


def _verdicts(lines: Iterable[ObjectiveLine], today: date) -> Iterator[Need]:
    for line in lines:
        objective = line.objective
        if objective and objective.is_adopted and objective.due_on:
            yield Need(
                kind=NeedKind.VERDICT,
                uid=objective.uid,
                name=objective.name,
                ref=objective.ref,
                due_on=objective.due_on,
                is_late=objective.due_on < today,
                owner=objective.owner.name if objective.owner else "",
            )


def _was_good(line: ObjectiveLine, day: date) -> bool:
    """Whether an objective that is adopted now was so, and on track, on an earlier day."""
    objective, course = line.objective, line.course
    if objective is None or course is None or (objective.adopted_on or date.max) > day:
        return False
    readings = [reading for reading in course.readings if reading.to_on <= day]
    return state_of(replace(course, readings=readings), day) in _GOOD


def _by_day(need: Need) -> tuple[date, str]:
    return need.due_on or date.max, need.name.casefold()


def _by_state(line: ObjectiveLine) -> tuple[int, str]:
    return _WORST_FIRST.index(line.state), line.name.casefold()
