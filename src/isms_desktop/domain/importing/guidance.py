"""Rows below the headings that explain the columns or show an example: they are no records."""

import re
from collections.abc import Sequence
from typing import Final

from isms_desktop.domain.cleaning import clean_line
from isms_desktop.domain.fields import Kind
from isms_desktop.domain.importing.headers import ColumnMatch
from isms_desktop.domain.importing.profiles import WITH_WORDS, known_share
from isms_desktop.domain.importing.vocabulary import ValueWords
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.domain.sentences import sentence
from isms_desktop.domain.sheets import CellValue

EXPLANATION: Final = sentence("explains the columns")
EXAMPLE: Final = sentence("an example, not a record")
_ENOUGH: Final = 2
_AFTER_EXAMPLE: Final = re.compile(r"\s*(?:$|[:\-–—(.])")  # noqa: RUF001 - long dashes are meant


def reason_of(
    cells: Sequence[CellValue],
    following: Sequence[Sequence[CellValue]],
    matches: Sequence[ColumnMatch],
    words: ValueWords,
) -> str:
    """Why the first row below the headings is no record, "" where it is one.

    Without rows that follow it is taken as a record: then nothing shows what a record is like.
    """
    if not following:
        return ""
    keyed = [(match.heading.position - 1, match.key) for match in matches if match.key]
    if _is_explanation(cells, following, keyed, words):
        return EXPLANATION
    shown = [cells[index] for index, key in keyed if key in ("ref", "description", "title")]
    if any(isinstance(value, str) and _is_example(value, words) for value in shown):
        return EXAMPLE
    return ""


def _is_explanation(
    cells: Sequence[CellValue],
    following: Sequence[Sequence[CellValue]],
    keyed: Sequence[tuple[int, str]],
    words: ValueWords,
) -> bool:
    """Whether the row talks about its columns where the rows below fill them."""
    evidence = 0
    for index, key in keyed:
        value = cells[index]
        if value is None:
            continue
        if not isinstance(value, str):
            return False
        below = [row[index] for row in following if row[index] is not None]
        if ENTRIES[key].kind is Kind.DATE or key == "ref":
            # Dates and numbers of records have digits; what explains them has none.
            if _has_digit(value):
                return False
            evidence += bool(below) and all(map(_has_digit, below))
        elif key in WITH_WORDS:
            if known_share(key, [value], words):
                return False
            evidence += bool(below) and known_share(key, below, words) == 1
    return evidence >= _ENOUGH


def _has_digit(value: CellValue) -> bool:
    return not isinstance(value, str) or any(map(str.isdigit, value))


def _is_example(text: str, words: ValueWords) -> bool:
    rest = words.after_start("example", clean_line(text))
    return rest is not None and bool(_AFTER_EXAMPLE.match(rest))
