"""The append-only change history; triggers in the file refuse UPDATE and DELETE."""

from typing import Final

from sqlalchemy import Index

from isms_desktop.storage.tables.base import number_key, numbers, table, texts, texts_or_none

HISTORY_TABLE: Final = table(
    "history",
    number_key("sequence"),
    numbers("step"),
    texts("moment actor action entity record field reason salt digest previous hash"),
    texts("owner"),
    texts_or_none("old new"),
    [Index("ix_history_owner", "owner")],
)
"""One change; what is hashed how: `isms_desktop.storage.ledger`."""
