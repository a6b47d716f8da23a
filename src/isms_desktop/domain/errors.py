"""Expected trouble, in words for the user."""

from dataclasses import dataclass


class UserError(Exception):
    """Something the user can understand and act on; everything else that is raised is a bug.

    `message` says what happened and what it means for the data, `hint` what to do. `code` is a
    stable word for scripts and tests (`cli.md` lists those of a refused file). `details` is the
    technical text that can be copied; it never carries values of the register.
    """

    def __init__(self, message: str, hint: str = "", *, code: str = "", details: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.code = code
        self.details = details

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


@dataclass(frozen=True, slots=True)
class CellProblem:
    """A cell that could not be taken as it is; the value is kept and shown, never dropped.

    `row` counts from 1 as the spreadsheet program shows it; `column` is the header.
    """

    sheet: str
    row: int
    column: str
    value: str
    message: str
