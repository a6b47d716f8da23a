"""Text measured once and broken into lines, ready to be drawn; nothing in it is ever markup.

Every word is measured and encoded once a document; a line is a piece of PDF ready to stand between
BT and ET. Line breaks are kept, long words broken, East Asian text breaks between characters.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias, TypeVar

from isms_desktop.reports import shaping
from isms_desktop.reports.fonts import Fonts, Weight
from isms_desktop.reports.pdf import Document, Face, Run

MISSING: Final = "\ufffd"
"""Stands where no face has a glyph."""

_LONG_WORD: Final = 64  # longer ones are broken at once and not remembered
_SHORT_TEXT: Final = 40  # names, dates and the like come again and again
_MOST_REMEMBERED: Final = 50_000  # about 20 MB
_BREAK_AFTER: Final = frozenset("-/\\_.,;:@=&?|+")
_NOT_FIRST: Final = frozenset(
    "\u3005\u309d\u309e\u30fc\u30fd\u30fe"
)  # marks of repetition and length
_CLOSING: Final = frozenset(("Pe", "Pf", "Po"))
_OPENING: Final = frozenset(("Ps", "Pi"))
_MARKS: Final = frozenset(("Mn", "Mc"))
_WRITTEN_FIRST: Final = frozenset("\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4")
_MIXED: Final = "\n"  # no escaped text is this
_EAST_ASIAN: Final = re.compile(
    "[\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\uff9f\U00020000-\U0003ffff]"
)


class Style(NamedTuple):
    """How a text is set; `size` and `leading` (from line to line) in points."""

    weight: Weight
    size: float
    leading: float


class Line(NamedTuple):
    """One line: the PDF operators that show it, its width in points, the edge it stands at."""

    show: str
    width: float
    is_at_right: bool = False


@dataclass(frozen=True, slots=True)
class _Ink:
    """A measured word: `literal` in the main face, or `_MIXED` and the `runs` it takes instead."""

    text: str
    width: float
    literal: str
    runs: tuple[Run, ...]
    undrawn: int
    unshaped: int
    breaks_inside: bool


_Row: TypeAlias = tuple[list[_Ink], float]
"""The words of a line and its width in thousandths of the type size."""


_Key = TypeVar("_Key")
_Found = TypeVar("_Found")


class Typesetter:
    """Measures and breaks the texts of one document, and counts what could not be drawn."""

    def __init__(self, fonts: Fonts, document: Document) -> None:
        self._fonts = fonts
        self._document = document
        self._inks: dict[Weight, dict[str, _Ink]] = {weight: {} for weight in Weight}
        self._short: dict[tuple[str, Style, float], list[Line]] = {}
        self._main_fonts: dict[Weight, str] = {}
        self.undrawn = 0
        self.unshaped = 0

    def lines(self, text: str, style: Style, width: float) -> list[Line]:
        """The text in lines of at most `width` points; a single character may be wider."""
        if len(text) > _SHORT_TEXT:
            return self._set(text, style, width)
        key = text, style, width
        found = self._short.get(key)
        if found is None:
            lost = self.undrawn + self.unshaped
            found = self._set(text, style, width)
            if self.undrawn + self.unshaped == lost:  # losses are counted each time
                _remember(self._short, key, found)
        return found.copy()

    def _set(self, text: str, style: Style, width: float) -> list[Line]:
        found: list[Line] = []
        if not text.isascii():  # a letter and its mark have one glyph only where they are one
            text = unicodedata.normalize("NFC", text)
        for paragraph in text.replace("\t", "    ").split("\n"):
            if shaping.RIGHT_TO_LEFT.search(paragraph):
                found += self._bidirectional(paragraph, style, width)
            else:
                found += [self._line(row, style) for row in self._broken(paragraph, style, width)]
        return found

    def fitted(self, text: str, style: Style, width: float) -> Line:
        """The text on one line, cut with an ellipsis where it is too long."""
        flat = " ".join(text.split())
        whole = self.lines(flat, style, 1e9)[0]
        if whole.width <= width:
            return whole
        room = width * 1000 / style.size - self._fonts.main(style.weight).width("…")
        _good, possible = self._fitting(flat, 0, style.weight, room)
        kept = flat[:possible].rstrip()
        return self.lines(kept + "…", style, 1e9)[0]

    def _broken(self, paragraph: str, style: Style, width: float) -> Iterator[_Row]:
        """The words of each line."""
        room = width * 1000 / style.size
        space = self._space(style.weight)
        known = self._inks[style.weight]
        inks: list[_Ink] = []
        used = -space
        for word in paragraph.split(" "):
            ink = known.get(word)
            if ink is None and len(word) <= _LONG_WORD:
                ink = self._ink(word, style.weight)
            if ink is not None:
                after = used + space + ink.width
                if after <= room:
                    inks.append(ink)
                    used = after
                    continue
                if ink.width <= room and not ink.breaks_inside:
                    yield inks, used
                    inks = [ink]
                    used = ink.width
                    continue
            *full, inks = self._parted(word, inks, room - used - space, style.weight, room)
            yield from ((row, _width(row, space)) for row in full)
            used = _width(inks, space)
        yield inks, used

    def _parted(
        self, word: str, inks: list[_Ink], left: float, weight: Weight, room: float
    ) -> list[list[_Ink]]:
        """Lines made of `inks` and the word broken over them; `left` is free on the first."""
        rows = [inks]
        free = left if inks else room
        if inks and not _EAST_ASIAN.match(word):
            rows.append([])
            free = room
        start = 0
        while start < len(word):
            good, possible = self._fitting(word, start, weight, free)
            if good == 0 and rows[-1]:
                rows.append([])
                free = room
                continue
            count = good or max(possible, 1)
            rows[-1].append(self._ink(word[start : start + count], weight))
            start += count
            if start < len(word):
                rows.append([])
                free = room
        return rows

    def _fitting(self, word: str, start: int, weight: Weight, room: float) -> tuple[int, int]:
        """How many characters from `start` fit: up to a good place to break, and at all."""
        good = 0
        used = 0.0
        for position in range(start, len(word)):
            used += self._ink(word[position], weight).width
            if used > room:
                return good, _whole(word, start, position) - start
            if _may_break(word, position + 1):
                good = position + 1 - start
        return len(word) - start, len(word) - start

    def _bidirectional(self, paragraph: str, style: Style, width: float) -> Iterator[Line]:
        right = shaping.is_right_to_left(paragraph)
        for inks, _used in self._broken(paragraph, style, width):
            logical = " ".join([ink.text for ink in inks])
            words = shaping.in_drawing_order(logical, right_to_left=right).split(" ")
            drawn = [self._ink(word, style.weight) for word in words]
            row = drawn, _width(drawn, self._space(style.weight))
            yield self._line(row, style)._replace(is_at_right=right)

    def _line(self, row: _Row, style: Style) -> Line:
        inks, width = row
        main = self._main_font(style.weight)
        literals = [ink.literal for ink in inks]
        if _MIXED in literals:
            self.undrawn += sum(ink.undrawn for ink in inks)
            self.unshaped += sum(ink.unshaped for ink in inks)
            show = _mixed(inks, main, style.size)
        else:
            show = f"{main} {style.size:g} Tf ({' '.join(literals)}) Tj"
        return Line(show, width * style.size / 1000)

    def _space(self, weight: Weight) -> float:
        return self._ink(" ", weight).width

    def _main_font(self, weight: Weight) -> str:
        if weight not in self._main_fonts:
            ((name, _space),) = self._document.encode(self._fonts.main(weight), " ")
            self._main_fonts[weight] = name
        return self._main_fonts[weight]

    def _ink(self, word: str, weight: Weight) -> _Ink:
        known = self._inks[weight]
        ink = known.get(word)
        if ink is None:
            ink = self._measured(shaping.join(word), weight)
            if len(word) <= _LONG_WORD:
                _remember(known, word, ink)
        return ink

    def _measured(self, word: str, weight: Weight) -> _Ink:
        main = self._fonts.main(weight)
        if word.isascii() and word.isprintable():
            pieces, undrawn = [(main, word)], 0
        else:
            pieces, undrawn = self._pieces(word, main)
        runs = [run for face, piece in pieces for run in self._document.encode(face, piece)]
        is_plain = all(font == self._main_font(weight) for font, _literal in runs)
        return _Ink(
            text=word,
            width=sum(face.width(piece) for face, piece in pieces),
            literal="".join(literal for _font, literal in runs) if is_plain else _MIXED,
            runs=() if is_plain else tuple(runs),
            undrawn=undrawn,
            unshaped=sum(shaping.count_unshaped(piece) for _face, piece in pieces),
            breaks_inside=_EAST_ASIAN.search(word) is not None,
        )

    def _pieces(self, word: str, main: Face) -> tuple[list[tuple[Face, str]], int]:
        """The word parted by the faces that draw it, and how many characters no face draws."""
        pieces: list[tuple[Face, str]] = []
        undrawn = 0
        for character in filter(None, map(_visible, word)):
            face = main if main.draws(character) else self._fonts.fallback(character)
            drawn = character
            if face is None:
                undrawn += 1
                drawn, face = MISSING, self._fonts.fallback(MISSING) or main
            if pieces and pieces[-1][0] is face:
                pieces[-1] = (face, pieces[-1][1] + drawn)
            else:
                pieces.append((face, drawn))
        return pieces, undrawn


def _remember(known: dict[_Key, _Found], key: _Key, found: _Found) -> None:
    """Keep it, forgetting all others before they take too much memory."""
    if len(known) >= _MOST_REMEMBERED:
        known.clear()
    known[key] = found


def _width(inks: Sequence[_Ink], space: float) -> float:
    return sum([ink.width + space for ink in inks]) - space


def _visible(character: str) -> str:
    """The character, a plain space for other spaces, nothing for what is never drawn."""
    category = unicodedata.category(character)
    if category[0] == "Z":
        return " "
    is_selector = "\ufe00" <= character <= "\ufe0f"
    return "" if category in ("Cc", "Cf") or is_selector else character


def _whole(word: str, start: int, position: int) -> int:
    """The place or one before it where no mark parts from its letter; the place if there is none.

    A vowel that Thai and Lao write first belongs to the letter after it.
    """
    end = position
    while end > start + 1 and (
        unicodedata.category(word[end]) in _MARKS or word[end - 1] in _WRITTEN_FIRST
    ):
        end -= 1
    return end if end > start + 1 else position


def _may_break(word: str, position: int) -> bool:
    """Whether a line may end before this position of a word without spaces."""
    if position >= len(word):
        return True
    before, after = word[position - 1], word[position]
    if _EAST_ASIAN.match(before) or _EAST_ASIAN.match(after):
        is_held_back = after in _NOT_FIRST or unicodedata.category(after) in _CLOSING
        return not is_held_back and unicodedata.category(before) not in _OPENING
    return before in _BREAK_AFTER and after not in _BREAK_AFTER


def _mixed(inks: Sequence[_Ink], main: str, size: float) -> str:
    """The operators of a line that needs more than one face."""
    runs: list[list[str]] = []
    for number, ink in enumerate(inks):
        for font, literal in (
            *([(main, " ")] if number else []),
            *(ink.runs or [(main, ink.literal)]),
        ):
            if runs and runs[-1][0] == font:
                runs[-1][1] += literal
            else:
                runs.append([font, literal])
    return " ".join(f"{font} {size:g} Tf ({literal}) Tj" for font, literal in runs)
