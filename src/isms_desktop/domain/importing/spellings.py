"""Spellings of names that look like one person; only offered, never joined unasked."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from isms_desktop.domain.people import folded

_MOST_NAMES: Final = 150
_ALIKE: Final = 80
_SHORTEST: Final = 4


class Spellings(NamedTuple):
    """Several spellings of what looks like one person; `name` is the fullest and most frequent."""

    name: str
    counts: Mapping[str, int]


def groups_in(names: Iterable[str]) -> list[Spellings]:
    """Those that look like one person, the most frequent first.

    Spellings that differ only in case, accents or punctuation are one already and not told.
    """
    counts = Counter(names)
    by_folded: dict[str, str] = {}
    for name, _ in counts.most_common(_MOST_NAMES):
        by_folded.setdefault(folded(name), name)
    leader = {name: name for name in by_folded}
    for one, other in combinations(by_folded, 2):
        if _is_same(one.split(), other.split()):
            left, right = _root(leader, one), _root(leader, other)
            leader[right] = left
    groups: dict[str, list[str]] = {}
    for short, name in by_folded.items():
        groups.setdefault(_root(leader, short), []).append(name)
    return [
        Spellings(_fullest(group, counts), {name: counts[name] for name in group})
        for group in groups.values()
        if len(group) > 1 and _is_consistent(group)
    ]


def _root(leader: Mapping[str, str], name: str) -> str:
    while leader[name] != name:
        name = leader[name]
    return name


def _is_same(one: list[str], other: list[str]) -> bool:
    if sorted(one) == sorted(other):
        return True
    if len(one) < 2 or len(other) < 2:
        return False
    if len(one) == len(other) and _fits(sorted(one, key=_length), sorted(other, key=_length)):
        return True
    return _is_typo(one, other)


def _is_typo(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether each part of the one is a part of the other, or nearly; short ones have to be."""
    left, right = sorted(one), sorted(other)
    return len(left) == len(right) and all(
        a == b or (min(len(a), len(b)) >= _SHORTEST and fuzz.ratio(a, b) >= _ALIKE)
        for a, b in zip(left, right, strict=True)
    )


def _length(part: str) -> tuple[int, str]:
    return -len(part), part


def _fits(one: list[str], other: list[str]) -> bool:
    """Whether the names are equal but for parts of which one spelling has the first letter only."""
    whole = set(one) & set(other)
    rest, others = sorted(set(one) - whole), sorted(set(other) - whole)
    if not any(len(part) > 1 for part in whole) or len(rest) != len(others):
        return False
    return all(a[0] == b[0] and min(len(a), len(b)) == 1 for a, b in zip(rest, others, strict=True))


def _is_consistent(group: list[str]) -> bool:
    """Not two different full first names behind one initial: "M. Okafor" may be Mia or Max."""
    full = [set(folded(name).split()) for name in group]
    full = [parts for parts in full if all(len(part) > 1 for part in parts)]
    return all(_is_typo(one, other) for one, other in combinations(full, 2))


def _fullest(group: Iterable[str], counts: Mapping[str, int]) -> str:
    def rank(name: str) -> tuple[bool, bool, int, str]:
        parts = folded(name).split()
        return any(len(part) == 1 for part in parts), "," in name, -counts[name], name

    return min(group, key=rank)
