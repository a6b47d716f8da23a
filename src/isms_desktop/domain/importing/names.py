"""Headings as people write them, reduced to what has to match."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from isms_desktop.domain.cleaning import clean_line
from isms_desktop.domain.sheets import column_letter

_CAMEL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NO_WORD: Final = re.compile("[^a-z0-9]+")
_STARS: Final = re.compile(r"\[\s*\*+\s*\]|\*+\s*$")
_ASIDE: Final = re.compile("[(（\\[].*?[)）\\]]")  # noqa: RUF001 - the wide brackets are meant


_YES_NO: Final = re.compile(
    r"\s\(?(?:y|yes|j|ja|o|oui|s|s[ií]|sim)\s*/\s*(?:n|no|nein|non|n[aã]o|nee)\)?\s*$",
    re.IGNORECASE,
)


def folded_word(text: str) -> str:
    """Case, accents and punctuation taken away; a cell of signs alone stays as it is."""
    if text.isascii():
        return _NO_WORD.sub(" ", text.lower()).strip() or text.strip()
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    words = "".join(c if c.isalnum() else " " for c in plain).split()
    return " ".join(words) or text.strip()


def folded_heading(text: str) -> str:
    """Like `folded_word`; also parts camel case, drops stars and reads "#" as "no"."""
    parted = _CAMEL.sub(" ", _STARS.sub("", text.strip()))
    return folded_word(parted.replace("#", " no "))


def without_aside(text: str) -> str:
    """The heading without how to fill it in: "Due Date (dd/mm/yyyy)", "Effective? Y/N"."""
    return _YES_NO.sub("", _ASIDE.sub(" ", text)).strip()


def unique_names(
    own: Sequence[str], bands: Sequence[str], columns: Sequence[int]
) -> tuple[str, ...]:
    """One name for every column, as the command line and the wizard call it.

    A name that stands twice takes its band in front where that parts it ("Band: Name"), otherwise
    a number ("Name (2)"). A column without heading is its letter in brackets.
    """
    plain = [
        clean_line(name) or f"[{column_letter(column)}]"
        for name, column in zip(own, columns, strict=True)
    ]
    counts = Counter(plain)
    banded = [
        f"{clean_line(band)}: {name}" if counts[name] > 1 and band and own_name else name
        for name, band, own_name in zip(plain, bands, own, strict=True)
    ]
    return tuple(_numbered(banded))


def _numbered(names: Iterable[str]) -> Iterable[str]:
    taken: set[str] = set()
    for name in names:
        candidate, number = name, 2
        while candidate.casefold() in taken:
            candidate, number = f"{name} ({number})", number + 1
        taken.add(candidate.casefold())
        yield candidate
