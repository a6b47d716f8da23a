"""Importing a spreadsheet: look at it, plan, carry out as one step, take back."""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Final

from isms_desktop.domain.changes import Changes
from isms_desktop.domain.entry import Entry, normalised
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.importing.choices import ImportChoices
from isms_desktop.domain.importing.merge import Outcome, entry_of
from isms_desktop.domain.importing.plan import ImportPlan, PlannedRow
from isms_desktop.domain.importing.planner import Looked, Planner, Register
from isms_desktop.domain.importing.problem_rows import problem_sheets
from isms_desktop.domain.imports import ImportRecord, RememberedMapping
from isms_desktop.domain.numbering import NUMBERING, highest_numbers, series_for
from isms_desktop.domain.people import Person
from isms_desktop.domain.progress import Progress, no_progress
from isms_desktop.domain.template_rows.measuring_back import (
    NO_MEASURING,
    MeasuringPlan,
    measuring_from_sheets,
)
from isms_desktop.exchange.reader import SpreadsheetReader
from isms_desktop.runtime import resources
from isms_desktop.runtime.clock import Clock
from isms_desktop.runtime.collecting import without_collecting
from isms_desktop.runtime.i18n import _
from isms_desktop.services.import_lookup import StoredEntries
from isms_desktop.services.import_memory import (
    choices_from,
    go_on_with_numbers,
    headings_fingerprint,
    remember,
)
from isms_desktop.services.import_people import PlannedPeople, WrittenPeople
from isms_desktop.services.measuring_sheets import (
    records_in,
    stored_measuring,
    write_measuring,
)
from isms_desktop.services.undoing import take_back
from isms_desktop.storage.database import Database
from isms_desktop.storage.entry_repository import CHUNK
from isms_desktop.storage.unit_of_work import Reading, UnitOfWork

LANGUAGES: Final = ("en", "de", "fr", "es", "pt", "it", "nl", "ja", "zh")
"""The languages whose words logs are understood in, likeliest first."""
DEFAULT_CHOICES: Final = ImportChoices()


@dataclass(frozen=True, slots=True)
class ImportSource:
    """A file that was read: its tables, and the matching remembered for such a file, if any."""

    path: Path
    file_hash: str
    looked: Looked
    remembered: RememberedMapping | None = None


@dataclass(frozen=True, slots=True)
class Planned(ImportPlan):
    """A plan together with what carrying it out has to know.

    `head` is where the history stood; `people` are those the planned records name anew.
    `measuring` is what the template's sheets of objectives and measurements bring.
    """

    source: ImportSource
    head: int = 0
    people: tuple[Person, ...] = ()
    measuring: MeasuringPlan = NO_MEASURING


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did; `import_uid` is "" where nothing was new, so nothing was written."""

    import_uid: str
    created: int
    updated: int
    unchanged: int
    skipped: int
    left_out: int
    changes: Changes
    gone_along: int = 0


class Importing:
    """The use cases of importing."""

    def __init__(
        self,
        database: Database,
        reader: SpreadsheetReader,
        clock: Clock,
        new_uid: Callable[[], str],
        actor: Callable[[], str],
        back_up: Callable[[], object],
    ) -> None:
        self._database = database
        self._reader = reader
        self._clock = clock
        self._new_uid = new_uid
        self._actor = actor
        self._back_up = back_up
        self._planner: Planner | None = None

    @without_collecting()
    def open(self, path: Path, progress: Progress = no_progress) -> ImportSource:
        """Read a file and find its tables; `UserError` with a code of cli.md where it cannot be."""
        workbook = self._reader.read(path, progress)
        looked = self._words().look(path.name, workbook)
        file_hash = hashlib.sha256(path.read_bytes()).hexdigest()
        return ImportSource(path, file_hash, looked, self.remembered(looked))

    def remembered(self, looked: Looked) -> RememberedMapping | None:
        """How a file with the same headings was matched the last time."""
        with self._database.reading() as reading:
            found = (
                reading.mappings.find(headings_fingerprint(table))
                for table in looked.finding.tables[:1]
            )
            return next(found, None)

    def choices_named(self, name: str) -> ImportChoices:
        """The choices remembered under this name; `UserError` "not_found" where there are none."""
        with self._database.reading() as reading:
            mapping = reading.mappings.named(name)
        if mapping is None:
            raise UserError(
                _("No matching of columns is remembered as {name}.").format(name=name),
                _("Leave the name out, and the columns are matched anew."),
                code="not_found",
            )
        return choices_from(mapping)

    @without_collecting()
    def plan(
        self,
        source: ImportSource,
        choices: ImportChoices = DEFAULT_CHOICES,
        progress: Progress = no_progress,
    ) -> Planned:
        """What importing with these choices would do; nothing is written.

        Raises `UserError` "no_table" where the file has no table.
        """
        with self._database.reading() as reading:
            head = reading.history.head().sequence
            directory = reading.people.directory()
            organisation = reading.organisation.get()
        people = PlannedPeople(directory, self._new_uid)
        register = Register(
            StoredEntries(self._database),
            people,
            self._new_uid,
            self._clock.today(),
            (organisation and organisation.user) or people(self._actor()),
        )
        plan = self._words().plan(source.looked, choices, register, progress)
        kept = {f.name: getattr(plan, f.name) for f in fields(plan) if f.init}
        measuring = self._measuring(source, people) if plan.is_template else NO_MEASURING
        kept["problems"] += measuring.problems
        return Planned(
            **kept, source=source, head=head, people=tuple(people.added), measuring=measuring
        )

    @without_collecting()
    def run(self, plan: Planned, progress: Progress = no_progress) -> ImportResult:
        """Carry the plan out as one step, after a backup.

        Raises `UserError` "undecided" while questions or clashes are open, "changed_meanwhile"
        where the register is not the one the plan was made for. Cancelled, nothing is written.
        """
        _require_ready(plan)
        if not (plan.new or plan.updated) and plan.measuring.is_blank:
            return _result(plan, "", Changes(frozenset()))
        progress(0, 0, _("Backing up"))
        self._back_up()
        step = _("Import {file}").format(file=plan.file_name)
        with self._database.unit_of_work(self._actor(), step) as uow:
            self._require_same(plan, uow)
            import_uid = self._new_uid()
            people = WrittenPeople(uow, plan.people, self._new_uid)
            people.join(plan.one_person)
            self._write_new(plan, people, import_uid, uow, progress)
            self._write_changed(plan, people, uow, progress)
            people.take_in(records_in(plan.measuring))
            write_measuring(plan.measuring, uow, self._clock.today())
            uow.imports.add(self._record(plan, uow.history.step, import_uid))
            go_on_with_numbers(plan, uow)
            if plan.is_remembered:
                remember(plan, uow, self._new_uid, self._clock.now())
            changes = uow.commit()
        return _result(plan, import_uid, changes)

    def save_problems(self, plan: Planned, target: Path) -> int:
        """Write the rows with problems as a workbook that can be corrected and imported again.

        Returns how many rows; nothing is written where there are none. Raises `UserError`
        "cannot_write".
        """
        from isms_desktop.exchange.problem_book import write_problem_book  # noqa: PLC0415  # openpyxl is slow to load

        sheets = problem_sheets(plan, plan.source.looked.workbook)
        told = [replace(p, message=_(p.message)) for p in plan.problems]
        if told:
            write_problem_book(sheets, told, target)
        return len({(problem.sheet, problem.row) for problem in plan.problems})

    def undo(self, import_uid: str | None = None, progress: Progress = no_progress) -> Changes:
        """Take an import back as a whole, the newest one where none is named.

        Raises `UserError` "not_found", "undone", or "changed_since" where entries of it were
        changed since.
        """
        with self._database.reading() as reading:
            record = _named(reading, import_uid)
        if record is None:
            raise UserError(
                _("There is no import to undo."), _("Nothing was changed."), code="not_found"
            )
        if record.is_undone:
            raise UserError(
                _("The import of {file} was undone already.").format(file=record.file_name),
                _("Nothing was changed."),
                code="undone",
            )
        step = _("Undo the import of {file}").format(file=record.file_name)
        with self._database.unit_of_work(self._actor(), step) as uow:
            taken = uow.history.standing().of_origin(record.step)
            if taken is None:
                raise _cannot_undo(record)
            try:
                take_back(uow, taken, progress)
            except UserError as error:
                raise _cannot_undo(record) from error
            return uow.commit()

    def _measuring(self, source: ImportSource, people: PlannedPeople) -> MeasuringPlan:
        with self._database.reading() as reading:
            stored = stored_measuring(reading)
        sheets = source.looked.workbook.sheets
        return measuring_from_sheets(sheets, stored, people, self._new_uid)

    def imports(self) -> list[ImportRecord]:
        """All imports, the newest first."""
        with self._database.reading() as reading:
            return reading.imports.all()

    def _words(self) -> Planner:
        """The planner; the word lists are read when the first file is opened."""
        if self._planner is None:
            self._planner = Planner(_words_of("headers"), _words_of("values"))
        return self._planner

    def _require_same(self, plan: Planned, uow: UnitOfWork) -> None:
        if uow.history.head().sequence != plan.head:
            raise UserError(
                _("The register was changed after the preview was made. Nothing was imported."),
                _("Look at the preview again and repeat the import."),
                code="changed_meanwhile",
            )

    def _write_new(
        self,
        plan: Planned,
        people: WrittenPeople,
        import_uid: str,
        uow: UnitOfWork,
        progress: Progress,
    ) -> None:
        """Make and write the new entries, some at a time: all at once fill the memory."""
        rows = [row for row in plan.rows if row.outcome is Outcome.NEW]
        numbered = self._numbering(rows, uow)
        for start in range(0, len(rows), CHUNK):
            progress(start, len(rows))
            some = rows[start : start + CHUNK]
            entries = [numbered(self._new_entry(row, people, import_uid)) for row in some]
            people.take_in(row.entry for row in some if row.entry)
            uow.entries.add_many(entries)

    def _new_entry(self, row: PlannedRow, people: WrittenPeople, import_uid: str) -> Entry:
        if row.entry is None:
            return entry_of(row.record, people, self._new_uid, import_uid)
        # What comes back from the program's own workbook is no import of something older.
        return row.entry if row.is_own else replace(row.entry, import_uid=import_uid)

    def _numbering(self, rows: Iterable[PlannedRow], uow: UnitOfWork) -> Callable[[Entry], Entry]:
        """What gives a reference to each new entry that has none."""
        given = (row.entry.ref if row.entry else row.record.ref for row in rows)
        highest = highest_numbers([*uow.entries.refs(), *filter(None, given)])
        organisation = uow.organisation.get()
        pattern = organisation.setting(NUMBERING) if organisation else ""

        def numbered(entry: Entry) -> Entry:
            if entry.ref:
                return entry
            year = (entry.identified_on or self._clock.today()).year
            series = series_for(entry.entry_type, year, pattern)
            highest[series.stem] = highest.get(series.stem, 0) + 1
            return replace(entry, ref=series.ref(highest[series.stem]))

        return numbered

    def _write_changed(
        self, plan: Planned, people: WrittenPeople, uow: UnitOfWork, progress: Progress
    ) -> None:
        changed = [row.entry for row in plan.rows if row.entry and row.outcome is Outcome.CHANGED]
        people.take_in(changed)
        whole = [normalised(entry, self._new_uid()) for entry in changed]
        uow.entries.save_many(whole, progress)

    def _record(self, plan: Planned, step: int, import_uid: str) -> ImportRecord:
        return ImportRecord(
            uid=import_uid,
            file_name=plan.file_name,
            file_hash=plan.source.file_hash,
            imported_at=self._clock.now(),
            mapping=json.dumps(plan.mapping, ensure_ascii=False),
            step=step,
            created=plan.new,
            updated=plan.updated,
        )


def _words_of(kind: str) -> list[dict[str, object]]:
    return [resources.data(f"data/{kind}/{language}.toml") for language in LANGUAGES]


def _named(reading: Reading, import_uid: str | None) -> ImportRecord | None:
    return reading.imports.last() if import_uid is None else reading.imports.get(import_uid)


def _result(plan: ImportPlan, import_uid: str, changes: Changes) -> ImportResult:
    return ImportResult(
        import_uid,
        plan.new,
        plan.updated,
        plan.unchanged,
        plan.skipped,
        len(plan.left_out) - plan.gone_along,
        changes,
        plan.gone_along,
    )


def _require_ready(plan: ImportPlan) -> None:
    if plan.is_ready:
        return
    if plan.questions:
        message = _("{count} questions about this file are open. Nothing was imported.").format(
            count=len(plan.questions)
        )
        hint = plan.questions[0].message
    else:
        message = _(
            "{count} rows have a reference that stands in the register with other content."
            " Nothing was imported."
        ).format(count=len(plan.clashes))
        hint = _("Choose whether to skip these rows or to update the entries.")
    raise UserError(message, hint, code="undecided")


def _cannot_undo(record: ImportRecord) -> UserError:
    return UserError(
        _(
            "The import of {file} cannot be undone: entries it made were changed since."
            " Nothing was undone."
        ).format(file=record.file_name),
        _("Undo those changes first, put what you do not want into the bin, or restore a backup."),
        code="changed_since",
    )
