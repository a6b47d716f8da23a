import pytest

from isms_desktop.ui.kit.tokens import (
    CONTRAST_DARK,
    CONTRAST_LIGHT,
    DARK,
    LIGHT,
    Tokens,
    Tone,
    contrast_ratio,
)

SCHEMES = [
    pytest.param(LIGHT, id="light"),
    pytest.param(DARK, id="dark"),
    pytest.param(CONTRAST_LIGHT, id="contrast light"),
    pytest.param(CONTRAST_DARK, id="contrast dark"),
]


def test_black_on_white_is_the_largest_ratio() -> None:
    assert contrast_ratio("#000000", "#FFFFFF") == pytest.approx(21)


def test_ratio_does_not_depend_on_the_order() -> None:
    assert contrast_ratio("#777777", "#FFFFFF") == contrast_ratio("#FFFFFF", "#777777")
    assert contrast_ratio("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("tokens", SCHEMES)
def test_every_text_can_be_read(tokens: Tokens) -> None:
    assert len(tokens.text_pairs()) >= 50
    weak = [(a, b) for a, b in tokens.text_pairs() if contrast_ratio(a, b) < 4.5]
    assert not weak


@pytest.mark.parametrize("tokens", SCHEMES)
def test_every_control_can_be_seen(tokens: Tokens) -> None:
    weak = [(a, b) for a, b in tokens.shape_pairs() if contrast_ratio(a, b) < 3]
    assert not weak


@pytest.mark.parametrize("tokens", SCHEMES)
def test_every_tone_has_its_colours(tokens: Tokens) -> None:
    assert all(tokens.tone(tone).fg != tokens.tone(tone).bg for tone in Tone)


@pytest.mark.parametrize("tokens", [CONTRAST_LIGHT, CONTRAST_DARK])
def test_high_contrast_draws_borders_like_text(tokens: Tokens) -> None:
    assert tokens.border == tokens.control == tokens.text
    assert contrast_ratio(tokens.text, tokens.background) == pytest.approx(21)
