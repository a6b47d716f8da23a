"""One change of an indicator as one named step, and readings made of what was typed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final, TypeAlias

from isms_desktop.domain.built_in import DEFAULT_FREQUENCY, KINDS
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.fields import Value
from isms_desktop.domain.indicator import Indicator, Measurement, current, target_on
from isms_desktop.domain.objective_fields import INDICATORS
from isms_desktop.domain.pasted import ALREADY_READ
from isms_desktop.domain.people import folded
from isms_desktop.domain.quantities import ratio
from isms_desktop.domain.typed_values import FieldProblem
from isms_desktop.runtime.clock import Clock
from isms_desktop.runtime.i18n import _
from isms_desktop.services.entries import InvalidValuesError
from isms_desktop.services.entry_steps import Saved
from isms_desktop.services.people import PersonLookup
from isms_desktop.services.typed_fields import with_people
from isms_desktop.storage.database import Database
from isms_desktop.storage.unit_of_work import Reading, UnitOfWork

Edit: TypeAlias = Callable[[Indicator, UnitOfWork], Indicator]
_NEVER_BLANK: Final = ("unit", "direction")


class IndicatorSteps:
    """Makes changes of indicators, each in one transaction under its own name."""

    def __init__(
        self, database: Database, clock: Clock, new_uid: Callable[[], str], actor: Callable[[], str]
    ) -> None:
        self._database = database
        self._clock = clock
        self.new_uid = new_uid
        self._actor = actor

    def set_up(self, given: Mapping[str, Value]) -> Saved:
        """Take in a new indicator with these values."""
        with self._database.unit_of_work(self._actor(), "") as uow:
            indicator = self.added(given, uow)
            return Saved(indicator.uid, indicator.name, indicator.version, uow.commit())

    def added(self, given: Mapping[str, Value], uow: UnitOfWork) -> Indicator:
        """Take in a new indicator within a step that is open; names it where it has no name."""
        uow.name_step(_("Set up indicator {name}").format(name=given.get("name", "")))
        indicator = self.with_values(Indicator(uid=self.new_uid()), given, uow)
        uow.indicators.add(indicator)
        return indicator

    def take(self, uid: str, version: int, step: str, edit: Edit) -> Saved:
        """Change an indicator that was read at `version`; `{name}` in `step` is its name."""
        with self._database.unit_of_work(self._actor(), "") as uow:
            indicator = uow.indicators.get(uid)
            uow.name_step(step.format(name=indicator.name))
            # Given with the version that was read, storage tells whether it is still the same one.
            changed = edit(replace(indicator, version=version), uow)
            is_changed = uow.indicators.save(changed)
            return Saved(uid, changed.name, version + is_changed, uow.commit())

    def measure(
        self,
        uid: str,
        rows: Sequence[Mapping[str, Value]],
        step: str,
        replaces: str = "",
        reason: str = "",
    ) -> Saved:
        """Record readings; the target valid on their day is kept with each.

        With `replaces` there is one, and it puts that one right. Raises `InvalidValuesError`, and
        `UserError` "counted" or "not_found".
        """
        with self._database.unit_of_work(self._actor(), "") as uow:
            indicator = uow.indicators.get(uid)
            uow.name_step(step.format(name=indicator.name))
            if indicator.built_in:
                raise _counted(indicator)
            if replaces:
                _require_current(replaces, uow.indicators.measurements(uid))
            made = [self._measurement(indicator, row) for row in rows]
            if not replaces:
                _require_new(made, uow.indicators.measurements(uid), indicator)
            made = [replace(each, replaces=replaces, reason=reason) for each in made]
            uow.indicators.measure(uid, made, reason)
            return Saved(uid, indicator.name, indicator.version, uow.commit())

    def with_values(
        self, indicator: Indicator, given: Mapping[str, Value], uow: UnitOfWork
    ) -> Indicator:
        """The indicator with these values; a built-in one brings its unit and direction along."""
        put = with_people(INDICATORS, given, PersonLookup(uow, self.new_uid))
        put = {k: value for k, value in put.items() if value is not None or k not in _NEVER_BLANK}
        changed = replace(indicator, **put)
        if changed.built_in:
            kind = KINDS[changed.built_in]
            changed = replace(
                changed,
                name=changed.name or _(changed.built_in),
                unit=kind.unit,
                direction=kind.direction,
                method=changed.method or _(kind.method),
                source=changed.source or _("Counted from the register"),
                frequency=changed.frequency or DEFAULT_FREQUENCY,
            )
        _require_own_name(changed, uow)
        if changed.unit is not indicator.unit and uow.indicators.measurements(changed.uid):
            raise UserError(
                _("{name} has readings in its unit already. Nothing was changed.").format(
                    name=changed.name
                ),
                _("Set up another indicator for another unit."),
                code="measured_already",
            )
        return changed

    def _measurement(self, indicator: Indicator, row: Mapping[str, Value]) -> Measurement:
        to_on = row.get("to_on")
        first = row.get("from_on")
        if not isinstance(to_on, date):
            raise _invalid("to_on", _("Say of which day the reading is."))
        if isinstance(first, date) and first > to_on:
            raise _invalid("from_on", _("A period begins before it ends."))
        if to_on > self._clock.today():
            raise _invalid("to_on", _("This day is still to come."))
        part, whole = _decimal(row.get("numerator")), _decimal(row.get("denominator"))
        target = target_on(indicator.targets, to_on)
        return Measurement(
            uid=self.new_uid(),
            from_on=first if isinstance(first, date) else None,
            to_on=to_on,
            value=_value(indicator, _decimal(row.get("value")), part, whole),
            numerator=part,
            denominator=whole,
            target_value=target.value if target else None,
            target_upper=target.upper if target else None,
            note=str(row.get("note") or ""),
            evidence=str(row.get("evidence") or ""),
        )


def named(reading: Reading | UnitOfWork, name: str) -> Indicator | None:
    """The indicator with this name, whatever its case and accents."""
    wanted = folded(name)
    return next((each for each in reading.indicators.all() if folded(each.name) == wanted), None)


def _value(
    indicator: Indicator, value: Decimal | None, part: Decimal | None, whole: Decimal | None
) -> Decimal:
    if part is None and whole is None:
        if value is None:
            raise _invalid("value", _("Give a value, or a part and a whole."))
        return value
    if part is None or whole is None:
        raise _invalid("denominator", _("A part and its whole belong together."))
    if not whole:
        raise _invalid("denominator", _("The whole is zero: there is nothing to measure."))
    return ratio(part, whole, indicator.unit)


def _decimal(value: Value) -> Decimal | None:
    return value if isinstance(value, Decimal) else None


def _invalid(key: str, message: str) -> InvalidValuesError:
    return InvalidValuesError([FieldProblem(key, message)])


def _require_own_name(indicator: Indicator, uow: UnitOfWork) -> None:
    if not indicator.name:
        raise _invalid("name", _("An indicator needs a name."))
    other = named(uow, indicator.name)
    if other and other.uid != indicator.uid:
        raise UserError(
            _("There is an indicator {name} already. Nothing was saved.").format(name=other.name),
            _("Choose another name, or use that indicator."),
            code="name_taken",
        )


def _require_new(
    made: Sequence[Measurement], stored: Sequence[Measurement], indicator: Indicator
) -> None:
    """A day or period has one reading; another one puts it right."""
    there = {(each.from_on, each.to_on): each.value for each in current(stored)}
    known = next((each for each in made if (each.from_on, each.to_on) in there), None)
    if known:
        value = indicator.shown(there[known.from_on, known.to_on])
        raise _invalid("to_on", _(ALREADY_READ).format(value=value))


def _require_current(uid: str, measurements: Sequence[Measurement]) -> None:
    if not any(reading.uid == uid for reading in current(measurements)):
        raise UserError(
            _("This reading was put right already. Nothing was changed."),
            _("Correct the reading that took its place."),
            code="not_found",
        )


def _counted(indicator: Indicator) -> UserError:
    return UserError(
        _("{name} is counted from the register. Nothing was recorded.").format(name=indicator.name),
        _("Change the entries it is counted from."),
        code="counted",
    )
