"""The verbs that hand the register over: report, pack, calendar."""

import sys
from argparse import Namespace
from typing import Final

from isms_desktop.cli.filters import query_of
from isms_desktop.cli.opening import Given
from isms_desktop.domain.errors import UserError
from isms_desktop.runtime.files import document
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.services.reporting import (
    REPORTS,
    Form,
    Grouping,
    Heeded,
    Naming,
    PaperSize,
    ReportKind,
    ReportOptions,
)

_OPTIONS_OF: Final = {
    Heeded.QUERY: ("search", "where"),
    Heeded.AS_AT: ("as_at",),
    Heeded.PERIOD: ("from_on", "to_on"),
    Heeded.COLUMNS: ("columns",),
    Heeded.GROUPING: ("group",),
    Heeded.FORM: ("form",),
}
_WRITTEN: Final = {"as_at": "--as-at", "from_on": "--from", "to_on": "--to"}
_TEXT: Final = ".txt"


def report(given: Given) -> int:
    """Write a report as PDF, the actions also as text, or say which reports there are."""
    options = given.options
    if options.list_reports:
        for kind in REPORTS.values():
            print(f"{kind.name}  {_(kind.title)}")
        return 0
    if options.name is None or options.file is None:
        raise UserError(
            _("A report needs its name and a file."),
            _("For example: isms-desktop report register register.pdf"),
            code="bad_arguments",
        )
    if options.name not in REPORTS:
        raise UserError(
            _("There is no report called {name}.").format(name=options.name),
            _("These are there: {names}.").format(names=", ".join(REPORTS)),
            code="bad_arguments",
        )
    kind = REPORTS[options.name]
    _refuse_what_it_does_not_heed(kind, options)
    chosen = _chosen(options)
    with given.reading() as workspace:
        if kind.name == "actions" and options.file.suffix.casefold() == _TEXT:
            text = workspace.reporting.actions_as_mail(chosen)
            with document(options.file) as file:
                file.write(text.encode())
            print(_("The actions were written to {file}.").format(file=options.file))
            return 0
        written = workspace.reporting.write(kind.name, chosen, options.file)
    print(written.told(options.file))
    for note in written.notes:
        print(note, file=sys.stderr)
    return 0


def pack(given: Given) -> int:
    """Write the auditor's pack."""
    options = given.options
    chosen = ReportOptions(
        naming=Naming(options.people or Naming.NAMES),
        paper=PaperSize(options.paper or PaperSize.A4),
    )
    with given.reading() as workspace:
        packed = workspace.packing.pack(options.folder, chosen)
    print(packed.told())
    for note in packed.notes:
        print(note, file=sys.stderr)
    return 0


def calendar(given: Given) -> int:
    """Write what is due as a calendar file."""
    with given.reading() as workspace:
        count = workspace.reporting.write_calendar(given.options.file)
    told = plural(
        "{n} reminder was written to {file}.", "{n} reminders were written to {file}.", count
    )
    print(told.format(n=count, file=given.options.file))
    return 0


def _refuse_what_it_does_not_heed(kind: ReportKind, options: Namespace) -> None:
    for heeded, names in _OPTIONS_OF.items():
        for name in names:
            if getattr(options, name) and heeded not in kind.heeds:
                raise UserError(
                    _("The report {report} does not take {option}. Nothing was written.").format(
                        report=kind.name, option=_WRITTEN.get(name, f"--{name}")
                    ),
                    _("Leave it out."),
                    code="bad_arguments",
                )


def _chosen(options: Namespace) -> ReportOptions:
    keys = (options.columns or "").split(",")
    return ReportOptions(
        query=query_of(options.search, options.where),
        as_at=options.as_at,
        from_on=options.from_on,
        to_on=options.to_on,
        columns=tuple(key.strip() for key in keys if key.strip()),
        grouping=Grouping(options.group or Grouping.NONE),
        form=Form(options.form or Form.SHORT),
        naming=Naming(options.people or Naming.NAMES),
        paper=PaperSize(options.paper or PaperSize.A4),
    )
