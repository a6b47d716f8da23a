"""The sheets of the template that hold the register, and the headers of the user's own columns."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from isms_desktop.domain.details import ACTIONS, CAUSES, EFFECT_REVIEWS
from isms_desktop.domain.fields import RecordSpec
from isms_desktop.domain.registers import ENTRIES

LOG_SHEET: Final = ENTRIES.sheet
UID_HEADER: Final = "_uid"
"""The last, hidden column of each sheet: the program's own id, for a safe way back."""
DETAILS: Final = (ACTIONS, CAUSES, EFFECT_REVIEWS)
SUMMARISED: Final = {
    ACTIONS.sheet: frozenset(
        {"corrective_action", "done_on", "done_evidence", "done_note", "change_ticket", "resources"}
    ),
    CAUSES.sheet: frozenset(
        {"root_cause", *(f"why_{n}" for n in range(1, 6)), "analysis_method", "cause_category"}
        | {"stop_reason"}
    ),
    EFFECT_REVIEWS.sheet: frozenset(
        {"effect_criterion", "effect_method", "effect_due_on", "effect_on", "effect_by"}
        | {"effect_verdict", "effect_evidence", "effect_checker", "self_check_reason"}
        | {"analysis_text"}
    ),
}
"""The log's columns that only repeat what a sheet says, by that sheet."""
CLOSING_KEYS: Final = frozenset(
    {"status", "closed_on", "closed_by", "closing_reason", "former_closings"}
)
_LONGEST_HEADER: Final = 200
_HEADERS: Final = tuple(field.header for field in ENTRIES)


def headers_of(spec: RecordSpec) -> tuple[str, ...]:
    """The headers of a sheet without columns of the user's own."""
    return (*(field.header for field in spec), UID_HEADER)


def folded_header(header: str) -> str:
    """A header reduced to what has to match: case, spacing and line breaks do not."""
    return " ".join(header.split()).casefold()


@dataclass(frozen=True, slots=True)
class OwnColumn:
    """A column of the user's own: its name, and the header it has on the sheet."""

    name: str
    header: str


def own_columns(names: Iterable[str]) -> Iterator[OwnColumn]:
    """Give each name a header that no other column has, whatever its case: "Cost (2)"."""
    taken = {folded_header(header) for header in (*_HEADERS, UID_HEADER)}
    for name in names:
        line = " ".join(name.split())[:_LONGEST_HEADER] or "Column"
        header, count = line, 1
        while folded_header(header) in taken:
            count += 1
            header = f"{line} ({count})"
        taken.add(folded_header(header))
        yield OwnColumn(name, header)
