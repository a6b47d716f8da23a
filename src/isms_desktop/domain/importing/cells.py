"""One cell of a foreign file as the value of a field; nothing is guessed, nothing dropped."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Final, NamedTuple, TypeAlias

from isms_desktop.domain.cleaning import clean_line, clean_name, clean_text
from isms_desktop.domain.fields import Field, Kind, Value
from isms_desktop.domain.importing.dates import DateOrder, DateReader
from isms_desktop.domain.importing.names import folded_word
from isms_desktop.domain.importing.vocabulary import ValueWords
from isms_desktop.domain.sentences import sentence
from isms_desktop.domain.sheets import CellValue

OPEN: Final = "open"
CLOSED: Final = "closed"
ACCEPTED: Final = "accepted"
REJECTED: Final = "rejected"
STATUS_WORDS: Final = (OPEN, CLOSED, ACCEPTED, REJECTED)
YES: Final = "yes"
NO: Final = "no"
NOT_A_DATE: Final = sentence("This is not a date; the text is kept in the notes.")
NOT_A_NUMBER: Final = sentence("This is not a whole number of the scale; it is kept in the notes.")
NOT_A_NAME: Final = sentence("This is too long for a name; the text is kept in the notes.")
_LONGEST_NAME: Final = 80
_SEVERAL_OWNERS: Final = re.compile(r"\s*(?:[;/\n|+&]|\s(?:and|und|et|y|e|en)\s)\s*", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"(?<=\S)\s*<[^<>\s]+@[^<>\s]+>")
_SEVERAL_WORDS: Final = re.compile(r"[;\n|]|,(?=\s|A\.|\d)")
_PROPERTIES: Final = re.compile(r"[^\w]+")
_TRACKER_NUMBER: Final = re.compile(r"\.0$")
_SCALES: Final[Mapping[str, int]] = {"benefit": 3, "effort": 3, "likelihood": 5, "impact": 5}


class Read(NamedTuple):
    """What a cell gave: values by key, and what could not be taken.

    `unknown` is a word nobody knows here; `problem` says why the text goes to the notes.
    """

    values: tuple[tuple[str, Value], ...] = ()
    unknown: str = ""
    problem: str = ""


ReadCell: TypeAlias = Callable[[CellValue], Read]
NOTHING: Final = Read()


def as_text(value: CellValue) -> str:
    """The cell as text, cleaned: numbers and dates as they are shown, without loss."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes" if not value.second else "seconds")
    if isinstance(value, (date, time)):
        return value.isoformat()
    return "" if value is None else str(value)


class CellReaders:
    """Makes the function that reads the cells of a column."""

    def __init__(
        self, words: ValueWords, dates: DateReader, chosen_words: Mapping[str, str]
    ) -> None:
        self._words = words
        self._dates = dates
        self._chosen = {_word_key(*key.split(":", 1)): v for key, v in chosen_words.items()}

    def for_field(self, field: Field, order: DateOrder | None) -> ReadCell:
        """The reader for a column that holds this field, which is none of `TEXTS`."""
        key = field.key
        if key == "owner":
            return self._owner
        if key == "status":
            return self._status
        if key == "cia":
            return self._properties
        if field.kind is Kind.DATE:
            return self._date(key, order)
        simple: dict[Kind, Callable[[str], ReadCell]] = {
            Kind.PERSON: _person,
            Kind.CHOICE: self._choice,
            Kind.OPEN_CHOICE: self._open_choice,
            Kind.CHOICES: _several,
            Kind.WORDS: _several,
            Kind.INTEGER: _integer,
            Kind.YES_NO: self._yes_no,
        }
        return simple[field.kind](key)

    def _meaning(self, key: str, word: str) -> str | None:
        chosen = self._chosen.get((key, folded_word(word)))
        if chosen is not None:
            return chosen
        return self._words.meaning(key, word)

    def _date(self, key: str, order: DateOrder | None) -> ReadCell:
        def read(value: CellValue) -> Read:
            moment = self._dates.read(value, order)
            if moment is None:
                return Read(problem=NOT_A_DATE)
            if moment.time and key == "identified_on":
                return Read(((key, moment.day), ("identified_time", moment.time)))
            return Read(((key, moment.day),))

        return read

    def _choice(self, key: str) -> ReadCell:
        def read(value: CellValue) -> Read:
            text = clean_line(as_text(value))
            meaning = self._meaning(key, text)
            if meaning is None and key == "input":
                meaning = self._words.keyword(key, text)
            if meaning is None:
                return Read(unknown=text)
            return Read(((key, meaning),)) if meaning else Read(problem=_kept(text))

        return read

    def _open_choice(self, key: str) -> ReadCell:
        def read(value: CellValue) -> Read:
            text = clean_line(as_text(value))
            return Read(((key, self._meaning(key, text) or text),))

        return read

    def _yes_no(self, key: str) -> ReadCell:
        def read(value: CellValue) -> Read:
            if isinstance(value, bool):
                return Read(((key, value),))
            text = clean_line(as_text(value))
            chosen = self._chosen.get((key, folded_word(text)))
            meaning = self._words.meaning("yes_no", text) if chosen is None else chosen
            if meaning is None:
                return Read(unknown=text)
            return Read(((key, meaning == YES),)) if meaning else Read(problem=_kept(text))

        return read

    def _status(self, value: CellValue) -> Read:
        if isinstance(value, bool):
            value = "Yes" if value else "No"
        text = clean_line(as_text(value))
        meaning = self._meaning("status", text)
        word = ("imported_status", text)
        if meaning is None:
            return Read((word,), unknown=text)
        return Read((word, ("status", meaning or OPEN)))

    def _properties(self, value: CellValue) -> Read:
        text = clean_line(as_text(value))
        whole = self._meaning("cia", text)
        parts = [whole] if whole else [self._meaning("cia", p) for p in _parts(text)]
        if not parts or None in parts:
            return Read(unknown=text)
        joined = "CIA" if "all" in parts else "".join(part for part in parts if part)
        found = tuple(letter for letter in "CIA" if letter in joined)
        return Read((("cia", found),)) if found else Read(problem=_kept(text))

    def _owner(self, value: CellValue) -> Read:
        names = owners_in(as_text(value))
        if any(len(name) > _LONGEST_NAME for name in names):
            return Read(problem=NOT_A_NAME)
        if len(names) < 2:
            return Read((("owner", names[0]),)) if names else NOTHING
        return Read((("owner", names[0]), ("also", names[1:])))


def owners_in(text: str) -> tuple[str, ...]:
    """The names in one cell; "Okafor, Mia" is one, "Mia Okafor, Ben Kim" are two.

    The address behind a name, as trackers write it, is no part of the name.
    """
    parts = [part for part in _SEVERAL_OWNERS.split(_ADDRESS.sub("", text)) if part]
    names = []
    for part in parts:
        by_comma = [piece.strip() for piece in part.split(",") if piece.strip()]
        is_list = len(by_comma) > 2 or (len(by_comma) == 2 and all(" " in p for p in by_comma))
        names += by_comma if is_list else [part]
    return tuple(dict.fromkeys(name for part in names if (name := clean_name(part))))


def _parts(text: str) -> list[str]:
    parts = [part for part in _PROPERTIES.split(text) if part]
    if len(parts) == 1 and set(text.upper()) <= set("CIA"):
        return list(text)
    return parts


def _word_key(key: str, word: str = "") -> tuple[str, str]:
    return key, folded_word(word)


def _kept(text: str) -> str:
    return sentence('"{text}" is kept in the notes, as you chose.', text=text)


def _as_line(value: CellValue) -> str:
    return clean_line(value if type(value) is str else as_text(value))


TEXTS: Final[Mapping[Kind, Callable[[CellValue], str]]] = {
    Kind.TEXT: _as_line,
    Kind.LONG_TEXT: as_text,
}
"""What reads columns of plain text, where nothing can be wrong."""


def _person(key: str) -> ReadCell:
    def read(value: CellValue) -> Read:
        name = clean_name(_ADDRESS.sub("", as_text(value)))
        return Read(problem=NOT_A_NAME) if len(name) > _LONGEST_NAME else Read(((key, name),))

    return read


def _several(key: str) -> ReadCell:
    def read(value: CellValue) -> Read:
        text = as_text(value)
        parts = [clean_line(part) for part in _SEVERAL_WORDS.split(text)]
        return Read(((key, tuple(dict.fromkeys(part for part in parts if part))),))

    return read


def _integer(key: str) -> ReadCell:
    def read(value: CellValue) -> Read:
        text = _TRACKER_NUMBER.sub("", as_text(value))
        if text.isdecimal() and 1 <= int(text) <= _SCALES.get(key, 5):
            return Read(((key, int(text)),))
        return Read(problem=NOT_A_NUMBER)

    return read
