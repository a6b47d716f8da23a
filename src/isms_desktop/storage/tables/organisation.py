"""Who: the organisation and the people."""

from typing import Final

from isms_desktop.storage.tables.base import numbers, people, record_table, texts

PERSON_TABLE: Final = record_table(
    "person",
    texts("name initials role aliases"),
    numbers("is_group is_active"),
)
"""Somebody, or a group."""

ORGANISATION_TABLE: Final = record_table(
    "organisation",
    texts("name classification_word logo settings"),
    people("user"),
)
"""The organisation; the logo is base64 text, so that the history can hold it."""
