"""Rows of a table as text that a spreadsheet takes: headings, tabs, quotes where needed."""

from collections.abc import Sequence
from typing import Final

from isms_desktop.ui.kit.register_model import Column, RegisterModel, Row

_QUOTED: Final = ("\t", "\n", "\r", '"')
_FORMULA_STARTS: Final = ("=", "+", "-", "@")


def as_cells(model: RegisterModel, rows: Sequence[int], sections: Sequence[int]) -> str:
    """These rows with these columns; days in ISO form, which every spreadsheet reads."""
    columns = [model.columns[section] for section in sections]
    lines = [[label for column in columns for label in _labels(column)]]
    for place in rows:
        row = model.row_at(place)
        lines.append([text for column in columns for text in _texts(column, row)])
    return "\n".join("\t".join(map(_quoted, line)) for line in lines)


def _labels(column: Column) -> list[str]:
    return [part.label for part in column.copied] or [column.label]


def _texts(column: Column, row: Row) -> list[str]:
    if not column.copied:
        return [column.cell(row).plain()]
    return [_guarded(part.value(row)) for part in column.copied]


def _guarded(text: str) -> str:
    """What begins like a formula gets an apostrophe in front: pasted, it would be run."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _quoted(text: str) -> str:
    if not any(mark in text for mark in _QUOTED):
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
