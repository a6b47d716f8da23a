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


HELP: Final = {
    "description": "What happened or what was found, in your own words.",
    "title": "A few words to find it by.",
    "identified_time": "If it matters, for example 14:30.",
    "requirement": "The clause, control or own policy that was not met, parted by commas.",
    "annex_a": "For example A.5.24, A.8.2.",
    "cia": "Confidentiality, integrity, availability.",
    "evidence": "What shows it: a log, a mail, a photo, and where it is kept.",
    "likelihood": "1 to 5. With the impact it gives the risk.",
    "impact": "1 to 5.",
    "benefit": "1 to 3.",
    "effort": "1 to 3.",
    "notified": "Which authority or person, and when.",
    "risk_refs": "The number in your risk assessment.",
    "containment": "What was done at once to stop the harm and put things right.",
    "consequences": "What it caused, and how that was dealt with.",
    "containment_none_reason": "For example: it was over before it was noticed.",
    "action_needed_reason": "One or two sentences an auditor can follow.",
    "accepted_by": "The risk owner or top management.",
    "acceptance_review_on": "On this day it comes back to you: renew it or reopen the entry.",
    "lessons": "What you would tell somebody who runs into the same thing.",
    "shared_with": "Who was told, for example: all staff, monthly mail.",
}
"""What a field wants, in one sentence."""
