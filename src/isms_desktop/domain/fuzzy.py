"""How well a few typed letters fit a text: for finding by name while one types."""

from typing import Final

from isms_desktop.domain.people import folded

_START: Final = 40
"""A word of the text begins with the letters."""
_FIRST: Final = 20
"""More, where it is the first word."""
_INSIDE: Final = 15
_SCATTERED: Final = 5
_SHORTEST_SCATTERED: Final = 3


def fuzzy_score(typed: str, text: str) -> int:
    """How well each typed word fits, 0 where one does not fit at all; anything fits nothing typed.

    Beginnings of words count most, then letters in one piece, then letters in their order, such as
    "nwe" for "New entry".
    """
    words = folded(typed).split() if typed.strip() else []
    if not words:
        return 1
    given = folded(text)
    scores = [_score(word, given) for word in words]
    return sum(scores) if all(scores) else 0


def _score(word: str, text: str) -> int:
    if text.startswith(word):
        return _START + _FIRST
    if f" {word}" in text:
        return _START
    if word in text:
        return _INSIDE
    return _SCATTERED if len(word) >= _SHORTEST_SCATTERED and _in_order(word, text) else 0


def _in_order(word: str, text: str) -> bool:
    letters = iter(text)
    return all(letter in letters for letter in word)
