"""What the user decided about a file, and what is still to be decided."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

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


class QuestionKind(StrEnum):
    """What is asked once per file."""

    DATE_ORDER = "date_order"
    VALUE = "value"
    SAME_REF = "same_ref"
    NO_DESCRIPTION = "no_description"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportChoices:
    """What the user chose; everything left blank is guessed.

    `mapping` is column name → key ("" keeps the column as an extra field). `value_words` is
    "key:word" → value ("" keeps the word in the notes). `date_orders` is column name → order;
    the name "" stands for all columns without one of their own.
    """

    sheet: str = ""
    header_row: int = 0
    mapping: Mapping[str, str] = field(default_factory=dict)
    value_words: Mapping[str, str] = field(default_factory=dict)
    date_orders: Mapping[str, DateOrder] = field(default_factory=dict)
    same_ref: SameRef | None = None
    on_clash: OnClash | None = None
    mapping_name: str = ""

    def order_of(self, column: str) -> DateOrder | None:
        """The order chosen for a column."""
        return self.date_orders.get(column) or self.date_orders.get("")


@dataclass(frozen=True, slots=True)
class Question:
    """Something only the user knows; `choices` are the answers, `suggestion` one of them or "".

    For a word `key` and `word` are what `ImportChoices.value_words` joins with a colon.
    """

    kind: QuestionKind
    column: str
    message: str
    choices: tuple[str, ...] = ()
    key: str = ""
    word: str = ""
    count: int = 0
    suggestion: str = ""
