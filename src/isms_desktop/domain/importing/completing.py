"""What a row leaves blank stays as the register has it, also in what is made anew as a whole."""

from collections.abc import Iterable, Mapping
from typing import Final

from isms_desktop.domain.details import ACTIONS, CAUSES, EFFECT_REVIEWS
from isms_desktop.domain.entry import Entry
from isms_desktop.domain.fields import Value, is_blank
from isms_desktop.domain.importing.entries import closing_kind
from isms_desktop.domain.importing.merge import WHY_KEYS, is_flat
from isms_desktop.domain.importing.rows import ImportedRecord
from isms_desktop.domain.people import Person
from isms_desktop.domain.summary import values_of
from isms_desktop.domain.template_rows.layout import SUMMARISED

_OF_ACTIONS: Final = SUMMARISED[ACTIONS.sheet]
_OF_CAUSES: Final = SUMMARISED[CAUSES.sheet]
_OF_EFFECT: Final = SUMMARISED[EFFECT_REVIEWS.sheet]
_OF_CLOSING: Final = ("closed_on", "closed_by", "closing_reason")


def completed(record: ImportedRecord, entry: Entry) -> ImportedRecord:
    """The row with the whole of what it speaks of a part: action, causes, check and closing."""
    said = record.values
    stored = values_of(entry)
    more: dict[str, Value] = {}
    if is_flat(entry.round):
        if not _OF_CAUSES.isdisjoint(said):
            more |= _picked(stored, _OF_CAUSES - _replaced(said, stored))
        for part in (_OF_ACTIONS, _OF_EFFECT):
            if not part.isdisjoint(said):
                more |= _picked(stored, part)
    if entry.is_closed and closing_kind(said):
        more |= _picked(stored, _OF_CLOSING)
    return record._replace(values={**more, **said}) if more else record


def _picked(stored: Mapping[str, Value], keys: Iterable[str]) -> dict[str, Value]:
    """These of the stored values as a row has them: people by their names, nothing blank."""
    picked = {key: stored[key] for key in keys if not is_blank(stored[key])}
    return {key: v.name if isinstance(v, Person) else v for key, v in picked.items()}


def _replaced(said: Mapping[str, Value], stored: Mapping[str, Value]) -> set[str]:
    """The root cause is the last why: another one takes its place, a why after it becomes it."""
    whys = [key for key in WHY_KEYS if not is_blank(stored[key])]
    if "root_cause" in said:
        last = whys[-1:]
        is_root = bool(last) and stored[last[0]] == stored["root_cause"]
        return set(last) if is_root else set()
    is_longer = any(key in said for key in WHY_KEYS[len(whys) :])
    return {"root_cause"} if is_longer else set()
