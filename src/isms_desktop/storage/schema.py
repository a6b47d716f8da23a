"""The version of a file's tables, and the way up to this program's version."""

from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from isms_desktop.storage.engines import APPLICATION_ID, Source, migrating_engine

HEAD: Final = 3
"""The newest schema; kept in the file's user_version. Revision "0001" is number 1."""
_FOLDER: Final = Path(__file__).parent / "migrations"


def upgrade(source: Source) -> None:
    """Bring a file to the newest schema, wholly or not at all."""
    engine = migrating_engine(source)
    try:
        with engine.begin() as connection:
            make_tables(connection)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise RuntimeError("a migration left records that refer to nothing")
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {HEAD}")
    finally:
        engine.dispose()


def make_tables(connection: Connection) -> None:
    """Bring the tables behind a connection to the newest schema."""
    # Loaded only when a file is made or upgraded: it takes longer than opening a register.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
