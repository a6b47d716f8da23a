"""The files shipped with the program: icons, word lists, templates, translations, examples."""

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from isms_desktop.domain.errors import UserError

PACKAGE = Path(__file__).resolve().parents[1]


def root() -> Path:
    """The folder of the shipped files."""
    for folder in places(PACKAGE, getattr(sys, "_MEIPASS", None)):
        if folder.is_dir():
            return folder
    raise _missing("resources")


def guide() -> Path:
    """The folder of the guide for the user; in a checkout it lies with the documents."""
    for folder in (root() / "guide", PACKAGE.parents[1] / "docs" / "guide"):
        if folder.is_dir():
            return folder
    raise _missing("guide")


def places(package: Path, frozen: str | None) -> Iterator[Path]:
    """Where the folder may be: in the installed package, the checkout, or a frozen program.

    `frozen` is the folder a frozen program unpacks itself to, None where Python runs from source.
    """
    yield package / "resources"
    yield package.parents[1] / "resources"
    if frozen:
        yield Path(frozen) / "resources"


def path(name: str) -> Path:
    """The place of a shipped file or folder, such as "icons/plus.svg"."""
    found = root() / name
    if not found.exists():
        raise _missing(name)
    return found


def text(name: str) -> str:
    """The text of a shipped file (UTF-8)."""
    return path(name).read_text(encoding="utf-8")


def data(name: str) -> dict[str, Any]:
    """The content of a shipped TOML file."""
    return tomllib.loads(text(name))


def _missing(name: str) -> UserError:
    # Plain English: the translations are shipped files themselves.
    return UserError(
        f"A file that belongs to the program is missing: {name}. Your data is not affected.",
        "Install the program again.",
        code="missing_resource",
    )
