"""A projection of the entry for the register: worked out by the domain, stored to be sorted by.

It is no record: not in the history, and `summaries.rebuild` makes it anew at any time. What
depends on the day, such as overdue, is never stored.
"""

from typing import Final

from sqlalchemy import Index, UniqueConstraint

from isms_desktop.storage.tables.base import number_key, numbers, table, texts, texts_or_none

SEARCH: Final = "entry_search"
"""The full-text table; its rowid is the summary's `id`."""

ENTRY_SUMMARY_TABLE: Final = table(
    "entry_summary",
    number_key("id"),
    texts("entry_uid"),
    numbers("is_binned is_closed level_rank worth round slips"),
    texts(
        "status ref_key cause_category change_ticket resources root_cause "
        "corrective_action why_1 why_2 why_3 why_4 why_5 similar_cases done_evidence "
        "effect_criterion effect_evidence stop_reason done_note self_check_reason "
        "analysis_text closing_reason former_closings"
    ),
    texts_or_none(
        "next_due_on identified_on level done_on closed_on closed_by analysis_method "
        "effect_method effect_due_on effect_on effect_by effect_verdict effect_checker"
    ),
    [
        UniqueConstraint("entry_uid"),
        Index(
            "ix_entry_summary_urgency",
            "is_binned",
            "is_closed",
            "next_due_on",
            "status",
            "level_rank",
            "worth",
            "identified_on",
            "ref_key",
            "entry_uid",
        ),
    ],
)
"""The summary columns of the register and what the order of urgency needs."""
