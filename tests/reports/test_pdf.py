from pathlib import Path

import pytest

from isms_desktop.reports.fonts import Fonts, Weight
from isms_desktop.reports.pdf import Bookmark, Document, Face, UnusableFontError
from tests.reports.conftest import outline, read, texts


def show(document: Document, face: Face, text: str) -> str:
    runs = document.encode(face, text)
    shown = " ".join(f"{run.font} 10 Tf ({run.literal}) Tj" for run in runs)
    return f"BT 40 700 Td {shown} ET"


def test_text_comes_back_as_it_was_encoded(document: Document, fonts: Fonts) -> None:
    text = r"Ħéllø (world) back\slash ½ – Привет"
    document.add_page(show(document, fonts.main(Weight.REGULAR), text))
    assert texts(document.finish()) == [text]


def test_a_character_beyond_the_basic_plane_comes_back(document: Document, fonts: Fonts) -> None:
    face = fonts.fallback("😀")
    assert face
    document.add_page(show(document, face, "😀"))
    assert texts(document.finish()) == ["😀"]


def test_joined_arabic_comes_back_as_its_letters(document: Document, fonts: Fonts) -> None:
    face = fonts.fallback("\ufefb")
    assert face
    document.add_page(show(document, face, "\ufefb"))
    assert texts(document.finish()) == ["لا"[::-1]]  # in the order of drawing, as letters beside it


def test_nobody_can_type_a_glyph_that_stands_for_a_syllable(fonts: Fonts) -> None:
    face = fonts.fallback("क")
    assert face
    glyphs = face.joined("क्ष")
    assert glyphs
    assert not face.draws(face.character_of(glyphs[0]))


def test_more_than_256_characters_of_one_face_come_back(document: Document, fonts: Fonts) -> None:
    text = "".join(chr(code) for code in range(0x400, 0x460)) + "".join(
        chr(code) for code in range(0x1E00, 0x1F00) if fonts.main(Weight.REGULAR).draws(chr(code))
    )
    document.add_page(show(document, fonts.main(Weight.REGULAR), text))
    assert "".join(texts(document.finish())).replace("\n", "") == text


def test_the_document_says_what_it_is(document: Document) -> None:
    document.add_page("")
    about = read(document.finish()).metadata
    assert about
    assert (about.title, about.author, about.subject) == (
        "A title",
        "Northlight Ltd",
        "A subject",
    )
    assert about.creation_date
    assert f"{about.creation_date:%Y-%m-%d %H:%M}" == "2026-11-23 09:30"


def test_bookmarks_lead_to_their_pages(document: Document) -> None:
    document.add_page("", (Bookmark("Register", 0, 800), Bookmark("INC-2026-001", 1, 500)))
    document.add_page("", (Bookmark("INC-2026-009", 1, 800),))
    assert outline(document.finish()) == [
        (0, "Register", 0),
        (1, "INC-2026-001", 0),
        (1, "INC-2026-009", 1),
    ]


def test_a_file_that_is_no_truetype_font_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "broken.ttf"
    file.write_bytes(b"OTTO not a glyph in sight")
    with pytest.raises(UnusableFontError):
        Face("Broken", file)
