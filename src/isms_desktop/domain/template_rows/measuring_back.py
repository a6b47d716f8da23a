"""The template's sheets Objectives and Measurements against what is stored."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from isms_desktop.domain.errors import CellProblem
from isms_desktop.domain.fields import Field, Kind, RecordSpec, is_blank
from isms_desktop.domain.indicator import Indicator, Measurement, Target, current, target_on
from isms_desktop.domain.objective import Objective
from isms_desktop.domain.objective_fields import INDICATORS, OBJECTIVES
from isms_desktop.domain.objective_sheets import INDICATOR_ID, MEASUREMENT_SHEET, OBJECTIVE_SHEET
from isms_desktop.domain.people import Person, folded
from isms_desktop.domain.quantities import ratio, typed_number
from isms_desktop.domain.sheets import Sheet
from isms_desktop.domain.template_rows.continued import without_continuations
from isms_desktop.domain.template_rows.rows import UID, RowReader, find_table
from isms_desktop.domain.words import (
    BuiltIn,
    Direction,
    Frequency,
    ObjectiveResult,
    ObjectiveStatus,
    Unit,
)

_WORDS: Final[dict[str, type[StrEnum]]] = {
    "status": ObjectiveStatus,
    "result": ObjectiveResult,
    "unit": Unit,
    "direction": Direction,
    "frequency": Frequency,
    "built_in": BuiltIn,
}
_LEAST_HEADERS: Final = 4
_TARGET: Final = re.compile(r"(.+?)(?:\s+to\s+(.+?))?\s+from\s+(\d{4}-\d\d-\d\d)", re.IGNORECASE)
_JUDGED: Final = (
    "status", "result", "adopted_on", "judged_on", "judged_by", "evidence", "lessons",
    "from_value", "end_value", "end_target", "follows",
)  # fmt: skip  # one a line would hide the shape of the list
_NO_TARGET: Final = "Write a target like: 7 from 2026-01-31, one a line."
_IN_PROGRAM: Final = "Adopt and judge objectives in the program, where the checks are."
_REF_TAKEN: Final = "This reference stands in the register for another objective; row left out."
_TWO_ROWS: Final = "Another row says otherwise about this indicator; the first row was taken."
_UNKNOWN: Final = "No indicator or objective has this name, so the row was left out."
_COUNTED: Final = "This indicator is counted from the register; the row was left out."
_NO_VALUE: Final = "A value, or a part and a whole that is not zero, is missing; row left out."
_NEVER_EDITED: Final = (
    "A measurement is never edited. Add a row with the right value that names this one's day under"
    " Replaces."
)
_NOT_THERE: Final = "There is no such measurement of this indicator; the row was left out."


@dataclass(frozen=True, slots=True)
class StoredMeasuring:
    """What the register holds, those in the bin too; measurements by the uid of the indicator."""

    objectives: Sequence[Objective] = ()
    indicators: Sequence[Indicator] = ()
    measurements: Mapping[str, Sequence[Measurement]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuringPlan:
    """What the sheets would change. New objectives without a reference are numbered later."""

    new_indicators: tuple[Indicator, ...] = ()
    changed_indicators: tuple[Indicator, ...] = ()
    new_objectives: tuple[Objective, ...] = ()
    changed_objectives: tuple[Objective, ...] = ()
    measurements: tuple[tuple[str, Measurement], ...] = ()
    problems: tuple[CellProblem, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Whether nothing would be written."""
        return not (
            self.new_indicators
            or self.changed_indicators
            or self.new_objectives
            or self.changed_objectives
            or self.measurements
        )


NO_MEASURING: Final = MeasuringPlan()


def measuring_from_sheets(
    sheets: Iterable[Sheet],
    stored: StoredMeasuring,
    person_named: Callable[[str], Person],
    new_uid: Callable[[], str],
) -> MeasuringPlan:
    """Read the two sheets; a removed row or cell deletes nothing."""
    whole, _names = without_continuations(sheets)
    reading = _Reading(stored, person_named, new_uid)
    for row in reading.rows(whole, OBJECTIVE_SHEET):
        reading.take_objective(row)
    measurements = list(reading.rows(whole, MEASUREMENT_SHEET))
    reading.announce(row.text(UID) for row in measurements)
    for row in measurements:
        reading.take_measurement(row)
    return reading.plan()


class _Reading:
    """One pass over the sheets; collects what is new, changed and wrong."""

    def __init__(
        self,
        stored: StoredMeasuring,
        person_named: Callable[[str], Person],
        new_uid: Callable[[], str],
    ) -> None:
        self._person_named = person_named
        self._new_uid = new_uid
        self._problems: list[CellProblem] = []
        self._stored = {each.uid: each for each in stored.indicators}
        self._stored_objectives = {each.uid: each for each in stored.objectives}
        self._read: dict[str, Indicator] = {}
        self._objectives: dict[str, Objective] = {}
        self._measured = _Measured(stored.measurements)

    def rows(self, sheets: Sequence[Sheet], spec: RecordSpec) -> Iterator[RowReader]:
        """The rows of a sheet, where the workbook has it."""
        sheet = next((sheet for sheet in sheets if sheet.name == spec.sheet), None)
        table = find_table(sheet, spec, _LEAST_HEADERS, {}) if sheet else None
        if table:
            for number, cells in table.rows():
                yield RowReader(table, number, cells, self._person_named, self._problems)

    def plan(self) -> MeasuringPlan:
        """What was found."""
        indicators, objectives = self._read.values(), self._objectives.values()
        return MeasuringPlan(
            new_indicators=tuple(i for i in indicators if i.uid not in self._stored),
            changed_indicators=tuple(i for i in indicators if self._stored.get(i.uid, i) != i),
            new_objectives=tuple(o for o in objectives if o.uid not in self._stored_objectives),
            changed_objectives=tuple(
                o for o in objectives if self._stored_objectives.get(o.uid, o) != o
            ),
            measurements=tuple(self._measured.new),
            problems=tuple(dict.fromkeys(self._problems)),
        )

    def announce(self, uids: Iterable[str]) -> None:
        """Say which measurements the sheet holds: one may replace another that comes after it."""
        self._measured.announced = frozenset(filter(None, uids))

    def take_objective(self, row: RowReader) -> None:
        """Take in a row of the sheet Objectives."""
        indicator = self._indicator(row)
        if not (row.text("statement") or row.text("ref")):
            return
        uid, ref = row.text(UID), row.text("ref")
        stored = self._stored_objectives.get(uid) or self._with_ref(ref)
        given = _stated(row, OBJECTIVES)
        if indicator:
            given["indicator_uid"] = indicator.uid
        if stored is None:
            self._add_objective(row, given, ref)
        elif stored.uid != uid and stored.statement != row.text("statement"):
            row.refuse("ref", _REF_TAKEN)
        else:
            said = _stated(row, OBJECTIVE_SHEET, _JUDGED)
            if any(value != getattr(stored, key) for key, value in said.items()):
                row.refuse("status", _IN_PROGRAM)
            self._objectives[stored.uid] = replace(stored, **given, binned_at=None)

    def _add_objective(self, row: RowReader, given: dict[str, Any], ref: str) -> None:
        said = _stated(row, OBJECTIVE_SHEET, _JUDGED)
        uid = row.text(UID)
        if uid in self._objectives:
            uid = ""
        if not uid and said.pop("status", ObjectiveStatus.PROPOSAL) is not ObjectiveStatus.PROPOSAL:
            row.refuse("status", _IN_PROGRAM)
        if not uid:
            said = {}
        uid = uid or self._new_uid()
        taken = {objective.ref for objective in self._objectives.values()}
        ref = "" if ref in taken else ref
        self._objectives[uid] = Objective(uid=uid, ref=ref, **given, **said)

    def _with_ref(self, ref: str) -> Objective | None:
        found = (each for each in self._stored_objectives.values() if ref and each.ref == ref)
        return next(found, None)

    def _indicator(self, row: RowReader) -> Indicator | None:
        given = _stated(row, INDICATORS)
        uid, name = row.text(INDICATOR_ID), row.text("name")
        known = self._known(uid, name)
        if known is None and not name:
            return None
        base = known or Indicator(uid=uid or self._new_uid())
        said = replace(base, **given, binned_at=None)
        said = replace(said, targets=self._targets(row, base))
        met = self._read.setdefault(said.uid, said)
        if met != said:
            row.refuse("name", _TWO_ROWS)
        return met

    def _known(self, uid: str, name: str) -> Indicator | None:
        """The indicator by its id, else by its name; the register's state of it."""
        if uid in self._stored or uid in self._read:
            return self._stored.get(uid) or self._read[uid]
        wanted = folded(name)
        everything = (*self._stored.values(), *self._read.values())
        return next((each for each in everything if name and folded(each.name) == wanted), None)

    def _targets(self, row: RowReader, base: Indicator) -> tuple[Target, ...]:
        """The targets the cell says; those that are stored the same stay the same."""
        said: dict[date, Target] = {target.valid_from: target for target in base.targets}
        for line in filter(None, row.text("targets").split("\n")):
            target = _target(line, self._new_uid)
            if target is None:
                row.refuse("targets", _NO_TARGET)
                continue
            old = said.get(target.valid_from)
            uid = old.uid if old else target.uid
            said[target.valid_from] = replace(target, uid=uid)
        return tuple(said[day] for day in sorted(said))

    def take_measurement(self, row: RowReader) -> None:
        """Take in a row of the sheet Measurements."""
        name = row.text("indicator")
        objective = next(
            (
                o
                for o in (*self._objectives.values(), *self._stored_objectives.values())
                if o.ref and o.ref == name
            ),
            None,
        )
        indicator = self._known((objective and objective.indicator_uid) or "", name)
        if indicator is None or indicator.built_in:
            row.refuse("indicator", _COUNTED if indicator else _UNKNOWN)
            return
        indicator = self._read.get(indicator.uid, indicator)
        reading = _measurement(row, indicator)
        if reading is None:
            return
        problem = self._measured.take(indicator.uid, reading, row.text("replaces"), self._new_uid)
        if problem:
            row.refuse("replaces" if problem is _NOT_THERE else "value", problem)


class _Measured:
    """The measurements there are, and those that are new."""

    def __init__(self, stored: Mapping[str, Sequence[Measurement]]) -> None:
        self.new: list[tuple[str, Measurement]] = []
        self.announced: frozenset[str] = frozenset()
        self._of = {uid: list(readings) for uid, readings in stored.items()}
        self._by_uid = {each.uid: each for readings in stored.values() for each in readings}

    def take(
        self, indicator_uid: str, reading: Measurement, replaces: str, new_uid: Callable[[], str]
    ) -> str:
        """Take in a reading unless it is there; a sentence where it cannot be taken."""
        same = self._by_uid.get(reading.uid)
        if same:
            return "" if _says(same) == _says(reading) else _NEVER_EDITED
        known = self._of.setdefault(indicator_uid, [])
        if not reading.uid:
            if any(_says(each) == _says(reading) for each in known):
                return ""
            reading = replace(reading, uid=new_uid())
        if replaces:
            wrong = self._replaced(replaces, known)
            if wrong is None:
                return _NOT_THERE
            reading = replace(reading, replaces=wrong)
        known.append(reading)
        self._by_uid[reading.uid] = reading
        self.new.append((indicator_uid, reading))
        return ""

    def _replaced(self, named: str, known: Sequence[Measurement]) -> str | None:
        """The uid of the reading that is put right: named by its id or by its day."""
        if named in self.announced or any(each.uid == named for each in known):
            return named
        of_day = [each.uid for each in current(known) if each.to_on.isoformat() == named[:10]]
        return of_day[-1] if of_day else None


def _says(reading: Measurement) -> tuple[object, ...]:
    """What a reading says, whoever entered it when."""
    return (
        reading.from_on,
        reading.to_on,
        reading.value,
        reading.numerator,
        reading.denominator,
        reading.note,
        reading.evidence,
    )


def _stated(row: RowReader, spec: RecordSpec, keys: Iterable[str] | None = None) -> dict[str, Any]:
    """What the cells of the row say, by key; blank cells say nothing."""
    wanted = tuple(spec) if keys is None else spec.find(*keys)
    values = {each.key: _value(row, each) for each in wanted}
    return {key: value for key, value in values.items() if not is_blank(value)}


def _value(row: RowReader, column: Field) -> Any:  # noqa: ANN401 -- columns are of several kinds
    readers: dict[Kind, Callable[[str], Any]] = {
        Kind.DATE: row.day,
        Kind.PERSON: row.person,
        Kind.INTEGER: row.integer,
        Kind.NUMBER: row.decimal,
    }
    if column.kind is Kind.CHOICE:
        return row.choice(column.key, _WORDS[column.key])
    return readers.get(column.kind, row.text)(column.key)


def _target(line: str, new_uid: Callable[[], str]) -> Target | None:
    found = _TARGET.fullmatch(line.strip())
    if found is None:
        return None
    value, upper = typed_number(found[1]), typed_number(found[2]) if found[2] else None
    try:
        day = date.fromisoformat(found[3])
    except ValueError:
        return None
    if isinstance(value, str) or isinstance(upper, str):
        return None
    return Target(uid=new_uid(), valid_from=day, value=value, upper=upper)


def _measurement(row: RowReader, indicator: Indicator) -> Measurement | None:
    """The reading a row says, its target that of the cell, else of the day."""
    to_on = row.day("to_on")
    part, whole = row.decimal("numerator"), row.decimal("denominator")
    value = row.decimal("value")
    if part is not None and whole:
        value = ratio(part, whole, indicator.unit)
    if to_on is None or value is None:
        row.refuse("to_on" if to_on is None else "value", _NO_VALUE)
        return None
    low, high = _target_then(row, indicator, to_on)
    return Measurement(
        uid=row.text(UID),
        from_on=row.day("from_on"),
        to_on=to_on,
        value=value,
        numerator=part,
        denominator=whole,
        target_value=low,
        target_upper=high,
        note=row.text("note"),
        evidence=row.text("evidence"),
        reason=row.text("reason"),
    )


def _target_then(
    row: RowReader, indicator: Indicator, day: date
) -> tuple[Decimal | None, Decimal | None]:
    text = row.text("target_then")
    if row.text(UID) and not text:
        return None, None
    target = _target(f"{text} from {day.isoformat()}", str) if text else None
    target = target or target_on(indicator.targets, day)
    return (target.value, target.upper) if target else (None, None)
