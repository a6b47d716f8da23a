"""The checks on an entry, R01 to R42: what is missing or could be better, each in one sentence."""

from isms_desktop.domain.checks.catalogue import EVERY_STAGE, RULES, Stage
from isms_desktop.domain.checks.context import (
    CheckContext,
    EntryFacts,
    FinishedAction,
    Recurrence,
)
from isms_desktop.domain.checks.findings import (
    Finding,
    as_typed,
    blocking,
    checks_of,
    for_overview,
    speaking,
    stages_left,
)
from isms_desktop.domain.checks.word_lists import WordLists
from isms_desktop.domain.conditions import Level

__all__ = [
    "EVERY_STAGE",
    "RULES",
    "CheckContext",
    "EntryFacts",
    "Finding",
    "FinishedAction",
    "Level",
    "Recurrence",
    "Stage",
    "WordLists",
    "as_typed",
    "blocking",
    "checks_of",
    "for_overview",
    "speaking",
    "stages_left",
]
