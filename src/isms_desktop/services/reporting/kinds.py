"""What a report is to those who offer it: name, title, options, and how it is composed."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from isms_desktop.domain.progress import Progress
from isms_desktop.reports.fonts import Fonts
from isms_desktop.reports.target import ReportOutcome
from isms_desktop.services.reporting.options import Heeded
from isms_desktop.services.reporting.state import State

WritePages: TypeAlias = Callable[[Path, Fonts, Progress], ReportOutcome]
"""Writes what was gathered; the register is not needed any more."""
Compose: TypeAlias = Callable[[State, Progress], WritePages]
"""Gathers everything a report shows from a state, which holds its options."""


@dataclass(frozen=True, slots=True)
class ReportKind:
    """One report. `sentence` says what it is for; it is offered from `from_entries` on."""

    name: str
    title: str
    sentence: str
    compose: Compose
    heeds: frozenset[Heeded]
    from_entries: int = 0
