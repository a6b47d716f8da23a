"""The shipped word lists as the program hands them to the planner, and small workbooks."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from isms_desktop.domain.importing.choices import ImportChoices
from isms_desktop.domain.importing.merge import NothingYet
from isms_desktop.domain.importing.plan import ImportPlan
from isms_desktop.domain.importing.planner import Looked, Planner, Register
from isms_desktop.domain.importing.vocabulary import ValueWords
from isms_desktop.domain.people import Person
from isms_desktop.domain.sheets import CellValue, Sheet, Span, Workbook
from isms_desktop.runtime import resources

NO_CHOICES = ImportChoices()
LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl", "ja", "zh")


def words_of(kind: str) -> list[dict[str, Any]]:
    return [resources.data(f"data/{kind}/{language}.toml") for language in LANGUAGES]


@cache
def planner() -> Planner:
    return Planner(words_of("headers"), words_of("values"))


def value_words() -> ValueWords:
    return ValueWords(words_of("values"))


def sheet(*rows: Sequence[CellValue], name: str = "Log", merged: tuple[Span, ...] = ()) -> Sheet:
    """A sheet of these rows, filled up to the widest; None and "" are blank cells."""
    width = max(len(row) for row in rows)
    cells = tuple(
        (*(v if v != "" else None for v in row), *[None] * (width - len(row))) for row in rows
    )
    return Sheet(name, cells, merged=merged)


def looked(*sheets: Sheet) -> Looked:
    return planner().look("log.xlsx", Workbook("xlsx", sheets))


def planned(*sheets: Sheet, choices: ImportChoices = NO_CHOICES) -> ImportPlan:
    """The plan for an empty register."""
    return planner().plan(looked(*sheets), choices, EMPTY)


def person(name: str) -> Person:
    return Person(uid=name, name=name)


EMPTY = Register(NothingYet(), person, lambda: "uid")
