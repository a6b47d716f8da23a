"""Text measured once and broken into lines, ready to be drawn; nothing in it is ever markup.

Every word is measured and encoded once a document; a line is a piece of PDF ready to stand between
BT and ET. Line breaks are kept, long words broken, East Asian text breaks between characters.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final, NamedTuple, TypeAlias

from isms_desktop.reports import shaping
from isms_desktop.reports.fonts import Fonts, Weight
from isms_desktop.reports.inks import EAST_ASIAN, LONG_WORD, Ink, Inks, remember
from isms_desktop.reports.joining import JOINERS
from isms_desktop.reports.pdf import Document

_SHORT_TEXT: Final = 40  # names, dates and the like come again and again
_BREAK_AFTER: Final = frozenset("-/\\_.,;:@=&?|+")
_NOT_FIRST: Final = frozenset(
    "\u3005\u309d\u309e\u30fc\u30fd\u30fe"
)  # marks of repetition and length
_CLOSING: Final = frozenset(("Pe", "Pf", "Po"))
_OPENING: Final = frozenset(("Ps", "Pi"))
_MARKS: Final = frozenset(("Mn", "Mc"))
_WRITTEN_FIRST: Final = frozenset("\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4")
_VIRAMA: Final = 9  # the combining class of signs that join a letter to the next


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


_Row: TypeAlias = tuple[list[Ink], float]
"""The words of a line and its width in thousandths of the type size."""


class Typesetter:
    """Measures and breaks the texts of one document, and counts what could not be drawn."""

    def __init__(self, fonts: Fonts, document: Document) -> None:
        self._fonts = fonts
        self._inks = Inks(fonts, document)
        self._short: dict[tuple[str, Style, float], list[Line]] = {}
        self.undrawn = 0
        self.unshaped = 0

    @contextmanager
    def trying(self) -> Iterator[None]:
        """What is set meanwhile is only measured: nothing in it counts as lost."""
        before = self.undrawn, self.unshaped
        yield
        self.undrawn, self.unshaped = before

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
                remember(self._short, key, found)
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
        space = self._inks.space(style.weight)
        known = self._inks.known(style.weight)
        inks: list[Ink] = []
        used = -space
        for word in paragraph.split(" "):
            ink = known.get(word)
            if ink is None and len(word) <= LONG_WORD:
                ink = self._inks.of(word, style.weight)
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
        self, word: str, inks: list[Ink], left: float, weight: Weight, room: float
    ) -> list[list[Ink]]:
        """Lines made of `inks` and the word broken over them; `left` is free on the first."""
        rows = [inks]
        free = left if inks else room
        if inks and not EAST_ASIAN.match(word):
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
            rows[-1].append(self._inks.of(word[start : start + count], weight))
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
            used += self._inks.width_alone(word[position], weight)
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
            drawn = [self._inks.of(word, style.weight) for word in words]
            row = drawn, _width(drawn, self._inks.space(style.weight))
            yield self._line(row, style)._replace(is_at_right=right)

    def _line(self, row: _Row, style: Style) -> Line:
        inks, width = row
        if any(ink.runs for ink in inks):
            self.undrawn += sum(ink.undrawn for ink in inks)
            self.unshaped += sum(ink.unshaped for ink in inks)
        show = self._inks.show(inks, style.weight, style.size)
        return Line(show, width * style.size / 1000)


def _width(inks: Sequence[Ink], space: float) -> float:
    return sum([ink.width + space for ink in inks]) - space


def _whole(word: str, start: int, position: int) -> int:
    """The place or one before it that parts no syllable; the place if there is none.

    A mark belongs to its letter, a vowel that Thai and Lao write first to the letter after it, and
    letters that Devanagari and its relatives join stay together.
    """
    end = position
    while end > start + 1 and (
        unicodedata.category(word[end]) in _MARKS
        or word[end - 1] in _WRITTEN_FIRST
        or unicodedata.combining(word[end - 1]) == _VIRAMA
        or not JOINERS.isdisjoint(word[end - 1 : end + 1])
    ):
        end -= 1
    return end if end > start + 1 else position


def _may_break(word: str, position: int) -> bool:
    """Whether a line may end before this position of a word without spaces."""
    if position >= len(word):
        return True
    before, after = word[position - 1], word[position]
    if EAST_ASIAN.match(before) or EAST_ASIAN.match(after):
        is_held_back = after in _NOT_FIRST or unicodedata.category(after) in _CLOSING
        return not is_held_back and unicodedata.category(before) not in _OPENING
    return before in _BREAK_AFTER and after not in _BREAK_AFTER
