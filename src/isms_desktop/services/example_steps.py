"""The example as it was recorded: who did what on which day, in the words of the program."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from isms_desktop.domain.entry import Entry
from isms_desktop.domain.indicator import Measurement
from isms_desktop.domain.objective import Objective
from isms_desktop.domain.words import ClosingKind, ObjectiveStatus
from isms_desktop.runtime.i18n import _
from isms_desktop.services.example_aims import ExampleAims, ExampleIndicator
from isms_desktop.services.example_entries import ExampleLife
from isms_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ExampleStep:
    """One step of the history, and what it writes."""

    day: date
    name: str
    work: Callable[[UnitOfWork], object]


def steps_of_lives(lives: Iterable[ExampleLife]) -> Iterator[ExampleStep]:
    """Each entry recorded, then changed on each day on which something happened."""
    for life in lives:
        (found_on, first), *later = life.states
        record = _("Record {ref}").format(ref=first.ref)
        yield ExampleStep(found_on, record, partial(_add_entry, first))
        before = first
        for version, (day, entry) in enumerate(later):
            work = partial(_save_entry, replace(entry, version=version))
            yield ExampleStep(day, _name(before, entry), work)
            before = entry


def _name(before: Entry, entry: Entry) -> str:
    closing = entry.closing
    if closing and not before.closing:
        is_rejected = closing.kind is ClosingKind.REJECTED
        step = _("Reject {ref}") if is_rejected else _("Close {ref}")
    elif _verdicts(entry) > _verdicts(before):
        step = _("Check the effect of {ref}")
    elif _done(entry) > _done(before):
        step = _("Record what was done for {ref}")
    else:
        step = _("Change {ref}")
    return step.format(ref=entry.ref)


def _verdicts(entry: Entry) -> int:
    return sum(len(round_.verdicts) for round_ in entry.rounds)


def _done(entry: Entry) -> int:
    return sum(action.is_done for round_ in entry.rounds for action in round_.actions)


def _add_entry(entry: Entry, uow: UnitOfWork) -> None:
    uow.entries.add(entry)


def _save_entry(entry: Entry, uow: UnitOfWork) -> None:
    uow.entries.save(entry)


def steps_of_aims(aims: ExampleAims, today: date) -> Iterator[ExampleStep]:
    """Indicators set up before their first reading, then measured; objectives adopted, judged."""
    begun: dict[str, date] = {}
    for example in aims.indicators:
        begun[example.indicator.uid] = _first_day(example, today)
        yield from _measuring(example, begun[example.indicator.uid], today)
    for objective in aims.objectives:
        yield from _pursuing(objective, begun[objective.indicator_uid or ""], today)


def _first_day(example: ExampleIndicator, today: date) -> date:
    indicator = example.indicator
    days = [reading.to_on for reading in example.readings]
    days += [target.valid_from for target in indicator.targets]
    days += [indicator.baseline_on] if indicator.baseline_on else []
    return min(days, default=today)


def _measuring(example: ExampleIndicator, begun_on: date, today: date) -> Iterator[ExampleStep]:
    indicator = example.indicator
    name = _("Set up indicator {name}").format(name=indicator.name)
    yield ExampleStep(begun_on, name, lambda uow: uow.indicators.add(indicator))
    for reading in example.readings:
        day = min(reading.to_on + timedelta(days=2 if reading.replaces else 1), today)
        measure = _("Measure {name}").format(name=indicator.name)
        yield ExampleStep(day, measure, partial(_measure, indicator.uid, reading))


def _measure(uid: str, reading: Measurement, uow: UnitOfWork) -> None:
    uow.indicators.measure(uid, (reading,))


def _pursuing(objective: Objective, begun_on: date, today: date) -> Iterator[ExampleStep]:
    made_on = max(objective.adopted_on or today, begun_on)
    propose = _("Propose {ref}").format(ref=objective.ref)
    if objective.judged_on is None:
        yield ExampleStep(made_on, propose, lambda uow: uow.objectives.add(objective))
        return
    blank = Objective(uid=objective.uid)
    open_still = replace(
        objective,
        status=ObjectiveStatus.ADOPTED,
        result=None,
        judged_on=None,
        judged_by=None,
        evidence=blank.evidence,
        lessons=blank.lessons,
        from_value=None,
        end_value=None,
        end_target=None,
    )
    yield ExampleStep(made_on, propose, lambda uow: uow.objectives.add(open_still))
    judge = _("Judge {ref}").format(ref=objective.ref)
    yield ExampleStep(objective.judged_on, judge, lambda uow: uow.objectives.save(objective))
