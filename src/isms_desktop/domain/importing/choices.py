"""What the user decided about a file, and what is still to be decided."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from isms_desktop.domain.importing.dates import DateOrder


class OnClash(StrEnum):
    """What to do with rows whose reference stands in the register with other content."""

    STOP = "stop"
    SKIP = "skip"
    UPDATE = "update"


class SameRef(StrEnum):
    """What several rows with the same reference are."""

    CHILD_ROWS = "child rows"
    BY_YEAR = "prefix by year"
    BY_SHEET = "prefix by sheet"


class QuestionKind(StrEnum):
    """What is asked once per file."""

    DATE_ORDER = "date_order"
    VALUE = "value"
    SAME_REF = "same_ref"
    NO_DESCRIPTION = "no_description"
    SCALE = "scale"
    SHEETS = "sheets"
    SHEET_NAME = "sheet_name"
    SECTIONS = "sections"
    SPLIT = "split_actions"
    PEOPLE = "people"
    ALIKE = "alike"
    NUMBERING = "numbering"
    REOPEN = "reopen"


class Answer(StrEnum):
    """The answers that are no field: to what is offered, and what a scale means."""

    YES = "yes"
    NO = "no"
    OWN_FIELD = "own field"
    LOWEST_OF_3 = "1 is the lowest of 3"
    LOWEST_OF_4 = "1 is the lowest of 4"
    LOWEST_OF_5 = "1 is the lowest of 5"
    LOWEST_OF_10 = "1 is the lowest of 10"
    HIGHEST_OF_3 = "1 is the highest of 3"
    HIGHEST_OF_4 = "1 is the highest of 4"
    HIGHEST_OF_5 = "1 is the highest of 5"
    RED_IS_CRITICAL = "red is critical"
    RED_IS_HIGH = "red is high"
    GREEN_IS_CLOSED = "green is closed"
    ALL_ARE_OPEN = "all are open"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportChoices:
    """What the user chose; everything left blank is guessed.

    `header_row` is 0 for a sheet whose records begin without a row of headings, None for a guess.
    `mapping` is column name → key ("" keeps the column as an extra field). `value_words` is
    "key:word" → value ("" keeps the word in the notes). `date_orders` is column name → order;
    the name "" stands for all columns without one of their own. `answers` is the name of a question
    (`Question.name`) → what was chosen of its choices.
    """

    sheet: str = ""
    header_row: int | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    value_words: Mapping[str, str] = field(default_factory=dict)
    date_orders: Mapping[str, DateOrder] = field(default_factory=dict)
    same_ref: SameRef | None = None
    on_clash: OnClash | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    mapping_name: str = ""

    def order_of(self, column: str) -> DateOrder | None:
        """The order chosen for a column."""
        return self.date_orders.get(column) or self.date_orders.get("")

    def answer(self, kind: QuestionKind, about: str = "") -> str:
        """What was chosen; "" while it is open."""
        return self.answers.get(named(kind, about), "")


ANSWERED: Final = frozenset(
    {
        QuestionKind.SCALE,
        QuestionKind.SHEETS,
        QuestionKind.SHEET_NAME,
        QuestionKind.SECTIONS,
        QuestionKind.SPLIT,
        QuestionKind.PEOPLE,
        QuestionKind.ALIKE,
        QuestionKind.NUMBERING,
        QuestionKind.REOPEN,
    }
)
"""What is answered by `ImportChoices.answers`."""
REMEMBERED: Final = (
    QuestionKind.SHEETS,
    QuestionKind.SHEET_NAME,
    QuestionKind.SECTIONS,
    QuestionKind.SPLIT,
)
"""What the next file of the same kind is not asked again: how it is laid out."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something only the user knows; `choices` are the answers, `suggestion` one of them or "".

    For a word `key` and `word` are what `ImportChoices.value_words` joins with a colon. `details`
    are lines of evidence.
    """

    kind: QuestionKind
    column: str
    message: str
    choices: tuple[str, ...] = ()
    key: str = ""
    word: str = ""
    count: int = 0
    suggestion: str = ""
    details: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What `ImportChoices.answers` calls it."""
        return named(self.kind, self.word or self.column)


def named(kind: QuestionKind, about: str = "") -> str:
    """The name of a question: its kind, and what it is about where there may be several."""
    return f"{kind}:{about}" if about else str(kind)
