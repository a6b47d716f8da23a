from isms_desktop.reports import look
from isms_desktop.reports.look import Box, Colour
from isms_desktop.reports.text import Line


def luminance(colour: Colour) -> float:
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: Colour, other: Colour) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_every_badge_can_be_read() -> None:
    for foreground, background in look.TONES.values():
        assert contrast(foreground, background) >= 4.5


def test_text_can_be_read_on_paper_and_on_headings() -> None:
    for ink in (look.TEXT, look.MUTED):
        assert contrast(ink, Colour(1, 1, 1)) >= 4.5
        assert contrast(ink, look.SUNKEN) >= 4.5


def test_lines_follow_each_other_downwards() -> None:
    lines = [Line("(one) Tj", 20), Line("(two) Tj", 20)]
    shown = look.words(lines, Box(10, 100, 50, 0), 9, look.TEXT)
    assert "9 TL 10.00 100.00 Td\n(one) Tj\nT* (two) Tj\nET" in shown


def test_lines_from_right_to_left_stand_at_the_right_edge() -> None:
    lines = [Line("(1) Tj", 20, is_at_right=True), Line("(2) Tj", 30, is_at_right=True)]
    shown = look.words([*lines, Line("(3) Tj", 5)], Box(10, 100, 50, 0), 9, look.TEXT)
    assert "30.00 0 Td (1) Tj\n-10.00 -9 Td (2) Tj\n-20.00 -9 Td (3) Tj" in shown


def test_a_dot_is_round_about_its_point() -> None:
    shape = look.dot(10, 20, 2, look.TEXT)
    assert "1 0 0 1 8.00 18.00 cm 2.00 0.00 m" in shape  # counted from its lower left corner
    assert "4.00 2.00 c" in shape
    assert shape.endswith("0.00 2.00 l 0.00 0.90 0.90 0.00 2.00 0.00 c f Q")
