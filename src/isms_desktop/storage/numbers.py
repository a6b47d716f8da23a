"""References that are taken."""

from sqlalchemy import Connection

from isms_desktop.storage.records import RecordTable


def highest_number(connection: Connection, table: RecordTable, stem: str) -> int:
    """The highest number used after this stem ("INC-2026-"), zero where there is none."""
    found = connection.exec_driver_sql(
        f"SELECT max(CAST(substr(ref, length(:stem) + 1) AS INTEGER)) FROM {table.entity}"  # noqa: S608 -- our own name
        " WHERE ref <> '' AND ref > :stem AND ref < :stem || char(0x10FFFF)"
        " AND substr(ref, length(:stem) + 1) NOT GLOB '*[^0-9]*'",
        {"stem": stem},
    ).scalar()
    return found or 0
