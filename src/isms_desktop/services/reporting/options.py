"""What a user may ask of a report."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from isms_desktop.domain.queries import RegisterQuery


class Grouping(StrEnum):
    """By what the entries of a register stand together."""

    NONE = "none"
    INPUT = "input"
    OWNER = "owner"
    STAGE = "stage"


class Form(StrEnum):
    """A row for each entry, or everything that is filled in."""

    SHORT = "short"
    LONG = "long"


class Naming(StrEnum):
    """How people are printed."""

    NAMES = "names"
    INITIALS = "initials"
    ROLES = "roles"


class PaperSize(StrEnum):
    """The sheet."""

    A4 = "A4"
    LETTER = "Letter"


class Heeded(StrEnum):
    """The options of which a report heeds some; naming and paper all of them heed."""

    QUERY = "query"
    AS_AT = "as at"
    PERIOD = "period"
    COLUMNS = "columns"
    GROUPING = "grouping"
    FORM = "form"


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What was chosen. `as_at` is a past day, shown as it ended; blank columns are the usual ones.

    The period runs from `from_on` to `to_on`, both within it; without them it is this year. `aim`
    is the uid of the one objective or indicator that is wanted, blank for all of them.
    """

    query: RegisterQuery = field(default_factory=RegisterQuery)
    as_at: date | None = None
    from_on: date | None = None
    to_on: date | None = None
    columns: tuple[str, ...] = ()
    grouping: Grouping = Grouping.NONE
    form: Form = Form.SHORT
    naming: Naming = Naming.NAMES
    paper: PaperSize = PaperSize.A4
    aim: str = ""
