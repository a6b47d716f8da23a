"""What an import would do, row by row; the dry run and the import are the same plan."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from isms_desktop.domain.entry import Entry
from isms_desktop.domain.errors import CellProblem
from isms_desktop.domain.importing.choices import ANSWERED, ImportChoices, Question
from isms_desktop.domain.importing.headers import ColumnMatch
from isms_desktop.domain.importing.merge import Difference, Outcome
from isms_desktop.domain.importing.records import LeftOut
from isms_desktop.domain.importing.rows import ImportedRecord
from isms_desktop.domain.importing.tables import Table
from isms_desktop.domain.sheets import Format


class PlannedRow(NamedTuple):
    """One record and what happens with it.

    `entry` is the entry as it will be stored where that is known already (changed rows and rows of
    the template); `existing` is the one in the register. `note` is a sentence for the preview.
    `is_own` rows carry the program's own id: they come back from its workbook. `alike` is the entry
    that a new row is probably the same as.
    """

    record: ImportedRecord
    outcome: Outcome
    existing: Entry | None = None
    entry: Entry | None = None
    differences: tuple[Difference, ...] = ()
    note: str = ""
    is_own: bool = False
    alike: Entry | None = None

    @property
    def is_differing(self) -> bool:
        """Whether it says something else than a filled field, or brings an entry back."""
        return bool(self.note) or any(difference.old for difference in self.differences)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """Everything the preview and `import --json` show, and all that is needed to carry it out.

    `questions` have to be answered, `offers` may be. `together` are further tables imported with
    this one. `value_words` says what the file's words mean by what was chosen, `one_person` which
    spelling (as it stands there) is whose.
    """

    file_name: str
    format: Format
    choices: ImportChoices
    table: Table
    alternatives: tuple[Table, ...] = ()
    columns: tuple[ColumnMatch, ...] = ()
    rows: tuple[PlannedRow, ...] = ()
    rows_seen: int = 0
    left_out: tuple[LeftOut, ...] = ()
    problems: tuple[CellProblem, ...] = ()
    questions: tuple[Question, ...] = ()
    offers: tuple[Question, ...] = ()
    together: tuple[Table, ...] = ()
    value_words: Mapping[str, str] = field(default_factory=dict)
    one_person: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    is_template: bool = False
    counts: Mapping[Outcome, int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "counts", Counter(row.outcome for row in self.rows))

    @property
    def records(self) -> int:
        """How many rows are records."""
        return len(self.rows)

    @property
    def new(self) -> int:
        """How many entries are new."""
        return self.counts[Outcome.NEW]

    @property
    def updated(self) -> int:
        """How many entries are changed."""
        return self.counts[Outcome.CHANGED]

    @property
    def unchanged(self) -> int:
        """How many rows say what the register says."""
        return self.counts[Outcome.UNCHANGED]

    @property
    def skipped(self) -> int:
        """How many rows are passed over because they clash."""
        return self.counts[Outcome.SKIPPED]

    @property
    def gone_along(self) -> int:
        """How many rows are no records of their own, but are taken with the one above."""
        return sum(left.is_taken for left in self.left_out)

    @property
    def mapping(self) -> dict[str, str]:
        """Column name → key, the matched columns only."""
        return {column.name: column.key for column in self.columns if column.key}

    @property
    def unmapped(self) -> tuple[str, ...]:
        """The columns that become extra fields."""
        return tuple(column.name for column in self.columns if not column.key)

    @property
    def clashes(self) -> tuple[PlannedRow, ...]:
        """The rows whose reference is taken by an entry with other content."""
        return tuple(row for row in self.rows if row.outcome is Outcome.CLASH)

    @property
    def is_ready(self) -> bool:
        """Whether nothing is left for the user to decide."""
        return not self.questions and not self.clashes

    @property
    def is_remembered(self) -> bool:
        """Whether the next file of this kind is matched alike: where it is found as one of them."""
        is_found = self.table.has_headings or self.choices.header_row is None
        return is_found and not self.is_template

    def report(self) -> dict[str, Any]:
        """The plan as `import --json` prints it, without what only the import knows."""
        return {
            "file": self.file_name,
            "format": self.format,
            "sheet": self.table.sheet,
            "header_row": self.table.header_row,
            "rows_seen": self.rows_seen,
            "mapping": self.mapping,
            "unmapped": list(self.unmapped),
            "records": self.records,
            "new": self.new,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "skipped": self.skipped,
            "clashes": [_clash(row.record.sheet or self.table.sheet, row) for row in self.clashes],
            "left_out": [
                {"sheet": left.sheet, "row": left.row, "reason": left.reason}
                for left in self.left_out
            ],
            "problems": [
                {
                    "sheet": problem.sheet,
                    "row": problem.row,
                    "column": problem.column,
                    "value": problem.value,
                    "message": problem.message,
                }
                for problem in self.problems
            ],
            "questions": [_question(question) for question in self.questions],
            "offers": [_question(offer) for offer in self.offers],
            "warnings": list(self.warnings),
        }


def _clash(sheet: str, row: PlannedRow) -> dict[str, Any]:
    return {
        "sheet": sheet,
        "row": row.record.row,
        "ref": row.existing.ref if row.existing else row.record.ref,
        "fields": [
            {"key": change.key, "old": change.old, "new": change.new} for change in row.differences
        ],
    }


def _question(question: Question) -> dict[str, Any]:
    told: dict[str, Any] = {
        "kind": str(question.kind),
        "column": question.column,
        "message": question.message,
        "choices": list(question.choices),
    }
    if question.kind in ANSWERED:
        told["name"] = question.name
    if question.details:
        told["details"] = list(question.details)
    if question.key:
        told |= {"key": question.key, "word": question.word, "count": question.count}
    if question.suggestion:
        told["suggestion"] = question.suggestion
    return told
