import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms_desktop.reports import look, shaping
from isms_desktop.reports.archive import About
from isms_desktop.reports.fonts import Fonts
from isms_desktop.reports.inks import MISSING
from isms_desktop.reports.page import A4
from isms_desktop.reports.pdf import Document
from isms_desktop.reports.text import Typesetter
from isms_desktop.runtime import resources
from tests.reports.conftest import NOON, drawn

NARROW = 60.0
FONTS = Fonts(resources.path("fonts"))

drawable = st.text(
    st.sampled_from([chr(code) for code in range(33, 127)])
    | st.sampled_from("äéñøßŁőžΩλж中文字。「」カ한€…—½😀✓नส")
    | st.sampled_from("      \n\t")
)


@pytest.mark.parametrize("width", [25.0, NARROW, 400.0])
@given(text=drawable)
def test_every_text_comes_back_in_order(width: float, text: str) -> None:
    expected = "".join(text.split())
    for character in set(expected):
        if ord(character) > 126 and not _has_face(character):
            expected = expected.replace(character, MISSING)
    assert drawn(FONTS, width)(text) == expected


def _has_face(character: str) -> bool:
    return bool(FONTS.main(look.CELL.weight).draws(character) or FONTS.fallback(character))


@given(text=drawable, width=st.floats(20, 300))
def test_no_line_is_wider_than_its_box(text: str, width: float) -> None:
    lines = fresh_typesetter().lines(text, look.CELL, width)
    assert all(line.width <= width + 1e-6 for line in lines)


def fresh_typesetter() -> Typesetter:
    face = FONTS.main(look.CELL.weight)
    return Typesetter(FONTS, Document(About("t", "a", "s", NOON), A4, face))


@pytest.mark.parametrize(
    "markup", ["5 < 6 & a <b>", "<img src=/etc/passwd>", "&amp; <para>", "(a) \\n %s {0}"]
)
def test_markup_stays_literal(fonts: Fonts, markup: str) -> None:
    assert drawn(fonts, 500)(markup) == markup.replace(" ", "")


def test_line_breaks_and_empty_lines_are_kept(typesetter: Typesetter) -> None:
    lines = typesetter.lines("one\n\nthree", look.CELL, 100)
    assert [line.width > 0 for line in lines] == [True, False, True]


def test_words_move_to_the_next_line_whole(typesetter: Typesetter) -> None:
    lines = typesetter.lines("several plain words here", look.CELL, NARROW)
    assert [line.show.split("(")[1].split(")")[0] for line in lines] == [
        "several plain",
        "words here",
    ]


def test_a_long_word_is_broken_where_it_reads_well(typesetter: Typesetter) -> None:
    lines = typesetter.lines("see https://example.org/some/path/page", look.CELL, NARROW)
    shown = [line.show.split("(")[1].split(")")[0] for line in lines]
    assert shown[0] == "see"
    assert all(part.endswith(("/", ".", ":")) for part in shown[1:-1])
    assert "".join(shown[1:]) == "https://example.org/some/path/page"


def test_a_word_without_good_places_is_broken_anyway(typesetter: Typesetter) -> None:
    lines = typesetter.lines("x" * 1000, look.CELL, NARROW)
    assert len(lines) > 50
    assert max(line.width for line in lines) <= NARROW


def test_a_letter_and_its_mark_are_drawn_as_one(fonts: Fonts, typesetter: Typesetter) -> None:
    assert typesetter.lines("cafe\u0301", look.CELL, 400) == typesetter.lines(
        "caf\u00e9", look.CELL, 400
    )
    assert drawn(fonts, 400)("A\u030angstro\u0308m") == "\u00c5ngstr\u00f6m"


@pytest.mark.parametrize(
    ("text", "apart"), [("x\u0331" * 40, "\u0331"), ("\u0e41\u0e08" * 40, "\u0e08")]
)
def test_no_line_begins_with_what_belongs_to_the_letter_before(
    text: str, apart: str, typesetter: Typesetter
) -> None:
    for width in range(20, 60):
        rows = typesetter._broken(text, look.CELL, width)
        assert not any(inks[0].text.startswith(apart) for inks, _used in rows if inks)


def test_a_long_word_stays_whole_where_it_fits(typesetter: Typesetter) -> None:
    assert len(typesetter.lines("y" * 90, look.CELL, 1000)) == 1


def test_other_spaces_are_drawn_and_do_not_break(typesetter: Typesetter) -> None:
    for space in "\u00a0\u2009\u3000":
        joined = typesetter.lines(f"12{space}days", look.CELL, 400)
        assert joined == typesetter.lines("12 days", look.CELL, 400)[:1]
        first, second = typesetter.lines(f"aaaaaaaaaa 12{space}days", look.CELL, NARROW)
        assert "12" not in first.show.split("(")[1]
        assert "(12 days)" in second.show


def test_a_character_wider_than_the_box_still_stands(typesetter: Typesetter) -> None:
    assert len(typesetter.lines("WW", look.CELL, 1)) == 2


def test_characters_without_glyph_are_counted_each_time(typesetter: Typesetter) -> None:
    typesetter.lines("ab 中 中 cd 한", look.CELL, 400)
    assert typesetter.undrawn == 3


def test_a_short_text_set_again_is_the_same_and_stays_so(typesetter: Typesetter) -> None:
    first = typesetter.lines("Mia Okafor", look.CELL, NARROW)
    first.append(first[0])
    assert typesetter.lines("Mia Okafor", look.CELL, NARROW) == first[:1]
    typesetter.lines("中", look.CELL, NARROW)
    typesetter.lines("中", look.CELL, NARROW)
    assert typesetter.undrawn == 2


def test_invisible_characters_are_neither_drawn_nor_counted(
    fonts: Fonts, typesetter: Typesetter
) -> None:
    text = "a\u200db\ufe0fc\u00add\ufeff"
    typesetter.lines(text, look.CELL, 400)
    assert typesetter.undrawn == 0
    assert drawn(fonts, 400)(text) == "abcd"


def test_no_opening_bracket_ends_and_no_closing_one_begins_a_line(typesetter: Typesetter) -> None:
    # Without an East Asian face each sign is replaced, but breaks follow what was typed.
    lines = typesetter.lines("漢字（漢字）。", look.CELL, 22)
    assert [line.show.count("\\001") for line in lines] == [len("漢字"), len("（漢"), len("字）。")]


def test_east_asian_text_goes_on_where_the_line_is_and_else_on_the_next(
    typesetter: Typesetter,
) -> None:
    room = typesetter.lines("see", look.CELL, 100)[0].width
    begun = typesetter.lines("see 漢字漢字", look.CELL, room + 2 + 2 * 7.2)
    full = typesetter.lines("see 漢字漢字", look.CELL, room + 3)
    assert [line.show.count("\\001") for line in begun] == [2, 2]
    assert [line.show.count("\\001") for line in full] == [0, 2, 2]


def test_a_right_to_left_paragraph_stands_at_the_right(typesetter: Typesetter) -> None:
    lines = typesetter.lines("שלום עולם\nplain\nabc שלום", look.CELL, 400)
    assert [line.is_at_right for line in lines] == [True, False, False]


@given(words=st.lists(st.text("אבגדה", min_size=1, max_size=8), min_size=1, max_size=30))
def test_right_to_left_lines_keep_every_letter(words: list[str]) -> None:
    text = " ".join(words)
    assert sorted(drawn(FONTS, NARROW)(text)) == sorted(text.replace(" ", ""))
    assert shaping.is_right_to_left(text)


def test_a_text_too_long_for_one_line_ends_in_an_ellipsis(typesetter: Typesetter) -> None:
    whole = typesetter.fitted("short", look.SMALL, 200)
    cut = typesetter.fitted("a very long text " * 20, look.SMALL, 200)
    assert whole == typesetter.lines("short", look.SMALL, 200)[0]
    assert 150 < cut.width <= 200
    assert cut.show != typesetter.lines("a very long text " * 20, look.SMALL, 1e9)[0].show


def test_200_kilobytes_are_set(typesetter: Typesetter) -> None:
    text = "Some words of a very long report, again and again. " * 4000
    lines = typesetter.lines(text, look.CELL, 140)
    assert len(lines) > 5000


def test_forgetting_words_changes_nothing(
    typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = " ".join(f"word{number}" for number in range(50))
    before = typesetter.lines(text, look.CELL, NARROW)
    monkeypatch.setattr("isms_desktop.reports.inks._MOST_REMEMBERED", 3)
    assert typesetter.lines(text + " new", look.CELL, NARROW)[: len(before) - 1] == before[:-1]
