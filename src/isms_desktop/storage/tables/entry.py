"""The entry: everything it has once."""

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from isms_desktop.storage.tables.base import Base, PartMixin, PersonUid, RecordMixin


class EntryRow(RecordMixin, Base):
    """One entry; the columns are named like the attributes of the domain's `Entry`."""

    __tablename__ = "entry"
    __table_args__ = (Index("uq_entry_ref", "ref", unique=True, sqlite_where=text("ref <> ''")),)

    ref: Mapped[str]
    version: Mapped[int]
    entry_type: Mapped[str | None]
    title: Mapped[str]
    description: Mapped[str]
    identified_on: Mapped[str | None]
    identified_time: Mapped[str]
    occurred_on: Mapped[str | None]
    discovered_by: Mapped[PersonUid]
    category: Mapped[str]
    input: Mapped[str | None]
    external_ref: Mapped[str]
    cia: Mapped[str]
    severity: Mapped[str | None]
    likelihood: Mapped[int | None]
    impact: Mapped[int | None]
    benefit: Mapped[int | None]
    effort: Mapped[int | None]
    serves: Mapped[str | None]
    classification: Mapped[str | None]
    requirement: Mapped[str]
    annex_a: Mapped[str]
    evidence: Mapped[str]
    breach: Mapped[int | None]
    notified: Mapped[str]
    risk_refs: Mapped[str]
    risk_reviewed: Mapped[int | None]
    owner: Mapped[PersonUid]
    also: Mapped[str]
    due_on: Mapped[str | None]
    notes: Mapped[str]
    audit_ref: Mapped[str]
    review_ref: Mapped[str]
    recurrence_of: Mapped[str]
    follow_up_ref: Mapped[str]
    containment: Mapped[str]
    contained_on: Mapped[str | None]
    contained_by: Mapped[PersonUid]
    containment_none_reason: Mapped[str]
    consequences: Mapped[str]
    action_needed: Mapped[int | None]
    action_needed_reason: Mapped[str]
    accepted_by: Mapped[PersonUid]
    accepted_on: Mapped[str | None]
    acceptance_review_on: Mapped[str | None]
    similar_answer: Mapped[str | None]
    similar_refs: Mapped[str]
    similar_text: Mapped[str]
    isms_change: Mapped[str]
    isms_change_kinds: Mapped[str]
    lessons: Mapped[str]
    shared_with: Mapped[str]
    shared_on: Mapped[str | None]
    imported_status: Mapped[str]
    import_uid: Mapped[str]
    extra: Mapped[str]
    binned_at: Mapped[str | None]
    created_at: Mapped[str]
    changed_at: Mapped[str]


class ClosingRow(PartMixin, Base):
    """A closing of an entry, kept when the entry is opened again."""

    __tablename__ = "closing"

    kind: Mapped[str]
    closed_on: Mapped[str | None]
    closed_by: Mapped[PersonUid]
    reason: Mapped[str]
    reopened_on: Mapped[str | None]
    reopened_by: Mapped[PersonUid]
    reopen_reason: Mapped[str]


class WaiverRow(PartMixin, Base):
    """A check that was set aside for an entry."""

    __tablename__ = "waiver"

    rule: Mapped[str]
    reason: Mapped[str]
    waived_by: Mapped[PersonUid]
    waived_at: Mapped[str]
    text_hash: Mapped[str]


class DraftRow(Base):
    """What is being typed in a stage of an entry; outside history, undo and register."""

    __tablename__ = "draft"

    entry_uid: Mapped[str] = mapped_column(primary_key=True)
    stage: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[str]
    saved_at: Mapped[str]
