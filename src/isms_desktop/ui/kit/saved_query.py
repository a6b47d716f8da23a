"""What a list shows as plain data, to be kept under a name, and back."""

from collections.abc import Container, Mapping, Sequence
from typing import Any, Protocol

from isms_desktop.domain.queries import URGENCY, Condition


class Asked(Protocol):
    """What is asked of a list, whatever it lists."""

    @property
    def search(self) -> str:
        """Words."""

    @property
    def chip(self) -> str:
        """The key of the chip that is on."""

    @property
    def where(self) -> tuple[Condition, ...]:
        """The filters that are on."""

    @property
    def sort(self) -> str:
        """The key of the column it is sorted by."""

    @property
    def descending(self) -> bool:
        """Whether the last comes first."""


def told_query(query: Asked) -> dict[str, Any]:
    """The query as JSON knows it."""
    return {
        "search": query.search,
        "chip": str(query.chip),
        "where": [[condition.key, condition.value] for condition in query.where],
        "sort": query.sort,
        "descending": query.descending,
    }


def asked_again(
    view: Mapping[str, Any], keys: Container[str], chips: Sequence[str]
) -> dict[str, Any]:
    """The parts of a kept query; what this version does not know is passed over.

    `keys` are those of the columns there are, `chips` those of the chips, the usual one first.
    """
    chip, sort = str(view.get("chip", "")), str(view.get("sort", ""))
    return {
        "search": str(view.get("search", "")),
        "chip": chip if chip in chips else chips[0],
        "where": tuple(
            Condition(key, value) for key, value in view.get("where", ()) if key in keys
        ),
        "sort": sort if sort in keys else URGENCY,
        "descending": bool(view.get("descending", False)),
    }
