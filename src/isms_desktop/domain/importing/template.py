"""A plan for a workbook made from the program's own template: every sheet counts, without loss."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Final, TypeVar

from isms_desktop.domain.cleaning import clean_text
from isms_desktop.domain.closing import closed, reopened
from isms_desktop.domain.conditions import open_gaps
from isms_desktop.domain.details import ACTIONS
from isms_desktop.domain.effectiveness import NextStep
from isms_desktop.domain.entry import (
    Action,
    CauseNode,
    Closing,
    Entry,
    Round,
    Verdict,
    normalised,
)
from isms_desktop.domain.errors import CellProblem, UserError
from isms_desktop.domain.fields import Value, is_blank
from isms_desktop.domain.importing.choices import Answer, ImportChoices, OnClash, QuestionKind
from isms_desktop.domain.importing.merge import (
    Difference,
    Existing,
    Fingerprint,
    Outcome,
    fingerprint_of,
    show,
)
from isms_desktop.domain.importing.plan import PlannedRow
from isms_desktop.domain.importing.rows import ImportedRecord
from isms_desktop.domain.importing.vocabulary import SURE, HeaderWords
from isms_desktop.domain.people import Person
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.domain.sentences import sentence
from isms_desktop.domain.sheets import Sheet
from isms_desktop.domain.stages import status_of
from isms_desktop.domain.summary import values_of
from isms_desktop.domain.template_rows import ReadEntry
from isms_desktop.domain.template_rows.cells import as_text, to_cell
from isms_desktop.domain.template_rows.layout import SUMMARISED, UID_HEADER, folded_header
from isms_desktop.domain.template_rows.outgoing import names
from isms_desktop.domain.words import ClosingKind, Status

P = TypeVar("P", CauseNode, Action, Verdict)

ROUNDS: Final = "rounds"
_BESIDES: Final = (
    "identified_time", "also", "similar_answer", "similar_refs", "similar_text",
)  # fmt: skip  # one a line would hide the shape of the list
_HEADER_ROWS: Final = 10
_OF_ACTIONS: Final = {ACTIONS.sheet: ("owner", "due_on")}
_NO_REOPENING: Final = sentence(
    "The entry is closed. It is reopened only with a reason; until then its status stays."
)
_TAKEN: Final = sentence("Another row has this reference already, so this one is given a new one.")
_NO_CLOSING: Final = sentence(
    "To close an entry here, fill in Closed On and Closed By too. The other cells were taken."
)
_NO_SUCH_STATUS: Final = sentence(
    "The status follows from what is filled in; only Closed can be typed. The other cells were"
    " taken."
)
_NOT_READY: Final = (
    "The entry cannot be closed yet. Still missing: {fields}. The other cells were taken."
)
_CHANGE_THERE: Final = "This cell only repeats the sheet {sheet}; change it on sheet {sheet}."


@dataclass(frozen=True, slots=True)
class Reopening:
    """By whom and when what is typed over as open is opened again."""

    new_uid: Callable[[], str]
    by: Person | None = None
    on: date | None = None


class TemplateComparison:
    """Compares what the sheets say with the register; collects problems."""

    def __init__(
        self, existing: Existing, sheet: str, choices: ImportChoices, reopening: Reopening
    ) -> None:
        self.problems: list[CellProblem] = []
        self.reopened_refs: list[str] = []
        self._existing = existing
        self._sheet = sheet
        self._on_clash = choices.on_clash
        self._reason = choices.answer(QuestionKind.REOPEN)
        self._reopening = reopening
        self._given: set[str] = set()

    def rows(self, read: Sequence[ReadEntry]) -> Iterator[PlannedRow]:
        """What happens with each entry of the workbook."""
        by_uid = self._existing.by_uid(item.entry.uid for item in read if item.has_uid)
        by_ref = self._existing.by_ref(item.entry.ref for item in read if item.entry.ref)
        named = {entry.uid for entry in (*by_uid.values(), *by_ref.values())}
        by_print = self._same_text(read, named)
        for item in read:
            record = ImportedRecord(item.row, {"ref": item.entry.ref, **_naming(item.entry)})
            stored = by_uid.get(item.entry.uid) if item.has_uid else None
            is_known = stored is not None
            stored = stored or by_ref.get(item.entry.ref)
            if stored is None and _is_bare(item):
                stored = by_print.pop(_fingerprint(item), None)  # a second row like it is new
            if stored is None:
                yield PlannedRow(record, Outcome.NEW, entry=self._new(item), is_own=item.has_uid)
            else:
                yield self._against(record, item, stored, is_known=is_known)

    def _same_text(
        self, read: Sequence[ReadEntry], named: Container[str]
    ) -> dict[Fingerprint, Entry]:
        """The entries that rows typed in by hand became when the workbook was imported before."""
        found = self._existing.by_fingerprint(_fingerprint(item) for item in read if _is_bare(item))
        return {text: entry for text, entry in found.items() if entry.uid not in named}

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
        summaries = SummaryCells(self._sheet, item, stored)
        self.problems += summaries.problems()
        entry = over_entry(stored, summaries.entry())
        entry = self._with_status(replace(entry, closings=stored.closings), item, stored)
        found = tuple(changed(stored, entry))
        if not found:
            return PlannedRow(record, Outcome.UNCHANGED, stored)
        if is_known or self._on_clash is OnClash.UPDATE:
            return PlannedRow(record, Outcome.CHANGED, stored, entry, found)
        outcome = Outcome.SKIPPED if self._on_clash is OnClash.SKIP else Outcome.CLASH
        return PlannedRow(record, outcome, stored, None, found)

    def _with_status(self, entry: Entry, item: ReadEntry, stored: Entry) -> Entry:
        """The entry with what was typed over its status; the exported word changes nothing."""
        typed = item.cells.get("status", "")
        said = item.entry.closing
        if stored.closing and said:
            return replace(entry, closings=(*stored.closings[:-1], over(stored.closing, said)))
        if not typed or typed.casefold() == show(values_of(stored)["status"]).casefold():
            return entry
        if stored.closing:
            return self._reopened(entry, item)
        if said is None:
            self._refuse(item, _NO_SUCH_STATUS)
            return entry
        return self._closed(entry, item, said)

    def _closed(self, entry: Entry, item: ReadEntry, said: Closing) -> Entry:
        if not (said.closed_on and said.closed_by):
            self._refuse(item, _NO_CLOSING)
            return entry
        status = status_of(entry)
        if said.kind is not ClosingKind.REJECTED and status is not Status.READY_TO_CLOSE:
            gaps = dict.fromkeys(_field_name(gap.field) for gap in open_gaps(entry, status))
            self._refuse(item, sentence(_NOT_READY, fields=", ".join(gaps)))
            return entry
        try:
            return closed(entry, said)
        except UserError as refused:
            self._refuse(item, refused.message)
            return entry

    def _reopened(self, entry: Entry, item: ReadEntry) -> Entry:
        today = self._reopening.on
        if self._reason in ("", Answer.NO) or today is None:
            self.reopened_refs.append(entry.ref)
            self._refuse(item, _NO_REOPENING)
            return entry
        then = NextStep(self._reopening.new_uid(), today, self._reason)
        return reopened(entry, self._reopening.by, then)

    def _refuse(self, item: ReadEntry, message: str) -> None:
        header = ENTRIES["status"].header
        status = item.cells.get("status", "")
        self.problems.append(CellProblem(self._sheet, item.row, header, status, message))


class SummaryCells:
    """The log's cells of an entry that only repeat what its rows on other sheets say."""

    def __init__(self, sheet: str, item: ReadEntry, stored: Entry) -> None:
        self._sheet = sheet
        self._item = item
        self._stored = stored
        self._sheet_of = {
            key: sheet_name
            for sheet_name in item.details
            for key in (*SUMMARISED[sheet_name], *_OF_ACTIONS.get(sheet_name, ()))
        }

    def problems(self) -> Iterator[CellProblem]:
        """A problem for each cell that was typed over; nothing of it is taken."""
        stored, said = values_of(self._stored), values_of(self._item.entry)
        for key, sheet in self._sheet_of.items():
            typed = self._item.cells.get(key, "")
            known = {cell_text(self._stored, key, stored[key])}
            if key not in _OF_ACTIONS[ACTIONS.sheet]:
                known.add(cell_text(self._item.entry, key, said[key]))
            if typed and typed not in known:
                message = sentence(_CHANGE_THERE, sheet=sheet)
                header = ENTRIES[key].header
                yield CellProblem(self._sheet, self._item.row, header, typed, message)

    def entry(self) -> Entry:
        """The entry as the sheets say it; its owners and date stay where actions have rows."""
        if ACTIONS.sheet not in self._item.details:
            return self._item.entry
        stored = self._stored
        return replace(self._item.entry, owner=stored.owner, also=stored.also, due_on=stored.due_on)


def cell_text(entry: Entry, key: str, value: Value) -> str:
    """What stands in the exported cell, as text."""
    if key == "owner":
        return names(entry.owner, entry.also) or ""
    return clean_text(as_text(to_cell(value)))


def _field_name(key: str) -> str:
    return ENTRIES[key].header if key in ENTRIES else key


def renamed_columns(log: Sheet, headers: HeaderWords) -> dict[str, str]:
    """The columns of the log whose header was changed: header → the field it still is.

    Known by a usual word for the missing field, or by standing in its place between its neighbours.
    """
    keys = {folded_header(field.header): field.key for field in ENTRIES}
    row = max(log.rows[:_HEADER_ROWS], key=lambda r: sum(_key(c, keys) is not None for c in r))
    found = [_key(cell, keys) for cell in row]
    missing = {field.key for field in ENTRIES} - set(found)
    order = [field.key for field in ENTRIES]
    out: dict[str, str] = {}
    for place, cell in enumerate(row):
        if found[place] or not isinstance(cell, str) or folded_header(cell) == UID_HEADER:
            continue
        guess = next((g.key for g in headers.guesses(cell) if g.strength >= SURE), "")
        if guess not in missing:
            guess = _between(found, place, order)
        if guess in missing:
            out[cell.strip()] = guess
            missing.discard(guess)
    return out


def _key(cell: object, keys: Mapping[str, str]) -> str | None:
    return keys.get(folded_header(cell)) if isinstance(cell, str) else None


def _between(found: Sequence[str | None], place: int, order: Sequence[str]) -> str:
    """The field whose neighbours stand on both sides of this place."""
    if not 0 < place < len(found) - 1:
        return ""
    left, right = found[place - 1], found[place + 1]
    if left is None or right is None:
        return ""
    wanted = order.index(left) + 1
    is_gap = wanted + 1 < len(order) and order[wanted + 1] == right
    return order[wanted] if is_gap else ""


def _is_bare(item: ReadEntry) -> bool:
    """Whether the row has a text, but neither id nor reference to know its entry by."""
    return not (item.has_uid or item.entry.ref) and bool(item.entry.description or item.entry.title)


def _fingerprint(item: ReadEntry) -> Fingerprint:
    entry = item.entry
    return fingerprint_of(entry.identified_on, entry.description, entry.title)


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
