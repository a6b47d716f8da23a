"""Between the domain's dataclasses and stored values; worked out from the dataclass's types.

The stored form of a value is told in `tables.base`.
"""

import base64
import json
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, fields
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter
from typing import Any, Final, Generic, TypeAlias, TypeVar

from isms_desktop.domain.people import Directory, Person
from isms_desktop.domain.quantities import plain_number

T = TypeVar("T")
Stored: TypeAlias = str | int | None
Decoder: TypeAlias = Callable[[Any, Directory], Any]
"""Makes a domain value of a stored one; people are looked up in the directory."""

canonical: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""JSON as it is stored, and as the history hashes it."""


def encode(value: object) -> Stored:
    """The stored form of any value a field can hold."""
    encoder = _FOUND.get(type(value))
    if encoder is None:
        kind = next(kind for kind in _ENCODERS if isinstance(value, kind))
        encoder = _FOUND[type(value)] = _ENCODERS[kind]
    return encoder(value)


def encode_moment(moment: datetime) -> str:
    """A moment as ISO text in UTC, always with microseconds so that text sorts like time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _encode_list(value: Sequence[object]) -> str:
    if not value:
        return ""
    return canonical([item.uid if isinstance(item, Person) else item for item in value])


def _encode_mapping(value: Mapping[str, str]) -> str:
    return canonical(dict(value)) if value else ""


_ENCODERS: Final[dict[type, Callable[[Any], Stored]]] = {
    types.NoneType: lambda nothing: nothing,
    str: str,
    int: int,
    datetime: encode_moment,
    date: date.isoformat,
    Decimal: plain_number,
    Person: lambda person: person.uid,
    tuple: _encode_list,
    bytes: lambda value: base64.b64encode(value).decode("ascii"),
    Mapping: _encode_mapping,
}
"""By base class; a moment is also a date, so it stands before it."""
_AS_THEY_ARE: Final = (str, int, int | None)
_FOUND: Final[dict[type, Callable[[Any], Stored]]] = {}


def decode_date(value: str, people: Directory) -> date:
    """A day from its ISO text."""
    del people
    return date.fromisoformat(value)


def decode_person(uid: str, people: Directory) -> Person:
    """The person with this uid; a row cannot name one who is not there."""
    person = people.get(uid)
    if person is None:
        raise LookupError("a stored person is missing")
    return person


def _decode_people(value: str, people: Directory) -> tuple[Person, ...]:
    return tuple(decode_person(uid, people) for uid in json.loads(value))


def decode_enum(words: type[StrEnum]) -> Decoder:
    """A decoder for the members of a list of words."""
    members = {member.value: member for member in words}
    return lambda value, _people: members[value]


def decode_list(item: Callable[[Any], Any] | None = None) -> Decoder:
    """A decoder for a list whose items are texts and numbers, or what `item` makes of them."""
    if item is None:
        return lambda value, _people: tuple(json.loads(value))
    return lambda value, _people: tuple(map(item, json.loads(value)))


_PLAIN: Final[dict[type, Decoder | None]] = {
    str: None,
    int: None,
    bool: lambda value, _people: bool(value),
    Decimal: lambda value, _people: Decimal(value),
    date: decode_date,
    datetime: lambda value, _people: datetime.fromisoformat(value),
    Person: decode_person,
    bytes: lambda value, _people: base64.b64decode(value),
}


def _decoder_of(hint: Any) -> Decoder | None:  # noqa: ANN401 -- a type hint has no narrower type
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return _decoder_of(next(arg for arg in inner if arg is not types.NoneType))
    if origin is tuple:
        if inner[0] is Person:
            return _decode_people
        if typing.get_origin(inner[0]) is tuple:
            return decode_list(tuple)
        return decode_list(inner[0] if issubclass(inner[0], StrEnum) else None)
    if origin is not None and issubclass(origin, Mapping):
        return lambda value, _people: json.loads(value)
    return _PLAIN[hint] if hint in _PLAIN else decode_enum(hint)


def _encoder_of(hint: Any) -> Callable[[Any], Stored]:  # noqa: ANN401 -- as above
    """What encodes the values of a field, None aside; a kind that is not listed is looked at."""
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        hint = next(kind for kind in typing.get_args(hint) if kind is not types.NoneType)
    return _ENCODERS.get(typing.get_origin(hint) or hint, encode)


class Codec(Generic[T]):
    """Turns one kind of dataclass into the stored values of `keys` and back."""

    def __init__(self, record_type: type[T], leave_out: tuple[str, ...] = ()) -> None:
        hints = typing.get_type_hints(record_type)
        kept = [f for f in fields(record_type) if f.name not in leave_out]  # type: ignore[arg-type]  # T is a dataclass
        self.keys = tuple(f.name for f in kept)
        self._type = record_type
        self._values = attrgetter(*self.keys)
        self._to_encode = tuple(
            (place, _encoder_of(hints[f.name]))
            for place, f in enumerate(kept)
            if hints[f.name] not in _AS_THEY_ARE
        )
        self._decoders = tuple(_decoder_of(hints[key]) for key in self.keys)
        self._required: dict[str, object] = {
            f.name: "" if hints[f.name] is str else None
            for f in kept
            if f.default is MISSING and f.default_factory is MISSING
        }

    def encode(self, record: T) -> list[Stored]:
        """The stored values, in the order of `keys`."""
        row: list[Stored] = list(self._values(record))
        for place, encoded in self._to_encode:
            value = row[place]
            if value is not None:
                row[place] = encoded(value)
        return row

    def decode(self, row: Sequence[Any], people: Directory, **parts: object) -> T:
        """The dataclass; `row` begins with the values of `keys`, `parts` come beside it."""
        given: dict[str, Any] = {**self._required, **parts}
        for key, decoder, value in zip(self.keys, self._decoders, row, strict=False):
            if value is not None and value != "":
                given[key] = decoder(value, people) if decoder else value
        return self._type(**given)

    def decoder(self, key: str) -> Decoder | None:
        """What turns the stored value of this key into the domain's; None where nothing does."""
        return self._decoders[self.keys.index(key)]
