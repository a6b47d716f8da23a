"""A projection of the entry for the register: worked out by the domain, stored to be sorted by.

It is no record: not in the history, and `summaries.rebuild` makes it anew at any time. What
depends on the day, such as overdue, is never stored.
"""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from isms_desktop.storage.tables.base import Base

SEARCH = "entry_search"
"""The full-text table; its rowid is `EntrySummaryRow.id`."""


class EntrySummaryRow(Base):
    """The summary columns of the register and what the order of urgency needs."""

    __tablename__ = "entry_summary"

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_uid: Mapped[str] = mapped_column(unique=True)
    is_binned: Mapped[int]
    is_closed: Mapped[int]
    status: Mapped[str]
    next_due_on: Mapped[str | None]
    level_rank: Mapped[int]
    worth: Mapped[int]
    identified_on: Mapped[str | None]
    ref_key: Mapped[str]
    level: Mapped[str | None]
    round: Mapped[int]
    slips: Mapped[int]
    done_on: Mapped[str | None]
    closed_on: Mapped[str | None]
    closed_by: Mapped[str | None]
    analysis_method: Mapped[str | None]
    cause_category: Mapped[str]
    effect_method: Mapped[str | None]
    effect_due_on: Mapped[str | None]
    effect_on: Mapped[str | None]
    effect_by: Mapped[str | None]
    effect_verdict: Mapped[str | None]
    effect_checker: Mapped[str | None]
    change_ticket: Mapped[str]
    resources: Mapped[str]
    root_cause: Mapped[str]
    corrective_action: Mapped[str]
    why_1: Mapped[str]
    why_2: Mapped[str]
    why_3: Mapped[str]
    why_4: Mapped[str]
    why_5: Mapped[str]
    similar_cases: Mapped[str]
    done_evidence: Mapped[str]
    effect_criterion: Mapped[str]
    effect_evidence: Mapped[str]
    stop_reason: Mapped[str]
    done_note: Mapped[str]
    self_check_reason: Mapped[str]
    analysis_text: Mapped[str]
    closing_reason: Mapped[str]
    former_closings: Mapped[str]


Index(
    "ix_entry_summary_urgency",
    EntrySummaryRow.is_binned,
    EntrySummaryRow.is_closed,
    EntrySummaryRow.next_due_on,
    EntrySummaryRow.status,
    EntrySummaryRow.level_rank,
    EntrySummaryRow.worth,
    EntrySummaryRow.identified_on,
    EntrySummaryRow.ref_key,
    EntrySummaryRow.entry_uid,
)
