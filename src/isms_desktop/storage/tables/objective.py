"""Objectives and what measures them."""

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from isms_desktop.storage.tables.base import Base, IndicatorUid, PersonUid, RecordMixin


class IndicatorRow(RecordMixin, Base):
    """What is measured, and how."""

    __tablename__ = "indicator"

    version: Mapped[int]
    name: Mapped[str]
    unit: Mapped[str]
    unit_name: Mapped[str]
    direction: Mapped[str]
    baseline: Mapped[str | None]
    baseline_on: Mapped[str | None]
    method: Mapped[str]
    source: Mapped[str]
    frequency: Mapped[str | None]
    grace_days: Mapped[int | None]
    measured_by: Mapped[PersonUid]
    evaluated_by: Mapped[PersonUid]
    built_in: Mapped[str | None]
    category: Mapped[str]
    binned_at: Mapped[str | None]
    created_at: Mapped[str]
    changed_at: Mapped[str]


class TargetRow(RecordMixin, Base):
    """The value wanted from a day on."""

    __tablename__ = "target"

    valid_from: Mapped[str]
    value: Mapped[str]
    upper: Mapped[str | None]
    indicator_uid: Mapped[IndicatorUid]


class MeasurementRow(RecordMixin, Base):
    """One reading; `replaces` is the uid of the one it puts right."""

    __tablename__ = "measurement"
    __table_args__ = (Index("ix_measurement_indicator_uid_to_on", "indicator_uid", "to_on"),)

    to_on: Mapped[str]
    value: Mapped[str]
    from_on: Mapped[str | None]
    numerator: Mapped[str | None]
    denominator: Mapped[str | None]
    target_value: Mapped[str | None]
    target_upper: Mapped[str | None]
    note: Mapped[str]
    evidence: Mapped[str]
    replaces: Mapped[str]
    reason: Mapped[str]
    indicator_uid: Mapped[str] = mapped_column(ForeignKey("indicator.uid"))


class ObjectiveRow(RecordMixin, Base):
    """A result aimed at; its numbers are its indicator's."""

    __tablename__ = "objective"
    __table_args__ = (
        Index("uq_objective_ref", "ref", unique=True, sqlite_where=text("ref <> ''")),
    )

    ref: Mapped[str]
    version: Mapped[int]
    statement: Mapped[str]
    why: Mapped[str]
    policy_link: Mapped[str]
    plan: Mapped[str]
    resources: Mapped[str]
    owner: Mapped[PersonUid]
    due_on: Mapped[str | None]
    how_judged: Mapped[str]
    communicated_to: Mapped[str]
    not_measured_because: Mapped[str]
    indicator_uid: Mapped[str | None] = mapped_column(ForeignKey("indicator.uid"), index=True)
    status: Mapped[str]
    adopted_on: Mapped[str | None]
    result: Mapped[str | None]
    judged_on: Mapped[str | None]
    judged_by: Mapped[PersonUid]
    evidence: Mapped[str]
    lessons: Mapped[str]
    from_value: Mapped[str | None]
    end_value: Mapped[str | None]
    end_target: Mapped[str | None]
    follows: Mapped[str]
    binned_at: Mapped[str | None]
    created_at: Mapped[str]
    changed_at: Mapped[str]
