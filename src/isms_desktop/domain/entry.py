"""One entry of the register with everything it carries; see clause 10.2 and `docs/glossary.md`.

An entry is one canonical record: an incident is not copied into a nonconformity and again into a
corrective action. Attributes are named like the keys of the workbook. Texts are never None.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from isms_desktop.domain.people import Person
from isms_desktop.domain.quick_records import quickly_made
from isms_desktop.domain.words import (
    ActionKind,
    AnalysisMethod,
    Classification,
    ClosingKind,
    EffectMethod,
    EntryType,
    Input,
    Property,
    Serves,
    Severity,
    SimilarAnswer,
    Strength,
    VerdictResult,
)


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class CauseNode:
    """One answer in the why tree of a round; `number` is unique and lasting within the round."""

    uid: str
    number: int
    parent: int | None = None
    answer: str = ""
    evidence: str = ""
    is_root: bool = False
    category: str = ""
    stop_reason: str = ""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class DueChange:
    """A due date an action had before it was moved."""

    former_on: date | None
    changed_on: date | None = None
    changed_by: str = ""
    reason: str = ""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Removes a cause so that it does not come back; on an opportunity: an improvement action.

    `number` counts within the entry, so its reference is the entry's with "/A1". `causes` are the
    numbers of the cause nodes it answers. The first owner answers for it, `also` help.
    """

    uid: str
    number: int
    kind: ActionKind = ActionKind.CORRECTIVE
    causes: tuple[int, ...] = ()
    what: str = ""
    owner: Person | None = None
    also: tuple[Person, ...] = ()
    due_on: date | None = None
    former_due: tuple[DueChange, ...] = ()
    resources: str = ""
    strength: Strength | None = None
    done_on: date | None = None
    done_note: str = ""
    evidence: str = ""
    change_ticket: str = ""

    @property
    def is_done(self) -> bool:
        """Whether the action was carried out, as far as its date says."""
        return self.done_on is not None


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One effectiveness review; appended, never replaced."""

    uid: str
    result: VerdictResult
    checked_on: date | None = None
    checked_by: Person | None = None
    evidence: str = ""
    self_check_reason: str = ""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One try: causes, actions, one effectiveness plan and its verdicts.

    *Not effective* opens the next round and leaves this one as it is. With the method *Indicator*
    the plan names the indicator, the limit to keep and how many readings in a row.
    """

    uid: str
    number: int
    started_on: date | None = None
    reason: str = ""
    analysis_method: AnalysisMethod | None = None
    analysis_text: str = ""
    causes: tuple[CauseNode, ...] = ()
    actions: tuple[Action, ...] = ()
    effect_criterion: str = ""
    effect_method: EffectMethod | None = None
    effect_indicator: str = ""
    effect_limit: str = ""
    effect_readings: int | None = None
    effect_checker: Person | None = None
    effect_due_on: date | None = None
    verdicts: tuple[Verdict, ...] = ()

    @property
    def root_causes(self) -> tuple[CauseNode, ...]:
        """The answers marked as root cause."""
        return tuple(node for node in self.causes if node.is_root)

    @property
    def done_on(self) -> date | None:
        """The day the last of the actions was done; None while one is open."""
        days = [action.done_on for action in self.actions]
        return max((day for day in days if day), default=None) if all(days) else None

    @property
    def verdict(self) -> Verdict | None:
        """The newest verdict of the round."""
        return self.verdicts[-1] if self.verdicts else None


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """A decision by a named person on a date; reopening keeps it and says why it was opened."""

    uid: str
    kind: ClosingKind
    closed_on: date | None = None
    closed_by: Person | None = None
    reason: str = ""
    reopened_on: date | None = None
    reopened_by: Person | None = None
    reopen_reason: str = ""

    @property
    def is_reopened(self) -> bool:
        """Whether the entry was opened again after this closing."""
        return self.reopened_on is not None


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A check that does not hold here, and why; lapses when the judged text changes."""

    uid: str
    rule: str
    reason: str
    waived_by: Person | None
    waived_at: datetime
    text_hash: str


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the register: anything that may improve the ISMS, whatever its source.

    `identified_time` is "14:30" or "14:30:05" where the time of day is known.
    """

    uid: str
    ref: str = ""
    version: int = 0
    entry_type: EntryType | None = None
    title: str = ""
    description: str = ""
    identified_on: date | None = None
    identified_time: str = ""
    occurred_on: date | None = None
    discovered_by: Person | None = None
    category: str = ""
    input: Input | None = None
    external_ref: str = ""
    cia: tuple[Property, ...] = ()
    severity: Severity | None = None
    likelihood: int | None = None
    impact: int | None = None
    benefit: int | None = None
    effort: int | None = None
    serves: Serves | None = None
    classification: Classification | None = None
    requirement: tuple[str, ...] = ()
    annex_a: tuple[str, ...] = ()
    evidence: str = ""
    breach: bool | None = None
    notified: str = ""
    risk_refs: str = ""
    risk_reviewed: bool | None = None
    owner: Person | None = None
    also: tuple[Person, ...] = ()
    due_on: date | None = None
    notes: str = ""
    audit_ref: str = ""
    review_ref: str = ""
    recurrence_of: str = ""
    follow_up_ref: str = ""
    # containment and correction (10.2 a)
    containment: str = ""
    contained_on: date | None = None
    contained_by: Person | None = None
    containment_none_reason: str = ""
    consequences: str = ""
    # decision (10.2 b); "no" with somebody who accepted is a risk acceptance (6.1.3 f)
    action_needed: bool | None = None
    action_needed_reason: str = ""
    accepted_by: Person | None = None
    accepted_on: date | None = None
    acceptance_review_on: date | None = None
    # similar cases (10.2 b 3), by their references
    similar_answer: SimilarAnswer | None = None
    similar_refs: tuple[str, ...] = ()
    similar_text: str = ""
    # change of the ISMS (`NO_ISMS_CHANGE` where none is needed) and what was learned (10.2 e)
    isms_change: str = ""
    isms_change_kinds: tuple[str, ...] = ()
    lessons: str = ""
    shared_with: str = ""
    shared_on: date | None = None
    # from where
    imported_status: str = ""
    import_uid: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    binned_at: datetime | None = None
    rounds: tuple[Round, ...] = ()
    closings: tuple[Closing, ...] = ()
    waivers: tuple[Waiver, ...] = field(default=())

    @property
    def round(self) -> Round:
        """The latest round; every entry has one from the start (`normalised`)."""
        return self.rounds[-1]

    @property
    def closing(self) -> Closing | None:
        """The closing in force, if the entry is closed."""
        last = self.closings[-1] if self.closings else None
        return None if last is None or last.is_reopened else last

    @property
    def is_closed(self) -> bool:
        """Whether a closing is in force."""
        return self.closing is not None

    @property
    def is_imported(self) -> bool:
        """Whether the entry came from a file."""
        return bool(self.import_uid)

    @property
    def is_accepted_risk(self) -> bool:
        """Whether doing nothing was accepted by somebody entitled to."""
        return self.action_needed is False and self.accepted_by is not None

    @property
    def name(self) -> str:
        """The title, or else the first line of the description."""
        return self.title or self.description.split("\n", 1)[0]

    def action_ref(self, action: Action) -> str:
        """The action's reference: the entry's, "/A" and its number."""
        return f"{self.ref}/A{action.number}"


def normalised(entry: Entry, round_uid: str) -> Entry:
    """Bring an entry into the one form that is stored.

    A title alone becomes the description; C, I and A stand in this order. Round 1 is there from the
    start, under `round_uid`. Once the latest round has actions, the entry's owners and due date are
    those of its actions: the owners of the first action that is open, and the date by which all
    that is open shall be done.
    """
    if not entry.description and entry.title:
        entry = replace(entry, description=entry.title)
    in_order = tuple(word for word in Property if word in entry.cia)
    if in_order != entry.cia:
        entry = replace(entry, cia=in_order)
    if not entry.rounds:
        entry = replace(entry, rounds=(Round(uid=round_uid, number=1),))
    return replace(entry, **following_actions(entry))


def following_actions(entry: Entry) -> dict[str, Any]:
    """The owners and the due date that come from the actions of the latest round, by field."""
    actions = entry.round.actions
    pending = [action for action in actions if not action.is_done] or list(actions)
    owned = next((action for action in (*pending, *actions) if action.owner), None)
    found: dict[str, Any] = {"owner": owned.owner, "also": owned.also} if owned else {}
    dates = [action.due_on for action in pending if action.due_on]
    return {**found, "due_on": max(dates)} if dates else found
