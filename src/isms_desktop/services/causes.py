"""Finding the cause: the why tree of the round is kept, and what was seen before."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from isms_desktop.domain.checks import EntryFacts
from isms_desktop.domain.cleaning import clean_line, clean_text
from isms_desktop.domain.corrective_action import with_round
from isms_desktop.domain.entry import CauseNode, Entry, Round
from isms_desktop.domain.root_cause import require_tree
from isms_desktop.domain.summary import summary_of
from isms_desktop.domain.words import AnalysisMethod
from isms_desktop.runtime.clock import Clock
from isms_desktop.runtime.i18n import _
from isms_desktop.services.drafts import Stage
from isms_desktop.services.entry_steps import Editing, EntrySteps, Saved
from isms_desktop.storage.database import Database

LOOKED_BACK: Final = timedelta(days=365)
"""So far back "seen before" looks."""


class Shared(StrEnum):
    """What entries have in common; the values are the columns of the register."""

    CAUSE = "cause_category"
    CONTROL = "annex_a"
    CATEGORY = "category"


@dataclass(frozen=True, slots=True)
class SeenBefore:
    """Other entries of the last year that share this with the entry, the newest first."""

    key: Shared
    value: str
    since: date
    refs: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.refs)


class Causes:
    """The analysis of an entry's latest round."""

    def __init__(self, database: Database, clock: Clock, steps: EntrySteps) -> None:
        self._database = database
        self._clock = clock
        self._steps = steps

    def save(
        self,
        uid: str,
        version: int,
        method: AnalysisMethod | None,
        text: str,
        nodes: tuple[CauseNode, ...],
    ) -> Saved:
        """Keep the analysis: method, its text and the why tree, in the order given.

        A node with a blank uid is new. What actions answered a node that is gone, no longer do.
        `ValueError` where the nodes are no tree (`domain.root_cause.require_tree`).
        """
        require_tree(nodes)

        def edit(entry: Entry, editing: Editing) -> Entry:
            causes = tuple(_clean(node, editing) for node in nodes)
            round_ = replace(
                entry.round,
                analysis_method=method,
                analysis_text=clean_text(text),
                causes=causes,
            )
            return with_round(entry, _without_gone_causes(round_))

        return self._steps.take(uid, version, _("Find the cause of {ref}"), edit, Stage.CAUSE)

    def seen_before(self, uid: str) -> tuple[SeenBefore, ...]:
        """What the entry shares with others of a year: its kind of cause, controls, category."""
        today = self._clock.today()
        since = today - LOOKED_BACK
        with self._database.reading() as reading:
            entry = reading.entries.get(uid)
            facts = reading.surroundings.alike(entry, since, today)
        facts.sort(key=lambda one: (one.identified_on, one.ref), reverse=True)
        seen = (
            SeenBefore(key, value, since, tuple(f.ref for f in facts if value in _of(f, key)))
            for key, value in _marks(entry)
        )
        return tuple(one for one in seen if one.refs)


def _marks(entry: Entry) -> Iterable[tuple[Shared, str]]:
    cause = str(summary_of(entry)["cause_category"])
    marks = (
        (Shared.CAUSE, cause),
        *((Shared.CONTROL, control) for control in entry.annex_a),
        (Shared.CATEGORY, entry.category),
    )
    return (mark for mark in marks if mark[1])


def _of(facts: EntryFacts, key: Shared) -> tuple[str, ...]:
    if key is Shared.CONTROL:
        return facts.controls
    return (facts.cause_category if key is Shared.CAUSE else facts.category,)


def _clean(node: CauseNode, editing: Editing) -> CauseNode:
    return replace(
        node,
        uid=node.uid or editing.new_uid(),
        answer=clean_text(node.answer),
        evidence=clean_text(node.evidence),
        category=clean_line(node.category),
        stop_reason=clean_text(node.stop_reason),
    )


def _without_gone_causes(round_: Round) -> Round:
    known = {node.number for node in round_.causes}
    actions = tuple(
        replace(action, causes=_among(action.causes, known)) for action in round_.actions
    )
    return replace(round_, actions=actions)


def _among(numbers: Iterable[int], known: set[int]) -> tuple[int, ...]:
    return tuple(number for number in numbers if number in known)
