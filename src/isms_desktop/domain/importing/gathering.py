"""Rows brought together: several lines of one entry, actions in one cell, labels above rows."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, TypeAlias

from isms_desktop.domain.fields import Kind, Value
from isms_desktop.domain.importing.choices import SameRef
from isms_desktop.domain.importing.entries import is_action, shown
from isms_desktop.domain.importing.rows import ImportedRecord
from isms_desktop.domain.registers import ENTRIES

Records: TypeAlias = list[ImportedRecord]

_CHILD_KEYS: Final = frozenset(
    {
        "ref", "corrective_action", "owner", "also", "due_on", "done_on", "done_note",
        "done_evidence", "change_ticket", "resources",
    }
)  # fmt: skip  # one a line would hide the shape of the list
_PEOPLE: Final = frozenset(field.key for field in ENTRIES if field.kind is Kind.PERSON)
_DONE_KEYS: Final = ("owner", "also", "due_on", "done_on", "done_evidence", "change_ticket")
_ITEM: Final = re.compile(r"^\s*(?:\(?\d{1,2}[.)](?=\s|\D)|[-*•–—·▪‣◦])\s*(?=\S)")  # noqa: RUF001 - long dashes are meant


def by_ref(records: Records, same_ref: SameRef | None) -> tuple[Records, tuple[str, ...]]:
    """Rows with the same reference brought together as the user said, or told as a question."""
    groups: dict[str, Records] = defaultdict(list)
    for record in records:
        if record.ref:
            groups[record.ref].append(record)
    repeated = {ref: group for ref, group in groups.items() if len(group) > 1}
    if not repeated:
        return records, ()
    if same_ref is None:
        return records, tuple(repeated)
    if same_ref is SameRef.CHILD_ROWS:
        return _as_children(records, repeated), ()
    stem = _year if same_ref is SameRef.BY_YEAR else _sheet
    return _numbered(records, repeated, stem), ()


def _as_children(records: Records, repeated: Mapping[str, Records]) -> Records:
    first = {id(group[0]): group for group in repeated.values()}
    later = {id(record) for group in repeated.values() for record in group[1:]}
    return [
        with_children(record, first[id(record)][1:]) if id(record) in first else record
        for record in records
        if id(record) not in later
    ]


def _year(record: ImportedRecord) -> str:
    day = record.values.get("identified_on")
    return str(day.year) if isinstance(day, date) else ""


def _sheet(record: ImportedRecord) -> str:
    return record.sheet


def _numbered(
    records: Records, repeated: Mapping[str, Records], stem_of: Callable[[ImportedRecord], str]
) -> Records:
    """Put year or sheet before a repeated reference, and a number behind what is still repeated."""
    taken: set[str] = {record.ref for record in records if record.ref not in repeated}
    out = []
    for record in records:
        if record.ref in repeated:
            ref = stem = "-".join(filter(None, (stem_of(record), record.ref)))
            number = 2
            while ref in taken:
                ref, number = f"{stem} ({number})", number + 1
            taken.add(ref)
            out.append(record._replace(values=record.values | {"ref": ref}))
        else:
            out.append(record)
    return out


def with_children(parent: ImportedRecord, later: Sequence[ImportedRecord]) -> ImportedRecord:
    """The actions of the later rows join the first; whatever else they say goes to its notes."""
    notes = [str(parent.values["notes"])] if parent.values.get("notes") else []
    children = list(parent.children)
    for row in later:
        if is_action(row.values):
            children.append({k: v for k, v in row.values.items() if k in _CHILD_KEYS})
        known = _CHILD_KEYS if is_action(row.values) else frozenset({"ref"})
        notes += _told(parent, row, known)
        children += row.children
    values = parent.values | ({"notes": "\n".join(notes)} if notes else {})
    return parent._replace(values=values, children=tuple(children))


def _told(parent: ImportedRecord, row: ImportedRecord, known: frozenset[str]) -> Iterator[str]:
    for key, value in row.values.items():
        if key not in known and value != parent.values.get(key):
            name = ENTRIES[key].header if key in ENTRIES else key
            yield f"{name}: {shown(value)}"
    own = dict(parent.extra)
    yield from (f"{name}: {text}" for name, text in row.extra if own.get(name) != text)


def items_in(text: str) -> tuple[str, ...]:
    """The items of a numbered or bulleted list; () for any other text.

    A line without a mark goes on with the item above it.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 2 or not _ITEM.match(lines[0]):
        return ()
    items: list[str] = []
    for line in lines:
        if mark := _ITEM.match(line):
            items.append(line[mark.end() :].strip())
        else:
            items[-1] += f"\n{line.strip()}"
    return tuple(items) if len(items) > 1 else ()


def has_list(record: ImportedRecord) -> bool:
    """Whether the action of this row, or of one that goes on with it, is a list of several."""
    rows = (record.values, *record.children)
    return any(items_in(str(row.get("corrective_action") or "")) for row in rows)


def split_actions(record: ImportedRecord) -> ImportedRecord:
    """Each item of a list of actions as an action of its own, with the row's owner and dates."""
    first, *more = [part for row in (record.values, *record.children) for part in _split(row)]
    return record._replace(values=first, children=tuple(more))


def _split(row: dict[str, Value]) -> list[dict[str, Value]]:
    items = items_in(str(row.get("corrective_action") or ""))
    if not items:
        return [row]
    kept = {key: row[key] for key in _DONE_KEYS if key in row}
    return [
        row | {"corrective_action": items[0]},
        *(kept | {"corrective_action": item} for item in items[1:]),
    ]


def joined_people(
    records: Iterable[ImportedRecord], names: Mapping[str, str]
) -> Iterator[ImportedRecord]:
    """The records with one spelling for everybody who has several."""
    for record in records:
        yield record._replace(
            values=_renamed(record.values, names),
            children=tuple(_renamed(child, names) for child in record.children),
        )


def _renamed(values: dict[str, Value], names: Mapping[str, str]) -> dict[str, Value]:
    out = dict(values)
    for key, value in values.items():
        if key == "also" and isinstance(value, tuple):
            out[key] = tuple(dict.fromkeys(names.get(str(name), str(name)) for name in value))
        elif is_person(key):
            out[key] = names.get(str(value), value)
    return out


def is_person(key: str) -> bool:
    """Whether the key is a field that holds a person."""
    return key in _PEOPLE


def names_in(records: Iterable[ImportedRecord]) -> Iterator[str]:
    """Every name in the fields that hold people, as often as it stands there."""
    for record in records:
        for values in (record.values, *record.children):
            for key, value in values.items():
                if key in _PEOPLE and value:
                    yield str(value)
                elif key == "also" and isinstance(value, tuple):
                    yield from map(str, value)
