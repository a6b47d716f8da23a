"""The PDF file itself: with `archive` the one place that touches reportlab, which has no types.

reportlab is used for four things: reading and subsetting TrueType faces, putting pages together,
embedding the logo, outline and document data. What stands on a page is written as PDF operators by
the modules above.
"""

import io
import threading
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final, NamedTuple

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas

from isms_desktop.reports.archive import About, compress_last_page, make_lasting
from isms_desktop.reports.joining import Glyph, Joiner

PRODUCER: Final = "ISMS Desktop"
_BYTES: Final = tuple(
    f"\\{code:03o}" if code < 32 or code > 126 or chr(code) in "()\\" else chr(code)
    for code in range(256)
)
_PRESENTATION_FORMS: Final = range(0xFB1D, 0xFF00)
_OWN_CODES: Final = 0x10_0000  # of no use to anybody else; for glyphs without a character
_STAMP: Final = "stamp"
_LEAST_MOVE: Final = 0.05  # thousandths of the type size

rl_config.useA85 = 0  # only there for mail that cannot carry bytes; takes half of the time

_one_at_a_time = threading.Lock()  # faces are shared, and subsetting moves their read position


class Run(NamedTuple):
    """A font resource such as "/F1+0" and a text in its encoding, escaped, ready for `[(…)] TJ`.

    `rise` is how far it stands above the line, in thousandths of the type size.
    """

    font: str
    literal: str
    rise: float = 0


class UnusableFontError(Exception):
    """A font file without TrueType outlines, or a damaged one."""


class Face:
    """One TrueType face; every document embeds only the glyphs it draws."""

    def __init__(self, name: str, file: Path) -> None:
        try:
            self.font: Any = _ReadableFont(name, str(file))
        except (TTFError, OSError) as error:
            raise UnusableFontError(str(file)) from error
        # Two files may carry the same name inside, which one document would not take.
        self.font.face.name = name.encode()
        self._widths: dict[int, float] = self.font.face.charWidths
        self._glyphs: dict[int, int] = self.font.face.charToGlyph
        self._own: dict[tuple[int, str], int] = {}

    def draws(self, character: str) -> bool:
        """Whether the face has a glyph for it."""
        code = ord(character)
        return code < _OWN_CODES and code in self._glyphs

    def joined(self, text: str) -> tuple[Glyph, ...] | None:
        """The text in a script whose letters change each other; None where that is not known."""
        return self._joiner.glyphs(text)

    def character_of(self, glyph: Glyph) -> str:
        """What stands for a glyph in this face's texts, for `Document.encode` and for reading."""
        with _one_at_a_time:
            code = self._own.setdefault((glyph.number, glyph.text), _OWN_CODES + len(self._own))
            self._glyphs[code] = glyph.number
            self._widths[code] = glyph.width
            self.font.spoken[code] = glyph.text
        return chr(code)

    @cached_property
    def _joiner(self) -> Joiner:
        return Joiner(self.font.face._ttf_data)  # noqa: SLF001 - the file as it was read

    def width(self, text: str) -> float:
        """Width in thousandths of the type size."""
        return sum([self._widths[ord(character)] for character in text])


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A line of the outline; `level` counts from 0, `top` in points from the lower edge."""

    title: str
    level: int
    top: float


class Document:
    """A PDF file in the making. The same pages give the same bytes."""

    def __init__(self, about: About, size: tuple[float, float], face: Face) -> None:
        """Begin a document; `size` is in points, `face` its main one, so that no other is named."""
        with _one_at_a_time:
            pdfmetrics.registerFont(face.font)
            self._canvas: Any = Canvas(
                io.BytesIO(),
                pagesize=size,
                pageCompression=1,
                invariant=1,
                initialFontName=face.font.fontName,
                lang=about.language,
            )
        moment = about.created_at.strftime("D:%Y%m%d%H%M%S")
        self._canvas.setTitle(about.title)
        self._canvas.setAuthor(about.author)
        self._canvas.setSubject(about.subject)
        self._canvas.setCreator(PRODUCER)
        self._canvas.setProducer(PRODUCER)
        self._canvas.setDateFormatter(lambda *_fixed: moment)
        self._about = about
        self._top = size[1]
        self._bookmarks = 0
        self._has_stamp = False
        self._glyphs: dict[tuple[Face, int, str], tuple[str, str]] = {}

    def encode(self, face: Face, text: str) -> list[Run]:
        """The text as this document's fonts write it; its glyphs will be embedded."""
        parts: list[tuple[int, bytes]] = face.font.splitString(text, self._canvas._doc)  # noqa: SLF001 - subsets belong to the document, and reportlab has no other way to it
        name = face.font.getSubsetInternalName
        return [
            Run(name(subset, self._canvas._doc), "".join([_BYTES[code] for code in codes]))  # noqa: SLF001 - as above
            for subset, codes in parts
        ]

    def encode_joined(self, face: Face, glyphs: Sequence[Glyph]) -> list[Run]:
        """The same for glyphs that stand where `Face.joined` has placed them."""
        runs: list[Run] = []
        parts: list[str] = []
        before = ("", 0.0)
        owed = 0.0  # from where the pen is to where the next glyph is placed from
        for glyph in glyphs:
            font, literal = self._encoded_glyph(face, glyph)
            if before != (font, glyph.up):
                if parts:
                    runs.append(Run(before[0], "".join(parts), before[1]))
                parts = []
                before = (font, glyph.up)
            parts += (_moved(owed + glyph.right), literal)
            owed = glyph.advance - glyph.right - glyph.width
        return [*runs, Run(before[0], "".join((*parts, _moved(owed))), before[1])]

    def _encoded_glyph(self, face: Face, glyph: Glyph) -> tuple[str, str]:
        key = face, glyph.number, glyph.text
        found = self._glyphs.get(key)
        if found is None:
            (run,) = self.encode(face, face.character_of(glyph))
            found = self._glyphs[key] = run.font, run.literal
        return found

    def keep_stamp(
        self, picture: bytes, corner: tuple[float, float], room: tuple[float, float]
    ) -> float:
        """Embed a picture once and show it on every page; the answer is its width.

        It stands on the lower left `corner`, as large as fits into `room` without distortion.
        """
        image = ImageReader(io.BytesIO(picture))
        width, height = image.getSize()
        scale = min(room[0] / width, room[1] / height)
        self._canvas.beginForm(_STAMP, 0, 0, self._canvas._pagesize[0], self._top)  # noqa: SLF001 - as above
        self._canvas.drawImage(image, *corner, width * scale, height * scale)
        self._canvas.endForm()
        self._has_stamp = True
        return float(width * scale)

    def add_page(self, content: str, bookmarks: tuple[Bookmark, ...] = ()) -> None:
        """Add a page of PDF operators and the outline lines that lead to it."""
        for bookmark in bookmarks:
            self._bookmarks += 1
            key = f"place-{self._bookmarks}"
            # With a place of its own; viewers complain of outline lines that name only a page.
            self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=bookmark.top, zoom=0)
            self._canvas.addOutlineEntry(bookmark.title, key, bookmark.level)
        if self._has_stamp:
            self._canvas.doForm(_STAMP)
        self._canvas.addLiteral(content)
        self._canvas.showPage()
        compress_last_page(self._canvas._doc)  # noqa: SLF001 - as above

    def finish(self) -> bytes:
        """The whole file; nothing can be added afterwards."""
        self._canvas.showOutline()
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        make_lasting(self._canvas._doc, self._about, PRODUCER)  # noqa: SLF001 - as above
        with _one_at_a_time:  # without `save`, which holds the file twice
            file: bytes = self._canvas._doc.GetPDFData(self._canvas)  # noqa: SLF001 - as above
        return file


def _moved(right: float) -> str:
    """Ends the string of a TJ array, moves the pen, and begins the next one."""
    return f") {-right:.1f} (" if abs(right) >= _LEAST_MOVE else ""


class _ReadableFont(TTFont):  # type: ignore[misc]  # reportlab has no types
    """A TrueType font whose text can be searched and copied, whatever the script.

    reportlab writes the way back from glyphs to characters with four digits, which spoils emoji,
    and names the joined forms of Arabic letters instead of the letters.
    """

    def __init__(self, name: str, filename: str) -> None:
        super().__init__(name, filename)
        self.spoken: dict[int, str] = {}

    def addObjects(self, doc: Any) -> None:  # noqa: ANN401, N802 - reportlab's name and type
        """Embed the subsets, then replace their maps to Unicode."""
        subsets = list(self.state[doc].subsets)
        super().addObjects(doc)
        fonts = doc.idToObject["BasicFonts"].dict
        internal = doc.fontMapping[self.fontName][1:]
        for number, subset in enumerate(subsets):
            reference = fonts[f"{internal}+{number}"].ToUnicode
            doc.idToObject[reference.name].content = _unicode_map(
                [self.spoken.get(code, _letter(code)) for code in subset]
            )


def _unicode_map(texts: Sequence[str]) -> str:
    """A ToUnicode map (PDF 32000-1, 9.10.3), at most a hundred lines a block as it demands."""
    lines = [
        f"<{code:02X}> <{text.encode('utf-16-be').hex().upper()}>"
        for code, text in enumerate(texts)
    ]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    body = "\n".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )


def _letter(code: int) -> str:
    """What a character is read as: letters of which one was made stand in the order of drawing.

    Readers turn text that runs from right to left around, these letters with it.
    """
    if code not in _PRESENTATION_FORMS:
        return chr(code)
    return unicodedata.normalize("NFKC", chr(code))[::-1]
