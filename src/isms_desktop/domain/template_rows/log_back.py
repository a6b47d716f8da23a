"""An entry from its row on the log."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from isms_desktop.domain.cleaning import clean_text
from isms_desktop.domain.entry import Closing, Entry
from isms_desktop.domain.people import Person
from isms_desktop.domain.summary import similar_of, split_parts
from isms_desktop.domain.template_rows.cells import as_text
from isms_desktop.domain.template_rows.details_back import Details, iso_day
from isms_desktop.domain.template_rows.from_summary import (
    ActionSummary,
    CauseSummary,
    EffectSummary,
    OfRound,
    action_fields,
    cause_fields,
    effect_fields,
)
from isms_desktop.domain.template_rows.rows import RowReader
from isms_desktop.domain.words import (
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

_TEXTS: Final = (
    "ref", "category", "description", "external_ref", "risk_refs", "title", "evidence", "notified",
    "notes", "audit_ref", "review_ref", "recurrence_of", "follow_up_ref", "containment",
    "containment_none_reason", "consequences", "action_needed_reason", "isms_change", "lessons",
    "shared_with", "imported_status",
)  # fmt: skip  # one a line would hide the shape of the list
_DAYS: Final = (
    "occurred_on", "due_on", "contained_on", "accepted_on", "acceptance_review_on", "shared_on"
)  # fmt: skip
_PEOPLE: Final = ("discovered_by", "contained_by", "accepted_by")
_NUMBERS: Final = ("likelihood", "impact", "benefit", "effort")
_ANSWERS: Final = ("breach", "risk_reviewed", "action_needed")
_WORDS: Final = ("requirement", "annex_a", "isms_change_kinds")


def entry_of(
    row: RowReader, uid: str, names: Mapping[str, str], new_uid: Callable[[], str]
) -> Entry:
    """The entry without its rounds. `names` are the own names of columns by header."""
    identified_on, identified_time = row.moment("identified_on")
    owner, *also = row.people("owner")
    similar_answer, similar_refs, similar_text = similar_of(row.text("similar_cases"))
    entry = Entry(
        uid=uid,
        identified_on=identified_on,
        identified_time=identified_time,
        owner=owner,
        also=tuple(filter(None, also)),
        similar_answer=similar_answer,
        similar_refs=similar_refs,
        similar_text=similar_text,
        entry_type=row.choice("entry_type", EntryType),
        input=row.choice("input", Input),
        severity=row.choice("severity", Severity),
        serves=row.choice("serves", Serves),
        classification=row.choice("classification", Classification),
        cia=row.choices("cia", Property),
        extra=_own_fields(row, names),
        closings=_closings(row, new_uid),
    )
    return replace(entry, **_plain_fields(row))  # type: ignore[arg-type]  # keys and kinds stand in the lists above


def _plain_fields(row: RowReader) -> dict[str, object]:
    readers: tuple[tuple[tuple[str, ...], Callable[[str], object]], ...] = (
        (_TEXTS, row.text),
        (_DAYS, row.day),
        (_PEOPLE, row.person),
        (_NUMBERS, row.integer),
        (_ANSWERS, row.yes_no),
        (_WORDS, row.words),
    )
    return {key: read(key) for keys, read in readers for key in keys}


def _own_fields(row: RowReader, names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    texts = (
        (names.get(header, header), clean_text(as_text(row.row[position])))
        for header, position in row.table.own.items()
    )
    return tuple((name, text) for name, text in texts if text)


def _closings(row: RowReader, new_uid: Callable[[], str]) -> tuple[Closing, ...]:
    former = (
        _former_closing(row, line, new_uid)
        for line in row.text("former_closings").split("\n")
        if line
    )
    closings = tuple(closing for closing in former if closing)
    status = row.text("status").casefold()
    kind = next((kind for kind in ClosingKind if kind.casefold() == status), None)
    if kind is None:
        return closings
    closing = Closing(
        uid=new_uid(),
        kind=kind,
        closed_on=row.day("closed_on"),
        closed_by=row.person("closed_by"),
        reason=row.text("closing_reason"),
    )
    return (*closings, closing)


def _former_closing(row: RowReader, line: str, new_uid: Callable[[], str]) -> Closing | None:
    """Kind, closed on, by, why, reopened on, by, why."""
    kind, on, by, reason, reopened_on, reopened_by, reopen_reason, *_ = (
        *split_parts(line),
        *[""] * 7,
    )
    if kind not in list(ClosingKind) or not iso_day(reopened_on) or (on and not iso_day(on)):
        row.refuse("former_closings", "A line was changed, so this former closing was left out.")
        return None
    return Closing(
        uid=new_uid(),
        kind=ClosingKind(kind),
        closed_on=iso_day(on),
        closed_by=_person(row, by),
        reason=reason,
        reopened_on=iso_day(reopened_on),
        reopened_by=_person(row, reopened_by),
        reopen_reason=reopen_reason,
    )


def _person(row: RowReader, name: str) -> Person | None:
    return row.person_named(name) if name else None


def with_summaries(
    entry: Entry, row: RowReader, details: Details, new_uid: Callable[[], str]
) -> Entry:
    """The entry with the log's summary columns where a detail sheet has no row of it."""
    told: OfRound = {}
    if not details.causes:
        told |= cause_fields(_cause_summary(row), new_uid)
    if not details.actions:
        told |= action_fields(_action_summary(row), entry, new_uid)
    if not details.reviews:
        told |= effect_fields(_effect_summary(row), new_uid)
        told["analysis_text"] = row.text("analysis_text")
    return replace(entry, rounds=(*entry.rounds[:-1], replace(entry.round, **told)))


def _cause_summary(row: RowReader) -> CauseSummary:
    return CauseSummary(
        root_cause=row.text("root_cause"),
        whys=tuple(row.text(f"why_{number}") for number in range(1, 6)),
        category=row.text("cause_category"),
        stop_reason=row.text("stop_reason"),
        method=row.choice("analysis_method", AnalysisMethod),
    )


def _action_summary(row: RowReader) -> ActionSummary:
    return ActionSummary(
        what=row.text("corrective_action"),
        done_on=row.day("done_on"),
        done_note=row.text("done_note"),
        evidence=row.text("done_evidence"),
        change_ticket=row.text("change_ticket"),
        resources=row.text("resources"),
    )


def _effect_summary(row: RowReader) -> EffectSummary:
    return EffectSummary(
        criterion=row.text("effect_criterion"),
        method=row.choice("effect_method", EffectMethod),
        checker=row.person("effect_checker"),
        due_on=row.day("effect_due_on"),
        verdict=row.choice("effect_verdict", VerdictResult),
        checked_on=row.day("effect_on"),
        checked_by=row.person("effect_by"),
        evidence=row.text("effect_evidence"),
        self_check_reason=row.text("self_check_reason"),
    )
