"""Alembic's surroundings: it works on the connection `isms_desktop.storage.schema` hands in."""

from alembic import context

from isms_desktop.storage.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
)
context.run_migrations()
