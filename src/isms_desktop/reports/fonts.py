"""Which face draws which character: Inter, the other shipped ones, then what the computer has."""

import os
import sys
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import Final

from isms_desktop.reports.pdf import Face, UnusableFontError

# Faces with TrueType outlines for what the shipped ones do not draw, as systems have them:
# Chinese, Japanese and Korean, then the relatives of Devanagari and Thai.
# Those with other outlines (Noto CJK and Source Han) cannot be embedded.
SYSTEM_FILES: Final = (
    "DroidSansFallbackFull.ttf",
    "DroidSansFallback.ttf",
    "wqy-zenhei.ttc",
    "wqy-microhei.ttc",
    "msyh.ttc",
    "simsun.ttc",
    "msgothic.ttc",
    "malgun.ttf",
    "NanumGothic.ttf",
    "Arial Unicode.ttf",
    "AppleGothic.ttf",
    "Nirmala.ttf",
    "Nirmala.ttc",
    "NotoSansBengali-Regular.ttf",
    "NotoSansGujarati-Regular.ttf",
    "NotoSansGurmukhi-Regular.ttf",
    "NotoSansTamil-Regular.ttf",
    "NotoSansTelugu-Regular.ttf",
    "NotoSansKannada-Regular.ttf",
    "NotoSansMalayalam-Regular.ttf",
    "NotoSansSinhala-Regular.ttf",
    "LeelawUI.ttf",
    "NotoSansKhmer-Regular.ttf",
    "mmrtext.ttf",
    "NotoSansMyanmar-Regular.ttf",
)
_SHIPPED: Final = ("DejaVuSans.ttf", "NotoSansThai-Regular.ttf", "NotoSansDevanagari-Regular.ttf")
"""Asked in this order for what Inter does not draw."""


class Weight(StrEnum):
    """The weights of Inter that reports use."""

    REGULAR = "Regular"
    MEDIUM = "Medium"
    SEMIBOLD = "SemiBold"
    BOLD = "Bold"


class Fonts:
    """The faces of the reports, each read when it is first needed.

    May be shared between threads: reading a face twice costs time, nothing else.
    """

    def __init__(self, folder: Path, system_folders: Sequence[Path] = ()) -> None:
        """Take the shipped faces from `folder`; look for further ones in `system_folders`."""
        self._folder = folder
        self._system_folders = tuple(system_folders)
        self._inter: dict[Weight, Face] = {}
        self._others: dict[str, Face] = {}
        self._drawn_by: dict[str, Face | None] = {}
        # Reports are written beside each other, and a document takes no two faces of one name.
        self._loading = RLock()

    def main(self, weight: Weight) -> Face:
        """The face that draws nearly everything."""
        with self._loading:
            if weight not in self._inter:
                name = f"Inter-{weight}"
                self._inter[weight] = Face(name, self._folder / f"{name}.ttf")
            return self._inter[weight]

    def fallback(self, character: str) -> Face | None:
        """The first face beyond Inter with a glyph for it; None where no face has one."""
        with self._loading:
            if character not in self._drawn_by:
                self._drawn_by[character] = next(
                    (face for face in self._further() if face.draws(character)), None
                )
            return self._drawn_by[character]

    def _further(self) -> Iterator[Face]:
        for name in _SHIPPED:
            if name not in self._others:
                self._others[name] = Face(Path(name).stem, self._folder / name)
            yield self._others[name]
        yield from self._of_system

    @cached_property
    def _of_system(self) -> tuple[Face, ...]:
        found = {file.name: file for folder in self._system_folders for file in _files(folder)}
        files = [found[name] for name in SYSTEM_FILES if name in found]
        return tuple(face for file in files if (face := _usable(file)) is not None)


def usual_font_folders() -> tuple[Path, ...]:
    """Where this kind of system keeps its fonts."""
    if sys.platform == "win32":
        return (Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts",)
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"))
    return (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))


def _files(folder: Path) -> Iterator[Path]:
    for place, _folders, names in os.walk(folder):
        yield from (Path(place, name) for name in names)


def _usable(file: Path) -> Face | None:
    try:
        return Face(file.stem.replace(" ", ""), file)
    except UnusableFontError:
        return None
