"""What all tables share: names of constraints, and the form in which values are stored.

A row holds stored values only: text, whole numbers and nothing. Dates and moments are ISO text,
lists are JSON text, decimals their digits as text, yes and no are 1 and 0, a person is the uid.
Text that is blank is "", other values that are missing are NULL. `codec` is the one place that
turns them into the domain's types.
"""

from typing import Annotated, Final

from sqlalchemy import ForeignKey, LargeBinary, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING: Final = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The root of all mapped classes."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {str: Text(), bytes: LargeBinary()}  # noqa: RUF012 -- read by SQLAlchemy


Uid = Annotated[str, mapped_column(primary_key=True)]
PersonUid = Annotated[str | None, mapped_column(ForeignKey("person.uid"))]
EntryUid = Annotated[str, mapped_column(ForeignKey("entry.uid"), index=True)]
RoundUid = Annotated[str, mapped_column(ForeignKey("round.uid"), index=True)]
IndicatorUid = Annotated[str, mapped_column(ForeignKey("indicator.uid"), index=True)]
ActionUid = Annotated[str, mapped_column(ForeignKey("action.uid"), index=True)]


class RecordMixin:
    """Every recorded table knows its records by a lasting id."""

    uid: Mapped[Uid]


class PartMixin(RecordMixin):
    """A record that is part of an entry; `position` keeps the order among its like."""

    entry_uid: Mapped[EntryUid]
    position: Mapped[int]
