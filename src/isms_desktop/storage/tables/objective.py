"""Objectives and what measures them."""

from typing import Final

from sqlalchemy import Index, text

from isms_desktop.storage.tables.base import (
    link,
    numbers,
    numbers_or_none,
    people,
    record_table,
    texts,
    texts_or_none,
)

INDICATOR_TABLE: Final = record_table(
    "indicator",
    numbers("version"),
    texts("name unit unit_name direction method source category created_at changed_at"),
    texts_or_none("baseline baseline_on frequency built_in binned_at"),
    numbers_or_none("grace_days"),
    people("measured_by evaluated_by"),
)
"""What is measured, and how."""

TARGET_TABLE: Final = record_table(
    "target",
    texts("valid_from value"),
    texts_or_none("upper"),
    link("indicator"),
)
"""The value wanted from a day on."""

MEASUREMENT_TABLE: Final = record_table(
    "measurement",
    texts("to_on value note evidence replaces reason"),
    texts_or_none("from_on numerator denominator target_value target_upper"),
    link("indicator", is_indexed=False),
    [Index("ix_measurement_indicator_uid_to_on", "indicator_uid", "to_on")],
)
"""One reading; `replaces` is the uid of the one it puts right."""

OBJECTIVE_TABLE: Final = record_table(
    "objective",
    texts(
        "ref statement why policy_link plan resources how_judged communicated_to "
        "not_measured_because status evidence lessons follows waived created_at changed_at"
    ),
    numbers("version"),
    people("owner judged_by"),
    texts_or_none("due_on adopted_on result judged_on from_value end_value end_target binned_at"),
    link("indicator", is_needed=False),
    [Index("uq_objective_ref", "ref", unique=True, sqlite_where=text("ref <> ''"))],
)
"""A result aimed at; its numbers are its indicator's."""
