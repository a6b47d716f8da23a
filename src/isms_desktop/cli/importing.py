"""The verbs that bring a spreadsheet in and take an import back."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from isms_desktop.cli.filters import pairs
from isms_desktop.cli.opening import Given
from isms_desktop.cli.output import print_json
from isms_desktop.domain.importing.choices import (
    ANSWERED,
    ImportChoices,
    OnClash,
    Question,
    SameRef,
)
from isms_desktop.domain.importing.dates import DateOrder
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.services.importing import ImportResult, Planned
from isms_desktop.wiring import Workspace

_ORDERS: Final = {"day": DateOrder.DAY_FIRST, "month": DateOrder.MONTH_FIRST}
_SAME_REFS: Final = {
    "child-rows": SameRef.CHILD_ROWS,
    "by-year": SameRef.BY_YEAR,
    "by-sheet": SameRef.BY_SHEET,
}
_SHOWN_PROBLEMS: Final = 20


def import_file(given: Given) -> int:
    """Take a spreadsheet log into the register, or say what would happen.

    1 where something is left for the user to decide; nothing is written then.
    """
    options = given.options
    has_register = given.paths.database.exists()
    opened = given.reading() if options.dry_run and has_register else given.writing()
    with opened as workspace:
        source = workspace.importing.open(options.file)
        plan = workspace.importing.plan(source, _choices(given, workspace))
        result = None
        if not options.dry_run and plan.is_ready:
            result = workspace.importing.run(plan)
        if options.problems:
            workspace.importing.save_problems(plan, options.problems)
    if options.json:
        print_json(_document(plan, result))
    else:
        _print_plan(plan, result)
    return 0 if plan.is_ready else 1


def undo_import(given: Given) -> int:
    """Take an import back as a whole."""
    with given.writing() as workspace:
        workspace.importing.undo(given.options.id)
    print(_("The import was taken back. Its references are free again."))
    return 0


def _choices(given: Given, workspace: Workspace) -> ImportChoices:
    options = given.options
    named = options.mapping
    base = workspace.importing.choices_named(named) if named else ImportChoices()
    orders: Mapping[str, DateOrder] = (
        {"": _ORDERS[options.date_order]} if options.date_order else base.date_orders
    )
    return replace(
        base,
        sheet=options.sheet or base.sheet,
        header_row=base.header_row if options.header_row is None else options.header_row,
        mapping={**base.mapping, **pairs(options.map, "HEADER=KEY")},
        value_words={**base.value_words, **pairs(options.value, "KEY:WORD=VALUE")},
        date_orders=orders,
        on_clash=OnClash(options.on_clash) if options.on_clash != "stop" else None,
        same_ref=_SAME_REFS.get(options.same_ref, base.same_ref),
        answers={**base.answers, **pairs(options.answer, "NAME=ANSWER")},
    )


def _document(plan: Planned, result: ImportResult | None) -> dict[str, Any]:
    return {
        **plan.report(),
        "imported": result is not None,
        "import_id": result.import_uid if result else None,
        "error": None,
    }


def _print_plan(plan: Planned, result: ImportResult | None) -> None:
    if plan.table.has_headings:
        sheet = _('Sheet "{sheet}", headings in row {row}: {n} records.')
    else:
        sheet = _('Sheet "{sheet}", no headings: {n} records.')
    print(sheet.format(sheet=plan.table.sheet, row=plan.table.header_row, n=plan.records))
    counts = _("{new} new, {updated} changed, {unchanged} unchanged, {skipped} skipped.")
    print(
        counts.format(
            new=plan.new, updated=plan.updated, unchanged=plan.unchanged, skipped=plan.skipped
        )
    )
    if plan.unmapped:
        print(_("Kept as extra fields: {names}.").format(names=", ".join(plan.unmapped)))
    for left in plan.left_out:
        text = _("Row {row} is left out: {reason}.")
        print(text.format(row=left.row, reason=_(left.reason)))
    for warning in plan.warnings:
        print(_(warning))
    for problem in plan.problems[:_SHOWN_PROBLEMS]:
        print(
            f"{problem.sheet}, {problem.row}, {problem.column}: {_(problem.message)}",
            file=sys.stderr,
        )
    if len(plan.problems) > _SHOWN_PROBLEMS:
        more = len(plan.problems) - _SHOWN_PROBLEMS
        print(plural("{n} problem more", "{n} problems more", more).format(n=more), file=sys.stderr)
    for offer in plan.offers:
        print(_told(offer))
    for question in plan.questions:
        print(f"? {_told(question)}", file=sys.stderr)
    for clash in plan.clashes:
        text = _("Row {row}: {ref} stands in the register with other content.")
        ref = clash.existing.ref if clash.existing else clash.record.ref
        print(text.format(row=clash.record.row, ref=ref), file=sys.stderr)
    _print_end(plan, result)


def _told(question: Question) -> str:
    """The question with its evidence and how to answer it."""
    lines = [_(text) for text in (question.message, *question.details)]
    if question.kind in ANSWERED:
        answers = "|".join(question.choices) or _("your words")
        lines.append(f'--answer "{question.name}={answers}"')
    return "\n  ".join(lines)


def _print_end(plan: Planned, result: ImportResult | None) -> None:
    if result and not result.import_uid:
        print(_("Nothing was written: the register says all of this already."))
    elif result:
        print(
            _("Imported. To take it back: isms-desktop undo-import {id}").format(
                id=result.import_uid
            )
        )
    elif plan.is_ready:
        print(_("Nothing was written: this was a dry run."))
    else:
        print(
            _(
                "Nothing was imported: answer the questions with --map, --value, --day-first, "
                "--month-first, --same-ref, --answer or --on-clash."
            ),
            file=sys.stderr,
        )
