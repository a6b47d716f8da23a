"""The verbs that keep the register safe: verify, backup, restore; and the example."""

from isms_desktop.cli.opening import Given
from isms_desktop.cli.output import print_json
from isms_desktop.domain.errors import UserError
from isms_desktop.runtime.i18n import _
from isms_desktop.services.wording import fingerprint_line
from isms_desktop.wiring import restore_register


def verify(given: Given) -> int:
    """Check the history and the file; 1 where something was found."""
    with given.reading() as workspace:
        found = workspace.histories.verify(given.options.fingerprint or "")
    if given.options.json:
        print_json(
            {
                "ok": found.ok,
                "problems": found.problems,
                "entries_checked": found.entries_checked,
                "sequence": found.head.sequence,
                "fingerprint": found.head.fingerprint,
                "moment": found.head.moment,
            }
        )
    else:
        for problem in found.problems:
            print(problem)
        state = _("Nothing was found.") if found.ok else _("The register was not verified.")
        print(f"{state} {fingerprint_line(found.head)}")
    return 0 if found.ok else 1


def backup(given: Given) -> int:
    """Make a backup that is checked, here or where the platform keeps them."""
    with given.reading() as workspace:
        made = workspace.backups.make(given.options.file)
    print(_("The backup is {file}. It was checked.").format(file=made.path))
    return 0


def restore(given: Given) -> int:
    """Go back to a backup; the file in use is kept aside."""
    aside = restore_register(given.paths, given.options.file, given.clock, given.passphrase())
    print(_("The register is that of {file} again.").format(file=given.options.file))
    if aside is not None:
        print(_("The file in use before is kept as {file}.").format(file=aside))
    return 0


def demo(given: Given) -> int:
    """Fill an empty data folder with the example organisation."""
    with given.writing() as workspace:
        if workspace.organisations.get() is not None:
            raise UserError(
                _("There is a register in this folder already. Nothing was changed."),
                _("Choose an empty folder with --data-dir."),
                code="not_empty",
            )
        workspace.examples.fill()
    print(_("The example organisation is ready in {folder}.").format(folder=given.paths.data_dir))
    return 0
