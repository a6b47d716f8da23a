"""The reports by name, in the order they are offered. A new one is a line here."""

from collections.abc import Mapping
from typing import Final

from isms_desktop.services.reporting import (
    action_list,
    dossier,
    improvements,
    objectives,
    readiness,
    register,
    summary,
)
from isms_desktop.services.reporting.kinds import ReportKind

_KINDS: Final = (
    register.KIND,
    dossier.KIND,
    summary.KIND,
    action_list.KIND,
    objectives.KIND,
    improvements.KIND,
    readiness.KIND,
)
REPORTS: Final[Mapping[str, ReportKind]] = {kind.name: kind for kind in _KINDS}
