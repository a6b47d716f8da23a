"""What the user decides about a file, step by step, without widgets."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from isms_desktop.domain.fields import Kind
from isms_desktop.domain.importing.choices import ANSWERED, ImportChoices, Question, QuestionKind
from isms_desktop.domain.importing.dates import DateOrder
from isms_desktop.domain.importing.headers import ColumnMatch
from isms_desktop.domain.importing.merge import Outcome
from isms_desktop.domain.importing.plan import ImportPlan
from isms_desktop.domain.importing.tables import Table
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.services.importing import Planned

_CLOSE_RIVAL: Final = 0.85
_KNOWN_SHARE: Final = 0.5


class Reading(NamedTuple):
    """How the cells of a column were read."""

    read: int = 0
    problems: int = 0


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan with what the page counts in it; made beside the window."""

    plan: Planned
    readings: Mapping[str, Reading] = field(default_factory=dict)

    @classmethod
    def of(cls, plan: Planned) -> "PlanView":
        """Count what was read in each column."""
        if plan.is_template:
            return cls(plan)
        keys = Counter(key for row in plan.rows for key in row.record.values)
        own = Counter(name for row in plan.rows for name, _text in row.record.extra)
        problems = Counter(problem.column for problem in plan.problems)
        return cls(
            plan,
            {
                column.name: Reading(
                    keys[column.key] if column.key else own[column.name], problems[column.name]
                )
                for column in plan.columns
            },
        )

    @property
    def to_write(self) -> int:
        """How many entries the import makes or changes."""
        return self.plan.counts[Outcome.NEW] + self.plan.counts[Outcome.CHANGED]


def is_unsure(plan: ImportPlan) -> bool:
    """Whether another table is nearly as likely, or few headings or none are known."""
    if not plan.table.has_headings:
        return True
    rivals = [t for t in plan.alternatives if t.score >= _CLOSE_RIVAL * plan.table.score]
    known = sum(bool(column.key) for column in plan.columns)
    return bool(rivals) or known < _KNOWN_SHARE * len(plan.columns)


def with_table(choices: ImportChoices, sheet: str, header_row: int | None = None) -> ImportChoices:
    """Look at another table; what was said about columns does not hold there."""
    return ImportChoices(sheet=sheet, header_row=header_row, on_clash=choices.on_clash)


def with_field(
    choices: ImportChoices, columns: Iterable[ColumnMatch], column: str, key: str
) -> ImportChoices:
    """Let the column hold this field; a column that held it until now becomes an own field."""
    takers = [other.name for other in columns if other.key == key]
    takers += [name for name, chosen in choices.mapping.items() if chosen == key]
    moved = dict.fromkeys(takers, "") if key else {}
    return replace(choices, mapping={**choices.mapping, **moved, column: key})


def with_order(choices: ImportChoices, column: str, order: DateOrder) -> ImportChoices:
    """Say whether the day or the month stands first in a column."""
    return replace(choices, date_orders={**choices.date_orders, column: order})


def with_answer(choices: ImportChoices, name: str, answer: str) -> ImportChoices:
    """Answer what is asked or offered about the file."""
    return replace(choices, answers={**choices.answers, name: answer})


def with_words(choices: ImportChoices, words: Mapping[tuple[str, str], str]) -> ImportChoices:
    """Say what words mean: (key, word) → value, "" to keep the word in the notes."""
    said = {f"{key}:{word}": value for (key, word), value in words.items()}
    return replace(choices, value_words={**choices.value_words, **said})


class Asked:
    """All that was asked about a table, also what is answered, so that nothing jumps away."""

    def __init__(self) -> None:
        self._table: tuple[str, int] = ("", 0)
        self._known: dict[tuple[QuestionKind, str, str, str], Question] = {}
        self._needed: frozenset[str] = frozenset()

    def take(self, plan: ImportPlan) -> None:
        """Add what this plan asks; forget what no longer fits its table and columns."""
        table = _place(plan.table)
        if table != self._table:
            self._table, self._known = table, {}
        keys = {column.name: column.key for column in plan.columns}
        kept = {k: q for k, q in self._known.items() if _fits(q, keys)}
        answers = plan.choices.answers
        kept = {k: q for k, q in kept.items() if q.kind not in ANSWERED or q.name in answers}
        asked = (*plan.questions, *plan.offers)
        self._needed = frozenset(question.name for question in plan.questions)
        open_ones = {(q.kind, q.column, q.key, q.word): q for q in asked}
        self._known = {**kept, **open_ones}

    def about(self, column: str, kind: QuestionKind) -> list[Question]:
        """The questions of a kind about a column, what stands in most rows first."""
        found = [q for q in self._known.values() if q.column == column and q.kind is kind]
        return sorted(found, key=lambda question: -question.count)

    def has_open_scale(self, column: str) -> bool:
        """Whether it has to be said what a scale means before the column is read."""
        return any(q.name in self._needed for q in self.about(column, QuestionKind.SCALE))

    def of_the_file(self) -> list[Question]:
        """What is asked or offered about the file as a whole, in its order."""
        found = [q for q in self._known.values() if q.kind in ANSWERED]
        return sorted(found, key=lambda question: list(QuestionKind).index(question.kind))

    def same_ref(self) -> Question | None:
        """The question about references that stand in several rows."""
        return next((q for q in self._known.values() if q.kind is QuestionKind.SAME_REF), None)


def answer_to(question: Question, choices: ImportChoices) -> str | None:
    """What the user said, None while a question is open."""
    if question.kind is QuestionKind.DATE_ORDER:
        return choices.order_of(question.column)
    if question.kind is QuestionKind.SAME_REF:
        return choices.same_ref
    if question.kind in ANSWERED:
        return choices.answers.get(question.name)
    return choices.value_words.get(f"{question.key}:{question.word}")


def _place(table: Table) -> tuple[str, int]:
    return table.sheet, table.header_row


def _fits(question: Question, keys: Mapping[str, str]) -> bool:
    """Whether the column still holds what the question is about."""
    key = keys.get(question.column, "")
    if question.kind is QuestionKind.DATE_ORDER:
        return key in ENTRIES and ENTRIES[key].kind is Kind.DATE
    if question.kind is QuestionKind.VALUE:
        return key == question.key
    if question.kind is QuestionKind.SCALE:
        return key == question.key
    return question.kind is QuestionKind.SAME_REF or question.kind in ANSWERED
