"""Text is cleaned once, where it enters, so that what is stored is what comes back."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

_LINE_ENDS: Final = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# The last two of each of the 17 planes are non-characters.
_PLANE_ENDS: Final = "".join(
    chr((plane << 16) | end) for plane in range(17) for end in (0xFFFE, 0xFFFF)
)
_UNWANTED: Final = re.compile(
    f"[\x00-\x08\x0e-\x1b\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef{_PLANE_ENDS}]"
)


def clean_text(text: str) -> str:
    """Bring text into the stored form; cleaning twice changes nothing more.

    NFC, line feeds only, no control characters but tab and line feed, no lone surrogates and no
    non-characters, nothing blank at either end. Text that is only blank becomes the empty string.
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    text = _UNWANTED.sub("", _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", text).strip()


def clean_line(text: str) -> str:
    """Clean text that belongs on one line: every run of white space is one space."""
    return " ".join(clean_text(text).split())


def clean_name(text: str) -> str:
    """Clean a person's name; the semicolon parts several names in one cell, so none is kept."""
    return clean_line(clean_line(text).replace(";", ","))


def clean_words(words: Iterable[str]) -> tuple[str, ...]:
    """Clean a list of free words: one line each, no blank ones, each once, in their order."""
    return tuple(dict.fromkeys(word for word in map(clean_line, words) if word))
