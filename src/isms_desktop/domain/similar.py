"""Which entries look like another one: by words, category, control and kind of cause (10.2 b 3)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from rapidfuzz import fuzz

from isms_desktop.domain.checks.texts import Text, stem
from isms_desktop.domain.entry import Entry
from isms_desktop.domain.words import ClosingKind

Read: TypeAlias = Callable[[str], Text]
"""Makes a text ready to be compared (`checks.word_lists.WordLists.text`)."""
_WORDS_WEIGH: Final = 60
_CATEGORY_WEIGHS: Final = 15
_CONTROL_WEIGHS: Final = 15
_CAUSE_WEIGHS: Final = 20
LOOKS_RELATED: Final = 20
"""From this score on an entry is worth looking at."""
LOOKS_THE_SAME: Final = 35
"""From this score on it may have come back; category and control alone do not reach it."""
_LEAST_LETTERS: Final = 3
_NEGATIONS: Final = frozenset({"not", "nicht", "kein", "keine", "keinen", "nie", "never", "none"})
"""They turn a sentence round, which matters to a check, but do not tell what it is about."""
_TYPO: Final = 85
_LONG: Final = 5
_SHOWN_WORDS: Final = 4
_ASKED_WORDS: Final = 8


@dataclass(frozen=True, slots=True)
class Profile:
    """What an entry is compared by; `words` gives the word as written for every stem."""

    words: dict[str, str]
    category: str = ""
    controls: frozenset[str] = frozenset()
    cause_categories: frozenset[str] = frozenset()

    @property
    def asked_words(self) -> tuple[str, ...]:
        """The beginnings of words by which relatives are looked for, the longest first."""
        return tuple(sorted(self.words, key=len, reverse=True)[:_ASKED_WORDS])


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much an entry looks like another one, 0 to 110, and what they share."""

    entry: Entry
    score: int
    words: tuple[str, ...] = ()
    category: str = ""
    controls: tuple[str, ...] = ()
    cause_category: str = ""


def profile_of(entry: Entry, read: Read) -> Profile:
    """What this entry is compared by."""
    nodes = [node for round_ in entry.rounds for node in round_.root_causes]
    return Profile(
        words=_stems(f"{entry.title}\n{entry.description}", read),
        category=entry.category,
        controls=frozenset(entry.annex_a),
        cause_categories=frozenset(node.category for node in nodes if node.category),
    )


def text_profile(text: str, category: str, read: Read) -> Profile:
    """What an entry that is not recorded yet is compared by."""
    return Profile(words=_stems(text, read), category=category)


def ranked(
    profile: Profile, entries: Iterable[Entry], read: Read, least: int = LOOKS_RELATED
) -> tuple[Likeness, ...]:
    """The entries that look like it: the likest first, then the newest, rejected ones left out."""
    found = [
        likeness
        for entry in entries
        if not _is_rejected(entry)
        and (likeness := _compared(profile, entry, profile_of(entry, read))).score >= least
    ]
    found.sort(key=lambda one: one.entry.ref)
    found.sort(key=lambda one: (one.score, str(one.entry.identified_on or "")), reverse=True)
    return tuple(found)


def _is_rejected(entry: Entry) -> bool:
    return entry.closing is not None and entry.closing.kind is ClosingKind.REJECTED


def _compared(profile: Profile, entry: Entry, other: Profile) -> Likeness:
    shared = {own: word for own, word in profile.words.items() if _is_among(own, other.words)}
    likeness = Likeness(
        entry,
        score=0,
        words=tuple(shared.values())[:_SHOWN_WORDS] if len(shared) > 1 else (),
        category=profile.category
        if profile.category.casefold() == other.category.casefold()
        else "",
        controls=tuple(sorted(profile.controls & other.controls)),
        cause_category=min(profile.cause_categories & other.cause_categories, default=""),
    )
    return replace(likeness, score=_score(likeness, _overlap(len(shared), profile, other)))


def _overlap(shared: int, profile: Profile, other: Profile) -> float:
    """How much of what both say is the same, 0 to 1; a single word proves nothing."""
    if shared < 2:
        return 0.0
    return min(1.0, 2 * shared / (len(profile.words) + len(other.words)))


def _score(likeness: Likeness, overlap: float) -> int:
    # "Other" and the like bring together what has nothing to do with each other.
    category = likeness.category not in ("", "Other") and _CATEGORY_WEIGHS
    cause = likeness.cause_category not in ("", "Other") and _CAUSE_WEIGHS
    control = bool(likeness.controls) and _CONTROL_WEIGHS
    return round(_WORDS_WEIGH * overlap) + int(category) + int(cause) + int(control)


def _stems(text: str, read: Read) -> dict[str, str]:
    judged = read(text)
    silent = judged.fillers | _NEGATIONS
    stems: dict[str, str] = {}
    for word in judged.words:
        if len(word) >= _LEAST_LETTERS and word not in silent:
            stems.setdefault(stem(word), word)
    return stems


def _is_among(word: str, stems: dict[str, str]) -> bool:
    """Whether a stem is there, also with a typing error or inside a longer compound."""
    if word in stems:
        return True
    if len(word) < _LONG:
        return False
    return any(
        len(other) >= _LONG and (word in other or other in word or fuzz.ratio(word, other) >= _TYPO)
        for other in stems
    )
