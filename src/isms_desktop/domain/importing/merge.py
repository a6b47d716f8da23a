"""What a row means for the register: new, changed field by field, unchanged, or a clash."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any, Final, NamedTuple, Protocol, TypeAlias

from isms_desktop.domain.details import CAUSES, EFFECT_REVIEWS
from isms_desktop.domain.entry import Action, CauseNode, DueChange, Entry, Round, normalised
from isms_desktop.domain.fields import Value, is_blank
from isms_desktop.domain.importing.entries import closing_kind, entry_from_values
from isms_desktop.domain.importing.names import folded_word
from isms_desktop.domain.importing.rows import ImportedRecord
from isms_desktop.domain.people import Person, folded
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.domain.summary import values_of
from isms_desktop.domain.template_rows.layout import SUMMARISED

Fingerprint: TypeAlias = tuple[date | None, str]
Who: TypeAlias = Callable[[str], Person]

_CLOSING: Final = frozenset({"status", "closed_on", "closed_by", "closing_reason"})
_OF_ROUND: Final = frozenset().union(*SUMMARISED.values())
WHY_KEYS: Final = tuple(f"why_{number}" for number in range(1, 6))
"""The columns of a line for the whys, in their order."""
_FOLLOWING: Final = frozenset({"action_needed", *WHY_KEYS})
"""They follow from what stands in other cells, and are told of only where the row says them."""
_NEVER: Final = frozenset({"ref", "former_closings"})
EXTRA: Final = "extra:"


class Outcome(StrEnum):
    """What happens with a row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    CLASH = "clash"
    SKIPPED = "skipped"


class Difference(NamedTuple):
    """A field whose filled cell differs from the register; `key` may be "extra:Name"."""

    key: str
    old: str
    new: str
    is_taken: bool = True


class Existing(Protocol):
    """The entries of the register, looked up for many rows at once."""

    def count(self) -> int:
        """How many entries the register shows."""

    def by_ref(self, refs: Iterable[str]) -> Mapping[str, Entry]:
        """The entries with these references, those in the bin too."""

    def by_uid(self, uids: Iterable[str]) -> Mapping[str, Entry]:
        """The entries with these ids, those in the bin too."""

    def by_fingerprint(self, wanted: Iterable[Fingerprint]) -> Mapping[Fingerprint, Entry]:
        """The entries with this date and description."""

    def alike(self, wanted: Iterable[Fingerprint]) -> Mapping[Fingerprint, Entry]:
        """The entries that are probably these (`comparing.nearest`)."""


class NothingYet:
    """An empty register."""

    def count(self) -> int:
        """No entry."""
        return 0

    def by_uid(self, uids: Iterable[str]) -> Mapping[str, Entry]:  # noqa: ARG002 - a protocol's
        """No entry."""
        return {}

    def by_ref(self, refs: Iterable[str]) -> Mapping[str, Entry]:  # noqa: ARG002 - a protocol's
        """No entry."""
        return {}

    def by_fingerprint(self, wanted: Iterable[Fingerprint]) -> Mapping[Fingerprint, Entry]:  # noqa: ARG002 - a protocol's
        """No entry."""
        return {}

    def alike(self, wanted: Iterable[Fingerprint]) -> Mapping[Fingerprint, Entry]:  # noqa: ARG002 - a protocol's
        """No entry."""
        return {}


def fingerprint_of(identified_on: Value, description: Value, title: Value = "") -> Fingerprint:
    """What tells that two rows without reference are the same: the day and the description."""
    day = identified_on if isinstance(identified_on, date) else None
    return day, folded_word(str(description or title or ""))


def record_fingerprint(record: ImportedRecord) -> Fingerprint:
    """The fingerprint of a row."""
    get = record.values.get
    return fingerprint_of(get("identified_on"), get("description"), get("title"))


def entry_of(
    record: ImportedRecord, who: Who, new_uid: Callable[[], str], import_uid: str = ""
) -> Entry:
    """The entry this row stands for, brought by this import."""
    return entry_from_values(
        record.values,
        who,
        new_uid,
        children=record.children,
        extra=record.extra,
        import_uid=import_uid,
    )


def differences(entry: Entry, candidate: Entry, record: ImportedRecord) -> tuple[Difference, ...]:
    """Where the row says something else; an empty cell says nothing.

    `candidate` is the entry made from the row.
    """
    old, new = values_of(entry), values_of(candidate)
    can_rebuild = is_flat(entry.round)
    found = []
    for field in ENTRIES:
        key = field.key
        if key in _NEVER or key in _CLOSING or is_blank(new[key]) or _same(old[key], new[key]):
            continue
        if key in _FOLLOWING and key not in record.values:
            continue
        is_taken = can_rebuild or key not in _OF_ROUND
        found.append(Difference(key, show(old[key]), show(new[key]), is_taken))
    found += _closing_differences(entry, candidate, record)
    found += _also(entry, candidate)
    own = dict(entry.extra)
    found += [
        Difference(EXTRA + name, own.get(name, ""), text)
        for name, text in candidate.extra
        if own.get(name, "") != text
    ]
    return tuple(found)


def _closing_differences(
    entry: Entry, candidate: Entry, record: ImportedRecord
) -> list[Difference]:
    if closing_kind(record.values) is None:
        return []
    if entry.is_closed:
        old, new = values_of(entry), values_of(candidate)
        return [
            Difference(key, show(old[key]), show(new[key]))
            for key in ("status", "closed_on", "closed_by", "closing_reason")
            if not is_blank(new[key]) and not _same(old[key], new[key])
        ]
    return [
        Difference("status", show(values_of(entry)["status"]), show(candidate.closings[-1].kind))
    ]


def _also(entry: Entry, candidate: Entry) -> list[Difference]:
    old = {folded(person.name) for person in entry.also}
    new = [person.name for person in candidate.also if folded(person.name) not in old]
    if not new or not candidate.owner:
        return []
    return [Difference("also", ", ".join(p.name for p in entry.also), ", ".join(new))]


def only_fills_blanks(entry: Entry, found: Iterable[Difference]) -> bool:
    """Whether the row is surely this entry and takes nothing from it: blank fields are filled."""
    return bool(entry.description) and all(d.is_taken and not d.old for d in found)


def merged(entry: Entry, candidate: Entry, found: Iterable[Difference]) -> Entry:
    """The entry with the differences taken over from the candidate."""
    taken = {difference.key for difference in found if difference.is_taken}
    plain: dict[str, Any] = {
        field.key: getattr(candidate, field.key)
        for field in ENTRIES
        if field.key in taken and (not field.summary or field.key == "imported_status")
    }
    if "similar_cases" in taken:
        plain |= {
            key: getattr(candidate, key)
            for key in ("similar_answer", "similar_refs", "similar_text")
        }
    if "also" in taken:
        plain["also"] = candidate.also
    own = dict(entry.extra) | {
        name: text for name, text in candidate.extra if EXTRA + name in taken
    }
    updated = replace(entry, **plain, extra=tuple(own.items()), binned_at=None)
    if taken & (_OF_ROUND | {"owner", "also", "due_on"}) and is_flat(entry.round):
        updated = replace(
            updated,
            rounds=(*entry.rounds[:-1], _merged_round(entry.round, candidate, taken)),
        )
    if taken & _CLOSING:
        kept = entry.closings[:-1] if entry.is_closed else entry.closings
        updated = replace(updated, closings=(*kept, *candidate.closings))
    return normalised(updated, "")


def is_flat(round_: Round) -> bool:
    """Whether one line of a log says all of the round, so that a line can change it."""
    return (
        len(round_.actions) <= 1
        and len(round_.verdicts) <= 1
        and all(node.parent == (node.number - 1 or None) for node in round_.causes)
        and not any(node.evidence for node in round_.causes)
        and _is_summed_up(round_.causes)
    )


def _is_summed_up(chain: Sequence[CauseNode]) -> bool:
    """Whether the whys and the root cause of a line say all of the chain, its marks too."""
    if not chain:
        return True
    *before, last = chain
    is_short = len(before) < len(WHY_KEYS) + last.is_root
    return is_short and not any(n.is_root or n.category or n.stop_reason for n in before)


def _merged_round(round_: Round, candidate: Entry, taken: set[str]) -> Round:
    """Each part of the round that the row speaks of; blank texts leave what was there."""
    new, out = candidate.round, round_
    if taken & SUMMARISED[CAUSES.sheet]:
        method = new.analysis_method or round_.analysis_method
        out = replace(out, causes=_causes(round_, new), analysis_method=method)
    if new.actions:
        first = _over(round_.actions[0], new.actions[0]) if round_.actions else new.actions[0]
        out = replace(out, actions=(first, *new.actions[1:]))
    if taken & SUMMARISED[EFFECT_REVIEWS.sheet]:
        out = replace(
            out,
            verdicts=new.verdicts or round_.verdicts,
            analysis_text=new.analysis_text or round_.analysis_text,
            effect_criterion=new.effect_criterion or round_.effect_criterion,
            effect_method=new.effect_method or round_.effect_method,
            effect_checker=new.effect_checker or round_.effect_checker,
            effect_due_on=new.effect_due_on or round_.effect_due_on,
        )
    return out


def _causes(old: Round, new: Round) -> tuple[CauseNode, ...]:
    """The answers of the row in the place of the stored ones, which actions may refer to."""
    uids = [node.uid for node in old.causes]
    kept = [replace(n, uid=uid) for n, uid in zip(new.causes, uids, strict=False)]
    return (*kept, *new.causes[len(kept) :]) or old.causes


def _over(old: Action, new: Action) -> Action:
    """The stored action with what the row says of it; a moved date keeps the former one."""
    is_moved = old.due_on and new.due_on and old.due_on != new.due_on
    return replace(
        old,
        what=new.what or old.what,
        owner=new.owner or old.owner,
        also=new.also or old.also,
        due_on=new.due_on or old.due_on,
        former_due=(*old.former_due, DueChange(former_on=old.due_on))
        if is_moved
        else old.former_due,
        resources=new.resources or old.resources,
        done_on=new.done_on or old.done_on,
        done_note=new.done_note or old.done_note,
        evidence=new.evidence or old.evidence,
        change_ticket=new.change_ticket or old.change_ticket,
    )


def show(value: Value) -> str:
    """A value as a line of the preview."""
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return "" if value is None else str(value)


def _same(old: Value, new: Value) -> bool:
    if isinstance(old, Person) and isinstance(new, Person):
        return old.uid == new.uid or folded(old.name) == folded(new.name)
    return old == new
