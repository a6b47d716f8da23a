"""Which column holds which field where no heading says so: by its cells alone, never surely."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from isms_desktop.domain.importing.headers import Certainty, ColumnMatch, Heading
from isms_desktop.domain.importing.profiles import Profile, known_share
from isms_desktop.domain.importing.vocabulary import ValueWords
from isms_desktop.domain.sentences import sentence

_MOSTLY: Final = 0.6
_WORDS: Final = 0.8
_LONGEST_REF: Final = 20
_TOLD_BY: Final = ("status", "severity", "entry_type", "classification")
_Guess = tuple[int, str, str]


def match_by_content(
    headings: Sequence[Heading], profiles: Sequence[Profile], words: ValueWords
) -> tuple[ColumnMatch, ...]:
    """Match what the cells tell clearly enough to be proposed; every match is unsure."""
    found: dict[int, _Guess] = {}
    for guess in _guesses(profiles, words):
        index, key, _why = guess
        if index not in found and key not in {other for _, other, _ in found.values()}:
            found[index] = guess
    return tuple(
        ColumnMatch(heading, found[i][1], Certainty.UNSURE, found[i][2], profile.samples)
        if i in found
        else ColumnMatch(heading, samples=profile.samples)
        for i, (heading, profile) in enumerate(zip(headings, profiles, strict=True))
    )


def _guesses(profiles: Sequence[Profile], words: ValueWords) -> Iterator[_Guess]:
    """What each column may be, the firmest evidence first."""
    for index, _profile in _where(profiles, lambda p: p.holds_dates):
        yield index, "identified_on", sentence("the first column with dates")
    for index, _profile in _where(profiles, _is_ref):
        yield index, "ref", sentence("each row has its own number")
    for key in _TOLD_BY:  # after the references: "INC-1" says incident as well
        shares = [known_share(key, p.values, words) if p.count else 0.0 for p in profiles]
        best = max(range(len(shares)), key=shares.__getitem__)
        if shares[best] >= _WORDS:
            yield best, key, sentence("its words are known")
    texts = _where(profiles, lambda p: p.holds_texts)
    for index, _profile in sorted(texts, key=lambda item: -item[1].mean_length):
        yield index, "description", sentence("the longest texts")


def _where(
    profiles: Sequence[Profile], holds: Callable[[Profile], bool]
) -> list[tuple[int, Profile]]:
    return [(i, profile) for i, profile in enumerate(profiles) if profile.count and holds(profile)]


def _is_ref(profile: Profile) -> bool:
    is_short = profile.mean_length <= _LONGEST_REF and profile.dates < 1 - _MOSTLY
    has_digits = all(any(map(str.isdigit, str(value))) for value in profile.values)
    return is_short and profile.distinct == 1 and profile.count > 1 and has_digits
