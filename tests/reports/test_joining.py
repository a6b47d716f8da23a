"""What HarfBuzz makes of a script, and that it comes back from the file as it was typed."""

import re
from pathlib import Path

import pytest
from PySide6.QtPdf import QPdfDocument
from pytestqt.qtbot import QtBot

from isms_desktop.reports import look
from isms_desktop.reports.archive import About
from isms_desktop.reports.fonts import Fonts, Weight
from isms_desktop.reports.joining import COMPLEX, Joiner
from isms_desktop.reports.look import Box
from isms_desktop.reports.page import A4
from isms_desktop.reports.pdf import Document
from isms_desktop.reports.text import Typesetter
from isms_desktop.runtime import resources
from tests.reports.conftest import NOON, drawn

DEVANAGARI = Joiner(resources.path("fonts/NotoSansDevanagari-Regular.ttf").read_bytes())
THAI = Joiner(resources.path("fonts/NotoSansThai-Regular.ttf").read_bytes())
HINDI = "बैकअप की पुनर्स्थापना का परीक्षण नहीं किया गया। क्षेत्र, ज्ञान, हिन्दी १२३"
SIAMESE = "การสำรองข้อมูลไม่เคยได้รับการทดสอบ ที่นี่ น้ำ ปู่ ๑๒๓"


def test_a_vowel_written_before_its_letter_stands_before_it() -> None:
    plain = DEVANAGARI.glyphs("न")
    with_vowel = DEVANAGARI.glyphs("नि")
    assert plain
    assert with_vowel
    assert [glyph.number for glyph in with_vowel].index(plain[0].number) == 1


def test_letters_that_join_become_one_glyph_read_as_all_of_them() -> None:
    joined = DEVANAGARI.glyphs("क्ष")
    assert joined
    assert [glyph.text for glyph in joined] == ["क्ष"]


def test_the_first_glyph_of_a_syllable_is_read_as_all_of_it() -> None:
    found = DEVANAGARI.glyphs("हिन्दी")
    assert found
    assert "".join(glyph.text for glyph in found) == "हिन्दी"
    assert "" in [glyph.text for glyph in found]


def test_an_invisible_joiner_changes_the_letters_and_draws_nothing() -> None:
    half = DEVANAGARI.glyphs("क्\u200dष")
    assert half
    assert half != DEVANAGARI.glyphs("क्ष")
    assert all(glyph.width or glyph.advance == 0 for glyph in half)


def test_marks_take_no_room_of_their_own() -> None:
    letter, stacked = THAI.glyphs("ท"), THAI.glyphs("ที่")
    assert letter
    assert stacked
    assert sum(glyph.advance for glyph in stacked) == letter[0].advance


def test_a_face_without_rules_for_a_script_says_so() -> None:
    assert THAI.glyphs("क्ष") is None


def test_scripts_that_are_drawn_letter_by_letter_are_left_alone() -> None:
    assert not COMPLEX.search("Mia Ωж 中文 한 שלום سلام 😀")
    assert COMPLEX.match("क")
    assert COMPLEX.match("ท")


@pytest.mark.parametrize("text", [HINDI, SIAMESE, "Ref नमस्ते-ABC (हिन्दी) ที่นี้/x.txt", "ກຳນົດ"])
@pytest.mark.parametrize("width", [45.0, 400.0])
def test_what_was_joined_comes_back_as_it_was_typed(fonts: Fonts, text: str, width: float) -> None:
    assert drawn(fonts, width)(text) == text.replace(" ", "")


@pytest.mark.parametrize("text", [HINDI, SIAMESE])
def test_the_preview_finds_whole_words(
    qtbot: QtBot, document: Document, typesetter: Typesetter, tmp_path: Path, text: str
) -> None:
    lines = typesetter.lines(text, look.CELL, 500)
    document.add_page(look.words(lines, Box(40, 700, 500, 0), 10, look.TEXT))
    file = tmp_path / "page.pdf"
    file.write_bytes(document.finish())
    viewer = QPdfDocument()
    viewer.load(str(file))
    assert viewer.getAllText(0).text().strip() == text
    viewer.close()


@pytest.mark.parametrize("text", [HINDI, SIAMESE, "प्रतिक्रियाशीलता" * 9, "ผู้ตรวจสอบภายใน" * 9])
def test_no_line_of_joined_letters_is_too_wide(typesetter: Typesetter, text: str) -> None:
    for width in range(25, 120, 5):
        lines = typesetter.lines(text, look.CELL, width)
        assert max(line.width for line in lines) <= width + 1e-6


def test_no_syllable_is_parted(typesetter: Typesetter) -> None:
    for width in range(20, 70):
        rows = list(typesetter._broken("क्ष्म्य" * 20, look.CELL, width))
        assert {ink.text.count("\u094d") % 3 for inks, _used in rows for ink in inks} == {0}


def test_joined_letters_are_neither_undrawn_nor_unshaped(typesetter: Typesetter) -> None:
    typesetter.lines(f"{HINDI} {SIAMESE}", look.CELL, 200)
    assert (typesetter.undrawn, typesetter.unshaped) == (0, 0)


def test_letters_that_a_face_has_but_cannot_join_are_counted(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Joiner, "_has_rules", lambda _self, _script: False)
    typesetter = Typesetter(Fonts(resources.path("fonts")), document)
    typesetter.lines("क्\u200dष", look.CELL, 200)
    assert (typesetter.undrawn, typesetter.unshaped) == (0, 3)


def test_what_is_lifted_is_set_down_again(typesetter: Typesetter) -> None:
    (line,) = typesetter.lines("กຳນົດ ຊື່ປ້ອງ ป้ำ ปู่", look.CELL, 200)
    lifts = re.findall(r"(\S+) Ts", line.show)
    assert any(float(lift) for lift in lifts)
    assert float(lifts[-1]) == 0


def test_the_same_text_gives_the_same_bytes_whatever_was_written_before(fonts: Fonts) -> None:
    def written(text: str, fonts: Fonts) -> bytes:
        document = Document(About("t", "a", "s", NOON), A4, fonts.main(Weight.REGULAR))
        lines = Typesetter(fonts, document).lines(text, look.CELL, 300)
        document.add_page(look.words(lines, Box(40, 700, 500, 0), 10, look.TEXT))
        return document.finish()

    first = written(HINDI, fonts)
    written(SIAMESE + "प्रतिक्रिया", fonts)
    assert written(HINDI, fonts) == first
    assert written(HINDI, Fonts(resources.path("fonts"))) == first
