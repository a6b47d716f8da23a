"""Where the program starts: without arguments the window, with a verb the command line.

`read-sheets` is the hidden verb under which the program starts itself to read a spreadsheet in a
child process; it must load little.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

READ_SHEETS = "read-sheets"
SELF_TEST = "selftest"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == [READ_SHEETS]:
        from isms_desktop.exchange import reader_child  # noqa: PLC0415  # the child loads only this

        return reader_child.main(given[1:])
    if given[:1] == [SELF_TEST]:
        from isms_desktop.app import selftest  # noqa: PLC0415  # needs Qt, the command line does not

        return selftest.main()
    if is_for_window(given):
        from isms_desktop.app import window  # noqa: PLC0415  # Qt only where there is a window

        return window.main(data_dir_of(given))
    from isms_desktop.cli import main as command_line  # noqa: PLC0415  # as above

    return command_line.main(given)


def is_for_window(given: Sequence[str]) -> bool:
    """Whether nothing but the place of the data was said."""
    if given[:1] == ["--data-dir"]:
        return len(given) == 2
    return not given or (len(given) == 1 and given[0].startswith("--data-dir="))


def data_dir_of(given: Sequence[str]) -> Path | None:
    """The folder named by `--data-dir` before the window, or None."""
    if not given:
        return None
    return Path(given[1] if given[0] == "--data-dir" else given[0].partition("=")[2])


if __name__ == "__main__":
    sys.exit(main())
