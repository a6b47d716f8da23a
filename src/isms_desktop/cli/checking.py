"""The verb that looks at entries: check."""

from collections.abc import Sequence

from isms_desktop.cli.opening import Given
from isms_desktop.cli.output import print_json
from isms_desktop.domain.checks import blocking, speaking, stages_left
from isms_desktop.domain.progress import no_progress
from isms_desktop.domain.register_checks import RegisterFinding
from isms_desktop.runtime.i18n import _
from isms_desktop.services.checking import CheckedEntry
from isms_desktop.services.wording import told
from isms_desktop.wiring import Workspace


def check(given: Given) -> int:
    """Say what the checks find in one entry, or in all; also what is only still to do."""
    with given.reading() as workspace:
        checked = _checked(workspace, given.options.ref)
        whole = workspace.overviews.register_checks() if given.options.ref is None else ()
    if given.options.json:
        rows = [row for one in checked for row in _rows(one)]
        print_json([*rows, *map(_register_row, whole)])
    else:
        for one in checked:
            _print_entry(one)
        for finding in whole:
            print(f"{_('Register')}  {finding.rule}  {finding.level}  {told(finding)}")
        print(_summary(checked))
    return 0


def _checked(workspace: Workspace, ref: str | None) -> list[CheckedEntry]:
    if ref is None:
        return workspace.checking.of_register(no_progress)
    entry = workspace.entries.find(ref)
    findings = workspace.checking.of_entry(entry.uid)
    return [CheckedEntry(entry.uid, entry.ref, findings, stages_left(entry))]


def _rows(checked: CheckedEntry) -> list[dict[str, object]]:
    return [
        {
            "ref": checked.ref,
            "rule": finding.rule,
            "level": finding.level,
            "message": _(finding.message),
            "field": finding.field,
            "waived": finding.waived,
        }
        for finding in checked.findings
    ]


def _register_row(finding: RegisterFinding) -> dict[str, object]:
    """A check on the register as a whole belongs to no entry and is never set aside."""
    return {
        "ref": None,
        "rule": finding.rule,
        "level": finding.level,
        "message": told(finding),
        "field": "",
        "waived": False,
    }


def _print_entry(checked: CheckedEntry) -> None:
    spoken = speaking(checked.findings, checked.left)
    for finding in checked.findings:
        if finding.waived:
            note = _("(set aside)")
        elif finding.is_inherited:
            note = _("(closed before this program)")
        else:
            note = "" if finding in spoken else _("(still to do)")
        line = f"{checked.ref}  {finding.rule}  {finding.level}  {_(finding.message)} {note}"
        print(line.rstrip())


def _summary(checked: Sequence[CheckedEntry]) -> str:
    keeping_open = sum(bool(blocking(one.findings)) for one in checked)
    return _("{n} entries were checked; {m} lack something that closing needs.").format(
        n=len(checked), m=keeping_open
    )
