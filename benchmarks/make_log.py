"""A log of any size: 18 columns, about 800 characters of text a row, the same for the same seed."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final

from openpyxl import Workbook

from isms_desktop.domain.words import INCIDENT_CATEGORIES

HEADERS: Final = (
    "Ref", "Identified", "Who discovered it", "What type of incident was it",
    "Description of incident", "Severity", "Root Cause", "Corrective Action", "Title",
    "Record Type", "Source", "Evidence of Finding", "Containment", "Owner", "Due Date",
    "Lessons Learned", "Notes", "Effectiveness Criterion",
)  # fmt: skip  # side by side as in the sheet
_VOCABULARY: Final = (
    "access account alert approval archive audit backup certificate change check clinic code "
    "contract customer database desk device document door engineer evidence export file form "
    "gateway incident invoice key laptop list log mail network owner password patch patient phone "
    "plan policy printer procedure process record release report request review right risk role "
    "room rule sample server share sign site step supplier system team test ticket tool training "
    "transfer update user visitor wiki window late early open closed missing double wrong weekly "
    "monthly shared former temporary outside inside without before after during against because "
    "found sent kept lost moved stopped started opened removed renewed asked told"
)
WORDS: Final = tuple(_VOCABULARY.split())
NAMES: Final = tuple(
    f"{first} {last}"
    for first in ("Mia", "Jonas", "Priya", "Tom", "Elena", "Sam")
    for last in ("Okafor", "Brandt", "Nair", "Whitfield", "Rossi")
)
SOURCES: Final = ("Internal audit", "Security incident", "Interested party")
LEVELS: Final = ("Low", "Medium", "High", "Critical")
TYPES: Final = ("Incident", "Nonconformity", "Observation")
_FIRST: Final = date(2016, 1, 4)
_SENTENCES: Final = 3000

Row = tuple[str | date, ...]


def rows(count: int, seed: int = 7) -> Iterator[Row]:
    """So many rows in the order of `HEADERS`."""
    chance = Random(seed)
    pool = [_sentence(chance) for _ in range(_SENTENCES)]
    for number in range(1, count + 1):
        found = _FIRST + timedelta(number % 3900)
        texts = [" ".join(chance.choices(pool, k=k)) for k in (2, 1, 2, 1, 1, 1, 1, 1)]
        yield (
            f"LOG-{number:06d}",
            found,
            chance.choice(NAMES),
            chance.choice(INCIDENT_CATEGORIES),
            f"Case {number}. {texts[0]}",
            chance.choice(LEVELS),
            texts[1],
            texts[2],
            pool[number % _SENTENCES][:60].strip(),
            chance.choice(TYPES),
            chance.choice(SOURCES),
            texts[3],
            texts[4],
            chance.choice(NAMES),
            found + timedelta(chance.randint(10, 90)),
            texts[5],
            texts[6],
            texts[7],
        )


def log_file(count: int, folder: Path) -> Path:
    """The workbook with so many rows, made where it is not there yet."""
    target = folder / f"log-{count}.xlsx"
    if not target.exists():
        folder.mkdir(parents=True, exist_ok=True)
        book = Workbook(write_only=True)
        sheet = book.create_sheet("Log")
        sheet.append(HEADERS)
        for row in rows(count):
            sheet.append(row)
        part = target.with_suffix(".part")
        book.save(part)
        part.replace(target)
    return target


def _sentence(chance: Random) -> str:
    words = chance.choices(WORDS, k=chance.randint(8, 12))
    return f"{' '.join(words).capitalize()}."
