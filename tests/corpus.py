"""Spreadsheets made by other people, beside the checkout; tests that need them skip without."""

import csv
from dataclasses import dataclass
from pathlib import Path

import pytest

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
HAS_CORPUS = (CORPUS / "INDEX.tsv").is_file()

needs_corpus = pytest.mark.skipif(
    not HAS_CORPUS, reason="the corpus of foreign spreadsheets does not lie beside the checkout"
)


@dataclass(frozen=True, slots=True)
class Foreign:
    """A file of the corpus and what its index says; an index word that is not a number is None."""

    path: Path
    header_row: int | None
    data_rows: int | None
    notes: str


def files(folder: str) -> list[Foreign]:
    """The files of "logs" or "nasty", in the order of the index; none where there is no corpus."""
    if not HAS_CORPUS:
        return []
    with (CORPUS / "INDEX.tsv").open(encoding="utf-8", newline="") as index:
        return [
            Foreign(
                path=CORPUS / row["file"],
                header_row=_number(row["header_row"]),
                data_rows=_number(row["data_rows"]),
                notes=row["notes"],
            )
            for row in csv.DictReader(index, delimiter="\t")
            if row["file"].startswith(f"{folder}/")
        ]


def _number(word: str) -> int | None:
    return int(word) if word.isdecimal() else None
