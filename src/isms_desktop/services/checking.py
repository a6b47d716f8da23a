"""The checks on entries: what they say, and setting one aside with a reason."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, NamedTuple

from isms_desktop.domain.checks import (
    CheckContext,
    EntryFacts,
    Finding,
    Recurrence,
    Stage,
    WordLists,
    checks_of,
    speaking,
    stages_left,
)
from isms_desktop.domain.cleaning import clean_text
from isms_desktop.domain.conditions import Level, may_be_waived
from isms_desktop.domain.entry import Entry, Waiver
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.levels import RANK, level_rank
from isms_desktop.domain.priority import is_overdue, next_due_on
from isms_desktop.domain.progress import Progress, no_progress
from isms_desktop.domain.queries import RegisterQuery
from isms_desktop.domain.words import Severity, VerdictResult
from isms_desktop.runtime.clock import Clock
from isms_desktop.runtime.i18n import _
from isms_desktop.services.entry_steps import Editing, EntrySteps, Saved
from isms_desktop.storage.database import Database
from isms_desktop.storage.surroundings import Around
from isms_desktop.storage.unit_of_work import Reading, UnitOfWork

_YEAR: Final = timedelta(days=365)
_AT_ONCE: Final = 500
_HIGH_RANK: Final = RANK[Severity.HIGH]


@dataclass(frozen=True, slots=True)
class CheckedEntry:
    """Everything the checks say of an entry; `left` are the stages it has behind it."""

    uid: str
    ref: str
    findings: tuple[Finding, ...]
    left: frozenset[Stage]


@dataclass(frozen=True, slots=True)
class CheckCounts:
    """How many checks speak of an entry: what blocks closing it, and what is worth a look."""

    missing: int
    advice: int


class _Counted(NamedTuple):
    """Counts, and what they were made of: the entry's version and what its checks saw around it.

    Of `around` only that is not zero which they look at.
    """

    version: int
    around: Around
    counts: CheckCounts

    def holds(self, version: int, around: Around) -> bool:
        """Whether they are still right."""
        seen = (then and now for then, now in zip(self.around, around, strict=True))
        return self.version == version and self.around == tuple(seen)


class Checking:
    """Judges entries as they are stored."""

    def __init__(
        self, database: Database, clock: Clock, words: WordLists, steps: EntrySteps
    ) -> None:
        self._database = database
        self._clock = clock
        self._words = words
        self._steps = steps
        self._counted: dict[str, _Counted] = {}
        self._around = (date.min, 0), Around()

    def of_entry(self, uid: str) -> tuple[Finding, ...]:
        """Everything the checks say of an entry, also what is only still to do.

        `domain.checks.speaking` tells which may be shown. `UserError` "not_found" where it is gone.
        """
        with self._database.reading() as reading:
            return self.judged(reading.entries.get(uid), reading)

    def judged(self, entry: Entry, reading: Reading | UnitOfWork) -> tuple[Finding, ...]:
        """Everything the checks say of an entry as it is given, inside a piece of work."""
        return self._judged(reading, (entry,))[0].findings

    def of_register(self, progress: Progress = no_progress) -> list[CheckedEntry]:
        """All entries with what the checks say of them, by reference."""
        today = self._clock.today()
        checked: list[CheckedEntry] = []
        with self._database.reading() as reading:
            uids = reading.registers.uids(RegisterQuery(sort="ref"), today)
            for start in range(0, len(uids), _AT_ONCE):
                progress(start, len(uids))
                entries = reading.entries.many(uids[start : start + _AT_ONCE])
                checked += self._judged(reading, entries)
            progress(len(uids), len(uids))
        return checked

    def counts(self, uids: Sequence[str]) -> dict[str, CheckCounts]:
        """How many checks speak of each of these entries; one that is gone is left out.

        What was counted before holds until the entry is written again or something around it
        changes that its checks look at, so that a register is judged whole but once.
        """
        today = self._clock.today()
        with self._database.reading() as reading:
            around = self._stands_around(reading, today)
            versions = reading.entries.versions(uids)
            stale = [
                uid for uid, version in versions.items() if not self._is_known(uid, version, around)
            ]
            entries = reading.entries.many(stale) if stale else []
            checked = self._judged(reading, entries) if entries else []
        for entry, one in zip(entries, checked, strict=True):
            seen = _seen_around(entry, around, today)
            self._counted[entry.uid] = _Counted(entry.version, seen, _counts(one))
        return {uid: self._counted[uid].counts for uid in versions}

    def _is_known(self, uid: str, version: int, around: Around) -> bool:
        known = self._counted.get(uid)
        return known is not None and known.holds(version, around)

    def _stands_around(self, reading: Reading, today: date) -> Around:
        """What stands around all entries; read again only after something was written."""
        at = (today, reading.history.head().sequence)
        if self._around[0] != at:
            self._around = at, reading.surroundings.fingerprint(today - _YEAR, today)
        return self._around[1]

    def waiver_reasons(self) -> list[str]:
        """Reasons given before, to be offered again; the newest first."""
        with self._database.reading() as reading:
            return reading.surroundings.waiver_reasons()

    def waive(self, uid: str, version: int, rule: str, reason: str) -> Saved:
        """Set a check aside for an entry until the text it judged changes.

        `UserError` "no_reason" without a reason, "not_waivable" where the check says nothing of the
        entry or must hold, and those of `EntrySteps.take`.
        """
        reason = clean_text(reason)
        if not reason:
            raise UserError(
                _("A reason is needed. Nothing was changed."),
                _("It stands in the auditor's pack. One sentence is enough."),
                code="no_reason",
            )

        def edit(entry: Entry, editing: Editing) -> Entry:
            findings = self.judged(entry, editing.uow)
            waiver = Waiver(
                uid=editing.new_uid(),
                rule=rule,
                reason=reason,
                waived_by=editing.person(editing.by),
                waived_at=self._clock.now(),
                text_hash=_waivable(findings, rule).text_hash,
            )
            return replace(entry, waivers=(*_others(entry, rule), waiver))

        return self._steps.take(uid, version, _("Set a check of {ref} aside"), edit)

    def unwaive(self, uid: str, version: int, rule: str) -> Saved:
        """Let a check hold again."""

        def edit(entry: Entry, _editing: Editing) -> Entry:
            return replace(entry, waivers=_others(entry, rule))

        return self._steps.take(uid, version, _("Let a check of {ref} hold again"), edit)

    def _judged(
        self, reading: Reading | UnitOfWork, entries: Sequence[Entry]
    ) -> list[CheckedEntry]:
        contexts = _contexts(reading, entries, self._clock.today())
        return [
            CheckedEntry(
                entry.uid, entry.ref, checks_of(entry, context, self._words), stages_left(entry)
            )
            for entry, context in zip(entries, contexts, strict=True)
        ]


def _seen_around(entry: Entry, around: Around, today: date) -> Around:
    """What the checks on this entry look at: `_contexts` gives them no more."""
    return Around(
        around.rest,
        0 if entry.is_closed else around.alike,
        around.finished if _late_and_high(entry, today) else 0,
    )


def _counts(checked: CheckedEntry) -> CheckCounts:
    spoken = speaking(checked.findings, checked.left)
    missing = sum(finding.level is Level.E for finding in spoken)
    return CheckCounts(missing, len(spoken) - missing)


def _others(entry: Entry, rule: str) -> tuple[Waiver, ...]:
    return tuple(waiver for waiver in entry.waivers if waiver.rule != rule)


def _waivable(findings: Iterable[Finding], rule: str) -> Finding:
    for finding in findings:
        if finding.rule == rule and may_be_waived(rule, finding.level):
            return finding
    raise UserError(
        _("The check {rule} cannot be set aside here. Nothing was changed.").format(rule=rule),
        _("It says nothing of this entry, only hints, or must hold for every entry."),
        code="not_waivable",
    )


def _contexts(
    reading: Reading | UnitOfWork, entries: Sequence[Entry], today: date
) -> Iterator[CheckContext]:
    """What the checks must know around these entries, fetched in a few reads for all of them."""
    around, uids = reading.surroundings, [entry.uid for entry in entries]
    changed_at = around.changed_at(uids)
    set_at = around.criterion_set_at([entry.uid for entry in entries if _is_done(entry)])
    imported = {record.uid: record.imported_at for record in reading.imports.all()}
    alike = _alike(reading, entries, today)
    recurrences = _recurrences(reading, entries)
    waiting = [due for entry in entries if (due := _late_and_high(entry, today))]
    finished = tuple(around.finished(min(waiting))) if waiting else ()
    for entry in entries:
        imported_at = imported.get(entry.import_uid)
        changed, criterion = changed_at.get(entry.uid), set_at.get(entry.uid)
        yield CheckContext(
            today=today,
            imported_on=imported_at.astimezone().date() if imported_at else None,
            changed_on=changed.astimezone().date() if changed else None,
            criterion_set_on=criterion.astimezone().date() if criterion else None,
            alike=() if entry.is_closed else alike(entry),  # nobody asks there for a pattern
            recurrences=tuple(recurrences.get(entry.ref, ())),
            finished=finished if _late_and_high(entry, today) else (),
        )


def _is_done(entry: Entry) -> bool:
    return any(action.is_done for action in entry.round.actions)


def _late_and_high(entry: Entry, today: date) -> date | None:
    """The day a high entry should have moved, where that is past."""
    is_late = level_rank(entry) >= _HIGH_RANK and is_overdue(entry, today)
    return next_due_on(entry) if is_late else None


def _recurrences(
    reading: Reading | UnitOfWork, entries: Sequence[Entry]
) -> dict[str, list[Recurrence]]:
    judged_on = {
        entry.ref: verdict.checked_on
        for entry in entries
        if (verdict := entry.round.verdict)
        and verdict.result is VerdictResult.EFFECTIVE
        and verdict.checked_on
    }
    found: dict[str, list[Recurrence]] = defaultdict(list)
    if judged_on:
        since = min(judged_on.values())
        for of, recurrence in reading.surroundings.recurrences(list(judged_on), since):
            found[of].append(recurrence)
    return found


def _alike(
    reading: Reading | UnitOfWork, entries: Sequence[Entry], today: date
) -> Callable[[Entry], tuple[EntryFacts, ...]]:
    """What of the last twelve months shares something with an entry, by entry."""
    since = today - _YEAR
    if len(entries) == 1:
        only = tuple(reading.surroundings.alike(entries[0], since, today))
        return lambda _entry: only
    by_mark: dict[tuple[str, str], list[EntryFacts]] = defaultdict(list)
    for facts in reading.surroundings.facts(since, today):
        for mark in _marks(facts.category, (facts.cause_category,), facts.controls):
            by_mark[mark].append(facts)

    def of(entry: Entry) -> tuple[EntryFacts, ...]:
        causes = [node.category for node in entry.round.root_causes]
        marks = _marks(entry.category, causes, entry.annex_a)
        found = {facts.ref: facts for mark in marks for facts in by_mark.get(mark, ())}
        found.pop(entry.ref, None)
        return tuple(found.values())

    return of


def _marks(
    category: str, causes: Iterable[str], controls: Iterable[str]
) -> Iterator[tuple[str, str]]:
    if category:
        yield "category", category
    yield from (("cause", cause) for cause in causes if cause)
    yield from (("control", control) for control in controls)
