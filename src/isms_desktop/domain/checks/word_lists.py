"""The words the text rules look for: plain data of `resources/data/checks`, one file a language.

All languages are looked for at once: which one a text is written in shows by the words it has.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from isms_desktop.domain.checks.texts import LONGEST, Text, clauses, folded_lines, folded_words

TOPICS: Final = (
    "articles",
    "fillers",
    "future",
    "past",
    "blame",
    "explains",
    "invites",
    "unknown",
    "remedy",
    "remind",
    "train",
    "document",
    "stronger",
    "mechanism",
    "meetings",
    "reported",
    "competence",
    "document_cause",
    "countable",
    "empty_evidence",
    "groups",
    "group_endings",
)
"""The lists each language has; the files say what each is for."""
_SHORTEST_REPAIRED: Final = 7
_REMEMBERED: Final = 4096


class WordLists:
    """The lists of all languages, ready to be looked for.

    A phrase matches its words in a row. A star stands for any further letters of the word, before
    it or after it.
    """

    def __init__(self, languages: Iterable[Mapping[str, Any]]) -> None:
        phrases: dict[str, list[str]] = {topic: [] for topic in TOPICS}
        for language in languages:
            for topic in TOPICS:
                phrases[topic] += language[topic]
        self._articles = frozenset(_single_words(phrases["articles"]))
        self._fillers = frozenset(_single_words(phrases["fillers"])) | self._articles
        folded = {
            topic: sorted({*self._folded(found)} - {""}, key=len, reverse=True)
            for topic, found in phrases.items()
        }
        self._found = {topic: _compiled(found) for topic, found in folded.items()}
        self._known = _vocabulary(folded)
        self._sorted = sorted(w for w in self._known if len(w) >= _SHORTEST_REPAIRED)
        self._texts = lru_cache(_REMEMBERED)(self._text)
        self._right = lru_cache(_REMEMBERED)(self._repaired)

    def _folded(self, phrases: Iterable[str]) -> Iterator[str]:
        """A pattern for each phrase; articles are left out of those of several words."""
        split = [phrase.split() for phrase in phrases]
        folded = iter(folded_lines(word for words in split for word in words))
        for words in split:
            patterns = []
            for word, parts in zip(words, folded, strict=False):
                if parts and (len(words) == 1 or parts[1:] or parts[0] not in self._articles):
                    star_before = r"\w{3,}" if word.startswith("*") else ""
                    star_after = r"\w*" if word.endswith("*") else ""
                    patterns.append(star_before + " ".join(parts) + star_after)
            yield " ".join(patterns)

    def text(self, text: str) -> Text:
        """The text, ready to be compared with another one."""
        return self._texts(text[:LONGEST])

    def _text(self, text: str) -> Text:
        words = (w for w in folded_words(text) if w not in self._articles)
        return Text(tuple(map(self._right, words)), self._fillers)

    def _repaired(self, word: str) -> str:
        """The word, or the known one that it is one typing error away from."""
        if len(word) < _SHORTEST_REPAIRED or word in self._known:
            return word
        near = process.extractOne(word, self._sorted, scorer=OSA.distance, score_cutoff=1)
        return near[0] if near and near[0][0] == word[0] else word

    def has(self, topic: str, text: str) -> bool:
        """Whether a phrase of the list stands in the text."""
        return self._found[topic].search(self.text(text).line) is not None

    def without(self, topic: str, text: str) -> str:
        """The words of the text that are not part of a phrase of the list."""
        return " ".join(self._found[topic].sub(" ", self.text(text).line).split())

    def before(self, topic: str, text: str) -> str | None:
        """The words before the first phrase of the list; None where there is none."""
        line = self.text(text).line
        match = self._found[topic].search(line)
        return line[: match.start()] if match else None

    def ends_with(self, topic: str, text: str) -> bool:
        """Whether the text ends with a phrase of the list."""
        line = self.text(text).line
        return any(found.end() == len(line) for found in self._found[topic].finditer(line))

    def has_only(self, topic: str, text: str) -> bool:
        """Whether nothing that says something stands beside the phrases of the list."""
        return self.has(topic, text) and not self.text(self.without(topic, text)).stems

    def is_exactly(self, topic: str, words: Iterable[str]) -> bool:
        """Whether these folded words are a phrase of the list and nothing else."""
        return self._found[topic].fullmatch(" ".join(words)) is not None

    def is_announced_only(self, text: str) -> bool:
        """Whether something is said to be done later, and nothing to have been done."""
        announced = False
        for clause in clauses(text):
            if self.has("future", clause):
                announced = True
            elif self.has("past", clause):
                return False
        return announced


def _single_words(phrases: Iterable[str]) -> Iterable[str]:
    return (word for words in folded_lines(phrases) for word in words)


def _compiled(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns) or '(?!)'})\b")


def _vocabulary(folded: Mapping[str, Iterable[str]]) -> frozenset[str]:
    whole = re.compile(r"(?<![\w\\}*])[a-z0-9]+(?![\w\\{])")
    return frozenset(
        word for found in folded.values() for phrase in found for word in whole.findall(phrase)
    )
