"""The rows of a file against the register: new, changed, unchanged, clash, probably the same."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from rapidfuzz import fuzz, process

from isms_desktop.domain.entry import Entry
from isms_desktop.domain.importing.choices import Answer, ImportChoices, OnClash, QuestionKind
from isms_desktop.domain.importing.completing import completed
from isms_desktop.domain.importing.merge import (
    Existing,
    Fingerprint,
    Outcome,
    Who,
    differences,
    entry_of,
    merged,
    only_fills_blanks,
    record_fingerprint,
)
from isms_desktop.domain.importing.offers import AlikeRow
from isms_desktop.domain.importing.plan import PlannedRow
from isms_desktop.domain.importing.rows import ImportedRecord
from isms_desktop.domain.importing.template import Reopening
from isms_desktop.domain.people import Person
from isms_desktop.domain.sentences import sentence

_IN_BIN: Final = sentence("This entry is in the bin; an update brings it back.")
_ALIKE: Final = 86
_SHORTEST: Final = 12


@dataclass(frozen=True, slots=True)
class Register:
    """What the plan is compared with: the entries there are, and who is who.

    `user` works on `today`; both stand beside what is opened again.
    """

    existing: Existing
    who: Who
    new_uid: Callable[[], str]
    today: date | None = None
    user: Person | None = None

    @property
    def reopening(self) -> Reopening:
        """By whom and when entries are opened again."""
        return Reopening(self.new_uid, self.user, self.today)


def compared(
    records: Sequence[ImportedRecord], register: Register, choices: ImportChoices
) -> Iterator[PlannedRow]:
    """What happens with each record."""
    by_ref = register.existing.by_ref(record.ref for record in records if record.ref)
    found = _found(records, register.existing, by_ref, choices)
    met: set[str] = set()
    for place, record in enumerate(records):
        existing, is_alike = found.get(place, (None, False))
        if existing is not None and existing.uid in met and not record.ref:
            existing = None  # the second row that looks the same is an entry of its own
        if existing is None:
            yield PlannedRow(record, Outcome.NEW)
            continue
        answer = _answer(record, choices) if is_alike else Answer.YES
        if answer == Answer.NO:
            yield PlannedRow(record, Outcome.NEW)
        elif answer != Answer.YES:
            note = sentence("Probably the same as {ref}.", ref=existing.ref)
            yield PlannedRow(record, Outcome.NEW, alike=existing, note=note)
        else:
            yield _against(record, existing, register, choices.on_clash)
        if answer != Answer.NO:
            met.add(existing.uid)


def _about(record: ImportedRecord) -> str:
    """How an answer names the row."""
    return f"{record.sheet} {record.row}"


def _answer(record: ImportedRecord, choices: ImportChoices) -> str:
    """What was said of this row, or else of all that look like entries."""
    return choices.answer(QuestionKind.ALIKE, _about(record)) or choices.answer(QuestionKind.ALIKE)


def _told(get: Callable[[str], object]) -> str:
    """The day and the text that make two entries look alike."""
    parts = (get("identified_on"), get("description") or get("title"))
    return ", ".join(str(part) for part in parts if part)


def alike_rows(rows: Iterable[PlannedRow]) -> list[AlikeRow]:
    """The new rows that are probably the same as entries."""
    return [
        AlikeRow(
            _about(row.record),
            row.record.row,
            row.alike.ref,
            _told(row.record.values.get),
            _told(partial(getattr, row.alike)),
        )
        for row in rows
        if row.alike
    ]


def _found(
    records: Sequence[ImportedRecord],
    existing: Existing,
    by_ref: Mapping[str, Entry],
    choices: ImportChoices,
) -> dict[int, tuple[Entry, bool]]:
    """The entry of the register for each record, and whether it is only probably the same.

    A row with a reference of its own is not the entry that has another one.
    """
    out = {
        place: (by_ref[record.ref], False)
        for place, record in enumerate(records)
        if record.ref in by_ref
    }
    prints = {
        place: record_fingerprint(record) for place, record in enumerate(records) if not record.ref
    }
    if not prints:
        return out
    same = existing.by_fingerprint(prints.values())
    out |= {place: (same[print_], False) for place, print_ in prints.items() if print_ in same}
    if choices.answer(QuestionKind.ALIKE) != Answer.NO:
        loose = [print_ for print_ in prints.values() if print_ not in same]
        taken = {entry.uid for entry in same.values()}
        alike = existing.alike(loose) if loose else {}
        out |= {
            place: (alike[print_], True)
            for place, print_ in prints.items()
            if print_ in alike and place not in out and alike[print_].uid not in taken
        }
    return out


def nearest(
    wanted: Iterable[Fingerprint], there: Mapping[str, Fingerprint]
) -> dict[Fingerprint, str]:
    """The uid of what is probably the same: one day and much the same text, or the same text."""
    by_day: dict[object, dict[str, str]] = {}
    by_text: dict[str, str] = {}
    for uid, (day, text) in there.items():
        by_day.setdefault(day, {})[uid] = text
        by_text.setdefault(text, uid)
    out: dict[Fingerprint, str] = {}
    for day, text in wanted:
        if len(text) < _SHORTEST:
            continue
        best = process.extractOne(text, by_day.get(day, {}), scorer=fuzz.ratio, score_cutoff=_ALIKE)
        found = best[2] if best else by_text.get(text)
        if found:
            out[day, text] = found
    return out


def _against(
    record: ImportedRecord, existing: Entry, register: Register, on_clash: OnClash | None
) -> PlannedRow:
    whole = completed(record, existing)
    candidate = entry_of(whole, register.who, register.new_uid)
    found = differences(existing, candidate, whole)
    note = _IN_BIN if existing.binned_at else ""
    if not found and not note:
        return PlannedRow(record, Outcome.UNCHANGED, existing)
    is_filling = not note and only_fills_blanks(existing, found)
    if on_clash is OnClash.UPDATE or is_filling:
        entry = merged(existing, candidate, found)
        return PlannedRow(record, Outcome.CHANGED, existing, entry, found, note)
    outcome = Outcome.SKIPPED if on_clash is OnClash.SKIP else Outcome.CLASH
    return PlannedRow(record, outcome, existing, None, found, note)
