"""The history of an entry in the user's words: fields by their labels, people by their names."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from isms_desktop.domain.fields import Kind, Value
from isms_desktop.domain.history import HistoryEntry
from isms_desktop.domain.people import Directory
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.runtime.i18n import _

_LABELS: Final[Mapping[str, str]] = {
    "identified_time": "Time of day",
    "similar_answer": "Similar cases",
    "similar_refs": "Those cases",
    "similar_text": "About them",
}
"""Names of what is no column of the register."""
_OF_PARTS: Final[Mapping[tuple[str, str], str]] = {
    ("action", "evidence"): "done_evidence",
    ("verdict", "evidence"): "effect_evidence",
}
"""Columns of the register that are called otherwise where they are kept."""
_PARTS: Final[Mapping[str, tuple[str, str]]] = {
    "entry": ("Entry", "title"),
    "action": ("Action", "what"),
    "cause_node": ("Cause", "answer"),
    "round": ("Round", "number"),
    "verdict": ("Verdict", "result"),
    "closing": ("Close", "kind"),
    "waiver": ("Set aside", "reason"),
    "due_change": ("Due date moved", "reason"),
}
"""What an entry carries: its name, and the field that tells most of one."""
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change to be read: in which step, of what, from what to what."""

    moment: datetime
    actor: str
    step: str
    what: str
    before: Value
    after: Value


def line_of(change: HistoryEntry, people: Directory) -> HistoryLine:
    """Say one recorded change in words."""
    if change.field:
        what = field_name(change)
        kind = _kind_of(change)
        before, after = (_told(stored, kind, people) for stored in (change.old, change.new))
    else:
        named, key = _PARTS.get(change.entity, (change.entity, ""))
        what = _(named)
        before, after = (_gist(stored, key, people) for stored in (change.old, change.new))
        before = before or ("" if change.is_created else _("it was there"))
        after = after or ("" if change.is_deleted else _("recorded"))
        after = _("taken away") if change.is_deleted else after
    return HistoryLine(change.moment, change.actor, change.action, what, before, after)


def field_name(change: HistoryEntry) -> str:
    """What the changed field is called."""
    return label_of(_OF_PARTS.get((change.entity, change.field), change.field))


def label_of(key: str) -> str:
    """What a field of an entry is called, also one that is no column of the register."""
    if key in ENTRIES:
        return _(ENTRIES[key].label)
    return _(_LABELS[key]) if key in _LABELS else key.replace("_", " ")


def _kind_of(change: HistoryEntry) -> Kind | None:
    return ENTRIES[change.field].kind if change.field in ENTRIES else None


def _gist(stored: str | None, key: str, people: Directory) -> Value:
    record = json.loads(stored) if stored else {}
    return _value(record.get(key), None, people)


def _told(stored: str | None, kind: Kind | None, people: Directory) -> Value:
    value = json.loads(stored) if stored else None
    if isinstance(value, str) and kind in (Kind.TEXT, Kind.LONG_TEXT):
        return value  # as it was typed, whatever it looks like
    return _value(value, kind, people)


def _value(value: object, kind: Kind | None, people: Directory) -> Value:
    if not isinstance(value, str):
        if value is None or kind is Kind.YES_NO:
            return None if value is None else bool(value)
        return str(value)
    if (person := people.get(value)) is not None:
        return person
    if _DAY.fullmatch(value):
        return date.fromisoformat(value)
    if value.startswith("["):
        return _several(value, people)
    return _(value) if value and kind in (None, Kind.CHOICE, Kind.OPEN_CHOICE) else value


def _several(value: str, people: Directory) -> Value:
    """A list as it is stored, in words; what only looks like one stays as it is."""
    try:
        parts = json.loads(value)
    except ValueError:
        return value
    return tuple(str(people.get(str(part)) or _(str(part))) for part in parts)
