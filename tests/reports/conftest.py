"""The shipped faces, read once, and ways to look into a PDF."""

import io
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from isms_desktop.reports import look
from isms_desktop.reports.archive import About
from isms_desktop.reports.fonts import Fonts, Weight
from isms_desktop.reports.look import Box
from isms_desktop.reports.page import A4, Masthead
from isms_desktop.reports.pdf import Document
from isms_desktop.reports.text import Typesetter
from isms_desktop.runtime import resources

NOON = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def fonts() -> Fonts:
    """Only the shipped faces, so that every machine draws the same."""
    return Fonts(resources.path("fonts"))


@pytest.fixture
def document(fonts: Fonts) -> Document:
    about = About("A title", "Northlight Ltd", "A subject", NOON)
    return Document(about, A4, fonts.main(Weight.REGULAR))


@pytest.fixture
def typesetter(fonts: Fonts, document: Document) -> Typesetter:
    return Typesetter(fonts, document)


@pytest.fixture
def masthead() -> Masthead:
    return Masthead(
        organisation="Northlight Ltd",
        title="Corrective action register",
        clause="ISO/IEC 27001:2022 clause 10.2",
        classification="Internal",
        as_at=NOON,
        printed_by="Mia Okafor",
        fingerprint="history entry 412, fingerprint 7f3a…c21e",
    )


def read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def texts(content: bytes) -> list[str]:
    """The text of each page in the order it was drawn."""
    return [page.extract_text() for page in read(content).pages]


def outline(content: bytes) -> list[tuple[int, str, int | None]]:
    """Each line of the outline: level, title and number of its page, all from 0."""
    reader = read(content)

    def flat(marks: Sequence[object], level: int) -> Iterator[tuple[int, str, int | None]]:
        for mark in marks:
            if isinstance(mark, list):
                yield from flat(mark, level + 1)
            elif isinstance(mark, Destination):
                yield level, str(mark.title), reader.get_destination_page_number(mark)

    return list(flat(reader.outline, 0))


def drawn(fonts: Fonts, width: float) -> Callable[[str], str]:
    """Draw a text into a box of that width and read it back without its spaces."""

    def there_and_back(text: str) -> str:
        document = Document(About("t", "a", "s", NOON), A4, fonts.main(Weight.REGULAR))
        lines = Typesetter(fonts, document).lines(text, look.CELL, width)
        for start in range(0, len(lines), 60):
            box = Box(40, 800, width, 0)
            document.add_page(look.words(lines[start : start + 60], box, 10, look.TEXT))
        return "".join("".join(texts(document.finish())).split())

    return there_and_back
