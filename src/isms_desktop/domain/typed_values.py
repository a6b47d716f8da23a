"""What is typed into a field becomes a value of its kind, or a sentence on why it cannot."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from isms_desktop.domain.cleaning import clean_line, clean_name, clean_text, clean_words
from isms_desktop.domain.fields import Field, Kind, Value
from isms_desktop.domain.people import Person
from isms_desktop.domain.quantities import tidy, typed_number
from isms_desktop.domain.sentences import sentence

RANGES: Final = {"likelihood": (1, 5), "impact": (1, 5), "benefit": (1, 3), "effort": (1, 3)}
"""The least and the greatest number of the scales."""
_TIME: Final = re.compile(r"([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?")
_YES_NO: Final = {"yes": True, "true": True, "no": False, "false": False}


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """A value that cannot be taken for this field, in words for the user."""

    key: str
    message: str


def typed(field: Field, value: Value) -> Value | FieldProblem:
    """Clean a value for this field; texts that stand for dates, numbers and words are read.

    People stay names here: who they are is looked up where the directory is.
    """
    if value is None:
        return field.blank
    if isinstance(value, str):
        return _from_text(field, value)
    if isinstance(value, tuple):
        return _words(field, value)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return tidy(Decimal(value)) if field.kind is Kind.NUMBER else _in_range(field, int(value))
    return value


def _from_text(field: Field, text: str) -> Value | FieldProblem:
    match field.kind:
        case Kind.LONG_TEXT:
            return clean_text(text)
        case Kind.PERSON:
            return clean_name(text) or None
        case Kind.CHOICE:
            return _choice(field, clean_line(text))
        case Kind.CHOICES | Kind.WORDS:
            return _words(field, tuple(re.split(r"[,;\n]", text)))
        case Kind.DATE | Kind.INTEGER | Kind.NUMBER | Kind.YES_NO:
            return _read(field, clean_line(text))
        case _:
            return clean_line(text)


def _choice(field: Field, text: str) -> Value | FieldProblem:
    if not text:
        return None
    for choice in field.choices:
        if choice.casefold() == text.casefold():
            return choice
    return FieldProblem(field.key, f'"{text}" is not one of: {", ".join(field.choices)}.')


def _words(field: Field, words: tuple[str, ...]) -> Value | FieldProblem:
    cleaned = clean_words(words)
    if field.kind is Kind.WORDS:
        return cleaned
    taken = [_choice(field, word) for word in cleaned]
    problem = next((word for word in taken if isinstance(word, FieldProblem)), None)
    return problem or tuple(choice for choice in field.choices if choice in taken)


def _read(field: Field, text: str) -> Value | FieldProblem:
    if not text:
        return None
    if field.kind is Kind.YES_NO:
        answer = _YES_NO.get(text.casefold())
        return FieldProblem(field.key, "Answer yes or no.") if answer is None else answer
    if field.kind is Kind.NUMBER:
        number = typed_number(text)
        return FieldProblem(field.key, number) if isinstance(number, str) else number
    try:
        if field.kind is Kind.DATE:
            return date.fromisoformat(text)
        return _in_range(field, int(text))
    except ValueError:
        example = "2026-11-23" if field.kind is Kind.DATE else "3"
        return FieldProblem(
            field.key,
            sentence(
                '"{text}" could not be read. Write it like {example}.', text=text, example=example
            ),
        )


def _in_range(field: Field, number: int) -> Value | FieldProblem:
    least, greatest = RANGES.get(field.key, (None, None))
    if least is not None and greatest is not None and not least <= number <= greatest:
        return FieldProblem(
            field.key,
            sentence("Choose a number from {least} to {greatest}.", least=least, greatest=greatest),
        )
    return number


def typed_time(text: str) -> str | None:
    """Clean a time of day, "9:05" to "09:05"; blank stays blank, None where it is no time."""
    text = clean_line(text)
    if not text:
        return ""
    return text.zfill(5 if text.count(":") == 1 else 8) if _TIME.fullmatch(text) else None


def person_name(value: Value) -> str:
    """The name of a person given as such or as text; blank where there is none."""
    if isinstance(value, Person):
        return value.name
    return value if isinstance(value, str) else ""
