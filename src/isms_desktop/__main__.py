"""Where the program starts: without a verb the window, with one the command line.

`read-sheets` is the hidden verb under which the program starts itself to read a spreadsheet in a
child process; it must load little.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

READ_SHEETS = "read-sheets"
SELF_TEST = "selftest"
DATA_DIR = "--data-dir"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == [READ_SHEETS]:
        from isms_desktop.exchange import reader_child  # noqa: PLC0415  # the child loads only this

        return reader_child.main(given[1:])
    data_dir, rest = without_data_dir(given)
    if rest == [SELF_TEST]:
        from isms_desktop.app import selftest  # noqa: PLC0415  # needs Qt, the command line does not

        return selftest.main()
    if not rest:
        from isms_desktop.app import window  # noqa: PLC0415  # Qt only where there is a window

        return window.main(data_dir)
    from isms_desktop.cli import main as command_line  # noqa: PLC0415  # as above

    return command_line.main(given)


def without_data_dir(given: Sequence[str]) -> tuple[Path | None, list[str]]:
    """Part `--data-dir` from the other arguments, wherever it stands."""
    rest = list(given)
    for place, word in enumerate(given):
        if word == DATA_DIR and place + 1 < len(given):
            del rest[place : place + 2]
            return Path(given[place + 1]), rest
        if word.startswith(f"{DATA_DIR}="):
            del rest[place]
            return Path(word.partition("=")[2]), rest
    return None, rest


if __name__ == "__main__":
    sys.exit(main())
