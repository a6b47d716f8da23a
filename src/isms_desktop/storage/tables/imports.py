"""What came from files, and how columns were matched."""

from typing import Final

from isms_desktop.storage.tables.base import numbers, record_table, texts, texts_or_none

IMPORT_RECORD_TABLE: Final = record_table(
    "import_record",
    texts("file_name file_hash imported_at mapping"),
    numbers("step created updated is_undone"),
)
"""One import that was carried out."""

REMEMBERED_MAPPING_TABLE: Final = record_table(
    "remembered_mapping",
    texts("name fingerprint columns value_words date_order"),
    texts_or_none("used_at"),
)
"""How the columns of a kind of file were matched."""
