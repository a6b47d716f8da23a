"""Which declared fields the stages of an entry ask, in their order, and what each wants."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from isms_desktop.domain.fields import Field, Kind
from isms_desktop.domain.registers import ENTRIES

IDENTIFIED_TIME: Final = Field("identified_time", "Time of day", "Identified", Kind.TEXT)

CAPTURE: Final = ("description", "identified_on", "entry_type")
RECORD: Final = (
    "title",
    "description",
    "entry_type",
    "input",
    "identified_on",
    "discovered_by",
    "severity",
    "category",
    "owner",
    "due_on",
    "cia",
    "requirement",
    "annex_a",
    "evidence",
)
MORE: Final = (
    "occurred_on",
    IDENTIFIED_TIME.key,
    "classification",
    "external_ref",
    "breach",
    "notified",
    "likelihood",
    "impact",
    "risk_reviewed",
    "risk_refs",
    "benefit",
    "effort",
    "serves",
    "audit_ref",
    "review_ref",
    "recurrence_of",
    "notes",
)
CONTAINED: Final = ("containment", "contained_on", "contained_by")
NOT_CONTAINED: Final = ("containment_none_reason",)
CONSEQUENCES: Final = ("consequences",)
REASON: Final = ("action_needed_reason",)
ACCEPTANCE: Final = ("accepted_by", "accepted_on", "acceptance_review_on")
SHARED: Final = ("lessons", "shared_with", "shared_on")
SHORT: Final = (
    "description",
    "entry_type",
    "input",
    "identified_on",
    "severity",
    "owner",
    "due_on",
)


def fields(keys: tuple[str, ...]) -> tuple[Field, ...]:
    """The fields with these keys, without the headings of their groups."""
    found = (IDENTIFIED_TIME if key == IDENTIFIED_TIME.key else ENTRIES[key] for key in keys)
    return tuple(_ungrouped(field) for field in found)


def with_own(fields: Sequence[Field], categories: Sequence[str]) -> tuple[Field, ...]:
    """The same fields, the organisation's own categories offered before those that are shipped."""
    return tuple(
        replace(field, choices=tuple(dict.fromkeys((*categories, *field.choices))))
        if field.key == "category"
        else field
        for field in fields
    )


def _ungrouped(field: Field) -> Field:
    # Nothing on these pages is required before closing, so nothing is marked as such.
    return Field(field.key, field.label, field.header, field.kind, field.choices, field.width)
