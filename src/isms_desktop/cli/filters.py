"""`--search` and `--where` as a question to the register."""

from collections.abc import Sequence

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.queries import Condition, RegisterQuery
from isms_desktop.domain.registers import COMPUTED, ENTRIES

ALIASES = {"stage": "status"}
"""Words of the command line for keys of the register."""


def query_of(search: str, where: Sequence[str]) -> RegisterQuery:
    """The register's query; `UserError` "bad_arguments" names a key that does not exist."""
    return RegisterQuery(search=search, where=tuple(map(_condition, where)))


def _condition(text: str) -> Condition:
    key, equals, value = text.partition("=")
    key = ALIASES.get(key.strip(), key.strip())
    if not equals or (key not in ENTRIES and key not in COMPUTED):
        raise UserError(
            f'"{text}" is not a condition of this register.',
            "Write KEY=VALUE with a key such as severity, owner, stage or overdue.",
            code="bad_arguments",
        )
    return Condition(key, value.strip())


def pairs(texts: Sequence[str], form: str) -> dict[str, str]:
    """`LEFT=RIGHT` arguments as a table; the last equals sign parts the two."""
    table: dict[str, str] = {}
    for text in texts:
        left, equals, right = text.rpartition("=")
        if not equals or not left:
            raise UserError(
                f'"{text}" was not understood.', f"Write it as {form}.", code="bad_arguments"
            )
        table[left.strip()] = right.strip()
    return table
