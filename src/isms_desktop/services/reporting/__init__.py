"""Reports on paper: what stands in them, and where they go."""

from isms_desktop.services.reporting.catalogue import REPORTS
from isms_desktop.services.reporting.kinds import ReportKind
from isms_desktop.services.reporting.options import (
    Form,
    Grouping,
    Heeded,
    Naming,
    PaperSize,
    ReportOptions,
)
from isms_desktop.services.reporting.service import Reporting, Written

__all__ = [
    "REPORTS",
    "Form",
    "Grouping",
    "Heeded",
    "Naming",
    "PaperSize",
    "ReportKind",
    "ReportOptions",
    "Reporting",
    "Written",
]
