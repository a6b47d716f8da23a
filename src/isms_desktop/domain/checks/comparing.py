"""How much two texts say the same."""

from rapidfuzz import fuzz

from isms_desktop.domain.checks.texts import Text

_ALMOST = 0.85
_LONG = 5
_TYPO = 85.0
_TYPO_FROM = 4


def says_nothing_new(text: Text, beside: Text) -> bool:
    """Whether everything the first text says stands in the second one already.

    Words of the same stem count as equal, and those a typing error apart. Of a longer text one word
    in six may be new. A single word is too little to be judged.
    """
    said = text.stems
    if len(said) < 2:
        return False
    new = sum(not _is_among(word, beside.stems) for word in said)
    return new == 0 or (len(said) >= _LONG and 1 - new / len(said) >= _ALMOST)


def say_the_same(one: Text, other: Text) -> bool:
    """Whether neither text says anything the other does not."""
    if one.words and one.words == other.words:
        return True
    return says_nothing_new(one, other) and says_nothing_new(other, one)


def _is_among(word: str, stems: frozenset[str]) -> bool:
    if word in stems:
        return True
    if len(word) < _TYPO_FROM:
        return False
    begun_alike = [stem for stem in stems if stem[0] == word[0]]
    return any(fuzz.ratio(word, stem, score_cutoff=_TYPO) for stem in begun_alike)
