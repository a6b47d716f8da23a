"""Reports on paper: what stands in them, and where they go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from isms_desktop.domain.fields import Value
from isms_desktop.domain.organisation import Organisation
from isms_desktop.domain.progress import Progress, no_progress
from isms_desktop.domain.queries import Chip, RegisterCounts, RegisterQuery, RegisterRow
from isms_desktop.reports.fonts import Fonts
from isms_desktop.reports.register_list import RegisterReport, write_register
from isms_desktop.runtime.clock import Clock
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.services.organisations import UNNAMED_USER
from isms_desktop.services.wording import fingerprint_line, in_words
from isms_desktop.storage.database import Database

REPORTS: Final = {"register": "Register of incidents and corrective actions"}
"""The reports by name, with their titles."""
_ROWS_A_READ: Final = 500


@dataclass(frozen=True, slots=True)
class Written:
    """A report that was written; `notes` are sentences on what does not look as typed."""

    pages: int
    notes: tuple[str, ...]

    def told(self, file: Path) -> str:
        """A sentence on what was written."""
        text = plural(
            "{n} page was written to {file}.", "{n} pages were written to {file}.", self.pages
        )
        return text.format(n=self.pages, file=file)


class Reporting:
    """Writes reports as PDF files. Nothing is changed in the register."""

    def __init__(self, database: Database, fonts: Fonts, clock: Clock) -> None:
        self._database = database
        self._fonts = fonts
        self._clock = clock

    def register(
        self, query: RegisterQuery, target: Path, progress: Progress = no_progress
    ) -> Written:
        """Print the entries of the query, in its order; `UserError` where it cannot be written."""
        today = self._clock.today()
        with self._database.reading() as reading:
            organisation = reading.organisation.get()
            head = reading.history.head()
            counts = reading.registers.counts(query, today)
            uids = reading.registers.uids(query, today)
        rows = [_texts(row.values) for row in self._rows(uids, progress)]
        report = RegisterReport(
            title=_(REPORTS["register"]),
            organisation=organisation.name if organisation else "",
            classification=organisation.classification_word if organisation else "",
            as_at=self._clock.now().astimezone(),
            printed_by=_printed_by(organisation),
            fingerprint=fingerprint_line(head),
            counts_line=_counts_line(query, len(uids), counts),
            rows=rows,
        )
        outcome = write_register(report, target, self._fonts, progress)
        return Written(outcome.pages, outcome.notes())

    def _rows(self, uids: Sequence[str], progress: Progress) -> list[RegisterRow]:
        rows: list[RegisterRow] = []
        for start in range(0, len(uids), _ROWS_A_READ):
            progress(start, len(uids), _("Reading the register"))
            with self._database.reading() as reading:
                part = uids[start : start + _ROWS_A_READ]
                rows += reading.registers.page(part, self._clock.today())
        return rows


def _texts(values: Mapping[str, Value]) -> dict[str, str]:
    texts = {key: in_words(value) for key, value in values.items()}
    texts["title"] = texts["title"] or texts["description"].split("\n", 1)[0]
    texts["description"] = "" if texts["title"] == texts["description"] else texts["description"]
    return texts


def _printed_by(organisation: Organisation | None) -> str:
    user = organisation.user if organisation else None
    return user.name if user else UNNAMED_USER


def _counts_line(query: RegisterQuery, shown: int, counts: RegisterCounts) -> str:
    parts = [
        plural("{n} entry", "{n} entries", shown).format(n=shown),
        _("{n} open").format(n=counts[Chip.OPEN]),
        _("{n} overdue").format(n=counts[Chip.OVERDUE]),
        _("{n} closed").format(n=counts[Chip.CLOSED]),
    ]
    if query.chip is not Chip.ALL:
        parts.append(_("only: {chip}").format(chip=_(query.chip.value)))
    if query.search:
        parts.append(_('containing "{words}"').format(words=query.search))
    parts += [f"{condition.key} = {condition.value}" for condition in query.where]
    return " · ".join(parts)
