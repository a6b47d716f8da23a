"""What is kept of an import: what came from where, and how its columns were matched."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRecord:
    """One import that was carried out.

    `file_hash` is the SHA-256 of the file, `mapping` the matching of its columns as JSON, `step`
    the step of the history that holds everything it wrote, which is what undoing it takes back.
    """

    uid: str
    file_name: str
    file_hash: str
    imported_at: datetime
    mapping: str = ""
    step: int = 0
    created: int = 0
    updated: int = 0
    is_undone: bool = False


ANSWER: Final = "answer:"
"""Marks what is no word of a field but the answer to a question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RememberedMapping:
    """How a kind of file was matched, offered again when a file looks the same.

    `fingerprint` stands for the headings of the file. `columns` gives each heading its field,
    `value_words` each "field:word of the file" the word it means here. What was answered about the
    file as a whole stands among the words, as the name of the question behind `ANSWER`.
    """

    uid: str
    name: str
    fingerprint: str
    columns: Mapping[str, str] = field(default_factory=dict)
    value_words: Mapping[str, str] = field(default_factory=dict)
    date_order: str = ""
    used_at: datetime | None = None
