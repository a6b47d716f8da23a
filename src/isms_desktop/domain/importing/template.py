"""A plan for a workbook made from the program's own template: every sheet counts, without loss."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, replace
from typing import Any, Final, TypeVar

from isms_desktop.domain.entry import (
    Action,
    CauseNode,
    Closing,
    Entry,
    Round,
    Verdict,
    normalised,
)
from isms_desktop.domain.errors import CellProblem
from isms_desktop.domain.fields import is_blank
from isms_desktop.domain.importing.choices import OnClash
from isms_desktop.domain.importing.merge import Difference, Existing, Outcome, show
from isms_desktop.domain.importing.plan import PlannedRow
from isms_desktop.domain.importing.rows import ImportedRecord
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.domain.summary import values_of
from isms_desktop.domain.template_rows import ReadEntry

P = TypeVar("P", CauseNode, Action, Verdict)

ROUNDS: Final = "rounds"
_BESIDES: Final = (
    "identified_time", "also", "similar_answer", "similar_refs", "similar_text",
)  # fmt: skip  # one a line would hide the shape of the list
_NO_REOPENING: Final = (
    "The entry is closed; a status changed in the workbook does not reopen it. Reopen it in the"
    " program, with a reason."
)
_TAKEN: Final = "Another row has this reference already, so this one is given a new one."
_NO_CLOSING: Final = (
    "To close an entry here, fill in Closed On and Closed By too. The other cells were taken."
)


class TemplateComparison:
    """Compares what the sheets say with the register; collects problems."""

    def __init__(self, existing: Existing, sheet: str, on_clash: OnClash | None) -> None:
        self.problems: list[CellProblem] = []
        self._existing = existing
        self._sheet = sheet
        self._on_clash = on_clash
        self._given: set[str] = set()

    def rows(self, read: Sequence[ReadEntry]) -> Iterator[PlannedRow]:
        """What happens with each entry of the workbook."""
        by_uid = self._existing.by_uid(item.entry.uid for item in read if item.has_uid)
        by_ref = self._existing.by_ref(item.entry.ref for item in read if item.entry.ref)
        for item in read:
            record = ImportedRecord(item.row, {"ref": item.entry.ref, **_naming(item.entry)})
            stored = by_uid.get(item.entry.uid) if item.has_uid else None
            is_known = stored is not None
            stored = stored or by_ref.get(item.entry.ref)
            if stored is None:
                yield PlannedRow(record, Outcome.NEW, entry=self._new(item), is_own=item.has_uid)
            else:
                yield self._against(record, item, stored, is_known=is_known)

    def _new(self, item: ReadEntry) -> Entry:
        """A new entry; a reference that a row above it has already is not given twice."""
        ref = item.entry.ref
        if not ref or ref not in self._given:
            self._given.add(ref)
            return normalised(item.entry, "")
        header = ENTRIES["ref"].header
        self.problems.append(CellProblem(self._sheet, item.row, header, ref, _TAKEN))
        return normalised(replace(item.entry, ref=""), "")

    def _against(
        self, record: ImportedRecord, item: ReadEntry, stored: Entry, *, is_known: bool
    ) -> PlannedRow:
        entry = over_entry(stored, item.entry)
        entry = replace(entry, closings=self._closings(item, stored))
        found = tuple(changed(stored, entry))
        if not found:
            return PlannedRow(record, Outcome.UNCHANGED, stored)
        if is_known or self._on_clash is OnClash.UPDATE:
            return PlannedRow(record, Outcome.CHANGED, stored, entry, found)
        outcome = Outcome.SKIPPED if self._on_clash is OnClash.SKIP else Outcome.CLASH
        return PlannedRow(record, outcome, stored, None, found)

    def _closings(self, item: ReadEntry, stored: Entry) -> tuple[Closing, ...]:
        """The closings as stored, with a closing that was typed into the workbook."""
        if "status" not in item.cells:
            return stored.closings
        said = item.entry.closing
        if stored.closing and said:
            return (*stored.closings[:-1], over(stored.closing, said))
        if stored.closing:
            self._refuse(item, _NO_REOPENING)
        elif said and said.closed_on and said.closed_by:
            return (*stored.closings, said)
        elif said:
            self._refuse(item, _NO_CLOSING)
        return stored.closings

    def _refuse(self, item: ReadEntry, message: str) -> None:
        header = ENTRIES["status"].header
        status = item.cells.get("status", "")
        self.problems.append(CellProblem(self._sheet, item.row, header, status, message))


def _naming(entry: Entry) -> dict[str, Any]:
    return {"title": entry.title, "description": entry.description}


def over(old: Any, new: Any) -> Any:  # noqa: ANN401 - any of the entry's dataclasses, twice the same
    """The new record with the old one's values where the new one is blank; the uid is the old."""
    kept = {
        field.name: getattr(old, field.name)
        for field in fields(new)
        if field.name == "uid" or is_blank(getattr(new, field.name))
    }
    return replace(new, **kept)


def over_entry(stored: Entry, said: Entry) -> Entry:
    """The stored entry with what the sheets say; a removed row or cell deletes nothing."""
    merged: Entry = over(stored, said)
    own = dict(stored.extra) | dict(said.extra)
    former = {round_.number: round_ for round_ in stored.rounds}
    numbers = {round_.number for round_ in said.rounds}
    rounds = [
        _over_round(former[round_.number], round_) if round_.number in former else round_
        for round_ in said.rounds
    ]
    rounds += [round_ for round_ in stored.rounds if round_.number not in numbers]
    merged = replace(
        merged,
        ref=stored.ref,
        version=stored.version,
        waivers=stored.waivers,
        import_uid=stored.import_uid,
        binned_at=None,
        extra=tuple(own.items()),
        rounds=tuple(sorted(rounds, key=lambda round_: round_.number)),
    )
    return normalised(merged, "")


def _over_round(old: Round, new: Round) -> Round:
    merged: Round = over(old, new)
    return replace(
        merged,
        causes=_over_parts(old.causes, new.causes, lambda cause: cause.number),
        actions=_over_parts(old.actions, new.actions, lambda action: action.number),
        verdicts=_over_verdicts(old.verdicts, new.verdicts),
    )


def _over_parts(old: Sequence[P], new: Sequence[P], number: Callable[[P], int]) -> tuple[P, ...]:
    former = {number(part): part for part in old}
    said = [over(former[number(part)], part) if number(part) in former else part for part in new]
    numbers = {number(part) for part in new}
    said += [part for part in old if number(part) not in numbers]
    return tuple(sorted(said, key=number))


def _over_verdicts(old: Sequence[Verdict], new: Sequence[Verdict]) -> tuple[Verdict, ...]:
    """Verdicts have no number: the same id, or else the same place, is the same verdict."""
    former = {verdict.uid: verdict for verdict in old}
    said = []
    for place, verdict in enumerate(new):
        same = former.get(verdict.uid) or (old[place] if place < len(old) else None)
        said.append(over(same, verdict) if same else verdict)
    uids = {verdict.uid for verdict in said}
    return (*said, *(verdict for verdict in old if verdict.uid not in uids))


def changed(stored: Entry, entry: Entry) -> Iterator[Difference]:
    """Field by field what is different; rounds that differ only in what no column shows, as one."""
    old, new = values_of(stored), values_of(entry)
    found = False
    for field in ENTRIES:
        if old[field.key] != new[field.key]:
            found = True
            yield Difference(field.key, show(old[field.key]), show(new[field.key]))
    for key in _BESIDES:
        if getattr(stored, key) != getattr(entry, key):
            found = True
            yield Difference(key, show(getattr(stored, key)), show(getattr(entry, key)))
    own = dict(stored.extra)
    for name, text in entry.extra:
        if own.get(name, "") != text:
            found = True
            yield Difference(f"extra:{name}", own.get(name, ""), text)
    if not found and (stored.rounds, stored.closings) != (entry.rounds, entry.closings):
        yield Difference(ROUNDS, "", "")
