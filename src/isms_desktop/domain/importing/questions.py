"""What only the user knows about a file, asked once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.fields import Kind
from isms_desktop.domain.importing.cells import NO, OPEN, STATUS_WORDS, YES
from isms_desktop.domain.importing.choices import (
    ANSWERED,
    Answer,
    ImportChoices,
    Question,
    QuestionKind,
    SameRef,
)
from isms_desktop.domain.importing.dates import DateOrder, Evidence
from isms_desktop.domain.importing.headers import UNMAPPABLE, ColumnMatch
from isms_desktop.domain.importing.offers import LABEL_FIELDS
from isms_desktop.domain.importing.rows import UnknownWord
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.domain.sentences import Sentence, sentence

_WITH_WORDS: Final = frozenset({Kind.CHOICE, Kind.CHOICES, Kind.OPEN_CHOICE, Kind.YES_NO})
_PROPERTIES: Final = ("C", "I", "A", "all")


def no_description(matches: Iterable[ColumnMatch]) -> Iterator[Question]:
    """Asked where no column says what happened."""
    names = tuple(match.name for match in matches)
    if not any(match.key in ("description", "title") for match in matches):
        yield Question(
            QuestionKind.NO_DESCRIPTION,
            "",
            sentence(
                "No column is known to say what happened. Choose the one with the description."
            ),
            names,
        )


def date_orders(evidence: Mapping[str, Evidence]) -> Iterator[Question]:
    """Asked for each column (by name) whose dates read both ways.

    What all other columns of the file speak for is suggested, never taken unasked.
    """
    told = {column: seen.order for column, seen in evidence.items() if seen.order}
    orders = set(told.values())
    suggested = orders.pop() if len(orders) == 1 else None
    details = (_order_of(suggested, told),) if suggested else ()
    for column, seen in evidence.items():
        if seen.is_question:
            yield Question(
                QuestionKind.DATE_ORDER,
                column,
                sentence(
                    'Does the day or the month stand first in "{column}"? Dates that read both'
                    " ways: {both}; only with the day first: {day_first}; only with the month"
                    " first: {month_first}.",
                    column=column,
                    both=seen.both,
                    day_first=seen.day_first,
                    month_first=seen.month_first,
                ),
                tuple(DateOrder),
                count=seen.both,
                suggestion=suggested or "",
                details=details,
            )


def _order_of(order: DateOrder, columns: Iterable[str]) -> Sentence:
    """Where the order that is suggested was seen."""
    names = ", ".join(columns)
    if order is DateOrder.DAY_FIRST:
        return sentence("Likely, because the day stands first in: {columns}.", columns=names)
    return sentence("Likely, because the month stands first in: {columns}.", columns=names)


def unknown_words(unknown: Mapping[UnknownWord, int]) -> Iterator[Question]:
    """Asked for each word nobody knows the meaning of."""
    for (column, key, word), count in unknown.items():
        yield Question(
            QuestionKind.VALUE,
            column,
            sentence(
                'What does "{word}" in "{column}" mean? It stands in {rows}.',
                word=word,
                column=column,
                rows=counted_rows(count),
            ),
            choices_for(key),
            key,
            word,
            count,
            OPEN if key == "status" else "",
        )


def choices_for(key: str) -> tuple[str, ...]:
    """The words a user may give for this field; "" keeps the file's word in the notes."""
    if key == "status":
        return STATUS_WORDS
    if key == "cia":
        return (*_PROPERTIES, "")
    if ENTRIES[key].kind is Kind.YES_NO:
        return (YES, NO, "")
    return (*ENTRIES[key].choices, "")


def require_valid(choices: ImportChoices) -> None:
    """Refuse fields and words that do not exist; `UserError` "bad_choice"."""
    for column, key in choices.mapping.items():
        if key and (key not in ENTRIES or key in UNMAPPABLE - {"imported_status"}):
            raise _bad(
                sentence(
                    '"{column}" cannot be matched with "{key}": there is no such field.',
                    column=column,
                    key=key,
                )
            )
    _require_answers(choices.answers)
    for name, value in choices.value_words.items():
        key = name.partition(":")[0]
        if key not in ENTRIES or (value and ENTRIES[key].kind not in _WITH_WORDS):
            raise _bad(sentence('There is no field "{key}" that takes words.', key=key))
        allowed = choices_for(key)
        if value and ENTRIES[key].kind is not Kind.OPEN_CHOICE and value not in allowed:
            words = ", ".join(word for word in allowed if word)
            raise _bad(
                sentence(
                    '"{value}" is no word of "{key}". Its words are: {words}.',
                    value=value,
                    key=key,
                    words=words,
                )
            )


def _require_answers(answers: Mapping[str, str]) -> None:
    for name, answer in answers.items():
        kind = name.partition(":")[0]
        if kind not in ANSWERED:
            names = ", ".join(sorted(ANSWERED))
            raise _bad(
                sentence(
                    'Nothing is asked by the name "{name}". What is asked: {names}.',
                    name=name,
                    names=names,
                )
            )
        if kind != QuestionKind.REOPEN and answer not in {*Answer, *LABEL_FIELDS}:
            raise _bad(sentence('"{answer}" is no answer to "{name}".', answer=answer, name=name))


def _bad(message: str) -> UserError:
    return UserError(
        sentence("{what} Nothing was imported.", what=message),
        "Correct the choice and try again.",
        code="bad_choice",
    )


def unknown_columns(choices: ImportChoices, matches: Iterable[ColumnMatch]) -> Iterator[str]:
    """A sentence for each column that was chosen but is not there."""
    names = {match.name.casefold() for match in matches}
    for column in choices.mapping:
        if column.casefold() not in names:
            yield sentence(
                'The file has no column "{column}", so the choice for it changes nothing.',
                column=column,
            )


def same_refs(repeated: Sequence[str], *, several_sheets: bool) -> Iterator[Question]:
    """Asked where references stand in several rows."""
    same = (SameRef.CHILD_ROWS, SameRef.BY_YEAR, SameRef.BY_SHEET)
    if repeated:
        shown = ", ".join(repeated[:5]) + (", …" if len(repeated) > 5 else "")
        yield Question(
            QuestionKind.SAME_REF,
            "",
            sentence(
                "These references stand in several rows: {refs}. What are the rows?",
                refs=shown,
            ),
            tuple(same) if several_sheets else tuple(same[:2]),
            count=len(repeated),
        )


def counted_rows(count: int) -> Sentence:
    """So many rows, in words."""
    return sentence("1 row") if count == 1 else sentence("{count} rows", count=count)
