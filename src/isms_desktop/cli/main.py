"""The verbs of the command line: which one was asked for, and how it ended."""

import logging
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Final

from isms_desktop.cli.arguments import parse
from isms_desktop.cli.opening import Given
from isms_desktop.cli.output import print_error, print_json, refused_document
from isms_desktop.domain.errors import UserError
from isms_desktop.runtime import logs
from isms_desktop.runtime.clock import Clock, SystemClock
from isms_desktop.runtime.i18n import _, use_language
from isms_desktop.runtime.paths import Paths
from isms_desktop.runtime.settings import SettingsFile

DONE: Final = 0
UNDECIDED: Final = 1
REFUSED: Final = 2
FAILED: Final = 3
_TO_DECIDE: Final = frozenset({"locked", "undecided", "clash", "entries_changed", "not_empty"})
"""Codes of trouble that the user can decide: try again, answer, choose otherwise."""

_log = logging.getLogger(__name__)
_VERBS: Final = {
    "import": "importing.import_file",
    "undo-import": "importing.undo_import",
    "export": "reading.export",
    "list": "reading.list_records",
    "show": "reading.show",
    "check": "checking.check",
    "report": "printing.report",
    "pack": "printing.pack",
    "calendar": "printing.calendar",
    "verify": "keeping.verify",
    "backup": "keeping.backup",
    "restore": "keeping.restore",
    "demo": "keeping.demo",
}
"""The module and the function of each verb; only that module is loaded, as some bring much."""


def _function(verb: str) -> Callable[[Given], int]:
    module, name = _VERBS[verb].split(".")
    function: Callable[[Given], int] = getattr(import_module(f"isms_desktop.cli.{module}"), name)
    return function


def main(arguments: Sequence[str], clock: Clock | None = None) -> int:
    """Carry out one verb: 0 done, 1 the user must decide, 2 refused, 3 the program failed."""
    given_json = "--json" in arguments
    try:
        options = parse(arguments)
        paths = Paths.below(options.data_dir) if options.data_dir else Paths.of_platform()
        logs.configure(paths)
        use_language(SettingsFile(paths.settings_file).load().language)
        given = Given(options, paths, clock or SystemClock())
        return _function(options.verb)(given)
    except UserError as error:
        if given_json:
            print_json(refused_document(arguments, error))
        else:
            print_error(error)
        return UNDECIDED if error.code in _TO_DECIDE else REFUSED
    except BrokenPipeError:
        # Whoever reads has seen enough, as with "| head"; Python would complain again at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception:  # noqa: BLE001  # a bug ends the verb, with a trace and its own exit status
        _log.exception("unexpected error")
        print(_("The program failed. The log says where."), file=sys.stderr)
        traceback.print_exc()
        return FAILED
