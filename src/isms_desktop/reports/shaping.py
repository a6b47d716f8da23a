"""Scripts written from right to left: Arabic letters joined, lines put in the order of drawing.

Arabic is joined with the ready-made forms of Unicode, which DejaVu Sans has. Syriac and N'Ko have
none and are not shaped; `count_unshaped` finds them. Scripts from left to right are for `joining`.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from bidi import get_display  # type: ignore[import-untyped]  # ships no types

RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_ARABIC: Final = re.compile("[\u0620-\u06ff\u0750-\u077f]")
_NEEDS_SHAPING: Final = re.compile("[\u0700-\u074f\u0780-\u07ff]")
_TATWEEL: Final = "\u0640"
_SIGN: Final = "\u2426"  # neutral, and in nobody's text
_PAIRS: Final = ("()", "[]", "{}", "<>", "\u00ab\u00bb", "\u2039\u203a")
_OPENING: Final = frozenset(opening for opening, _closing in _PAIRS)
_PARTNER: Final = {one: other for a, b in _PAIRS for one, other in ((a, b), (b, a))}
_BRACKET: Final = re.compile("[" + re.escape("".join(_PAIRS)) + "]")
_SIGNED: Final = re.compile(f"{_BRACKET.pattern}{_SIGN}|{_SIGN}{_BRACKET.pattern}")


class Forms(NamedTuple):
    """The shapes of one Arabic letter; those it does not have are empty."""

    isolated: str = ""
    final: str = ""
    initial: str = ""
    medial: str = ""


def join(word: str) -> str:
    """The word with its Arabic letters in the form that fits their neighbours.

    A joined word stays as it is.
    """
    if not _ARABIC.search(word):
        return word
    letters = _ligated(word)
    shaped = []
    for position, letter in enumerate(letters):
        forms = _FORMS.get(letter)
        if forms is None:
            shaped.append(letter)
            continue
        before = _joins_forward(_neighbour(letters, position, -1))
        after = bool(forms.initial) and _joins_backward(_neighbour(letters, position, 1))
        shaped.append(_form(forms, before=before, after=after) or letter)
    return "".join(shaped)


def is_right_to_left(paragraph: str) -> bool:
    """Whether its first letter with a direction runs from right to left."""
    for character in paragraph:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def in_drawing_order(line: str, *, right_to_left: bool) -> str:
    """The line as it is drawn from left to right (Unicode Annex 9), brackets turned (rule L4).

    The library orders rightly but turns no bracket. So a neutral sign is set on the inner side of
    each; where it comes out on the other side, the bracket stands in text running leftwards.
    """
    marked = _BRACKET.sub(_with_sign, line.replace(_SIGN, ""))
    ordered = str(get_display(marked, base_dir="R" if right_to_left else "L"))
    return _SIGNED.sub(_turned, ordered)


def _with_sign(found: re.Match[str]) -> str:
    bracket = found[0]
    return bracket + _SIGN if bracket in _OPENING else _SIGN + bracket


def _turned(found: re.Match[str]) -> str:
    bracket = found[0].strip(_SIGN)
    is_as_written = (bracket in _OPENING) == found[0].endswith(_SIGN)
    return bracket if is_as_written else _PARTNER[bracket]


def count_unshaped(text: str) -> int:
    """How many characters belong to joined scripts without ready-made forms."""
    return len(_NEEDS_SHAPING.findall(text))


def _form(forms: Forms, *, before: bool, after: bool) -> str:
    if before and after:
        return forms.medial
    if before:
        return forms.final
    return forms.initial if after else forms.isolated


def _neighbour(letters: list[str], position: int, step: int) -> str:
    """The next letter in that direction; marks above and below do not part letters."""
    position += step
    while 0 <= position < len(letters):
        if unicodedata.category(letters[position][0]) != "Mn":
            return letters[position]
        position += step
    return ""


def _joins_forward(letter: str) -> bool:
    return letter == _TATWEEL or bool(_FORMS.get(letter, Forms()).initial)


def _joins_backward(letter: str) -> bool:
    return letter == _TATWEEL or bool(_FORMS.get(letter, Forms()).final)


def _ligated(word: str) -> list[str]:
    """The letters, lam and alef taken as the one letter they must be written as."""
    letters: list[str] = []
    for character in word:
        if letters and letters[-1] + character in _FORMS:
            letters[-1] += character
        else:
            letters.append(character)
    return letters


def _all_forms() -> Iterator[tuple[str, str, str]]:
    """Each ready-made form as (letter or letters, name of the form, form)."""
    for code in (*range(0xFB50, 0xFBE9), *range(0xFBFC, 0xFC00), *range(0xFE80, 0xFEFD)):
        name, *parts = unicodedata.decomposition(chr(code)).split() or [""]
        letters = "".join(chr(int(part, 16)) for part in parts)
        if len(letters) == 1 or letters[:1] == "\u0644":
            yield letters, name.strip("<>"), chr(code)


def _table() -> Mapping[str, Forms]:
    table: dict[str, Forms] = {}
    for letters, name, form in _all_forms():
        table[letters] = table.get(letters, Forms())._replace(**{name: form})
    return table


_FORMS: Final = _table()
