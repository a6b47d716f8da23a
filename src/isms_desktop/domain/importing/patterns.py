"""Headings put together from parts: "{thing} {number}" stands for every pair of their words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any, Final

from isms_desktop.domain.importing.names import folded_heading

_PART: Final = re.compile(r"\{(\w+)\}")


def headings_of(language: Mapping[str, Any], strength: str) -> Iterator[tuple[str, str]]:
    """Field and folded heading for every combination under `strength`, "sure" or "maybe"."""
    patterns = language.get("patterns", {})
    # There are thousands of combinations: each word is folded once, not each heading.
    parts = {
        name: tuple(dict.fromkeys(map(folded_heading, words)))
        for name, words in patterns.get("parts", {}).items()
    }
    for key, templates in patterns.get(strength, {}).items():
        for template in templates:
            for heading in _made(template, parts):
                yield key, heading


def _made(template: str, parts: Mapping[str, Sequence[str]]) -> Iterator[str]:
    # Each second piece is the name of a part.
    pieces = _PART.split(template)
    words = [parts[piece] if n % 2 else (_between(piece),) for n, piece in enumerate(pieces)]
    yield from map(str.strip, map("".join, product(*words)))


def _between(text: str) -> str:
    """The text between two parts, folded like them; signs part words as spaces do."""
    folded = folded_heading(text)
    if not folded or not any(map(str.isalnum, folded)):
        return " " if text else ""
    before = "" if text[:1].isalnum() else " "
    return f"{before}{folded}{'' if text[-1:].isalnum() else ' '}"
