"""Numbers and traffic lights that stand for words: what they mean is asked once a column."""

from collections.abc import Iterable, Mapping
from typing import Final

from isms_desktop.domain.importing.cells import CLOSED, OPEN
from isms_desktop.domain.importing.choices import Answer, Question, QuestionKind
from isms_desktop.domain.importing.vocabulary import ValueWords
from isms_desktop.domain.sentences import sentence
from isms_desktop.domain.words import Severity

GREEN, YELLOW, ORANGE, RED = "green", "yellow", "orange", "red"
COLOURS: Final = "colours"
_LOW, _MEDIUM, _HIGH, _CRITICAL = Severity.LOW, Severity.MEDIUM, Severity.HIGH, Severity.CRITICAL
_BY_SIZE: Final = {
    3: (_LOW, _MEDIUM, _HIGH),
    4: (_LOW, _MEDIUM, _HIGH, _CRITICAL),
    5: (_LOW, _LOW, _MEDIUM, _HIGH, _CRITICAL),
    10: (_LOW, _LOW, _LOW, _MEDIUM, _MEDIUM, _MEDIUM, _HIGH, _HIGH, _CRITICAL, _CRITICAL),
}
_NUMBERED: Final[Mapping[str, tuple[int, bool]]] = {
    Answer.LOWEST_OF_3: (3, False),
    Answer.LOWEST_OF_4: (4, False),
    Answer.LOWEST_OF_5: (5, False),
    Answer.LOWEST_OF_10: (10, False),
    Answer.HIGHEST_OF_3: (3, True),
    Answer.HIGHEST_OF_4: (4, True),
    Answer.HIGHEST_OF_5: (5, True),
}
_COLOURED: Final[Mapping[str, Mapping[str, str]]] = {
    Answer.RED_IS_CRITICAL: {GREEN: _LOW, YELLOW: _MEDIUM, ORANGE: _HIGH, RED: _CRITICAL},
    Answer.RED_IS_HIGH: {GREEN: _LOW, YELLOW: _MEDIUM, ORANGE: _MEDIUM, RED: _HIGH},
    Answer.GREEN_IS_CLOSED: {GREEN: CLOSED, YELLOW: OPEN, ORANGE: OPEN, RED: OPEN},
    Answer.ALL_ARE_OPEN: dict.fromkeys((GREEN, YELLOW, ORANGE, RED), OPEN),
}
_OF_STATUS: Final = (Answer.GREEN_IS_CLOSED, Answer.ALL_ARE_OPEN)
_OF_SEVERITY: Final = (Answer.RED_IS_CRITICAL, Answer.RED_IS_HIGH)
WITH_SCALE: Final = frozenset({"severity", "status"})


def question(key: str, column: str, texts: Iterable[str], words: ValueWords) -> Question | None:
    """What has to be asked about a column with these texts; None where its words are plain."""
    seen = tuple(dict.fromkeys(text for text in texts if text))
    colours = {words.meaning(COLOURS, text) for text in seen}
    if seen and None not in colours:
        choices = _OF_STATUS if key == "status" else _OF_SEVERITY
        if key == "severity" and ORANGE in colours:
            return None  # four colours are the four words
        return _asked(key, column, seen, choices)
    numbers = [int(text) for text in seen if _is_step(text)]
    if key != "severity" or not numbers or len(numbers) * 2 < len(seen):
        return None
    most = max(numbers)
    fitting = [
        str(a) for a, (size, _) in _NUMBERED.items() if most <= size and (size < 10 or most > 5)
    ]
    return _asked(key, column, seen, fitting)


def _is_step(text: str) -> bool:
    return text.isascii() and text.isdecimal() and 1 <= int(text) <= 10


def _asked(key: str, column: str, seen: tuple[str, ...], choices: Iterable[str]) -> Question:
    shown = ", ".join(sorted(seen, key=lambda text: (len(text), text))[:10])
    message = sentence(
        '"{column}" holds {words}. What does this scale mean?', column=column, words=shown
    )
    return Question(QuestionKind.SCALE, column, message, tuple(choices), key, count=len(seen))


def meanings(key: str, texts: Iterable[str], answer: str, words: ValueWords) -> dict[str, str]:
    """What each text means by this answer, as "key:word" → value."""
    out: dict[str, str] = {}
    for text in texts:
        if answer in _COLOURED:
            meaning = _COLOURED[answer].get(words.meaning(COLOURS, text) or "")
        else:
            meaning = _step(answer, text)
        if meaning:
            out[f"{key}:{text}"] = str(meaning)
    return out


def _step(answer: str, text: str) -> Severity | None:
    size, is_turned = _NUMBERED.get(answer, (0, False))
    if not _is_step(text) or int(text) > size:
        return None
    number = size + 1 - int(text) if is_turned else int(text)
    return _BY_SIZE[size][number - 1]
