"""What may be written on the command line."""

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final, NoReturn

from isms_desktop import __version__
from isms_desktop.domain.errors import UserError

LISTS: Final = ("register", "actions", "objectives", "measurements", "people")


_DATES: Final = {"--as-at": "as_at", "--from": "from_on", "--to": "to_on"}


class _Parser(argparse.ArgumentParser):
    """Raises instead of ending the process, so that every refusal takes one way out."""

    def error(self, message: str) -> NoReturn:
        raise UserError(
            f"The command was not understood: {message}.",
            f'See "{self.prog} --help".',
            code="bad_arguments",
        )


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the arguments; `UserError` "bad_arguments" where they make no sense.

    `--data-dir` is taken before or after the verb.
    """
    return _parser().parse_args(arguments)


def verbs() -> frozenset[str]:
    """The first words that mean the command line and not the window."""
    return frozenset(_ADD)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="isms-desktop", description="ISMS Desktop without its window.")
    parser.add_argument("--version", action="version", version=f"ISMS Desktop {__version__}")
    _add_common(parser, suppress=False)
    commands = parser.add_subparsers(dest="verb", required=True, parser_class=_Parser)
    for verb, (add, summary) in _ADD.items():
        command = commands.add_parser(verb, help=summary, description=summary)
        _add_common(command, suppress=True)
        add(command)
    return parser


def _add_common(parser: argparse.ArgumentParser, *, suppress: bool) -> None:
    # A default set again by the verb's parser would undo what stands before the verb.
    default = argparse.SUPPRESS if suppress else None
    parser.add_argument("--data-dir", type=Path, default=default, help="folder of the register")
    parser.add_argument(
        "--passphrase-stdin",
        action="store_true",
        default=argparse.SUPPRESS if suppress else False,
        help="read the passphrase from standard input",
    )


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def _add_filter(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--search", default="", metavar="TEXT", help="words that must occur")
    parser.add_argument(
        "--where", action="append", default=[], metavar="KEY=VALUE", help="a column and its value"
    )


def _add_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("--sheet", metavar="NAME")
    parser.add_argument(
        "--header-row", type=int, metavar="N", help="the row of headings, 0 where there is none"
    )
    parser.add_argument("--map", action="append", default=[], metavar="HEADER=KEY")
    parser.add_argument("--value", action="append", default=[], metavar="KEY:WORD=VALUE")
    order = parser.add_mutually_exclusive_group()
    order.add_argument("--day-first", dest="date_order", action="store_const", const="day")
    order.add_argument("--month-first", dest="date_order", action="store_const", const="month")
    parser.add_argument("--on-clash", choices=("stop", "skip", "update"), default="stop")
    parser.add_argument("--same-ref", choices=("child-rows", "by-year", "by-sheet"))
    parser.add_argument(
        "--answer", action="append", default=[], metavar="NAME=ANSWER", help="to what is asked"
    )
    parser.add_argument("--problems", type=Path, metavar="FILE", help="save rows to be corrected")
    parser.add_argument("--mapping", metavar="NAME", help="a remembered mapping")
    parser.add_argument("--dry-run", action="store_true")
    _add_json(parser)


def _add_undo_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", nargs="?", help="the import; without it the newest one")


def _add_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="ends in .xlsx or .csv")
    parser.add_argument(
        "--empty", action="store_true", help="a workbook without entries, to fill in by hand"
    )
    _add_filter(parser)


def _add_list(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", nargs="?", choices=LISTS, default="register")
    _add_filter(parser)
    _add_json(parser)


def _add_show(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ref")
    _add_json(parser)


def _add_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ref", nargs="?", help="the entry; without it all of them")
    _add_json(parser)


def _add_report(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", help="one that --list names")
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--list", action="store_true", dest="list_reports")
    _add_filter(parser)
    for name, summary in (
        ("--as-at", "a past day; the register is shown as it was when that day ended"),
        ("--from", "first day of the period"),
        ("--to", "last day of the period"),
    ):
        parser.add_argument(name, type=_day, metavar="DATE", dest=_DATES[name], help=summary)
    parser.add_argument("--columns", metavar="KEYS", help="keys of the columns, parted by commas")
    parser.add_argument("--group", choices=("none", "input", "owner", "stage"))
    parser.add_argument("--form", choices=("short", "long"))
    _add_print(parser)


def _add_print(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--people", choices=("names", "initials", "roles"))
    parser.add_argument("--paper", choices=("A4", "Letter"))


def _add_pack(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, help="new or empty")
    _add_print(parser)


def _add_calendar(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="ends in .ics")


def _day(text: str) -> date:
    """A day as it is written in ISO form; argparse names what is none."""
    return date.fromisoformat(text)


def _add_verify(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--fingerprint", metavar="TEXT", help="as printed on a report")
    _add_json(parser)


def _add_backup(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", type=Path)


def _add_restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path)


def _add_nothing(parser: argparse.ArgumentParser) -> None:
    del parser


_ADD: Final = {
    "import": (_add_import, "take a spreadsheet log into the register"),
    "undo-import": (_add_undo_import, "take an import back as a whole"),
    "export": (_add_export, "write the register as a workbook or CSV file"),
    "list": (_add_list, "list the register, its actions, objectives, measurements or people"),
    "show": (_add_show, "show one entry with everything it carries"),
    "check": (_add_check, "say what is missing or weak in an entry, or in all"),
    "report": (_add_report, "write a report as PDF"),
    "pack": (_add_pack, "write everything an auditor asks for into a folder"),
    "calendar": (_add_calendar, "write what is due as a calendar file"),
    "verify": (_add_verify, "check the history and the file"),
    "backup": (_add_backup, "make a backup that is checked"),
    "restore": (_add_restore, "go back to a backup; the present file is kept aside"),
    "demo": (_add_nothing, "fill an empty data folder with the example organisation"),
}
