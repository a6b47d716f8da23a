"""The words of logs in many languages, handed in as the plain data of `resources/data`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from rapidfuzz import fuzz, process

from isms_desktop.domain.importing.names import folded_heading, folded_word, without_aside
from isms_desktop.domain.importing.patterns import headings_of
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.domain.sentences import sentence

SURE: Final = 1.0
MAYBE: Final = 0.7
_ALMOST: Final = 0.96
_ASIDE_OFF: Final = 0.04
_QUALIFIED: Final = 0.62
_ALIKE: Final = 88
_LONGEST_HEADING: Final = 120
_SHORTEST_ALIKE: Final = 6
_QUALIFIABLE: Final = frozenset({"description", "title", "category", "ref", "severity", "status"})
_IS_KNOWN: Final = sentence("the heading is a known one")
_MAY_MEAN: Final = sentence("the heading often means this")
_BARE_IS_KNOWN: Final = sentence("the heading without its brackets is known")
_PART_IS_KNOWN: Final = sentence("a part of the heading is known")
_COUNTED: Final = re.compile(r"^(?:[a-z]?\d{1,2}|\d{1,2}[a-z])\s+(?=\D)")
_JOINED: Final = re.compile(r"\s*[/&+]\s*")
_GROUPS: Final = frozenset({"rows", "sheets"})
_LONGEST_BLANK: Final = 16
_DASHES: Final = "\\-\u2013\u2014"
_NUMBERED: Final = re.compile(
    rf"^\s*\(?\d{{1,2}}\)?\s*[{_DASHES}:.)=]*\s*(?=\(?[^\W\d])|[{_DASHES}:\s]*\(?\b\d{{1,2}}\)?\s*$"
)
_ENDINGS: Final = {"id": "ref", "name": "title", "title": "title"}


@dataclass(frozen=True, slots=True)
class Guess:
    """A field a heading may stand for, how strongly (0 to 1), and why in plain words."""

    key: str
    strength: float
    why: str


class HeaderWords:
    """Which fields a heading may stand for, judged by the heading alone."""

    def __init__(self, languages: Iterable[Mapping[str, Any]]) -> None:
        self._keys: dict[str, dict[str, float]] = {}
        self._of_words: list[str] = []
        self._wraps: list[str] = []
        self._instead: dict[str, str] = {}
        languages = tuple(languages)
        for field in ENTRIES:
            for own in (field.header, field.key):
                self._learn(own, field.key, SURE)
        for language in languages:
            for table, strength in (("sure", SURE), ("almost", _ALMOST), ("maybe", MAYBE)):
                for key, headings in language.get(table, {}).items():
                    for heading in headings:
                        self._learn(heading, key, strength)
            self._of_words += language.get("of", {}).get("words", ())
            for plain, longer in language.get("instead", {}).items():
                self._instead |= dict.fromkeys(map(folded_heading, longer), folded_heading(plain))
            self._wraps += map(folded_heading, language.get("wraps", {}).get("words", ()))
        # Other spellings are looked for among what is listed; all there is would take too long.
        self._long = [name for name in self._keys if len(name) >= _SHORTEST_ALIKE]
        for language in languages:
            self._learn_patterns(language)
        self._remembered: dict[str, tuple[Guess, ...]] = {}

    def _learn(self, heading: str, key: str, strength: float) -> None:
        self._learn_folded(folded_heading(heading), key, strength)

    def _learn_folded(self, name: str, key: str, strength: float) -> None:
        keys = self._keys.setdefault(name, {})
        keys[key] = max(strength, keys.get(key, 0.0))

    def _learn_patterns(self, language: Mapping[str, Any]) -> None:
        """Learn what is put together from parts; a heading that is listed itself says more."""
        learned: list[tuple[str, str, float]] = []
        for table, strength in (("sure", SURE), ("maybe", MAYBE)):
            for key, name in headings_of(language, table):
                known = self._keys.get(name)
                if known is None or max(known.values()) < _ALMOST:
                    learned.append((name, key, strength))
                elif key not in known:
                    learned.append((name, key, MAYBE))
        for each in learned:  # only now: what one pattern makes is not listed for the next
            self._learn_folded(*each)

    def guesses(self, heading: str) -> tuple[Guess, ...]:
        """The fields this heading may stand for, the likeliest first."""
        found = self._remembered.get(heading)
        if found is None:
            found = self._remembered[heading] = self._guesses(heading)
        return found

    def strength(self, heading: str) -> float:
        """How strongly the heading looks like one of a log's."""
        found = self.guesses(heading)
        return found[0].strength if found else 0.0

    def _guesses(self, heading: str) -> tuple[Guess, ...]:
        name = folded_heading(heading)
        if not name or len(name) > _LONGEST_HEADING:
            return ()
        bare = folded_heading(without_aside(heading))
        steps = (
            _known(self._keys.get(name), 0.0, _IS_KNOWN),
            _known(
                self._keys.get(bare),
                _ASIDE_OFF,
                _BARE_IS_KNOWN,
            ),
            self._plainer(bare),
            self._wrapped(name),
            self._qualified(bare),
            self._of_parts(without_aside(heading)),
            self._alike(name),
            _ending(name),
        )
        found = next((step for step in steps if step), [])
        return tuple(sorted(found, key=lambda guess: -guess.strength))

    def _plainer(self, name: str) -> list[Guess]:
        """Known once a number before it is off and longer words are plain: "D4 Root cause"."""
        plain = _COUNTED.sub("", name)
        for longer, word in self._instead.items():
            plain = f" {plain} ".replace(f" {longer} ", f" {word} ").strip()
        return _known(self._keys.get(plain), _ASIDE_OFF, _BARE_IS_KNOWN) if plain != name else []

    def _of_parts(self, heading: str) -> list[Guess]:
        """Known where all known parts of "Corrective / preventive measure" mean one field."""
        parts = [self._keys.get(folded_heading(part), {}) for part in _JOINED.split(heading)]
        keys = {key for part in parts for key, strength in part.items() if strength >= _ALMOST}
        known = sum(bool(part) for part in parts)
        if len(parts) < 2 or len(keys) != 1 or not (known == len(parts) or parts[0]):
            return []
        return [Guess(keys.pop(), MAYBE, _PART_IS_KNOWN)]

    def _wrapped(self, name: str) -> list[Guess]:
        for wrap in sorted(self._wraps, key=len, reverse=True):
            if name.startswith(f"{wrap} "):
                inner = self._keys.get(name.removeprefix(wrap).strip())
                return _known(inner, _ASIDE_OFF, _BARE_IS_KNOWN)
        return []

    def _qualified(self, name: str) -> list[Guess]:
        for word in sorted(self._of_words, key=len, reverse=True):
            head, parted, _ = name.partition(f" {folded_word(word)} ")
            if parted and head in self._keys:
                return [
                    Guess(key, _QUALIFIED, sentence('the heading begins with "{head}"', head=head))
                    for key, strength in self._keys[head].items()
                    if key in _QUALIFIABLE and strength >= SURE
                ]
        return []

    def _alike(self, name: str) -> list[Guess]:
        if len(name) < _SHORTEST_ALIKE:
            return []
        best = process.extractOne(name, self._long, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        if best is None:
            return []
        alias, ratio, _ = best
        why = sentence('the heading is spelled like "{alias}"', alias=alias)
        return [
            Guess(key, MAYBE * strength * ratio / 100, why)
            for key, strength in self._keys[alias].items()
        ]


def _known(keys: Mapping[str, float] | None, off: float, why: str) -> list[Guess]:
    return [
        Guess(key, strength - off, why if strength >= SURE else _MAY_MEAN)
        for key, strength in (keys or {}).items()
    ]


def _ending(name: str) -> list[Guess]:
    *rest, last = name.split()
    if rest and last in _ENDINGS:
        return [
            Guess(
                _ENDINGS[last],
                _QUALIFIED * 0.9,
                sentence('the heading ends with "{last}"', last=last),
            )
        ]
    return []


class ValueWords:
    """What the words in cells mean, for every field that chooses from a list."""

    def __init__(self, languages: Iterable[Mapping[str, Any]]) -> None:
        self._meanings: dict[str, dict[str, str]] = {}
        self._groups: dict[str, tuple[str, ...]] = {}
        for language in languages:
            for table, meanings in language.items():
                for meaning, spellings in meanings.items():
                    self._learn(table, meaning, spellings)
        for field in ENTRIES:
            known = self._meanings.setdefault(field.key, {})
            for choice in field.choices:
                if field.key not in ("status", "input"):
                    known.setdefault(folded_word(choice), choice)
        self.months = {name: int(no) for name, no in self._meanings.pop("months", {}).items()}
        self._blank_known: dict[str, bool] = {}
        self._blank = frozenset({"", *self._meanings.pop("blank", {})})
        self._group_names = {
            group: tuple(folded_word(word) for word in words)
            for group, words in self._groups.items()
        }

    def _learn(self, table: str, meaning: str, spellings: Iterable[str]) -> None:
        if table in _GROUPS:
            words = tuple(spelling.casefold() for spelling in spellings)
            self._groups[meaning] = self._groups.get(meaning, ()) + words
        known = self._meanings.setdefault(table, {})
        for spelling in spellings:
            name = folded_word(spelling)
            known.setdefault(name, meaning)
            known.setdefault(name.replace(" ", ""), meaning)

    def is_blank(self, text: str) -> bool:
        """Whether a foreign cell says that it says nothing: "n/a", "-", "none"."""
        if len(text) > _LONGEST_BLANK:
            return False
        known = self._blank_known.get(text)
        if known is None:
            known = self._blank_known[text] = folded_word(text) in self._blank
        return known

    def meaning(self, key: str, word: str) -> str | None:
        """What this word means in this field, None where it is unknown."""
        known = self._meanings.get(key, {})
        name = folded_word(word)
        plain = known.get(name) or known.get(name.replace(" ", ""))
        if plain or not _NUMBERED.search(word):
            return plain
        # "3 - High", "High (3)": what is left without the number says it.
        return known.get(folded_word(_NUMBERED.sub(" ", word)))

    def knows(self, key: str) -> bool:
        """Whether there are words for this field at all."""
        return bool(self._meanings.get(key))

    def keyword(self, key: str, text: str) -> str | None:
        """The meaning of the first known words that stand somewhere in the text."""
        name = folded_word(text)
        padded = f" {name} "
        for known, meaning in self._meanings.get(key, {}).items():
            if f" {known} " in padded or (not known.isascii() and known in name):
                return meaning
        return None

    def starts(self, group: str, text: str) -> bool:
        """Whether the text begins with a word of this group ("total", "footer")."""
        return self.after_start(group, text) is not None

    def after_start(self, group: str, text: str) -> str | None:
        """What stands behind the word of this group the text begins with, None without one."""
        plain = text.strip().casefold()
        for word in self._groups.get(group, ()):
            is_open = word[-1:].isascii() and word[-1:].isalnum()
            if plain.startswith(word) and not (is_open and plain[len(word) :][:1].isalnum()):
                return plain[len(word) :]
        return None

    def holds(self, group: str, text: str) -> bool:
        """Whether a word of this group ("example", "log", "other") stands in the text."""
        padded = f" {folded_word(text)} "
        return any(
            f" {name} " in padded or (not name.isascii() and name in padded)
            for name in self._group_names.get(group, ())
        )
