import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from isms_desktop.reports import fonts as fonts_module
from isms_desktop.reports.fonts import Fonts, Weight
from isms_desktop.reports.pdf import Document, Face
from isms_desktop.runtime import resources
from tests.reports.conftest import texts

CHINESE = "中"


@pytest.mark.parametrize("weight", list(Weight))
@pytest.mark.parametrize("character", ["A", "ß", "ő", "Ω", "ж", "—", "…", "€"])
def test_inter_draws_european_scripts_in_every_weight(
    fonts: Fonts, weight: Weight, character: str
) -> None:
    assert fonts.main(weight).draws(character)


@pytest.mark.parametrize("character", ["ש", "س", "😀", "✓", "ท", "क"])
def test_the_other_shipped_faces_draw_what_inter_does_not(fonts: Fonts, character: str) -> None:
    face = fonts.fallback(character)
    assert face
    assert face.draws(character)
    assert face.width(character) > 0


def test_two_reports_at_once_get_the_same_faces() -> None:
    fonts, both = Fonts(resources.path("fonts")), Barrier(2)

    def take(_turn: int) -> tuple[Face, Face | None]:
        both.wait()
        return fonts.main(Weight.SEMIBOLD), fonts.fallback("ท")

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(take, range(2))
    assert first == second


def test_a_character_without_glyph_has_no_face(fonts: Fonts) -> None:
    assert fonts.fallback(CHINESE) is None


def test_a_known_file_in_a_system_folder_is_asked_last(tmp_path: Path) -> None:
    folder = tmp_path / "truetype" / "droid"
    folder.mkdir(parents=True)
    shutil.copy(resources.path("fonts/Inter-Bold.ttf"), folder / "DroidSansFallback.ttf")
    fonts = Fonts(resources.path("fonts"), [tmp_path])
    shipped = Fonts(resources.path("fonts"))
    only_in_inter = next(
        chr(code)
        for code in range(0x2000, 0x10000)
        if fonts.main(Weight.BOLD).draws(chr(code)) and not shipped.fallback(chr(code))
    )
    face = fonts.fallback(only_in_inter)
    assert face
    assert face.font.fontName == "DroidSansFallback"


def test_two_faces_with_the_same_name_inside_stand_in_one_document(
    tmp_path: Path, document: Document
) -> None:
    for name in ("one", "two"):
        file = tmp_path / f"{name}.ttf"
        shutil.copy(resources.path("fonts/Inter-Bold.ttf"), file)
        (run,) = document.encode(Face(name, file), name)
        document.add_page(f"BT 40 700 Td {run.font} 10 Tf ({run.literal}) Tj ET")
    assert texts(document.finish()) == ["one", "two"]


def test_an_unusable_system_font_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "simsun.ttc").write_bytes(b"not a font")
    assert Fonts(resources.path("fonts"), [tmp_path]).fallback(CHINESE) is None


@pytest.mark.parametrize(
    ("platform", "part"), [("win32", "Fonts"), ("darwin", "Library"), ("linux", "fonts")]
)
def test_each_system_has_its_folders(
    monkeypatch: pytest.MonkeyPatch, platform: str, part: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    folders = fonts_module.usual_font_folders()
    assert folders
    assert all(part in str(folder) for folder in folders)


def test_the_licences_lie_beside_the_faces() -> None:
    assert "SIL OPEN FONT LICENSE" in resources.text("fonts/Inter-LICENSE.txt")
    assert "SIL OPEN FONT LICENSE" in resources.text("fonts/Noto-LICENSE.txt")
    assert "Bitstream" in resources.text("fonts/DejaVu-LICENSE.txt")
