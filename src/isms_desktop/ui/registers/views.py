"""What the register shows as plain data, to be kept under a name, and back."""

from collections.abc import Mapping
from typing import Any

from isms_desktop.domain.queries import URGENCY, Chip, Condition, RegisterQuery
from isms_desktop.domain.registers import COMPUTED, ENTRIES


def told_query(query: RegisterQuery) -> dict[str, Any]:
    """The query as JSON knows it."""
    return {
        "search": query.search,
        "chip": str(query.chip),
        "where": [[condition.key, condition.value] for condition in query.where],
        "sort": query.sort,
        "descending": query.descending,
    }


def query_from(view: Mapping[str, Any]) -> RegisterQuery:
    """The query of a view; what this version does not know is passed over."""
    chips = [str(chip) for chip in Chip]
    chip, sort = view.get("chip"), str(view.get("sort", ""))
    return RegisterQuery(
        search=str(view.get("search", "")),
        chip=Chip(chip) if chip in chips else Chip.ALL,
        where=tuple(
            Condition(key, value)
            for key, value in view.get("where", ())
            if key in ENTRIES or key in COMPUTED
        ),
        sort=sort if sort in ENTRIES or sort in COMPUTED else URGENCY,
        descending=bool(view.get("descending", False)),
    )
