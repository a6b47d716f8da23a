"""Who: the organisation and the people."""

from sqlalchemy.orm import Mapped

from isms_desktop.storage.tables.base import Base, PersonUid, RecordMixin


class PersonRow(RecordMixin, Base):
    """Somebody, or a group."""

    __tablename__ = "person"

    name: Mapped[str]
    initials: Mapped[str]
    role: Mapped[str]
    is_group: Mapped[int]
    is_active: Mapped[int]
    aliases: Mapped[str]


class OrganisationRow(RecordMixin, Base):
    """The organisation; the logo is base64 text, so that the history can hold it."""

    __tablename__ = "organisation"

    name: Mapped[str]
    classification_word: Mapped[str]
    user: Mapped[PersonUid]
    logo: Mapped[str]
    settings: Mapped[str]
