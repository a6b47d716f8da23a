"""What the lists of objectives and of indicators have in common: states as chips, filters, rows."""

from collections.abc import Sequence
from typing import Final, Protocol

from isms_desktop.domain.changes import Changes
from isms_desktop.domain.listing import ListQuery, used
from isms_desktop.domain.objective_fields import LINES
from isms_desktop.domain.objective_list import (
    ObjectiveLine,
    ObjectiveQuery,
    counts,
    found,
    values_of_line,
)
from isms_desktop.domain.words import State
from isms_desktop.runtime.i18n import _
from isms_desktop.ui.kit.filter_bar import FilterBy
from isms_desktop.ui.kit.record_list import Listed, ListLook, ListSource
from isms_desktop.ui.kit.register_model import Column
from isms_desktop.ui.objectives.columns import LINE, SHOWN_AT_FIRST

_STATES: Final = (
    State.OFF_TRACK,
    State.AT_RISK,
    State.ON_TRACK,
    State.REACHED,
    State.MISSED,
    State.STALE,
    State.NO_DATA,
    State.NO_TARGET,
    State.PROPOSAL,
)


class AimLister(Protocol):
    """What lists lines: the objectives or the indicators."""

    def list(self, query: ObjectiveQuery) -> list[ObjectiveLine]:
        """The lines the query shows, in its order."""

    def to_bin(self, uids: Sequence[str]) -> Changes:
        """Take these out of the lists."""


def aim_look(name: str, title: str, search: str, columns: Sequence[Column]) -> ListLook:
    """How such a list is called, with a chip for each state."""
    chips = [("", _("All")), *((str(state), _(state.value)) for state in _STATES)]
    hidden = tuple(column.key for column in columns[SHOWN_AT_FIRST:])
    return ListLook(name, title, search, columns, chips, FilterBy(tuple(LINES)), hidden)


def aim_source(lister: AimLister) -> ListSource[ObjectiveLine]:
    """Where the lines come from."""

    def read() -> Sequence[ObjectiveLine]:
        return lister.list(ObjectiveQuery())

    return ListSource(read, _find, _used, lister.to_bin)


def _find(lines: Sequence[ObjectiveLine], query: ListQuery) -> Listed:
    asked = ObjectiveQuery(
        search=query.search,
        state=State(query.chip) if query.chip else None,
        where=query.where,
        sort=query.sort,
        descending=query.descending,
    )
    by_state = counts(lines, asked)
    kept = {str(state): count for state, count in by_state.items()}
    rows = {line.uid: {LINE: line, **values_of_line(line)} for line in found(lines, asked)}
    return Listed(rows, {"": sum(kept.values()), **kept})


def _used(lines: Sequence[ObjectiveLine], key: str) -> Sequence[str]:
    return used(LINES[key], (values_of_line(line)[key] for line in lines))
