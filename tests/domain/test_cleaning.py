import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms_desktop.domain.cleaning import clean_line, clean_name, clean_text

any_text = st.text(st.characters(codec=None))


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("plain", "plain"),
        ("  plain ", "plain"),
        ("two\r\nlines\rthree", "two\nlines\nthree"),
        ("a\u2028b\u0085c\x0bd", "a\nb\nc\nd"),
        ("bell\x07 and\x00 null", "bell and null"),
        ("tab\tstays", "tab\tstays"),
        ("Zoe\u0308", "Zoë"),
        ("half \ud83d of it", "half  of it"),
        ("no \ufffe\U0001ffff\ufdd0 character", "no  character"),
        (" \u3000\n\t", ""),
        ("", ""),
        ("=1+1", "=1+1"),
    ],
)
def test_text_gets_the_stored_form(typed: str, stored: str) -> None:
    assert clean_text(typed) == stored


@given(any_text)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)
    assert clean_name(clean_name(text)) == clean_name(text)


@given(any_text)
def test_what_is_stored_can_be_written_anywhere(text: str) -> None:
    stored = clean_text(text)
    assert stored.encode("utf-8").decode("utf-8") == stored
    assert unicodedata.is_normalized("NFC", stored)
    assert stored == stored.strip()
    unwanted = {c for c in stored if unicodedata.category(c) in ("Cc", "Cs") and c not in "\t\n"}
    assert not unwanted


@given(any_text)
def test_a_line_has_one_space_between_words(text: str) -> None:
    assert clean_line(text) == " ".join(clean_line(text).split())


def test_a_name_has_no_semicolon() -> None:
    assert clean_name("Okafor; Mia\n") == "Okafor, Mia"
    assert clean_name("Okafor\u037e Mia") == "Okafor, Mia"
