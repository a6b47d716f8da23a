"""What the checks advise of an objective can be set aside with a reason.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the column; of the objectives that are there nothing is set aside."""
    waived = sa.Column("waived", sa.Text(), nullable=False, server_default="")
    op.add_column("objective", waived)
