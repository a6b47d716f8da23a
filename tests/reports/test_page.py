import io
from dataclasses import replace

from PIL import Image

from isms_desktop.reports import look
from isms_desktop.reports.fonts import Fonts
from isms_desktop.reports.page import A4, LETTER, Masthead, Pages
from tests.reports.conftest import outline, read, texts


def logo_of(size: tuple[int, int]) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, "navy").save(file, "PNG")
    return file.getvalue()


def test_each_page_says_who_what_when_and_which_of_how_many(
    masthead: Masthead, fonts: Fonts
) -> None:
    pages = Pages(masthead, A4, fonts)
    pages.start_page()
    pages.start_page()
    for number, text in enumerate(texts(pages.finish()), 1):
        assert "Northlight Ltd · Corrective action register" in text
        assert "ISO/IEC 27001:2022 clause 10.2 · Internal" in text
        assert (
            "As at 2026-11-23 09:30 · printed by Mia Okafor · "
            "history entry 412, fingerprint 7f3a…c21e" in text
        )
        assert f"Page {number} of 3" in text


def test_a_title_too_long_for_the_header_is_cut_there_only(
    masthead: Masthead, fonts: Fonts
) -> None:
    title = "A register with a very long name " * 8
    pages = Pages(replace(masthead, title=title), A4, fonts)
    pages.title_block("12 entries")
    (text,) = texts(pages.finish())
    assert "A regis… ISO/IEC" in text.splitlines()[0]
    assert " ".join(title.split()) in " ".join(text.split())


def test_paper_can_be_turned(masthead: Masthead, fonts: Fonts) -> None:
    pages = Pages(masthead, LETTER.turned, fonts)
    box = read(pages.finish()).pages[0].mediabox
    assert (box.width, box.height) == (792, 612)


def test_a_paragraph_goes_on_over_pages(masthead: Masthead, fonts: Fonts) -> None:
    pages = Pages(masthead, A4, fonts)
    pages.write("\n".join(f"line{number}" for number in range(150)), look.LEAD)
    found = " ".join(texts(pages.finish())).split()
    assert [word for word in found if word.startswith("line")] == [f"line{n}" for n in range(150)]
    assert pages.count == 3


def test_a_heading_does_not_end_a_page(masthead: Masthead, fonts: Fonts) -> None:
    pages = Pages(masthead, A4, fonts)
    pages.y -= pages.room - 20
    pages.heading("What follows")
    assert pages.count == 2


def test_the_outline_leads_to_title_and_headings(masthead: Masthead, fonts: Fonts) -> None:
    pages = Pages(masthead, A4, fonts)
    pages.title_block("12 entries")
    pages.heading("Register")
    pages.start_page()
    pages.bookmark("INC-2026-001", 7)
    assert outline(pages.finish()) == [
        (0, "Corrective action register", 0),
        (1, "Register", 0),
        (2, "INC-2026-001", 1),
    ]


def test_the_logo_stands_on_every_page_once_in_the_file(masthead: Masthead, fonts: Fonts) -> None:
    wide, tall = logo_of((400, 40)), logo_of((40, 400))
    plain = Pages(masthead, A4, fonts)
    for picture, left in ((wide, 39 + 130 + 8), (tall, 39 + 2.8 + 8)):
        pages = Pages(replace(masthead, logo=picture), A4, fonts)
        assert pages.height < plain.height
        pages.start_page()
        content = pages.finish()
        again = Pages(replace(masthead, logo=picture), A4, fonts)
        again.start_page()
        assert again.finish() == content
        reader = read(content)
        assert [len(page.images) for page in reader.pages] == [1, 1]
        shown = reader.pages[0].images[0].image
        assert shown is not None
        assert shown.size == ((400, 40) if picture is wide else (40, 400))
        assert content.count(b"/Subtype /Image") == 1
        assert "Northlight Ltd · Corrective action register" in texts(content)[1]
        words = reader.pages[1].get_contents()
        assert words is not None
        assert f"{left:g}" in words.get_data().decode("latin-1")
