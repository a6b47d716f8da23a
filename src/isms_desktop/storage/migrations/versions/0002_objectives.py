"""Objectives, indicators, targets and measurements.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_TEXT = "text"
_MAYBE = "text or null"
_INT = "integer"
_INT_MAYBE = "integer or null"
_WHO = "person"
_WHAT = "indicator"

_TABLES = {
    "indicator": {
        _INT: "version",
        _TEXT: "name unit unit_name direction method source category created_at changed_at",
        _MAYBE: "baseline baseline_on frequency built_in binned_at",
        _INT_MAYBE: "grace_days",
        _WHO: "measured_by evaluated_by",
    },
    "target": {_TEXT: "valid_from value indicator_uid", _MAYBE: "upper", _WHAT: "indicator_uid"},
    "measurement": {
        _TEXT: "to_on value note evidence replaces reason indicator_uid",
        _MAYBE: "from_on numerator denominator target_value target_upper",
        _WHAT: "indicator_uid",
    },
    "objective": {
        _INT: "version",
        _TEXT: "ref statement why policy_link plan resources how_judged communicated_to"
        " not_measured_because status evidence lessons follows created_at changed_at",
        _MAYBE: "due_on indicator_uid adopted_on result judged_on from_value end_value end_target"
        " binned_at",
        _WHO: "owner judged_by",
        _WHAT: "indicator_uid",
    },
}
"""The columns by what they hold; those under `_WHAT` stand among the texts, too."""


def _columns(words: dict[str, str]) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column(
            name,
            sa.Integer() if kind in (_INT, _INT_MAYBE) else sa.Text(),
            nullable=kind not in (_TEXT, _INT),
        )
        for kind, names in words.items()
        if kind != _WHAT
        for name in names.split()
    ]


def _references(table: str, words: dict[str, str]) -> list[sa.schema.SchemaItem]:
    return [
        sa.ForeignKeyConstraint(
            [column], [f"{target}.uid"], name=op.f(f"fk_{table}_{column}_{target}")
        )
        for target in (_WHO, _WHAT)
        for column in words.get(target, "").split()
    ]


def upgrade() -> None:
    """Make the four tables; entries stay as they are."""
    for table, words in _TABLES.items():
        op.create_table(
            table,
            sa.Column("uid", sa.Text(), nullable=False),
            *_columns(words),
            sa.PrimaryKeyConstraint("uid", name=op.f(f"pk_{table}")),
            *_references(table, words),
        )
    op.create_index(op.f("ix_target_indicator_uid"), "target", ["indicator_uid"])
    op.create_index("ix_measurement_indicator_uid_to_on", "measurement", ["indicator_uid", "to_on"])
    op.create_index(op.f("ix_objective_indicator_uid"), "objective", ["indicator_uid"])
    op.create_index(
        "uq_objective_ref", "objective", ["ref"], unique=True, sqlite_where=sa.text("ref <> ''")
    )
