"""Mapped classes, one module per topic; no row leaves the storage layer."""

from isms_desktop.storage.tables.base import Base
from isms_desktop.storage.tables.entry import ClosingRow, DraftRow, EntryRow, WaiverRow
from isms_desktop.storage.tables.history import HistoryRow
from isms_desktop.storage.tables.imports import ImportRecordRow, RememberedMappingRow
from isms_desktop.storage.tables.objective import (
    IndicatorRow,
    MeasurementRow,
    ObjectiveRow,
    TargetRow,
)
from isms_desktop.storage.tables.organisation import OrganisationRow, PersonRow
from isms_desktop.storage.tables.round import (
    ActionRow,
    CauseNodeRow,
    DueChangeRow,
    RoundRow,
    VerdictRow,
)
from isms_desktop.storage.tables.summary import SEARCH, EntrySummaryRow

__all__ = [
    "SEARCH",
    "ActionRow",
    "Base",
    "CauseNodeRow",
    "ClosingRow",
    "DraftRow",
    "DueChangeRow",
    "EntryRow",
    "EntrySummaryRow",
    "HistoryRow",
    "ImportRecordRow",
    "IndicatorRow",
    "MeasurementRow",
    "ObjectiveRow",
    "OrganisationRow",
    "PersonRow",
    "RememberedMappingRow",
    "RoundRow",
    "TargetRow",
    "VerdictRow",
    "WaiverRow",
]
