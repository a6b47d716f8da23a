"""What a check needs to know besides the entry itself, as plain facts."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from isms_desktop.domain.checks.word_lists import WordLists
from isms_desktop.domain.conditions import is_acting
from isms_desktop.domain.entry import CauseNode, Entry
from isms_desktop.domain.levels import level_of
from isms_desktop.domain.words import ClosingKind, EntryType, Severity


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """Another entry as one line: what it was about, and when it was identified."""

    ref: str
    identified_on: date
    entry_type: EntryType | None = None
    category: str = ""
    cause_category: str = ""
    controls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recurrence:
    """An entry that says it is a recurrence of the one that is judged."""

    ref: str
    identified_on: date


@dataclass(frozen=True, slots=True)
class FinishedAction:
    """An action of another entry, and how much that entry weighs (`levels.RANK`)."""

    ref: str
    level_rank: int
    done_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckContext:
    """The register around one entry. What is not known is left blank, and its check is silent.

    `alike` are entries of the last twelve months that share category, cause category or a control
    with the entry, the entry itself left out. `changed_on` is when it was last written, and
    `criterion_set_on` when a blank criterion was filled in. `reviews` and `audits` are days they
    were held, `is_reviewed` says whether a management review has seen the entry.
    """

    today: date
    imported_on: date | None = None
    changed_on: date | None = None
    criterion_set_on: date | None = None
    alike: tuple[EntryFacts, ...] = ()
    recurrences: tuple[Recurrence, ...] = ()
    finished: tuple[FinishedAction, ...] = ()
    closed_same_day: int = 0
    reviews: tuple[date, ...] = ()
    audits: tuple[date, ...] = ()
    is_reviewed: bool = False


@dataclass(frozen=True, eq=False)
class Case:
    """One entry with everything that is needed to judge it."""

    entry: Entry
    context: CheckContext
    words: WordLists = field(repr=False)

    @cached_property
    def is_acting(self) -> bool:
        """Whether a corrective action with cause and effect check is under way."""
        return is_acting(self.entry)

    @cached_property
    def level(self) -> Severity | None:
        """How much the entry weighs."""
        return level_of(self.entry)

    @cached_property
    def is_high(self) -> bool:
        """Whether it is high or critical."""
        return self.level in (Severity.HIGH, Severity.CRITICAL)

    @cached_property
    def roots(self) -> tuple[CauseNode, ...]:
        """The root causes that say something."""
        return tuple(node for node in self.entry.round.root_causes if node.answer)

    @cached_property
    def was_closed_before(self) -> bool:
        """Whether it came from a file and was closed there already."""
        closing, imported_on = self.entry.closing, self.context.imported_on
        if not self.entry.is_imported or closing is None:
            return False
        return closing.closed_on is None or imported_on is None or closing.closed_on < imported_on

    @cached_property
    def is_rejected(self) -> bool:
        """Whether it was recorded by mistake, a duplicate or not confirmed."""
        closing = self.entry.closing
        return closing is not None and closing.kind is ClosingKind.REJECTED

    def branch(self, node: CauseNode) -> tuple[CauseNode, ...]:
        """The answers from this one up to the first why."""
        by_number = {one.number: one for one in self.entry.round.causes}
        path = [node]
        while (up := path[-1].parent) is not None and up in by_number and by_number[up] not in path:
            path.append(by_number[up])
        return tuple(path)
