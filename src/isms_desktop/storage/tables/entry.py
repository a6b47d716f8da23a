"""The entry: everything it has once."""

from typing import Final

from sqlalchemy import Index, text

from isms_desktop.storage.tables.base import (
    keys,
    numbers,
    numbers_or_none,
    part_of_entry,
    people,
    record_table,
    table,
    texts,
    texts_or_none,
)

ENTRY_TABLE: Final = record_table(
    "entry",
    texts(
        "ref title description identified_time category external_ref cia requirement "
        "annex_a evidence notified risk_refs also notes audit_ref review_ref "
        "recurrence_of follow_up_ref containment containment_none_reason consequences "
        "action_needed_reason similar_refs similar_text isms_change isms_change_kinds "
        "lessons shared_with imported_status import_uid extra created_at changed_at"
    ),
    numbers("version"),
    texts_or_none(
        "entry_type identified_on occurred_on input severity serves classification due_on "
        "contained_on accepted_on acceptance_review_on similar_answer shared_on binned_at"
    ),
    people("discovered_by owner contained_by accepted_by"),
    numbers_or_none("likelihood impact benefit effort breach risk_reviewed action_needed"),
    [Index("uq_entry_ref", "ref", unique=True, sqlite_where=text("ref <> ''"))],
)
"""One entry; the columns are named like the attributes of the domain's `Entry`."""

CLOSING_TABLE: Final = record_table(
    "closing",
    texts("kind reason reopen_reason"),
    texts_or_none("closed_on reopened_on"),
    people("closed_by reopened_by"),
    part_of_entry(),
)
"""A closing of an entry, kept when the entry is opened again."""

WAIVER_TABLE: Final = record_table(
    "waiver",
    texts("rule reason waived_at text_hash"),
    people("waived_by"),
    part_of_entry(),
)
"""A check that was set aside for an entry."""

DRAFT_TABLE: Final = table(
    "draft",
    keys("entry_uid stage"),
    texts("content saved_at"),
)
"""What is being typed in a stage of an entry; outside history, undo and register."""
