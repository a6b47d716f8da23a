"""What came from files, and how columns were matched."""

from sqlalchemy.orm import Mapped

from isms_desktop.storage.tables.base import Base, RecordMixin


class ImportRecordRow(RecordMixin, Base):
    """One import that was carried out."""

    __tablename__ = "import_record"

    file_name: Mapped[str]
    file_hash: Mapped[str]
    imported_at: Mapped[str]
    mapping: Mapped[str]
    step: Mapped[int]
    created: Mapped[int]
    updated: Mapped[int]
    is_undone: Mapped[int]


class RememberedMappingRow(RecordMixin, Base):
    """How the columns of a kind of file were matched."""

    __tablename__ = "remembered_mapping"

    name: Mapped[str]
    fingerprint: Mapped[str]
    columns: Mapped[str]
    value_words: Mapped[str]
    date_order: Mapped[str]
    used_at: Mapped[str | None]
