"""One change of many entries: looked at before, carried out as one step."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from isms_desktop.domain.changes import Changes
from isms_desktop.domain.entry import Entry, normalised
from isms_desktop.domain.fields import Field, Kind, Value, is_blank
from isms_desktop.domain.progress import Progress, no_progress
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.domain.typed_values import FieldProblem
from isms_desktop.runtime.clock import Clock
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.services.entries import InvalidValuesError, with_values
from isms_desktop.services.entry_steps import Editing
from isms_desktop.services.typed_fields import taken
from isms_desktop.storage.database import Database
from isms_desktop.storage.unit_of_work import UnitOfWork

_ONE_AT_A_TIME: Final = frozenset({"ref", "title", "external_ref", "recurrence_of"})
"""What tells entries apart: no two should have the same."""


def can_be_shared(field: Field) -> bool:
    """Whether many entries may be given the same value of this field at once."""
    is_own = field.kind is Kind.LONG_TEXT or field.key in _ONE_AT_A_TIME
    return not field.summary and not is_own


@dataclass(frozen=True, slots=True)
class BulkLine:
    """What happens to one entry: the field before and after, or why it is refused."""

    uid: str
    ref: str
    name: str
    before: Value = None
    after: Value = None
    refused: str = ""

    @property
    def is_change(self) -> bool:
        """Whether the entry becomes another one."""
        return not self.refused and self.before != self.after


@dataclass(frozen=True, slots=True)
class BulkPlan:
    """What giving entries the same value would do, line by line."""

    key: str
    lines: tuple[BulkLine, ...]

    @property
    def changing(self) -> int:
        """How many entries change."""
        return sum(line.is_change for line in self.lines)

    def told(self) -> str:
        """In one sentence: "7 change, 2 stay, 1 refused because it is closed"."""
        refused = Counter(line.refused for line in self.lines if line.refused)
        stay = len(self.lines) - self.changing - refused.total()
        parts = [plural("{n} changes", "{n} change", self.changing).format(n=self.changing)]
        if stay:
            parts.append(plural("{n} stays", "{n} stay", stay).format(n=stay))
        parts += [
            plural("{n} refused because {why}", "{n} refused because {why}", n).format(n=n, why=why)
            for why, n in refused.items()
        ]
        return ", ".join(parts)


class BulkChanges:
    """Gives many entries the same value; planning is the same work, not kept."""

    def __init__(
        self, database: Database, clock: Clock, new_uid: Callable[[], str], actor: Callable[[], str]
    ) -> None:
        self._database = database
        self._clock = clock
        self._new_uid = new_uid
        self._actor = actor

    def plan(
        self, uids: Sequence[str], key: str, value: Value, progress: Progress = no_progress
    ) -> BulkPlan:
        """What giving these entries this value would do; nothing is kept.

        Raises `InvalidValuesError` where the value cannot be taken.
        """
        with self._database.unit_of_work(self._actor(), "") as uow:
            return self._work_out(uow, uids, _given(key, value), progress)[0]

    def run(
        self, uids: Sequence[str], key: str, value: Value, progress: Progress = no_progress
    ) -> Changes:
        """Give these entries this value as one step; those that refuse stay as they are."""
        label = _(ENTRIES[key].label)
        step = plural("{field} of {n} entry", "{field} of {n} entries", len(uids))
        name = _("Change {what}").format(what=step.format(field=label, n=len(uids)))
        with self._database.unit_of_work(self._actor(), name) as uow:
            _plan, changed = self._work_out(uow, uids, _given(key, value), progress)
            uow.entries.save_many(changed, progress)
            return uow.commit()

    def _work_out(
        self, uow: UnitOfWork, uids: Sequence[str], given: Mapping[str, Value], progress: Progress
    ) -> tuple[BulkPlan, list[Entry]]:
        editing = Editing(uow, self._clock, self._new_uid, self._actor())
        key = next(iter(given))
        lines: list[BulkLine] = []
        changed: list[Entry] = []
        for entry in uow.entries.many(uids):
            progress(len(lines), len(uids))
            wished = with_values(entry, given, editing)
            given_form = normalised(wished, self._new_uid())
            line = _line(entry, getattr(wished, key), getattr(given_form, key), key)
            lines.append(line)
            if line.is_change:
                changed.append(given_form)
        return BulkPlan(key, tuple(lines)), changed


def _given(key: str, value: Value) -> dict[str, Value]:
    field = ENTRIES[key]
    if not can_be_shared(field):
        raise ValueError(f"{key} is not shared by entries")
    found = taken(ENTRIES, {key: value})
    if field.required and is_blank(found[key]):
        problem = _("{field} cannot be left blank.").format(field=_(field.label))
        raise InvalidValuesError([FieldProblem(key, problem)])
    return found


def _line(entry: Entry, wished: Value, found: Value, key: str) -> BulkLine:
    before, refused = getattr(entry, key), _refused(entry)
    if not refused and wished != found:
        refused = _("it follows the actions of the entry")
    after = before if refused else found
    return BulkLine(entry.uid, entry.ref, entry.name, before, after, refused)


def _refused(entry: Entry) -> str:
    if entry.is_closed:
        return _("it is closed")
    return _("it is in the bin") if entry.binned_at else ""
