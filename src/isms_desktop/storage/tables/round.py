"""The rounds of an entry: causes, actions, effectiveness."""

from sqlalchemy.orm import Mapped

from isms_desktop.storage.tables.base import (
    ActionUid,
    Base,
    PartMixin,
    PersonUid,
    RoundUid,
)


class RoundRow(PartMixin, Base):
    """One try, with its effectiveness plan."""

    __tablename__ = "round"

    number: Mapped[int]
    started_on: Mapped[str | None]
    reason: Mapped[str]
    analysis_method: Mapped[str | None]
    analysis_text: Mapped[str]
    effect_criterion: Mapped[str]
    effect_method: Mapped[str | None]
    effect_indicator: Mapped[str]
    effect_limit: Mapped[str]
    effect_readings: Mapped[int | None]
    effect_checker: Mapped[PersonUid]
    effect_due_on: Mapped[str | None]


class CauseNodeRow(PartMixin, Base):
    """One answer of the why tree; `parent` is the number of the answer it follows from."""

    __tablename__ = "cause_node"

    round_uid: Mapped[RoundUid]
    number: Mapped[int]
    parent: Mapped[int | None]
    answer: Mapped[str]
    evidence: Mapped[str]
    is_root: Mapped[int]
    category: Mapped[str]
    stop_reason: Mapped[str]


class ActionRow(PartMixin, Base):
    """One action of a round."""

    __tablename__ = "action"

    round_uid: Mapped[RoundUid]
    number: Mapped[int]
    kind: Mapped[str]
    causes: Mapped[str]
    what: Mapped[str]
    owner: Mapped[PersonUid]
    also: Mapped[str]
    due_on: Mapped[str | None]
    resources: Mapped[str]
    strength: Mapped[str | None]
    done_on: Mapped[str | None]
    done_note: Mapped[str]
    evidence: Mapped[str]
    change_ticket: Mapped[str]


class DueChangeRow(PartMixin, Base):
    """A due date an action had before; its uid is the action's with the position."""

    __tablename__ = "due_change"

    action_uid: Mapped[ActionUid]
    former_on: Mapped[str | None]
    changed_on: Mapped[str | None]
    changed_by: Mapped[str]
    reason: Mapped[str]


class VerdictRow(PartMixin, Base):
    """One effectiveness review of a round."""

    __tablename__ = "verdict"

    round_uid: Mapped[RoundUid]
    result: Mapped[str]
    checked_on: Mapped[str | None]
    checked_by: Mapped[PersonUid]
    evidence: Mapped[str]
    self_check_reason: Mapped[str]
