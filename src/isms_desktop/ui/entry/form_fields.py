"""Which declared fields the entry's form shows, in the order they are asked."""

from typing import Final

from isms_desktop.domain.fields import Field, Kind
from isms_desktop.domain.registers import CONTAIN, DECIDE, ENTRIES, RECORD, SHARE

IDENTIFIED_TIME: Final = Field(
    "identified_time", "Time of day", "Identified", Kind.TEXT, group=RECORD
)
_FIRST: Final = (
    "title",
    "description",
    "entry_type",
    "input",
    "identified_on",
    "identified_time",
    "discovered_by",
    "severity",
    "category",
    "cia",
    "owner",
    "due_on",
    "requirement",
    "annex_a",
    "evidence",
)
"""What is asked first; the other fields of the record follow in the order of the workbook."""
_GIVEN: Final = frozenset({"ref"})
"""Given by the program, never typed."""


def form_fields() -> tuple[Field, ...]:
    """The fields of the form, group by group."""
    first = [IDENTIFIED_TIME if key == IDENTIFIED_TIME.key else ENTRIES[key] for key in _FIRST]
    typed = [field for field in ENTRIES if not field.summary and field.key not in _GIVEN]
    rest = [field for field in typed if field.key not in _FIRST]
    return (
        *first,
        *(
            field
            for group in (RECORD, CONTAIN, DECIDE, SHARE)
            for field in rest
            if field.group == group
        ),
        *(field for field in rest if field.group not in {RECORD, CONTAIN, DECIDE, SHARE}),
    )


HELP: Final = {
    "description": "What happened or what was found, in your own words.",
    "identified_time": "If it matters, for example 14:30.",
    "input": "Where it came from.",
    "requirement": "Clause, control or own policy that was not met. Several are parted by commas.",
    "annex_a": "For example A.5.24, A.8.2.",
    "cia": "Confidentiality, integrity, availability.",
    "likelihood": "1 to 5.",
    "impact": "1 to 5.",
    "benefit": "1 to 3.",
    "effort": "1 to 3.",
    "containment": "What was done at once to stop the harm and put things right.",
    "action_needed": "Is something needed so that it does not come back?",
    "accepted_by": "Only if doing nothing was accepted by the risk owner or top management.",
    "isms_change": 'What changed in policy, process or risk assessment, or "None needed".',
}
"""What a field wants, in one sentence."""
