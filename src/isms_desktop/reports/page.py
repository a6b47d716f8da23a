"""The frame of every page: who, what, as at when, printed by whom, page x of y."""

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, NamedTuple

from isms_desktop.reports import look
from isms_desktop.reports.archive import About
from isms_desktop.reports.fonts import Fonts, Weight
from isms_desktop.reports.look import Box, Colour
from isms_desktop.reports.pdf import Bookmark, Document
from isms_desktop.reports.text import Line, Style, Typesetter
from isms_desktop.runtime.i18n import _

MARGIN: Final = 39.0
_HEADER_BASELINE: Final = 28.0  # from the upper edge
_HEADER_RULE: Final = 34.0
_BODY_TOP: Final = 44.0
_FOOTER_BASELINE: Final = 29.0  # from the lower edge
_BODY_BOTTOM: Final = 44.0
_LOGO_ROOM: Final = (130.0, 28.0)
_LOGO_ABOVE_RULE: Final = 4.0
_LOGO_GAP: Final = 8.0
_LOGO_DROP: Final = 12.0  # how much lower a page begins that has one
_QUICKLY: Final = 1  # the level of compression of pages that wait
_ABOVE_MARK: Final = 12.0  # points that stay in sight above what the outline leads to
_RUNNING: Final = 18.0  # of the name of what goes on
HEADING_ROOM: Final = 6 * look.HEADING.leading  # with the start of what it names
_TO_BASELINE: Final = 0.78  # of a line's height, from its top


class Paper(NamedTuple):
    """A sheet in points."""

    width: float
    height: float

    @property
    def turned(self) -> "Paper":
        """The same sheet, landscape instead of portrait."""
        return Paper(self.height, self.width)


A4: Final = Paper(595.28, 841.89)
LETTER: Final = Paper(612, 792)


class Span(NamedTuple):
    """Where a line of text stands from left to right, in points."""

    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Masthead:
    """What stands at the top and bottom of each page.

    `clause` names what the report answers to, `fingerprint` the state of the change history, both
    as they are to be read. `as_at` is the moment of printing, written in the time it carries;
    where the report shows an earlier state, that of the end of `past_day`, both are said. `logo` is
    a picture as `reports.logo` prepares it, or empty.
    """

    organisation: str
    title: str
    clause: str
    classification: str
    as_at: datetime
    printed_by: str
    fingerprint: str
    past_day: date | None = None
    logo: bytes = b""

    @property
    def scope(self) -> str:
        """What the report answers to, and how it is classified where that was said."""
        return " · ".join(part for part in (self.clause, self.classification) if part)


class Reference(NamedTuple):
    """Where the number of a page is to stand, at the left of `right`: that on which a title is."""

    title: str
    right: float
    y: float
    style: Style


@dataclass(slots=True)
class _Page:
    """A page that waits for its foot; once it is full it is kept compressed."""

    parts: list[str]
    bookmarks: list[Bookmark]
    references: list[Reference]
    packed: bytes = b""

    def pack(self) -> None:
        """Take little room until the page is asked for."""
        self.packed = zlib.compress("\n".join(self.parts).encode(), _QUICKLY)
        self.parts.clear()

    def content(self, *last: str) -> str:
        """Everything on the page, with what is known only at the end."""
        body = zlib.decompress(self.packed).decode() if self.packed else "\n".join(self.parts)
        self.packed = b""
        self.parts.clear()
        return "\n".join((body, *last))


class Place(NamedTuple):
    """How far the pages had come, to go back there."""

    page: int
    parts: tuple[str, ...]
    bookmarks: tuple[Bookmark, ...]
    references: tuple[Reference, ...]
    outline_level: int
    y: float
    lost: tuple[int, int]


class _Frame:
    """What stands at the top and at the foot of every page."""

    def __init__(self, masthead: Masthead, paper: Paper, typesetter: Typesetter) -> None:
        self._masthead = masthead
        self._typesetter = typesetter
        self._left = MARGIN
        self._right = paper.width - MARGIN
        self.top = paper.height - (_LOGO_DROP if masthead.logo else 0.0)

    @property
    def _width(self) -> float:
        return self._right - self._left

    def header(self, document: Document) -> str:
        """The same on each page."""
        head = self._masthead
        indent = 0.0
        if head.logo:
            corner = (self._left, self.top - _HEADER_RULE + _LOGO_ABOVE_RULE)
            indent = document.keep_stamp(head.logo, corner, _LOGO_ROOM) + _LOGO_GAP
        right = self._fitted(head.scope, self._width * 0.4)
        # Beside a logo the words need all that is left.
        room = self._width - right.width - _LOGO_GAP - indent if indent else self._width * 0.58
        left = self._fitted(f"{head.organisation} · {head.title}", room)
        line = look.rule(self._left, self._right, self.top - _HEADER_RULE, look.BORDER)
        return f"{self._both_ends(left, right, self.top - _HEADER_BASELINE, indent)}\n{line}"

    def feet(self, count: int) -> Iterator[str]:
        """The foot of each of so many pages."""
        left = self._foot()
        for number in range(1, count + 1):
            place = _("Page {number} of {count}").format(number=number, count=count)
            yield self._both_ends(left, self._fitted(place, 90), _FOOTER_BASELINE)

    def number(self, reference: Reference, begins: Mapping[str, int]) -> str:
        """The number of the page on which a title begins, where it was asked for."""
        number = str(begins.get(reference.title, ""))
        line = self._typesetter.fitted(number, reference.style, reference.right)
        box = Box(reference.right - line.width, reference.y, line.width, 0)
        return look.words([line], box, reference.style.leading, look.TEXT)

    def _foot(self) -> Line:
        head = self._masthead
        pattern = _("As at {moment} · printed by {name} · {fingerprint}")
        if head.past_day:
            pattern = _("As at the end of {day} · printed {moment} by {name} · {fingerprint}")
        text = pattern.format(
            day=head.past_day,
            moment=f"{head.as_at:%Y-%m-%d %H:%M}",
            name=head.printed_by,
            fingerprint=head.fingerprint,
        )
        return self._fitted(text, self._width - 100)

    def _fitted(self, text: str, width: float) -> Line:
        return self._typesetter.fitted(text, look.SMALL, width)

    def _both_ends(self, left: Line, right: Line, y: float, indent: float = 0) -> str:
        leading = look.SMALL.leading
        at_left = Box(self._left + indent, y, left.width, 0)
        at_right = Box(self._right - right.width, y, right.width, 0)
        return "\n".join(
            look.words([line], box, leading, look.MUTED)
            for line, box in ((left, at_left), (right, at_right))
        )


class Pages:
    """Pages filled from top to bottom.

    `y` is where the next thing goes, in points above the lower edge. `running` names what goes on
    over several pages; it stands at the top of each that begins meanwhile. Pages wait here until
    the last one is known, because each says how many there are; they are short texts until then.
    """

    def __init__(self, masthead: Masthead, paper: Paper, fonts: Fonts) -> None:
        self._masthead = masthead
        about = About(
            title=masthead.title,
            author=masthead.organisation,
            subject=masthead.scope,
            created_at=masthead.as_at,
        )
        self._document = Document(about, paper, fonts.main(Weight.REGULAR))
        self.typesetter = Typesetter(fonts, self._document)
        self.left = MARGIN
        self.right = paper.width - MARGIN
        self._frame = _Frame(masthead, paper, self.typesetter)
        self._header = self._frame.header(self._document)
        self._pages: list[_Page] = []
        self._outline_level = -1
        self._begins: dict[str, int] = {}
        self.y = 0.0
        self.running = ""
        self.spacing = look.USUAL
        self.start_page()

    @property
    def width(self) -> float:
        """Of what can be written on, in points."""
        return self.right - self.left

    @property
    def room(self) -> float:
        """What is left below `y`, in points."""
        return self.y - _BODY_BOTTOM

    @property
    def height(self) -> float:
        """Of an empty page's body, in points."""
        return self.top - _BODY_BOTTOM

    @property
    def top(self) -> float:
        """Where the body of a page begins, in points above the lower edge."""
        return self._frame.top - _BODY_TOP

    @property
    def count(self) -> int:
        """Pages so far."""
        return len(self._pages)

    @property
    def used(self) -> float:
        """How much of the body of this page is taken, from 0 to 1."""
        return (self.top - self.y) / self.height

    def place(self) -> Place:
        """How far they have come."""
        page, setter = self._pages[-1], self.typesetter
        lost = setter.undrawn, setter.unshaped
        drawn = tuple(page.parts), tuple(page.bookmarks), tuple(page.references)
        return Place(self.count, *drawn, self._outline_level, self.y, lost)

    def back_to(self, place: Place) -> None:
        """Take back what was drawn since then."""
        del self._pages[place.page - 1 :]
        self._pages.append(_Page([*place.parts], [*place.bookmarks], [*place.references]))
        self._outline_level, self.y = place.outline_level, place.y
        self.typesetter.undrawn, self.typesetter.unshaped = place.lost

    def start_page(self) -> None:
        """Go on at the top of a new page."""
        if self._pages:
            self._pages[-1].pack()
        self._pages.append(_Page([self._header], [], []))
        self.y = self.top
        if self.running:
            text = _("{name} (continued)").format(name=self.running)
            line = self.typesetter.fitted(text, look.LEAD, self.width)
            self.put(line, look.LEAD, look.MUTED, Span(self.left, self.width))
            self.y -= _RUNNING

    def need(self, height: float) -> None:
        """Go on to a new page unless so much is left on this one."""
        if self.room < height:
            self.start_page()

    def draw(self, operators: str) -> None:
        """Put PDF operators on the current page."""
        self._pages[-1].parts.append(operators)

    def bookmark(self, title: str, level: int) -> None:
        """Let a line of the outline lead to this place, at most a level below the last."""
        self._outline_level = min(level, self._outline_level + 1)
        if level == 0:
            self._begins[title] = self.count
        self._pages[-1].bookmarks.append(
            Bookmark(title, self._outline_level, round(self.y + _ABOVE_MARK))
        )

    def refer(self, reference: Reference) -> None:
        """Let the number of the page stand there on which the title turns out to begin."""
        self._pages[-1].references.append(reference)

    def write(self, text: str, style: Style, colour: Colour = look.TEXT, *, gap: float = 0) -> None:
        """Write a paragraph over the whole width, going on to new pages where needed."""
        for line in self.typesetter.lines(text, style, self.width):
            self.need(style.leading)
            self.put(line, style, colour, Span(self.left, self.width))
            self.y -= style.leading
        self.y -= gap

    def put(self, line: Line, style: Style, colour: Colour, span: Span) -> None:
        """Draw one line at `y`, which stays where it is."""
        box = Box(span.left, self.y - style.leading * _TO_BASELINE, span.width, 0)
        self.draw(look.words([line], box, style.leading, colour))

    def title_block(self, counts_line: str) -> None:
        """The title and one line of counts, on the first page."""
        self.y -= 6
        self.bookmark(self._masthead.title, 0)
        self.write(self._masthead.title, look.TITLE)
        self.write(counts_line, look.LEAD, look.MUTED, gap=12)

    def heading(self, text: str) -> None:
        """A heading that also stands in the outline; it never ends a page."""
        self.need(HEADING_ROOM)
        self.bookmark(text, 1)
        self.write(text, look.HEADING, gap=4)

    def subheading(self, text: str) -> None:
        """A smaller heading, not in the outline; it never ends a page."""
        self.need(5 * look.SUBHEADING.leading)
        self.write(text, look.SUBHEADING, gap=2)

    def finish(self) -> bytes:
        """The whole file, with the foot of each page."""
        foots = self._frame.feet(self.count)
        for page, foot in zip(self._pages, foots, strict=True):
            numbers = [self._frame.number(one, self._begins) for one in page.references]
            self._document.add_page(page.content(*numbers, foot), tuple(page.bookmarks))
        return self._document.finish()
