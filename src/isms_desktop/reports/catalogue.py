"""The reports by name, as window and command line ask for them."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, TypeAlias

from isms_desktop.domain.progress import Progress
from isms_desktop.reports.fonts import Fonts
from isms_desktop.reports.register_list import RegisterReport, write_register
from isms_desktop.reports.target import ReportOutcome

WriteReport: TypeAlias = Callable[[RegisterReport, Path, Fonts, Progress], ReportOutcome]

REPORTS: Final[Mapping[str, WriteReport]] = {"register": write_register}
