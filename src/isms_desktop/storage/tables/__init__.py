"""The tables, one module per topic; no row leaves the storage layer."""

from isms_desktop.storage.tables.base import METADATA
from isms_desktop.storage.tables.entry import CLOSING_TABLE, DRAFT_TABLE, ENTRY_TABLE, WAIVER_TABLE
from isms_desktop.storage.tables.history import HISTORY_TABLE
from isms_desktop.storage.tables.imports import IMPORT_RECORD_TABLE, REMEMBERED_MAPPING_TABLE
from isms_desktop.storage.tables.objective import (
    INDICATOR_TABLE,
    MEASUREMENT_TABLE,
    OBJECTIVE_TABLE,
    TARGET_TABLE,
)
from isms_desktop.storage.tables.organisation import ORGANISATION_TABLE, PERSON_TABLE
from isms_desktop.storage.tables.round import (
    ACTION_TABLE,
    CAUSE_NODE_TABLE,
    DUE_CHANGE_TABLE,
    ROUND_TABLE,
    VERDICT_TABLE,
)
from isms_desktop.storage.tables.summary import ENTRY_SUMMARY_TABLE, SEARCH

__all__ = [
    "ACTION_TABLE",
    "CAUSE_NODE_TABLE",
    "CLOSING_TABLE",
    "DRAFT_TABLE",
    "DUE_CHANGE_TABLE",
    "ENTRY_SUMMARY_TABLE",
    "ENTRY_TABLE",
    "HISTORY_TABLE",
    "IMPORT_RECORD_TABLE",
    "INDICATOR_TABLE",
    "MEASUREMENT_TABLE",
    "METADATA",
    "OBJECTIVE_TABLE",
    "ORGANISATION_TABLE",
    "PERSON_TABLE",
    "REMEMBERED_MAPPING_TABLE",
    "ROUND_TABLE",
    "SEARCH",
    "TARGET_TABLE",
    "VERDICT_TABLE",
    "WAIVER_TABLE",
]
