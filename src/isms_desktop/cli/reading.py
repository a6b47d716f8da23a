"""The verbs that only look: list, show, export. They work beside the window."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from isms_desktop.cli import measuring
from isms_desktop.cli.filters import query_of
from isms_desktop.cli.opening import Given
from isms_desktop.cli.output import plain, print_json, print_table
from isms_desktop.domain.details import ACTIONS, CAUSES, EFFECT_REVIEWS
from isms_desktop.domain.entry import Entry
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.fields import RecordSpec, Value
from isms_desktop.domain.quantities import short_number
from isms_desktop.domain.queries import RegisterQuery
from isms_desktop.domain.summary import computed_of, values_of
from isms_desktop.domain.template_rows import detail_rows
from isms_desktop.runtime.i18n import _
from isms_desktop.services.wording import next_step
from isms_desktop.wiring import Workspace

_SHORT: Final = ("ref", "identified_on", "title", "severity", "owner", "next_due_on", "status")
_ENTRIES_A_READ: Final = 500
_SHEETS: Final[tuple[tuple[str, RecordSpec], ...]] = (
    ("actions", ACTIONS),
    ("causes", CAUSES),
    ("effect_reviews", EFFECT_REVIEWS),
)


def list_records(given: Given) -> int:
    """List the register, its actions, objectives, measurements or people."""
    options = given.options
    with given.reading() as workspace:
        if options.what in measuring.LISTS:
            rows, short = measuring.LISTS[options.what](workspace, options.search, options.where)
        else:
            query = query_of(options.search, options.where)
            rows, short = _LISTS[options.what](workspace, query)
    if given.options.json:
        print_json(rows)
    else:
        print_table(short, [[_text(row.get(key)) for key in short] for row in rows])
    return 0


def show(given: Given) -> int:
    """Show one entry with everything it carries."""
    with given.reading() as workspace:
        entry = workspace.entries.find(given.options.ref)
        document = _document(entry, workspace)
    if given.options.json:
        print_json(document)
    else:
        _print_entry(entry, document)
    return 0


def export(given: Given) -> int:
    """Write the register as a workbook, or as CSV by the ending of the file."""
    query = query_of(given.options.search, given.options.where)
    target = given.options.file
    writers = {".xlsx": "to_workbook", ".csv": "to_csv"}
    if given.options.empty:
        del writers[".csv"]
    if target.suffix.casefold() not in writers:
        raise UserError(
            _("{file} is neither a workbook nor a CSV file. Nothing was written.").format(
                file=target.name
            ),
            _("Let the name end in .xlsx or .csv."),
            code="bad_arguments",
        )
    with given.reading() as workspace:
        if given.options.empty:
            workspace.exporting.empty_template(target)
            print(_("The empty template was saved to {file}.").format(file=target.name))
            return 0
        write = getattr(workspace.exporting, writers[target.suffix.casefold()])
        exported = write(target, query)
    print(exported.told())
    for note in exported.notes:
        print(note)
    return 0


def _text(value: object) -> str:
    if isinstance(value, (Decimal, float)):
        return short_number(value)
    shown = plain(value)
    if isinstance(shown, list):
        return ", ".join(map(str, shown))
    return "" if shown is None else str(shown)


_Rows = tuple[list[Mapping[str, object]], Sequence[str]]


def _register(workspace: Workspace, query: RegisterQuery) -> _Rows:
    rows = [
        _flat(entry, computed_of(entry, workspace.clock.today()))
        for entry in _entries(workspace, query)
    ]
    return rows, _SHORT


def _flat(entry: Entry, computed: Mapping[str, Value]) -> Mapping[str, object]:
    values = values_of(entry)
    moment = plain(values["identified_on"])
    if entry.identified_time:
        moment = f"{moment}T{entry.identified_time}"
    owners = [person.name for person in (entry.owner, *entry.also) if person]
    stage = {"stage": values["status"]}
    return {
        **values,
        "identified_on": moment,
        "also": owners[1:],
        **computed,
        **stage,
        "extra": dict(entry.extra),
    }


def _actions(workspace: Workspace, query: RegisterQuery) -> _Rows:
    rows = [
        _row(ACTIONS, row)
        for entry in _entries(workspace, query)
        for row in detail_rows(entry).actions
    ]
    return rows, ("action_ref", "action", "owner", "due_date", "done_on")


def _people(workspace: Workspace, _query: RegisterQuery) -> _Rows:
    rows: list[Mapping[str, object]] = [
        {
            "name": person.name,
            "initials": person.initials,
            "role": person.role,
            "is_group": person.is_group,
            "active": person.is_active,
            "aliases": person.aliases,
        }
        for person in workspace.people.all()
    ]
    return rows, ("name", "initials", "role")


_LISTS: Final = {"register": _register, "actions": _actions, "people": _people}


def _entries(workspace: Workspace, query: RegisterQuery) -> list[Entry]:
    uids = workspace.registers.uids(query)
    parts = range(0, len(uids), _ENTRIES_A_READ)
    return [
        entry
        for start in parts
        for entry in workspace.entries.many(uids[start : start + _ENTRIES_A_READ])
    ]


def _row(spec: RecordSpec, cells: Sequence[object]) -> Mapping[str, object]:
    return {field.key: cell for field, cell in zip(spec, cells, strict=False)}


def _document(entry: Entry, workspace: Workspace) -> dict[str, object]:
    details = detail_rows(entry)
    sheets = (details.actions, details.causes, details.reviews)
    document: dict[str, object] = dict(_flat(entry, computed_of(entry, workspace.clock.today())))
    for (name, spec), rows in zip(_SHEETS, sheets, strict=True):
        document[name] = [_row(spec, row) for row in rows]
    document["waivers"] = [
        {"rule": w.rule, "reason": w.reason, "by": w.waived_by, "at": w.waived_at}
        for w in entry.waivers
    ]
    document["links"] = [
        ref for ref in (*entry.similar_refs, entry.recurrence_of, entry.follow_up_ref) if ref
    ]
    document["next_step"] = next_step(entry)
    document["history"] = [
        {
            "sequence": change.sequence,
            "moment": change.moment,
            "actor": change.actor,
            "action": change.action,
            "record": change.entity,
            "field": change.field,
            "old": change.old,
            "new": change.new,
        }
        for change in workspace.histories.of_entry(entry.uid)
    ]
    return document


def _print_entry(entry: Entry, document: Mapping[str, object]) -> None:
    print(f"{entry.ref}  {entry.name}")
    print(document["next_step"])
    print()
    skipped = {"ref", "title", "next_step", "history", "extra"}
    for key, value in document.items():
        if key not in skipped and not isinstance(value, list) and value not in (None, ""):
            print(f"{key}: {plain(value)}")
    for key, value in entry.extra:
        print(f"{key}: {value}")
