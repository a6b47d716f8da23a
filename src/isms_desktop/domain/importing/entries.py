"""An entry made from the flat values of one row; nothing is invented, nothing dropped."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any, Final, NamedTuple, TypeAlias, cast

from isms_desktop.domain.details import CAUSES, EFFECT_REVIEWS
from isms_desktop.domain.entry import Action, Closing, Entry, Round, normalised
from isms_desktop.domain.fields import Kind, Value, is_blank
from isms_desktop.domain.importing.cells import ACCEPTED, CLOSED, REJECTED
from isms_desktop.domain.people import Person
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.domain.summary import similar_of
from isms_desktop.domain.template_rows.from_summary import (
    ActionSummary,
    CauseSummary,
    EffectSummary,
    OfRound,
    Owned,
    action_fields,
    cause_fields,
    effect_fields,
)
from isms_desktop.domain.template_rows.layout import SUMMARISED
from isms_desktop.domain.words import (
    ActionKind,
    AnalysisMethod,
    Classification,
    ClosingKind,
    EffectMethod,
    EntryType,
    Input,
    Property,
    Serves,
    Severity,
    VerdictResult,
)

Who: TypeAlias = Callable[[str], Person]
NewUid: TypeAlias = Callable[[], str]
Flat: TypeAlias = Mapping[str, Value]

_WORDS: Final[Mapping[str, type[StrEnum]]] = {
    "entry_type": EntryType,
    "severity": Severity,
    "input": Input,
    "classification": Classification,
    "serves": Serves,
}
# Looking a member up here costs less than calling its class.
_MEMBERS: Final = {key: {str(word): word for word in words} for key, words in _WORDS.items()}
_CLOSINGS: Final = {
    CLOSED: ClosingKind.CLOSED,
    ACCEPTED: ClosingKind.ACCEPTED_RISK,
    REJECTED: ClosingKind.REJECTED,
}
_PLAIN: Final = frozenset(field.key for field in ENTRIES if not field.summary)
_PEOPLE: Final = frozenset(field.key for field in ENTRIES if field.kind is Kind.PERSON)
_OF_CAUSES: Final = SUMMARISED[CAUSES.sheet]
_OF_EFFECT: Final = SUMMARISED[EFFECT_REVIEWS.sheet]
_OF_ACTION: Final = ("done_on", "done_evidence", "change_ticket", "resources")
_OF_VERDICT: Final = ("effect_on", "effect_by", "effect_evidence", "self_check_reason")
_OF_CLOSING: Final = ("closed_on", "closed_by", "closing_reason")
_MAYBE_HOMELESS: Final = frozenset({*_OF_ACTION, *_OF_VERDICT, *_OF_CLOSING})


def entry_from_values(
    values: Flat,
    who: Who,
    new_uid: NewUid,
    *,
    children: Sequence[Flat] = (),
    extra: tuple[tuple[str, str], ...] = (),
    import_uid: str = "",
) -> Entry:
    """The entry a row stands for; `children` are further rows with actions of the same entry.

    People in `values` are names. The last why is the root cause where none is named. A status word
    that closes closes, also without a date. What has no place without something that is missing (a
    date of a check nobody gave a result for) stands in the notes.
    """
    # One constructor: the entry is wide, there are ten thousand rows, and `replace` makes it again.
    plain = _plain(values, who) | {
        "uid": new_uid(),
        "identified_time": _text(values, "identified_time"),
        "also": tuple(who(name) for name in _names(values.get("also"))),
        "imported_status": _text(values, "imported_status"),
        "notes": _notes(values),
        "closings": _closings(values, who, new_uid),
        "extra": extra,
        "import_uid": import_uid,
    }
    if (is_action(values) or children) and "action_needed" not in plain:
        plain["action_needed"] = True
    if similar := _text(values, "similar_cases"):
        answer, refs, text = similar_of(similar)
        plain |= {"similar_answer": answer, "similar_refs": refs, "similar_text": text}
    plain["description"] = plain.get("description") or plain.get("title", "")
    plain["rounds"] = (_round(values, children, plain, who, new_uid),)
    entry = Entry(**plain)
    return normalised(entry, "") if children else entry


class _OwnedBy(NamedTuple):
    """Who answers for the actions of a row."""

    owner: Person | None
    also: tuple[Person, ...]
    due_on: date | None


def _plain(values: Flat, who: Who) -> dict[str, Any]:
    taken: dict[str, Any] = {}
    for key, value in values.items():
        if key not in _PLAIN or is_blank(value):
            continue
        if key in _PEOPLE:
            taken[key] = who(str(value))
        elif key in _MEMBERS:
            taken[key] = _MEMBERS[key][str(value)]
        elif key == "cia":
            taken[key] = tuple(Property(part) for part in cast("tuple[str, ...]", value))
        else:
            taken[key] = value
    return taken


def _round(
    values: Flat, children: Sequence[Flat], plain: Mapping[str, Any], who: Who, new_uid: NewUid
) -> Round:
    told: OfRound = {"analysis_text": _text(values, "analysis_text")}
    if not _OF_CAUSES.isdisjoint(values):
        told |= cause_fields(_causes(values), new_uid)
    if actions := _actions(values, children, plain, who, new_uid):
        told["actions"] = actions
    if not _OF_EFFECT.isdisjoint(values):
        told |= effect_fields(_effect(values, who), new_uid)
    return Round(uid=new_uid(), number=1, **told)


def _actions(
    values: Flat, children: Sequence[Flat], plain: Mapping[str, Any], who: Who, new_uid: NewUid
) -> tuple[Action, ...]:
    owned = _OwnedBy(plain.get("owner"), plain["also"], plain.get("due_on"))
    actions: list[Action] = []
    if is_action(values):
        actions += action_fields(_action(values), owned, new_uid)["actions"]
    for child in children:
        told = action_fields(_action(child), _own(child, owned, who), new_uid, len(actions) + 1)
        actions += told["actions"]
    if plain.get("entry_type") is EntryType.OFI:
        actions = [replace(action, kind=ActionKind.IMPROVEMENT) for action in actions]
    return tuple(actions)


def is_action(values: Flat) -> bool:
    """Whether the row says what is or was to be done."""
    return bool(values.get("corrective_action") or values.get("done_note"))


def _causes(values: Flat) -> CauseSummary:
    whys = [_text(values, f"why_{number}") for number in range(1, 6)]
    answers = [why for why in whys if why]
    method = values.get("analysis_method")
    return CauseSummary(
        root_cause=_text(values, "root_cause") or (answers[-1] if answers else ""),
        whys=whys,
        category=_text(values, "cause_category"),
        stop_reason=_text(values, "stop_reason"),
        method=AnalysisMethod(str(method)) if method else None,
    )


def _action(values: Flat) -> ActionSummary:
    return ActionSummary(
        what=_text(values, "corrective_action"),
        done_on=values.get("done_on"),  # type: ignore[arg-type]  # read as a date
        done_note=_text(values, "done_note"),
        evidence=_text(values, "done_evidence"),
        change_ticket=_text(values, "change_ticket"),
        resources=_text(values, "resources"),
    )


def _own(values: Flat, owned: Owned, who: Who) -> _OwnedBy:
    """Whose the action on a row of its own is; the entry's owner and date where it has none."""
    return _OwnedBy(
        who(str(values["owner"])) if values.get("owner") else owned.owner,
        tuple(who(name) for name in _names(values.get("also"))),
        values.get("due_on") or owned.due_on,  # type: ignore[arg-type]  # read as a date
    )


def _effect(values: Flat, who: Who) -> EffectSummary:
    method, verdict = values.get("effect_method"), values.get("effect_verdict")
    return EffectSummary(
        criterion=_text(values, "effect_criterion"),
        method=EffectMethod(str(method)) if method else None,
        checker=_person(values, "effect_checker", who),
        due_on=values.get("effect_due_on"),  # type: ignore[arg-type]  # read as a date
        verdict=VerdictResult(str(verdict)) if verdict else None,
        checked_on=values.get("effect_on"),  # type: ignore[arg-type]  # read as a date
        checked_by=_person(values, "effect_by", who),
        evidence=_text(values, "effect_evidence"),
        self_check_reason=_text(values, "self_check_reason"),
    )


def _closings(values: Flat, who: Who, new_uid: NewUid) -> tuple[Closing, ...]:
    kind = closing_kind(values)
    if kind is None:
        return ()
    closing = Closing(
        uid=new_uid(),
        kind=kind,
        closed_on=values.get("closed_on"),  # type: ignore[arg-type]  # read as a date
        closed_by=_person(values, "closed_by", who),
        reason=_text(values, "closing_reason"),
    )
    return (closing,)


def closing_kind(values: Flat) -> ClosingKind | None:
    """How the row is closed: by its status word, or by a closing date without status."""
    status = values.get("status")
    if status is None and values.get("closed_on") and not values.get("imported_status"):
        return ClosingKind.CLOSED
    return _CLOSINGS.get(str(status))


def _notes(values: Flat) -> str:
    """The notes, and below them what has no place of its own in this row."""
    if _MAYBE_HOMELESS.isdisjoint(values):
        return _text(values, "notes")
    homeless: list[str] = []
    if not is_action(values):
        homeless += _OF_ACTION
    if not values.get("effect_verdict"):
        homeless += _OF_VERDICT
    if closing_kind(values) is None:
        homeless += _OF_CLOSING
    kept = (f"{ENTRIES[key].header}: {shown(values[key])}" for key in homeless if values.get(key))
    return "\n".join(filter(None, (_text(values, "notes"), *kept)))


def shown(value: Value) -> str:
    """A value as one text."""
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _text(values: Flat, key: str) -> str:
    return values.get(key) or ""  # type: ignore[return-value]  # read as text


def _names(value: Value) -> Iterable[str]:
    return value if isinstance(value, tuple) else ()


def _person(values: Flat, key: str, who: Who) -> Person | None:
    name = values.get(key)
    return who(str(name)) if name else None
