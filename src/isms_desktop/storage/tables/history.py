"""The append-only change history; triggers in the file refuse UPDATE and DELETE."""

from sqlalchemy.orm import Mapped, mapped_column

from isms_desktop.storage.tables.base import Base


class HistoryRow(Base):
    """One change; what is hashed how: `isms_desktop.storage.ledger`."""

    __tablename__ = "history"

    sequence: Mapped[int] = mapped_column(primary_key=True)
    step: Mapped[int]
    moment: Mapped[str]
    actor: Mapped[str]
    action: Mapped[str]
    entity: Mapped[str]
    record: Mapped[str]
    owner: Mapped[str] = mapped_column(index=True)
    field: Mapped[str]
    old: Mapped[str | None]
    new: Mapped[str | None]
    reason: Mapped[str]
    salt: Mapped[str]
    digest: Mapped[str]
    previous: Mapped[str]
    hash: Mapped[str]
