"""Words measured and encoded once a document: which faces draw them, how wide they are."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeVar

from isms_desktop.reports import shaping
from isms_desktop.reports.fonts import Fonts, Weight
from isms_desktop.reports.joining import COMPLEX, JOINERS
from isms_desktop.reports.pdf import Document, Face, Run

MISSING: Final = "\ufffd"
"""Stands where no face has a glyph."""
LONG_WORD: Final = 64
"""Longer ones are broken at once and not remembered."""
EAST_ASIAN: Final = re.compile(
    "[\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\uff9f\U00020000-\U0003ffff]"
)

_MOST_REMEMBERED: Final = 50_000  # about 20 MB
_MIXED: Final = "\n"  # no escaped text is this


@dataclass(frozen=True, slots=True)
class Ink:
    """A measured word: `literal` in the main face, or the `runs` it takes instead.

    Its width is in thousandths of the type size.
    """

    text: str
    width: float
    literal: str
    runs: tuple[Run, ...]
    undrawn: int
    unshaped: int
    breaks_inside: bool
    is_joined: bool


class _Piece(NamedTuple):
    face: Face
    text: str
    is_complex: bool = False


class _Drawn(NamedTuple):
    """What is drawn for one character; a joiner only changes the letters beside it."""

    face: Face
    text: str
    is_complex: bool = False
    is_missing: bool = False
    is_joiner: bool = False


_Key = TypeVar("_Key")
_Found = TypeVar("_Found")


class Inks:
    """The words of one document."""

    def __init__(self, fonts: Fonts, document: Document) -> None:
        self._fonts = fonts
        self._document = document
        self._known: dict[Weight, dict[str, Ink]] = {weight: {} for weight in Weight}
        self._faces: dict[Face, dict[str, _Drawn]] = {}
        self._alone: dict[Weight, dict[str, float]] = {weight: {} for weight in Weight}
        self._main_fonts: dict[Weight, str] = {}

    def known(self, weight: Weight) -> dict[str, Ink]:
        """The words measured so far, for a look-up without a call; do not change it."""
        return self._known[weight]

    def of(self, word: str, weight: Weight) -> Ink:
        """The word, measured now or before."""
        known = self._known[weight]
        ink = known.get(word)
        if ink is None:
            ink = self._measured(shaping.join(word), weight)
            if len(word) <= LONG_WORD:
                remember(known, word, ink)
        return ink

    def width_alone(self, character: str, weight: Weight) -> float:
        """How wide a character is where no other changes it, in thousandths of the type size."""
        known = self._alone[weight]
        width = known.get(character)
        if width is None:
            if COMPLEX.match(character):
                pieces, _undrawn = self._pieces(character, self._fonts.main(weight))
                width = sum(piece.face.width(piece.text) for piece in pieces)
            else:
                width = self.of(character, weight).width
            remember(known, character, width)
        return width

    def space(self, weight: Weight) -> float:
        """How wide the space between two words is."""
        return self.of(" ", weight).width

    def show(self, inks: Sequence[Ink], weight: Weight, size: float) -> str:
        """The operators that show these words on one line."""
        main = self._main_font(weight)
        literals = [ink.literal for ink in inks]
        if _MIXED in literals:
            return _mixed(inks, main, size)
        return f"{main} {size:g} Tf ({' '.join(literals)}) Tj"

    def _main_font(self, weight: Weight) -> str:
        if weight not in self._main_fonts:
            (run,) = self._document.encode(self._fonts.main(weight), " ")
            self._main_fonts[weight] = run.font
        return self._main_fonts[weight]

    def _measured(self, word: str, weight: Weight) -> Ink:
        main = self._fonts.main(weight)
        if word.isascii() and word.isprintable():
            pieces, undrawn = [_Piece(main, word)], 0
        else:
            pieces, undrawn = self._pieces(word, main)
        runs: list[Run] = []
        width = 0.0
        unshaped = 0
        for piece in pieces:
            found, wide, letter_by_letter = self._encoded(piece)
            runs += found
            width += wide
            unshaped += letter_by_letter
        is_plain = all(run.font == self._main_font(weight) for run in runs)
        return Ink(
            text=word,
            width=width,
            literal="".join(run.literal for run in runs) if is_plain else _MIXED,
            runs=() if is_plain else tuple(runs),
            undrawn=undrawn,
            unshaped=unshaped,
            breaks_inside=EAST_ASIAN.search(word) is not None,
            is_joined=any(piece.is_complex for piece in pieces),
        )

    def _encoded(self, piece: _Piece) -> tuple[list[Run], float, int]:
        """Its runs, its width, and how many of its letters ought to be joined and are not."""
        glyphs = piece.face.joined(piece.text) if piece.is_complex else None
        if glyphs:
            runs = self._document.encode_joined(piece.face, glyphs)
            return runs, sum(glyph.advance for glyph in glyphs), 0
        text = "".join(character for character in piece.text if character not in JOINERS)
        unshaped = len(text) if piece.is_complex else shaping.count_unshaped(text)
        return self._document.encode(piece.face, text), piece.face.width(text), unshaped

    def _pieces(self, word: str, main: Face) -> tuple[list[_Piece], int]:
        """The word parted by the faces that draw it, and how many characters no face draws."""
        faces = self._faces.setdefault(main, {})
        pieces: list[_Piece] = []
        texts: list[str] = []
        before: tuple[Face, bool] | None = None
        undrawn = 0
        for character in word:
            drawn = faces.get(character)
            if drawn is None:
                drawn = faces[character] = self._drawn(character, main)
            if not drawn.text or (drawn.is_joiner and not (before and before[1])):
                continue
            undrawn += drawn.is_missing
            style = before if drawn.is_joiner else (drawn.face, drawn.is_complex)
            if style != before:
                if before:
                    pieces.append(_Piece(before[0], "".join(texts), before[1]))
                before, texts = style, []
            texts.append(drawn.text)
        if before:
            pieces.append(_Piece(before[0], "".join(texts), before[1]))
        return pieces, undrawn

    def _drawn(self, character: str, main: Face) -> _Drawn:
        text = _visible(character)
        if not text or text in JOINERS:
            return _Drawn(main, text, is_joiner=True)
        face = main if main.draws(text) else self._fonts.fallback(text)
        if face is None:
            return _Drawn(self._fonts.fallback(MISSING) or main, MISSING, is_missing=True)
        return _Drawn(face, text, is_complex=COMPLEX.match(text) is not None)


def remember(known: dict[_Key, _Found], key: _Key, found: _Found) -> None:
    """Keep it, forgetting all others before they take too much memory."""
    if len(known) >= _MOST_REMEMBERED:
        known.clear()
    known[key] = found


def _visible(character: str) -> str:
    """The character, a plain space for other spaces, nothing for what is never drawn."""
    category = unicodedata.category(character)
    if category[0] == "Z":
        return " "
    is_selector = "\ufe00" <= character <= "\ufe0f"
    is_drawn = character in JOINERS or (category not in ("Cc", "Cf") and not is_selector)
    return character if is_drawn else ""


def _mixed(inks: Sequence[Ink], main: str, size: float) -> str:
    """The operators of a line that needs more than one face."""
    parts = []
    runs: list[Run] = []
    for number, ink in enumerate(inks):
        if number:
            _append(runs, [Run(main, " ")])
        if ink.is_joined:
            parts += [*_operators(runs, size), _reads(ink.text), *_operators(ink.runs, size), "EMC"]
            runs = []
        else:
            _append(runs, ink.runs or [Run(main, ink.literal)])
    return " ".join([*parts, *_operators(runs, size)])


def _append(runs: list[Run], further: Iterable[Run]) -> None:
    for run in further:
        if runs and runs[-1].font == run.font:
            runs[-1] = run._replace(literal=runs[-1].literal + run.literal)
        else:
            runs.append(run)


def _reads(text: str) -> str:
    """Says what the operators up to EMC are read as (PDF 32000-1, 14.9.4).

    Of glyphs that are parts of a syllable some readers would make words of their own.
    """
    return f"/Span <</ActualText <FEFF{text.encode('utf-16-be').hex().upper()}>>> BDC"


def _operators(runs: Iterable[Run], size: float) -> Iterator[str]:
    rise = 0.0
    for run in runs:
        if run.rise != rise:
            rise = run.rise
            yield f"{rise * size / 1000:.2f} Ts"
        yield f"{run.font} {size:g} Tf [({run.literal})] TJ"
    if rise:
        yield "0 Ts"
