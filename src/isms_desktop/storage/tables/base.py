"""What all tables share: names of constraints, kinds of column, and the form of stored values.

A row holds stored values only: text, whole numbers and nothing. Dates and moments are ISO text,
lists are JSON text, decimals their digits as text, yes and no are 1 and 0, a person is the uid.
Text that is blank is "", other values that are missing are NULL. `codec` is the one place that
turns them into the domain's types.
"""

from collections.abc import Iterable
from itertools import chain
from typing import Final, TypeAlias

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text
from sqlalchemy.schema import SchemaItem

Columns: TypeAlias = Iterable[SchemaItem]
NAMING: Final = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
METADATA: Final = MetaData(naming_convention=NAMING)
"""All tables. They are plain ones: nothing is mapped, so SQLAlchemy's ORM is never loaded."""


def table(name: str, *columns: Columns) -> Table:
    """A table with these columns and indexes."""
    return Table(name, METADATA, *chain.from_iterable(columns))


def record_table(name: str, *columns: Columns) -> Table:
    """A recorded table: it knows its records by a lasting id."""
    return table(name, keys("uid"), *columns)


def keys(names: str) -> Columns:
    """Text by which a row is known."""
    return [Column(name, Text(), primary_key=True) for name in names.split()]


def number_key(name: str) -> Columns:
    """A number by which a row is known."""
    return [Column(name, Integer(), primary_key=True)]


def texts(names: str) -> Columns:
    """Text, blank as ""."""
    return [Column(name, Text(), nullable=False) for name in names.split()]


def texts_or_none(names: str) -> Columns:
    """Days, moments and words of a list, NULL where there is none."""
    return [Column(name, Text(), nullable=True) for name in names.split()]


def numbers(names: str) -> Columns:
    """Whole numbers that are always there, yes and no among them."""
    return [Column(name, Integer(), nullable=False) for name in names.split()]


def numbers_or_none(names: str) -> Columns:
    """Whole numbers, yes and no among them, NULL where there is none."""
    return [Column(name, Integer(), nullable=True) for name in names.split()]


def people(names: str) -> Columns:
    """People, NULL where nobody is named."""
    return [Column(name, ForeignKey("person.uid"), nullable=True) for name in names.split()]


def link(to: str, *, is_needed: bool = True, is_indexed: bool = True) -> Columns:
    """The record of another table that this one belongs to."""
    key = ForeignKey(f"{to}.uid")
    return [Column(f"{to}_uid", key, nullable=not is_needed, index=is_indexed)]


def part_of_entry() -> Columns:
    """The entry it is part of; `position` keeps the order among its like."""
    return [*link("entry"), *numbers("position")]
